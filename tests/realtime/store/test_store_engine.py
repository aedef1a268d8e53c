"""The database itself: what is asked of it, and what it is told."""

import asyncio
import stat
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from realtime import store
from realtime.errors import (
    Conflict,
    RealtimeError,
    SettingsInvalid,
    Unavailable,
)
from realtime.store.tables import UtcDateTime
from tests.realtime.store.rows import NOW, House, row, said


def test_a_moment_keeps_its_instant_and_needs_a_zone(db: Connection, house: House) -> None:
    made = house.open(db)
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    store.copy_messages(db, [row(made, 0, said("msg_1", at=tokyo))])
    assert store.messages_of(db, house.id, made.id)[0].message.at == NOW
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(NOW.replace(tzinfo=None), db.dialect)


async def test_the_folder_made_for_a_database_is_its_owner_s_alone(tmp_path: Path) -> None:
    await store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/new/t.db").dispose()

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


async def test_sqlite_syncs_every_commit_and_checks_references(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/new folder/t.db")
    async with engine.connect() as connection:
        pragmas = [
            (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    await engine.dispose()
    assert pragmas == ["wal", 2, 1, 5_000]


async def test_sqlite_s_last_connection_is_used_again_for_what_it_has_in_its_cache(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/t.db")
    async with engine.connect() as first, engine.connect() as second:
        used = [(await one.get_raw_connection()).driver_connection for one in (first, second)]
    # the second goes back before the first
    async with engine.connect() as again:
        found = (await again.get_raw_connection()).driver_connection
    await engine.dispose()
    assert found is used[0]


async def test_a_savepoint_undoes_its_own_work_only(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/t.db")
    await store.upgrade(engine)

    def undone(connection: Connection) -> None:
        with connection.begin_nested():
            store.create_workspace(connection, "undone", now=NOW)
            store.create_workspace(connection, "kept", now=NOW)

    def work(connection: Connection) -> None:
        store.create_workspace(connection, "kept", now=NOW)
        with pytest.raises(Conflict):
            undone(connection)

    async with engine.begin() as connection:
        await connection.run_sync(work)
    async with engine.connect() as connection:
        names = [one.name for one in await connection.run_sync(store.list_workspaces)]
    await engine.dispose()
    assert names == ["kept"]


async def test_what_was_rolled_back_was_never_there(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/t.db")
    await store.upgrade(engine)

    async def twice_the_same() -> None:
        async with store.for_writing(engine).begin() as connection:
            await connection.run_sync(House)
            await connection.run_sync(House)

    with pytest.raises(Conflict):
        await twice_the_same()
    async with engine.connect() as connection:
        there = await connection.run_sync(store.list_workspaces)
    await engine.dispose()
    assert there == []


async def test_writers_that_read_first_wait_for_each_other(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/t.db")
    await store.upgrade(engine)

    async def add(number: int) -> None:
        async with store.for_writing(engine).begin() as connection:
            await connection.run_sync(store.list_workspaces)
            await connection.run_sync(lambda db: store.create_workspace(db, f"w{number}", now=NOW))

    await asyncio.gather(*(add(number) for number in range(20)))
    async with engine.connect() as connection:
        there = await connection.run_sync(store.list_workspaces)
    await engine.dispose()
    assert len(there) == 20


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tactful.db",
        "mysql://h/d",
        "sqlite:///t.db",
        "sqlite+aiosqlite://",
        "sqlite+aiosqlite:///:memory:",
    ],
)
def test_a_database_that_cannot_be_used_names_its_setting(url: str) -> None:
    with pytest.raises(SettingsInvalid, match="TACTFUL_DATABASE_URL"):
        store.make_engine(url)


def test_a_database_that_cannot_be_opened_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "t.db").write_text("this is no database, however long one may look at it")
    with pytest.raises(Unavailable, match="TACTFUL_DATABASE_URL"):
        store.at_once(f"sqlite+aiosqlite:///{tmp_path}/t.db", store.list_workspaces)


def test_a_database_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/t.db"
    store.migrate(url)
    store.at_once(url, lambda db: db.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(RealtimeError, match="another release"):
        store.migrate(url)


def test_every_table_and_insert_can_be_said_to_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # not typed there
    said_to_it = [str(CreateTable(table).compile(dialect=dialect)) for table in store.metadata.sorted_tables]
    said_to_it += [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in store.metadata.sorted_tables
        for index in table.indexes
    ]
    assert "number BIGSERIAL" in "".join(said_to_it)
    assert "TIMESTAMP WITH TIME ZONE" in "".join(said_to_it)
