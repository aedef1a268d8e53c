"""A customer's message in, its reading and its ready line out, beside a bare websocket echo in the same run.

    .venv/bin/python -m benchmarks.line            all sizes, about four minutes
    .venv/bin/python -m benchmarks.line --quick    one size, half a minute

Server on the first core; the load and Valkey on the second. Closed loop: each conversation sends when it has
seen the ready line; its CPU is counted until the server has also done what it put off, such as the copy into
the database. Open loop: messages leave by the clock, and latency counts from the moment they were due.
"""

import argparse
import asyncio
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import orjson
from rich.console import Console
from rich.table import Table

from benchmarks import parts
from benchmarks.parts import chats
from benchmarks.wsclient import Socket, connect
from realtime import loops

SECONDS = 3.0
WARM_S = 1.0
SIZES = ((1, 20), (50, 200), (500, 1_000))
INGEST_SOCKETS = 4
MEMORY_OF = 500


@dataclass(slots=True)
class Latencies:
    reading: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Figure:
    """per_s and cpu_us of the closed loop; latencies in ms of the open loop."""

    per_s: float
    cpu_us: float
    open_loop: Latencies


class Server:
    """A server process on the first core."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.line_server", *arguments],
            stdout=subprocess.PIPE,
            preexec_fn=lambda: pin(0),
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the server did not start")
        self.told: dict[str, Any] = orjson.loads(line)
        if "valkey" in self.told:
            # It was started by the server, and so on the server's core.
            pin(1, self.told["valkey"])

    @property
    def cpu_s(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def rss_kb(self) -> float:
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1024

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def pin(core: int, process: int = 0) -> None:
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(process, {core})


async def settle(server: Server) -> None:
    """Wait until the server has done what it put off."""
    while True:
        before = server.cpu_s
        await asyncio.sleep(0.5)
        if server.cpu_s - before < 0.05:
            return


# ---- the two kinds of load ------------------------------------------------------------------------------

Send = Callable[[int], None]


class Load:
    """Sends for each conversation, and learns when its answer came."""

    def __init__(self, conversations: int) -> None:
        self.conversations = conversations
        self.due: list[float] = [0.0] * conversations
        self.latencies = Latencies()
        self.done = 0
        self.is_closed_loop = True
        self.is_stopped = False
        self.send: Send = lambda _: None

    def read(self, number: int) -> None:
        self.latencies.reading.append(time.perf_counter() - self.due[number])

    def answered(self, number: int) -> None:
        self.latencies.ready.append(time.perf_counter() - self.due[number])
        self.done += 1
        if self.is_closed_loop and not self.is_stopped:
            self.start(number)

    def start(self, number: int, due: float | None = None) -> None:
        self.due[number] = due or time.perf_counter()
        self.send(number)


async def closed_loop(load: Load, server: Server) -> tuple[float, float]:
    """Messages a second, and µs of the server's CPU for each, with what it put off meanwhile."""
    await _go_round(load, WARM_S)
    await settle(server)
    done, cpu = load.done, server.cpu_s
    per_s = await _go_round(load, SECONDS)
    await settle(server)
    return per_s, (server.cpu_s - cpu) / max(load.done - done, 1) * 1e6


async def _go_round(load: Load, seconds: float) -> float:
    """Answered messages a second, of as many conversations as there are."""
    load.is_closed_loop, load.is_stopped = True, False
    done, at = load.done, time.perf_counter()
    for number in range(load.conversations):
        load.start(number)
    await asyncio.sleep(seconds)
    per_s = (load.done - done) / (time.perf_counter() - at)
    load.is_stopped = True
    return per_s


async def open_loop(load: Load, per_s: int) -> Latencies:
    load.is_closed_loop = False
    load.latencies = Latencies()
    start = time.perf_counter() + 0.05
    count = int(per_s * (WARM_S + SECONDS))
    skip = int(per_s * WARM_S)
    for number in range(count):
        due = start + number / per_s
        wait = due - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        load.start(number % load.conversations, due)
    await asyncio.sleep(0.5)
    kept = Latencies(load.latencies.reading[skip:], load.latencies.ready[skip:])
    return kept


