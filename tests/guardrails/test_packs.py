"""What the packs say about themselves, and lines written apart from them."""

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from guardrails.finding import Decision, Severity, Verdict
from guardrails.inspection import PACKS, Guard
from guardrails.pack import read_specs

LOCALES = {"en": "en-US", "es": "es-MX", "ja": "ja-JP"}
RULES = [
    (LOCALES.get(name, name), rule)
    for name, (spec, _) in read_specs(PACKS).items()
    for rule in spec.rules
    if rule.switch is None and rule.file and rule.file.stem == name
]
FLAGGED = [(locale, rule.id, line) for locale, rule in RULES for line in rule.tests.must_flag]
OFFERED = [(locale, line) for locale, rule in RULES for line in rule.alternatives]
PASSED = [(locale, line) for locale, rule in RULES for line in rule.tests.must_pass]
LINES = [
    (file.stem, category, line)
    for file in sorted((Path(__file__).parent / "lines").glob("*.yaml"))
    for category, lines in YAML(typ="safe").load(file).items()
    for line in lines
]
REPLIES = [
    (file.stem, reply)
    for file in sorted((Path(__file__).parent / "lines" / "replies").glob("*.yaml"))
    for reply in YAML(typ="safe").load(file)
]


def errors(verdict: Verdict) -> set[str]:
    return {str(each.category) for each in verdict.findings if each.severity is Severity.ERROR}


@pytest.mark.parametrize(("locale", "rule_id", "line"), FLAGGED)
def test_a_rule_flags_what_it_says_it_flags(guard: Guard, locale: str, rule_id: str, line: str) -> None:
    verdict = guard.judge(line, locale=locale)

    assert any(finding.rule_id.split(".")[1] == rule_id.split(".")[1] for finding in verdict.findings)


@pytest.mark.parametrize(("locale", "line"), PASSED)
def test_a_line_a_rule_passes_is_shown_as_it_is(guard: Guard, locale: str, line: str) -> None:
    verdict = guard.judge(line, locale=locale)

    assert (errors(verdict), verdict.text) == (set(), line)


@pytest.mark.parametrize(("locale", "line"), OFFERED)
def test_what_a_rule_offers_instead_is_not_even_warned_of(guard: Guard, locale: str, line: str) -> None:
    assert guard.judge(line, locale=locale).findings == ()


@pytest.mark.parametrize(("locale", "category", "line"), LINES)
def test_a_fresh_line_is_judged_as_a_person_would(
    guard: Guard, locale: str, category: str, line: str
) -> None:
    verdict = guard.judge(line, locale=locale)

    if category == "pass":
        assert (verdict.decision, errors(verdict)) == (Decision.ALLOW, set())
    else:
        assert category in errors(verdict)


@pytest.mark.parametrize(("locale", "category", "line"), [each for each in LINES if each[1] != "pass"])
def test_a_mended_line_passes_and_differs(guard: Guard, locale: str, category: str, line: str) -> None:
    mended = guard.judge(line, locale=locale).text

    again = guard.judge(mended, locale=locale)

    assert mended not in ("", line)
    assert (again.decision, again.text) == (Decision.ALLOW, mended)


@pytest.mark.parametrize(("locale", "reply"), REPLIES)
def test_a_good_reply_is_shown_as_it_is(guard: Guard, locale: str, reply: str) -> None:
    verdict = guard.judge(reply, locale=locale)

    assert (verdict.decision, errors(verdict), verdict.text) == (Decision.ALLOW, set(), reply)


def test_every_language_has_ten_good_replies() -> None:
    replies = Counter(locale.partition("-")[0] for locale, _ in REPLIES)

    languages = {name.partition("-")[0] for name in read_specs(PACKS)}
    assert replies == dict.fromkeys(languages, 10)


@pytest.mark.parametrize("locale", ["en-US", "es-MX", "ja-JP"])
def test_each_locale_has_sixty_lines_of_either_kind(locale: str) -> None:
    flagged = sum(each[0] == locale and each[1] != "pass" for each in LINES)
    passed = sum(each[0] == locale and each[1] == "pass" for each in LINES)

    assert min(flagged, passed) >= 60


def disguises(line: str) -> list[str]:
    return [
        line.upper(),
        "\u200b".join(line),
        "\u2060".join(line),
        line.translate(str.maketrans("aeopcy", "аеорсу")),
        "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in line),
        line.replace(" ", "\u00a0"),
        line.replace(" ", "  "),
    ]


@pytest.mark.parametrize(("locale", "category", "line"), [each for each in LINES if each[1] != "pass"][::5])
def test_disguises_change_nothing(guard: Guard, locale: str, category: str, line: str) -> None:
    for disguised in disguises(line):
        assert category in errors(guard.judge(disguised, locale=locale)), disguised
