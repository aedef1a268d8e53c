"""The HTTP door of those who look after a team: alerts, reports, corrections, rules, and the switch."""

from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from coaching.corrections import Standing, Wrong
from coaching.metrics import By
from realtime import alerts, reports, reviewing, store
from realtime.access import may_review, may_see_alerts, may_see_reports
from realtime.door import Caller, OurService
from realtime.errors import Forbidden
from realtime.moments import Moment
from realtime.service import switched
from realtime.wire.commands import Incoming
from realtime.wire.passing import passing

router = APIRouter()


@router.get("/v1/alerts")
async def list_alerts(service: OurService, scope: Caller) -> dict[str, object]:
    """Conversations that escalate, in the caller's teams. now: the clock that the times are told by."""
    if not may_see_alerts(scope):
        raise Forbidden
    now = datetime.now(UTC)
    return {"now": now, "alerts": await alerts.alerts(service.writer, scope, now)}


@router.get("/v1/reports/acceptance")
async def acceptance(
    service: OurService,
    scope: Caller,
    by: By = By.RELEASE,
    since: Moment | None = None,
    until: Moment | None = None,
    format: Literal["json", "csv"] = "json",
) -> Response:
    if not may_see_reports(scope):
        raise Forbidden
    return await reports.acceptance(service.writer, scope, By(by), since, until, as_csv=format == "csv")


@router.get("/v1/reports/corrections")
async def corrections_report(
    service: OurService,
    scope: Caller,
    of: Wrong = Wrong.BAND,
    since: Moment | None = None,
    until: Moment | None = None,
    format: Literal["json", "csv"] = "json",
) -> Response:
    """What was read wrongly, by agents' word: what was read, what was meant, of how many readings."""
    if not may_see_reports(scope):
        raise Forbidden
    return await reports.corrections(service.writer, scope, Wrong(of), since, until, as_csv=format == "csv")


@router.get("/v1/corrections")
async def waiting_corrections(service: OurService, scope: Caller) -> dict[str, object]:
    """Corrections of the caller's teams that wait for a second person, the oldest first."""
    if not may_review(scope):
        raise Forbidden
    return {"corrections": await service.writer.read(partial(reviewing.waiting, scope=scope))}


class Judgement(Incoming):
    ids: Annotated[tuple[Annotated[str, Field(max_length=80)], ...], Field(min_length=1, max_length=200)]
    standing: Literal[Standing.ACCEPTED, Standing.REJECTED]


@router.post("/v1/corrections")
async def judge_corrections(service: OurService, scope: Caller, body: Judgement) -> dict[str, object]:
    """Agree, or say that it was read well: of all of these or of none."""
    if not may_review(scope) or scope.person is None:
        raise Forbidden
    judged = await service.writer.write(
        partial(
            reviewing.judge,
            workspace=scope.workspace,
            ids=body.ids,
            standing=body.standing,
            by=scope.person,
            now=datetime.now(UTC),
            teams=scope.teams,
        )
    )
    return {"judged": [one.id for one in judged]}


@router.get("/v1/rules")
async def rules(service: OurService, scope: Caller) -> dict[str, object]:
    """Which rule packs are in force, why newer ones are not, and what rules in shadow would have found."""
    if not may_see_reports(scope):
        raise Forbidden
    return reports.rules(service.workspaces, service.packs.state, service.line.shadow, scope)


class Switch(Incoming):
    on: bool


@router.put("/v1/workspace/suggestions")
async def switch_suggestions(service: OurService, scope: Caller, body: Switch) -> dict[str, bool]:
    """Turn suggestions off, or on again, for the whole workspace, at once."""
    await service.writer.write(partial(store.switch_suggestions, scope=scope, on=body.on))
    service.workspaces.switch(scope.workspace, on=body.on)
    if not body.on:
        service.line.stop_drafts(scope.workspace)
    service.sockets.announce(scope.workspace, passing(switched(on=body.on)))
    return {"on": body.on}
