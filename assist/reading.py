"""What was understood of one customer message."""

from dataclasses import dataclass
from enum import StrEnum

from assist.values import made_often
from locales.mixing import Share
from locales.phrase import Band


class Emotion(StrEnum):
    ANGER = "anger"
    FRUSTRATION = "frustration"
    ANXIETY = "anxiety"
    SADNESS = "sadness"
    DISAPPOINTMENT = "disappointment"
    CONFUSION = "confusion"
    RELIEF = "relief"
    GRATITUDE = "gratitude"
    NONE = "none"


class Trend(StrEnum):
    """Where the conversation's level is going."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"


class Moment(StrEnum):
    """Where the conversation stands."""

    OPENING = "opening"
    PROBLEM = "problem"
    CLARIFICATION = "clarification"
    WAITING = "waiting"
    BAD_NEWS = "bad_news"
    RESOLUTION = "resolution"
    CLOSING = "closing"


class Risk(StrEnum):
    """What a message announces beside its matter: danger to somebody, or what the customer may do next."""

    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    LEGAL = "legal"
    CHARGEBACK = "chargeback"
    PRESS = "press"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Span:
    """Half open, in Unicode code points of the text that was read."""

    start: int
    end: int


@made_often
@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one customer message, and of the conversation up to it.

    language: code without region, `und` when unknown. locale: BCP 47 tag, None when no mark and no hint tells
    the region. script: `Latn` where Hindi, Arabic or Russian is written in Latin letters. languages: the
    shares of a message that mixes them, the largest first.
    score: 0.0 (nothing to feel) to 1.0; score_range: where the score may lie, wide when `supported` is false.
    level: the conversation's decayed score, 0.0 to 1.0. drivers: the words that carry the score.
    supported: false when no labelled text of this language stands behind the score.
    risk: the most urgent one, with the words that name it. manners: scenarios that say how somebody comes,
    beside what for: `abuse`, `hardship`, `manager`, `repeat_contact`.
    """

    language: str
    language_confidence: float
    locale: str | None
    score: float
    score_range: tuple[float, float]
    band: Band
    emotion: Emotion
    drivers: tuple[Span, ...]
    level: float
    trend: Trend
    scenario: str | None
    scenario_confidence: float
    moment: Moment
    supported: bool
    engine: str = "instant"
    locale_confidence: float = 0.0
    script: str | None = None
    languages: tuple[Share, ...] = ()
    risk: Risk = Risk.NONE
    risk_spans: tuple[Span, ...] = ()
    manners: frozenset[str] = frozenset()
