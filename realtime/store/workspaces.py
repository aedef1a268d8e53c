"""Workspaces and their teams."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, select, update

from assist.ids import make_id
from realtime.access import Scope, may_switch_suggestions
from realtime.errors import Forbidden, NotFound
from realtime.store.tables import checked_name, refuse_taken, teams, workspaces

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WorkingHours = Mapping[Day, tuple[str, str]]
"""When a day opens and closes, on the workspace's clock; a day that is not there is closed."""

OFFICE_HOURS: Final[WorkingHours] = {
    "mon": ("09:00", "18:00"),
    "tue": ("09:00", "18:00"),
    "wed": ("09:00", "18:00"),
    "thu": ("09:00", "18:00"),
    "fri": ("09:00", "18:00"),
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """holidays: country whose public holidays are closed. text_days: how long words are kept, 0 for not.

    calibration: by language, how far the cut points of the bands were moved; see `coaching.calibration`.
    """

    id: str
    name: str
    languages: tuple[str, ...]
    time_zone: str
    working_hours: WorkingHours
    holidays: str | None
    suggestions_on: bool
    text_days: int
    created_at: datetime
    calibration: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    workspace: str
    name: str


def create_workspace(
    connection: Connection,
    name: str,
    *,
    now: datetime,
    languages: Sequence[str] = ("en",),
    time_zone: str = "UTC",
    working_hours: WorkingHours = OFFICE_HOURS,
    holidays: str | None = None,
    text_days: int = 30,
) -> Workspace:
    """Raises Conflict when the name is taken."""
    made = Workspace(
        id=make_id("ws"),
        name=checked_name(name),
        languages=tuple(languages),
        time_zone=time_zone,
        working_hours=working_hours,
        holidays=holidays,
        suggestions_on=True,
        text_days=text_days,
        created_at=now,
    )
    refuse_taken(connection, workspaces, made.name)
    connection.execute(workspaces.insert().values(_workspace_values(made)))
    return made


def change_workspace(connection: Connection, changed: Workspace) -> None:
    """Write it as it is given; `dataclasses.replace` one that was read."""
    values = _workspace_values(replace(changed, name=checked_name(changed.name)))
    refuse_taken(connection, workspaces, changed.name, workspaces.c.id != changed.id)
    if (
        connection.execute(update(workspaces).where(workspaces.c.id == changed.id).values(values)).rowcount
        != 1
    ):
        raise NotFound


def switch_suggestions(connection: Connection, scope: Scope, *, on: bool) -> None:
    """Raises Forbidden unless the role may."""
    if not may_switch_suggestions(scope):
        raise Forbidden
    connection.execute(update(workspaces).where(workspaces.c.id == scope.workspace).values(suggestions_on=on))


def get_workspace(connection: Connection, workspace: str) -> Workspace | None:
    row = connection.execute(select(workspaces).where(workspaces.c.id == workspace)).one_or_none()
    return _workspace(row) if row else None


def list_workspaces(connection: Connection) -> list[Workspace]:
    return [_workspace(row) for row in connection.execute(select(workspaces).order_by(workspaces.c.name))]


def create_team(connection: Connection, workspace: str, name: str) -> Team:
    """Raises Conflict when the workspace has a team of this name."""
    made = Team(make_id("team"), workspace, checked_name(name))
    refuse_taken(connection, teams, made.name, teams.c.workspace == workspace)
    connection.execute(teams.insert().values(asdict(made)))
    return made


def list_teams(connection: Connection, workspace: str) -> list[Team]:
    rows = connection.execute(select(teams).where(teams.c.workspace == workspace).order_by(teams.c.name))
    return [Team(**row._mapping) for row in rows]


def _workspace(row: Row[Any]) -> Workspace:
    hours: dict[Day, list[str]] = row.working_hours
    return Workspace(
        **{
            **row._mapping,
            "languages": tuple(row.languages),
            "calibration": row.calibration or {},
            "working_hours": {day: (opens, closes) for day, (opens, closes) in hours.items()},
        }
    )


def _workspace_values(workspace: Workspace) -> dict[str, object]:
    return {
        **asdict(workspace),
        "languages": list(workspace.languages),
        "calibration": dict(workspace.calibration) or None,
    }
