"""How many tokens a text may come to, without a tokenizer: rather too many than too few."""

import math
import re
import string
import unicodedata
from functools import lru_cache
from operator import mul
from typing import Final

_MARK: Final = 0.9  # any ASCII that is not below
_ASCII: Final = (
    (string.ascii_lowercase, 0.28),
    (string.ascii_uppercase, 0.5),
    (" ", 0.1),
    (string.digits, 1.0),
)
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
_COSTS: Final = (_MARK, *(cost for _, cost in _ASCII))
_CLASSES: Final = range(len(_COSTS))
# by code: where in these costs it stands
_BY_COST: Final = bytes(
    next((at for at, (characters, _) in enumerate(_ASCII, 1) if chr(code) in characters), 0)
    for code in range(256)
)
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def tokens_in(text: str) -> int:
    return math.ceil(weight(text))


def weight(text: str) -> float:
    """As tokens, not rounded: that of a whole is the sum over its parts."""
    # a prompt is mostly ASCII, which is counted without looking at each character in turn
    plain = text.encode("ascii", "ignore").translate(_BY_COST)
    weighed: float = sum(map(mul, _COSTS, map(plain.count, _CLASSES)))
    if len(plain) < len(text):
        weighed += sum(map(_weigh_other, _BEYOND_ASCII.findall(text)))
    return weighed


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


def _weigh(character: str) -> float:
    return _COSTS[_BY_COST[ord(character)]] if character.isascii() else _weigh_other(character)


@lru_cache(maxsize=16_384)
def _weigh_other(character: str) -> float:
    script = unicodedata.name(character, "").partition(" ")[0]
    return next((cost for name, cost in _BY_SCRIPT if name == script), _ELSE)
