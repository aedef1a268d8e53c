"""Patterns as compliance people write them, made into linear-time regular expressions."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

import re2

from guardrails.spec import PackSpec

if TYPE_CHECKING:
    from guardrails.unfinished import Unfinished

_SLOT: Final = re.compile(r"\{([A-Z_]+)\}")
_UP_TO_WORDS: Final = re.compile(r"\{0-(\d)\}")
# Letters that people leave the accent off, and what they write then, by language. Only where no other word
# comes of it: à and é are words in French and Portuguese, in Italian or Vietnamese the accent is the word.
_PLAIN: Final = {
    "es": dict(zip("áéíóúüñ", "aeiouun", strict=True)),
    "pt": dict(zip("áâãçêíóôõú", "aaaceiooou", strict=True)),
    "fr": dict(zip("éèêëïîôç", "eeeeiioc", strict=True)),
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    "nl": dict(zip("ëï", "ei", strict=True)),
    "pl": dict(zip("ąćęłńóśźż", "acelnoszz", strict=True)),
    "tr": dict(zip("çğöşü", "cgosu", strict=True)),
    "ru": {"ё": "е"},
}
_GROUP: Final = re.compile(r"(?<!\\)\((?!\?)")
_BETWEEN_WORDS: Final = r"(?:[\s*_~-]+)"
_ONE_WORD: Final = r"[^\s,;:.!?()]+"
# Where words end: at what is no letter or digit of any script. To name all of these takes a hundred times as
# long as a rule itself; in a text of the scripts below, the few of these scripts will do.
_NO_LETTER: Final = r"[^\pL\pN]"
_NO_NEAR_LETTER: Final = "[^a-z0-9]"
_COMMON: Final = (
    (0x0000, 0x024F),  # Latin
    (0x0400, 0x052F),  # Cyrillic
    (0x0600, 0x06FF),  # Arabic
    (0x0900, 0x097F),  # Devanagari
    (0x1E00, 0x1EFF),  # Vietnamese
    (0x2010, 0x2027),  # dashes, quotation marks
    (0x2030, 0x205E),
    (0x20A0, 0x20BF),  # currencies
    (0x2600, 0x2775),  # signs, smileys
    (0x1F300, 0x1FAFF),
    (0xAC00, 0xD7A3),  # Hangul
)
_UNCOMMON: Final = re.compile(f"[^{''.join(f'{chr(first)}-{chr(last)}' for first, last in _COMMON)}]")
_NOTHING: Final = r"[^\s\S]"
_MEMORY_BYTES: Final = 64 << 20
_DEEPEST: Final = 5


class Flaw(NamedTuple):
    """place: the rule, shield or list that it stands in."""

    place: str
    problem: str


class Match(Protocol):
    def span(self, group: int = 0) -> tuple[int, int]: ...


class Regexp(Protocol):
    def finditer(self, text: str) -> Iterator[Match]: ...
    def search(self, text: str) -> Match | None: ...


class Finder:
    """Tells in one pass which patterns may match somewhere in a text: only they are asked then.

    First which words that a pattern cannot do without are there, then by itself each pattern that misses
    none. One automaton for all patterns would take ten times as long over words it has not met before.
    """

    def __init__(self, patterns: Iterable[tuple[int, str, str]], options: re2.Options) -> None:
        """patterns: the number of the rule, the pattern as it is written there, and what finds it."""
        self._filter: Final = re2.Filter()
        self._owners: Final[list[tuple[int, str]]] = []
        for number, pattern, bounded in patterns:
            self._filter.Add(bounded, options)
            self._owners.append((number, pattern))
        self._filter.Compile()

    def find(self, text: str) -> dict[int, list[str]]:
        """By the number of its rule, in order, each pattern that may match."""
        found: dict[int, list[str]] = {}
        for place in self._filter.Match(text) or ():
            number, pattern = self._owners[place]
            found.setdefault(number, []).append(pattern)
        return found


class _Bounded:
    """Whole words alone. The plain form, for texts in common scripts, is made at once."""

    def __init__(self, plain: Regexp, full: Callable[[], Regexp]) -> None:
        self._plain: Final = plain
        self._full: Final = cache(full)

    def finditer(self, text: str) -> Iterator[Match]:
        return self._fit_for(text).finditer(text)

    def search(self, text: str) -> Match | None:
        return self._fit_for(text).search(text)

    def _fit_for(self, text: str) -> Regexp:
        return self._plain if text.isascii() or not _UNCOMMON.search(text) else self._full()


class PatternMaker:
    """Turns what a pack says into regular expressions, and gathers what is wrong with it."""

    def __init__(self, spec: PackSpec) -> None:
        self._spec = spec
        self._plain = _PLAIN.get(spec.pack.partition("-")[0], {})
        self._expanded: dict[str, str] = {}
        self._made: dict[tuple[str, tuple[str, ...]], Regexp | None] = {}
        self.flaws: list[Flaw] = []
        self._options = re2.Options()
        self._options.log_errors = False
        self._options.max_mem = _MEMORY_BYTES

    def one_of(self, patterns: tuple[str, ...], place: str) -> Regexp | None:
        """Matches any of the patterns, in group 1; None when there are none, or one is not usable.

        Made once for each place and these patterns.
        """
        if (place, patterns) not in self._made:
            self._made[place, patterns] = self._one_of(patterns, place) if patterns else None
        return self._made[place, patterns]

    def _one_of(self, patterns: tuple[str, ...], place: str) -> Regexp | None:
        compiled = self._bounded(patterns, place)
        if compiled is None:
            for pattern in patterns:
                if self._bounded((pattern,), place) is None:
                    self.reject(place, f"not a linear-time pattern: {pattern!r}")
        return compiled

    def _bounded(self, patterns: tuple[str, ...], place: str) -> Regexp | None:
        """Whole words, where there are spaces between words."""
        body = self._any_of(patterns, place)
        if not self._spec.spaced:
            return self._compile(f"({body})")
        options = self._options
        plain = self._compile(_edged(f"({body})", _no_common_letter()))
        return plain and _Bounded(plain, lambda: re2.compile(_edged(f"({body})", _NO_LETTER), options))

    def finder(self, rules: Iterable[tuple[tuple[str, ...], str]]) -> "Finder":
        """rules: the patterns of each, and its place."""
        every = (
            (number, pattern, self._nearly_bounded(pattern, place))
            for number, (patterns, place) in enumerate(rules)
            for pattern in patterns
        )
        return Finder(every, self._options)

    def unfinished(self, rules: Iterable[tuple[tuple[str, ...], str]]) -> "Unfinished | None":
        """rules: as for `finder`. None when a pattern is such that only RE2 reads it."""
        from guardrails.unfinished import unfinished  # its library: most guards do without these 12 MB

        bodies = (self._any_of((pattern,), place) for patterns, place in rules for pattern in patterns)
        return unfinished(bodies, spaced=self._spec.spaced)

    def clause_breaks(self) -> Regexp | None:
        """Group 2 is a break; a join is matched first, so that a break inside it is none."""
        if not self._spec.breaks:
            return None
        joins = "|".join(self._expand(each, "joins") for each in self._spec.joins) or _NOTHING
        breaks = "|".join(self._expand(each, "breaks") for each in self._spec.breaks)
        compiled = self._compile(f"({joins})|({breaks})")
        if compiled is None:
            self.reject("breaks", "not linear-time patterns, or those of joins are not")
        return compiled

    def _nearly_bounded(self, pattern: str, place: str) -> str:
        """What matches wherever the bounded one does, inside some words too."""
        body = self._any_of((pattern,), place)
        return _edged(f"(?:{body})", _NO_NEAR_LETTER) if self._spec.spaced else f"(?:{body})"

    def _any_of(self, patterns: tuple[str, ...], place: str) -> str:
        return "|".join(self._expand(pattern, place) for pattern in patterns)

    def _compile(self, pattern: str) -> Regexp | None:
        try:
            compiled: Regexp = re2.compile(pattern, self._options)
        except re2.error:
            return None
        return compiled

    def _expand(self, pattern: str, place: str, depth: int = 0) -> str:
        if depth > _DEEPEST:
            self.reject(place, f"slots stand inside each other too deeply in {pattern!r}")
            return ""
        if re.search(r"(?<!\\)[A-Z]", _SLOT.sub("", pattern)):
            self.reject(place, f"rules see lower-case text only: mend {pattern!r}")
        return "".join(
            self._slot(part, place, depth) if index % 2 else self._literal(part)
            for index, part in enumerate(_SLOT.split(pattern))
        )

    def _slot(self, name: str, place: str, depth: int) -> str:
        if name in self._expanded:
            return self._expanded[name]
        words = self._spec.slots.get(name)
        if words is None:
            self.reject(place, f"no slot is called {name!r}{_meant(name, self._spec.slots)}")
            return ""
        expanded = "(?:" + "|".join(self._expand(word, place, depth + 1) for word in words) + ")"
        self._expanded[name] = expanded
        return expanded

    def _literal(self, part: str) -> str:
        """Spaces stand for any gap between words, {0-3} for up to three words; accents may be missing."""
        folded = "".join(self._loosened(unicodedata.normalize("NFKC", part)))
        folded = _GROUP.sub("(?:", folded)
        return _UP_TO_WORDS.sub(lambda gap: f"(?:{_ONE_WORD}{_BETWEEN_WORDS}){{0,{gap[1]}}}", folded)

    def _loosened(self, pattern: str) -> Iterator[str]:
        in_class = False
        for char in pattern:
            in_class = (in_class or char == "[") and char != "]"
            if char == " " and self._spec.spaced and not in_class:
                yield _BETWEEN_WORDS
            elif char in self._plain and in_class:
                yield char + self._plain[char]
            elif char in self._plain:
                yield f"(?:{char}|{self._plain[char]})"
            else:
                yield char

    def reject(self, place: str, problem: str) -> None:
        self.flaws.append(Flaw(place, problem))


def _edged(body: str, edge: str) -> str:
    return f"(?:^|{edge}){body}(?:$|{edge})"


@cache
def _no_common_letter() -> str:
    """The class of all in common scripts that is no letter and no digit."""
    codes = {
        code
        for first, last in _COMMON
        for code in range(first, last + 1)
        if unicodedata.category(chr(code))[0] not in "LN"
    }
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return (
        "["
        + "".join(rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in zip(starts, ends, strict=True))
        + "]"
    )


def _meant(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""
