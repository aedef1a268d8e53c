"""The words that carry a score: cue words, loud places, and those whose n-grams pull hardest."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assist.grams import has_word_gaps
from assist.heads import ANY_LANGUAGE, GramHead, Heads
from assist.intensity import MEDIUM_FROM
from assist.reading import Span
from assist.scoring import Scored

_MAX_DRIVERS: Final = 4
_LEARNED_DRIVERS: Final = 3
_CUE_WEIGHT: Final = 0.1
_MAX_WORDS: Final = 150
_WORD: Final = re.compile(r"\S+")
_LETTER: Final = re.compile(r"[^\W\d_]")
# of a script without gaps
_WINDOW: Final = 4


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
    found = [(_pull(head, lowered, span), span) for span in _pieces(lowered)]
    return sorted((one for one in found if one[0] > 0), key=lambda one: -one[0])


def _pull(head: GramHead, lowered: str, span: Span) -> float:
    return head.pull(lowered[span.start : span.end])


def _pieces(lowered: str) -> Iterator[Span]:
    for number, word in enumerate(_WORD.finditer(lowered)):
        if number == _MAX_WORDS:
            return
        start, end = word.span()
        if has_word_gaps(word[0]):
            if _LETTER.search(word[0]):
                yield Span(start, end)
        else:
            yield from (Span(at, min(at + _WINDOW, end)) for at in range(start, end, _WINDOW))


def _in_order(drivers: Sequence[tuple[float, Span]]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for _, span in sorted(drivers, key=lambda one: -one[0]):
        if len(kept) < _MAX_DRIVERS and all(
            span.end <= other.start or other.end <= span.start for other in kept
        ):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))
