"""A language model's provider that fails on request: a real HTTP server on a free loopback port.

It speaks OpenAI's chat completions. The name of the model says what it plays: `ok`, or several in turn,
`server+ok`; the last one goes on.
"""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from aiohttp import web

WORDS = ("I see ", "that your ", "parcel ", "is late — ", "配達 ", "el envío. ", "🙂 ", "Shall I ", "look?")
TEXT = "".join(WORDS)
PROMPT_TOKENS, COMPLETION_TOKENS = 21, 9
RETRY_AFTER_S = 7
CUT_AFTER = 4
FEW_BYTES = 5


class Shape(StrEnum):
    OK = "ok"
    LONG = "long"  # as ok, but stopped at the length that was asked for
    PLAIN = "plain"  # as ok, without counts and without [DONE]
    SPLIT = "split"  # as ok, a few bytes at a time
    HELD = "held"  # as ok, but the connection stays open
    TAILLESS = "tailless"  # silence after finish_reason
    SLOW = "slow"  # nothing for a long time
    STALLED = "stalled"  # silence in the middle
    CUT = "cut"  # connection reset in the middle
    UNFINISHED = "unfinished"  # a proper end of the body, in the middle
    MALFORMED = "malformed"  # a line that is no JSON, in the middle
    WRONG_FORM = "wrong_form"  # JSON, but no event
    HALF_PAIR = "half_pair"  # half a surrogate pair
    PAGE = "page"  # an HTML page with status 200
    RATE_LIMITED = "rate_limited"
    BAD_REQUEST = "bad_request"
    UNAUTHORIZED = "unauthorized"
    REDIRECT = "redirect"
    SERVER = "server"
    DROPPED = "dropped"  # connection closed before any answer
    ERROR_EVENT = "error_event"  # status 200, words, then an error
    FILTERED = "filtered"  # finish_reason content_filter
    EMPTY = "empty"
    BLANK = "blank"  # only white space
    ENDLESS = "endless"  # words for ever, a few at a time
    FLOOD = "flood"  # words for ever, as fast as can be
    HUGE_TOKEN = "huge_token"
    ENDLESS_LINE = "endless_line"


@dataclass(eq=False, slots=True)
class Request:
    """One that came in. hung_up_at: loop time at which the client closed it, if it did before our end."""

    body: dict[str, object]
    headers: dict[str, str]
    shape: Shape
    hung_up_at: float | None = None
    is_over: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(eq=False, slots=True)
class Provider:
    base_url: str = ""
    delay_s: float = 0.0
    requests: list[Request] = field(default_factory=list)
    _seen: Counter[str] = field(default_factory=Counter)

    async def complete(self, http: web.Request) -> web.StreamResponse:
        body = await http.json()
        shapes = str(body["model"]).split("+")
        turn = self._seen[body["model"]]
        self._seen[body["model"]] += 1
        loop = asyncio.get_running_loop()
        request = Request(body, dict(http.headers), Shape(shapes[min(turn, len(shapes) - 1)]))
        self.requests.append(request)
        play = _Play(http, request.shape, self.delay_s)
        try:
            return await play.play()
        except ConnectionError:
            request.hung_up_at = loop.time()
            return play.response
        except asyncio.CancelledError:
            request.hung_up_at = loop.time()
            raise
        finally:
            request.is_over.set()


@asynccontextmanager
async def provider(delay_s: float = 0.0, port: int = 0) -> AsyncIterator[Provider]:
    """delay_s: between two words."""
    here = Provider(delay_s=delay_s)
    app = web.Application()
    app.router.add_post("/v1/chat/completions", here.complete)
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port, backlog=1024)
        await site.start()
        here.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        yield here
    finally:
        await runner.cleanup()


