"""Puts the chosen lines one after the other, and says where each phrase and each value stands."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from assist.choosing import Choice
from assist.suggestion import Mark, Piece
from locales.slots import Fill

# words of ours that stand for the customer's own: an agent may put them better
_LOOSE_SLOTS: Final = frozenset(("summary",))
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")


class Typeset(NamedTuple):
    """evidence: the values that were filled in; said: their slots."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    evidence: tuple[str, ...]
    said: frozenset[str]


def typeset(choices: Sequence[Choice], values: Mapping[str, str], joiner: str) -> Typeset:
    """The reply. A value that was said is left out of the lines after it, where they can do without."""
    texts: list[str] = []
    pieces: list[Piece] = []
    marks: list[Mark] = []
    evidence: dict[str, None] = {}
    said: frozenset[str] = frozenset()
    at = 0
    for line, _ in choices:
        text, fills = line.template.fill(_unsaid(values, said & line.optional))
        end = at + len(text)
        texts.append(text)
        pieces.append(Piece(line.id, line.revision, line.move, at, end))
        marks += _marks(text, fills, at, may_adapt=line.may_adapt)
        if fills:
            evidence.update((values[fill.name], None) for fill in fills)
            said |= {fill.name for fill in fills}
        at = end + len(joiner)
    return Typeset(joiner.join(texts), tuple(pieces), tuple(marks), tuple(evidence), said)


def _unsaid(values: Mapping[str, str], again: frozenset[str]) -> Mapping[str, str]:
    return {name: value for name, value in values.items() if name not in again} if again else values


def _marks(text: str, fills: tuple[Fill, ...], at: int, *, may_adapt: bool) -> list[Mark]:
    """Fixed over what was filled in, adapt over the rest of a line that may change. They never overlap."""
    marks: list[Mark] = []
    free = 0
    for name, start, end in fills:
        if name in _LOOSE_SLOTS:
            continue
        if may_adapt and _has_words(text[free:start]):
            marks.append(Mark(at + free, at + start, "adapt"))
        marks.append(Mark(at + start, at + end, "fixed"))
        free = end
    if may_adapt and _has_words(text[free:]):
        marks.append(Mark(at + free, at + len(text), "adapt"))
    return marks


def _has_words(text: str) -> bool:
    return _LETTER_OR_DIGIT.search(text) is not None
