"""The door of a monitor on the same machine: figures of this process, and what became of today's lines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from ipaddress import ip_address
from typing import Final

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Connection

from coaching import store as outcomes
from coaching.outcome import End
from realtime.door import OurService
from realtime.errors import NotFound, RealtimeError
from realtime.metrics import gauges
from realtime.service import Service

router = APIRouter()


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request, service: OurService) -> Response:
    """Text for Prometheus. They are figures of all workspaces, so nobody else is told that they are there."""
    if not _is_from_here(request):
        raise NotFound
    registry = CollectorRegistry()
    registry.register(_Told([*_of_process(service), *await _of_today(service)]))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)


class _Told(Collector):
    """What was counted, as the library takes it: some of it comes from the database, which it can't await."""

    def __init__(self, figures: Iterable[Metric]) -> None:
        self._figures: Final = figures

    def collect(self) -> Iterable[Metric]:
        return self._figures


def _is_from_here(request: Request) -> bool:
    """Whether nobody stands between: a proxy on this machine passes on what others ask."""
    forwarded = {"forwarded", "x-forwarded-for", "x-real-ip", "via"} & set(request.headers)
    here = request.client.host if request.client else None
    return not forwarded and _is_loopback(here) and _is_loopback(request.url.hostname)


def _is_loopback(host: str | None) -> bool:
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


def _of_process(service: Service) -> Iterator[Metric]:
    yield from service.decisions.metrics.collect()
    yield GaugeMetricFamily("tactful_sockets", "Open sockets.", len(service.sockets))
    here = sum(1 for _ in service.line.all_here())
    yield GaugeMetricFamily("tactful_conversations", "Conversations in memory.", here)
    behind = int(not service.writer.is_complete)
    yield GaugeMetricFamily(
        "tactful_database_behind", "1 when the journal holds what the database does not.", behind
    )


async def _of_today(service: Service) -> tuple[Metric, ...]:
    today = datetime.combine(datetime.now(UTC), time(), UTC)
    ids = [workspace.id for workspace in service.workspaces.all()]
    try:
        ends = await service.writer.read(partial(_counted, workspaces=ids, since=today))
    except RealtimeError:
        # Its being away is told by /readyz; what is counted here can be told all the same.
        return ()
    about = "Suggestions asked for since midnight UTC, by how they ended; all processes."
    return (gauges("tactful_suggestions_today", about, "end", ends),)


def _counted(connection: Connection, *, workspaces: list[str], since: datetime) -> dict[str, int]:
    ends: Counter[str] = Counter()
    for workspace in workspaces:
        counts = outcomes.outcome_counts(connection, workspace, since)
        ends["open"] += counts.waiting + counts.pending
        ends.update({end.value: number for end, number in counts.ends.items()})
    return {name: ends[name] for name in ("open", *(end.value for end in End))}
