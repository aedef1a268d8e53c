"""A sentence as people see it: marks, tags and codes gone, spaced-out words whole, figures as letters."""

import html
import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from guardrails.text import View, view

_REMEMBERED: Final = 256  # each sentence is looked at again as the one before the next
# Devanagari has too many words of one letter with its vowel
_LETTER: Final = "(?:[^\\W\\d_\u0900-\u097f]|['’])[\u0300-\u036f]*"
_SPACER: Final = "[\\s._\\-*|/~·•+,\u2190-\u2bff\U0001f000-\U0001faff]"
_EDGE: Final = "(?![^\\W_]|[\u0900-\u097f])"
# what none of the changes below can do without, each told at little cost
_SIGN: Final = re.compile(r"[*~`<_\t\n\\\[…&]")
_GAP: Final = re.compile(r"\s[\s\u200b]")
_LETTER_ALONE: Final = re.compile(rf"{_SPACER}[\w'’](?![^\W_])")
_LETTERS_APART: Final = re.compile(
    rf"{_SPACER}{_SPACER}{{0,5}}{_LETTER}{_EDGE}(?:{_SPACER}{{1,6}}{_LETTER}{_EDGE}){{2}}"
)
_CODE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_WIDE_GAP: Final = re.compile("[\\s\u200b]{2,}|[\\t\\n]")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>|<!--[^<>]{0,80}-->")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,80})\]\([^()\s]{1,200}\)")
_MARK: Final = re.compile(
    r"\*{1,3}|~~|`{1,3}|(?<![^\W_])_{1,3}(?=\w)|(?<=\w)_{1,3}(?![^\W_])|(?<=\w)\\(?=\w)|(?<=[^\W\d_])-\n\s{0,8}(?=[^\W\d_])"
)
_FALTERING: Final = re.compile(r"(?<=[^\W\d_])(?:\.{2,4}|…)\s?(?=[^\W\d_])")
_SPACED: Final = re.compile(rf"(?<![^\W_]){_LETTER}(?:{_SPACER}{{1,6}}{_LETTER}{_EDGE}){{3,}}")
_BETWEEN_WORDS: Final = re.compile(r"\s{2,}|\s?[|/]\s?")
_BETWEEN_LETTERS: Final = re.compile(rf"{_SPACER}+")
_READ_AS: Final = str.maketrans("03457@$", "oeastas")
_UNSURE: Final = re.compile("[1!|]")
_FIGURE: Final = re.compile("[013457@$!|]")
_HAS_FIGURE: Final = re.compile(r"[^\W\d_](?:[013457@$]|[!|](?=\w))|[013457@$!|][^\W\d_]")
_WORD: Final = re.compile(r"\S+")
_SURE_STOPS: Final = ".,;:?…。？"
_STOPS: Final = _SURE_STOPS + "!！"
_ACCENTED: Final = re.compile("[à-ɏḀ-ỿ]")
_ACCENT: Final = re.compile("[\u0300-\u036f]")
_JOINED: Final = re.compile(r"[^\W\d_]{4,40}")


@lru_cache(_REMEMBERED)
def rendered(text: str) -> View:
    """What `view` gives for the text as it is seen."""
    if not (_SIGN.search(text) or ".." in text or _GAP.search(text) or _has_letters_apart(text)):
        return view(text)
    letters = _Letters(View(text))
    if "&" in text:
        letters.replace((*match.span(), html.unescape(match[0])) for match in _CODE.finditer(letters.text))
    if "<" in text:
        letters.replace((*match.span(), "") for match in _TAG.finditer(letters.text))
    if "[" in text:
        letters.replace(
            (*place, "")
            for link in _LINK.finditer(letters.text)
            for place in ((link.start(), link.start(1)), (link.end(1), link.end()))
        )
    letters.replace((*match.span(), " ") for match in _FALTERING.finditer(letters.text))
    letters.replace(
        (run.start() + gap.start(), run.start() + gap.end(), _gap(gap[0]))
        for run in _SPACED.finditer(letters.text)
        for gap in _BETWEEN_LETTERS.finditer(run[0])
    )
    letters.replace((*match.span(), "") for match in _MARK.finditer(letters.text))
    letters.replace((*match.span(), " ") for match in _WIDE_GAP.finditer(letters.text))
    return letters.view()


