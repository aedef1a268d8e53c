"""Text as rules see it, with a map back to what was written; and where its sentences end."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from guardrails.errors import UnreadableText

_SAME_LENGTH: Final = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("’‘ʼ´`′", "'")
    | dict.fromkeys("‐‑−", "-")
    | dict.fromkeys("–―", "—")
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000", " ")
    | {"…": ".", "｡": "。", "､": "、", "„": "“", "‟": "“"}
)
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_LOOKALIKE: Final = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнгɡɑıοανικρτυχεո",
    "aeopcyxijshdqwkmtbhrgaioavikptuxen",
)
_FOREIGN_LETTER: Final = re.compile("[\u0370-\u058fɡɑı]")
_MARK: Final = re.compile("[\u0300-\u036f]")
_HALF_WIDTH_MARKS: Final = "ﾞﾟ"
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN: Final = re.compile("[a-z]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class View:
    """Folded text. `starts`, `ends`: for each character its place in the original; None: the same place."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text, half open, without the space around it."""

    start: int
    end: int


def is_readable(text: str) -> bool:
    return text.isascii() or _SURROGATE.search(text) is None


def check_readable(text: str) -> None:
    if not text.isascii() and (found := _SURROGATE.search(text)):
        raise UnreadableText(found.start())


def view(text: str) -> View:
    """Compatibility forms and case folded, invisible characters gone, lookalike letters of other scripts
    read as the Latin ones they pose as."""
    if text.isascii():
        return View(text.lower().replace("`", "'"))
    folded = text.translate(_SAME_LENGTH).casefold()
    plain = len(folded) == len(text) and unicodedata.is_normalized("NFKC", folded)
    if plain and not (_INVISIBLE.search(folded) or _FOREIGN_LETTER.search(folded) or _MARK.search(folded)):
        return View(folded)
    return _mapped_view(text)


def _mapped_view(text: str) -> View:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in _fold(text[start:end]):
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return View(_unmask("".join(letters)), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each visible character together with the marks and invisible characters that follow it."""
    clusters: list[tuple[int, int]] = []
    start = 0
    for position in range(1, len(text) + 1):
        if position < len(text) and _continues(text[position]):
            continue
        clusters.append((start, position))
        start = position
    return clusters


def _continues(char: str) -> bool:
    return unicodedata.combining(char) != 0 or char in _HALF_WIDTH_MARKS or bool(_INVISIBLE.match(char))


def _fold(cluster: str) -> str:
    visible = _INVISIBLE.sub("", cluster).translate(_SAME_LENGTH)
    composed = unicodedata.normalize("NFKC", visible).casefold()
    return _MARK.sub("", unicodedata.normalize("NFKC", composed)).translate(_SAME_LENGTH)


def _unmask(text: str) -> str:
    """Lookalikes are folded in words that mix scripts, and in all words of a text that is mostly Latin."""
    if not _FOREIGN_LETTER.search(text):
        return text
    mostly_latin = 2 * len(_LATIN.findall(text)) > sum(char.isalpha() for char in text)

    def read(word: re.Match[str]) -> str:
        posing = mostly_latin or _LATIN.search(word[0])
        return word[0].translate(_LOOKALIKE) if posing else word[0]

    return _WORD.sub(read, text)


_END: Final = re.compile(r"[.!?…。！？｡]+[\"'”’»」』）)\]*_]*|\n\s*")
_IDEOGRAPHIC: Final = frozenset("。！？｡")
_QUOTED_ON: Final = ("と", "って", "という")  # 「…。」と goes on after the quotation
_TITLES: Final = frozenset(
    ("mr", "mrs", "ms", "dr", "dra", "sr", "sra", "srta", "st", "vs", "e.g", "i.e", "approx", "lic", "ing")
)
_MAY_END: Final = frozenset(
    ("a.m", "p.m", "a", "m", "p", "etc", "inc", "ltd", "co", "ud", "uds", "jr", "u.s")
)
_NUMBERED: Final = frozenset(("no", "nº", "n.º", "núm", "fig", "pág", "p", "vol", "ref", "art", "tel"))
_ITEM_NUMBER: Final = re.compile(r"\d{1,2}")
_LAST_WORD: Final = re.compile(r"[\w.º]*\w$")


def sentences(text: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start = 0
    for mark in _END.finditer(text):
        if mark.start() >= start and _is_end(text, mark):
            _add(found, text, start, mark.end())
            start = mark.end()
    _add(found, text, start, len(text))
    return tuple(found)


def sentences_after(before: str, joiner: str, part: str) -> list[str] | None:
    """The sentences of a part as it stands in a longer text, with the one before them in front, '' for none.

    before: the part in front of it, '' for the start of the text; joiner: '' or a space.
    None when that can't be told from these two parts: a sentence runs over the border, or a word may.
    """
    start = len(before) + len(joiner) if before else 0
    text = before + joiner + part if before else part
    found = sentences(text)
    own = [sentence for sentence in found if sentence.start >= start]
    if not own:
        return None
    if not before:
        return ["", *(text[each.start : each.end] for each in own)]
    # a number in front counts a list only where a text begins; a word with dots may begin before `before`
    is_open = part[0].isdigit() or (not joiner and before[-1] in "._")
    previous = found[-len(own) - 1] if len(found) > len(own) else None
    if is_open or own[0].start != start or previous is None or previous.end != len(before):
        return None
    return [text[each.start : each.end] for each in (previous, *own)]


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if lead < len(piece):
        found.append(Sentence(start + lead, start + len(piece.rstrip())))


def _is_end(text: str, mark: re.Match[str]) -> bool:
    rest = text[mark.end() : mark.end() + 12]
    if mark[0][0] == "\n":
        return mark[0].count("\n") > 1 or not rest[:1].islower()
    if mark[0][0] in _IDEOGRAPHIC:
        return not (mark[0][-1] in "」』）" and rest.startswith(_QUOTED_ON))
    if rest and not rest[0].isspace():
        return mark[0][0] in "!?" and rest[0].isupper()
    following = rest.lstrip()
    if mark[0].startswith(("...", "…")):
        return not following[:1].islower()
    return mark[0] != "." or not _is_abbreviation(text, mark.start(), following)


def _is_abbreviation(text: str, dot: int, following: str) -> bool:
    last = _LAST_WORD.search(text, max(0, dot - 12), dot)
    word = last[0].casefold() if last else ""
    if word in _TITLES or (_ITEM_NUMBER.fullmatch(word) and text[: dot - len(word)][-1:] in ("", "\n")):
        return True
    if word in _NUMBERED and following[:1].isdigit():
        return True
    return word in _MAY_END and not (following[:1].isupper() or following[:1] in "¿¡")
