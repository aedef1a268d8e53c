"""What leaves the house names nobody, and keeps what a reply needs."""

import pytest

from guardrails.redaction import Personal, personal_data, redacted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to ana.lopez+shop@correo.example.com please", "Write to [email] please"),
        ("Mi correo: josé@ejemplo.es.", "Mi correo: [email]."),
        ("card 4111 1111 1111 1111, exp 04/29", "card [card], exp 04/29"),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [iban]"),
        ("Call me on +49 30 901820 today", "Call me on [phone] today"),
        ("my mobile is 555 858 9525", "my mobile is [phone]"),
        ("携帯は090-1234-5678です", "携帯は[phone]です"),
        ("ring (602) 272-9781", "ring [phone]"),
        ("They don't answer at 079 2718 1155.", "They don't answer at [phone]."),
        ("stop writing to 0688 872 49 99 please", "stop writing to [phone] please"),
        ("el fijo 0961-7596216", "el fijo [phone]"),
        ("My SSN is 536-90-4399.", "My SSN is [identity number]."),
        ("DNI 12345678Z", "DNI [identity number]"),
        ("CPF 390.533.447-05", "CPF [identity number]"),
        ("key sk-abcdef0123456789abcdef", "key [secret]"),
        ("key sk-abcdefghijklmnopqrst", "key [secret]"),
        ("Bearer abcdefghijklmnopqrstuv", "Bearer [secret]"),
        ("它是 ghp_abcdefghijklmnopqrst 谢谢", "它是 [secret] 谢谢"),
        ("at 2620:fe:aa:bb:cc:dd:ee:ff", "at [network address]"),
    ],
)
def test_personal_data_gives_way_to_what_it_is(text: str, expected: str) -> None:
    assert redacted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Order 20418 has not come, and neither has 104-2218.",
        "I paid $1,299.00 on 2026-11-03 at 14:35.",
        "Error F4-U1T, code 0x80070005, version 12.4.1",
        "on 01-02-2026, in 0 to 10 days, part 012 345, 04 12",
        "Tracking 9400110200881234567890",
        "Reference 12345678901",
        "Meet me @ noon",
        "",
    ],
)
def test_what_a_reply_needs_stays(text: str) -> None:
    assert redacted(text) == text


def test_positions_are_those_of_the_text() -> None:
    text = "¡Hola! 👋 soy a@b.example y b@c.example"

    found = personal_data(text)

    assert [text[one.start : one.end] for one in found] == ["a@b.example", "b@c.example"]
    assert {one.kind for one in found} == {Personal.EMAIL}


def test_what_is_redacted_once_stays_as_it_is() -> None:
    once = redacted("a@b.example, 4111111111111111, +49 30 901820")

    assert redacted(once) == once
