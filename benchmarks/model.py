"""What a model's token costs on its way to the agent, beside a plain reader, openai's library and litellm.

    .venv/bin/python -m benchmarks.model            all, about five minutes
    .venv/bin/python -m benchmarks.model --quick    shorter and coarser, two minutes

One run: each reader in its turn has the first core, and a fake provider of its own the second. The provider
sends `fast` (each token on its own, as soon as it can) or `steady` (60 tokens a second a stream).
"""

import argparse
import asyncio
import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from typing import Final

import orjson
from rich.console import Console
from rich.table import Table

from benchmarks.line import pin
from benchmarks.model_provider import RATE, TOKENS
from benchmarks.model_readers import READERS, Reader, Tactful, shown_at
from realtime import logs, loops

AT_ONCE: Final = (1, 20, 200)
ROUNDS: Final = {1: 40, 20: 5, 200: 6}
BUSY_STREAMS: Final = 20
SMOOTH_S: Final = 0.1
STEP: Final = 1.15
LENGTH_S: Final = len(TOKENS) / RATE
Work = Callable[[], Coroutine[None, None, None]]
PLAIN, LITELLM, LEAN = "plain reader", "litellm alone", "Tactful, lean"


@dataclass(frozen=True, slots=True)
class Figures:
    """first_ms: median time from asking until something came, by streams at once; door_ms: until the door had
    a token.

    streams: how many a core carries; gap_ms: p99 between two of a stream's then, frames for the agent where
    there is an agent.
    """

    cpu_us: float
    first_ms: list[float]
    door_ms: list[float]
    streams: int
    gap_ms: float


# ---- one reader ----


async def cpu_a_token(reader: Reader, seconds: float) -> float:
    """µs of this process for each token, when it always has more to read."""
    done = 0

    async def go_on() -> None:
        nonlocal done
        while True:
            last = 0

            def heard(tokens: int) -> None:
                nonlocal done, last
                done += tokens - last
                last = tokens

            await reader.read(heard)

    async with _running([go_on] * BUSY_STREAMS):
        await asyncio.sleep(1)
        before, began = done, time.process_time()
        await asyncio.sleep(seconds)
        return (time.process_time() - began) / (done - before) * 1e6


async def first_token_s(reader: Reader, streams: int) -> list[float]:
    """Of streams that are all asked for in one moment: seconds from then until something came of each."""
    found: list[float] = []
    began = 0.0

    async def one() -> None:
        came = 0.0

        def heard(_: int) -> None:
            nonlocal came
            came = came or time.perf_counter() - began

        await reader.read(heard)
        found.append(came)

    for _ in range(ROUNDS[streams]):
        began = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(streams)))
    return found


@dataclass(frozen=True, slots=True)
class Paced:
    """p99, in seconds, and the share of the tokens that were due.

    late_s: how late what came was, by its stream's own pace; gap_s: between what came of a stream and what
    came before it, frames for the agent where there is an agent.
    """

    late_s: float
    gap_s: float
    share: float

    @property
    def is_smooth(self) -> bool:
        return self.late_s <= SMOOTH_S and self.gap_s <= SMOOTH_S and self.share >= 0.9


async def paced(reader: Reader, streams: int, seconds: float, known: list[float]) -> Paced:
    """So many streams at 60 tokens a second. known: seconds into an answer when what came comes at best."""
    began = time.perf_counter()
    since = began + 2 * LENGTH_S
    late: list[float] = []
    gaps: list[float] = []
    tokens = 0

    async def go_on() -> None:
        nonlocal tokens
        await asyncio.sleep(random.random() * LENGTH_S)
        while True:
            came: list[tuple[float, int]] = []

            def heard(number: int, came: list[tuple[float, int]] = came) -> None:
                came.append((time.perf_counter(), number))

            try:
                await reader.read(heard)
            finally:
                tokens += look(came)

    def look(came: list[tuple[float, int]]) -> int:
        due = [at - known[number] for at, number in came]
        start = min(due, default=0.0)
        inside = [place for place, (at, _) in enumerate(came) if since <= at < since + seconds]
        late.extend(due[place] - start for place in inside)
        gaps.extend(came[place][0] - came[place - 1][0] for place in inside if place)
        return sum(came[place][1] - (came[place - 1][1] if place else 0) for place in inside)

    async with _running([go_on] * streams):
        await asyncio.sleep(since + seconds - began)
    return Paced(_p99(late), _p99(gaps), tokens / (streams * RATE * seconds))


async def carries(
    reader: Reader, guess: int, seconds: float, known: list[float], step: float
) -> tuple[int, Paced | None]:
    """The most streams that come smoothly, found from a guess on, and how they came."""
    best, smooth = 0, None
    streams = max(guess, 1)
    failed = None
    while failed is None or streams < failed:
        found = await paced(reader, streams, seconds, known)
        if found.is_smooth:
            best, smooth = streams, found
            streams = max(int(streams * step), streams + 1)
        else:
            failed = min(streams, failed or streams)
            if best or streams == 1:
                break
            streams = max(int(streams / step), 1)
    return best, smooth


