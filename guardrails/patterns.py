"""Patterns as compliance people write them, made into linear-time regular expressions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final, NamedTuple, Protocol

import re2

from guardrails.spec import PackSpec

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
_EDGE_BEFORE: Final = r"(?:^|[^\pL\pN])"
_EDGE_AFTER: Final = r"(?:$|[^\pL\pN])"
_NEAR_EDGE_BEFORE: Final = "(?:^|[^a-z0-9])"
_NEAR_EDGE_AFTER: Final = "(?:$|[^a-z0-9])"
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


class PatternMaker:
    """Turns what a pack says into regular expressions, and gathers what is wrong with it."""

    def __init__(self, spec: PackSpec) -> None:
        self._spec = spec
        self._plain = _PLAIN.get(spec.pack.partition("-")[0], {})
        self._expanded: dict[str, str] = {}
        self._made: dict[str, Regexp | None] = {}
        self.flaws: list[Flaw] = []
        self._options = re2.Options()
        self._options.log_errors = False
        self._options.max_mem = _MEMORY_BYTES

    def one_of(self, patterns: tuple[str, ...], place: str) -> Regexp | None:
        """Matches any of the patterns, in group 1; None when there are none, or one is not usable.

        Made once for each place.
        """
        if place not in self._made:
            self._made[place] = self._one_of(patterns, place) if patterns else None
        return self._made[place]

    def _one_of(self, patterns: tuple[str, ...], place: str) -> Regexp | None:
        compiled = self._compile(self._bounded(patterns, place))
        if compiled is None:
            for pattern in patterns:
                if self._compile(self._bounded((pattern,), place)) is None:
                    self.reject(place, f"not a linear-time pattern: {pattern!r}")
        return compiled

    def set_of(self, rules: Iterable[tuple[tuple[str, ...], str]]) -> re2.Set:
        """Tells in one pass which rules, by their number, may match somewhere: each of them is asked then.

        Some match inside words, for what is no letter in any script takes more memory than all the rest.
        """
        made = re2.Set.SearchSet(self._options)
        for patterns, place in rules:
            made.Add(self._nearly_bounded(patterns, place))
        made.Compile()
        return made

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

    def _bounded(self, patterns: tuple[str, ...], place: str) -> str:
        body = "|".join(self._expand(pattern, place) for pattern in patterns)
        return f"{_EDGE_BEFORE}({body}){_EDGE_AFTER}" if self._spec.spaced else f"({body})"

    def _nearly_bounded(self, patterns: tuple[str, ...], place: str) -> str:
        """What matches wherever `_bounded` does."""
        body = "|".join(self._expand(pattern, place) for pattern in patterns)
        return f"{_NEAR_EDGE_BEFORE}(?:{body}){_NEAR_EDGE_AFTER}" if self._spec.spaced else f"(?:{body})"

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


def _meant(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""
