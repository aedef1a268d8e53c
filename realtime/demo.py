"""The demo: a workspace with a few people, who sign in by themselves on loopback, and sample chats."""

import secrets
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import orjson
from sqlalchemy import Connection

from realtime import store
from realtime.access import Role
from realtime.errors import Unauthenticated
from realtime.service import Service
from realtime.store.sessions import SESSION, begin_session
from realtime.tickets import SignIn

WORKSPACE: Final = "Demo"
TEAM: Final = "Support"
DEMO_PEOPLE: Final = {
    "ana": ("Ana Torres", Role.SUPERVISOR),
    "ben": ("Ben Okafor", Role.AGENT),
    "sofia": ("Sofía Marín", Role.AGENT),
}
_CODE_LIFE: Final = timedelta(minutes=15)


def seed(connection: Connection, now: datetime, languages: tuple[str, ...]) -> str:
    """The demo's workspace with its people, made when it is not there; gives its id."""
    known = next((one for one in store.list_workspaces(connection) if one.name == WORKSPACE), None)
    if known is not None:
        return known.id
    made = store.create_workspace(connection, WORKSPACE, now=now, languages=languages, time_zone="UTC")
    team = store.create_team(connection, made.id, TEAM)
    for name, role in DEMO_PEOPLE.values():
        store.create_person(connection, made.id, name, role, [team.id])
    return made.id


async def sign_in_as(service: Service, who: str) -> str:
    """The secret of a fresh session for one of the demo's people. Raises Unauthenticated for who has left."""

    def begin(connection: Connection) -> str:
        person = _person(connection, who)
        begun = begin_session(connection, person.workspace, person.id, now=datetime.now(UTC))
        if begun is None:
            raise Unauthenticated(f"{person.name} has no access any more.")
        return begun[1]

    return await service.writer.write(begin)


async def sign_in_code(service: Service, who: str) -> str:
    """A code that lets one of the demo's people in, once, within a quarter of an hour."""
    person = await service.writer.read(partial(_person, who=who))
    let_in = SignIn(person.workspace, person.id, is_https=False)
    return await service.tickets.issue_sign_in(let_in, _CODE_LIFE, now=datetime.now(UTC))


async def customer_token(service: Service) -> str:
    """A token for the customer's side of the desk, which speaks as a helpdesk's server would."""

    def make(connection: Connection) -> str:
        now = datetime.now(UTC)
        _, secret = store.create_token(
            connection,
            _workspace(connection),
            Role.INGEST,
            f"customer pane {secrets.token_hex(4)}",
            now=now,
            life=SESSION,
        )
        return secret

    return await service.writer.write(make)


def samples(folder: Path) -> list[dict[str, str]]:
    """The sample chats: name, title, locale and customer, from the first line of each file."""
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        with file.open("rb") as lines:
            first = orjson.loads(lines.readline())
        told = {field: str(first.get(field) or "") for field in ("title", "locale", "customer")}
        found.append({"name": file.stem, **told})
    return found


def _person(connection: Connection, who: str) -> store.Person:
    name, _ = DEMO_PEOPLE[who]
    return next(one for one in store.list_people(connection, _workspace(connection)) if one.name == name)


def _workspace(connection: Connection) -> str:
    return next(one.id for one in store.list_workspaces(connection) if one.name == WORKSPACE)
