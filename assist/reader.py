"""Reading the customer. `Reader` is the protocol, `InstantReader` the one that answers within 0.1 ms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from assist.cues import NOTHING_HEARD
from assist.feeling import feel
from assist.hearing import hear_language, hear_region
from assist.intensity import lower_in_place
from assist.irony import find_irony
from assist.lexicon import lexicon_for
from assist.matter import manners_of, moment_of, scenario_of, with_matter
from assist.memory import Memory
from assist.reading import Reading, Trend
from assist.safety import find_danger, safely_named
from assist.scenarios import load_scenarios
from assist.weights import load_instant
from locales.detect import Detector, Py3LangidDetector

MAX_CHARS: Final = 4_000
# half the width of the range where no labelled text stands behind a score
_CUES_ONLY: Final = 0.4
_LOUDNESS_ONLY: Final = 0.5

_FADES_PER_HOUR: Final = 0.5
_KEPT_LEVEL: Final = 0.7
_TREND_STEP: Final = 0.1


class Reader(Protocol):
    """Reads one conversation, message by message; what it must remember goes in and comes out."""

    def read(self, text: str, memory: Memory, at: datetime) -> tuple[Reading, Memory]: ...

    def after_agent(self, text: str, memory: Memory, at: datetime) -> Memory: ...


class InstantReader:
    """Script, n-grams and cue words. languages: what the workspace speaks. Raises UndetectableLanguage."""

    def __init__(self, languages: Sequence[str], detector: Detector | None = None) -> None:
        self._detector: Final = detector or Py3LangidDetector(languages)
        self._models: Final = load_instant()
        self._scenarios: Final = load_scenarios()
        # what is compiled once is compiled now, not while the first customer waits
        for language in languages:
            code = language.partition("-")[0]
            lexicon_for(code)
            find_irony("", code)
        find_danger("")

    def read(self, text: str, memory: Memory, at: datetime) -> tuple[Reading, Memory]:
        """One customer message, up to 4,000 characters; more is cut at the end. No text raises."""
        text = text[:MAX_CHARS]
        lowered = lower_in_place(text).replace("’", "'")
        words = lowered.split()
        language = hear_language(text, words, memory, self._detector)
        region, regions = hear_region(text, language, memory)
        code = language.heard.language
        lexicon = lexicon_for(code)
        heard = lexicon.find(lowered) if lexicon else NOTHING_HEARD
        # what was learned of a language was learned in its own script
        model = None if language.heard.script else self._models.get(code)
        feeling = feel(text, lowered, code, heard, model)
        learned = self._scenarios.by_words(words, heard.scenarios)
        scenario, scenario_confidence = scenario_of(with_matter(learned, heard.scenarios), memory)
        danger = find_danger(lowered)
        level, trend = level_after(feeling.score, memory, at)
        width = model.error if model else _CUES_ONLY if lexicon else _LOUDNESS_ONLY
        reading = Reading(
            language=code,
            language_confidence=language.heard.confidence,
            locale=region.locale,
            locale_confidence=region.confidence,
            script=language.heard.script,
            languages=language.heard.shares,
            score=feeling.score,
            score_range=range_around(feeling.score, width),
            band=feeling.band,
            emotion=safely_named(feeling.emotion, danger.risk),
            drivers=feeling.drivers,
            level=level,
            trend=trend,
            scenario=scenario,
            scenario_confidence=scenario_confidence,
            moment=moment_of(lowered, heard, feeling.band, memory),
            supported=model is not None,
            risk=danger.risk,
            risk_spans=danger.spans,
            manners=manners_of((*heard.scenarios, *learned)),
        )
        return reading, Memory(
            hint=memory.hint,
            language=language.language,
            language_confidence=language.confidence,
            other_language=language.other,
            script=language.script,
            regions=regions,
            level=level,
            scenario=scenario,
            scenario_confidence=scenario_confidence,
            customer_turns=memory.customer_turns + 1,
            agent_turns=memory.agent_turns,
            agent_moves=memory.agent_moves,
            last_at=at,
            ruled_out=memory.ruled_out,
        )

    def after_agent(self, text: str, memory: Memory, at: datetime) -> Memory:
        """What the agent just did: asked, gave bad news, named a time."""
        lexicon = lexicon_for(memory.language)
        moves = (
            lexicon.find_agent(lower_in_place(text[:MAX_CHARS]).replace("’", "'")) if lexicon else frozenset()
        )
        return replace(memory, agent_moves=moves, agent_turns=memory.agent_turns + 1)


def level_after(score: float, memory: Memory, at: datetime) -> tuple[float, Trend]:
    """Up at once, down slowly, and by the hour."""
    if not memory.customer_turns:
        return score, Trend.STEADY
    before = memory.level
    if memory.last_at is not None:
        hours = max(0.0, (at - memory.last_at).total_seconds() / 3600)
        before *= _FADES_PER_HOUR**hours
    level = round(max(score, _KEPT_LEVEL * before + (1 - _KEPT_LEVEL) * score), 4)
    if level > before + _TREND_STEP:
        return level, Trend.RISING
    return level, Trend.FALLING if level < before - _TREND_STEP else Trend.STEADY


def range_around(score: float, width: float) -> tuple[float, float]:
    return round(max(0.0, score - width), 4), round(min(1.0, score + width), 4)
