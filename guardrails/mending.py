"""Approved words where a sentence may not stand, told from left to right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from guardrails.finding import Finding
from guardrails.judging import Judged
from guardrails.sentences import Sentence, sentences, split, stays_apart

_PARAGRAPH: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Mended:
    """What one sentence adds to the text. words: '' when it is left out; why: the error it is changed for."""

    gap: str
    words: str
    why: Finding | None
    is_changed: bool


class Mending:
    """The text that may be shown, sentence by sentence.

    What is decided about a sentence holds whatever comes later. Each sentence that is put in or left
    standing passes after the one that is shown before it, and remains a sentence of its own, so the mended
    text, judged by itself, holds no error.
    """

    def __init__(self, judge: Callable[[str, str], Judged], is_sorry: Callable[[str], bool]) -> None:
        """judge: a sentence and the one before it. is_sorry: whether a sentence apologizes."""
        self.text = ""
        self.is_changed = False
        self._judge = judge
        self._is_sorry = is_sorry
        self._put_in: set[str] = set()
        self._last = ""
        self._opens_line = True  # whether `_last` begins a line

    def take(self, sentence: Sentence, judged: Judged) -> Mended | None:
        """judged: as it stands in the original. None when nothing may stand in its place: all is blocked."""
        if self.is_changed and not judged.errors:
            judged = self._judge(sentence.words, self._last)
        why = judged.errors[0] if judged.errors else None
        words = sentence.words
        if why and not judged.alternatives:
            return None
        if why:
            words = self._approved(judged.alternatives)
        elif words in self._put_in:
            words = ""  # it was said when it stood in for another
        is_changed = words != sentence.words
        self.is_changed = self.is_changed or is_changed
        if not words:
            return Mended("", "", why, is_changed)
        gap = self._gap(sentence.gap, words)
        self._show(gap, words, is_put_in=is_changed)
        return Mended(gap, words, why, is_changed)

    def _approved(self, alternatives: Sequence[str]) -> str:
        """The first that was not said yet and passes here, '' when there is none.

        Where an apology stands already, those come first that bring no second one.
        """
        if any(self._is_sorry(shown.words) for shown in sentences(self.text)):
            alternatives = sorted(alternatives, key=self._is_sorry)
        fit = (each for each in alternatives if each not in self.text and self._passes(each))
        return next(fit, "")

    def _passes(self, words: str) -> bool:
        found = [sentence.words for sentence in sentences(words)]
        pairs = zip([self._last, *found], found, strict=False)
        return bool(found) and not any(self._judge(each, before).errors for before, each in pairs)

    def _gap(self, gap: str, words: str) -> str:
        """The space in front of the words: as it was, if they don't run into what is now before them."""
        if not self.text:
            return "" if self.is_changed else gap
        is_safe = not self.is_changed or stays_apart(self._last, gap, words, opens_line=self._opens_line)
        return gap if is_safe else _PARAGRAPH

    def _show(self, gap: str, words: str, *, is_put_in: bool) -> None:
        self._opens_line = not self.text or "\n" in gap
        self.text += gap + words
        self._last = words
        if is_put_in:
            self._put_in.add(words)
            *others, last = split(words, opens_line=self._opens_line)[0]
            self._last = last.words
            self._opens_line = "\n" in last.gap if others else self._opens_line
