"""Conversations whose last reading shows signs that they go wrong, for those who look after several."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, and_, exists, func, select

from assist.conversation import Role
from realtime.access import Action, Scope
from realtime.store.conversations import CONVERSATIONS, Conversation, visible
from realtime.store.tables import conversations, messages, readings

MOST: Final = 200

_read = readings.alias()
_shown = readings.alias()
_LAST_READ: Final = (
    select(_read.c.message)
    .join(messages, and_(messages.c.conversation == _read.c.conversation, messages.c.id == _read.c.message))
    .where(messages.c.conversation == conversations.c.id)
    .order_by(messages.c.epoch.desc(), messages.c.seq.desc())
    .limit(1)
    .correlate(conversations)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Signalled:
    """signs: with when each was first seen, as the last reading has them; is_answered: the agent wrote since.

    waiting_since: when the customer wrote first of what nobody has answered.
    """

    conversation: Conversation
    band: str
    level: float
    signs: tuple[tuple[str, datetime], ...]
    is_answered: bool
    waiting_since: datetime | None


def list_signalled(connection: Connection, scope: Scope, since: datetime) -> list[Signalled]:
    """Of those whose alerts the caller may see, and that went on after that moment, the latest first."""
    rows = connection.execute(
        CONVERSATIONS.join(
            readings,
            and_(readings.c.conversation == conversations.c.id, readings.c.message == _LAST_READ),
        )
        .add_columns(
            readings.c.message.label("read"),
            func.coalesce(readings.c.band_meant, readings.c.band).label("band"),
            readings.c.level,
            readings.c.signs,
        )
        .where(
            visible(scope, Action.SEE_ALERTS),
            conversations.c.last_at >= since,
            exists().where(_shown.c.conversation == conversations.c.id, _shown.c.signs.is_not(None)),
            readings.c.signs.is_not(None),
        )
        .order_by(conversations.c.last_at.desc(), conversations.c.id)
        .limit(MOST)
    ).all()
    said = _said(connection, [row.id for row in rows])
    return [_signalled(dict(row._mapping), said.get(row.id, [])) for row in rows]


def _said(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, str, datetime]]]:
    """By conversation, the messages in their order: id, role and time."""
    rows = connection.execute(
        select(messages.c.conversation, messages.c.id, messages.c.role, messages.c.at)
        .where(messages.c.conversation.in_(ids))
        .order_by(messages.c.conversation, messages.c.epoch, messages.c.seq)
    )
    return {
        conversation: [(row.id, row.role, row.at) for row in group]
        for conversation, group in groupby(rows, key=lambda row: row.conversation)
    }


def _signalled(values: dict[str, Any], said: Sequence[tuple[str, str, datetime]]) -> Signalled:
    read, band, level, signs = (values.pop(name) for name in ("read", "band", "level", "signs"))
    waiting: datetime | None = None
    is_answered = False
    for message, role, at in said:
        if role == Role.AGENT:
            waiting, is_answered = None, True
        else:
            waiting = waiting or at
            is_answered = is_answered and message != read
    return Signalled(
        Conversation(**values),
        band,
        level,
        tuple((one["sign"], datetime.fromisoformat(one["at"])) for one in signs),
        is_answered,
        waiting,
    )
