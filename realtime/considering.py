"""The considered reading beside the line: in a thread of its own, a text at a time, skipped under load."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Final, ParamSpec, TypeVar

import structlog

from assist.considered import ConsideredReader
from assist.memory import Memory
from assist.reading import Reading
from assist.samples import samples_of
from assist.vectors import SentenceVectors, open_vectors
from realtime.workspaces import Workspaces

log = structlog.get_logger()

P = ParamSpec("P")
T = TypeVar("T")

# A vector takes some 20 ms: whoever would wait longer than this for one does without.
MOST_WAITING: Final = 3
REST_S: Final = 0.5


class Considering:
    """Reads for every workspace, once `open` has found sentence vectors; where there are none, for nobody."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces: Final = workspaces
        self._thread: Final = ThreadPoolExecutor(1, thread_name_prefix="considering")
        self._vectors: SentenceVectors | None = None
        self._readers: Final[dict[tuple[str, ...], ConsideredReader]] = {}
        self._waiting = 0
        self._rests_until = 0.0

    @property
    def is_on(self) -> bool:
        return self._vectors is not None

    async def open(self) -> None:
        """Takes about a second, in which the line goes on without."""
        self._vectors = await self._apart(open_vectors)

    async def read(
        self, workspace: str, text: str, memory: Memory, at: datetime
    ) -> tuple[Reading, Memory] | None:
        """None when it is not to be had now; a fault of it must not cost the draft. Raises NotFound."""
        clock = asyncio.get_running_loop().time
        if self._vectors is None or self._waiting >= MOST_WAITING or clock() < self._rests_until:
            return None
        languages = self._workspaces.get(workspace).languages
        self._waiting += 1
        try:
            return await self._apart(self._read, languages, self._vectors, text, memory, at)
        except Exception:
            log.exception("not considered", workspace=workspace)
            return None
        finally:
            self._waiting -= 1
            if self._waiting:
                # More come than can be read: leave the core to the line for a while.
                self._rests_until = clock() + REST_S

    def close(self) -> None:
        self._thread.shutdown(cancel_futures=True)

    def _read(
        self, languages: tuple[str, ...], vectors: SentenceVectors, text: str, memory: Memory, at: datetime
    ) -> tuple[Reading, Memory]:
        reader = self._readers.get(languages)
        if reader is None:
            samples = samples_of(self._workspaces.scenarios)
            detector = self._workspaces.detector(languages)
            reader = self._readers[languages] = ConsideredReader(languages, vectors, samples, detector)
        return reader.read(text, memory, at)

    async def _apart(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, partial(work, *given, **named))
