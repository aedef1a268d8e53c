"""A pack, compiled: one pass of a pattern set tells which rules to look at; shields decide about the rest."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from re2 import Set

from guardrails.errors import PackRejected
from guardrails.figures import FigureReader
from guardrails.finding import Category, Severity
from guardrails.pack import PackSpec, Reach, RuleSpec, Where
from guardrails.patterns import PatternMaker, Regexp
from guardrails.rail import Hit
from guardrails.scripts import Tongue
from guardrails.sentences import sentences
from guardrails.text import View, view

_QUOTED: Final = re.compile('“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)')
_QUOTE_CUES: Final = "quote_cues"
_QUOTE: Final = "QUOTE"  # a shield that every pack has: quoted words, when the sentence says whose they are


class Pack:
    """Rules of one language or region, ready to look at sentences.

    What is made of its patterns is made when a sentence first asks for it: most processes speak few of them.
    """

    def __init__(self, spec: PackSpec, digest: str) -> None:
        self.name = spec.pack
        self.digest = digest
        self.stamp = f"{spec.pack}:{digest}"
        self.spec = spec
        self.tongue = Tongue(spec.script, spec.tells, spec.foreign_letters)
        self._maker = PatternMaker(spec)
        self.figures = _figures(spec)

    @cached_property
    def _set(self) -> Set:
        return self._maker.set_of((rule.patterns, rule.id) for rule in self.spec.rules)

    @cached_property
    def _breaks(self) -> Regexp | None:
        return self._maker.clause_breaks()

    def hits(self, seen: View, previous: str) -> Iterator[Hit]:
        """What no shield covers in one sentence; previous: the folded sentence before it, or ''."""
        for index in sorted(self._set.Match(seen.text) or ()):
            rule = self.spec.rules[index]
            if rule.after and not self._one_of(_after(rule), rule.after).search(previous):
                continue
            for match in self._one_of(rule.id, rule.patterns).finditer(seen.text):
                start, end = match.span(1)
                if start < end and not self._is_shielded(rule, seen.text, start, end):
                    yield _hit(rule, *seen.original(start, end))

    def _one_of(self, place: str, patterns: tuple[str, ...]) -> Regexp:
        found = self._maker.one_of(patterns, place)
        if found is None:
            raise PackRejected(self._maker.reasons)
        return found

    @property
    def figure_alternatives(self) -> tuple[str, ...]:
        return self.spec.facts.alternatives if self.spec.facts else ()

    @property
    def fault_alternatives(self) -> tuple[str, ...]:
        """What may stand in the place of any admission: what its rules offer, each once."""
        offered = (
            line
            for rule in self.spec.rules
            if rule.category is Category.FAULT_ADMISSION
            for line in rule.alternatives
        )
        return tuple(dict.fromkeys(offered))

    def flaws(self) -> list[str]:
        """Patterns, slots and shields that cannot be used, each with its file and rule."""
        maker, spec = self._maker, self.spec
        for rule in spec.rules:
            for name in rule.shields:
                if name != _QUOTE and name not in spec.shields:
                    maker.reject(f"{rule.id}: no shield is called {name!r}")
            maker.one_of(rule.patterns, rule.id)
            maker.one_of(rule.after, _after(rule))
        for name, shield in spec.shields.items():
            maker.one_of(shield.patterns, _shield(name))
        maker.one_of(spec.quote_cues, _QUOTE_CUES)
        maker.clause_breaks()
        return list(dict.fromkeys(maker.reasons))

    def failures(self) -> Iterator[str]:
        """Where the pack does not do what its own tests say, each with file, rule and line."""
        for rule in self.spec.rules:
            for line in rule.tests.must_flag:
                if rule.id not in {hit.rule_id for hit in self._all_hits(line)}:
                    yield f"{self.name}.yaml: {rule.id}: must_flag is not flagged: {line!r}"
            yield from self._flagged(f"{rule.id}: must_pass", rule.tests.must_pass)
            yield from self._flagged(f"{rule.id}: alternative", rule.alternatives)
        yield from self._flagged("facts: alternative", self.figure_alternatives)

    def _flagged(self, what: str, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            for hit in self._all_hits(line):
                if hit.severity is Severity.ERROR:
                    yield f"{self.name}.yaml: {what} is flagged by {hit.rule_id}: {line!r}"

    def _all_hits(self, text: str) -> Iterator[Hit]:
        previous = ""
        for sentence in sentences(text):
            seen = view(sentence.words)
            yield from self.hits(seen, previous)
            previous = seen.text

    def _is_shielded(self, rule: RuleSpec, text: str, start: int, end: int) -> bool:
        if not rule.shields:
            return False
        clause = self._clause(text, start, end)
        return any(
            self._is_quoted(text, start, end)
            if name == _QUOTE
            else self._covers(name, text, start, end, clause)
            for name in rule.shields
        )

    def _covers(self, name: str, text: str, start: int, end: int, clause: tuple[int, int]) -> bool:
        shield = self.spec.shields[name]
        low, high = clause if shield.reach is Reach.CLAUSE else (0, len(text))
        for match in self._one_of(_shield(name), shield.patterns).finditer(text):
            first, last = match.span(1)
            if first < low or last > high:
                continue
            match shield.where:
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
        if self._breaks is None:
            return low, high
        for match in self._breaks.finditer(text):
            first, last = match.span(2)
            if first < 0:
                continue
            if last <= start:
                low = last
            elif first >= end:
                return low, first
        return low, high

    def _is_quoted(self, text: str, start: int, end: int) -> bool:
        cues = self.spec.quote_cues
        for quoted in _QUOTED.finditer(text):
            if quoted.start() <= start and end <= quoted.end() and cues:
                outside = text[: quoted.start()] + " … " + text[quoted.end() :]
                return self._one_of(_QUOTE_CUES, cues).search(outside) is not None
        return False


def compile_packs(specs: Mapping[str, tuple[PackSpec, str]], *, were_tested: bool = False) -> dict[str, Pack]:
    """Raises PackRejected with the reasons of all packs, also when one fails its own tests.

    were_tested: the very same packs passed them before, under the same rules, so they are not run again.
    """
    reasons: list[str] = []
    if not were_tested:
        for spec, digest in specs.values():
            # One at a time and not kept: what a test makes a pack compile is ten times what it needs later.
            tried = Pack(spec, digest)
            reasons += tried.flaws() or tried.failures()
    if reasons:
        raise PackRejected(reasons)
    return {name: Pack(spec, digest) for name, (spec, digest) in specs.items()}


def _figures(spec: PackSpec) -> FigureReader:
    language = spec.pack.partition("-")[0]
    if spec.facts is None:
        return FigureReader(language)
    numbers, units, ordinals = spec.facts.numbers, spec.facts.units, spec.facts.ordinals
    return FigureReader(language, numbers=numbers, units=units, ordinals=ordinals, spaced=spec.spaced)


def _after(rule: RuleSpec) -> str:
    return f"{rule.id}: after"


def _shield(name: str) -> str:
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
    )
