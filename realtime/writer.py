"""The one writer of the database: what is pending goes in one transaction, then all who wait are told."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine

from realtime.copying import Copied, copy
from realtime.errors import Unavailable
from realtime.store import for_copying, set_cursor

log = structlog.get_logger()
T = TypeVar("T")

# People wait for a command's commit; a copy of the journal can wait a moment and come in larger batches.
COPY_EVERY_S: Final = 0.1
TRY_AGAIN_S: Final = 0.5
MAX_COPIES: Final = 20_000
BATCH: Final = 2_000
# A statement costs several trips to the database's thread, whatever its size; but rows are made on the loop's
# own, and those of this many copies hold it for about a millisecond.
CHUNK: Final = 64
LOST: Final = (DBAPIError, PoolTimeout, OSError)


class DatabaseAway(Unavailable):
    """The database cannot be written; nothing was acknowledged, so send it again."""


@dataclass(slots=True)
class _Work:
    run: Callable[[Connection], object]
    done: asyncio.Future[object]


class Writer:
    """Commands are committed at once, with what they may refer to; copies of the journal in batches."""

    def __init__(self, engine: AsyncEngine, reading: AsyncEngine, instance: str) -> None:
        self._engine = engine
        self._copying = for_copying(engine)
        self._reading = reading
        self._instance = instance
        self._copies: list[Copied] = []
        self._works: list[_Work] = []
        self._wake = asyncio.Event()
        self.is_behind = False
        self._is_caught_up_elsewhere = 0

    def copy(self, copied: Copied) -> None:
        """Take over what the journal has committed.

        Beyond MAX_COPIES it stays in the journal alone: `is_behind` says so, until somebody has caught up.
        """
        if len(self._copies) >= MAX_COPIES:
            self.is_behind = True
        else:
            self._copies.append(copied)

    @property
    def is_complete(self) -> bool:
        """Whether the database has, or is about to get, all that the journal has."""
        return not self.is_behind and not self._is_caught_up_elsewhere

    @contextmanager
    def being_caught_up(self) -> Iterator[None]:
        """While somebody brings the database to where the journal is, the cursor is theirs."""
        self._is_caught_up_elsewhere += 1
        try:
            yield
        except BaseException:
            self.is_behind = True
            raise
        finally:
            self._is_caught_up_elsewhere -= 1

    async def write(self, work: Callable[[Connection], T]) -> T:
        """What `work` gave, once it is committed. Its own errors come back; a lost database is DatabaseAway.

        Runs after everything copied so far, in a savepoint of its own.
        """
        done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._works.append(_Work(work, done))
        self._wake.set()
        return await done  # type: ignore[return-value]  # the future holds what `work` gave

    def later(self, work: Callable[[Connection], object]) -> None:
        """Do this with the next commit; nobody waits for it."""
        done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        done.add_done_callback(_note)
        self._works.append(_Work(work, done))

    async def read(self, question: Callable[[Connection], T]) -> T:
        """What a query gives, on a connection beside the writer's."""
        try:
            async with self._reading.connect() as connection:
                return await connection.run_sync(question)
        except LOST as lost:
            raise DatabaseAway from lost

    async def run(self) -> None:
        """Write what is pending, for as long as the process lives; the rest of it at the end."""
        try:
            while True:
                try:
                    async with asyncio.timeout(COPY_EVERY_S):
                        await self._wake.wait()
                except TimeoutError:
                    pass
                self._wake.clear()
                await self.flush()
        finally:
            await asyncio.shield(self.flush())

    async def flush(self) -> None:
        """One transaction for what is pending; what is asked for comes after all that was copied before."""
        copies, self._copies = self._copies[:BATCH], self._copies[BATCH:]
        works: list[_Work] = []
        has_more = bool(self._copies)
        if not has_more:
            works, self._works = self._works, []
        if not copies and not works:
            return
        try:
            async with (self._engine if works else self._copying).begin() as connection:
                results = await connection.run_sync(self._write_all, copies, works)
        except LOST as lost:
            reason = lost.orig if isinstance(lost, DBAPIError) else lost
            log.error("database write failed", error=type(reason).__name__)
            self._copies = copies + self._copies
            for work in works:
                _tell(work, DatabaseAway())
            await asyncio.sleep(TRY_AGAIN_S)
            return
        for work, result in zip(works, results, strict=True):
            _tell(work, result)
        if has_more:
            # What came while we wrote can wait its time: it is written cheapest in large batches.
            self._wake.set()

    def _write_all(self, connection: Connection, copies: list[Copied], works: list[_Work]) -> list[object]:
        if copies:
            for start in range(0, len(copies), CHUNK):
                _copy(connection, copies[start : start + CHUNK])
            if self.is_complete:
                set_cursor(connection, self._instance, copies[-1].change)
        return [_attempt(connection, work) for work in works]


def _copy(connection: Connection, copies: list[Copied]) -> None:
    try:
        with connection.begin_nested():
            copy(connection, copies)
    except Exception as refused:
        if _is_away(refused):
            raise
        # One that the database refuses for what it is must not hold up the others.
        for one in copies:
            _copy_alone(connection, one)


def _copy_alone(connection: Connection, one: Copied) -> None:
    try:
        with connection.begin_nested():
            copy(connection, [one])
    except Exception as refused:
        if _is_away(refused):
            raise
        reason = refused.orig if isinstance(refused, DBAPIError) else refused
        log.error("copy refused", conversation=one.conversation, error=type(reason).__name__)


def _is_away(refused: Exception) -> bool:
    """Whether it was no fault of what was to be written."""
    return isinstance(refused, OperationalError | OSError | PoolTimeout) or (
        isinstance(refused, DBAPIError) and refused.connection_invalidated
    )


def _attempt(connection: Connection, work: _Work) -> object:
    try:
        with connection.begin_nested():
            return work.run(connection)
    except Exception as refused:  # whoever asked gets it; the others' work goes on
        if _is_away(refused):
            raise
        return refused


def _note(done: asyncio.Future[object]) -> None:
    if not done.cancelled() and (refused := done.exception()) is not None:
        log.warning("later write failed", error=type(refused).__name__)


def _tell(work: _Work, result: object) -> None:
    if work.done.done():
        return
    if isinstance(result, Exception):
        work.done.set_exception(result)
    else:
        work.done.set_result(result)
