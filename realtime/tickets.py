"""Short-lived secrets that are good once: socket tickets and sign-in codes. They live in Valkey only."""

import time
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict
from redis.asyncio import Redis
from redis.exceptions import RedisError

from realtime.access import Role, Scope, hash_secret, new_secret
from realtime.errors import Unavailable

TICKET_S: Final = 60


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who may open a socket. token: the id of the token it came from, so that revoking reaches it."""

    scope: Scope
    token: str
    expires_at: float


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)

    workspace: str
    person: str | None
    role: Role
    teams: tuple[str, ...]
    name: str
    token: str


class Tickets:
    def __init__(self, client: Redis, prefix: str = "t:", *, session_s: float = 900) -> None:
        self._client = client
        self._prefix = prefix
        self._session_s = session_s

    async def issue(self, scope: Scope, token: str, *, seconds: int = TICKET_S, kind: str = "ticket") -> str:
        """A secret that `redeem` takes once, within so many seconds."""
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
            await self._client.set(self._key(kind, secret), kept.model_dump_json(), ex=seconds)
        except RedisError as lost:
            raise Unavailable from lost
        return secret

    async def redeem(self, secret: str, *, kind: str = "ticket") -> Ticket | None:
        """Whose it is; None when there is no such ticket, or no more."""
        try:
            kept = await self._client.getdel(self._key(kind, secret))
        except RedisError as lost:
            raise Unavailable from lost
        if kept is None:
            return None
        found = _Kept.model_validate_json(kept)
        scope = Scope(found.workspace, found.person, found.role, frozenset(found.teams), found.name)
        return Ticket(scope, found.token, time.time() + self._session_s)

    def _key(self, kind: str, secret: str) -> str:
        return f"{self._prefix}{kind}:{hash_secret(secret)}"
