"""Which conversations a supervisor should look at now, why, since when, and how long the customer waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from assist.escalation import Alert, Course, Evidence, Sign, after_agent, alert_of
from realtime import store
from realtime.access import Scope, may_read
from realtime.writer import Writer

# A conversation in which nothing was said for so long is no longer going on.
GOES_ON: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert, and whose it is."""

    signalled: store.Signalled
    alert: Alert


async def alerts(writer: Writer, scope: Scope, now: datetime) -> list[dict[str, object]]:
    """Those that the caller may see: who is in danger first, then the newest."""
    signalled = await writer.read(partial(store.list_signalled, scope=scope, since=now - GOES_ON))
    raised = [Raised(one, alert) for one in signalled if (alert := alert_now(one, now)) is not None]
    raised.sort(key=lambda one: (Sign.DANGER not in one.alert.reasons, now - one.alert.since))
    return [_told(one, may_read=may_read(scope, one.signalled.conversation)) for one in raised]


def alert_now(signalled: store.Signalled, now: datetime) -> Alert | None:
    """As the conversation itself would have it by now: answered, or waiting on."""
    known = {sign.value for sign in Sign}
    evidence = tuple(Evidence(Sign(sign), (), at) for sign, at in signalled.signs if sign in known)
    course = Course(evidence=evidence, level=signalled.level)
    if signalled.is_answered:
        course = after_agent(course)
    waiting = ("", signalled.waiting_since) if signalled.waiting_since else None
    return alert_of(Course(evidence=course.evidence, waiting=waiting, level=course.level), now)


def _told(raised: Raised, *, may_read: bool) -> dict[str, object]:
    """The customer's name only to those who may read the conversation."""
    row = raised.signalled.conversation
    return {
        "id": row.id,
        "customer": row.customer if may_read else None,
        "channel": row.channel,
        "team": row.team,
        "assignee": {"id": row.assignee, "name": row.assignee_name} if row.assignee else None,
        "band": raised.signalled.band,
        "reasons": raised.alert.reasons,
        "since": raised.alert.since,
        "waiting_since": raised.signalled.waiting_since,
        "may_read": may_read,
    }
