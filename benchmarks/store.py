"""What copying a customer's message into the database costs: `python -m benchmarks.store`.

All rows of a message: itself, its reading, a suggestion of three pieces, two events, and the end of the
suggestion before. CPU of the whole process by batches of 500 messages in 50 conversations, on SQLite in a
file with the pragmas of the service, commit included. Beside it, in turns in the same run, the same rows
through SQLAlchemy Core's executemany and through sqlite3 alone. For both the rows are made beforehand;
copying makes its own: values, JSON, ids of events.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, bindparam, create_engine, event, select, update
from sqlalchemy.dialects import sqlite

from assist.conversation import Role
from assist.ids import make_id, suggestion_id
from assist.suggestion import Kind
from coaching import store as outcomes
from coaching.events import Requested, RequestedItem
from coaching.outcome import Life, on_customer_turn
from realtime import store
from realtime.access import Role as Duty
from realtime.access import Scope
from realtime.copying import Copied, copy
from realtime.logbook import Change
from realtime.store.engine import begin_sqlite, prepare_sqlite
from realtime.store.tables import conversations, messages, readings, workspaces
from realtime.wire.messages import MessageAdded
from realtime.wire.readings import ReadingMade

_NOW: Final = datetime(2026, 1, 5, 12, tzinfo=UTC)
_BATCH: Final = 500
_CONVERSATIONS: Final = 50
_SAID: Final = "My parcel is two weeks late, nobody answers, and this is getting ridiculous!"
_OFFERED: Final = "Two weeks of waiting is a long time. I will look for the parcel and write by noon."
_TABLES: Final = (messages, readings, outcomes.suggestions, outcomes.suggestion_items, outcomes.events)
_ENDED: Final = ("end", "ended_at", "reason", "revised")


@dataclass(frozen=True, slots=True)
class Rows:
    """A batch as rows: by table what is new, and which suggestions ended, key last."""

    new: Sequence[tuple[Table, Sequence[dict[str, Any]]]]
    ended: Sequence[dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=12)
    number: int = parser.parse_args().batches
    with TemporaryDirectory() as folder:
        now, core, raw = (_database(Path(folder) / f"{name}.db") for name in ("now", "core", "raw"))
        with now.begin() as connection:
            workspace, talks = _house(connection)
            house = [(table, _read(connection, table)) for table in (workspaces, conversations)]
        for other in (core, raw):
            with other.begin() as connection:
                for table, rows in house:
                    connection.execute(table.insert(), rows)
        figures = list(_measure(now, core, raw, _batches(workspace, talks, number)))
    _print(figures)


def _measure(
    now: Engine, core: Engine, raw: Engine, batches: Sequence[Sequence[Copied]]
) -> Iterator[tuple[float, float, float]]:
    """CPU in µs a message of each way, batch by batch; what the first wrote is what the others write."""
    gc.collect()
    gc.freeze()  # as the service does
    for batch in batches:
        copying = _cpu_us(now, partial(copy, copies=batch))
        rows = _rows(now, batch)
        yield copying, _cpu_us(core, partial(_with_core, rows=rows)), _cpu_us(raw, _with_sqlite3(rows))


def _cpu_us(engine: Engine, work: Callable[[Connection], object]) -> float:
    started = time.process_time()
    with engine.begin() as connection:
        work(connection)
    return (time.process_time() - started) / _BATCH * 1e6


def _with_core(connection: Connection, rows: Rows) -> None:
    for table, new in rows.new:
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), new)
    if rows.ended:
        same = (column == bindparam(f"{column.name}_") for column in outcomes.suggestions.primary_key)
        ended = (
            update(outcomes.suggestions).where(*same).values({name: bindparam(f"{name}_") for name in _ENDED})
        )
        connection.execute(ended, rows.ended)


def _with_sqlite3(rows: Rows) -> Callable[[Connection], None]:
    """The floor: values that are ready, and nothing around the driver."""
    dialect = sqlite.dialect()
    said: list[tuple[str, list[tuple[object, ...]]]] = []
    for table, new in rows.new:
        turns = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.columns]
        marks = ",".join("?" * len(turns))
        values = [
            tuple(turn(value) if turn else value for turn, value in zip(turns, row.values(), strict=True))
            for row in new
        ]
        said.append((f'INSERT INTO "{table.name}" VALUES ({marks}) ON CONFLICT DO NOTHING', values))
    keys = [column.name for column in outcomes.suggestions.primary_key]
    sets = ", ".join(f'"{name}" = ?' for name in _ENDED)
    where = " AND ".join(f"{name} = ?" for name in keys)
    order = [f"{name}_" for name in (*_ENDED, *keys)]
    said.append(
        (f"UPDATE suggestions SET {sets} WHERE {where}", [tuple(map(row.get, order)) for row in rows.ended])
    )

    def run(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        for sql, values in said:
            driver.executemany(sql, values)

    return run


def _print(figures: Sequence[tuple[float, float, float]]) -> None:
    copying, core, raw = (statistics.median(way) for way in zip(*figures, strict=True))
    to_core = statistics.median(one / other for one, other, _ in figures)
    to_raw = statistics.median(one / other for one, _, other in figures)
    print(
        f"CPU a customer message, median of {len(figures)} batches of {_BATCH}, all its rows, commit included"
    )
    print(f"  copying                  {copying:6.0f} µs")
    print(f"  Core executemany         {core:6.0f} µs   copying is {to_core:.2f} of it")
    print(f"  sqlite3, values ready    {raw:6.0f} µs   copying is {to_raw:.2f} of it")


# ---- what is copied ----


def _database(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    store.metadata.create_all(engine)
    outcomes.metadata.create_all(engine)
    return engine


def _house(connection: Connection) -> tuple[str, list[str]]:
    workspace = store.create_workspace(connection, "Acme", now=_NOW).id
    scope = Scope(workspace, None, Duty.INGEST, name="helpdesk")
    opened = (
        store.create_conversation(connection, scope, store.NewConversation(), now=_NOW)[0]
        for _ in range(_CONVERSATIONS)
    )
    return workspace, [one.id for one in opened]


def _batches(workspace: str, talks: Sequence[str], number: int) -> list[list[Copied]]:
    open_: dict[str, Life] = {}
    return [
        [
            _copied(workspace, talks[place % len(talks)], place, open_)
            for place in range(batch * _BATCH, (batch + 1) * _BATCH)
        ]
        for batch in range(number)
    ]


def _copied(workspace: str, conversation: str, place: int, open_: dict[str, Life]) -> Copied:
    """A message, answered with a line; the line before it is superseded."""
    at = _NOW + place * timedelta(milliseconds=1)
    message = make_id("msg")
    said = MessageAdded(message, Role.CUSTOMER, _SAID, at, source="helpdesk", external_id=message[4:])
    requested = _requested(workspace, conversation, message, at)
    before = open_.get(conversation)
    changes = [Change(before, on_customer_turn([before], at)[0])] if before else []
    open_[conversation] = requested.life()
    return Copied(
        workspace,
        conversation,
        1,
        place * 4,
        f"{place}-0",
        [said, _reading(message)],
        [requested],
        changes=changes,
    )


def _requested(workspace: str, conversation: str, message: str, at: datetime) -> Requested:
    return Requested(
        workspace=workspace,
        conversation=conversation,
        turn=message,
        sug=suggestion_id(workspace, conversation, message, Kind.READY),
        attempt=1,
        kind=Kind.READY,
        requested_at=at,
        source="guide",
        text=_OFFERED,
        release="0123456789abcdef",
        guide="fedcba9876543210",
        locale="en-US",
        requested_locale="en-US",
        band="high",
        trend="rising",
        emotion="anger",
        scenario="delivery",
        moment="problem",
        language="en",
        decision="allow",
        items=tuple(
            RequestedItem(f"en-US/{move}/a", "1f2e3d4c5b6a", move, start, start + 30)
            for start, move in ((0, "validation"), (31, "alternative"), (62, "next_step"))
        ),
    )


def _reading(message: str) -> ReadingMade:
    return ReadingMade(
        message=message,
        language="en",
        language_confidence=0.99,
        locale="en-US",
        score=0.72,
        score_range=(0.6, 0.8),
        band="high",
        emotion="anger",
        drivers=((38, 50),),
        level=0.6,
        trend="rising",
        scenario="delivery",
        scenario_confidence=0.8,
        moment="problem",
        supported=True,
        engine="instant",
    )


# ---- the same rows, for the other ways ----


def _read(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(select(table))]


def _rows(engine: Engine, batch: Sequence[Copied]) -> Rows:
    """What copying has just written, read back, with every suggestion as it began."""
    sugs = {one.requested[0].sug for one in batch}
    turns = {one.requested[0].turn for one in batch}
    changed = {one.changes[0].after.sug for one in batch if one.changes}
    with engine.begin() as connection:
        found = {table: _read(connection, table) for table in _TABLES}
    suggestions = found[outcomes.suggestions]
    ended = [
        {f"{name}_": row[name] for name in (*_ENDED, "workspace", "sug", "attempt")}
        for row in suggestions
        if row["sug"] in changed
    ]
    found[messages] = [row for row in found[messages] if row["id"] in turns]
    found[readings] = [row for row in found[readings] if row["message"] in turns]
    found[outcomes.suggestions] = [
        row | {"end": None, "ended_at": None, "reason": None} for row in suggestions if row["sug"] in sugs
    ]
    found[outcomes.suggestion_items] = [row for row in found[outcomes.suggestion_items] if row["sug"] in sugs]
    ends = {"suggestion.ended": changed, "suggestion.requested": sugs}
    found[outcomes.events] = [row for row in found[outcomes.events] if row["sug"] in ends[row["type"]]]
    return Rows([(table, found[table]) for table in _TABLES], ended)


if __name__ == "__main__":
    main()
