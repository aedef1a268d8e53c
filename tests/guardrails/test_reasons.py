from pathlib import Path

import pytest

from guardrails.errors import PackRejected
from guardrails.finding import Category, Finding, Severity
from guardrails.inspection import PACKS, SWITCHED, Guard
from guardrails.pack import read_specs
from guardrails.reasons import TOLD, languages, read_told, reason_in

TEXT = "It costs $52."
FIGURE = Finding("facts.unsupported", Category.UNSUPPORTED_FACT, Severity.ERROR, 9, 12, "As written.", None)
OWN = Finding("en.house.rule", Category.OVERPROMISE, Severity.WARN, 0, 2, "As written.", None)


@pytest.mark.parametrize("language", sorted(languages() - {"en"}))
def test_every_language_says_something_of_every_rule_that_comes_along(language: str) -> None:
    told = read_told(language)
    rules = {
        rule.id.partition(".")[2] for spec, _ in read_specs(PACKS, SWITCHED).values() for rule in spec.rules
    }

    assert set(told.categories) == set(Category)
    assert rules <= set(told.rules)


def test_english_is_what_the_rule_says() -> None:
    assert reason_in("en", FIGURE, TEXT) == "As written."


@pytest.mark.parametrize(("language", "words"), [("es", "«$52» no está"), ("ja", "「$52」は会話にも")])
def test_a_reason_names_the_words_in_the_agents_language(language: str, words: str) -> None:
    assert reason_in(language, FIGURE, TEXT).startswith(words)


def test_a_rule_nobody_put_into_a_language_is_told_by_its_category() -> None:
    assert reason_in("es", OWN, TEXT) == read_told("es").categories[Category.OVERPROMISE]


def test_a_language_that_nobody_speaks_here_gets_the_rules_own_words() -> None:
    assert reason_in("xx", OWN, TEXT) == "As written."


def test_what_a_rule_says_itself_comes_first() -> None:
    assert reason_in("fr", OWN, TEXT, {"fr": "Promet trop."}) == "Promet trop."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("language: es", "language: ja", "it must be the file's name"),
        ("  toxic:", "  rude:", "categories.rude"),
        ("categories:", "categories: [", "line"),
        ("rules:", "rule:", "rules: is missing"),
    ],
)
def test_an_unsound_file_says_what_to_mend(tmp_path: Path, old: str, new: str, said: str) -> None:
    content = (TOLD / "es.yaml").read_text("utf-8").replace(old, new, 1)
    (tmp_path / "es.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(PackRejected) as rejected:
        read_told("es", tmp_path)

    assert said in "\n".join(rejected.value.reasons)


def test_the_guard_knows_what_its_own_rules_say_in_other_languages(guard: Guard) -> None:
    (finding,) = guard.judge("This was our fault.", locale="en-US").findings

    assert "sin decir quién la causó" in guard.reason(finding, "This was our fault.", "es")
