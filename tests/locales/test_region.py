from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from locales.region import leanings_of, region_of
from locales.strict_yaml import load_yaml

CHATS = Path(__file__).parent / "chats"
LINES = TypeAdapter(dict[str, list[str] | dict[str, list[str]]])


def region(language: str, text: str, hint: str | None = None) -> str | None:
    return region_of(language, leanings_of(text, language), hint).locale


def told(name: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for tag, texts in LINES.validate_python(load_yaml(CHATS / f"{name}.yaml")).items():
        if isinstance(texts, list):
            guesses = [region(tag.partition("-")[0], text) for text in texts]
            found["right"] += sum(guess == tag for guess in guesses)
            found["unknown"] += sum(guess is None for guess in guesses)
            found["all"] += len(guesses)
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "¿Podéis mirarlo?", "es-ES"),
        ("es", "no puedo entrar desde mi computadora, ahorita lo checo", "es-MX"),
        ("es", "¿tenés el número?", "es-AR"),
        ("pt", "Vocês podem me enviar o boleto?", "pt-BR"),
        ("pt", "Estou a aguardar a resposta no telemóvel", "pt-PT"),
        ("en", "wrong color", "en-US"),
        ("en", "wrong colour", "en-GB"),
        ("en", "it was £20", "en-GB"),
        ("en", "I paid ₹1,25,000", "en-IN"),
        ("en", "call me on 07700 900123", "en-GB"),
        ("en", "my postcode is M1 1AE", "en-GB"),
        ("en", "it arrived on 11/24/2026", "en-US"),
        ("fr", "ça coûte 20 €", "fr-FR"),
        ("fr", "ça coûte 20 $", "fr-CA"),
        ("ja", "荷物が届きません", "ja-JP"),
    ],
)
def test_a_mark_tells_the_region(language: str, text: str, expected: str) -> None:
    assert region(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "mi pedido no ha llegado"),
        ("pt", "não recebi nada"),
        ("en", "where is my order"),
        ("en", "I'm fed up with chasing my own money"),
        ("fr", "où est ma commande"),
        ("de", "wo ist mein Paket"),
        ("xx", "?"),
        ("en", ""),
    ],
)
def test_without_a_mark_nobody_knows(language: str, text: str) -> None:
    assert region(language, text) is None


def test_a_hint_holds_where_there_is_no_mark() -> None:
    assert region("es", "mi pedido no ha llegado", "es-CO") == "es-CO"


def test_a_hint_of_another_language_is_none() -> None:
    assert region("en", "where is my order", "es-MX") is None


def test_a_plain_mark_outweighs_a_hint_and_a_faint_one_does_not() -> None:
    assert region("es", "¿Podéis mirarlo?", "es-MX") == "es-ES"
    assert region("es", "mi coche", "es-MX") == "es-MX"


def test_more_marks_are_surer() -> None:
    one = region_of("en", leanings_of("wrong colour", "en"))
    two = region_of("en", leanings_of("wrong colour, it was £20", "en"))
    assert one.confidence < two.confidence <= 1.0


def test_what_was_written_before_is_remembered() -> None:
    before = leanings_of("Se me rompió el ordenador", "es")
    now = leanings_of("no funciona", "es", before)
    assert region_of("es", now).locale == "es-ES"


def test_what_another_language_leaned_to_is_left_behind() -> None:
    before = leanings_of("wrong colour", "en")
    assert leanings_of("no funciona", "es", before) == ()


def test_of_lines_that_carry_a_mark_most_are_told_and_hardly_one_wrongly() -> None:
    for name, share in (("regions_held_out", 0.95), ("regions_fourth", 0.85), ("regions_sixth", 0.9)):
        found = told(name)
        wrong = found["all"] - found["right"] - found["unknown"]
        assert found["right"] >= share * found["all"]
        assert wrong <= 0.02 * found["all"]


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=500), st.sampled_from(["en", "es", "pt", "fr"]))
def test_any_text_gets_the_same_region_twice(text: str, language: str) -> None:
    guess = region_of(language, leanings_of(text, language))
    assert guess == region_of(language, leanings_of(text, language))
    assert 0.0 <= guess.confidence <= 1.0
    assert (guess.locale is None) == (guess.confidence == 0.0)
