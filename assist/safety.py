"""Danger and threats in a customer's words, heard in every language at once, since in need people switch.

Nothing is decided here; what is found is shown to a person, and self-harm is answered on a path of its own.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

import re2

from assist.reading import Emotion, Risk, Span
from assist.risk_words import (
    chargeback,
    farewell,
    figures_of_speech,
    harmless,
    legal,
    press,
    self_harm,
    violence,
)

# the more urgent first: a message with two risks is known by the first
_SAID: Final = (
    (Risk.SELF_HARM, self_harm.SAID),
    (Risk.SELF_HARM, farewell.SAID),
    (Risk.VIOLENCE, violence.SAID),
    (Risk.LEGAL, legal.SAID),
    (Risk.CHARGEBACK, chargeback.SAID),
    (Risk.PRESS, press.SAID),
)
_NO_WORD_GAPS: Final = frozenset({"ja", "zh", "ko"})
_OTHER_SCRIPTS: Final = frozenset({"ja", "zh", "ko", "ru", "uk", "ar"})  # Hindi is written in both
# without its marks a Vietnamese word is often another: "từ từ" is slowly
_MARKS_COUNT: Final = frozenset({"vi"})
# tables of Unicode's letters in every place would make the set too large; signs that end a word are few
_ENDS: Final = r"\x00-&(-/:-@\[-^`{-¿×÷؛،؟।‐-⁯☀-➿、-〟！-／：-？🌀-🫿"
_LETTER: Final = f"[^{_ENDS}]"
_END: Final = f"[{_ENDS}]"
_MOST_SPANS: Final = 4
# Devanagari with its dot as one sign or two
_WRITTEN_TWICE: Final = {
    **{unicodedata.normalize("NFC", chr(one)): chr(one) for one in range(0x958, 0x960)},
    "ß": "ss",
}
# letters whose marks Unicode does not take for marks
_BARE: Final = {"ı": "i", "ł": "l", "đ": "d", "ى": "ي", "ة": "ه"}
# not a word of one letter: "à" is no "a"
_MARKED: Final = re.compile(r"\[[^\]]*\]|(?<=\w)[^\x00-\x7f]|[^\x00-\x7f](?=\w)")
_BEFORE_INDIA: Final = "\u0900"  # from here on what is left of a sign taken apart is another word
_AGAINST_OTHERS: Final = frozenset({Emotion.ANGER, Emotion.FRUSTRATION, Emotion.DISAPPOINTMENT})


class Danger(NamedTuple):
    """The most urgent risk that a message names, and the words that name it."""

    risk: Risk
    spans: tuple[Span, ...]


NO_DANGER: Final = Danger(Risk.NONE, ())


def find_danger(lowered: str) -> Danger:
    """lowered: one message in lower case, position by position, with straight apostrophes. No text raises."""
    words = _words()
    found = words.said_in(lowered)
    if not found:
        return NO_DANGER
    plain = words.without_harmless(lowered)
    for number in found:
        risk, pattern = words.patterns[number]
        spans = tuple(_spans(pattern, plain))[:_MOST_SPANS]
        if spans:
            return Danger(risk, spans)
    return NO_DANGER


class _Seeker:
    """Many patterns at once: it looks for the letters each needs, and tries only those that have them."""

    __slots__ = ("_filter", "_numbers")

    def __init__(self, patterns: Mapping[int, str]) -> None:
        self._numbers: Final = tuple(patterns)
        self._filter: Final = re2.Filter()
        for text in patterns.values():
            self._filter.Add(text)
        self._filter.Compile()

    def found(self, encoded: bytes, *, tried: bool = False) -> list[int]:
        """The numbers of those that match; tried: of those that were tried at all."""
        # RE2 answers None for an empty text
        return [self._numbers[one] for one in self._filter.Match(encoded, potential=tried) or ()]


class _Words:
    """Every pattern, compiled once; numbers follow the order of urgency.

    In two sets, since one for all scripts would outgrow RE2's store of states where customers write in
    several languages; a text of plain letters is looked for in the first alone.
    """

    __slots__ = ("_harmless", "_in_latin", "_in_other_scripts", "patterns")

    def __init__(self) -> None:
        texts = [
            (risk, language in _OTHER_SCRIPTS, text)
            for risk, words in _SAID
            for language, lines in words.items()
            for text in _patterns(language, lines)
        ]
        self.patterns: Final = [(risk, re2.compile(text)) for risk, _, text in texts]
        self._in_latin: Final = _Seeker({n: text for n, (_, other, text) in enumerate(texts) if not other})
        self._in_other_scripts: Final = _Seeker(
            {n: text for n, (_, other, text) in enumerate(texts) if other}
        )
        self._harmless: Final = [
            re2.compile(text)
            for words in (figures_of_speech.HARMLESS, harmless.HARMLESS)
            for language, lines in words.items()
            for text in _patterns(language, lines)
        ]

    def said_in(self, lowered: str, *, tried: bool = False) -> list[int]:
        """The numbers of the patterns that match, harmless or not, the most urgent first."""
        # half a surrogate pair has no UTF-8
        encoded = lowered.encode("utf-8", "replace")
        found = self._in_latin.found(encoded, tried=tried)
        if not lowered.isascii():
            found += self._in_other_scripts.found(encoded, tried=tried)
        return sorted(found)

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
        if language not in _MARKS_COUNT:
            text = _MARKED.sub(lambda part: _with_bare(part[0]), text)
        text = _either_way(text.replace(r"\w", _LETTER))
        yield f"(?:^|{_END})({text})(?:$|{_END})" if has_gaps else f"({text})"


def _either_way(text: str) -> str:
    """Letters that people write in two ways, each as both."""
    for letter, other in _WRITTEN_TWICE.items():
        text = text.replace(letter, f"(?:{letter}|{other})")
    return text


def _with_bare(part: str) -> str:
    """A letter, or a set of them in brackets, with those that people write who leave out the marks."""
    inside = part.strip("[]")
    bare = "".join(dict.fromkeys(map(_bare, inside)))
    return f"[{inside}{bare}]" if bare else part


@cache
def _bare(letter: str) -> str:
    """A Latin, Cyrillic or Arabic letter without its marks; nothing where it has none."""
    base = _BARE.get(letter) or unicodedata.normalize("NFD", letter)[0]
    return base if base != letter and base < _BEFORE_INDIA else ""


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
