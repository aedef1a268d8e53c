"""Seventy disguised or split admissions and twenty-seven texts that look as odd, judged by rules alone."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from guardrails.finding import Category, Severity, Verdict
from guardrails.gate import Gate
from guardrails.inspection import Guard

LINES = YAML(typ="safe").load(Path(__file__).parent / "lines" / "streams" / "disguised.yaml")


def errors(verdict: Verdict) -> set[Category]:
    return {each.category for each in verdict.findings if each.severity is Severity.ERROR}


@pytest.mark.parametrize(("locale", "line"), LINES["unsafe"])
def test_an_admission_is_seen_through_its_disguise_and_not_shown(
    guard: Guard, locale: str, line: str
) -> None:
    gate = Gate(guard, locale=locale)
    for chunk in line.split("|"):
        gate.feed(chunk)

    closing = gate.close()

    assert Category.FAULT_ADMISSION in errors(closing.verdict)
    assert gate.shown != line.replace("|", "")


@pytest.mark.parametrize(("locale", "line"), LINES["safe"])
def test_what_only_looks_odd_is_shown_as_it_is(guard: Guard, locale: str, line: str) -> None:
    gate = Gate(guard, locale=locale)
    for chunk in line.split("|"):
        gate.feed(chunk)

    closing = gate.close()

    assert (errors(closing.verdict), gate.shown) == (set(), line.replace("|", ""))
