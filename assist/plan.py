"""Which moves a reply makes, in which order: the rules of adaptation, as one readable table of decisions."""

from typing import Final, NamedTuple

from assist.reading import Emotion, Moment, Trend
from locales.phrase import Band, Move

# the topic of lines that only fit somebody who writes about it again
REPEAT: Final = "repeat_contact"
# the topic of lines for somebody who lost a person
BEREAVED: Final = "bereavement"
# the topic of lines that stand by what we said we would tell
OWED: Final = "owed_answer"
_SETTLED: Final = frozenset((Moment.RESOLUTION, Moment.CLOSING))
_GLAD: Final = frozenset((Emotion.RELIEF, Emotion.GRATITUDE))
_CALM: Final = _GLAD | {Emotion.NONE}
# the moments in which a low, running conversation still gets a line that says "arrived"
_ACKNOWLEDGED: Final = frozenset((Moment.WAITING, Moment.CLARIFICATION))


class Step(NamedTuple):
    """One move of the plan. topics: what it must be about, best first; empty for anything.

    also: lines written for this moment fit as well. here_only: none but lines written for a moment fit.
    instead: the move when no line fits. is_strict: lines about nothing in particular don't fit.
    """

    move: Move
    band: Band
    topics: tuple[str, ...] = ()
    also: Moment | None = None
    here_only: bool = False
    instead: Move | None = None
    is_strict: bool = False


class Mood(NamedTuple):
    """What of a reading decides about the moves. is_named: a line may call the feeling by its name."""

    band: Band
    trend: Trend
    emotion: Emotion
    moment: Moment
    is_named: bool = True


class Needs(NamedTuple):
    """What the case asks of the reply.

    missing: topics to ask about; alternatives: topics the limit leaves; is_story: they told much, or tell it
    again; is_repeat: they had to come back; is_unclear: nobody knows what they want, so `open_question` asks.
    is_bereaved: they lost a person; goes_on: no greeting fits; is_owed: they wait for what we said we'd tell.
    """

    missing: tuple[str, ...]
    is_limited: bool
    alternatives: tuple[str, ...]
    is_story: bool
    is_repeat: bool
    is_first_turn: bool
    is_unclear: bool
    open_question: str
    is_bereaved: bool = False
    goes_on: bool = False
    is_owed: bool = False


def pace(mood: Mood) -> Band:
    """The band to answer in: firmer while it rises, measured when it falls."""
    match mood.band, mood.trend:
        case Band.MEDIUM, Trend.RISING:
            return Band.HIGH
        case Band.HIGH, Trend.FALLING:
            return Band.MEDIUM
        case Band.MEDIUM, Trend.FALLING:
            return Band.LOW
    return mood.band


def is_settled(mood: Mood, *, is_first_turn: bool) -> bool:
    """Whether nothing but a close is due."""
    if mood.band is Band.HIGH:
        return False
    if mood.moment in _SETTLED:
        return mood.band is Band.LOW or mood.emotion in _CALM
    return (
        mood.emotion in _GLAD
        and mood.band is Band.LOW
        and mood.moment is Moment.OPENING
        and not is_first_turn
    )


def plan(mood: Mood, needs: Needs) -> tuple[Step, ...]:
    """The moves of the reply, in order."""
    if is_settled(mood, is_first_turn=needs.is_first_turn):
        if needs.is_owed and mood.emotion is not Emotion.RELIEF:
            return (Step(Move.CLOSE, Band.LOW, (OWED,), is_strict=True),)
        return (Step(Move.CLOSE, mood.band, also=Moment.CLOSING),)
    band = pace(mood)
    asks = bool(needs.missing) and not needs.is_limited and mood.moment is not Moment.WAITING
    match band:
        case Band.LOW:
            return (*_acknowledge(mood, needs), *_act(mood, needs, asks=asks))
        case Band.MEDIUM:
            return (_validate(band, needs), *_middle(band, needs, asks=asks), Step(Move.NEXT_STEP, band))
        case Band.HIGH:
            question = (Step(Move.QUESTION, band, needs.missing),) if asks else ()
            act = (*_sandwich(band, needs), Step(Move.NEXT_STEP, band))
            return (_validate(band, needs), *act, *question)


def _validate(band: Band, needs: Needs) -> Step:
    """Once. Lines that speak of coming back are only for those who did."""
    if needs.is_bereaved:
        return Step(Move.VALIDATION, band, (BEREAVED,), is_strict=True)
    return Step(Move.VALIDATION, band, (REPEAT,) if needs.is_repeat else ())


def _acknowledge(mood: Mood, needs: Needs) -> tuple[Step, ...]:
    if needs.is_bereaved:
        return (_validate(Band.LOW, needs),)
    if needs.is_first_turn and not needs.goes_on:
        return (Step(Move.OPENING, Band.LOW, also=Moment.OPENING),)
    if mood.moment in _ACKNOWLEDGED and not needs.is_first_turn:
        return (Step(Move.OPENING, Band.LOW, here_only=True),)
    return ()


def _act(mood: Mood, needs: Needs, *, asks: bool) -> tuple[Step, ...]:
    if needs.is_limited:
        return (*_sandwich(Band.LOW, needs), Step(Move.NEXT_STEP, Band.LOW))
    if asks:
        return (Step(Move.QUESTION, Band.LOW, needs.missing), Step(Move.NEXT_STEP, Band.LOW))
    if needs.is_unclear:
        return (Step(Move.QUESTION, Band.LOW, (needs.open_question,), instead=Move.NEXT_STEP),)
    return (Step(Move.NEXT_STEP, Band.LOW),)


def _middle(band: Band, needs: Needs, *, asks: bool) -> tuple[Step, ...]:
    if needs.is_limited:
        return _sandwich(band, needs)
    if asks:
        return (Step(Move.QUESTION, band, needs.missing),)
    if needs.is_story:
        return (Step(Move.PARAPHRASE, band),)
    return ()


def _sandwich(band: Band, needs: Needs) -> tuple[Step, ...]:
    """Limit and alternative; the validation before them is the caller's."""
    if not needs.is_limited:
        return ()
    return (Step(Move.LIMIT, band), Step(Move.ALTERNATIVE, band, needs.alternatives))
