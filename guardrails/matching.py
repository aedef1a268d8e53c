"""Some rules of a pack, looked for in one pass over a sentence; shields decide about what they hit."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from guardrails.errors import PackRejected
from guardrails.patterns import Finder, PatternMaker, Regexp
from guardrails.rail import Hit
from guardrails.spec import PackSpec, Reach, RuleSpec, Where
from guardrails.text import View, view

if TYPE_CHECKING:
    from guardrails.unfinished import Unfinished

_QUOTED: Final = re.compile('“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)')
QUOTE_CUES: Final = "quote_cues"
CONTRACTORS: Final = "contractors"
OURS: Final = "contractors.ours"
QUOTE: Final = "QUOTE"  # a shield that every pack has: quoted words, when the sentence says whose they are


class Patterns:
    """What is made of a pack's patterns, when a sentence first asks for it."""

    def __init__(self, spec: PackSpec) -> None:
        self.spec: Final = spec
        self.maker: Final = PatternMaker(spec)

    @cached_property
    def breaks(self) -> Regexp | None:
        return self.maker.clause_breaks()

    def one_of(self, place: str, patterns: tuple[str, ...]) -> Regexp:
        found = self.maker.one_of(patterns, place)
        if found is None:
            raise PackRejected([f"{self.spec.pack}.yaml: {': '.join(flaw)}" for flaw in self.maker.flaws])
        return found


class RuleSet:
    """The rules that are looked for together."""

    def __init__(self, patterns: Patterns, rules: Sequence[RuleSpec]) -> None:
        self.rules: Final = tuple(rules)
        self._patterns = patterns
        self._last: tuple[str, dict[int, list[str]]] = (
            "",
            {},
        )  # what is asked next is asked of the same text

    @cached_property
    def _finder(self) -> Finder:
        return self._patterns.maker.finder((rule.patterns, rule.id) for rule in self.rules)

    def _found(self, text: str) -> dict[int, list[str]]:
        last = self._last
        if last[0] != text:
            last = self._last = text, self._finder.find(text)
        return last[1]

    def looks_back(self, seen: View) -> bool:
        """Whether it depends on the sentence before what is hit in this one."""
        return bool(self.rules) and any(self.rules[number].after for number in self._found(seen.text))

    def is_settled(self, begun: str, previous: str) -> bool:
        """Whether no rule matches a beginning of a sentence, with or without its last sign, or begins in it.

        Shielded or not. begun: folded; previous: the folded sentence before it, or ''.
        """
        one_of = self._patterns.one_of
        follow = [
            rule for rule in self.rules if rule.after and one_of(after(rule), rule.after).search(previous)
        ]
        for text in (begun, begun[:-1]):
            for number, found in self._found(text).items():
                rule = self.rules[number]
                may_act = not rule.after or rule in follow
                if may_act and any(one_of(rule.id, (pattern,)).search(text) for pattern in found):
                    return False
        asked = [self._unfinished, *([self._unfinished_after] if follow else [])]
        return not any(unfinished is None or unfinished.begins_in(begun) for unfinished in asked)

    @cached_property
    def _unfinished(self) -> "Unfinished | None":
        return self._patterns.maker.unfinished((r.patterns, r.id) for r in self.rules if not r.after)

    @cached_property
    def _unfinished_after(self) -> "Unfinished | None":
        return self._patterns.maker.unfinished((r.patterns, r.id) for r in self.rules if r.after)

    def hits(self, seen: View, previous: str) -> Iterator[Hit]:
        """What no shield covers in one sentence; previous: the folded sentence before it, or ''."""
        if not self.rules:
            return
        one_of = self._patterns.one_of
        for number, found in self._found(seen.text).items():
            rule = self.rules[number]
            if rule.after and not one_of(after(rule), rule.after).search(previous):
                continue
            # one pattern by itself is made sooner and matches sooner than all of its rule
            patterns = (found[0],) if len(found) == 1 else rule.patterns
            for match in one_of(rule.id, patterns).finditer(seen.text):
                start, end = match.span(1)
                if start < end and not self._is_shielded(rule, seen.text, start, end):
                    yield _hit(rule, *seen.original(start, end))

    def _is_shielded(self, rule: RuleSpec, text: str, start: int, end: int) -> bool:
        if not rule.shields:
            return False
        clause = self._clause(text, start, end)
        return any(
            self._is_quoted(text, start, end)
            if name == QUOTE
            else self._covers(name, text, start, end, clause)
            for name in rule.shields
        )

    def _covers(self, name: str, text: str, start: int, end: int, clause: tuple[int, int]) -> bool:
        spec = self._patterns.spec.shields[name]
        low, high = clause if spec.reach is Reach.CLAUSE else (0, len(text))
        for match in self._patterns.one_of(shield(name), spec.patterns).finditer(text):
            first, last = match.span(1)
            if first < low or last > high:
                continue
            match spec.where:
                case Where.BEFORE:
                    covered = first < end
                case Where.AFTER:
                    covered = last > start
                case Where.OVER:
                    covered = first < end and last > start
                case Where.ANYWHERE:
                    covered = True
            if covered:
                return True
        return False

    def _clause(self, text: str, start: int, end: int) -> tuple[int, int]:
        low, high = 0, len(text)
        breaks = self._patterns.breaks
        if breaks is None:
            return low, high
        for match in breaks.finditer(text):
            first, last = match.span(2)
            if first < 0:
                continue
            if last <= start:
                low = last
            elif first >= end:
                return low, first
        return low, high

    def _is_quoted(self, text: str, start: int, end: int) -> bool:
        cues = self._patterns.spec.quote_cues
        for quoted in _QUOTED.finditer(text):
            if quoted.start() <= start and end <= quoted.end() and cues:
                outside = text[: quoted.start()] + " … " + text[quoted.end() :]
                return self._patterns.one_of(QUOTE_CUES, cues).search(outside) is not None
        return False


def without_contractors(patterns: Patterns, sentence: str) -> str:
    """The sentence with somebody else in the place of those who work for us and are not us."""
    contractors = patterns.spec.contractors
    if contractors is None:
        return sentence
    seen, others = view(sentence), sentence
    found = patterns.one_of(CONTRACTORS, contractors.words).finditer(seen.text)
    for start, end in reversed([seen.original(*match.span(1)) for match in found]):
        others = others[:start] + contractors.read_as + others[end:]
    is_ours = contractors.ours and patterns.one_of(OURS, contractors.ours).search(view(others).text)
    return sentence if is_ours else others


def after(rule: RuleSpec) -> str:
    return f"{rule.id}: after"


def shield(name: str) -> str:
    return f"shields.{name}"


def _hit(rule: RuleSpec, start: int, end: int) -> Hit:
    return Hit(
        rule.id,
        rule.category,
        rule.effective_severity,
        rule.promise,
        start,
        end,
        rule.reason,
        rule.alternatives,
        rule.yields,
    )
