"""Secrets that are good once, in Valkey only: socket tickets, for a minute, and sign-in codes, for days."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict
from redis.asyncio import Redis
from redis.exceptions import RedisError

from realtime.access import Role, Scope, hash_secret, new_secret
from realtime.errors import Unavailable

TICKET_S: Final = 60
# So long after its end, a code is still told apart from one that there never was.
REMEMBERED: Final = timedelta(days=7)
_USED: Final = b"used"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who may open a socket. token: the id of the token it came from, so that revoking reaches it."""

    scope: Scope
    token: str
    expires_at: float


@dataclass(frozen=True, slots=True)
class SignIn:
    """Whom a code lets in. is_https: it was given out for an address that begins so."""

    workspace: str
    person: str
    is_https: bool


class Missed(StrEnum):
    """Why a code lets nobody in."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)

    workspace: str
    person: str | None
    role: Role
    teams: tuple[str, ...]
    name: str
    token: str


class _KeptSignIn(BaseModel):
    model_config = ConfigDict(frozen=True)

    workspace: str
    person: str
    is_https: bool
    expires_at: datetime


class Tickets:
    def __init__(self, client: Redis, prefix: str = "t:", *, session_s: float = 900) -> None:
        self._client = client
        self._prefix = prefix
        self._session_s = session_s

    async def issue(self, scope: Scope, token: str) -> str:
        """A ticket that `redeem` takes once, within a minute."""
        secret = new_secret()
        kept = _Kept(
            workspace=scope.workspace,
            person=scope.person,
            role=scope.role,
            teams=tuple(sorted(scope.teams)),
            name=scope.name,
            token=token,
        )
        try:
            await self._client.set(self._key("ticket", secret), kept.model_dump_json(), ex=TICKET_S)
        except RedisError as lost:
            raise Unavailable from lost
        return secret

    async def redeem(self, secret: str) -> Ticket | None:
        """Whose it is; None when there is no such ticket, or no more."""
        try:
            kept = await self._client.getdel(self._key("ticket", secret))
        except RedisError as lost:
            raise Unavailable from lost
        if kept is None:
            return None
        found = _Kept.model_validate_json(kept)
        scope = Scope(found.workspace, found.person, found.role, frozenset(found.teams), found.name)
        return Ticket(scope, found.token, time.time() + self._session_s)

    async def issue_sign_in(self, who: SignIn, life: timedelta, *, now: datetime) -> str:
        """A code that lets this person in once, within this time."""
        code = new_secret()
        kept = _KeptSignIn(
            workspace=who.workspace, person=who.person, is_https=who.is_https, expires_at=now + life
        )
        try:
            await self._client.set(self._key("sign-in", code), kept.model_dump_json(), ex=life + REMEMBERED)
        except RedisError as lost:
            raise Unavailable from lost
        return code

    async def find_sign_in(self, code: str, *, now: datetime) -> SignIn | Missed:
        """Whom this code would let in; it stays good."""
        try:
            kept = await self._client.get(self._key("sign-in", code))
        except RedisError as lost:
            raise Unavailable from lost
        if kept is None:
            return Missed.UNKNOWN
        if kept == _USED:
            return Missed.USED
        found = _KeptSignIn.model_validate_json(kept)
        if now >= found.expires_at:
            return Missed.EXPIRED
        return SignIn(found.workspace, found.person, found.is_https)

    async def use_sign_in(self, code: str) -> bool:
        """Whether this call is the one that used it up: of several at once, one is."""
        try:
            kept = await self._client.set(self._key("sign-in", code), _USED, xx=True, get=True, keepttl=True)
        except RedisError as lost:
            raise Unavailable from lost
        return kept is not None and kept != _USED

    def _key(self, kind: str, secret: str) -> str:
        return f"{self._prefix}{kind}:{hash_secret(secret)}"
