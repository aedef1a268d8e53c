"""Signing in by browser: a link that is good once, the session that it leaves, and where it leads."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from redis.exceptions import RedisError

from realtime import store
from realtime.access import Role, Scope, hash_secret, is_origin, origin_allowed
from realtime.client import connect
from realtime.embedded import Embedded
from realtime.errors import Invalid, Unavailable
from realtime.settings import Settings
from realtime.store.sessions import begin_session, end_session
from realtime.tickets import Missed, SignIn, Tickets
from realtime.writer import Writer

LOOK_S: Final = 2.0
_LANDINGS: Final = {Role.AGENT: "/desk", Role.SUPERVISOR: "/qa", Role.QA: "/qa", Role.ADMIN: "/qa"}


def landing(role: Role) -> str | None:
    """The page that fits a role; None where there is none yet."""
    return _LANDINGS.get(role)


# ---- the link ----


def base_address(settings: Settings, at: str | None) -> str:
    """Where people open our pages, as `https://tactful.example.com`. Raises Invalid.

    at: as an operator wrote it; None: where the settings let the server listen.
    """
    address = _own_address(settings) if at is None else at.strip().removesuffix("/")
    if not is_origin(address):
        raise Invalid(
            f"{address!r} is no address for people to open; name it with --at, without a path, as"
            " --at https://tactful.example.com"
        )
    if not origin_allowed(address, urlsplit(address).netloc, settings.origins):
        raise Invalid(
            f"pages at {address} could do nothing: only https, this machine and TACTFUL_ORIGINS may;"
            " name where people open it with --at https://…"
        )
    return address


def checked_person(person: store.Person) -> store.Person:
    """The same. Raises Invalid when a link would lead them nowhere."""
    if not person.active:
        raise Invalid(f"{person.name} ({person.id}) was deactivated, so no link lets them in")
    if landing(person.role) is None:
        raise Invalid(f"{person.name} is {person.role}, and for that role there is no page yet")
    return person


async def make_link(
    settings: Settings, person: store.Person, at: str | None, life: timedelta, *, now: datetime
) -> str:
    """An address that signs this person in once, within this time; `at` as in `base_address`.

    Raises Invalid for an address that would not do, Unavailable where no service would take the code.
    """
    address = base_address(settings, at)
    url, mend = _journal(settings)
    client = connect(url)
    try:
        await client.ping()
        if at is None:
            await _check_answers(address)
        who = SignIn(person.workspace, person.id, is_https=address.startswith("https:"))
        code = await Tickets(client).issue_sign_in(who, life, now=now)
    except RedisError as lost:
        raise Unavailable(mend) from lost
    finally:
        await client.aclose()
    return f"{address}/sign-in?code={code}"


def _own_address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    if settings.port == 0 or host in ("0.0.0.0", "[::]"):
        raise Invalid(
            f"the settings don't say where people open it (TACTFUL_HOST={settings.host},"
            f" TACTFUL_PORT={settings.port}): name it with --at, as --at https://tactful.example.com"
        )
    return f"http://{host}:{settings.port}"


async def _check_answers(address: str) -> None:
    """Raises Unavailable when nobody listens there."""
    place = urlsplit(address)
    try:
        async with asyncio.timeout(LOOK_S):
            _, writer = await asyncio.open_connection(place.hostname, place.port)
    except (OSError, TimeoutError) as nobody:
        raise Unavailable(
            f"nothing answers at {address}: start `tactful serve` first, or, if the service runs and"
            " listens elsewhere, say where with --at"
        ) from nobody
    writer.close()


def _journal(settings: Settings) -> tuple[str, str]:
    """The address of the journal that a service of these settings uses, and what to do when it is away."""
    if settings.redis_url is not None:
        return settings.redis_url, (
            "TACTFUL_REDIS_URL: the server does not answer, or lets us not in; start it, or name it as the"
            " service does"
        )
    folder = settings.data.resolve()
    return Embedded(settings.data).url, (
        f"no service runs over {folder}: start `tactful serve` first; if it runs over another folder or a"
        " Redis, set TACTFUL_DATA or TACTFUL_REDIS_URL as it has them"
    )


# ---- the session ----


class Refused(StrEnum):
    """Why a link lets nobody in, as the page calls it."""

    UNKNOWN = Missed.UNKNOWN
    USED = Missed.USED
    EXPIRED = Missed.EXPIRED
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Entered:
    """secret: the session's, for the cookie. is_https: whether the link was given out for https."""

    scope: Scope
    secret: str
    is_https: bool


async def refusal(tickets: Tickets, code: str, *, now: datetime) -> Refused | None:
    """Why this code lets nobody in, as far as it can be told without using it up. Raises Unavailable."""
    found = await tickets.find_sign_in(code, now=now)
    return Refused(found.value) if isinstance(found, Missed) else None


async def enter(tickets: Tickets, writer: Writer, code: str, *, now: datetime) -> Entered | Refused:
    """A session for the one whom this code is for. Raises Unavailable; then the code is still good."""
    found = await tickets.find_sign_in(code, now=now)
    if isinstance(found, Missed):
        return Refused(found.value)
    begun = await writer.write(
        partial(begin_session, workspace=found.workspace, person=found.person, now=now)
    )
    if begun is None:
        return Refused.LEFT
    scope, secret = begun
    # Last, so that a database that is away costs nobody their link. Who comes second gets no secret.
    if not await tickets.use_sign_in(code):
        await leave(writer, hash_secret(secret), now=now)
        return Refused.USED
    return Entered(scope, secret, found.is_https)


async def leave(writer: Writer, hashed: str, *, now: datetime) -> bool:
    """Whether a secret of this hash had a session; it is over now. Raises Unavailable."""
    return await writer.write(partial(end_session, hashed=hashed, now=now))
