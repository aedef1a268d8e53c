"""The log of what happened to suggestions: append-only, and enough to make the table of outcomes again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Final, Literal, NamedTuple

from assist.suggestion import Kind
from assist.values import made_often
from coaching.calibration import Calibrated
from coaching.corrections import Corrected, Reviewed
from coaching.outcome import End, Life, known_as_shown

SCHEMA: Final = "tactful.event/1"


class EventType(StrEnum):
    """Those of a suggestion stand in the order in which they can come; `reopened` begins a revision.

    completed: a model's draft has come to its end, with what it took.
    compared: what was sent turned out to hold words of one that had ended. The last three are of readings.
    """

    REQUESTED = "suggestion.requested"
    COMPLETED = "suggestion.completed"
    REOPENED = "suggestion.reopened"
    SHOWN = "suggestion.shown"
    ACCEPTED = "suggestion.accepted"
    ENDED = "suggestion.ended"
    COMPARED = "suggestion.compared"
    OVERRIDDEN = "message.overridden"
    CORRECTED = "reading.corrected"
    REVIEWED = "correction.reviewed"
    CALIBRATED = "bands.calibrated"


_RANK: Final = {kind: rank for rank, kind in enumerate(EventType)}


class Actor(NamedTuple):
    kind: Literal["agent", "customer", "system", "reviewer"]
    ref: str | None = None


SYSTEM: Final = Actor("system")


@made_often
@dataclass(frozen=True, slots=True)
class RequestedItem:
    """A phrase in a suggestion: its id, the start of its hash, its move, and where it stands in the text."""

    item: str
    revision: str
    move: str
    start: int
    end: int


@made_often
@dataclass(frozen=True, slots=True)
class Requested:
    """A suggestion at its beginning, with all that it will be reported by.

    One that came to nothing has its end (failed, blocked) and reason from the start, and no text.
    """

    workspace: str
    conversation: str
    turn: str
    sug: str
    attempt: int
    kind: Kind
    requested_at: datetime
    team: str | None = None
    source: str | None = None
    text: str | None = None
    release: str | None = None
    guide: str | None = None
    locale: str | None = None
    requested_locale: str | None = None
    band: str | None = None
    trend: str | None = None
    emotion: str | None = None
    scenario: str | None = None
    moment: str | None = None
    language: str | None = None
    decision: str | None = None
    model: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost_usd: float | None = None
    first_ms: int | None = None
    total_ms: int | None = None
    end: End | None = None
    reason: str | None = None
    items: tuple[RequestedItem, ...] = ()

    def life(self) -> Life:
        """Where its life begins."""
        return Life(
            sug=self.sug,
            attempt=self.attempt,
            turn=self.turn,
            kind=self.kind,
            text=self.text or "",
            requested_at=self.requested_at,
            end=self.end,
            ended_at=self.requested_at if self.end else None,
            reason=self.reason,
            spans=tuple((item.start, item.end) for item in self.items),
        )


@dataclass(frozen=True, slots=True)
class Completed:
    """What became known of a model's draft when it was complete. length: code points of its text.

    cost_usd: US dollars, None when nobody knows the price; first_ms, total_ms: from the request.
    """

    sug: str
    attempt: int
    turn: str
    at: datetime
    length: int
    decision: str
    model: str
    text: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost_usd: float | None = None
    first_ms: int | None = None
    total_ms: int | None = None

    def onto(self, row: Requested) -> Requested:
        """The suggestion as requested, with what is known now."""
        return replace(
            row,
            text=self.text,
            decision=self.decision,
            model=self.model,
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            cost_usd=self.cost_usd,
            first_ms=self.first_ms,
            total_ms=self.total_ms,
            items=tuple(replace(item, end=self.length) for item in row.items),
        )


@dataclass(frozen=True, slots=True)
class Overridden:
    """An agent sent a message against an error of the guard. rules: which; reason: the agent's, if any."""

    message: str
    rules: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, once: `event_id` says what, so the same thing told twice is one event.

    data: the suggestion as requested, what completed it, or the whole of its life after this event; never
    the suggested text. Of a reading, what somebody said of it.
    """

    event_id: str
    type: EventType
    workspace: str
    conversation: str
    turn: str | None
    sug: str | None
    attempt: int | None
    actor: Actor
    occurred_at: datetime
    received_at: datetime
    data: Requested | Completed | Life | Overridden | Corrected | Reviewed | Calibrated
    schema: str = SCHEMA


class Changed(NamedTuple):
    """What somebody's doing in a conversation made of the life of one of its suggestions."""

    conversation: str
    before: Life
    after: Life
    actor: Actor = SYSTEM


def requested(row: Requested, received_at: datetime) -> Event:
    """A suggestion was asked for."""
    return Event(
        event_id=requested_id(row),
        type=EventType.REQUESTED,
        workspace=row.workspace,
        conversation=row.conversation,
        turn=row.turn,
        sug=row.sug,
        attempt=row.attempt,
        actor=SYSTEM,
        occurred_at=row.requested_at,
        received_at=received_at,
        data=replace(row, text=None),
    )


