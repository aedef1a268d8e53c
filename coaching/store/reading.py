"""Lives and events, as they are kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Row, func, select

from assist.suggestion import Kind
from coaching.calibration import Calibrated
from coaching.corrections import Corrected, Correction, Reviewed, Told, fold
from coaching.events import Actor, Completed, Event, EventType, Overridden, Requested
from coaching.outcome import End, Life
from coaching.store.tables import (
    ABOUT_READINGS,
    between,
    events,
    from_ms,
    suggestion_items,
    suggestions,
    to_ms,
)

_Row = Row[*tuple[Any, ...]]

_s: Final = suggestions.c
_i: Final = suggestion_items.c
_LIFE: Final[TypeAdapter[Life]] = TypeAdapter(Life)
_REQUESTED: Final[TypeAdapter[Requested]] = TypeAdapter(Requested)
_COMPLETED: Final[TypeAdapter[Completed]] = TypeAdapter(Completed)
_OVERRIDDEN: Final[TypeAdapter[Overridden]] = TypeAdapter(Overridden)
_CORRECTED: Final[TypeAdapter[Corrected]] = TypeAdapter(Corrected)
_REVIEWED: Final[TypeAdapter[Reviewed]] = TypeAdapter(Reviewed)
_CALIBRATED: Final[TypeAdapter[Calibrated]] = TypeAdapter(Calibrated)
_Data = Requested | Completed | Life | Overridden | Corrected | Reviewed | Calibrated
_READERS: Final[Mapping[EventType, Callable[[str], _Data]]] = {
    EventType.REQUESTED: _REQUESTED.validate_json,
    EventType.COMPLETED: _COMPLETED.validate_json,
    EventType.OVERRIDDEN: _OVERRIDDEN.validate_json,
    EventType.CORRECTED: _CORRECTED.validate_json,
    EventType.REVIEWED: _REVIEWED.validate_json,
    EventType.CALIBRATED: _CALIBRATED.validate_json,
}


def open_lives(connection: Connection, workspace: str, conversation: str) -> list[Life]:
    """The suggestions of a conversation that have not ended, oldest first."""
    where = (_s.conversation == conversation, _s.end.is_(None))
    return [life for _, life in _lives(connection, workspace, *where)]


def lives_of_turn(connection: Connection, workspace: str, conversation: str, turn: str) -> list[Life]:
    """All that was suggested for one turn, ended or not, oldest first."""
    where = (_s.conversation == conversation, _s.turn == turn)
    return [life for _, life in _lives(connection, workspace, *where)]


def find_life(
    connection: Connection, workspace: str, conversation: str, sug: str, attempt: int
) -> Life | None:
    """One suggestion, ended or not; None when it is not of this conversation."""
    where = (
        _s.conversation == conversation,
        _s.sug == sug,
        _s.attempt == attempt,
    )
    return next((life for _, life in _lives(connection, workspace, *where)), None)


def stale_lives(
    connection: Connection, workspace: str, before: datetime, limit: int = 500
) -> dict[str, list[Life]]:
    """By conversation, the open suggestions to which nothing has happened since `before`; oldest first."""
    last = func.coalesce(_s.taken_at, _s.shown_at, _s.requested_at)
    where = (_s.end.is_(None), last <= to_ms(before))
    found: dict[str, list[Life]] = {}
    for conversation, life in _lives(connection, workspace, *where, limit=limit):
        found.setdefault(conversation, []).append(life)
    return found


def read_events(
    connection: Connection, workspace: str, since: datetime | None = None, until: datetime | None = None
) -> Iterator[Event]:
    """The log, in the order in which it was received."""
    found = (
        select(events)
        .where(events.c.workspace == workspace, *between(events.c.received_at, since, until))
        .order_by(events.c.received_at, events.c.event_id)
    )
    return map(_event, connection.execute(found, execution_options={"yield_per": 1_000}))


def corrections(
    connection: Connection,
    workspace: str,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Correction]:
    """What was said of readings in [since, until), as it stands; the words on it whenever they came."""
    found = (
        select(events)
        .where(events.c.workspace == workspace, ABOUT_READINGS)
        .order_by(events.c.received_at, events.c.event_id)
    )
    told = [
        Told(event.conversation, event.actor.ref, event.occurred_at, event.data)
        for event in map(_event, connection.execute(found))
        if isinstance(event.data, Corrected | Reviewed)
    ]
    return [
        one for one in fold(told) if (since is None or one.at >= since) and (until is None or one.at < until)
    ]


def _event(row: _Row) -> Event:
    kind = EventType(row.type)
    return Event(
        event_id=row.event_id,
        type=kind,
        workspace=row.workspace,
        conversation=row.conversation,
        turn=row.turn,
        sug=row.sug,
        attempt=row.attempt,
        actor=Actor(row.actor_kind, row.actor_ref),
        occurred_at=from_ms(row.occurred_at),
        received_at=from_ms(row.received_at),
        data=_READERS.get(kind, _LIFE.validate_json)(row.data),
        schema=row.schema,
    )


def _lives(
    connection: Connection, workspace: str, *where: ColumnElement[bool], limit: int | None = None
) -> list[tuple[str, Life]]:
    found = connection.execute(
        select(suggestions)
        .where(_s.workspace == workspace, *where)
        .order_by(_s.requested_at, _s.sug, _s.attempt)
        .limit(limit)
    ).all()
    pieces = _pieces(connection, workspace, sorted({row.sug for row in found}))
    return [(row.conversation, _life(row, pieces.get((row.sug, row.attempt), []))) for row in found]


def _pieces(connection: Connection, workspace: str, sugs: Sequence[str]) -> dict[tuple[str, int], list[_Row]]:
    found: dict[tuple[str, int], list[_Row]] = {}
    if not sugs:
        return found
    asked = select(suggestion_items).where(_i.workspace == workspace, _i.sug.in_(sugs)).order_by(_i.position)
    for row in connection.execute(asked):
        found.setdefault((row.sug, row.attempt), []).append(row)
    return found


def _life(row: _Row, pieces: Sequence[_Row]) -> Life:
    shown, taken, ended = (
        None if ms is None else from_ms(ms) for ms in (row.shown_at, row.taken_at, row.ended_at)
    )
    return Life(
        sug=row.sug,
        attempt=row.attempt,
        turn=row.turn,
        kind=Kind(row.kind),
        text=row.text or "",
        requested_at=from_ms(row.requested_at),
        shown_at=shown,
        taken_at=taken,
        taken_mode=row.taken_mode,
        end=End(row.end) if row.end else None,
        ended_at=ended,
        reason=row.reason,
        message=row.message,
        retained=row.retained,
        authored=row.authored,
        verbatim=row.verbatim,
        fact_edits=row.fact_edits,
        shadow_use=row.shadow_use,
        revised=row.revised,
        agent=row.agent,
        spans=tuple((piece.start, piece.stop) for piece in pieces),
        kept=tuple(piece.kept for piece in pieces if piece.kept is not None),
    )
