"""Which decisions change when other packs are in force."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from guardrails.finding import Allowance, Verdict
from guardrails.inspection import Guard
from guardrails.pack import Specs

_NOTHING_ALLOWED: Final = Allowance()


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, with what it is held against."""

    id: object
    text: str
    locale: str | None = None
    allowance: Allowance = _NOTHING_ALLOWED
    evidence: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    sample: Sample
    before: Verdict
    after: Verdict

    @property
    def is_other_decision(self) -> bool:
        return self.before.decision is not self.after.decision

    @property
    def is_same(self) -> bool:
        return not (self.is_other_decision or self.lost or self.gained) and (
            self.before.text == self.after.text
        )

    @property
    def lost(self) -> tuple[str, ...]:
        return tuple(sorted(_rules(self.before) - _rules(self.after)))

    @property
    def gained(self) -> tuple[str, ...]:
        return tuple(sorted(_rules(self.after) - _rules(self.before)))


def compare(before: Guard, after: Guard, samples: Iterable[Sample]) -> Iterator[Compared]:
    """Raises UnreadableText for half a surrogate pair."""
    for sample in samples:
        old, new = (
            guard.judge(
                sample.text, locale=sample.locale, allowance=sample.allowance, evidence=sample.evidence
            )
            for guard in (before, after)
        )
        yield Compared(sample, old, new)


def own_lines(*packs: Specs) -> list[Sample]:
    """What the rules of these packs say that they flag and pass, each line once."""
    lines: dict[tuple[str, str], Sample] = {}
    for specs in packs:
        for name, (spec, _) in specs.items():
            for rule in spec.rules:
                for kind, texts in (("must_flag", rule.tests.must_flag), ("must_pass", rule.tests.must_pass)):
                    for text in texts:
                        lines.setdefault((name, text), Sample(f"{rule.id} {kind}", text, name))
    return list(lines.values())


def _rules(verdict: Verdict) -> set[str]:
    return {finding.rule_id for finding in verdict.findings}