def completed(workspace: str, conversation: str, data: Completed, received_at: datetime) -> Event:
    """A model's draft is complete."""
    what = f"{workspace}\0{data.sug}\0{data.attempt}\0{EventType.COMPLETED}"
    return Event(
        event_id=_event_id(data.sug, what),
        type=EventType.COMPLETED,
        workspace=workspace,
        conversation=conversation,
        turn=data.turn,
        sug=data.sug,
        attempt=data.attempt,
        actor=SYSTEM,
        occurred_at=data.at,
        received_at=received_at,
        data=replace(data, text=None),
    )


def changed(
    workspace: str, conversation: str, before: Life, after: Life, actor: Actor, received_at: datetime
) -> Event:
    """What made `after` of `before`."""
    kind, at = what_changed(before, after)
    return Event(
        event_id=changed_id(workspace, after, kind),
        type=kind,
        workspace=workspace,
        conversation=conversation,
        turn=after.turn,
        sug=after.sug,
        attempt=after.attempt,
        actor=actor,
        occurred_at=at or received_at,
        received_at=received_at,
        data=replace(after, text=""),
    )


def overridden(workspace: str, conversation: str, data: Overridden, actor: Actor, at: datetime) -> Event:
    """An agent sent something that the guard had called an error."""
    return Event(
        event_id=_event_id(data.message, f"{workspace}\0{data.message}\0{EventType.OVERRIDDEN}"),
        type=EventType.OVERRIDDEN,
        workspace=workspace,
        conversation=conversation,
        turn=None,
        sug=None,
        attempt=None,
        actor=actor,
        occurred_at=at,
        received_at=at,
        data=data,
    )


def about_reading(
    workspace: str, conversation: str, data: Corrected | Reviewed, actor: Actor, at: datetime
) -> Event:
    """Somebody corrected a reading, or judged a correction."""
    kind = EventType.CORRECTED if isinstance(data, Corrected) else EventType.REVIEWED
    said = data.should_be if isinstance(data, Corrected) else data.standing
    what = f"{workspace}\0{data.message}\0{kind}\0{data.wrong}\0{said}\0{actor.ref}\0{at.isoformat()}"
    return Event(
        event_id=_event_id(data.message, what),
        type=kind,
        workspace=workspace,
        conversation=conversation,
        turn=data.message,
        sug=None,
        attempt=None,
        actor=actor,
        occurred_at=at,
        received_at=at,
        data=data,
    )


def calibrated(workspace: str, data: Calibrated, actor: Actor, at: datetime) -> Event:
    """Somebody moved a workspace's cut points: of no conversation, and of all that come."""
    what = f"{workspace}\0{EventType.CALIBRATED}\0{actor.ref}\0{at.isoformat()}"
    return Event(
        event_id=_event_id(workspace, what),
        type=EventType.CALIBRATED,
        workspace=workspace,
        conversation="",
        turn=None,
        sug=None,
        attempt=None,
        actor=actor,
        occurred_at=at,
        received_at=at,
        data=data,
    )


def fold(events: Iterable[Event]) -> list[tuple[Requested, Life]]:
    """Every suggestion as its events left it, whatever their order and however often they came.

    One whose request is missing is left out.
    """
    requests: dict[tuple[str, int], Requested] = {}
    complete: dict[tuple[str, int], Completed] = {}
    latest: dict[tuple[str, int], tuple[tuple[int, int], Life]] = {}
    shown: dict[tuple[str, int], datetime] = {}
    for event in events:
        match event.data:
            case Requested() as row:
                requests.setdefault((row.sug, row.attempt), row)
            case Completed() as known:
                complete[known.sug, known.attempt] = known
            case Life() as life:
                key = (life.sug, life.attempt)
                if life.shown_at is not None:
                    shown[key] = life.shown_at
                place = (life.revised, _RANK[event.type])
                if key not in latest or place > latest[key][0]:
                    latest[key] = (place, life)
            case Overridden() | Corrected() | Reviewed() | Calibrated():
                pass
    rows = {key: complete[key].onto(row) if key in complete else row for key, row in requests.items()}
    lives = {key: latest[key][1] if key in latest else row.life() for key, row in rows.items()}
    lives |= {key: known_as_shown(lives[key], at) for key, at in shown.items() if key in lives}
    return [(row, lives[key]) for key, row in sorted(rows.items())]


def what_changed(before: Life, after: Life) -> tuple[EventType, datetime | None]:
    """Which event, and when it happened where the life says so."""
    if after.end is not None and (before.end is not after.end or before.revised != after.revised):
        return EventType.ENDED, after.ended_at
    if after.end is None and before.end is not None:
        return EventType.REOPENED, after.taken_at or after.shown_at
    if after.taken_at != before.taken_at:
        return EventType.ACCEPTED, after.taken_at
    if after.shown_at != before.shown_at:
        return EventType.SHOWN, after.shown_at
    return EventType.COMPARED, None


def requested_id(row: Requested) -> str:
    """Of the event that a suggestion was asked for."""
    return _event_id(row.sug, f"{row.workspace}\0{row.sug}\0{row.attempt}\0{EventType.REQUESTED}")


def changed_id(workspace: str, after: Life, kind: EventType) -> str:
    """Of the event that made a life what it is."""
    return _event_id(after.sug, f"{workspace}\0{after.sug}\0{after.attempt}\0{kind}\0{after.revised}")


def _event_id(of: str, what: str) -> str:
    """Begins as the id that it is of: events of one suggestion stand together in the database's index."""
    beginning = of.partition("_")[2][:12]
    return f"evt_{beginning}{blake2b(what.encode(), digest_size=10).hexdigest()}"
