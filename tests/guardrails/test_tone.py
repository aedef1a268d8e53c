"""Tone and language of a reply."""

import pytest

from guardrails.finding import Category, Decision, Severity
from guardrails.inspection import Guard


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "You should have read the terms."),
        ("en-US", "As I already told you, we are closed."),
        ("es-MX", "Por favor, cálmese."),
        ("ja-JP", "先ほど申し上げた通りです。"),
    ],
)
def test_words_that_belittle_are_replaced(guard: Guard, locale: str, text: str) -> None:
    verdict = guard.judge(text, locale=locale)

    assert verdict.decision is Decision.REWRITE
    assert Category.TOXIC in {each.category for each in verdict.findings}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "We apologize for any inconvenience this may have caused."),
        ("en-US", "Your call is important to us."),
        ("es-MX", "Lamentamos los inconvenientes ocasionados."),
        ("ja-JP", "平素よりご愛顧を賜り、ありがとうございます。"),
    ],
)
def test_a_recording_is_pointed_at_and_stays(guard: Guard, locale: str, text: str) -> None:
    verdict = guard.judge(text, locale=locale)

    assert (verdict.decision, verdict.text) == (Decision.ALLOW, text)
    assert [(each.category, each.severity) for each in verdict.findings] == [
        (Category.ROBOTIC, Severity.WARN)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "This is not your fault.",
        "Let the device cool down for ten minutes.",
        "I can see why you are upset about the parcel.",
        "You told me that the agent asked you to calm down.",
    ],
)
def test_a_lookalike_passes(guard: Guard, text: str) -> None:
    assert guard.judge(text, locale="en-US").findings == ()


def test_another_language_than_the_conversations_is_pointed_at(guard: Guard) -> None:
    text = "Lo siento mucho, estoy revisando el pedido que hizo con la tienda."

    verdict = guard.judge(text, locale="en-US")

    assert [(each.rule_id, each.severity, each.start, each.end) for each in verdict.findings] == [
        ("language.other", Severity.WARN, 0, len(text))
    ]


@pytest.mark.parametrize("text", ["C'est la vie!", "Gracias.", "The route is Paseo de la Reforma."])
def test_a_loan_is_not_another_language(guard: Guard, text: str) -> None:
    assert guard.judge(text, locale="en-US").findings == ()
