"""Sessions of people in a browser: tokens that a sign-in makes, and a sign-out or twelve hours end."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, update

from realtime.access import Scope
from realtime.store.keys import create_token
from realtime.store.people import scope_of
from realtime.store.tables import tokens

SESSION: Final = timedelta(hours=12)
_NAMED: Final = "browser "


def begin_session(
    connection: Connection, workspace: str, person: str, *, now: datetime
) -> tuple[Scope, str] | None:
    """Who it is now, and the secret; None when the person is not there or not active.

    Their sessions that ended go: else everybody's list of tokens would grow by one a day.
    """
    scope = scope_of(connection, workspace, person)
    if scope is None:
        return None
    over = and_(_is_session(), tokens.c.person == person, tokens.c.expires_at <= now)
    connection.execute(delete(tokens).where(over))
    name = f"{_NAMED}{secrets.token_hex(4)}"
    _, secret = create_token(connection, workspace, scope.role, name, now=now, person=person, life=SESSION)
    return scope, secret


def end_session(connection: Connection, hashed: str, *, now: datetime) -> bool:
    """Whether there was a session of this secret; it is good no more. A token that an operator made stays."""
    mine = and_(_is_session(), tokens.c.hash == hashed, tokens.c.revoked_at.is_(None))
    return connection.execute(update(tokens).where(mine).values(revoked_at=now)).rowcount == 1


def _is_session() -> ColumnElement[bool]:
    return and_(tokens.c.name.startswith(_NAMED), tokens.c.expires_at.is_not(None))
