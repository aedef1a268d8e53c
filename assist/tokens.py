"""How many tokens a text may come to, without a tokenizer: rather too many than too few."""

import math
import unicodedata
from functools import lru_cache
from typing import Final

_ASCII_LETTER: Final = 0.28
_CAPITAL: Final = 0.5
_SPACE: Final = 0.1
_MARK: Final = 0.9
_DIGIT: Final = 1.0
# what a character costs where tokenizers know the script less well
_BY_SCRIPT: Final = (
    ("LATIN", 1.0),
    ("CYRILLIC", 0.8),
    ("GREEK", 1.0),
    ("CJK", 1.8),
    ("HIRAGANA", 1.2),
    ("KATAKANA", 1.4),
    ("HANGUL", 1.8),
    ("ARABIC", 1.0),
    ("HEBREW", 1.2),
    ("DEVANAGARI", 1.4),
)
_ELSE: Final = 2.5


def tokens_in(text: str) -> int:
    return math.ceil(weight(text))


def weight(text: str) -> float:
    """As tokens, not rounded: that of a whole is the sum over its parts."""
    return sum(map(_weigh, text))


def shorten(text: str, most: float) -> str:
    """The start and the end of a text, as much as weighs no more; the middle goes first."""
    if weight(text) <= most:
        return text
    room = most - _weigh(_CUT)
    head = _fitting(text, room * 2 / 3)
    tail = _fitting(text[::-1], room / 3)[::-1]
    return f"{head.rstrip()}{_CUT}{tail.lstrip()}" if room > 0 else ""


_CUT: Final = "…"


def _fitting(text: str, room: float) -> str:
    for at, character in enumerate(text):
        room -= _weigh(character)
        if room < 0:
            return text[:at]
    return text


@lru_cache(maxsize=16_384)
def _weigh(character: str) -> float:
    if character.isascii():
        if character.isalpha():
            return _ASCII_LETTER if character.islower() else _CAPITAL
        if character == " ":
            return _SPACE
        return _DIGIT if character.isdigit() else _MARK
    script = unicodedata.name(character, "").partition(" ")[0]
    return next((cost for name, cost in _BY_SCRIPT if name == script), _ELSE)
