"""From the journal into the database: what committed frames mean as rows. Copying twice changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from assist.values import made_often
from coaching import store as outcomes
from coaching.events import Changed, Completed, Event, Requested
from coaching.events import completed as completed_event
from realtime import store
from realtime.logbook import Change
from realtime.wire.durable import Durable
from realtime.wire.messages import MessageAdded, MessageDeleted, MessageEdited
from realtime.wire.readings import ReadingMade


@made_often
@dataclass(frozen=True, slots=True)
class Copied:
    """Frames of one conversation, as committed, with what they made of its suggestions.

    change: the feed's line, up to which the database is complete once this is copied.
    """

    workspace: str
    conversation: str
    epoch: int
    first: int
    change: str
    bodies: Sequence[Durable]
    requested: Sequence[Requested] = ()
    completed: Sequence[Completed] = ()
    changes: Sequence[Change] = ()
    events: Sequence[Event] = ()


def copy(connection: Connection, copies: Sequence[Copied]) -> None:
    """Write everything in a handful of statements; order within a conversation is kept."""
    store.copy_messages(connection, [row for one in copies for row in _messages(one)])
    store.copy_readings(connection, [row for one in copies for row in _readings(one)])
    for one in copies:
        for body in one.bodies:
            if isinstance(body, MessageEdited):
                store.edit_message(connection, one.workspace, one.conversation, body)
            elif isinstance(body, MessageDeleted):
                store.delete_message(connection, one.workspace, one.conversation, body)
    for workspace, own in _by_workspace(copies):
        keep_outcomes(connection, workspace, own)


def keep_outcomes(connection: Connection, workspace: str, copies: Sequence[Copied]) -> None:
    """Suggestions asked for, and what became of them: the table, and the log it can be made of again."""
    asked = [row for one in copies for row in one.requested]
    changes = [Changed(one.conversation, *change) for one in copies for change in one.changes]
    latest = {(change.after.sug, change.after.attempt): change.after for change in changes}
    completed = [known for one in copies for known in one.completed]
    outcomes.add_requested(connection, asked)
    outcomes.complete(connection, workspace, completed)
    outcomes.update_lives(connection, workspace, list(latest.values()))
    now = datetime.now(UTC)
    outcomes.log_outcomes(connection, workspace, asked, changes, now)
    events = [event for one in copies for event in one.events]
    events += [
        completed_event(workspace, one.conversation, known, now) for one in copies for known in one.completed
    ]
    outcomes.append_events(connection, events)


def _messages(one: Copied) -> Iterable[store.MessageRow]:
    for seq, body in enumerate(one.bodies, one.first):
        if isinstance(body, MessageAdded):
            yield store.MessageRow(one.workspace, one.conversation, one.epoch, seq, body)


def _readings(one: Copied) -> Iterable[store.ReadingRow]:
    for body in one.bodies:
        if isinstance(body, ReadingMade):
            yield store.ReadingRow(one.workspace, one.conversation, body)


def _by_workspace(copies: Sequence[Copied]) -> Iterable[tuple[str, list[Copied]]]:
    own: dict[str, list[Copied]] = {}
    for one in copies:
        if one.requested or one.completed or one.changes or one.events:
            own.setdefault(one.workspace, []).append(one)
    return own.items()