@asynccontextmanager
async def echo_load(server: Server, conversations: int) -> AsyncIterator[Load]:
    load = Load(conversations)
    lines = [line.encode() for chat in chats() for line in chat]
    sockets: list[Socket] = []
    numbers: dict[Socket, int] = {}

    def got(socket: Socket, _: bytes) -> None:
        load.answered(numbers[socket])

    for number in range(conversations):
        socket = await connect("127.0.0.1", server.told["port"], "/echo", got)
        numbers[socket] = number
        sockets.append(socket)
    load.send = lambda number: sockets[number].send(lines[number % len(lines)])
    yield load
    for socket in sockets:
        socket.close()


@asynccontextmanager
async def line_load(server: Server, conversations: int, first: int = 0) -> AsyncIterator[Load]:
    """An agent's socket for each conversation; a few of the helpdesk's for all of them."""
    load = Load(conversations)
    lines = [[orjson.dumps(line) for line in chat] for chat in chats()]
    names: list[str] = server.told["conversations"][first : first + conversations]
    place = {name.encode(): number for number, name in enumerate(names)}
    turns = [0] * conversations
    told: set[Socket] = set()
    ready = asyncio.Event()

    def agent_got(socket: Socket, message: bytes) -> None:
        for frame in message.split(b"\n"):
            agent_heard(socket, frame)

    def agent_heard(socket: Socket, frame: bytes) -> None:
        # `{"v":1,"c":"conv_…","ep":…` of a frame that is kept begins like this; nothing else here does.
        if frame.startswith(b'{"v":1,"c":"'):
            number = place[frame[12 : frame.index(b'"', 12)]]
            if b'"t":"reading"' in frame[:120]:
                load.read(number)
            elif b'"t":"suggestion.ready"' in frame[:120] or b'"t":"suggestion.failed"' in frame[:120]:
                load.answered(number)
        elif b'"t":"snapshot"' in frame[:40]:
            told.add(socket)
            if len(told) == conversations:
                ready.set()

    def ingest_got(_: Socket, message: bytes) -> None:
        if b'"t":"nack"' in message:
            raise RuntimeError(message.decode())

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.told['port']}") as http:
        ingests = [
            await _open(server, http, server.told["ingest"], ingest_got, None)
            for _ in range(min(INGEST_SOCKETS, conversations))
        ]
        agents = server.told["agents"]
        followers = [
            await _open(server, http, agents[number % len(agents)], agent_got, name)
            for number, name in enumerate(names)
        ]
        await ready.wait()

        def send(number: int) -> None:
            turns[number] += 1
            chat = lines[number % len(lines)]
            text = chat[turns[number] % len(chat)]
            ingests[number % len(ingests)].send(
                b'{"v":1,"t":"cmd","c":"%s","d":'
                b'{"op":"message.add","id":"%s","role":"customer","text":%s}}'
                % (names[number].encode(), str(uuid.uuid4()).encode(), text)
            )

        load.send = send
        yield load
        for socket in (*ingests, *followers):
            socket.close()


async def _open(
    server: Server,
    http: httpx.AsyncClient,
    token: str,
    got: Callable[[Socket, bytes], None],
    conversation: str | None,
) -> Socket:
    answer = await http.post("/v1/socket-tickets", headers={"Authorization": f"Bearer {token}"})
    answer.raise_for_status()
    socket = await connect("127.0.0.1", server.told["port"], "/v1/socket", got, "tactful.v1")
    subs = [{"c": conversation}] if conversation else []
    socket.send(orjson.dumps({"v": 1, "t": "hello", "d": {"ticket": answer.json()["ticket"], "subs": subs}}))
    return socket


# ---- the run ----


