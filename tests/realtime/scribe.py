"""A model's provider that says what a test tells it to, when told: a real HTTP server on a free port."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from tests.assist.provider import DONE, OPENING, event

Piece = str | asyncio.Event  # a text, or something to wait for


@dataclass(slots=True)
class Script:
    """What one request is answered with. Without `ends`, the stream is cut after the last piece."""

    pieces: tuple[Piece, ...]
    ends: bool = True
    status: int = 200


@dataclass(eq=False, slots=True)
class Scribe:
    """Scripts are used up in order; the last one goes on. hung_up: requests that the client closed."""

    model: str = ""
    scripts: list[Script] = field(default_factory=list)
    prompts: list[list[dict[str, str]]] = field(default_factory=list)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)

    def says(self, *pieces: Piece, ends: bool = True, status: int = 200) -> None:
        self.scripts = [Script(pieces, ends, status)]

    def then(self, *pieces: Piece, ends: bool = True, status: int = 200) -> None:
        self.scripts.append(Script(pieces, ends, status))

    async def complete(self, http: web.Request) -> web.StreamResponse:
        self.prompts.append((await http.json())["messages"])
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        if script.status != 200:
            return web.json_response({"error": {"message": "no", "code": "no"}}, status=script.status)
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(http)
        try:
            await response.write(OPENING)
            for piece in script.pieces:
                if isinstance(piece, asyncio.Event):
                    await piece.wait()
                else:
                    await response.write(event(piece))
            if script.ends:
                await response.write(event(finish="stop") + DONE)
            elif http.transport is not None:
                http.transport.abort()
        except (asyncio.CancelledError, ConnectionError):
            self.hung_up.set()
            raise
        return response


@asynccontextmanager
async def scribe() -> AsyncIterator[Scribe]:
    here = Scribe()
    app = web.Application()
    app.router.add_post("/v1/chat/completions", here.complete)
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        here.model = f"openai/scripted@http://127.0.0.1:{runner.addresses[0][1]}/v1"
        yield here
    finally:
        await runner.cleanup()
