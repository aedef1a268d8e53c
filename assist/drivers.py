"""The words that carry a score: cue words, loud places, and those whose n-grams pull hardest."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from assist.grams import word_spans
from assist.heads import ANY_LANGUAGE, Heads
from assist.intensity import MEDIUM_FROM
from assist.reading import Span
from assist.scoring import Scored

_MAX_DRIVERS: Final = 4
_LEARNED_DRIVERS: Final = 3
_CUE_WEIGHT: Final = 0.1
# weaker ones beside the strongest tell a person nothing ("the", "i")
_TELLING_SHARE: Final = 0.5
_MAX_WORDS: Final = 150
_LETTER: Final = re.compile(r"[^\W\d_]")


def find_drivers(scored: Scored, language: str, heads: Heads) -> tuple[Span, ...]:
    """In the order of the text, at most four.

    That the text scores less without them is not looked up, for that costs another vector;
    benchmarks/reading.py counts how often it does.
    """
    told = [(hit.weight, hit.span) for hit in scored.cues if hit.weight >= _CUE_WEIGHT] + scored.loud
    if scored.score < MEDIUM_FROM:
        return _in_order(told)
    learned = _pulls(scored.lowered, heads, language)
    return _in_order(told + learned[: _LEARNED_DRIVERS - min(len(told), 2)])


def without(text: str, spans: Sequence[Span]) -> str:
    kept, at = [], 0
    for span in spans:
        kept.append(text[at : span.start])
        at = span.end
    return "".join([*kept, text[at:]])


def _pulls(lowered: str, heads: Heads, language: str) -> list[tuple[float, Span]]:
    """Words that pull upwards, hardest first."""
    head = heads.grams.get(language) or heads.grams[ANY_LANGUAGE]
    words = [(lowered[span.start : span.end], span) for span in islice(word_spans(lowered), _MAX_WORDS)]
    found = [(head.pull(word), span) for word, span in words if _LETTER.search(word)]
    least = _TELLING_SHARE * max((pull for pull, _ in found), default=0.0)
    return sorted((one for one in found if one[0] > 0 and one[0] >= least), key=lambda one: -one[0])


def _in_order(drivers: Sequence[tuple[float, Span]]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for _, span in sorted(drivers, key=lambda one: -one[0]):
        if len(kept) < _MAX_DRIVERS and all(
            span.end <= other.start or other.end <= span.start for other in kept
        ):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))