async def memory_kb(server: Server) -> float:
    """What a conversation of ten customer messages and its agent's socket take, once the server is warm."""
    used = 0.0
    for half in (0, MEMORY_OF):
        before = server.rss_kb
        async with line_load(server, MEMORY_OF, half) as load:
            load.is_closed_loop = False
            for number in range(10 * MEMORY_OF):
                load.start(number % MEMORY_OF)
                if number % 20 == 0:
                    await asyncio.sleep(0.02)
            await settle(server)
            used = server.rss_kb - before
    return used / MEMORY_OF


async def measure(
    server: Server,
    loads: Callable[[Server, int], Any],
    conversations: int,
    per_s: int,
) -> Figure:
    async with loads(server, conversations) as load:
        rate, cpu = await closed_loop(load, server)
        await settle(server)
        return Figure(rate, cpu, await open_loop(load, per_s))


async def run(sizes: tuple[tuple[int, int], ...], console: Console) -> None:
    echo = Server("echo")
    found: dict[tuple[str, int], Figure] = {}
    try:
        for size, per_s in sizes:
            found["echo", size] = await measure(echo, echo_load, size, per_s)
    finally:
        echo.stop()
    most = max(size for size, _ in sizes)
    for kind in ("line", "store off"):
        async with _line_server(kind, most) as server:
            for size, per_s in sizes:
                found[kind, size] = await measure(server, line_load, size, per_s)
    async with _line_server("line", 2 * MEMORY_OF) as server:
        memory = await memory_kb(server)
    _print(console, sizes, found, memory)


@asynccontextmanager
async def _line_server(kind: str, conversations: int) -> AsyncIterator[Server]:
    with tempfile.TemporaryDirectory(prefix="tactful-bench-") as folder:
        server = Server(kind, folder, str(conversations))
        try:
            yield server
        finally:
            server.stop()


def _print(
    console: Console,
    sizes: tuple[tuple[int, int], ...],
    found: dict[tuple[str, int], Figure],
    memory: float,
) -> None:
    table = Table(title="throughput, closed loop, one core")
    for name in ("conversations", "server", "messages/s", "CPU µs a message", "of echo", "CPU of store off"):
        table.add_column(name, justify="right")
    for size, _ in sizes:
        for kind in ("echo", "line", "store off"):
            one, echo, off = found[kind, size], found["echo", size], found["store off", size]
            table.add_row(
                str(size),
                kind,
                f"{one.per_s:,.0f}",
                f"{one.cpu_us:.0f}",
                f"{one.per_s / echo.per_s:.3f}",
                f"{one.cpu_us / off.cpu_us:.2f}" if kind == "line" else "",
            )
    console.print(table)
    table = Table(title="latency, open loop, ms from the moment a message was due")
    head = ("conversations", "messages/s", "server", "what", "p50", "p95", "p99", "p50 − echo", "p99 − echo")
    for name in head:
        table.add_column(name, justify="right")
    for size, per_s in sizes:
        echoed = _quantiles(found["echo", size].open_loop.ready)
        table.add_row(str(size), str(per_s), "echo", "echo", *(f"{one:.2f}" for one in echoed), "", "")
        for kind in ("line", "store off"):
            for what in ("reading", "ready"):
                times = _quantiles(getattr(found[kind, size].open_loop, what))
                more = (f"{times[0] - echoed[0]:+.2f}", f"{times[2] - echoed[2]:+.2f}")
                table.add_row(str(size), str(per_s), kind, what, *(f"{one:.2f}" for one in times), *more)
    console.print(table)
    console.print(
        f"memory: {memory:.0f} kB a live conversation with ten customer messages and an agent's socket,"
        f" over {MEMORY_OF} of them"
    )


def _quantiles(seconds: list[float]) -> tuple[float, float, float]:
    cuts = statistics.quantiles(seconds, n=100)
    return cuts[49] * 1e3, cuts[94] * 1e3, cuts[98] * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only 50 conversations")
    chosen = parser.parse_args()
    pin(1)
    loops.run(run(SIZES[1:2] if chosen.quick else SIZES, Console()))
    parts.main()


if __name__ == "__main__":
    main()
