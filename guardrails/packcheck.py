"""Whether a pack does what it says: what cannot be used in it, and where its own tests fail."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from guardrails.finding import Category, Severity
from guardrails.matching import (
    CONTRACTORS,
    OURS,
    QUOTE,
    QUOTE_CUES,
    Patterns,
    RuleSet,
    after,
    shield,
    without_contractors,
)
from guardrails.places import place_of
from guardrails.rail import Hit
from guardrails.sentences import sentences
from guardrails.spec import Mode, PackSpec, RuleSpec
from guardrails.text import view

_FACTS: Final = "facts: alternative"


def faults(spec: PackSpec) -> list[str]:
    """What cannot be used in a pack; where all can be, where its own tests fail."""
    patterns = Patterns(spec)  # one for both: to make it is most of the work
    return flaws(patterns) or list(PackTests(patterns).failures())


def flaws(patterns: Patterns) -> list[str]:
    """Patterns, slots and shields that cannot be used, each with its file, line and rule."""
    spec, maker = patterns.spec, patterns.maker
    for rule in spec.rules:
        for name in rule.shields:
            if name != QUOTE and name not in spec.shields:
                maker.reject(rule.id, f"no shield is called {name!r}")
        maker.one_of(rule.patterns, rule.id)
        maker.one_of(rule.after, after(rule))
    for name, one in spec.shields.items():
        maker.one_of(one.patterns, shield(name))
    maker.one_of(spec.quote_cues, QUOTE_CUES)
    if spec.contractors:
        maker.one_of(spec.contractors.words, CONTRACTORS)
        maker.one_of(spec.contractors.ours, OURS)
    maker.clause_breaks()
    files = {rule.id: rule.file for rule in spec.rules}
    return list(dict.fromkeys(f"{_at(spec, files, place)}: {place}: {why}" for place, why in maker.flaws))


def _at(spec: PackSpec, files: dict[str, Path | None], place: str) -> str:
    rule = place.partition(":")[0]
    file = files.get(rule)
    return place_of(file, "rules", rule) if file else f"{spec.pack}.yaml"


class PackTests:
    """What the rules of a pack say about themselves. Modes and dates count for what they do to other lines:
    a rule that is only tried must flag its own lines, and may flag what it likes elsewhere."""

    def __init__(self, patterns: Patterns) -> None:
        self._spec = spec = patterns.spec
        self._patterns = patterns
        self._all = RuleSet(self._patterns, spec.rules)
        self._enforced = frozenset(
            rule.id
            for rule in spec.rules
            if rule.mode is Mode.ENFORCE and rule.severity is Severity.ERROR and rule.switch is None
        )

    def failures(self) -> Iterator[str]:
        """Each with file, line, rule, the words and what was found in them."""
        for rule in self._spec.rules:
            for place, line in enumerate(rule.tests.must_flag):
                hits = self._hits(line)
                if rule.id not in {hit.rule_id for hit in hits}:
                    found = ", ".join(dict.fromkeys(hit.rule_id for hit in hits)) or "nothing"
                    at = where(rule, "tests", "must_flag", place)
                    yield f"{at}: {rule.id}: must_flag is not flagged: {line!r}; found: {found}"
            yield from self._flagged(rule, ("tests", "must_pass"), rule.tests.must_pass)
            yield from self._flagged(rule, ("alternatives",), rule.alternatives)
        yield from self._contractors()
        if self._spec.facts:
            for line in self._spec.facts.alternatives:
                for hit in self._hits(line):
                    if hit.rule_id in self._enforced:
                        yield f"{self._spec.pack}.yaml: {_FACTS} is flagged by {hit.rule_id}: {line!r}"

    def _flagged(self, rule: RuleSpec, way: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
        what = "alternative" if way[-1] == "alternatives" else way[-1]
        for place, line in enumerate(lines):
            for hit in self._hits(line):
                if hit.rule_id == rule.id or hit.rule_id in self._enforced:
                    at = where(rule, *way, place)
                    yield f"{at}: {rule.id}: {what} is flagged by {hit.rule_id}: {line!r}"

    def _contractors(self) -> Iterator[str]:
        """Where they may be blamed: what is an admission of ours all the same, and what is none."""
        if self._spec.contractors is None:
            return
        tests, at = self._spec.contractors.tests, f"{self._spec.pack}.yaml: {CONTRACTORS}"
        for is_ours, lines in ((True, tests.must_flag), (False, tests.must_pass)):
            for line in lines:
                others = without_contractors(self._patterns, line)
                rules = [
                    hit.rule_id for hit in self._hits(others) if hit.category is Category.FAULT_ADMISSION
                ]
                rules = [rule for rule in rules if rule in self._enforced]
                if bool(rules) is not is_ours:
                    what = f"must_pass is flagged by {rules[0]}" if rules else "must_flag is not flagged"
                    yield f"{at}: {what}: {line!r}, read as {others!r}"

    def _hits(self, text: str) -> list[Hit]:
        found: list[Hit] = []
        previous = ""
        for sentence in sentences(text):
            seen = view(sentence.words)
            found += self._all.hits(seen, previous)
            previous = seen.text
        return found


def where(rule: RuleSpec, *way: str | int) -> str:
    return place_of(rule.file, "rules", rule.id, *way) if rule.file else rule.id.partition(".")[0] + ".yaml"
