"""One process, from a free port to a clean end."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass

import uvicorn

from assist.content import Content
from realtime import cycles
from realtime.app import create_app
from realtime.errors import SettingsInvalid
from realtime.service import DRAIN_S, Service, serving
from realtime.settings import Settings

WAIT_FOR_REQUESTS_S = 10


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers, and the service behind it."""

    server: uvicorn.Server
    service: Service
    address: str  # where it is reached, with the port that it really got


@asynccontextmanager
async def running(settings: Settings, content: Content | None = None) -> AsyncIterator[Running]:
    """The server, ready; it ends with the block. Raises SettingsInvalid, also for a taken port, Unavailable.

    content: judged already, for those who start many; None loads what comes with Tactful.
    """
    with closing(listen(settings)) as listener:
        # Taken now: the server's own socket has none any more when a stop comes while it starts.
        address = _address(listener)
        async with serving(settings, content) as service, _answering(service, listener) as server:
            cycles.begin()
            yield Running(server, service, address)


@asynccontextmanager
async def _answering(service: Service, listener: socket.socket) -> AsyncIterator[uvicorn.Server]:
    server = _Server(
        uvicorn.Config(
            create_app(service),
            ws="websockets-sansio",
            # The library's compression costs more than it saves on frames of this size.
            ws_per_message_deflate=False,
            ws_max_size=64 * 1024,
            ws_ping_interval=20,
            ws_ping_timeout=20,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=WAIT_FOR_REQUESTS_S,
            lifespan="off",
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await _started(server, task)
        yield server
    finally:
        # Before the server ends the connections itself, without a word.
        await service.sockets.drain(DRAIN_S)
        server.should_exit = True
        await task


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


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


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
