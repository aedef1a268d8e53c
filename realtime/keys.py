"""Who calls over HTTP: a bearer token, or the cookie of a page that signed in."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

from fastapi import Request

from realtime import store
from realtime.access import Scope, hash_secret, origin_allowed
from realtime.errors import Forbidden, Unauthenticated
from realtime.writer import Writer

COOKIE: Final = "tactful_session"
SAFE: Final = frozenset(("GET", "HEAD", "OPTIONS"))


async def caller(request: Request, writer: Writer, origins: tuple[str, ...]) -> tuple[Scope, str]:
    """Scope, and the hash of the secret behind it. Raises Unauthenticated; Forbidden for a foreign page."""
    secret, is_cookie = _secret(request)
    if is_cookie and request.method not in SAFE:
        # The cookie comes along by itself, so the page that asks must be one of ours.
        host = request.headers.get("host", "")
        if not origin_allowed(request.headers.get("origin"), host, origins):
            raise Forbidden("This page may not act for you.")
    scope = await writer.read(partial(store.authenticate, token=secret, now=datetime.now(UTC)))
    if scope is None:
        raise Unauthenticated
    return scope, hash_secret(secret)


def _secret(request: Request) -> tuple[str, bool]:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip(), False
    cookie = request.cookies.get(COOKIE)
    if cookie:
        return cookie, True
    raise Unauthenticated
