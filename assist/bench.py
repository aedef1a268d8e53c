"""Who judges a draft: the guard at once, or with sentence vectors too, in a thread of their own."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from assist.errors import AssistError
from assist.vectors import open_vectors
from guardrails.inspection import Guard
from guardrails.vectors import TUNED, Embed

T = TypeVar("T")

# A sentence takes some 35 ms: more drafts than this would wait for each other longer than for their models.
MOST_AT_ONCE: Final = 4
LATE_S: Final = 3.0


class JudgedTooLate(AssistError):
    """The guard took too long: what it was to judge may not be shown."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The guard of one draft, from its first word to its last. thread: None: it judges where it is called.

    by_clause: shown as soon as a clause may stand, see `guardrails.gate`.
    """

    guard: Guard
    thread: Executor | None = None
    late_s: float = LATE_S
    by_clause: bool = False

    async def judged(self, work: Callable[[], T]) -> T:
        """What comes of it. Raises JudgedTooLate, and then it may still be at work."""
        if self.thread is None:
            return work()
        try:
            async with asyncio.timeout(self.late_s):
                return await asyncio.get_running_loop().run_in_executor(self.thread, work)
        except TimeoutError as late:
            raise JudgedTooLate from late


class Benches:
    """For all drafts of a process: rules alone until `open` has read what was learned.

    `bench` belongs to one loop. Which layers judge a draft is decided when it begins; its verdict names them.
    """

    def __init__(self, *, by_clause: bool = False) -> None:
        self._by_clause: Final = by_clause
        self._thread: Final = ThreadPoolExecutor(1, thread_name_prefix="judging")
        self._embed: Embed | None = None
        self._has_learned = False
        self._instant: Final[WeakKeyDictionary[Guard, Guard]] = WeakKeyDictionary()
        self._finer: Final[WeakKeyDictionary[Guard, Guard]] = WeakKeyDictionary()
        self._taken = 0

    @property
    def has_vectors(self) -> bool:
        return self._embed is not None

    async def open(self) -> None:
        """Takes about a second, in which drafts are judged without. Raises LayersUnfit."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._open)

    @contextmanager
    def bench(self, guard: Guard) -> Iterator[Bench]:
        """guard: whose packs hold. Under load without vectors."""
        seat = partial(Bench, by_clause=self._by_clause)
        if not self._has_learned:
            yield seat(guard)
            return
        if self._embed is None or self._taken >= MOST_AT_ONCE:
            yield seat(_once(self._instant, guard, None))
            return
        finer = _once(self._finer, guard, self._embed)
        self._taken += 1
        try:
            yield seat(finer, self._thread)
        finally:
            self._taken -= 1

    def close(self) -> None:
        self._thread.shutdown(cancel_futures=True)

    def _open(self) -> None:
        from guardrails.learned import read_all

        read_all()  # before the first draft asks for it, on its loop
        vectors = open_vectors(TUNED)
        if vectors is not None:
            vectors.of("ready")
            self._embed = vectors.of
        self._has_learned = True


def _once(made: WeakKeyDictionary[Guard, Guard], guard: Guard, embed: Embed | None) -> Guard:
    """The same packs with the layers that were learned."""
    found = made.get(guard)
    if found is None:
        found = made[guard] = guard.with_learned(embed)
    return found
