"""Drafts under way in this process: what the worker says of each becomes frames of its conversation.

The journal is the list of jobs: a draft is begun when its `suggestion.start` is committed, and one that was
begun and never ended belongs to a process that is gone (see `DraftOrders.bury`).
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final, Protocol

import structlog

from assist.drafting import Faulted, Finished, Foreign, Refused, Released, Step
from assist.model import Fault
from coaching.outcome import Life, retract
from guardrails.gate import Piece
from realtime import frames
from realtime.errors import NotFound, Unavailable
from realtime.journal import Committed, Fenced, JournalAway
from realtime.live import Live
from realtime.logbook import Change
from realtime.pacing import Pacing
from realtime.shadow import Shadow
from realtime.turn import Job, Turn
from realtime.wire.suggestions import (
    FailedReason,
    RetractReason,
    SuggestionBlocked,
    SuggestionDelta,
    SuggestionFailed,
    SuggestionRetract,
)
from realtime.worker import Steps, Worker

log = structlog.get_logger()

# One frame in this time for each draft: people read far slower.
FRAME_S: Final = 0.05
_LOST: Final = 3
# Where nothing else is set, no draft takes this long: whoever began it is gone.
LOST_AFTER: Final = timedelta(seconds=60)

REASON: Final[dict[Fault, FailedReason]] = {
    Fault.FIRST_TOKEN: "model_slow",
    Fault.IDLE: "model_slow",
    Fault.DEADLINE: "model_slow",
    Fault.CONNECT: "model_failed",
    Fault.SERVER: "model_failed",
    Fault.MALFORMED: "model_failed",
    Fault.RESTING: "model_failed",
    Fault.RATE_LIMITED: "model_busy",
    Fault.OVERLOADED: "model_busy",
    Fault.REFUSED: "model_refused",
    Fault.CUT: "model_cut",
    Fault.EMPTY: "model_empty",
    Fault.BUDGET: "over_budget",
}

Key = tuple[str, int]


class Keeper(Protocol):
    """Where conversations are, and how they grow: the line."""

    async def live(self, conversation: str) -> Live: ...

    def append(self, live: Live, turn: Turn, *, once: int | None = None) -> asyncio.Future[Committed]: ...


@dataclass(eq=False, slots=True)
class _Run:
    """A model that is listened to. is_cancelled: what it still says is not wanted."""

    steps: Steps
    task: asyncio.Task[None] | None = None
    is_cancelled: bool = False


class Drafts:
    """worker: None where no model is configured. instance: this process's name. is_short: a small model.

    lost_after: how long after its start a draft of another process is taken for left behind.
    """

    def __init__(
        self,
        worker: Worker | None,
        instance: str,
        *,
        is_short: bool = False,
        lost_after: timedelta = LOST_AFTER,
    ) -> None:
        self.owner: Final = instance
        self.is_short: Final = is_short
        self.lost_after: Final = lost_after
        # Told when nobody listens to a draft of this conversation any more, whatever came of it.
        self.on_over: Callable[[str], None] = _nothing
        self.shadow: Final = Shadow()
        self._worker: Final = worker
        self._running: dict[Key, _Run] = {}
        self._is_ending = False

    @property
    def is_on(self) -> bool:
        return self._worker is not None and not self._is_ending

    @property
    def models(self) -> tuple[str, ...]:
        return self._worker.names if self._worker else ()

    @property
    def model(self) -> str:
        """The first choice."""
        return next(iter(self.models), "unknown")

    def is_running(self, key: Key) -> bool:
        """Whether somebody listens: also for a moment after it was cancelled, until its last word is kept."""
        return key in self._running

    def begin(self, job: Job, keeper: Keeper) -> None:
        """Listen to the model, and keep what may be shown."""
        if self._worker is None or not self.is_on or job.key in self._running:
            return
        run = self._running[job.key] = _Run(self._worker.draft(job.work))
        run.task = asyncio.create_task(self._listen(job, run, keeper))
        run.task.add_done_callback(partial(self._over, job))

    def cancel(self, key: Key) -> None:
        """The model is stopped, and what it says from now on is not kept."""
        run = self._running.get(key)
        if run is not None and not run.is_cancelled:
            run.is_cancelled = True
            run.steps.cancel()

    def end(self) -> None:
        """Begin no more."""
        self._is_ending = True

    async def close(self) -> None:
        self.end()
        tasks = [run.task for run in self._running.values() if run.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _over(self, job: Job, task: asyncio.Task[None]) -> None:
        del self._running[job.key]
        if not task.cancelled() and (wrong := task.exception()) is not None:
            log.error("draft failed", conversation=job.conversation, exc_info=wrong)
        self.on_over(job.conversation)

    async def _listen(self, job: Job, run: _Run, keeper: Keeper) -> None:
        loop = asyncio.get_running_loop()
        told_at = 0.0
        pacing = Pacing()
        try:
            while True:
                taken = run.steps.arrived() if pacing else await run.steps.take()
                if not _is_over(taken) and (early := told_at + FRAME_S - loop.time()) > 0:
                    await asyncio.sleep(early)
                    taken += run.steps.arrived()
                told_at = loop.time()
                told = pacing.next(taken)
                if run.is_cancelled or not await self._tell(job, told, keeper) or _is_over(told):
                    return
        finally:
            run.steps.cancel()

    async def _tell(self, job: Job, told: list[Step | None], keeper: Keeper) -> bool:
        """Whether it is kept. Told again where another process was first, its end too."""
        for _ in range(_LOST):
            try:
                live = await keeper.live(job.conversation)
                turn = frames_of(job, live, told)
                if turn is None:
                    return False
                await keeper.append(live, turn)
                for step in told:
                    if isinstance(step, Finished):
                        self.shadow.note(live.workspace, step.verdict, "draft")
            except Fenced:
                continue
            except (JournalAway, Unavailable, NotFound) as away:
                log.warning("draft not kept", conversation=job.conversation, error=type(away).__name__)
                return False
            return True
        return False


def _nothing(conversation: str) -> None:
    """Nobody asked to be told."""


def _is_over(steps: list[Step | None]) -> bool:
    return any(not isinstance(step, Released) for step in steps)


def frames_of(job: Job, live: Live, told: list[Step | None]) -> Turn | None:
    """What these steps add to the conversation; None when the draft is no longer wanted."""
    draft = live.shelf.drafts.get(job.key)
    life = live.life(*job.key)
    if draft is None or draft.final is not None or life is None or life.end is not None:
        return None
    turn = Turn()
    now = datetime.now(UTC)
    last = next((step for step in told if not isinstance(step, Released)), told[-1])
    match last:
        case Released() | Finished():
            text = draft.text
            pieces = [piece for step in told if isinstance(step, Released) for piece in step.pieces]
            if pieces:
                delta = _delta(job, len(text), pieces)
                turn.bodies.append(delta)
                text += delta.text
            if isinstance(last, Finished):
                turn.bodies.append(frames.final(job.start, text, last, now))
        case Refused():
            blocked = SuggestionBlocked(
                *job.key, job.start.turn, now, job.start.kind, last.rule, "the guard let none of it through"
            )
            take_back(live, turn, life, blocked, "blocked")
        case Faulted() | Foreign() | None:
            reason = _reason(last)
            failed = SuggestionFailed(*job.key, job.start.turn, now, job.start.kind, reason)
            take_back(live, turn, life, failed, reason)
    return turn


def take_back(
    live: Live,
    turn: Turn,
    life: Life,
    body: SuggestionBlocked | SuggestionFailed,
    reason: RetractReason,
) -> None:
    """End a draft of which nothing may stay. What was seen of it was retracted; else it came to nothing."""
    if life.text:
        turn.bodies.append(SuggestionRetract(life.sug, life.attempt, body.at, reason))
    if life.shown_at is None:
        turn.bodies.append(body)
        return
    after = retract(life, body.at, reason)
    live.keep([after])
    turn.bodies.append(frames.ended(after, None))
    turn.changes.append(Change(life, after))


def _reason(step: Faulted | Foreign | None) -> FailedReason:
    match step:
        case Faulted():
            return REASON[step.fault]
        case Foreign():
            return "wrong_language"
        case None:
            return "internal"


def _delta(job: Job, offset: int, pieces: list[Piece]) -> SuggestionDelta:
    """The only way from a model's words to the wire: each piece is guarded text."""
    text = "".join(piece.text.text for piece in pieces)
    replaced = tuple(frames.replaced_out(one) for piece in pieces for one in piece.replaced)
    return SuggestionDelta(*job.key, offset, text, replaced)
