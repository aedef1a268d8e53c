"""From values to rows, as tuples in the order of the names beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Final

import orjson

from coaching.events import (
    SCHEMA,
    SYSTEM,
    Changed,
    Completed,
    Event,
    EventType,
    Requested,
    changed_id,
    requested_id,
    what_changed,
)
from coaching.outcome import Life
from coaching.store.bulk import Values
from coaching.store.tables import to_ms

REQUESTED: Final = (
    "workspace",
    "sug",
    "attempt",
    "team",
    "conversation",
    "turn",
    "kind",
    "source",
    "text",
    "release",
    "guide",
    "locale",
    "requested_locale",
    "band",
    "trend",
    "emotion",
    "scenario",
    "moment",
    "language",
    "decision",
    "model",
    "prompt_tokens",
    "completion_tokens",
    "cost_usd",
    "first_ms",
    "total_ms",
    "requested_at",
    "end",
    "ended_at",
    "reason",
    "shadow_use",
    "revised",
)
ITEM: Final = ("workspace", "sug", "attempt", "position", "item", "revision", "move", "start", "stop")
EVENT: Final = (
    "workspace",
    "event_id",
    "schema",
    "type",
    "conversation",
    "turn",
    "sug",
    "attempt",
    "actor_kind",
    "actor_ref",
    "occurred_at",
    "received_at",
    "data",
)
# Of a life: what follows it as it is, and what once set stays set.
FOLLOWING: Final = (
    "end",
    "ended_at",
    "reason",
    "message",
    "retained",
    "authored",
    "verbatim",
    "fact_edits",
    "shadow_use",
    "revised",
    "decision_ms",
)
STAYING: Final = ("shown_at", "taken_at", "taken_mode", "agent")
# Of a model's draft, what is known when it is complete.
COMPLETED: Final = (
    "text",
    "decision",
    "model",
    "prompt_tokens",
    "completion_tokens",
    "cost_usd",
    "first_ms",
    "total_ms",
)
KEY: Final = ("workspace", "sug", "attempt")
KEPT: Final = ("kept", *KEY, "position")

_REQUESTED_TYPE: Final = str(EventType.REQUESTED)

# In the log, what was suggested stands without its words.
_OF_REQUESTED: Final = tuple(field.name for field in fields(Requested) if field.name != "text")
_OF_LIFE: Final = tuple(field.name for field in fields(Life) if field.name != "text")
_VALUES_OF_REQUESTED: Final = attrgetter(*_OF_REQUESTED)
_VALUES_OF_LIFE: Final = attrgetter(*_OF_LIFE)


def requested_row(row: Requested) -> Values:
    asked = to_ms(row.requested_at)
    return (
        row.workspace,
        row.sug,
        row.attempt,
        row.team,
        row.conversation,
        row.turn,
        str(row.kind),
        row.source,
        row.text,
        row.release,
        row.guide,
        row.locale,
        row.requested_locale,
        _plain(row.band),
        _plain(row.trend),
        _plain(row.emotion),
        _plain(row.scenario),
        _plain(row.moment),
        row.language,
        _plain(row.decision),
        row.model,
        row.prompt_tokens,
        row.completion_tokens,
        row.cost_usd,
        row.first_ms,
        row.total_ms,
        asked,
        _plain(row.end),
        asked if row.end else None,
        _plain(row.reason),
        False,
        0,
    )


def item_rows(row: Requested) -> list[Values]:
    workspace, sug, attempt = row.workspace, row.sug, row.attempt
    return [
        (workspace, sug, attempt, place, one.item, one.revision, str(one.move), one.start, one.end)
        for place, one in enumerate(row.items)
    ]


def life_row(workspace: str, life: Life) -> Values:
    shown, taken, ended = (
        to_ms(moment) if moment else None for moment in (life.shown_at, life.taken_at, life.ended_at)
    )
    return (
        _plain(life.end),
        ended,
        _plain(life.reason),
        life.message,
        life.retained,
        life.authored,
        life.verbatim,
        life.fact_edits,
        life.shadow_use,
        life.revised,
        ended - shown if ended is not None and shown is not None else None,
        shown,
        taken,
        life.taken_mode,
        life.agent,
        workspace,
        life.sug,
        life.attempt,
    )


def completed_row(workspace: str, one: Completed) -> Values:
    return (
        one.text,
        _plain(one.decision),
        one.model,
        one.prompt_tokens,
        one.completion_tokens,
        one.cost_usd,
        one.first_ms,
        one.total_ms,
        workspace,
        one.sug,
        one.attempt,
    )


def length_row(workspace: str, one: Completed) -> Values:
    """The prompt stands for the whole text."""
    return one.length, workspace, one.sug, one.attempt, 0


def kept_rows(workspace: str, life: Life) -> Iterator[Values]:
    shares: Sequence[float | None] = life.kept or [None] * len(life.spans)
    for position, share in enumerate(shares):
        yield share, workspace, life.sug, life.attempt, position


def event_row(event: Event) -> Values:
    return (
        event.workspace,
        event.event_id,
        event.schema,
        str(event.type),
        event.conversation,
        event.turn,
        event.sug,
        event.attempt,
        *event.actor,
        to_ms(event.occurred_at),
        to_ms(event.received_at),
        _json(event.data),
    )


def requested_event_row(row: Requested, received_at: int) -> Values:
    """Of `events.requested(row, …)`, without making it: that costs five times as much."""
    return (
        row.workspace,
        requested_id(row),
        SCHEMA,
        _REQUESTED_TYPE,
        row.conversation,
        row.turn,
        row.sug,
        row.attempt,
        *SYSTEM,
        to_ms(row.requested_at),
        received_at,
        _json(dict(zip(_OF_REQUESTED, _VALUES_OF_REQUESTED(row), strict=True))),
    )


def changed_event_row(workspace: str, one: Changed, received_at: int) -> Values:
    """Of `events.changed(…)`, likewise."""
    life = one.after
    kind, at = what_changed(one.before, life)
    return (
        workspace,
        changed_id(workspace, life, kind),
        SCHEMA,
        str(kind),
        one.conversation,
        life.turn,
        life.sug,
        life.attempt,
        *one.actor,
        to_ms(at) if at else received_at,
        received_at,
        _json(dict(zip(_OF_LIFE, _VALUES_OF_LIFE(life), strict=True)) | {"text": ""}),
    )


def _json(data: object) -> str:
    return orjson.dumps(data).decode()


def _plain(text: str | None) -> str | None:
    """A string itself, where it may be a StrEnum: see `Bulk`."""
    return None if text is None else str(text)
