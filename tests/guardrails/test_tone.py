"""Tone and language of a reply."""

import pytest

from guardrails.finding import Category, Decision, Severity
from guardrails.gate import Gate
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


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de-DE", "Kannst du mir die Bestellnummer schicken?"),
        ("es-ES", "¿Puedes enviarme el número de pedido?"),
        ("es-MX", "Te escribo en cuanto sepa algo."),
        ("fr-FR", "Je t'écris dès que j'en sais plus."),
        ("it-IT", "Ti scrivo appena so qualcosa."),
        ("ja-JP", "確認したら連絡するね。"),
        ("ko-KR", "확인하고 바로 알려줄게."),
        ("nl-NL", "Ik schrijf je zodra ik meer weet."),
        ("pl-PL", "Napisz do nas, jeśli coś się zmieni."),
        ("pt-PT", "Podes enviar o número da encomenda?"),
        ("ru-RU", "Напишу тебе, как только узнаю."),
        ("tr-TR", "Sana hemen yazacağım."),
        ("zh-CN", "我会尽快回复你。"),
    ],
)
def test_a_form_of_address_below_the_guides_is_pointed_at(guard: Guard, locale: str, text: str) -> None:
    verdict = guard.judge(text, locale=locale)

    assert (verdict.decision, verdict.text) == (Decision.ALLOW, text)
    assert {(each.category, each.severity) for each in verdict.findings} == {
        (Category.REGISTER, Severity.WARN)
    }


def test_a_second_validation_is_pointed_at_where_it_stands(guard: Guard) -> None:
    first, second = "I can see how upsetting this is.", "That must be exhausting."

    findings = guard.judge(f"{first} {second}", locale="en-US").findings

    assert [(each.rule_id, each.severity) for each in findings] == [
        ("en.tone.second-validation", Severity.WARN)
    ]
    assert findings[0].start > len(first)


SAID = "I'm asking the depot where the parcel was last seen. Kind regards, Robin"


@pytest.mark.parametrize(
    "again",
    [
        "I'm asking the depot where the parcel was last seen.",
        "I’m ASKING the depot where the parcel was last seen!",
    ],
)
def test_a_line_that_the_customer_has_read_is_pointed_at(guard: Guard, again: str) -> None:
    verdict = guard.judge(f"Thanks. {again}", locale="en-US", said_before=[SAID])

    assert (verdict.decision, verdict.text) == (Decision.ALLOW, f"Thanks. {again}")
    assert [(each.rule_id, each.severity, each.start) for each in verdict.findings] == [
        ("tone.same-line", Severity.WARN, len("Thanks. "))
    ]


@pytest.mark.parametrize(
    "text", ["Kind regards, Robin", "I'm asking the depot again.", SAID.replace("depot", "store")]
)
def test_a_greeting_or_a_new_line_is_not_said_again(guard: Guard, text: str) -> None:
    assert guard.judge(text, locale="en-US", said_before=[SAID]).findings == ()


def test_a_stream_says_the_same_line_again_as_a_whole_text_does(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US", said_before=[SAID])
    for char in SAID:
        gate.feed(char)

    assert gate.close().verdict == guard.judge(SAID, locale="en-US", said_before=[SAID])


def test_another_language_than_the_conversations_is_pointed_at(guard: Guard) -> None:
    text = "Lo siento mucho, estoy revisando el pedido que hizo con la tienda."

    verdict = guard.judge(text, locale="en-US")

    assert [(each.rule_id, each.severity, each.start, each.end) for each in verdict.findings] == [
        ("language.other", Severity.WARN, 0, len(text))
    ]


@pytest.mark.parametrize("text", ["C'est la vie!", "Gracias.", "The route is Paseo de la Reforma."])
def test_a_loan_is_not_another_language(guard: Guard, text: str) -> None:
    assert guard.judge(text, locale="en-US").findings == ()
