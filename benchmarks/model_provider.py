"""The provider that `benchmarks/model.py` reads: OpenAI's stream, as fast as it can be, or at a steady rate.

It runs alone on the second core, so it costs the readers nothing. A model called `fast` sends each token as
soon as the loop comes round; one called `steady`, 60 a second.
"""

import asyncio
import re
import signal
import sys
from typing import Any, Final

import orjson

from realtime import loops

SENTENCES: Final = (
    "I can see how long you have been waiting for this. ",
    "It is tiring to write again and again without an answer. ",
    "First, I will look at what the system shows for your order. ",
    "Then I will ask the team that handles refunds what is missing. ",
    "You do not need to send anything else for now. ",
    "If something is unclear, I will write to you here. ",
    "Would you tell me which address the parcel was sent to? ",
    "Thank you for explaining it so clearly.",
)
TOKENS: Final = tuple(re.findall(r"\S+\s*", "".join(SENTENCES)))
RATE: Final = 60
# Streams are not in step with each other: a token of a second of them is due in each of these parts.
_PHASES: Final = 4


def _event(choices: list[dict[str, object]], **more: object) -> bytes:
    told = {"id": "chatcmpl-0", "object": "chat.completion.chunk", "created": 1, "model": "bench"}
    return _chunk(b"data: %s\n\n" % orjson.dumps({**told, "choices": choices, **more}))


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def _delta(delta: dict[str, str], reason: str | None = None) -> bytes:
    return _event([{"index": 0, "delta": delta, "finish_reason": reason}])


_HEAD: Final = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n"
)
_COUNTS: Final = {"prompt_tokens": 400, "completion_tokens": len(TOKENS), "total_tokens": 400 + len(TOKENS)}
_END: Final = _delta({}, "stop") + _event([], usage=_COUNTS) + _chunk(b"data: [DONE]\n\n") + b"0\r\n\r\n"
_ANSWER: Final = [_HEAD + _delta({"role": "assistant", "content": ""})] + [
    _delta({"content": token}) for token in TOKENS
]
_ANSWER[-1] += _END


class Connection(asyncio.Protocol):
    def __init__(self, pacer: "Pacer") -> None:
        self._pacer: Final = pacer
        self._came = b""
        self._transport: Any = None  # uvloop's is no asyncio.Transport
        self._task: asyncio.Task[None] | None = None
        self.is_open = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, blank, body = self._came.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: *(\d+)", head)
        if not blank or length is None or len(body) < int(length[1]):
            return
        self._came = b""
        if orjson.loads(body)["model"] == "fast":
            self._task = asyncio.ensure_future(self._send_fast())
        else:
            self._pacer.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        self.is_open = False

    def send(self, part: bytes) -> None:
        self._transport.write(part)

    async def _send_fast(self) -> None:
        for part in _ANSWER:
            if not self.is_open:
                return
            self.send(part)
            await asyncio.sleep(0)


class Pacer:
    """One clock for all streams: what is due leaves together, for a quarter of the streams at a time."""

    def __init__(self) -> None:
        self._streams: list[list[tuple[Connection, int]]] = [[] for _ in range(_PHASES)]
        self._added = 0

    def add(self, connection: Connection) -> None:
        self._streams[self._added % _PHASES].append((connection, 0))
        self._added += 1

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        phase = 0
        while True:
            due += 1 / (RATE * _PHASES)
            await asyncio.sleep(due - loop.time())
            self._streams[phase] = [*self._sent(self._streams[phase])]
            phase = (phase + 1) % _PHASES

    def _sent(self, streams: list[tuple[Connection, int]]) -> list[tuple[Connection, int]]:
        """Those that go on."""
        left = []
        for connection, at in streams:
            if connection.is_open:
                connection.send(_ANSWER[at])
                if at + 1 < len(_ANSWER):
                    left.append((connection, at + 1))
        return left


async def serve() -> None:
    loop = asyncio.get_running_loop()
    pacer = Pacer()
    server = await loop.create_server(lambda: Connection(pacer), "127.0.0.1", 0, backlog=4_096)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    told = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, told.set)
    clock = asyncio.create_task(pacer.run())
    await told.wait()
    clock.cancel()


if __name__ == "__main__":
    loops.run(serve())
