"""Patterns as compliance people write them, made into linear-time regular expressions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

import re2

from guardrails.pack import PackSpec

_SLOT: Final = re.compile(r"\{([A-Z_]+)\}")
_UP_TO_WORDS: Final = re.compile(r"\{0-(\d)\}")
_ACCENTED: Final = frozenset("áéíóúüñ")
_GROUP: Final = re.compile(r"(?<!\\)\((?!\?)")
_BETWEEN_WORDS: Final = r"(?:[\s*_~-]+)"
_ONE_WORD: Final = r"[^\s,;:.!?()]+"
_EDGE_BEFORE: Final = r"(?:^|[^\pL\pN])"
_EDGE_AFTER: Final = r"(?:$|[^\pL\pN])"
_NOTHING: Final = r"[^\s\S]"
_MEMORY_BYTES: Final = 64 << 20
_DEEPEST: Final = 5


class Match(Protocol):
    def span(self, group: int = 0) -> tuple[int, int]: ...


class Regexp(Protocol):
    def finditer(self, text: str) -> Iterator[Match]: ...
    def search(self, text: str) -> Match | None: ...


class PatternMaker:
    """Turns what a pack says into regular expressions, and gathers what is wrong with it."""

    def __init__(self, spec: PackSpec) -> None:
        self._spec = spec
        self._expanded: dict[str, str] = {}
        self._made: dict[str, Regexp | None] = {}
        self.reasons: list[str] = []
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
                    self.reject(f"{place}: not a linear-time pattern: {pattern!r}")
        return compiled

    def set_of(self, rules: Iterable[tuple[tuple[str, ...], str]]) -> re2.Set:
        """Tells in one pass which rules, by their number, match somewhere."""
        made = re2.Set.SearchSet(self._options)
        for patterns, place in rules:
            made.Add(self._bounded(patterns, place))
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
            self.reject("breaks, joins: not linear-time patterns")
        return compiled

    def _bounded(self, patterns: tuple[str, ...], place: str) -> str:
        body = "|".join(self._expand(pattern, place) for pattern in patterns)
        return f"{_EDGE_BEFORE}({body}){_EDGE_AFTER}" if self._spec.spaced else f"({body})"

    def _compile(self, pattern: str) -> Regexp | None:
        try:
            compiled: Regexp = re2.compile(pattern, self._options)
        except re2.error:
            return None
        return compiled

    def _expand(self, pattern: str, place: str, depth: int = 0) -> str:
        if depth > _DEEPEST:
            self.reject(f"{place}: slots stand inside each other too deeply in {pattern!r}")
            return ""
        if re.search(r"(?<!\\)[A-Z]", _SLOT.sub("", pattern)):
            self.reject(f"{place}: rules see lower-case text only: mend {pattern!r}")
        return "".join(
            self._slot(part, place, depth) if index % 2 else self._literal(part)
            for index, part in enumerate(_SLOT.split(pattern))
        )

    def _slot(self, name: str, place: str, depth: int) -> str:
        if name in self._expanded:
            return self._expanded[name]
        words = self._spec.slots.get(name)
        if words is None:
            self.reject(f"{place}: no slot is called {name!r}")
            return ""
        expanded = "(?:" + "|".join(self._expand(word, place, depth + 1) for word in words) + ")"
        self._expanded[name] = expanded
        return expanded

    def _literal(self, part: str) -> str:
        """Spaces stand for any gap between words, {0-3} for up to three words; accents may be missing."""
        folded = "".join(_loosened(unicodedata.normalize("NFKC", part), self._spec.spaced))
        folded = _GROUP.sub("(?:", folded)
        return _UP_TO_WORDS.sub(lambda gap: f"(?:{_ONE_WORD}{_BETWEEN_WORDS}){{0,{gap[1]}}}", folded)

    def reject(self, reason: str) -> None:
        self.reasons.append(f"{self._spec.pack}.yaml: {reason}")


def _loosened(pattern: str, spaced: bool) -> Iterator[str]:
    in_class = False
    for char in pattern:
        in_class = (in_class or char == "[") and char != "]"
        if char == " " and spaced and not in_class:
            yield _BETWEEN_WORDS
        elif char in _ACCENTED:
            base = unicodedata.normalize("NFD", char)[0]
            yield char + base if in_class else f"[{char}{base}]"
        else:
            yield char
