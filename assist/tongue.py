"""Is a draft in the language it was asked for in? A model likes to answer in the language of its rules."""

from enum import StrEnum
from typing import Final

from assist.tokens import tokens_in
from locales.detect import UNKNOWN, Detector, still_sounds_like

# a name, a thanks or a number sounds like many languages
_FEW_TOKENS: Final = 8
_SURE: Final = 0.8
# so many everyday words of a language leave nothing to ask
_SHARE: Final = 0.4
_FEW_WORDS: Final = 2


class Match(StrEnum):
    OK = "ok"
    WRONG = "wrong"
    UNKNOWN = "unknown"


def match_language(text: str, locale: str, detector: Detector) -> Match:
    """Whether a draft, or its first sentence, is in the language of this locale.

    detector: for the languages that the workspace speaks. UNKNOWN is no reason to stop a draft.
    """
    language = locale.partition("-")[0].lower()
    words = text.lower().split()
    if still_sounds_like(language, text, words, least=max(_FEW_WORDS, len(words) * _SHARE)):
        return Match.OK
    guess = detector.detect(text)
    if guess.language == UNKNOWN:
        return Match.UNKNOWN
    if guess.language == language:
        return Match.OK
    if guess.confidence < _SURE or tokens_in(text) < _FEW_TOKENS:
        return Match.UNKNOWN
    return Match.WRONG
