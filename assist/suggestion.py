"""A suggestion, and where each word of it came from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from assist.care import ITEM as SAFE_ITEM
from guardrails.guarded import GuardedText
from locales.phrase import Move


class Kind(StrEnum):
    READY = "ready"
    DRAFT = "draft"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an agent may change in a line (`adapt`) and what must stay (`fixed`). Code points, half open."""

    start: int
    end: int
    kind: Literal["adapt", "fixed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of the guide, as it stands in the text. `item` is its id, `revision` begins its hash."""

    item: str
    revision: str
    move: Move
    start: int
    end: int


class Suggestion(NamedTuple):
    """A reply fit to show. Nothing else may carry suggestion text to a journal.

    locale: the guide that served; requested_locale: what the customer would have needed;
    fallback: the tags tried, in order; unreviewed: no native reviewer approved one of its phrases.
    """

    kind: Kind
    source: Literal["guide", "model"]
    text: GuardedText
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    release: str
    guide: str
    locale: str
    requested_locale: str
    fallback: tuple[str, ...]
    unreviewed: bool

    @property
    def moves(self) -> tuple[Move, ...]:
        """What it does, in order; nothing for the safe line, which makes no move of the library."""
        return tuple(dict.fromkeys(piece.move for piece in self.pieces if piece.item != SAFE_ITEM))
