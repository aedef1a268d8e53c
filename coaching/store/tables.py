"""The tables of outcomes: one row a suggestion, its pieces, and the events that both can be made of again.

Moments are kept as whole milliseconds since 1970 in UTC: they sort, subtract, and are the same in SQLite and
PostgreSQL.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from coaching.errors import NaiveTime

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}
)

_OPEN: Final = text('"end" IS NULL')
_ACTED: Final = text("agent IS NOT NULL")
# Few among many: to be found without a look at the rest. As a text, or no index would be known to hold them.
ABOUT_READINGS: Final = text("type IN ('reading.corrected', 'correction.reviewed')")

suggestions = Table(
    "suggestions",
    metadata,
    Column("workspace", String(60), primary_key=True),
    Column("sug", String(60), primary_key=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("team", String(60)),
    Column("conversation", String(60), nullable=False),
    Column("turn", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("source", String(20)),
    Column("text", Text),
    Column("release", String(80)),
    Column("guide", String(80)),
    Column("locale", String(40)),
    Column("requested_locale", String(40)),
    Column("band", String(20)),
    Column("trend", String(20)),
    Column("emotion", String(20)),
    Column("scenario", String(60)),
    Column("moment", String(20)),
    Column("language", String(20)),
    Column("decision", String(20)),
    Column("model", String(200)),
    Column("prompt_tokens", Integer),
    Column("completion_tokens", Integer),
    Column("cost_usd", Float),
    Column("first_ms", Integer),
    Column("total_ms", Integer),
    Column("requested_at", BigInteger, nullable=False),
    Column("shown_at", BigInteger),
    Column("taken_at", BigInteger),
    Column("taken_mode", String(20)),
    Column("end", String(20)),
    Column("ended_at", BigInteger),
    Column("reason", String(200)),
    Column("message", String(60)),
    Column("retained", Float),
    Column("authored", Float),
    Column("verbatim", Boolean),
    Column("fact_edits", Boolean),
    Column("shadow_use", Boolean, nullable=False),
    Column("revised", Integer, nullable=False),
    Column("decision_ms", BigInteger),
    Column("agent", String(60)),
    Index(None, "workspace", "conversation"),
    Index(None, "workspace", "requested_at"),
    # Only over the rows that are looked for: every index is paid for with each message.
    Index("ix_suggestions_open", "workspace", "requested_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index(
        "ix_suggestions_acted", "workspace", "agent", "shown_at", sqlite_where=_ACTED, postgresql_where=_ACTED
    ),
)

suggestion_items = Table(
    "suggestion_items",
    metadata,
    Column("workspace", String(60), primary_key=True),
    Column("sug", String(60), primary_key=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("item", String(120), nullable=False),
    Column("revision", String(80), nullable=False),
    Column("move", String(20), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("kept", Float),
)

events = Table(
    "events",
    metadata,
    Column("workspace", String(60), primary_key=True),
    Column("event_id", String(60), primary_key=True),
    Column("schema", String(40), nullable=False),
    Column("type", String(40), nullable=False),
    Column("conversation", String(60), nullable=False),
    Column("turn", String(60)),
    Column("sug", String(60)),
    Column("attempt", Integer),
    Column("actor_kind", String(20), nullable=False),
    Column("actor_ref", String(60)),
    Column("occurred_at", BigInteger, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("data", Text, nullable=False),
    Index(None, "workspace", "received_at"),
    Index(
        "ix_events_about_readings",
        "workspace",
        "received_at",
        sqlite_where=ABOUT_READINGS,
        postgresql_where=ABOUT_READINGS,
    ),
)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """Whole milliseconds since 1970. Raises NaiveTime."""
    if moment.tzinfo is None:
        raise NaiveTime
    return (moment - _EPOCH) // _MS


def from_ms(ms: int) -> datetime:
    return _EPOCH + ms * _MS


def between(
    column: ColumnElement[Any], since: datetime | None, until: datetime | None
) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield column >= to_ms(since)
    if until is not None:
        yield column < to_ms(until)
