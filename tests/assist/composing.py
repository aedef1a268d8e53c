"""What tests of the composer compose: the release as it stands, or a guide of a few phrases."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from assist.composer import Composer, Composition, Situation
from assist.reading import Emotion, Moment, Reading, Trend
from locales.calendar import WorkCalendar, office_week
from locales.guide import PhraseGuide
from locales.phrase import Band, Phrase
from tests.loaded import release

NOW = datetime(2026, 11, 24, 16, 20, tzinfo=UTC)
CALENDAR = WorkCalendar("America/Chicago", office_week(), "US")


@cache
def composer() -> Composer:
    return Composer(release())


def reading(
    band: Band = Band.LOW,
    emotion: Emotion = Emotion.NONE,
    *,
    trend: Trend = Trend.STEADY,
    scenario: str | None = "refund",
    moment: Moment = Moment.PROBLEM,
    language: str = "en",
    locale: str | None = None,
) -> Reading:
    return Reading(
        language=language,
        language_confidence=0.99,
        locale=locale,
        score=0.5,
        score_range=(0.4, 0.6),
        band=band,
        emotion=emotion,
        drivers=(),
        level=0.5,
        trend=trend,
        scenario=scenario,
        scenario_confidence=0.9,
        moment=moment,
        supported=True,
    )


BASE = Situation(reading=reading(), requested_locale="en-US", now=NOW, calendar=CALENDAR, seed="conv_1")

MEDIUM = BASE._replace(reading=reading(Band.MEDIUM, Emotion.FRUSTRATION))

HIGH = BASE._replace(reading=reading(Band.HIGH, Emotion.ANGER))

ORDER = {"order_number": "88213"}


def composed(situation: Situation, by: Composer | None = None) -> Composition:
    composition = (by or composer()).compose(situation)
    assert composition is not None
    return composition


def items(composition: Composition) -> tuple[str, ...]:
    return tuple(piece.item for piece in composition.pieces)


def speaking(phrases: dict[str, Phrase], **changes: object) -> Composer:
    """A composer whose English guide has nothing but these phrases."""
    guide = release().guides["en-US"].model_copy(update={"phrases": phrases, **changes})
    fresh = PhraseGuide.model_validate(guide.model_dump(by_alias=True))
    return Composer(replace(release(), guides={"en-US": fresh}))
