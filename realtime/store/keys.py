"""Tokens of people and helpdesks, and the secrets that webhooks are signed with."""

import re
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, or_, select, update

from assist.ids import make_id
from realtime.access import Role, Scope, hash_secret, new_token, new_webhook_secret
from realtime.errors import Invalid, NotFound
from realtime.store.people import get_person, scope_of
from realtime.store.tables import checked_name, people, refuse_taken, tokens, webhook_sources


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token; the token itself is not."""

    id: str
    workspace: str
    person: str | None
    role: Role
    name: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None

    def is_valid(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


def create_token(
    connection: Connection,
    workspace: str,
    role: Role,
    name: str,
    *,
    now: datetime,
    person: str | None = None,
    life: timedelta | None = None,
) -> tuple[Token, str]:
    """The token's record, and the token, which is never seen again.

    Raises Invalid when the role and the person don't go together: `ingest` is nobody's, all others are
    somebody's, and theirs; NotFound when the person is not there or not active.
    """
    if (role is Role.INGEST) != (person is None):
        raise Invalid(f"a token for {role} needs {'no person' if person else 'a person'}")
    if person is not None:
        holder = get_person(connection, workspace, person)
        if holder is None or not holder.active:
            raise NotFound("there is no such active person in this workspace")
        if holder.role is not role:
            raise Invalid(f"{holder.name} is {holder.role}, so the token cannot be for {role}")
    secret = new_token(role)
    made = Token(
        make_id("tok"), workspace, person, role, checked_name(name), now, now + life if life else None, None
    )
    connection.execute(tokens.insert().values({**asdict(made), "hash": hash_secret(secret)}))
    return made, secret


def list_tokens(connection: Connection, workspace: str) -> list[Token]:
    rows = connection.execute(_TOKENS.where(tokens.c.workspace == workspace).order_by(tokens.c.created_at))
    return [_token(row) for row in rows]


def revoke_token(connection: Connection, workspace: str, token: str, *, now: datetime) -> None:
    """Raises NotFound when there is none of this id that is still good."""
    mine = and_(tokens.c.workspace == workspace, tokens.c.id == token, tokens.c.revoked_at.is_(None))
    if connection.execute(update(tokens).where(mine).values(revoked_at=now)).rowcount != 1:
        raise NotFound("there is no such token that is still good")


def authenticate(connection: Connection, token: str, *, now: datetime) -> Scope | None:
    """Who holds this token; None when it is unknown, expired, revoked, or its person left or changed role."""
    row = connection.execute(_TOKENS.where(tokens.c.hash == hash_secret(token))).one_or_none()
    if row is None:
        return None
    known = _token(row)
    if not known.is_valid(now):
        return None
    if known.person is None:
        return Scope(known.workspace, None, known.role, name=known.name)
    scope = scope_of(connection, known.workspace, known.person)
    return scope if scope is not None and scope.role is known.role else None


def valid_tokens(connection: Connection, hashes: Collection[str], *, now: datetime) -> set[str]:
    """Of these hashes, those whose token is still good and whose person is still there, in the same role."""
    good = and_(
        tokens.c.hash.in_(hashes),
        tokens.c.revoked_at.is_(None),
        or_(tokens.c.expires_at.is_(None), tokens.c.expires_at > now),
        or_(tokens.c.person.is_(None), and_(people.c.active, people.c.role == tokens.c.role)),
    )
    rows = connection.execute(
        select(tokens.c.hash).outerjoin(people, tokens.c.person == people.c.id).where(good)
    )
    return set(rows.scalars())


_TOKENS: Final = select(*(column for column in tokens.c if column.name != "hash"))


def _token(row: Row[Any]) -> Token:
    return Token(**{**row._mapping, "role": Role(row.role)})


@dataclass(frozen=True, slots=True)
class WebhookSource:
    """A helpdesk that signs what it sends; after a rotation both secrets are good."""

    id: str
    workspace: str
    name: str
    secret: str = field(repr=False)
    previous_secret: str | None = field(repr=False)
    created_at: datetime

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.secret, self.previous_secret) if self.previous_secret else (self.secret,)

    @property
    def scope(self) -> Scope:
        return Scope(self.workspace, None, Role.INGEST, name=self.name)


def create_source(connection: Connection, workspace: str, name: str, *, now: datetime) -> WebhookSource:
    """Raises Conflict when the name is taken, Invalid when it cannot stand in an address."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name):
        raise Invalid("a source's name has 1 to 60 of a-z, 0-9 and -")
    refuse_taken(connection, webhook_sources, name, webhook_sources.c.workspace == workspace)
    made = WebhookSource(make_id("src"), workspace, name, new_webhook_secret(), None, now)
    connection.execute(webhook_sources.insert().values(asdict(made)))
    return made


def rotate_source(connection: Connection, workspace: str, source: str) -> WebhookSource:
    """A new secret; the one before stays good until the next rotation. Raises NotFound."""
    found = get_source(connection, source)
    if found is None or found.workspace != workspace:
        raise NotFound
    rotated = replace(found, secret=new_webhook_secret(), previous_secret=found.secret)
    connection.execute(
        update(webhook_sources)
        .where(webhook_sources.c.id == source)
        .values(secret=rotated.secret, previous_secret=rotated.previous_secret)
    )
    return rotated


def get_source(connection: Connection, source: str) -> WebhookSource | None:
    """By id alone: a webhook comes with no other proof of its workspace than the signature to be checked."""
    row = connection.execute(select(webhook_sources).where(webhook_sources.c.id == source)).one_or_none()
    return WebhookSource(**row._mapping) if row else None


def list_sources(connection: Connection, workspace: str) -> list[WebhookSource]:
    ours = webhook_sources.c.workspace == workspace
    rows = connection.execute(select(webhook_sources).where(ours).order_by(webhook_sources.c.name))
    return [WebhookSource(**row._mapping) for row in rows]
