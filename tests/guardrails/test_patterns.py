"""What a pattern finds beyond what it says: words without their accents, where people write them so."""

import pytest

from guardrails.patterns import PatternMaker
from guardrails.spec import PackSpec


def finds(language: str, pattern: str, text: str) -> bool:
    maker = PatternMaker(PackSpec(pack=language, owner="tests"))
    compiled = maker.one_of((pattern,), "test")
    assert compiled is not None
    return compiled.search(text) is not None


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("es", "cálmese", "calmese"),
        ("pt", "não", "nao"),
        ("fr", "désolée?", "desole"),
        ("de", "für", "fuer"),
        ("de", "[aä]rger", "arger"),
        ("pl", "błąd", "blad"),
        ("tr", "özür", "ozur"),
        ("ru", "ещё", "еще"),
        ("nl", "geïnd", "geind"),
    ],
)
def test_an_accent_may_be_left_off_where_people_do(language: str, pattern: str, text: str) -> None:
    assert finds(language, pattern, text)
    assert finds(language, pattern, pattern.replace("[aä]", "ä").replace("e?", ""))


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("pt", "é", "e"),
        ("fr", "à", "a"),
        ("it", "è", "e"),
        ("de", "würden", "wurden"),
        ("vi", "có", "co"),
        ("en", "résumé", "resume"),
    ],
)
def test_an_accent_that_makes_the_word_stays(language: str, pattern: str, text: str) -> None:
    assert not finds(language, pattern, text)
