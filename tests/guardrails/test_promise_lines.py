"""Promises and their lookalikes, as the benchmark counts them."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.guard import counted, f1
from benchmarks.promises import is_kept_apart
from guardrails.errors import CasesRejected
from guardrails.finding import Category
from guardrails.inspection import Guard
from guardrails.promise_cases import FOURTH, PROMISES, ROUNDS, read_promises

LINES = read_promises()
KEPT_APART = [line for line in LINES if is_kept_apart(line)]


@pytest.mark.parametrize("language", sorted({line.language for line in LINES}))
def test_each_language_has_as_many_lookalikes_as_promises(language: str) -> None:
    counts = Counter(line.must_stop for line in LINES if line.language == language)

    assert counts[True] == counts[False] >= 14


def test_no_line_stands_twice() -> None:
    every = [line.text for folder in (PROMISES, *ROUNDS, FOURTH) for line in read_promises(folder)]

    assert [text for text, times in Counter(every).items() if times > 1] == []


def test_promises_kept_apart_from_rules_are_found_by_them_and_their_lookalikes_pass(guard: Guard) -> None:
    found, stopped = counted(guard, KEPT_APART, Category.OVERPROMISE)

    assert f1(found, stopped) >= 0.88
    assert stopped.hits <= stopped.of * 0.05


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("language: en\npromises: [a]\n", "en.yaml: lookalikes: is missing"),
        ("language: en\npromises: []\nlookalikes: [a]\n", "en.yaml: promises: should have at least 1"),
        ("language: fr\npromises: [a]\nlookalikes: [b]\n", "en.yaml: `language` says 'fr'"),
        ("language: en\npromises: [a]\nlookalikes: [b]\nmore: 1\n", "en.yaml: more: is not known here"),
        ("promises: [\n", "en.yaml, line 2"),
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "en.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(CasesRejected) as refused:
        read_promises(tmp_path)

    assert any(each.startswith(reason) for each in refused.value.reasons)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesRejected, match="no lines here"):
        read_promises(tmp_path)
