"""People, and the teams that they are in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from assist.ids import make_id
from realtime.access import Role, Scope
from realtime.errors import Invalid, NotFound
from realtime.store.tables import checked_name, memberships, people, refuse_taken
from realtime.store.workspaces import list_teams


@dataclass(frozen=True, slots=True)
class Person:
    """teams: ids."""

    id: str
    workspace: str
    name: str
    role: Role
    active: bool
    teams: frozenset[str]


def create_person(
    connection: Connection, workspace: str, name: str, role: Role, team_ids: Iterable[str] = ()
) -> Person:
    """Raises Conflict when the name is taken, Invalid for a team that is not the workspace's."""
    if role is Role.INGEST:
        raise Invalid("`ingest` is for a helpdesk's server: make a token for it, without a person")
    made = Person(make_id("per"), workspace, checked_name(name), role, True, frozenset(team_ids))
    refuse_taken(connection, people, made.name, people.c.workspace == workspace)
    values = {"id": made.id, "workspace": workspace, "name": made.name, "role": role, "active": True}
    connection.execute(people.insert().values(values))
    _join(connection, workspace, made.id, made.teams)
    return made


def get_person(connection: Connection, workspace: str, person: str) -> Person | None:
    return next(iter(_people(connection, people.c.workspace == workspace, people.c.id == person)), None)


def list_people(connection: Connection, workspace: str) -> list[Person]:
    """Everybody, by name; also those who are not active any more."""
    return _people(connection, people.c.workspace == workspace)


def move_person(connection: Connection, workspace: str, person: str, team_ids: Iterable[str]) -> None:
    """These are the person's teams from now on. Raises NotFound, or Invalid for a team that is not there."""
    if get_person(connection, workspace, person) is None:
        raise NotFound
    connection.execute(delete(memberships).where(memberships.c.person == person))
    _join(connection, workspace, person, frozenset(team_ids))


def deactivate_person(connection: Connection, workspace: str, person: str) -> None:
    """Their tokens work no more; what they did stays. Raises NotFound."""
    mine = and_(people.c.workspace == workspace, people.c.id == person)
    if connection.execute(update(people).where(mine).values(active=False)).rowcount != 1:
        raise NotFound


def scope_of(connection: Connection, workspace: str, person: str) -> Scope | None:
    """What a person may do now; None when they are not there or not active."""
    found = get_person(connection, workspace, person)
    if found is None or not found.active:
        return None
    return Scope(workspace, person, found.role, found.teams, found.name)


def _join(connection: Connection, workspace: str, person: str, team_ids: frozenset[str]) -> None:
    if unknown := team_ids - {team.id for team in list_teams(connection, workspace)}:
        raise Invalid(*(f"no team {team} in this workspace" for team in sorted(unknown)))
    if team_ids:
        connection.execute(
            memberships.insert(), [{"person": person, "team": team} for team in sorted(team_ids)]
        )


def _people(connection: Connection, *where: ColumnElement[bool]) -> list[Person]:
    of = defaultdict(set)
    for person, team in connection.execute(select(memberships).join(people).where(*where)):
        of[person].add(team)
    rows = connection.execute(select(people).where(*where).order_by(people.c.name))
    return [Person(**{**row._mapping, "role": Role(row.role)}, teams=frozenset(of[row.id])) for row in rows]
