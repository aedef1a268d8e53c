"""Many rows with one statement: what goes in past SQLAlchemy comes back through it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    create_engine,
    event,
    select,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import asyncpg

from coaching.store import Bulk

things: Final = Table(
    "things",
    MetaData(),
    Column("id", String(20), primary_key=True),
    Column("at", DateTime),
    Column("is_new", Boolean),
    Column("share", Float),
    Column("facts", JSON),
    Column("number", Integer),
)
AT: Final = datetime(2026, 3, 2, 12, 0, 0, 7)  # noqa: DTZ001 (the column keeps no zone)
ADD: Final = Bulk(things, ("number", "id", "at", "is_new", "share", "facts"))
RAISE: Final = Bulk(
    update(things)
    .where(things.c.id == bindparam("which"), things.c.number < bindparam("to"))
    .values(number=bindparam("to"), at=bindparam("moment")),
    ("which", "to", "moment"),
)
ASYNCPG: Final[Dialect] = asyncpg.dialect()  # type: ignore[no-untyped-call]


@pytest.fixture
def db() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        things.create(connection)
        yield connection
    engine.dispose()


def kept(db: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.execute(select(things).order_by(things.c.id))]


def test_values_of_every_type_come_back_as_they_were(db: Connection) -> None:
    ADD.run(db, [(1, "a", AT, True, 0.5, {"ñ": [1]}), (2, "b", None, None, None, [])])

    assert kept(db) == [("a", AT, True, 0.5, {"ñ": [1]}, 1), ("b", None, None, None, [], 2)]


def test_a_row_that_is_there_stays_as_it_is(db: Connection) -> None:
    ADD.run(db, [(1, "a", AT, True, 0.5, None)])
    ADD.run(db, [(2, "a", None, False, 0.1, None), (3, "b", AT, True, 0.5, None)])

    assert [(row[0], row[-1]) for row in kept(db)] == [("a", 1), ("b", 3)]


def test_an_update_may_ask_for_what_it_sets(db: Connection) -> None:
    ADD.run(db, [(1, "a", None, True, 0.5, None), (9, "b", None, True, 0.5, None)])
    RAISE.run(db, [("a", 5, AT), ("b", 5, AT)])

    assert [(row[0], row[1], row[-1]) for row in kept(db)] == [("a", AT, 5), ("b", None, 9)]


def test_a_value_that_is_ready_is_not_turned_again(db: Connection) -> None:
    Bulk(things, ("id", "facts"), ready=("facts",)).run(db, [("a", '{"x":1}')])

    assert kept(db)[0][4] == {"x": 1}


def test_without_rows_nothing_is_said(db: Connection) -> None:
    said: list[str] = []
    event.listen(db, "before_cursor_execute", lambda *told: said.append(told[2]))

    ADD.run(db, [])

    assert said == []


def test_postgresql_gets_numbered_places_with_their_types() -> None:
    added, raised = ADD.said(ASYNCPG), RAISE.said(ASYNCPG)

    assert "(id, at, is_new, share, facts, number) VALUES ($1::VARCHAR, $2::TIMESTAMP" in added.sql
    assert added.parameters([(1, "a", AT, True, 0.5, "{}")])[0][:3] == ("a", AT, True)
    assert "things.number < $2::INTEGER" in raised.sql
    assert raised.parameters([("a", 5, AT)]) == [(AT, 5, "a")]


def test_a_driver_that_wants_names_is_refused() -> None:
    with pytest.raises(AssertionError, match="by their place"):
        ADD.said(postgresql.dialect())  # type: ignore[no-untyped-call]
