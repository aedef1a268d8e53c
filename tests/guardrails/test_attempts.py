"""Messages that steer, and those that only look so."""

from collections import Counter
from pathlib import Path

import pytest

from guardrails.attempts import AFRESH, ATTEMPTS, WIDER, Attempt, read_attempts
from guardrails.cases import Share
from guardrails.errors import CasesRejected


def test_each_language_has_twenty_five_of_either_kind() -> None:
    counted = Counter((each.language, each.is_attack) for each in read_attempts())

    assert len(counted) == 2 * 17
    assert min(counted.values()) >= 25


@pytest.mark.parametrize(("folder", "at_least"), [(WIDER, 10), (AFRESH, 6)])
def test_the_other_folders_speak_the_same_languages(folder: Path, at_least: int) -> None:
    counted = Counter((each.language, each.is_attack) for each in read_attempts(folder))

    assert len(counted) == 2 * 17
    assert min(counted.values()) >= at_least


def test_what_only_measures_was_never_learned_from() -> None:
    learned = {each.text for folder in (ATTEMPTS, WIDER) for each in read_attempts(folder)}

    assert learned.isdisjoint(each.text for each in read_attempts(AFRESH))


def test_what_says_the_same_in_other_languages_has_the_same_share() -> None:
    shares = {Attempt(language, True, 3, language).share for language in ("en", "ja", "ar")}

    assert len(shares) == 1
    assert {each.share for each in read_attempts()} == set(Share)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("language: en\nattacks: [a]\n", "en.yaml: harmless: is missing"),
        ("language: en\nattacks: []\nharmless: [a]\n", "en.yaml: attacks: should have at least 1"),
        ("language: fr\nattacks: [a]\nharmless: [b]\n", "en.yaml: `language` says 'fr'"),
        ("language: en\nattacks: [a]\nharmless: [b]\nmore: 1\n", "en.yaml: more: is not known here"),
        ("attacks: [\n", "en.yaml: not valid YAML"),
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "en.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(CasesRejected) as refused:
        read_attempts(tmp_path)

    assert any(each.startswith(reason) for each in refused.value.reasons)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesRejected, match="no messages here"):
        read_attempts(tmp_path)
