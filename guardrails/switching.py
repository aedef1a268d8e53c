"""What a workspace switches, and what is only tried: looked at beside the judging that always holds."""

from dataclasses import replace
from typing import Final

from guardrails.finding import Category, Finding, Severity
from guardrails.judging import RAILS, Case, Judged, SentenceJudge
from guardrails.matching import RuleSet
from guardrails.rail import Passage
from guardrails.text import view

_NOTHING: Final[tuple[Finding, ...]] = ()


def as_switched(judged: Judged, sentence: str, before: str, case: Case, judge: SentenceJudge) -> Judged:
    """What was judged, with the switches of the workspace."""
    if case.pack is None:
        return judged
    if case.allowance.contractor_blame and any(map(_is_fault, judged.errors)):
        judged = _without_contractors(judged, sentence, before, case, judge)
    if not case.allowance.regret_words:
        judged = _without_regret(judged, sentence, before, case)
    return judged


def tried_on(sentence: str, before: str, case: Case) -> tuple[Finding, ...]:
    """What the rules in shadow would have found."""
    return _found(case.pack.tried, sentence, before, case) if case.pack else _NOTHING


def _without_contractors(
    judged: Judged, sentence: str, before: str, case: Case, judge: SentenceJudge
) -> Judged:
    """An admission that is gone once somebody else stands for the courier was the courier's."""
    assert case.pack
    other_words = case.pack.without_contractors(sentence)
    if other_words == sentence:
        return judged
    other = judge.judge(other_words, before, case)
    if any(map(_is_fault, other.errors)):
        return judged
    return replace(
        judged,
        findings=tuple(each for each in judged.findings if not _is_fault(each)),
        errors=tuple(each for each in judged.errors if not _is_fault(each)),
        alternatives=other.alternatives,
    )


def _without_regret(judged: Judged, sentence: str, before: str, case: Case) -> Judged:
    """Where an admission was found, its alternatives may say sorry: those that don't come first of all."""
    assert case.pack
    rules = case.pack.against_regret
    found = _found(rules, sentence, before, case)
    errors = judged.errors + tuple(each for each in found if each.severity is Severity.ERROR)
    if not errors:
        return replace(judged, findings=judged.findings + found)
    plain = tuple(line for rule in rules.rules for line in rule.alternatives)
    can_stay = bool(judged.alternatives) or not judged.errors
    alternatives = (*judged.alternatives, *plain) if can_stay else ()
    return replace(judged, findings=judged.findings + found, errors=errors, alternatives=alternatives)


def _found(rules: RuleSet, sentence: str, before: str, case: Case) -> tuple[Finding, ...]:
    if not rules.rules:
        return _NOTHING
    hits = tuple(rules.hits(view(sentence), view(before).text))
    passage = Passage(sentence, hits, (), case.allowance, None)
    return tuple(finding for rail in RAILS for finding in rail(passage))


def _is_fault(finding: Finding) -> bool:
    return finding.category is Category.FAULT_ADMISSION
