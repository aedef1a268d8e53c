"""Danger and threats in a customer's words, heard in every language at once, since in need people switch.

Nothing is decided here; what is found is shown to a person, and self-harm is answered on a path of its own.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import re2

from assist.reading import Emotion, Risk, Span
from assist.risk_words import chargeback, harmless, legal, press, self_harm, violence

# the more urgent first: a message with two risks is known by the first
_SAID: Final = (
    (Risk.SELF_HARM, self_harm.SAID),
    (Risk.VIOLENCE, violence.SAID),
    (Risk.LEGAL, legal.SAID),
    (Risk.CHARGEBACK, chargeback.SAID),
    (Risk.PRESS, press.SAID),
)
_NO_WORD_GAPS: Final = frozenset({"ja", "zh", "ko"})
# tables of Unicode's letters in every place would make the set too large; signs that end a word are few
_ENDS: Final = r"\x00-&(-/:-@\[-^`{-¿×÷؛،؟।‐-⁯、-〟！-／：-？"
_LETTER: Final = f"[^{_ENDS}]"
_END: Final = f"[{_ENDS}]"
_MOST_SPANS: Final = 4
# Devanagari with its dot as one sign or two, and a Russian letter whose dots are mostly left out
_WRITTEN_TWICE: Final = {
    **{unicodedata.normalize("NFC", chr(one)): chr(one) for one in range(0x958, 0x960)},
    "ё": "е",
}


_AGAINST_OTHERS: Final = frozenset({Emotion.ANGER, Emotion.FRUSTRATION, Emotion.DISAPPOINTMENT})


class Danger(NamedTuple):
    """The most urgent risk that a message names, and the words that name it."""

    risk: Risk
    spans: tuple[Span, ...]


NO_DANGER: Final = Danger(Risk.NONE, ())


def find_danger(lowered: str) -> Danger:
    """lowered: one message in lower case, position by position, with straight apostrophes. No text raises."""
    words = _words()
    # half a surrogate pair has no UTF-8; RE2 answers None for an empty text
    found = words.said.Match(lowered.encode("utf-8", "replace"))
    if not found:
        return NO_DANGER
    plain = words.without_harmless(lowered)
    for number in sorted(found):
        risk, pattern = words.patterns[number]
        spans = tuple(_spans(pattern, plain))[:_MOST_SPANS]
        if spans:
            return Danger(risk, spans)
    return NO_DANGER


class _Words:
    """Every pattern, compiled once; numbers follow the order of urgency.

    said: all of them at once: it looks for the letters that each of them needs, and tries only those that
    have them.
    """

    __slots__ = ("_harmless", "patterns", "said")

    def __init__(self) -> None:
        texts = [
            (risk, text)
            for risk, words in _SAID
            for language, lines in words.items()
            for text in _patterns(language, lines)
        ]
        self.patterns: Final = [(risk, re2.compile(text)) for risk, text in texts]
        self.said: Final = re2.Filter()
        for _, text in texts:
            self.said.Add(text)
        self.said.Compile()
        self._harmless: Final = [
            re2.compile(text)
            for words in (self_harm.HARMLESS, harmless.HARMLESS)
            for language, lines in words.items()
            for text in _patterns(language, lines)
        ]

    def without_harmless(self, lowered: str) -> str:
        """The same text, every harmless turn of phrase blanked out where it stands."""
        plain = lowered.encode("utf-8", "replace").decode("utf-8")
        for pattern in self._harmless:
            for found in pattern.finditer(plain):
                start, end = found.span(1)
                plain = plain[:start] + "\n" * (end - start) + plain[end:]
        return plain


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words()


def _patterns(language: str, lines: Sequence[str]) -> Iterator[str]:
    """One pattern a line, its words in the first group."""
    for line in lines:
        has_gaps = language not in _NO_WORD_GAPS
        text = re.sub(r"\s?~\s?", lambda gap: _gap(gap[0]), line) if has_gaps else line.replace("~", "")
        text = _either_way(text.replace(r"\w", _LETTER))
        yield f"(?:^|{_END})({text})(?:$|{_END})" if has_gaps else f"({text})"


def _either_way(text: str) -> str:
    """Letters that people write in two ways, each as both."""
    for letter, other in _WRITTEN_TWICE.items():
        text = text.replace(letter, f"(?:{letter}|{other})")
    return text


def _gap(mark: str) -> str:
    """Up to three words, and the gaps on either side that were written."""
    before = " " if mark.startswith(" ") else ""
    return f"{before}(?:[^ ]+ ){{0,3}}"


def _spans(pattern: re.Pattern[str], plain: str) -> Iterator[Span]:
    for found in pattern.finditer(plain):
        yield Span(*found.span(1))


def safely_named(emotion: Emotion, risk: Risk) -> Emotion:
    """Nobody who writes of harming themselves is told of as angry."""
    return Emotion.SADNESS if risk is Risk.SELF_HARM and emotion in _AGAINST_OTHERS else emotion
