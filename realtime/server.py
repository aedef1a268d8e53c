"""One process, from a free port to a clean end."""

import asyncio
import gc
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from assist.content import Content
from realtime.app import create_app
from realtime.errors import SettingsInvalid
from realtime.service import DRAIN_S
from realtime.settings import Settings

WAIT_FOR_REQUESTS_S = 10


@asynccontextmanager
async def running(settings: Settings, content: Content | None = None) -> AsyncIterator[uvicorn.Server]:
    """The server, ready; it ends with the block. Raises SettingsInvalid for a port that is taken."""
    listener = listen(settings)
    app = create_app(settings, content)
    server = _Server(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            # The library's compression costs more than it saves on frames of this size.
            ws_per_message_deflate=False,
            ws_max_size=64 * 1024,
            ws_ping_interval=20,
            ws_ping_timeout=20,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=WAIT_FOR_REQUESTS_S,
            lifespan="on",
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await _started(server, task)
        # What was loaded at the start stays: it need not be looked at again by each collection.
        gc.collect()
        gc.freeze()
        # Values hold no cycles and go by counting; a search through all that lives would hold everybody up.
        gc.set_threshold(20_000, 10, 10_000)
        yield server
    finally:
        if hasattr(app.state, "service"):
            # Before the server ends the connections itself, without a word.
            await app.state.service.sockets.drain(DRAIN_S)
        server.should_exit = True
        await task
        listener.close()


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the caller's: it decides what a Ctrl-C means."""
        yield


async def _started(server: uvicorn.Server, task: asyncio.Task[None]) -> None:
    while not server.started:
        if task.done():
            task.result()
            raise SettingsInvalid(("the server ended while it started; its log says why",))
        await asyncio.sleep(0.01)


def listen(settings: Settings) -> socket.socket:
    """The port, taken. Raises SettingsInvalid, which names the setting."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as taken:
        listener.close()
        reason = os.strerror(taken.errno) if taken.errno else str(taken)
        raise SettingsInvalid(
            (f"TACTFUL_PORT: cannot listen on {settings.host}:{settings.port}: {reason}; choose another",)
        ) from taken
    return listener


def address(server: uvicorn.Server, settings: Settings) -> str:
    """Where it is reached, with the port that it really got."""
    port = server.servers[0].sockets[0].getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}"
