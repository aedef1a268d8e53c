"""A pack, compiled: one pass of a pattern set tells which rules to look at; shields decide about the rest."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from guardrails.errors import PackRejected
from guardrails.finding import Severity
from guardrails.pack import PackSpec, Reach, RuleSpec, ShieldSpec, Where
from guardrails.patterns import PatternMaker, Regexp
from guardrails.rail import Figure, Hit
from guardrails.rails.facts import Counting, figures
from guardrails.sentences import sentences
from guardrails.text import View, view

_QUOTED: Final = re.compile('“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)')
_QUOTE: Final = "QUOTE"  # a shield that every pack has: quoted words, when the sentence says whose they are
_ENOUGH_SIGNS: Final = 2  # one small word alone can be a name or a loan
_WORDS_PER_SIGN: Final = 3  # related languages share some small words, but never so many
_WORD: Final = re.compile(r"[^\W\d_]+")
_NOT_JAPANESE: Final = re.compile(r"[^\W\d_\u3041-\u30ff\u4e00-\u9fff]")
_KANA: Final = re.compile("[\u3041-\u30ff]")
_NOT_LATIN: Final = re.compile(r"[^\W\d_a-z\u00df-\u024f]")


@dataclass(frozen=True, slots=True)
class _Rule:
    spec: RuleSpec
    regexp: Regexp
    after: Regexp | None


@dataclass(frozen=True, slots=True)
class _Shield:
    spec: ShieldSpec
    regexp: Regexp


class Pack:
    """Rules of one language or region, ready to look at sentences."""

    def __init__(self, spec: PackSpec, digest: str) -> None:
        """Raises PackRejected when a pattern, slot or shield is not usable."""
        self.name = spec.pack
        self.digest = digest
        self.stamp = f"{spec.pack}:{digest}"
        self.spec = spec
        maker = PatternMaker(spec)
        self._rules = _rules(spec, maker)
        self._shields = _shields(spec, maker)
        self._breaks = maker.clause_breaks()
        self._quote_cues = maker.one_of(spec.quote_cues, "quote_cues")
        if maker.reasons:
            raise PackRejected(list(dict.fromkeys(maker.reasons)))
        self._set = maker.set_of([(rule.patterns, rule.id) for rule in spec.rules])
        self._tells = frozenset(spec.tells)
        facts = spec.facts
        self._counting = (
            Counting(facts.numbers, facts.units, facts.ordinals, spec.spaced) if facts else Counting()
        )
        self._counted = self._counting.pattern()

    def hits(self, seen: View, previous: str) -> Iterator[Hit]:
        """What no shield covers in one sentence; previous: the folded sentence before it, or ''."""
        for index in sorted(self._set.Match(seen.text) or ()):
            rule = self._rules[index]
            if rule.after and not rule.after.search(previous):
                continue
            for match in rule.regexp.finditer(seen.text):
                start, end = match.span(1)
                if start < end and not self._is_shielded(rule.spec, seen.text, start, end):
                    yield _hit(rule.spec, *seen.original(start, end))

    def figures(self, seen: View) -> tuple[Figure, ...]:
        return figures(seen, self._counting, self._counted)

    @property
    def figure_alternatives(self) -> tuple[str, ...]:
        return self.spec.facts.alternatives if self.spec.facts else ()

    def tells(self, seen: View) -> int:
        """How many signs of its language a sentence shows; 0 when they are too few to tell."""
        if self.spec.script == "japanese":
            signs = len(_KANA.findall(seen.text))
            return signs if signs >= _ENOUGH_SIGNS else 0
        words = _WORD.findall(seen.text)
        signs = sum(word in self._tells for word in words)
        return signs if signs >= max(_ENOUGH_SIGNS, len(words) / _WORDS_PER_SIGN) else 0

    def reads(self, seen: View) -> bool:
        """Whether the letters of a sentence are of its script, or there are none."""
        if seen.text.isascii() and self.spec.script == "latin":
            return True
        foreign = _NOT_JAPANESE if self.spec.script == "japanese" else _NOT_LATIN
        return 2 * len(foreign.findall(seen.text)) <= len(seen.text)

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
            else self._covers(self._shields[name], text, start, end, clause)
            for name in rule.shields
        )

    def _covers(self, shield: _Shield, text: str, start: int, end: int, clause: tuple[int, int]) -> bool:
        low, high = clause if shield.spec.reach is Reach.CLAUSE else (0, len(text))
        for match in shield.regexp.finditer(text):
            first, last = match.span(1)
            if first < low or last > high:
                continue
            match shield.spec.where:
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
        for quoted in _QUOTED.finditer(text):
            if quoted.start() <= start and end <= quoted.end() and self._quote_cues is not None:
                outside = text[: quoted.start()] + " … " + text[quoted.end() :]
                return self._quote_cues.search(outside) is not None
        return False


def compile_packs(specs: Mapping[str, tuple[PackSpec, str]], *, were_tested: bool = False) -> dict[str, Pack]:
    """Raises PackRejected with the reasons of all packs, also when one fails its own tests.

    were_tested: the very same packs passed them before, under the same rules, so they are not run again.
    """
    packs: dict[str, Pack] = {}
    reasons: list[str] = []
    for name, (spec, digest) in specs.items():
        try:
            packs[name] = Pack(spec, digest)
        except PackRejected as rejected:
            reasons += rejected.reasons
        else:
            reasons += [] if were_tested else packs[name].failures()
    if reasons:
        raise PackRejected(reasons)
    return packs


def _rules(spec: PackSpec, maker: PatternMaker) -> list[_Rule]:
    made: list[_Rule] = []
    for rule in spec.rules:
        for name in rule.shields:
            if name != _QUOTE and name not in spec.shields:
                maker.reject(f"{rule.id}: no shield is called {name!r}")
        regexp = maker.one_of(rule.patterns, rule.id)
        if regexp is not None:
            made.append(_Rule(rule, regexp, maker.one_of(rule.after, rule.id)))
    return made


def _shields(spec: PackSpec, maker: PatternMaker) -> dict[str, _Shield]:
    made: dict[str, _Shield] = {}
    for name, shield in spec.shields.items():
        regexp = maker.one_of(shield.patterns, f"shields.{name}")
        if regexp is not None:
            made[name] = _Shield(shield, regexp)
    return made


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
