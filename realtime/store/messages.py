"""Messages and readings, copied from the journal. A copy may be made twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, or_, select, update

from assist.conversation import Role
from coaching.corrections import Wrong
from coaching.store import Bulk, Values
from realtime.store.tables import conversations, messages, people, readings
from realtime.store.workspaces import list_workspaces
from realtime.wire.messages import Attachment, MessageAdded, MessageDeleted, MessageEdited, Person
from realtime.wire.readings import ReadingMade

# The engine that every message is read by first.
INSTANT: Final = "instant"
ReadPart = Literal["band", "language", "scenario"]


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message and its place in the journal. Its text is empty when it was deleted, or kept long enough."""

    workspace: str
    conversation: str
    epoch: int
    seq: int
    message: MessageAdded
    edited_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    workspace: str
    conversation: str
    reading: ReadingMade


def copy_messages(connection: Connection, rows: Sequence[MessageRow]) -> None:
    """Those that are there already are left as they are."""
    ADD_MESSAGES.run(connection, [_message_values(row) for row in rows])
    latest: dict[str, datetime] = {}
    for row in rows:
        at, known = row.message.at, latest.get(row.conversation)
        if known is None or known < at:
            latest[row.conversation] = at
    UPDATE_LAST.run(connection, sorted(latest.items()))


def copy_readings(connection: Connection, rows: Sequence[ReadingRow]) -> None:
    """As `copy_messages`; of a reading only what lists and reports need. A considered one stands.

    What people said was read wrongly stands as it was read: reports say how often that comes.
    """
    ADD_READINGS.run(connection, [_reading_values(row) for row in rows])
    later = [_reading_values(row) for row in rows if row.reading.engine != INSTANT or row.reading.corrected]
    UPDATE_READINGS.run(connection, later)


def edit_message(connection: Connection, workspace: str, conversation: str, edit: MessageEdited) -> None:
    """The newest edit stands; a message that was deleted stays deleted."""
    connection.execute(
        update(messages)
        .where(
            *_this_message(workspace, conversation, edit.id),
            or_(messages.c.edited_at.is_(None), messages.c.edited_at <= edit.at),
        )
        .values(text=edit.text, edited_at=edit.at)
    )


def delete_message(
    connection: Connection, workspace: str, conversation: str, deleted: MessageDeleted
) -> None:
    """The words go; that there was a message stays."""
    connection.execute(
        update(messages)
        .where(*_this_message(workspace, conversation, deleted.id))
        .values(text="", attachments=[], deleted_at=deleted.at)
    )


def messages_of(
    connection: Connection, workspace: str, conversation: str, limit: int = 200
) -> list[MessageRow]:
    """The last `limit`, oldest first."""
    newest_first = (
        select(messages, people.c.name.label("author_name"))
        .select_from(messages.outerjoin(people, messages.c.author == people.c.id))
        .where(messages.c.workspace == workspace, messages.c.conversation == conversation)
        .order_by(messages.c.epoch.desc(), messages.c.seq.desc())
        .limit(limit)
    )
    return [_message(row) for row in reversed(connection.execute(newest_first).all())]


def external_ids(connection: Connection, workspace: str, conversation: str) -> dict[tuple[str, str], str]:
    """(source, external id) → id of every message that came with one."""
    columns = select(messages.c.source, messages.c.external_id, messages.c.id)
    rows = connection.execute(
        columns.where(
            messages.c.workspace == workspace,
            messages.c.conversation == conversation,
            messages.c.external_id.is_not(None),
        )
    )
    return {(source, external_id): message for source, external_id, message in rows}


def messages_read(connection: Connection, workspace: str, conversation: str) -> set[str]:
    """Ids of the messages that have a reading."""
    mine = (readings.c.workspace == workspace, readings.c.conversation == conversation)
    return set(connection.execute(select(readings.c.message).where(*mine)).scalars())


