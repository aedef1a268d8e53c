"""Keeping suggestions, what became of them, and the log of both."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, literal_column, or_, update

from coaching.events import Changed, Completed, Event, Requested, fold
from coaching.outcome import IF_SHOWN, End, Life
from coaching.store import rows
from coaching.store.bulk import Bulk
from coaching.store.reading import read_events
from coaching.store.tables import events, suggestion_items, suggestions, to_ms

_s: Final = suggestions.c
_i: Final = suggestion_items.c


def add_requested(connection: Connection, requested: Sequence[Requested]) -> None:
    """Keep suggestions at their beginning; what is there already stays as it is."""
    ADD_SUGGESTIONS.run(connection, [rows.requested_row(row) for row in requested])
    ADD_ITEMS.run(connection, [item for row in requested for item in rows.item_rows(row)])


def complete(connection: Connection, workspace: str, completed: Sequence[Completed]) -> None:
    """Add to suggestions what is known of a model's drafts now that they are complete."""
    UPDATE_COMPLETED.run(connection, [rows.completed_row(workspace, one) for one in completed])
    UPDATE_LENGTHS.run(connection, [rows.length_row(workspace, one) for one in completed])


def update_lives(connection: Connection, workspace: str, lives: Sequence[Life]) -> None:
    """Bring suggestions up to date, in the order given.

    An end is never overwritten but by a later revision, whoever writes first; told twice changes nothing,
    also where the second teller knows less: what was shown ends as shown, and the sums add up.
    """
    UPDATE_LIVES.run(connection, [rows.life_row(workspace, life) for life in lives])
    compared = [life for life in lives if life.kept or _is_open_again(life)]
    UPDATE_KEPT.run(connection, [row for life in compared for row in rows.kept_rows(workspace, life)])


def log_outcomes(
    connection: Connection,
    workspace: str,
    requested: Sequence[Requested],
    changes: Sequence[Changed],
    received_at: datetime,
) -> None:
    """Add to the log what `events.requested` and `events.changed` say of these."""
    at = to_ms(received_at)
    log = [rows.requested_event_row(row, at) for row in requested]
    log += [rows.changed_event_row(workspace, change, at) for change in changes]
    ADD_EVENTS.run(connection, log)


def append_events(connection: Connection, happened: Sequence[Event]) -> None:
    """Add to the log; an event that is in it stays as it is."""
    ADD_EVENTS.run(connection, [rows.event_row(event) for event in happened])


def forget_text(connection: Connection, workspace: str, before: datetime) -> int:
    """Drop the words of suggestions requested before a moment, and keep the figures. Gives how many."""
    old = update(suggestions).where(
        _s.workspace == workspace,
        _s.requested_at < to_ms(before),
        _s.text.is_not(None),
    )
    return connection.execute(old.values(text=None)).rowcount


def rebuild(connection: Connection, workspace: str) -> int:
    """Make the table of outcomes from the events, text aside. Gives the number of suggestions."""
    folded = fold(read_events(connection, workspace))
    add_requested(connection, [row for row, _ in folded])
    update_lives(connection, workspace, [life for _, life in folded])
    return len(folded)


def _is_open_again(life: Life) -> bool:
    """Whether a revision took back what it had been compared with."""
    return life.revised > 0 and life.message is None


ADD_SUGGESTIONS: Final = Bulk(suggestions, rows.REQUESTED)
ADD_ITEMS: Final = Bulk(suggestion_items, rows.ITEM)
ADD_EVENTS: Final = Bulk(events, rows.EVENT)

# Names of parameters must not be those of columns, so they end in an underscore.
_IS_SHOWN: Final = or_(_s.shown_at.is_not(None), bindparam("shown_at_", type_=_s.shown_at.type).is_not(None))
_END: Final = bindparam("end_", type_=_s.end.type)
_REASON: Final = bindparam("reason_", type_=_s.reason.type)
# A bulk statement's parameters are its rows': what is the same in each stands in its text.
_SAID: Final[dict[End, ColumnElement[str]]] = {end: literal_column(f"'{end}'") for end in End}
_WAS_SHOWN: Final = [
    *((and_(_IS_SHOWN, _SAID[end] == _END), _SAID[shown]) for end, shown in IF_SHOWN.items()),
    (and_(_IS_SHOWN, _SAID[End.UNDELIVERED] == _END), func.coalesce(_REASON, _SAID[End.EXPIRED])),
]
_IS_COMPARISON: Final = and_(_s.end == bindparam("end_"), _s.message.is_(None))
UPDATE_LIVES: Final = Bulk(
    update(suggestions)
    .where(
        *(_s[name] == bindparam(f"{name}_") for name in rows.KEY),
        or_(
            _s.revised < bindparam("revised_"),
            and_(_s.revised == bindparam("revised_"), or_(_s.end.is_(None), _IS_COMPARISON)),
        ),
    )
    .values(
        {name: bindparam(f"{name}_") for name in rows.FOLLOWING}
        | {"end": case(*_WAS_SHOWN, else_=_END)}
        | {name: func.coalesce(bindparam(f"{name}_", type_=_s[name].type), _s[name]) for name in rows.STAYING}
    ),
    [f"{name}_" for name in (*rows.FOLLOWING, *rows.STAYING, *rows.KEY)],
)
UPDATE_COMPLETED: Final = Bulk(
    update(suggestions)
    .where(*(_s[name] == bindparam(f"{name}_") for name in rows.KEY))
    .values({name: bindparam(f"{name}_") for name in rows.COMPLETED}),
    [f"{name}_" for name in (*rows.COMPLETED, *rows.KEY)],
)
UPDATE_LENGTHS: Final = Bulk(
    update(suggestion_items)
    .where(*(_i[name] == bindparam(f"{name}_") for name in (*rows.KEY, "position")))
    .values(stop=bindparam("stop_")),
    ["stop_", *(f"{name}_" for name in rows.KEY), "position_"],
)
UPDATE_KEPT: Final = Bulk(
    update(suggestion_items)
    .where(*(_i[name] == bindparam(f"{name}_") for name in (*rows.KEY, "position")))
    .values(kept=bindparam("kept_")),
    [f"{name}_" for name in rows.KEPT],
)
