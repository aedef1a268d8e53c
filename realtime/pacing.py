"""How judged words are let out: a sentence comes from the guard at once, and is read as it is written."""

from collections import deque
from typing import Final

from assist.drafting import Released, Step
from assist.grams import has_word_gaps
from guardrails.gate import Piece
from guardrails.text import continues

# With each frame goes this part of what waits, so that words still come when the next sentence does: it needs
# no guess at the model's pace. What waits is the last sentence, or little more.
_PART: Final = 1 / 6
# a word longer than this, a link perhaps, is not waited for
_LONG_WORD: Final = 24
_JOINER: Final = "\u200d"


class Pacing:
    """The words of one draft that may be shown and have not been."""

    def __init__(self) -> None:
        self._waiting: Final[deque[Piece]] = deque()
        self._length = 0

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def next(self, taken: list[Step | None]) -> list[Step | None]:
        """What a frame tells, when these steps have come: some words more, or all and the end."""
        for step in taken:
            if isinstance(step, Released):
                self._waiting.extend(step.pieces)
                self._length += sum(len(piece.text.text) for piece in step.pieces)
        ends = [step for step in taken if not isinstance(step, Released)]
        pieces = self._out(self._length if ends else self._length * _PART)
        return [Released(tuple(pieces)), *ends]

    def _out(self, least: float) -> list[Piece]:
        """Whole words, at least so many characters. Words in place of others come in one."""
        pieces: list[Piece] = []
        while self._waiting and least > 0:
            piece = self._waiting.popleft()
            text = piece.text.text
            if not piece.replaced and (end := _word_end(text, least)) < len(text):
                piece, rest = piece.parted(end)
                self._waiting.appendleft(rest)
            pieces.append(piece)
            least -= len(piece.text.text)
            self._length -= len(piece.text.text)
        return pieces


def _word_end(text: str, least: float) -> int:
    """Where the word ends that the character at `least` belongs to."""
    at = min(int(least) + 1, len(text))
    word = text[at - 1 : at + _LONG_WORD]
    space = next((place for place, char in enumerate(word) if place and char.isspace()), len(word))
    if space > _LONG_WORD or not has_word_gaps(word[:space]):
        return _visible_end(text, at)
    return at - 1 + space


def _visible_end(text: str, at: int) -> int:
    """From there on, where no character is cut from what belongs to it."""
    while at < len(text) and (continues(text[at]) or text[at - 1] == _JOINER):
        at += 1
    return at
