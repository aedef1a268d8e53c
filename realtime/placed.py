"""Whose a live conversation is, in the shape that `access` judges."""

from dataclasses import dataclass

from realtime.live import Live


@dataclass(frozen=True, slots=True)
class Place:
    workspace: str
    team: str | None
    assignee: str | None


def placed(live: Live) -> Place:
    info = live.view.info
    return Place(live.workspace, info.team, info.assignee.id if info.assignee else None)
