"""What became of a suggestion: exactly one end each, in sums that add up.

Pure: every function gives the new state and changes nothing. What comes again changes nothing; what comes
late may revise an end that was only assumed, and is counted as a revision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal

from assist.suggestion import Kind
from assist.values import made_often
from coaching.edits import measure
from coaching.errors import AlreadyEnded


class End(StrEnum):
    """How a suggestion ends; see `UNSHOWN` and `SHOWN` for the two sums."""

    FAILED = "failed"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"
    UNDELIVERED = "undelivered"
    ACCEPTED_VERBATIM = "accepted_verbatim"
    ACCEPTED_EDITED = "accepted_edited"
    INSERTED_DISCARDED = "inserted_discarded"
    DISMISSED = "dismissed"
    PASSED_OVER = "passed_over"
    IGNORED = "ignored"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    RETRACTED = "retracted"


class DismissReason(StrEnum):
    """Why an agent waved a suggestion away; `another`: they asked for a different line."""

    WRONG_FACT = "wrong_fact"
    TONE = "tone"
    TOO_LONG = "too_long"
    NOT_NEEDED = "not_needed"
    POLICY = "policy"
    ANOTHER = "another"
    OTHER = "other"


Mode = Literal["insert", "edit"]

UNSHOWN: Final = (End.FAILED, End.BLOCKED, End.CANCELLED, End.UNDELIVERED)
SHOWN: Final = tuple(end for end in End if end not in UNSHOWN)
ACCEPTED: Final = frozenset((End.ACCEPTED_VERBATIM, End.ACCEPTED_EDITED))

# Less kept than this, and what was sent is another text.
DISCARDED_BELOW: Final = 0.10
# This much of an untaken line in what was sent, and it was used by hand.
SHADOW_FROM: Final = 0.60
LATE: Final = timedelta(hours=24)

# Nobody did anything, as far as was known: whoever reports within LATE that they did is believed.
_ASSUMED: Final = frozenset((End.EXPIRED, End.UNDELIVERED, End.CANCELLED))
# Something else came first: only what happened before it can still change this.
_OVERTAKEN: Final = frozenset((End.SUPERSEDED, End.IGNORED, End.PASSED_OVER))
# Where a draft had words by then, they were taken back: who saw them before that saw something.
GAVE_NOTHING: Final = frozenset((End.FAILED, End.BLOCKED))
# What an end without its having been seen is, when it was seen; of an undelivered one the reason says it.
IF_SHOWN: Final = {End.FAILED: End.RETRACTED, End.BLOCKED: End.RETRACTED, End.CANCELLED: End.SUPERSEDED}
# Not taken, and yet it can turn up in what was sent. What another took over was no use of this one.
_USABLE_BY_HAND: Final = frozenset((End.IGNORED, End.DISMISSED, End.SUPERSEDED))


@made_often
@dataclass(frozen=True, slots=True)
class Life:
    """One suggestion, one attempt, and what happened to it so far.

    text: what was suggested, empty when no text is kept. spans: where its pieces stand in it.
    reason: of a dismissal, a block or a failure; of an undelivered one, how it would have ended if shown.
    message: the sent message that it was compared with; retained … kept: what came of that.
    shadow_use: not taken, yet most of it was sent. revised: how often a late report changed its end.
    agent: who acted on it last, before that who saw it first.
    """

    sug: str
    attempt: int
    turn: str
    kind: Kind
    text: str
    requested_at: datetime
    shown_at: datetime | None = None
    taken_at: datetime | None = None
    taken_mode: Mode | None = None
    end: End | None = None
    ended_at: datetime | None = None
    reason: str | None = None
    message: str | None = None
    retained: float | None = None
    authored: float | None = None
    verbatim: bool | None = None
    fact_edits: bool | None = None
    shadow_use: bool = False
    revised: int = 0
    agent: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    kept: tuple[float, ...] = ()


def show(life: Life, at: datetime, by: str | None = None) -> Life:
    """It was seen. Raises AlreadyEnded when it had ended before."""
    if life.shown_at is not None:
        return life
    seen = replace(life, shown_at=at, agent=life.agent or by)
    if life.end is None:
        return seen
    if life.end in GAVE_NOTHING and life.text and _was_before_end(life, at):
        return _revise(seen, IF_SHOWN[life.end], life.reason)
    _check_late(life, at)
    if life.end is End.CANCELLED and not _was_before_end(life, at):
        raise AlreadyEnded(life.end)
    if _was_before_end(life, at):
        return _revise(seen, IF_SHOWN.get(life.end) or End(life.reason or End.EXPIRED))
    return _reopen(seen)


def take(life: Life, at: datetime, mode: Mode = "insert", by: str | None = None) -> Life:
    """It was put into a composer, and so was seen; the end waits for what is sent. Raises AlreadyEnded."""
    if life.end is None and life.taken_at is not None:
        return life
    taken = replace(life, shown_at=life.shown_at or at, taken_at=at, taken_mode=mode, agent=by or life.agent)
    if life.end is None:
        return taken
    _check_late(life, at)
    if life.message is not None and _was_before_end(life, at):
        return _revise(taken, _verdict(taken))
    return _reopen(taken)


def dismiss(life: Life, at: datetime, reason: DismissReason | None = None, by: str | None = None) -> Life:
    """It was waved away, and so was seen. Raises AlreadyEnded."""
    dismissed = replace(life, shown_at=life.shown_at or at, reason=reason, agent=by or life.agent)
    if life.end is None:
        return _end(dismissed, End.DISMISSED, at)
    _check_late(life, at)
    return _revise(replace(dismissed, ended_at=at), End.DISMISSED, reason)


def known_as_shown(life: Life, at: datetime) -> Life:
    """It was seen, as somebody else knows who ended it without knowing that."""
    if life.shown_at is not None or life.end not in UNSHOWN:
        return life
    end = IF_SHOWN.get(life.end) or End(life.reason or End.EXPIRED)
    return replace(life, shown_at=at, end=end, reason=None if life.end is End.UNDELIVERED else life.reason)


def retract(life: Life, at: datetime, reason: str) -> Life:
    """It was seen, at least in part, and then withdrawn."""
    return _end(replace(life, reason=reason), End.RETRACTED, at)


def cancel(life: Life, at: datetime, reason: str) -> Life:
    """Nobody wanted it any more before it was seen."""
    return _end(replace(life, reason=reason), End.CANCELLED, at)


def on_customer_turn(lives: Iterable[Life], at: datetime) -> list[Life]:
    """The customer went on. Gives the changed ones; what is taken waits for what the agent sends."""
    return [
        _end(life, End.SUPERSEDED if life.shown_at else End.CANCELLED, at)
        for life in lives
        if life.end is None and life.taken_at is None
    ]


def on_agent_message(
    lives: Iterable[Life],
    text: str,
    message_id: str,
    at: datetime,
    named: tuple[str, int] | None = None,
    by: str | None = None,
) -> list[Life]:
    """An agent sent something: the open ones end, judged on its text. Gives the changed ones.

    named: the suggestion and attempt that the sender says the text was made from; counts as taken.
    Of the ended ones only those change that are named, or that were dismissed and yet sent (`shadow_use`).
    """
    before = list(lives)
    used = [_use(life, at, by) if (life.sug, life.attempt) == named else life for life in before]
    compared = [_compare(life, text, message_id) if _is_comparable(life, named) else life for life in used]
    verdicts = [_verdict(life) if life.end is None and life.taken_at else None for life in compared]
    accepted_turns = {life.turn for life, end in zip(compared, verdicts, strict=True) if end in ACCEPTED}
    after = [
        _conclude(life, end, at, End.PASSED_OVER if life.turn in accepted_turns else End.IGNORED, by)
        for life, end in zip(compared, verdicts, strict=True)
    ]
    return [new for old, new in zip(before, after, strict=True) if new != old]


def on_sweep(lives: Iterable[Life], at: datetime, ttl: timedelta) -> list[Life]:
    """Nothing happened for `ttl`: end what is still open. Gives the changed ones."""
    return [_let_go(life, at) for life in lives if life.end is None and at - last_moment(life) >= ttl]


def last_moment(life: Life) -> datetime:
    """When something last happened to it."""
    return max(moment for moment in (life.requested_at, life.shown_at, life.taken_at) if moment)


def _let_go(life: Life, at: datetime) -> Life:
    if life.taken_at:
        return _end(life, End.INSERTED_DISCARDED, at)
    if life.shown_at:
        return _end(life, End.EXPIRED, at)
    return _end(replace(life, reason=End.EXPIRED), End.UNDELIVERED, at)


def _use(life: Life, at: datetime, by: str | None) -> Life:
    """As taken, where that is still possible: a sent text proves more than a report that never came."""
    if life.end is End.INSERTED_DISCARDED and life.message is None and _is_recent(life, at):
        return _reopen(replace(life, agent=by or life.agent))
    try:
        return take(life, at, by=by)
    except AlreadyEnded:
        return life


def _is_comparable(life: Life, named: tuple[str, int] | None) -> bool:
    if life.end is None:
        return True
    is_named = (life.sug, life.attempt) == named and life.end in SHOWN
    return life.message is None and (life.end is End.DISMISSED or is_named)


def _compare(life: Life, text: str, message_id: str) -> Life:
    if not life.text:
        return replace(life, message=message_id)
    edit = measure(life.text, text, life.spans)
    return replace(
        life,
        message=message_id,
        retained=edit.retained_share,
        authored=edit.authored_share,
        verbatim=edit.verbatim,
        fact_edits=edit.fact_edits,
        kept=edit.kept,
    )


def _verdict(life: Life) -> End:
    """How a taken one ends that was compared; where no text is kept, it counts as edited."""
    if life.verbatim:
        return End.ACCEPTED_VERBATIM
    if life.retained is not None and life.retained < DISCARDED_BELOW:
        return End.INSERTED_DISCARDED
    return End.ACCEPTED_EDITED


def _conclude(life: Life, verdict: End | None, at: datetime, otherwise: End, by: str | None) -> Life:
    if life.end is not None:
        return _end(life, life.end, life.ended_at)
    if verdict is not None:
        return _end(replace(life, agent=by or life.agent), verdict, at)
    if life.shown_at is not None:
        return _end(replace(life, agent=life.agent or by), otherwise, at)
    return _end(replace(life, reason=otherwise), End.UNDELIVERED, at)


def _end(life: Life, end: End, at: datetime | None) -> Life:
    by_hand = end in _USABLE_BY_HAND and life.retained is not None and life.retained >= SHADOW_FROM
    return replace(life, end=end, ended_at=at, shadow_use=by_hand)


def _revise(life: Life, end: End, reason: str | None = None) -> Life:
    return _end(replace(life, reason=reason, revised=life.revised + 1), end, life.ended_at)


def _reopen(life: Life) -> Life:
    return replace(
        life,
        end=None,
        ended_at=None,
        reason=None,
        message=None,
        retained=None,
        authored=None,
        verbatim=None,
        fact_edits=None,
        kept=(),
        shadow_use=False,
        revised=life.revised + 1,
    )


def _check_late(life: Life, at: datetime) -> None:
    assert life.end is not None
    if life.end in _ASSUMED and _is_recent(life, at):
        return
    if life.end in _OVERTAKEN and _was_before_end(life, at):
        return
    raise AlreadyEnded(life.end)


def _was_before_end(life: Life, at: datetime) -> bool:
    return life.ended_at is not None and at <= life.ended_at


def _is_recent(life: Life, at: datetime) -> bool:
    return life.ended_at is not None and at - life.ended_at <= LATE
