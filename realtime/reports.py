"""Answers over HTTP that are more than a row: lists, an agent's day, acceptance."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import orjson
from fastapi.responses import Response

from coaching import export
from coaching import store as outcomes
from coaching.corrections import Wrong
from coaching.metrics import Acceptance, By, Rate
from coaching.outcome import End
from realtime import reviewing, store
from realtime.access import Scope
from realtime.housepacks import PackState
from realtime.shadow import Shadow
from realtime.workspaces import Workspace, Workspaces
from realtime.writer import Writer


def as_json(value: object, status: int = 200) -> Response:
    return Response(orjson.dumps(value, option=orjson.OPT_UTC_Z), status, media_type="application/json")


def listed(one: store.Listed) -> dict[str, object]:
    """A line of the list of conversations."""
    row = one.conversation
    return {
        "id": row.id,
        "customer": row.customer,
        "channel": row.channel,
        "locale_hint": row.locale_hint,
        "team": row.team,
        "assignee": {"id": row.assignee, "name": row.assignee_name} if row.assignee else None,
        "last_at": row.last_at,
        "last_text": one.last_text,
        "band": one.band,
    }


async def day(writer: Writer, workspace: Workspace, scope: Scope) -> dict[str, int]:
    """What this person was shown and did since midnight on the workspace's clock. Nobody else's."""
    here = datetime.now(ZoneInfo(workspace.time_zone))
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    counted = await writer.read(
        partial(outcomes.day, workspace=workspace.id, agent=scope.person or "", since=midnight)
    )
    return asdict(counted)


async def acceptance(
    writer: Writer, scope: Scope, by: By, since: datetime | None, until: datetime | None, *, as_csv: bool
) -> Response:
    rows = await writer.read(
        partial(outcomes.acceptance, workspace=scope.workspace, by=by, since=since, until=until)
    )
    if as_csv:
        return _csv(f"acceptance-by-{by}.csv", export.acceptance_csv(by, rows))
    counts = await writer.read(
        partial(outcomes.outcome_counts, workspace=scope.workspace, since=since, until=until)
    )
    return as_json(
        {
            "by": by,
            "rows": [_row(row) for row in rows],
            "requested": counts.requested,
            "shown": counts.shown,
            "waiting": counts.waiting,
            "pending": counts.pending,
            "ends": {end.value: number for end, number in counts.ends.items()},
        }
    )


async def corrections(
    writer: Writer, scope: Scope, of: Wrong, since: datetime | None, until: datetime | None, *, as_csv: bool
) -> Response:
    rows = await writer.read(
        partial(reviewing.report, workspace=scope.workspace, wrong=of, since=since, until=until)
    )
    if as_csv:
        return _csv(f"corrections-of-{of}.csv", export.corrections_csv(rows))
    return as_json({"of": of, "rows": [export.correction_record(row) for row in rows]})


def _csv(name: str, text: Iterable[str]) -> Response:
    return Response(
        "".join(text),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def rules(workspaces: Workspaces, state: PackState, shadow: Shadow, scope: Scope) -> dict[str, object]:
    return {
        "packs": workspaces.guard.packs,
        "own": list(state.own),
        "refused": list(state.refused),
        "refused_since": state.since,
        "shadow": shadow.counts(scope.workspace),
    }


def _row(row: Acceptance) -> dict[str, object]:
    return {
        "value": row.value,
        "shown": row.shown,
        "missing": row.missing,
        "per_suggestion": _rate(row.per_suggestion),
        "per_turn": _rate(row.per_turn),
        "edited": _rate(row.edited),
        "ends": {end.value: row.ends.get(end, 0) for end in End},
        "retained_of_shown": row.retained_of_shown,
        "retained_of_accepted": row.retained_of_accepted,
    }


def _rate(rate: Rate) -> dict[str, object]:
    return {"k": rate.k, "n": rate.n, "share": rate.share, "low": rate.low, "high": rate.high}
