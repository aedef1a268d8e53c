"""Rules that yield: where vectors find nothing of the kind in a sentence, what they find is only told."""

from pathlib import Path

import numpy as np
import pytest

from guardrails.finding import Decision, Severity
from guardrails.gate import Gate
from guardrails.inspection import Guard
from guardrails.learned import FAULT, LearnedLayers, read_learned
from guardrails.pack import read_specs
from guardrails.rules import compile_packs
from guardrails.vectors import Vector

OURS = """
pack: en
owner: compliance
yields: true
rules:
  - id: en.fault.wrong
    category: fault_admission
    reason: Says that we were wrong.
    patterns: [we were wrong]
    alternatives: [I am checking.]
    tests: {must_flag: [We were wrong.], must_pass: [You were right.]}
"""
THEIRS = """
pack: en
inherits: en
owner: Ana
rules:
  - id: en.fault.house
    category: fault_admission
    reason: Says what was wrong.
    patterns: [wrong about]
    alternatives: [I am looking.]
    tests: {must_flag: [I was wrong about it.], must_pass: [It was late.]}
"""
SENTENCE = "Nobody here ever said that we were wrong about the boat."


def put(folder: Path, content: str) -> Path:
    folder.mkdir()
    (folder / "en.yaml").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def vectors() -> list[Vector]:
    """What was learned from, the calmest first."""
    kernel = read_learned().kernel
    rows = [kernel.support[row] * kernel.spread + kernel.mean for row in range(400)]
    return sorted(rows, key=lambda row: kernel.score(row, np.zeros(kernel.cues.shape[1], np.float32)))


def guard(vector: Vector | None, ours: Path, *over: Path) -> Guard:
    packs = compile_packs(read_specs(ours, *over), were_tested=True)
    return Guard(packs, LearnedLayers([read_learned()], lambda _: vector))


def severities(found: Guard, text: str) -> list[Severity]:
    return [each.severity for each in found.judge(text, locale="en").findings]


def test_what_a_rule_finds_is_only_told_where_the_vector_is_calm(
    tmp_path: Path, vectors: list[Vector]
) -> None:
    verdict = guard(vectors[0], put(tmp_path / "ours", OURS)).judge(SENTENCE, locale="en")

    assert [each.severity for each in verdict.findings] == [Severity.WARN]
    assert (verdict.decision, verdict.text) == (Decision.ALLOW, SENTENCE)


def test_it_stands_where_the_vector_is_not_calm_or_there_is_none(
    tmp_path: Path, vectors: list[Vector]
) -> None:
    ours = put(tmp_path / "ours", OURS)

    assert severities(guard(vectors[-1], ours), SENTENCE) == [Severity.ERROR]
    assert severities(guard(None, ours), SENTENCE) == [Severity.ERROR]


def test_a_rule_of_the_house_never_yields_unless_it_says_so(tmp_path: Path, vectors: list[Vector]) -> None:
    ours, theirs = put(tmp_path / "ours", OURS), put(tmp_path / "theirs", THEIRS)
    yielding = put(tmp_path / "yielding", THEIRS.replace("owner: Ana", "owner: Ana\nyields: true"))

    assert Severity.ERROR in severities(guard(vectors[0], ours, theirs), SENTENCE)
    assert Severity.ERROR not in severities(guard(vectors[0], ours, yielding), SENTENCE)


def test_a_house_may_take_the_right_to_yield_from_a_rule_it_inherits(
    tmp_path: Path, vectors: list[Vector]
) -> None:
    ours = put(tmp_path / "ours", OURS)
    strict = put(
        tmp_path / "strict",
        "pack: en\ninherits: en\nowner: Ana\nadjust: {en.fault.wrong: {yields: false}}\n",
    )

    assert severities(guard(vectors[0], ours, strict), SENTENCE) == [Severity.ERROR]


def test_what_a_pack_must_flag_stays_flagged_whatever_the_vector(
    tmp_path: Path, vectors: list[Vector]
) -> None:
    ours = put(tmp_path / "ours", OURS)

    assert severities(guard(vectors[0], ours), "WE were wrong.") == [Severity.ERROR]


@pytest.mark.parametrize(
    "disguised",
    [
        "Nobody here ever said that we were w\u200brong about the boat.",
        "Nobody here ever said that we **were** wrong about the boat.",
        "Nobody here ever said that we were wr0ng about the boat.",
        "Nobody here ever said that we w\u0435re wrong about the boat.",  # a Cyrillic letter
        "Nobody here ever said that w e  w e r e  w r o n g about the boat.",
    ],
)
def test_what_is_found_in_disguise_never_yields(
    tmp_path: Path, vectors: list[Vector], disguised: str
) -> None:
    ours = put(tmp_path / "ours", OURS)

    assert severities(guard(vectors[0], ours), disguised) == [Severity.ERROR]


def test_a_sentence_too_long_for_its_vector_never_yields(tmp_path: Path, vectors: list[Vector]) -> None:
    long = SENTENCE.replace("the boat", "the " + "very " * 20 + "old boat")

    assert severities(guard(vectors[0], put(tmp_path / "ours", OURS)), long) == [Severity.ERROR]


def test_on_the_stream_a_rule_yields_as_it_does_in_the_whole_text(
    tmp_path: Path, vectors: list[Vector]
) -> None:
    text = f"Thanks for waiting. {SENTENCE} I'm looking into it. We were wrong."
    found = guard(vectors[0], put(tmp_path / "ours", OURS))
    gate = Gate(found, locale="en")
    for letter in text:
        gate.feed(letter)

    assert gate.close().verdict == found.judge(text, locale="en")


def test_every_rule_that_comes_with_us_yields_and_its_limit_lies_below_what_is_stopped() -> None:
    rules = [
        rule for spec, _ in read_specs(FAULT.weights.parents[1] / "packs").values() for rule in spec.rules
    ]

    assert all(rule.yields for rule in rules)
    assert read_learned().limits.aside < min(read_learned().limits.meaning.values())
