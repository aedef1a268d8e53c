"""Reading the customer. `Reader` is the protocol, `InstantReader` the one that answers within 0.1 ms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple, Protocol

from assist.cues import NOTHING_HEARD
from assist.feeling import feel
from assist.intensity import lower_in_place
from assist.lexicon import lexicon_for
from assist.matter import moment_of, scenario_of
from assist.memory import Memory
from assist.reading import Reading, Trend
from assist.weights import load_instant
from locales.detect import (
    UNKNOWN,
    Detector,
    LanguageGuess,
    Py3LangidDetector,
    is_han_only,
    still_sounds_like,
)
from locales.tag import resolve

MAX_CHARS: Final = 4_000
# regions that stand for their language when nobody named another
HOMES: Final = ("en-US", "es-MX", "ja-JP")

# half the width of the range where no labelled text stands behind a score
_CUES_ONLY: Final = 0.4
_LOUDNESS_ONLY: Final = 0.5

_SURE: Final = 0.8
_BELIEVED: Final = 0.7
_BEYOND_DOUBT: Final = 0.95
_SENTENCE_WORDS: Final = 3
_BY_SCRIPT: Final = 0.99
# names and products of a few words sound like many languages
_FEW_WORDS: Final = 4
_SURE_OF_FEW: Final = 0.9
_REMEMBERED_SHARE: Final = 0.7

_FADES_PER_HOUR: Final = 0.5
_KEPT_LEVEL: Final = 0.7
_TREND_STEP: Final = 0.1


class Reader(Protocol):
    """Reads one conversation, message by message; what it must remember goes in and comes out."""

    def read(self, text: str, memory: Memory, at: datetime) -> tuple[Reading, Memory]: ...

    def after_agent(self, text: str, memory: Memory, at: datetime) -> Memory: ...


class _Language(NamedTuple):
    """heard: of this message. language, confidence, other: what the conversation believes from now on."""

    heard: LanguageGuess
    language: str
    confidence: float
    other: str | None


class InstantReader:
    """Script, n-grams and cue words. languages: what the workspace speaks. Raises UndetectableLanguage."""

    def __init__(self, languages: Sequence[str], detector: Detector | None = None) -> None:
        self._detector: Final = detector or Py3LangidDetector(languages)
        self._models: Final = load_instant()
        self._homes: Final[dict[str, str]] = {}
        # what is compiled once is compiled now, not while the first customer waits
        for language in languages:
            lexicon_for(language.partition("-")[0])

    def read(self, text: str, memory: Memory, at: datetime) -> tuple[Reading, Memory]:
        """One customer message, up to 4,000 characters; more is cut at the end. No text raises."""
        text = text[:MAX_CHARS]
        lowered = lower_in_place(text).replace("’", "'")
        words = lowered.split()
        language = self._language(text, words, memory)
        code = language.heard.language
        lexicon = lexicon_for(code)
        heard = lexicon.find(lowered) if lexicon else NOTHING_HEARD
        model = self._models.get(code)
        feeling = feel(text, lowered, words, heard, model)
        scenario, scenario_confidence = scenario_of(heard.scenarios, memory)
        level, trend = level_after(feeling.score, memory, at)
        width = model.error if model else _CUES_ONLY if lexicon else _LOUDNESS_ONLY
        reading = Reading(
            language=code,
            language_confidence=language.heard.confidence,
            locale=self._locale(code, memory.hint),
            score=feeling.score,
            score_range=range_around(feeling.score, width),
            band=feeling.band,
            emotion=feeling.emotion,
            drivers=feeling.drivers,
            level=level,
            trend=trend,
            scenario=scenario,
            scenario_confidence=scenario_confidence,
            moment=moment_of(lowered, heard, feeling.band, memory),
            supported=model is not None,
        )
        return reading, Memory(
            hint=memory.hint,
            language=language.language,
            language_confidence=language.confidence,
            other_language=language.other,
            level=level,
            scenario=scenario,
            scenario_confidence=scenario_confidence,
            customer_turns=memory.customer_turns + 1,
            agent_turns=memory.agent_turns,
            agent_moves=memory.agent_moves,
            last_at=at,
        )

    def after_agent(self, text: str, memory: Memory, at: datetime) -> Memory:
        """What the agent just did: asked, gave bad news, named a time."""
        lexicon = lexicon_for(memory.language)
        moves = (
            lexicon.find_agent(lower_in_place(text[:MAX_CHARS]).replace("’", "'")) if lexicon else frozenset()
        )
        return replace(memory, agent_moves=moves, agent_turns=memory.agent_turns + 1)

    def _language(self, text: str, words: Sequence[str], memory: Memory) -> _Language:
        known, sureness = memory.language, memory.language_confidence
        if sureness >= _SURE and still_sounds_like(known, text, words):
            return _Language(LanguageGuess(known, sureness), known, sureness, None)
        # ideographs alone prove neither, so what the conversation writes decides
        if known in ("ja", "zh") and is_han_only(text):
            return _Language(LanguageGuess(known, sureness), known, sureness, None)
        guess = self._detector.detect(text)
        remembered = LanguageGuess(known, round(sureness * _REMEMBERED_SHARE, 3))
        if guess.language == UNKNOWN:
            return _Language(remembered, known, sureness, memory.other_language)
        if guess.language == known:
            return _Language(guess, known, max(sureness, guess.confidence), None)
        if _convinces(guess, len(words), memory):
            return _Language(guess, guess.language, guess.confidence, None)
        # one word in another language is no switch; a second message is
        return _Language(remembered, known, sureness, guess.language)

    def _locale(self, language: str, hint: str | None) -> str | None:
        if language == UNKNOWN:
            return None
        if hint and hint.partition("-")[0] == language and "-" in hint:
            return hint
        home = self._homes.get(language)
        if home is None:
            home = self._homes[language] = resolve(language, HOMES).served or language
        return home


def _convinces(guess: LanguageGuess, words: int, memory: Memory) -> bool:
    """Whether this message alone moves the conversation into another language."""
    if not memory.language_confidence or guess.language == memory.other_language:
        return True
    if memory.language_confidence < _BELIEVED:
        return words > _FEW_WORDS or guess.confidence >= _SURE_OF_FEW
    return guess.confidence >= (_BEYOND_DOUBT if words >= _SENTENCE_WORDS else _BY_SCRIPT)


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
