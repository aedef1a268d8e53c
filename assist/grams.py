"""Character n-grams of a text in numbered buckets, for the heads of one language each. Needs no word gaps."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assist.reading import Span

BITS: Final = 16

_MAX_CHARS: Final = 600
_BUCKET: Final = (1 << BITS) - 1
_PIECE: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]+")
# these leave no gaps between words, so a piece is a clause
_NO_GAPS: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)
_SIZES: Final = (2, 3, 4, 5)
_SIZES_WITHOUT_GAPS: Final = (1, 2, 3)
_LONGEST_WORD: Final = 30
_LONGEST_CLAUSE: Final = 200
# a whole word tells more than a piece of it
_WHOLE_WORD_COUNTS: Final = 2
_WORD: Final = re.compile(r"\S+")
# as long as most words of a script without gaps, with a sign beside them
_WINDOW: Final = 4

Buckets = NDArray[np.intp]
Counts = NDArray[np.float32]


def count_grams(lowered: str) -> tuple[Buckets, Counts]:
    """The buckets that occur and how often, damped. lowered: a text in small letters, the first 600 count."""
    counted = Counter(
        crc32(gram.encode("utf-8", "surrogatepass")) & _BUCKET
        for piece in _PIECE.findall(lowered[:_MAX_CHARS].replace("’", "'"))
        for gram in _grams(piece)
    )
    buckets = np.fromiter(counted, dtype=np.intp, count=len(counted))
    counts: Counts = np.fromiter(counted.values(), dtype=np.float32, count=len(counted))
    return buckets, np.log(counts) + np.float32(1.0)


def has_word_gaps(text: str) -> bool:
    return _NO_GAPS.search(text) is None


def word_spans(text: str) -> Iterator[Span]:
    """Every word; where a script leaves no gaps, every few signs."""
    for word in _WORD.finditer(text):
        start, end = word.span()
        if has_word_gaps(word[0]):
            yield Span(start, end)
        else:
            yield from (Span(at, min(at + _WINDOW, end)) for at in range(start, end, _WINDOW))


def _grams(piece: str) -> list[str]:
    if not has_word_gaps(piece):
        clause = piece[:_LONGEST_CLAUSE]
        return [clause[at : at + n] for n in _SIZES_WITHOUT_GAPS for at in range(len(clause) - n + 1)]
    padded = f" {piece[:_LONGEST_WORD]} "
    return [piece[:_LONGEST_WORD]] * _WHOLE_WORD_COUNTS + [
        padded[at : at + n] for n in _SIZES for at in range(len(padded) - n + 1)
    ]