async def measure(kind: str, base_url: str, quick: bool) -> Figures:
    seconds = 2.0 if quick else 4.0
    known = shown_at() if kind.startswith("Tactful") else [number / RATE for number in range(len(TOKENS) + 1)]
    first, door = [], []
    async with _opened(kind, base_url, "fast") as reader:
        await first_token_s(reader, 20)
        with _collected_seldom():
            cpu_us = await cpu_a_token(reader, seconds)
            for streams in AT_ONCE:
                if isinstance(reader, Tactful):
                    reader.first_tokens.clear()
                first.append(statistics.median(await first_token_s(reader, streams)) * 1e3)
                if isinstance(reader, Tactful):
                    door.append(statistics.median(reader.first_tokens) * 1e3)
    async with _opened(kind, base_url, "steady") as reader:
        with _collected_seldom():
            guess = int(0.5e6 / RATE / cpu_us)
            streams, came = await carries(reader, guess, seconds, known, STEP**2 if quick else STEP)
    return Figures(cpu_us, first, door, streams, came.gap_s * 1e3 if came else 0.0)


@asynccontextmanager
async def _opened(kind: str, base_url: str, model: str) -> AsyncIterator[Reader]:
    reader = READERS[kind](base_url, model)
    await reader.open()
    try:
        yield reader
    finally:
        await reader.close()


@asynccontextmanager
async def _running(works: list[Work]) -> AsyncIterator[None]:
    """What is done again and again, in as many tasks, until the block ends. An error of one ends all."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work()) for work in works]
        yield
        for task in tasks:
            task.cancel()


@contextmanager
def _collected_seldom() -> Iterator[None]:
    """For all readers alike."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10_000)
    yield
    gc.unfreeze()


# ---- the run: a provider and a process for each reader ----


def run(quick: bool, kinds: list[str]) -> dict[str, Figures]:
    found = {}
    for kind in kinds:
        # One of its own for each: what a reader leaves behind must not weigh on the next.
        with _provider() as base_url:
            found[kind] = _in_a_process(kind, base_url, quick)
    return found


@contextmanager
def _provider() -> Iterator[str]:
    provider = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.model_provider"],
        stdout=subprocess.PIPE,
        preexec_fn=lambda: pin(1),
    )
    try:
        assert provider.stdout
        yield f"http://127.0.0.1:{int(provider.stdout.readline())}/v1"
    finally:
        provider.terminate()
        provider.wait(10)


def _in_a_process(kind: str, base_url: str, quick: bool) -> Figures:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.model", "--reader", kind, "--at", base_url] + ["--quick"] * quick,
        stdout=subprocess.PIPE,
        check=True,
        preexec_fn=lambda: pin(0),
        # litellm leaves coroutines behind when it is stopped in the middle
        env={
            **os.environ,
            "LITELLM_LOCAL_MODEL_COST_MAP": "True",
            "PYTHONWARNINGS": "ignore::RuntimeWarning",
        },
    )
    return Figures(**orjson.loads(told.stdout.splitlines()[-1]))


def show(found: dict[str, Figures], console: Console) -> None:
    plain = found[PLAIN]
    table = Table(title=f"a model's token, from its socket on; one core, {len(TOKENS)} tokens an answer")
    for name in ("", "CPU µs a token", "of plain", *(f"first, {n} at once, ms" for n in AT_ONCE)):
        table.add_column(name, justify="right" if name else "left")
    table.add_column(f"streams at {RATE}/s", justify="right")
    table.add_column("p99 between, ms", justify="right")
    for kind, one in found.items():
        cells = [f"{one.cpu_us:.1f}", f"{one.cpu_us / plain.cpu_us:.1f}"]
        for place, first in enumerate(one.first_ms):
            cells.append(f"{one.door_ms[place]:.1f} ({first:.1f})" if one.door_ms else f"{first:.1f}")
        table.add_row(kind, *cells, str(one.streams), f"{one.gap_ms:.0f}")
    console.print(table)
    console.print(
        "Tactful's first: the token at the door, and (the first frame: words of a judged sentence). "
        "Streams: p99 between what comes of one, of Tactful frames for the agent, and of how late it is by "
        "its own pace, at most 100 ms, and none is lost."
    )
    for name, value, bar, is_met in bars(found):
        console.print(f"{'met   ' if is_met else 'MISSED'} {name}: {value:.1f} (bar {bar})")


def bars(found: dict[str, Figures]) -> list[tuple[str, float, str, bool]]:
    if not {PLAIN, LITELLM, LEAN} <= set(found):
        return []
    plain, litellm, lean = found[PLAIN], found[LITELLM], found[LEAN]
    cpu = lean.cpu_us / plain.cpu_us
    added = lean.door_ms[0] - plain.first_ms[0]
    first = lean.door_ms[-1] / plain.first_ms[-1]
    streams = lean.streams / max(litellm.streams, 1)
    return [
        ("CPU a token, lean path, of the plain reader's", cpu, "≤ 6", cpu <= 6),
        ("first token of one stream, ms more than the plain reader", added, "≤ 3", added <= 3),
        ("first token of 200 streams at once, of the plain reader's", first, "≤ 4", first <= 4),
        ("streams a core carries, of litellm alone's", streams, "≥ 8", streams >= 8),
        ("p99 between two frames for the agent, ms", lean.gap_ms, "≤ 100", 0 < lean.gap_ms <= 100),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="shorter and coarser")
    parser.add_argument("--reader", action="append", choices=list(READERS), help="only this one")
    parser.add_argument("--at", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.at:
        logs.quiet()
        figures = loops.run(measure(asked.reader[0], asked.at, asked.quick))
        sys.stdout.write(orjson.dumps(asdict(figures)).decode() + "\n")
        return
    kinds = asked.reader or list(READERS)
    if PLAIN not in kinds:
        kinds.insert(0, PLAIN)
    show(run(asked.quick, kinds), Console())


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)] if values else float("inf")


if __name__ == "__main__":
    main()
