"""Puts the chosen lines one after the other, and says where each phrase and each value stands."""

import re
from collections.abc import Container, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from assist.book import Line
from assist.choosing import Choice
from assist.suggestion import Mark, Piece
from locales.slots import Fill

# words of ours that stand for the customer's own: an agent may put them better
_LOOSE_SLOTS: Final = frozenset(("summary",))
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")


class Typeset(NamedTuple):
    """phrases: each line's text; evidence: the values that were filled in; said: their slots."""

    phrases: tuple[str, ...]
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    evidence: tuple[str, ...]
    said: Set[str]


class _Laid(NamedTuple):
    """A line in its place. said: slot and value of what was filled in, as it stands there."""

    text: str
    piece: Piece
    marks: tuple[Mark, ...]
    said: tuple[tuple[str, str], ...]


def typeset(choices: Sequence[Choice], values: Mapping[str, str], joiner: str) -> Typeset:
    """The reply. A value that was said is left out of the lines after it, where they can do without."""
    phrases: list[str] = []
    pieces: list[Piece] = []
    marks: list[Mark] = []
    said: dict[str, str] = {}
    at = 0
    for line, _ in choices:
        given = _given(line, values, said) if line.names else ()
        text, piece, marked, filled = _lay(line, given, at)
        phrases.append(text)
        pieces.append(piece)
        marks += marked
        said.update(filled)
        at = piece.end + len(joiner)
    evidence = tuple(dict.fromkeys(said.values()))
    return Typeset(tuple(phrases), tuple(pieces), tuple(marks), evidence, said.keys())


def _given(line: Line, values: Mapping[str, str], said: Container[str]) -> tuple[str | None, ...]:
    """A value for each slot of the line, None where there is none or it need not be said again."""
    return tuple(
        [None if name in said and name in line.optional else values.get(name) for name in line.names]
    )


@lru_cache(maxsize=8_192)
def _lay(line: Line, given: tuple[str | None, ...], at: int) -> _Laid:
    """Lines come back word for word in other conversations, mostly in the same place too."""
    values = {name: value for name, value in zip(line.names, given, strict=True) if value}
    text, fills = line.template.fill(values)
    return _Laid(
        text=text,
        piece=Piece(line.id, line.revision, line.move, at, at + len(text)),
        marks=tuple(_marks(text, fills, at, may_adapt=line.may_adapt)),
        said=tuple((fill.name, values[fill.name]) for fill in fills),
    )


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