def _has_letters_apart(text: str) -> bool:
    return len(_LETTER_ALONE.findall(text)) > 2 and _LETTERS_APART.search(text) is not None


def readings(sentence: str, seen: View, known: Container[str]) -> Iterator[View]:
    """How the words of a sentence may be read. seen: what `rendered` gives; known: words of its language."""
    if len(seen.text) < len(sentence) and (runs := [run.span() for run in _SPACED.finditer(sentence)]):
        seen = _with_words_apart(seen, runs, known)
    yield seen
    if not seen.text.isascii() and _ACCENTED.search(seen.text):
        yield from _reread(seen, _unmarked, known)
    if _FIGURE.search(seen.text) and _HAS_FIGURE.search(seen.text):
        yield from _reread(seen, _lettered, known)


def _reread(seen: View, read: Callable[[str, Container[str]], str], known: Container[str]) -> Iterator[View]:
    """With each word read so, if that makes it another text."""
    if any([read(word, known) != word for word in seen.text.split() if word not in known]):
        yield View(_WORD.sub(lambda word: read(word[0], known), seen.text), seen.starts, seen.ends)


def _lettered(word: str, known: Container[str]) -> str:
    """Its figures read as letters. A number is no word, and a stop is part of one only if it is known so."""
    core = word.rstrip(_STOPS)
    if core.isalpha() or not (core in ("@", "0") or any(map(str.isalpha, core))):
        return word
    for whole in dict.fromkeys((core, word.rstrip(_SURE_STOPS))):
        plain = whole.translate(_READ_AS)
        for letter in "ilt":
            if (read := _UNSURE.sub(letter, plain)) in known:
                return read + word[len(whole) :]
    return _UNSURE.sub("i", core.translate(_READ_AS)) + word[len(core) :]


def _unmarked(word: str, known: Container[str]) -> str:
    """Without accents, where only that is a word."""
    if word.isascii():
        return word
    core = word.rstrip(_STOPS)
    if core.isascii() or core in known:
        return word
    plain = _ACCENT.sub("", unicodedata.normalize("NFD", core))
    return plain + word[len(core) :] if len(plain) == len(core) and plain in known else word


def _with_words_apart(seen: View, runs: Sequence[tuple[int, int]], known: Container[str]) -> View:
    """Spaced-out words without a wider gap between them have run together: cut where each part is known.

    runs: where letters are spaced out, in the original.
    """
    letters = _Letters(seen)
    letters.replace(
        (match.start() + cut, match.start() + cut, " ")
        for match in _JOINED.finditer(seen.text)
        if match[0] not in known and _meets(seen.original(*match.span()), runs)
        for cut in _cuts(match[0], known)
    )
    return letters.view()


def _meets(place: tuple[int, int], runs: Sequence[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in runs)


def _cuts(joined: str, known: Container[str]) -> list[int]:
    """Where the fewest known words end that it is made of; none when it is not made of them."""
    best: list[list[int] | None] = [[]]
    for end in range(1, len(joined) + 1):
        ways = [
            [*way, end]
            for start in range(end)
            if (way := best[start]) is not None and joined[start:end] in known
        ]
        best.append(min(ways, key=len, default=None))
    return (best[-1] or [])[:-1]


def _gap(between: str) -> str:
    """What is left of what stands between two spaced-out letters."""
    comma = "," if "," in between else ""
    return f"{comma} " if _BETWEEN_WORDS.search(between) else comma


class _Letters:
    """A text that is changed, with where each of its characters comes from."""

    def __init__(self, seen: View) -> None:
        self.text = seen.text
        places = [seen.original(place, place + 1) for place in range(len(seen.text))]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def replace(self, changes: Iterable[tuple[int, int, str]]) -> None:
        """changes: start, end and what stands there instead, in order and apart."""
        for start, end, words in reversed(list(changes)):
            first, last = self._starts[start], self._ends[max(start, end - 1)]
            self.text = self.text[:start] + words + self.text[end:]
            self._starts[start:end] = [first] * len(words)
            self._ends[start:end] = [last] * len(words)

    def view(self) -> View:
        seen = view(self.text)
        places = [seen.original(place, place + 1) for place in range(len(seen.text))]
        starts = tuple(self._starts[start] for start, _ in places)
        ends = tuple(self._ends[end - 1] for _, end in places)
        return View(seen.text, starts, ends)