def event(content: str | None = None, *, finish: str | None = None) -> bytes:
    delta = {} if content is None else {"content": content}
    return _line({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def _line(data: dict[str, object]) -> bytes:
    head = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return b"data: " + json.dumps({**head, **data}, ensure_ascii=False).encode() + b"\n\n"


OPENING = _line(
    {"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}]}
)
COUNTS = _line(
    {
        "choices": [],
        "usage": {
            "prompt_tokens": PROMPT_TOKENS,
            "completion_tokens": COMPLETION_TOKENS,
            "total_tokens": PROMPT_TOKENS + COMPLETION_TOKENS,
        },
    }
)
DONE = b"data: [DONE]\n\n"
END = event(finish="stop") + COUNTS + DONE
FOREVER_S = 600.0

_STATUS = {
    Shape.RATE_LIMITED: (429, "rate_limit_exceeded", {"retry-after": str(RETRY_AFTER_S)}),
    Shape.BAD_REQUEST: (400, "invalid_request_error", {}),
    Shape.UNAUTHORIZED: (401, "invalid_api_key", {}),
    Shape.REDIRECT: (307, "moved", {"location": "/elsewhere"}),
    Shape.SERVER: (500, "server_error", {}),
}
# what comes after a few good words
_MIDDLE = {
    Shape.MALFORMED: b'data: {"choices": [{"delta": {"content": "oh\n\n' + END,
    Shape.WRONG_FORM: b'data: {"choices": [7]}\n\n' + END,
    Shape.HALF_PAIR: b'data: {"choices": [{"index": 0, "delta": {"content": "\\ud83d"}}]}\n\n' + END,
    Shape.ERROR_EVENT: b'data: {"error": {"message": "overloaded", "type": "server_error", "code": 503}}\n\n',
    Shape.FILTERED: event(finish="content_filter") + DONE,
    Shape.UNFINISHED: b"",
    Shape.HUGE_TOKEN: event("x" * 200_000) + END,
}


class _Play:
    def __init__(self, http: web.Request, shape: Shape, delay_s: float) -> None:
        self._http = http
        self._shape = shape
        self._delay_s = delay_s
        self.response = web.StreamResponse(headers={"content-type": "text/event-stream"})

    async def play(self) -> web.StreamResponse:
        shape = self._shape
        if shape in _STATUS:
            status, code, headers = _STATUS[shape]
            # as providers do, it repeats what it was sent
            sent = self._http.headers.get("authorization", ""), (await self._http.json())["messages"]
            error = {"error": {"message": str(sent), "type": code, "code": code}}
            return web.json_response(error, status=status, headers=headers)
        if shape is Shape.PAGE:
            return web.Response(text="<html>\n<p>Sign in</p>\n</html>\n", content_type="text/html")
        if shape is Shape.DROPPED:
            self._drop()
            return self.response
        await self.response.prepare(self._http)
        await self._body()
        return self.response

    async def _body(self) -> None:
        shape = self._shape
        if shape is Shape.SLOW:
            await asyncio.sleep(FOREVER_S)
        await self._send(OPENING)
        if shape in _MIDDLE:
            await self._say(WORDS[:CUT_AFTER])
            await self._send(_MIDDLE[shape])
        elif shape is Shape.SPLIT:
            whole = b"".join(map(event, WORDS)) + END
            for at in range(0, len(whole), FEW_BYTES):
                await self._send(whole[at : at + FEW_BYTES])
        elif shape is Shape.STALLED:
            await self._say(WORDS[:CUT_AFTER])
            await asyncio.sleep(FOREVER_S)
        elif shape is Shape.CUT:
            await self._say(WORDS[:CUT_AFTER])
            self._drop()
        elif shape in (Shape.EMPTY, Shape.BLANK):
            await self._say((" \n",) if shape is Shape.BLANK else ())
            await self._send(END)
        elif shape in (Shape.ENDLESS, Shape.FLOOD):
            while True:
                await self._say(WORDS)
                await asyncio.sleep(0.1 if shape is Shape.ENDLESS else 0)
        elif shape is Shape.ENDLESS_LINE:
            await self._send(b"data: {")
            while True:
                await self._send(b"x" * 65_536)
                await asyncio.sleep(0.005)
        else:
            await self._say(WORDS)
            await self._end()

    async def _end(self) -> None:
        if self._shape is Shape.PLAIN:
            await self._send(event(finish="stop"))
        elif self._shape is Shape.TAILLESS:
            await self._send(event(finish="stop"))
            await asyncio.sleep(FOREVER_S)
        elif self._shape is Shape.LONG:
            await self._send(event(finish="length") + COUNTS + DONE)
        else:
            await self._send(END)
            if self._shape is Shape.HELD:
                await asyncio.sleep(FOREVER_S)

    async def _say(self, words: Sequence[str]) -> None:
        for word in words:
            await self._send(event(word))
            if self._delay_s:
                await asyncio.sleep(self._delay_s)

    async def _send(self, data: bytes) -> None:
        await self.response.write(data)

    def _drop(self) -> None:
        if (transport := self._http.transport) is not None:
            transport.abort()
