"""Which language and region a customer writes in, with what the conversation remembers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assist.memory import Memory
from assist.values import made_often
from locales.detect import UNKNOWN, Detector, LanguageGuess, still_sounds_like
from locales.region import Leanings, RegionGuess, leanings_of, region_of
from locales.scripts import is_han_only

_SURE: Final = 0.8
_BELIEVED: Final = 0.7
_BEYOND_DOUBT: Final = 0.95
_SENTENCE_WORDS: Final = 3
_BY_SCRIPT: Final = 0.99
# names and products of a few words sound like many languages
_FEW_WORDS: Final = 4
_SURE_OF_FEW: Final = 0.9
# a hint is only a hint
_AGAINST_A_HINT: Final = 0.75
_REMEMBERED_SHARE: Final = 0.7


@made_often
@dataclass(frozen=True, slots=True)
class Hearing:
    """heard: of this message. the others: what the conversation believes from now on."""

    heard: LanguageGuess
    language: str
    confidence: float
    script: str | None
    other: str | None


def hear_language(text: str, words: Sequence[str], memory: Memory, detector: Detector) -> Hearing:
    """words: those of the text, in lower case."""
    known, sureness = memory.language, memory.language_confidence
    if sureness >= _SURE and still_sounds_like(known, text, words):
        return Hearing(LanguageGuess(known, sureness), known, sureness, None, None)
    # ideographs alone prove neither, so what the conversation writes decides
    if known in ("ja", "zh") and is_han_only(text):
        return Hearing(LanguageGuess(known, sureness), known, sureness, None, None)
    guess = detector.detect(text, None if known == UNKNOWN else known)
    remembered = LanguageGuess(known, round(sureness * _REMEMBERED_SHARE, 3), memory.script)
    if guess.language in (UNKNOWN, memory.ruled_out):
        return Hearing(remembered, known, sureness, memory.script, memory.other_language)
    if guess.language == known:
        return Hearing(guess, known, max(sureness, guess.confidence), guess.script, None)
    if _convinces(guess, len(words), memory):
        return Hearing(guess, guess.language, guess.confidence, guess.script, None)
    # one word in another language is no switch; a second message is
    return Hearing(remembered, known, sureness, memory.script, guess.language)


def hear_region(text: str, hearing: Hearing, memory: Memory) -> tuple[RegionGuess, Leanings]:
    """The likeliest region of this message's language, and what the conversation remembers of its own."""
    heard = hearing.heard
    if heard.language == UNKNOWN:
        return RegionGuess(None, 0.0), memory.regions
    if heard.script is not None:
        return RegionGuess(f"{heard.language}-{heard.script}", heard.confidence), memory.regions
    leanings = leanings_of(text, heard.language, memory.regions)
    guess = region_of(heard.language, leanings, memory.hint)
    return guess, leanings if heard.language == hearing.language else memory.regions


def _convinces(guess: LanguageGuess, words: int, memory: Memory) -> bool:
    """Whether this message alone moves the conversation into another language."""
    if not memory.language_confidence or guess.language == memory.other_language:
        return True
    if not memory.customer_turns and guess.confidence >= _AGAINST_A_HINT:
        return True
    if memory.language_confidence < _BELIEVED:
        return words > _FEW_WORDS or guess.confidence >= _SURE_OF_FEW
    return guess.confidence >= (_BEYOND_DOUBT if words >= _SENTENCE_WORDS else _BY_SCRIPT)
