"""What one step adds to a conversation, decided and not yet committed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from coaching.events import Completed, Requested
from coaching.outcome import Life, cancel, on_customer_turn, retract
from realtime import frames
from realtime.live import Live
from realtime.logbook import Change, changes, completed, fold_life, requested_draft
from realtime.wire.durable import Durable
from realtime.wire.suggestions import (
    RetractReason,
    SuggestionBlocked,
    SuggestionDelta,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionRetract,
    SuggestionStart,
)
from realtime.worker import Work

Begun = SuggestionReady | SuggestionStart
DraftFrame = SuggestionDelta | SuggestionFinal | SuggestionFailed | SuggestionBlocked


@dataclass(frozen=True, slots=True)
class Job:
    """A draft to be written once its start is committed. work: makes its steps, in the worker."""

    conversation: str
    start: SuggestionStart
    work: Work

    @property
    def key(self) -> tuple[str, int]:
        return self.start.sug, self.start.attempt


@dataclass(slots=True)
class Turn:
    """Frames, what they are in the database, and the drafts that begin with them."""

    bodies: list[Durable] = field(default_factory=list)
    requested: list[Requested] = field(default_factory=list)
    completed: list[Completed] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)

    def end(self, live: Live, before: Sequence[Life], after: Sequence[Life]) -> None:
        """Some of the suggestions that were there have ended, and nobody did that."""
        live.keep(after)
        self.changes += changes(before, after)
        self.bodies += [frames.ended(life, None) for life in after]

    def withdraw(
        self, live: Live, life: Life, now: datetime, why: str, *, told: RetractReason | None = None
    ) -> None:
        """Take a suggestion back, whatever there is of it. told: the reason as agents read it."""
        if life.text and told is not None:
            self.bodies.append(SuggestionRetract(life.sug, life.attempt, now, told))
        after = cancel(life, now, why) if life.shown_at is None else retract(life, now, why)
        self.end(live, [life], [after])

    def take_effect(self, live: Live) -> None:
        """From now on the conversation knows what these frames mean for its suggestions."""
        for body in tuple(self.bodies):
            if isinstance(body, Begun):
                self._begin(live, body)
            elif isinstance(body, DraftFrame):
                self._grow(live, body)

    def _begin(self, live: Live, body: Begun) -> None:
        """It is there from now on, unless the conversation went on while it was being kept."""
        key = (body.sug, body.attempt)
        live.pending.discard(key)
        live.shelf.fold(body)
        fold_life(live.lives, body)
        if isinstance(body, SuggestionStart):
            self.requested.append(requested_draft(live.workspace, live.view.info, body, live.last_reading))
        if body.turn != live.open_turn:
            before = [live.lives[key]]
            self.end(live, before, on_customer_turn(before, datetime.now(UTC)))

    def _grow(self, live: Live, body: DraftFrame) -> None:
        """What a frame of a draft means for its life, and for the log."""
        key = (body.sug, body.attempt)
        before = live.lives.get(key)
        live.shelf.fold(body)
        fold_life(live.lives, body)
        match body:
            case SuggestionFinal() if key in live.shelf.drafts:
                self.completed.append(completed(live.shelf.drafts[key]))
            case SuggestionFailed() | SuggestionBlocked() if before is not None:
                self.changes.append(Change(before, live.lives[key]))
            case _:
                pass
