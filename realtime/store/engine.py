"""The engine, and the schema brought up to date."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

import migrations
from realtime.errors import RealtimeError, SettingsInvalid, Unavailable

T = TypeVar("T")

_WRITES: Final = "tactful_writes"
_LAZY: Final = "tactful_lazy"
_PRAGMAS: Final = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    # Ids are spread over the indexes: with 2 MB of cache and a checkpoint each 4 MB, pages come and go often.
    "cache_size = -8000",
    "wal_autocheckpoint = 4000",
)


def make_engine(url: str, *, pool_size: int = 5) -> AsyncEngine:
    """An engine for `settings.database`: `sqlite+aiosqlite:///…` (its folder is made) or `postgresql+asyncpg://…`.

    Raises SettingsInvalid when the URL cannot be used.
    """
    try:
        place = make_url(url)
    except ArgumentError:
        raise SettingsInvalid(
            ("TACTFUL_DATABASE_URL: it cannot be read; write it as postgresql://…",)
        ) from None
    if place.drivername not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise SettingsInvalid(
            (f"TACTFUL_DATABASE_URL: no driver {place.drivername}; use postgresql or sqlite",)
        )
    if place.drivername == "postgresql+asyncpg":
        try:
            return create_async_engine(place, pool_size=pool_size, pool_pre_ping=True)
        except ModuleNotFoundError as missing:
            raise SettingsInvalid(
                ("TACTFUL_DATABASE_URL: PostgreSQL needs the package asyncpg; install the extra [postgres]",)
            ) from missing
    if place.database is None or place.database == ":memory:":
        raise SettingsInvalid(("TACTFUL_DATABASE_URL: SQLite needs a file, as sqlite:///tactful.db",))
    try:
        Path(place.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as wrong:
        raise SettingsInvalid((f"TACTFUL_DATA: the folder cannot be made: {wrong.strerror}",)) from wrong
    # Each connection has a cache of its own, so the one that was used last is used again.
    engine = create_async_engine(place, pool_size=pool_size, pool_use_lifo=True)
    event.listen(engine.sync_engine, "connect", prepare_sqlite)
    event.listen(engine.sync_engine, "begin", begin_sqlite)
    return engine


def for_writing(engine: AsyncEngine) -> AsyncEngine:
    """The same engine for transactions that will write: on SQLite they wait for their turn at the start.

    One that reads first and writes later would fail, not wait, when another process wrote in between.
    """
    return engine.execution_options(**{_WRITES: True})


def for_copying(engine: AsyncEngine) -> AsyncEngine:
    """As `for_writing`, for what can be made again: on SQLite its commit does not wait for the disk.

    It goes there with the next commit that does. A crash of the machine may lose it, whole and in order.
    """
    return for_writing(engine).execution_options(**{_LAZY: True})


def prepare_sqlite(connection: Any, _: object) -> None:  # the driver's own, which has no public type
    """What every new connection is told."""
    # The driver's idea of when to begin breaks savepoints; `begin_sqlite` says it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            # Of two that make a new file at once, one is told "locked" without waiting, whatever its timeout
            # is. A transaction does wait for the other to be done.
            cursor.execute("BEGIN IMMEDIATE")
            cursor.execute("COMMIT")
            cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_sqlite(connection: Connection) -> None:
    """Begin a transaction, waiting for its turn where it will write."""
    options = connection.get_execution_options()
    if options.get(_WRITES, False):
        connection.exec_driver_sql(
            f"PRAGMA synchronous = {'NORMAL' if options.get(_LAZY, False) else 'FULL'}"
        )
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


async def upgrade(engine: AsyncEngine) -> None:
    """Bring the database to the newest schema: all of it, or nothing."""
    async with for_writing(engine).begin() as connection:
        await connection.run_sync(_upgrade)


def migrate(url: str) -> None:
    """`upgrade` for callers without an engine, also while a loop runs (in a thread, which it waits for)."""
    _apart(_with_engine(url, upgrade))


def at_once(url: str, work: Callable[[Connection], T]) -> T:
    """What `work` gave on the migrated database, in one transaction; for commands that have no loop."""

    async def run(engine: AsyncEngine) -> T:
        await upgrade(engine)
        async with for_writing(engine).begin() as connection:
            return await connection.run_sync(work)

    return _apart(_with_engine(url, run))


async def _with_engine(url: str, work: Callable[[AsyncEngine], Coroutine[Any, Any, T]]) -> T:
    engine = make_engine(url)
    try:
        return await work(engine)
    except (DBAPIError, OSError) as lost:
        reason = type(lost.orig if isinstance(lost, DBAPIError) else lost).__name__
        raise Unavailable(f"the database cannot be used ({reason}); check TACTFUL_DATABASE_URL") from lost
    finally:
        await engine.dispose()


def _apart(work: Coroutine[Any, Any, T]) -> T:
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def _upgrade(connection: Connection) -> None:
    if _is_newest(connection):
        return
    # Here, because most starts find nothing to do and need not wait for it.
    from alembic import command as alembic
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    # found beside its own code, so that it works from the wheel; the parser takes % for its own
    config.set_main_option("script_location", str(_history()).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        alembic.upgrade(config, "head")
    except CommandError as unknown:
        raise RealtimeError(f"the database is of another release of Tactful: {unknown}") from unknown


def _is_newest(connection: Connection) -> bool:
    """Whether the schema is that of the last file in `versions/`; each is named by its revision."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    newest = max(file.stem for file in (_history() / "versions").glob("[0-9]*.py"))
    applied = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return list(applied) == [newest.partition("_")[0]]


def _history() -> Path:
    return Path(migrations.__file__).parent
