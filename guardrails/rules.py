"""A pack, compiled: the rules in force on one day, apart from those that are only tried."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from guardrails.errors import PackRejected
from guardrails.figures import FigureReader
from guardrails.finding import Category
from guardrails.matching import Patterns, RuleSet, without_contractors
from guardrails.pack import Specs
from guardrails.packcheck import faults
from guardrails.rail import Hit
from guardrails.scripts import Tongue, words_of
from guardrails.sentences import sentences
from guardrails.spec import Mode, PackSpec, RuleSpec, Switch
from guardrails.text import View, view

_FIT: Final[set[tuple[str, str]]] = set()  # what passed its own tests in this process, by name and hash


class Pack:
    """Rules of one language or region, ready to look at sentences.

    What is made of its patterns is made when a sentence first asks for it: most processes speak few of them.
    """

    def __init__(self, spec: PackSpec, digest: str, today: date | None = None) -> None:
        """today: None for all rules, whatever their dates."""
        self.name = spec.pack
        self.digest = digest
        self.stamp = f"{spec.pack}:{digest}"
        self.spec = spec
        self.tongue = Tongue(spec.script, spec.tells, spec.foreign_letters)
        self.figures = _figures(spec)
        self._patterns: Final = Patterns(spec)
        rules = [rule for rule in spec.rules if today is None or rule.holds_on(today)]
        acting = [rule for rule in rules if rule.mode is not Mode.SHADOW]
        self._always: Final = self._set_of([rule for rule in acting if rule.switch is None])
        self.tried: Final = self._set_of([rule for rule in rules if rule.mode is Mode.SHADOW])
        self.against_regret: Final = self._set_of(
            [rule for rule in acting if rule.switch is Switch.REGRET_WORDS]
        )

    def hits(self, seen: View, previous: str) -> Iterator[Hit]:
        """What no shield covers in one sentence; previous: the folded sentence before it, or ''."""
        return self._always.hits(seen, previous)

    def must_flag(self, seen: View) -> bool:
        """Whether its own tests say of these very words that they are flagged."""
        return seen.text in self._flagged

    @cached_property
    def rule_ids(self) -> frozenset[str]:
        return frozenset(rule.id for rule in self.spec.rules)

    def looks_back(self, seen: View) -> bool:
        """Whether it depends on the sentence before what is hit in this one."""
        return self._always.looks_back(seen)

    def is_settled(self, begun: str, previous: str) -> bool:
        """Whether nothing is hit that begins in front of its last sign, whatever follows; see `RuleSet`."""
        return self._always.is_settled(begun, previous)

    def is_sorry(self, sentence: str) -> bool:
        """Whether it has words of regret, which a workspace may do without."""
        return any(self.against_regret.hits(view(sentence), ""))

    @cached_property
    def _flagged(self) -> frozenset[str]:
        lines = (line for rule in self.spec.rules for line in rule.tests.must_flag)
        return frozenset(view(sentence.words).text for line in lines for sentence in sentences(line))

    @cached_property
    def words(self) -> frozenset[str]:
        """Those of its examples, as they are read."""
        lines = (line for rule in self.spec.rules for line in (*rule.tests.must_flag, *rule.tests.must_pass))
        return frozenset(word for line in lines for word in words_of(view(line).text))

    @property
    def figure_alternatives(self) -> tuple[str, ...]:
        return self.spec.facts.alternatives if self.spec.facts else ()

    def alternatives(self, category: Category) -> tuple[str, ...]:
        """What may stand in the place of anything of this category: what its rules offer, each once."""
        offered = (
            line for rule in self._always.rules if rule.category is category for line in rule.alternatives
        )
        return tuple(dict.fromkeys(offered))

    def without_contractors(self, sentence: str) -> str:
        """The sentence with somebody else in the place of those who work for us and are not us."""
        return without_contractors(self._patterns, sentence)

    def _set_of(self, rules: Sequence[RuleSpec]) -> RuleSet:
        return RuleSet(self._patterns, rules)


def compile_packs(specs: Specs, *, were_tested: bool = False, today: date | None = None) -> dict[str, Pack]:
    """Raises PackRejected with the reasons of all packs, also when one fails its own tests.

    were_tested: the very same packs passed them before, under the same rules, so they are not run again.
    today: leaves out what is not in force on that day.
    """
    reasons: list[str] = []
    for spec, digest in specs.values():
        if were_tested or (spec.pack, digest) in _FIT:
            continue
        # One at a time and not kept: what a test makes a pack compile is ten times what it needs later.
        wrong = faults(spec)
        reasons += wrong
        if not wrong:
            _FIT.add((spec.pack, digest))
    if reasons:
        raise PackRejected(list(dict.fromkeys(reasons)))
    return {name: Pack(spec, digest, today) for name, (spec, digest) in specs.items()}


def _figures(spec: PackSpec) -> FigureReader:
    language = spec.pack.partition("-")[0]
    if spec.facts is None:
        return FigureReader(language)
    numbers, units, ordinals = spec.facts.numbers, spec.facts.units, spec.facts.ordinals
    return FigureReader(language, numbers=numbers, units=units, ordinals=ordinals, spaced=spec.spaced)
