"""A reply shows nobody's data but what this conversation holds."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from guardrails.finding import Category, Decision, Severity
from guardrails.inspection import Guard

EVIDENCE = ("I am Ana, ana@mail.example, and my number is (602) 272-9781.", "IBAN DE89370400440532013000")

LINES = YAML(typ="safe").load(Path(__file__).parent / "lines" / "personal" / "strangers.yaml")


@pytest.mark.parametrize(("locale", "text"), LINES["data"])
def test_somebody_elses_data_is_blocked_in_every_locale(guard: Guard, locale: str, text: str) -> None:
    assert guard.judge(text, locale=locale, evidence=()).decision is Decision.BLOCK


@pytest.mark.parametrize(("locale", "text"), LINES["data"])
def test_what_the_customer_wrote_is_no_strangers_data(guard: Guard, locale: str, text: str) -> None:
    findings = guard.judge(text, locale=locale, evidence=[text]).findings

    assert Category.PERSONAL_DATA not in {each.category for each in findings}


@pytest.mark.parametrize(("locale", "text"), LINES["nothing"])
def test_a_number_of_the_house_is_nobodys_data(guard: Guard, locale: str, text: str) -> None:
    findings = guard.judge(text, locale=locale, evidence=()).findings

    assert Category.PERSONAL_DATA not in {each.category for each in findings}


@pytest.mark.parametrize(
    "text",
    [
        "W ciągu 3 dni zamówienie 12345678 będzie gotowe.",
        "I'll join via Zoom 5 minutes early.",
        "Open the 2 Google Drive folders.",
        "Your password is valid for 24h.",
        "The passport form is due on 27.11.2026.",
        "Die Bestellung 4711-0815 ist da.",
    ],
)
def test_words_that_also_mean_something_else_make_no_number_personal(guard: Guard, text: str) -> None:
    findings = guard.judge(text, locale=None, evidence=()).findings

    assert Category.PERSONAL_DATA not in {each.category for each in findings}


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        ("The other account belongs to bo@mail.example.", "personal.email"),
        ("Your card 4111 1111 1111 1111 was charged.", "personal.card"),
        ("Call him on +49 30 901820.", "personal.phone"),
        ("The number 536-90-4399 is on file.", "personal.identity"),
        ("Use the key sk-abcdef0123456789abcdef to sign in.", "personal.key"),
        ("He signed in from 86.138.232.97 today.", "personal.address"),
        ("She was born on 1981-05-07.", "personal.birth"),
    ],
)
def test_data_that_nobody_gave_is_blocked(guard: Guard, text: str, rule_id: str) -> None:
    verdict = guard.judge(text, locale="en-US", evidence=EVIDENCE)

    errors = [each for each in verdict.findings if each.category is Category.PERSONAL_DATA]
    assert (verdict.decision, verdict.text) == (Decision.BLOCK, "")
    assert [(each.rule_id, each.severity) for each in errors] == [(rule_id, Severity.ERROR)]


@pytest.mark.parametrize(
    "text",
    [
        "I'm writing to ANA@mail.example as well.",
        "I'll call you on 602-272-9781.",
        "I'll call you on +1 (602) 272-9781.",
        "I see the account DE89 3704 0044 0532 0130 00 here.",
    ],
)
def test_what_the_customer_gave_may_be_shown(guard: Guard, text: str) -> None:
    verdict = guard.judge(text, locale="en-US", evidence=EVIDENCE)

    assert not [each for each in verdict.findings if each.category is Category.PERSONAL_DATA]


def test_without_evidence_an_address_is_pointed_at_and_a_card_is_blocked(guard: Guard) -> None:
    address = guard.judge("You can write to help@shop.example too.", locale="en-US")
    card = guard.judge("Your card 4111 1111 1111 1111 is here.", locale="en-US")

    assert [each.severity for each in address.findings] == [Severity.WARN]
    assert (address.decision, card.decision) == (Decision.ALLOW, Decision.BLOCK)


def test_an_order_number_and_a_date_are_nobodys_data(guard: Guard) -> None:
    text = "Order 20418 of 2026-11-03 is on its way, error F4-U1T is known."

    assert not [
        each for each in guard.judge(text, locale="en-US").findings if each.category is Category.PERSONAL_DATA
    ]


def test_wide_digits_hide_no_number(guard: Guard) -> None:
    verdict = guard.judge("携帯は０９０－１２３４－５６７８です。", locale="ja-JP", evidence=())

    assert "personal.phone" in {each.rule_id for each in verdict.findings}