def count_readings(
    connection: Connection,
    workspace: str,
    of: ReadPart,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[tuple[str, str | None], int]:
    """By language and what was read, how often: of messages said in [since, until)."""
    value = readings.c[of]
    counted = _read_in(select(readings.c.language, value, func.count()), workspace, since, until)
    rows = connection.execute(counted.group_by(readings.c.language, value))
    return {(language, read): int(number) for language, read, number in rows}


def count_scores(connection: Connection, workspace: str, since: datetime) -> dict[str, dict[float, int]]:
    """By language, how often each score was read since then."""
    counted = _read_in(select(readings.c.language, readings.c.score, func.count()), workspace, since, None)
    found: dict[str, dict[float, int]] = {}
    for language, score, number in connection.execute(
        counted.group_by(readings.c.language, readings.c.score)
    ):
        found.setdefault(language, {})[score] = int(number)
    return found


def texts_of(connection: Connection, workspace: str, ids: Sequence[str]) -> dict[str, str]:
    """The words of messages, as long as they are kept."""
    mine = (messages.c.workspace == workspace, messages.c.id.in_(ids), messages.c.text != "")
    return {
        row.id: row.text for row in connection.execute(select(messages.c.id, messages.c.text).where(*mine))
    }


def _read_in(
    what: Select[Any], workspace: str, since: datetime | None, until: datetime | None
) -> Select[Any]:
    same = and_(messages.c.conversation == readings.c.conversation, messages.c.id == readings.c.message)
    found = what.select_from(readings.join(messages, same)).where(readings.c.workspace == workspace)
    if since is not None:
        found = found.where(messages.c.at >= since)
    if until is not None:
        found = found.where(messages.c.at < until)
    return found


def purge_text(connection: Connection, before: datetime, workspace: str | None = None) -> int:
    """Drop the words of messages older than this, of one workspace or of all; how many there were."""
    old = and_(messages.c.at < before, messages.c.text != "")
    where = old if workspace is None else and_(old, messages.c.workspace == workspace)
    return connection.execute(update(messages).where(where).values(text="", attachments=[])).rowcount


def purge_expired(connection: Connection, now: datetime) -> int:
    """Drop words that were kept as long as their workspace wants; how many messages lost theirs."""
    return sum(
        purge_text(connection, now - timedelta(days=one.text_days), one.id)
        for one in list_workspaces(connection)
    )


def _this_message(workspace: str, conversation: str, message: str) -> tuple[ColumnElement[bool], ...]:
    return (
        messages.c.workspace == workspace,
        messages.c.conversation == conversation,
        messages.c.id == message,
        messages.c.deleted_at.is_(None),
    )


def _message_values(row: MessageRow) -> Values:
    said = row.message
    return (
        row.workspace,
        row.conversation,
        said.id,
        row.epoch,
        row.seq,
        str(said.role),
        said.by.id if said.by else None,
        said.text,
        orjson.dumps(said.attachments).decode() if said.attachments else "[]",
        said.at,
        said.source or "",
        said.external_id,
        row.edited_at,
        row.deleted_at,
        said.sug,
    )


def _message(row: Row[Any]) -> MessageRow:
    said = MessageAdded(
        id=row.id,
        role=Role(row.role),
        text=row.text,
        at=row.at,
        by=Person(row.author, row.author_name or "") if row.author else None,
        attachments=tuple(Attachment(**one) for one in row.attachments),
        source=row.source or None,
        external_id=row.external_id,
        sug=row.sug,
    )
    return MessageRow(
        row.workspace, row.conversation, row.epoch, row.seq, said, row.edited_at, row.deleted_at
    )


def _reading_values(row: ReadingRow) -> Values:
    read = row.reading
    language, band, scenario = read.language, read.band, read.scenario
    for part in read.corrected:
        match part.wrong:
            case Wrong.LANGUAGE:
                language = part.was or language
            case Wrong.BAND:
                band = part.was or band
            case Wrong.SCENARIO:
                scenario = part.was
    return (
        row.workspace,
        row.conversation,
        read.message,
        language,
        read.locale,
        read.score,
        str(band),
        str(read.emotion),
        read.level,
        str(read.trend),
        None if scenario is None else str(scenario),
        str(read.moment),
        read.supported,
        read.engine,
        None if read.band == band else str(read.band),
        orjson.dumps(read.signs).decode() if read.signs else None,
    )


ADD_MESSAGES: Final = Bulk(
    messages,
    (
        "workspace",
        "conversation",
        "id",
        "epoch",
        "seq",
        "role",
        "author",
        "text",
        "attachments",
        "at",
        "source",
        "external_id",
        "edited_at",
        "deleted_at",
        "sug",
    ),
    ready=("attachments",),
)
_READING: Final = (
    "workspace",
    "conversation",
    "message",
    "language",
    "locale",
    "score",
    "band",
    "emotion",
    "level",
    "trend",
    "scenario",
    "moment",
    "supported",
    "engine",
    "band_meant",
    "signs",
)
_AS_JSON: Final = ("signs",)
ADD_READINGS: Final = Bulk(readings, _READING, ready=_AS_JSON)
# Names of parameters must not be those of columns, so they end in an underscore.
UPDATE_READINGS: Final = Bulk(
    update(readings)
    .where(*(readings.c[name] == bindparam(f"{name}_") for name in _READING[:3]))
    .values({name: bindparam(f"{name}_", type_=readings.c[name].type) for name in _READING[3:]}),
    [f"{name}_" for name in _READING],
    ready=[f"{name}_" for name in _AS_JSON],
)
_MOMENT: Final = bindparam("moment", type_=conversations.c.last_at.type)
UPDATE_LAST: Final = Bulk(
    update(conversations)
    .where(conversations.c.id == bindparam("of"), conversations.c.last_at < _MOMENT)
    .values(last_at=_MOMENT),
    ("of", "moment"),
)
