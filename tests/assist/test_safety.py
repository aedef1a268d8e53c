from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from assist.intensity import lower_in_place
from assist.reading import Risk, Span
from assist.safety import NO_DANGER, Danger, _words, find_danger

LINES = YAML(typ="safe").load(Path(__file__).with_name("dangers.yaml"))
LANGUAGES = (
    "en",
    "es",
    "ja",
    "de",
    "fr",
    "it",
    "nl",
    "pl",
    "pt",
    "ru",
    "tr",
    "ar",
    "hi",
    "ko",
    "zh",
    "id",
    "vi",
)


def said() -> Iterator[tuple[str, str]]:
    for by_risk in LINES.values():
        for risk, lines in by_risk.items():
            yield from ((risk, line) for line in lines)


def danger_in(text: str) -> Danger:
    return find_danger(lower_in_place(text).replace("’", "'"))


@pytest.mark.parametrize(("risk", "text"), tuple(said()))
def test_a_risk_is_heard_in_what_customers_write_and_in_nothing_else(risk: str, text: str) -> None:
    assert danger_in(text).risk == risk


def test_every_language_has_lines_of_every_risk_and_harmless_ones() -> None:
    assert set(LINES) == set(LANGUAGES)
    assert all(set(by_risk) == {risk.value for risk in Risk} for by_risk in LINES.values())


def test_the_words_that_name_a_risk_are_shown_in_their_place() -> None:
    text = "Refund me or I WILL SUE YOU."
    assert [text[span.start : span.end] for span in danger_in(text).spans] == ["I WILL SUE"]


def test_danger_to_life_comes_before_any_threat() -> None:
    text = "my lawyer will call, I will do a chargeback, and then I will kill myself"
    assert danger_in(text).risk is Risk.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "this is killing me, and my lawyer will call you",
        "I'm dying to know, but I will go to the press",
    ],
)
def test_a_harmless_turn_of_phrase_hides_no_threat_beside_it(text: str) -> None:
    assert danger_in(text).risk in (Risk.LEGAL, Risk.PRESS)


def test_a_risk_is_heard_whatever_language_the_rest_is_in() -> None:
    assert danger_in("Hola, mi pedido 4411. I want to kill myself.").risk is Risk.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "nie chce mi sie juz zyc",
        "ya no quiero seguir asi, voy a suicidarme",
        "kendimi oldurecegim",
        "nao aguento mais viver",
        "ich weiss, besser tot",
    ],
)
def test_a_risk_is_heard_without_the_marks_of_its_letters(text: str) -> None:
    assert danger_in(text).risk is Risk.SELF_HARM


@pytest.mark.parametrize(
    "text", ["từ từ thôi, không gấp", "tu tu thoi, khong gap", "la imprenta a la polaca"]
)
def test_another_word_with_the_same_bare_letters_is_none(text: str) -> None:
    assert danger_in(text) == NO_DANGER


def test_a_word_ends_where_an_emoji_begins() -> None:
    text = "i want to die😭"
    assert [text[span.start : span.end] for span in danger_in(text).spans] == ["i want to die"[2:]]


def test_a_risk_in_another_script_is_heard_in_the_middle_of_plain_letters() -> None:
    assert danger_in("order 4411 мне не хочется жить thanks").risk is Risk.SELF_HARM


@pytest.mark.parametrize("text", ["", " ", "\ud800", "ok", "20418", "🙂" * 50, "a" * 4_000])
def test_a_text_that_says_nothing_names_no_risk(text: str) -> None:
    assert find_danger(text) == NO_DANGER


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_every_span_lies_within(text: str) -> None:
    spans = find_danger(text).spans
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_broken_character_before_a_risk_moves_no_span() -> None:
    text = "\ud800\ud800 i want to die"
    assert find_danger(text).spans == (Span(5, 16),)


@pytest.mark.parametrize("text", ["my parcel has not arrived", "mi paquete no llega", "荷物が届きません"])
def test_no_pattern_is_tried_on_a_message_without_any_of_its_words(text: str) -> None:
    # each that is tried costs as much as the look at all of them
    assert _words().said_in(text, tried=True) == []
