"""What the front door keeps, and how it lies in the database."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

from realtime.errors import Conflict, Invalid


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, in UTC; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, String(60), primary_key=True)


def _of(table: str, name: str, *, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    return Column(name, String(60), ForeignKey(f"{table}.id"), nullable=nullable, primary_key=primary_key)


workspaces = Table(
    "workspaces",
    metadata,
    _id(),
    Column("name", String(120), nullable=False, unique=True),
    Column("languages", JSON, nullable=False),
    Column("time_zone", String(60), nullable=False),
    Column("working_hours", JSON, nullable=False),
    Column("holidays", String(10)),
    Column("suggestions_on", Boolean, nullable=False),
    Column("text_days", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("calibration", JSON(none_as_null=True)),
)
teams = Table(
    "teams",
    metadata,
    _id(),
    _of("workspaces", "workspace"),
    Column("name", String(120), nullable=False),
    UniqueConstraint("workspace", "name"),
)
people = Table(
    "people",
    metadata,
    _id(),
    _of("workspaces", "workspace"),
    Column("name", String(120), nullable=False),
    Column("role", String(20), nullable=False),
    Column("active", Boolean, nullable=False),
    UniqueConstraint("workspace", "name"),
)
memberships = Table(
    "memberships",
    metadata,
    _of("people", "person", primary_key=True),
    _of("teams", "team", primary_key=True),
)
tokens = Table(
    "tokens",
    metadata,
    _id(),
    _of("workspaces", "workspace"),
    _of("people", "person", nullable=True),
    Column("role", String(20), nullable=False),
    Column("name", String(120), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
)
webhook_sources = Table(
    "webhook_sources",
    metadata,
    _id(),
    _of("workspaces", "workspace"),
    Column("name", String(60), nullable=False),
    Column("secret", String(120), nullable=False),  # as it is: a signature cannot be checked with a hash
    Column("previous_secret", String(120)),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "name"),
)
conversations = Table(
    "conversations",
    metadata,
    _id(),
    _of("workspaces", "workspace"),
    Column("source", String(60), nullable=False),
    Column("external_id", String(200)),
    Column("customer", String(200)),
    Column("channel", String(40), nullable=False),
    Column("locale_hint", String(35)),
    _of("teams", "team", nullable=True),
    _of("people", "assignee", nullable=True),
    Column("facts", JSON, nullable=False),
    Column("release", String(80)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "source", "external_id"),
    Index(None, "workspace", "last_at"),
)
messages = Table(
    "messages",
    metadata,
    _of("workspaces", "workspace"),
    _of("conversations", "conversation", primary_key=True),
    _id(),
    Column("epoch", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("role", String(20), nullable=False),
    Column("author", String(60)),
    Column("text", Text, nullable=False),
    Column("attachments", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("source", String(60), nullable=False),
    Column("external_id", String(200)),
    Column("edited_at", UtcDateTime),
    Column("deleted_at", UtcDateTime),
    Column("sug", String(60)),
    UniqueConstraint("conversation", "source", "external_id"),
    Index(None, "conversation", "epoch", "seq"),
)
_SIGNS: Final = text("signs IS NOT NULL")
readings = Table(
    "readings",
    metadata,
    _of("workspaces", "workspace"),
    _of("conversations", "conversation", primary_key=True),
    _id("message"),
    Column("language", String(10), nullable=False),
    Column("locale", String(35)),
    Column("score", Float, nullable=False),
    Column("band", String(10), nullable=False),
    Column("emotion", String(20), nullable=False),
    Column("level", Float, nullable=False),
    Column("trend", String(10), nullable=False),
    Column("scenario", String(60)),
    Column("moment", String(20), nullable=False),
    Column("supported", Boolean, nullable=False),
    Column("engine", String(40), nullable=False),
    Column("band_meant", String(10)),
    Column("signs", JSON(none_as_null=True)),
    # Few readings show any: whoever looks for those passes over the calm.
    Index("ix_readings_signs", "conversation", sqlite_where=_SIGNS, postgresql_where=_SIGNS),
)
commands_done = Table(
    "commands_done",
    metadata,
    # Numbered, because what waits for the journal goes there in the order in which it was done.
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    _of("workspaces", "workspace"),
    Column("id", String(60), nullable=False),
    Column("conversation", String(60)),
    Column("person", String(60)),
    Column("result", JSON, nullable=False),
    Column("frames", LargeBinary, nullable=False),
    Column("journaled", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "id"),
    Index(None, "journaled", "number"),
)
journal_cursor = Table(
    "journal_cursor", metadata, _id("instance"), Column("feed_id", String(60), nullable=False)
)


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what to do about a row that is there already."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def checked_name(name: str) -> str:
    """Without the spaces around it. Raises Invalid when people could not read it on one line."""
    name = name.strip()
    if not name or len(name) > 120 or not name.isprintable():
        raise Invalid("a name has 1 to 120 characters, on one line")
    return name


def refuse_taken(connection: Connection, table: Table, name: str, *where: ColumnElement[bool]) -> None:
    """Raises Conflict when a row of this name is there."""
    if connection.execute(select(table.c.id).where(table.c.name == name, *where)).first():
        raise Conflict(f"{name!r} is there already; choose another name")
