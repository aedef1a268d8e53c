"""Where sentences end: told from left to right, so that a text that still comes is cut like a whole one."""

import re
from dataclasses import dataclass
from typing import Final

from guardrails.text import continues

LONGEST: Final = 2000  # nobody writes such a sentence; what has no end by then is cut at a pause
_AHEAD: Final = 12  # no end depends on more than this after its mark
_UNSEEN: Final = "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff"
_CLOSING: Final = rf"[\"'”’»」』）)\]*_{_UNSEEN}]{{0,32}}"
_END: Final = re.compile(rf"[.!?…。！？｡।॥۔؟]{{1,32}}{_CLOSING}|\n\s{{0,32}}")
_MAY_END_AT: Final = re.compile(r"[.!?…。！？｡।॥۔؟\n]")  # where alone `_END` can match
_ENDED: Final = re.compile(rf"[.!?…。！？｡।॥۔؟]{_CLOSING}\s{{0,32}}$")
_ALWAYS_ENDS: Final = re.compile("[。！？｡।॥۔؟]")
_QUOTED_ON: Final = ("と", "って", "という")  # 「…。」と goes on after the quotation
_QUOTE_ENDS: Final = "」』）"
# of all languages: a dot after one of these is its own
_TITLES: Final = frozenset(
    (
        "mr", "mrs", "ms", "dr", "dra", "sr", "sra", "srta", "st", "vs", "e.g", "i.e", "approx", "lic", "ing",
        "av", "avda", "z.b", "d.h", "u.a", "bzw", "ggf", "inkl", "evtl", "mme", "mlle", "sig", "dott", "dhr",
        "mevr", "bijv", "o.a", "d.w.z", "np", "m.in", "tzn", "ul", "ул", "т.е", "sn", "jl", "jln",
    )
)  # fmt: skip
_MAY_END: Final = frozenset(
    ("a.m", "p.m", "a", "m", "p", "etc", "inc", "ltd", "co", "ud", "uds", "jr", "u.s")
)
_NUMBERED: Final = frozenset(
    ("no", "nº", "n.º", "núm", "fig", "pág", "p", "vol", "ref", "art", "tel", "nr", "д", "кв")
)
_STREET: Final = "str"  # Goethestr. 7
# what follows an ordinal in German: am 2. November, im 3. Stock; in other languages it begins small
_COUNTED: Final = frozenset(
    (
        "Januar", "Jänner", "Jan", "Februar", "Feber", "Feb", "März", "Mrz", "April", "Apr", "Mai", "Juni",
        "Juli", "August", "Aug", "September", "Sept", "Sep", "Oktober", "Okt", "November", "Nov", "Dezember",
        "Dez", "Quartal", "Halbjahr", "Stock", "Stockwerk", "Etage", "OG", "Mahnung", "Rate", "Klasse",
        "Semester", "Geburtstag", "Monat", "Lebensjahr", "Tag", "Woche", "Jahr", "Mal", "Reihe",
    )
)  # fmt: skip
_OPENERS: Final = ("", "¿", "¡")
_ORDINAL: Final = re.compile(r"\d{1,2}")
_NEXT_WORD: Final = re.compile(r"\s*([^\W\d_]*)(\W?)")
_LAST_WORD: Final = re.compile(r"[\w.º]*\w$")
_SPACE: Final = re.compile(r"\s*")
_BLANK: Final = re.compile(rf"[\s{_UNSEEN}]*")
_PAUSE: Final = re.compile(r"[,;:—](?=\s)|[、，；]|\s(?=\S)")
_LONGEST_CLUSTER: Final = 16


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text. gap: the space between it and what is in front of it."""

    start: int
    gap: str
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def has_end(sentence: str) -> bool:
    """Whether it was brought to an end, and does not just stop."""
    return bool(_ENDED.search(sentence))


class Splitter:
    """The sentences of a text as it comes, the same however it is cut; each once its end is sure.

    Whether a sentence has ended depends on its own words, on whether it begins a line, and on the few
    characters after it: on nothing else before it or after it.
    """

    __slots__ = ("_base", "_gap", "_is_begun", "_is_whole", "_opens_line", "_scanned", "_start", "_text")

    def __init__(self, *, opens_line: bool = True) -> None:
        self._text = ""  # what came since the last end, and perhaps some that is done with
        self._base = 0  # where that stands in all that came
        self._start = 0  # where in it the open sentence begins
        self._scanned = 0  # where in it the next mark may stand
        self._gap: list[str] = []
        self._is_begun = False
        self._is_whole = False
        self._opens_line = opens_line

    def feed(self, chunk: str) -> list[Sentence]:
        if self._start:
            self._drop_done()
        self._text += chunk
        found = []
        while self._begin() and (end := self._next_end()) is not None:
            found.append(self._take(end))
        return found

    def begun(self) -> tuple[str, str]:
        """The gap in front of the sentence that is open, and of its words those that no mark may end."""
        return "".join(self._gap), self._text[self._start : self._scanned] if self._is_begun else ""

    def _drop_done(self) -> None:
        self._text = self._text[self._start :]
        self._base += self._start
        self._scanned -= self._start
        self._start = 0

    def close(self) -> tuple[list[Sentence], str]:
        """The last sentences, now that nothing more comes, and the space that follows them."""
        self._is_whole = True
        found = self.feed("")
        if self._is_begun:
            found.append(self._take(len(self._text)))
            self._begin()
        return found, "".join(self._gap)

    def _begin(self) -> bool:
        """Step over the space in front of the next sentence; False while nothing of it has come."""
        if not self._is_begun and self._start < len(self._text):
            space = _SPACE.match(self._text, self._start)
            if space and space[0]:
                self._gap.append(space[0])
                self._start = space.end()
                self._opens_line = self._opens_line or "\n" in space[0]
            self._scanned = self._start
            self._is_begun = self._start < len(self._text)
        return self._is_begun

    def _take(self, end: int) -> Sentence:
        words = self._text[self._start : end].rstrip()
        sentence = Sentence(self._base + self._start, "".join(self._gap), words)
        self._start += len(words)
        self._gap.clear()
        self._is_begun = self._opens_line = False
        return sentence

    def _next_end(self) -> int | None:
        limit = self._start + LONGEST
        while sign := _MAY_END_AT.search(self._text, self._scanned, limit):
            mark = _END.match(self._text, sign.start(), limit)
            assert mark
            if mark.end() == limit:
                mark = _END.match(self._text, mark.start()) or mark
            is_end = self._is_end(mark)
            if is_end is None:
                self._scanned = mark.start()
                return None
            self._scanned = mark.end()
            if is_end:
                return mark.start() if mark[0][0] == "\n" else mark.end()
        self._scanned = max(self._scanned, min(len(self._text), limit))
        return self._pause(limit) if len(self._text) > limit else None

    def _is_end(self, mark: re.Match[str]) -> bool | None:
        """None when what has not come yet decides."""
        sign = mark[0]
        if sign[-1] in _UNSEEN:
            sign = sign.rstrip(_UNSEEN)
        rest = self._text[mark.end() : mark.end() + _AHEAD]
        if sign[0] == "\n" and (rest or self._is_whole or sign.count("\n") > 1):
            return sign.count("\n") > 1 or not rest[:1].islower()
        if not (rest or self._is_whole):
            return None
        if _ALWAYS_ENDS.search(sign):
            return self._is_over(sign, rest)
        if rest and not rest[0].isspace():
            return sign[0] in "!?" and rest[0].isupper()
        following = rest.lstrip()[:1]
        if following and following in _UNSEEN:
            # beyond the line another sentence may begin, which is judged without this one
            following = _BLANK.sub("", rest.partition("\n")[0], count=1)[:1]
        is_sure = bool(following) or self._is_whole or len(rest) == _AHEAD
        if sign.startswith(("...", "…")):
            return not following.islower() if is_sure else None
        if sign != ".":
            return True
        return self._is_full_stop(mark.start(), following, rest, is_sure)

    def _is_over(self, sign: str, rest: str) -> bool | None:
        if sign[-1] not in _QUOTE_ENDS:
            return True
        if rest.startswith(_QUOTED_ON):
            return False
        return None if not self._is_whole and any(on.startswith(rest) for on in _QUOTED_ON) else True

    def _is_full_stop(self, dot: int, following: str, rest: str, is_sure: bool) -> bool | None:
        """Whether a dot with space after it ends a sentence, not a word cut short or an ordinal."""
        last = _LAST_WORD.search(self._text, max(self._start, dot - _AHEAD), dot)
        word = last[0].casefold() if last else ""
        is_first = dot - len(word) == self._start and self._opens_line
        if word in _TITLES or (is_first and _ORDINAL.fullmatch(word)):
            return False
        if _ORDINAL.fullmatch(word):
            return self._ends_after_number(following, rest, is_sure)
        counts = word in _NUMBERED or word.endswith(_STREET)
        if not is_sure and (counts or word in _MAY_END):
            return None
        if counts and following.isdigit():
            return False
        return word not in _MAY_END or following.isupper() or following in _OPENERS

    def _ends_after_number(self, following: str, rest: str, is_sure: bool) -> bool | None:
        """Whether a dot after a number ends a sentence, and makes no ordinal of it."""
        if not is_sure:
            return None
        if following.islower():
            return False
        found = _NEXT_WORD.match(rest)
        word, end = found.groups() if found else ("", "")
        is_word_whole = bool(end) or self._is_whole or len(rest) == _AHEAD
        if not is_word_whole and any(each.startswith(word) for each in _COUNTED):
            return None
        return word not in _COUNTED

    def _pause(self, limit: int) -> int:
        """Where to cut a sentence that does not end: after its last pause, never inside a character."""
        half = limit - LONGEST // 2
        strong, weak = 0, 0
        for pause in _PAUSE.finditer(self._text, half, limit):
            if pause[0].isspace():
                weak = pause.end()
            else:
                strong = pause.end()
        if strong or weak:
            return strong or weak
        places = range(limit, limit - _LONGEST_CLUSTER, -1)
        return next((place for place in places if not continues(self._text[place])), limit)


def split(text: str, *, opens_line: bool = True) -> tuple[list[Sentence], str]:
    """The sentences of a whole text, and the space after the last."""
    splitter = Splitter(opens_line=opens_line)
    first = splitter.feed(text)
    last, tail = splitter.close()
    return first + last, tail


def sentences(text: str) -> list[Sentence]:
    return split(text)[0]


def stays_apart(sentence: str, gap: str, following: str, *, opens_line: bool) -> bool:
    """Whether a sentence remains one by itself when this gap and these words follow it."""
    return split(sentence + gap + following, opens_line=opens_line)[0][0].words == sentence


def sentences_after(before: str, joiner: str, part: str) -> list[str] | None:
    """The sentences of a part as it stands in a longer text, with the one before them in front, '' for none.

    before: the part in front of it, '' for the start of the text; joiner: '' or a space.
    None when that can't be told from these two parts: a sentence runs over the border, or a word may.
    """
    start = len(before) + len(joiner) if before else 0
    found = sentences(before + joiner + part if before else part)
    own = [sentence.words for sentence in found if sentence.start >= start]
    if not own:
        return None
    if not before:
        return ["", *own]
    # a number in front counts a list only where a text begins; a word with dots may begin before `before`
    is_open = part[0].isdigit() or (not joiner and before[-1] in "._")
    previous = found[-len(own) - 1] if len(found) > len(own) else None
    if is_open or found[-len(own)].start != start or previous is None or previous.end != len(before):
        return None
    return [previous.words, *own]
