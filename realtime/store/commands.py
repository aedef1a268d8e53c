"""Commands done, and what of them still has to go to the journal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, select, true, update

from realtime.errors import Conflict
from realtime.store.tables import commands_done, insert_into, journal_cursor


@dataclass(frozen=True, slots=True)
class Unjournaled:
    """Frames whose effect is committed here, and which the journal may not have yet."""

    number: int
    workspace: str
    id: str
    conversation: str
    frames: tuple[bytes, ...]


def done_command(connection: Connection, workspace: str, command: str) -> Mapping[str, object] | None:
    """What this command gave when it was done; None when it has not been."""
    mine = and_(commands_done.c.workspace == workspace, commands_done.c.id == command.lower())
    result: Mapping[str, object] | None = connection.execute(
        select(commands_done.c.result).where(mine)
    ).scalar_one_or_none()
    return result


def save_command(
    connection: Connection,
    workspace: str,
    command: str,
    *,
    person: str | None,
    conversation: str | None,
    result: Mapping[str, object],
    frames: Sequence[bytes] = (),
    at: datetime,
) -> int:
    """Its number, for `mark_journaled`. In the transaction of its effect, so that there is one effect.

    frames: as `wire.encode` gives them, each on one line. Raises Conflict when it is done already: roll back.
    """
    values = {
        "workspace": workspace,
        "id": command.lower(),
        "person": person,
        "conversation": conversation,
        "result": dict(result),
        "frames": b"\n".join(frames),
        "journaled": not frames,
        "at": at,
    }
    insert = insert_into(connection, commands_done).on_conflict_do_nothing()
    saved = connection.execute(insert.returning(commands_done.c.number), values).scalar_one_or_none()
    if saved is None:
        raise Conflict("this command is done already")
    return int(saved)


def unjournaled(
    connection: Connection, conversation: str | None = None, limit: int = 1_000
) -> list[Unjournaled]:
    """What a stop in between left behind, of one conversation or of all, in the order it was done."""
    columns = commands_done.c
    mine = true() if conversation is None else columns.conversation == conversation
    rows = connection.execute(
        select(columns.number, columns.workspace, columns.id, columns.conversation, columns.frames)
        .where(columns.journaled.is_(False), mine)
        .order_by(columns.number)
        .limit(limit)
    )
    return [Unjournaled(*row[:4], tuple(row.frames.split(b"\n"))) for row in rows]


def mark_journaled(connection: Connection, numbers: Iterable[int]) -> None:
    """The journal has them; their frames need not be kept here any more."""
    done = [{"of": number} for number in numbers]
    if done:
        this = commands_done.c.number == bindparam("of")
        connection.execute(update(commands_done).where(this).values(journaled=True, frames=b""), done)


def forget_commands(connection: Connection, before: datetime) -> int:
    """Drop what was done and journalled before this; a client tries again for seven days at most."""
    old = and_(commands_done.c.at < before, commands_done.c.journaled)
    return connection.execute(delete(commands_done).where(old)).rowcount


def get_cursor(connection: Connection, instance: str) -> str | None:
    """The last line of the feed that this process has copied."""
    mine = journal_cursor.c.instance == instance
    feed_id: str | None = connection.execute(
        select(journal_cursor.c.feed_id).where(mine)
    ).scalar_one_or_none()
    return feed_id


def set_cursor(connection: Connection, instance: str, feed_id: str) -> None:
    connection.execute(
        insert_into(connection, journal_cursor).on_conflict_do_update(
            index_elements=["instance"], set_={"feed_id": feed_id}
        ),
        {"instance": instance, "feed_id": feed_id},
    )
