"""The empathy rubric: five things that can be seen in a reply, from 1 to 5, with the words that show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from assist.reading import Span

HIGHEST: Final = 5


class Dimension(StrEnum):
    TONE = "tone"
    VALIDATION = "validation"
    PARAPHRASE = "paraphrase"
    QUESTION = "question"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class Mark:
    """level: 1 to 5, None where the customer's words call for nothing of it. evidence: in the reply."""

    level: int | None
    evidence: tuple[Span, ...] = ()


NOT_DUE: Final = Mark(None)


@dataclass(frozen=True, slots=True)
class Score:
    """supported: whether we have words for the reply's language; without them most of it stays open."""

    marks: Mapping[Dimension, Mark]
    language: str
    supported: bool

    @property
    def total(self) -> float | None:
        """The mean of what applies as a share of the highest, None where nothing does."""
        levels = [mark.level for mark in self.marks.values() if mark.level is not None]
        return round(sum(levels) / len(levels) / HIGHEST, 4) if levels else None
