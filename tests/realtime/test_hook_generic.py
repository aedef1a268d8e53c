"""The generic webhook takes what its source signed, and nothing else."""

import json
import random
import re
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from assist.conversation import Role
from realtime.access import new_webhook_secret
from realtime.errors import HookRefused, Invalid, TooLarge
from realtime.hooks import DeleteMessage, EditMessage, Ignored, NewMessage
from realtime.hooks.generic import EVENTS, MAX_BODY, read, verify
from realtime.wire.messages import Attachment

PAGE = Path(__file__).parents[2] / "docs" / "helpdesk.md"
NOW = datetime(2026, 3, 4, 12, 0, 7, tzinfo=UTC)
SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
OTHER = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY="
BODY = json.dumps(
    {
        "type": "message.created",
        "data": {"conversation": "42", "id": "m-1", "role": "customer", "text": "¿Dónde está mi pedido?"},
    },
    ensure_ascii=False,
).encode()


def signed(
    body: bytes = BODY, secret: str = SECRET, at: datetime = NOW, delivery: str = "evt_1"
) -> dict[str, str]:
    return {
        "Webhook-Id": delivery,
        "Webhook-Timestamp": str(int(at.timestamp())),
        "Webhook-Signature": Webhook(secret).sign(delivery, at, BODY.decode()),
    }


def event(kind: str = "message.created", **changes: object) -> bytes:
    data = {"conversation": "42", "id": "m-1", "role": "customer", "text": "Hello"} | changes
    return json.dumps({"type": kind, "data": {k: v for k, v in data.items() if v is not ...}}).encode()


# ---- signatures ---------------------------------------------------------------------------------------


def test_what_the_source_signed_is_taken_and_its_id_given() -> None:
    assert verify(signed(), BODY, [SECRET], NOW) == "evt_1"


def test_a_new_secret_of_ours_signs_and_verifies() -> None:
    secret = new_webhook_secret()
    assert verify(signed(secret=secret), BODY, [secret], NOW) == "evt_1"


@pytest.mark.parametrize("secret", [SECRET, OTHER])
def test_both_secrets_are_good_while_a_rotation_lasts(secret: str) -> None:
    assert verify(signed(secret=secret), BODY, [SECRET, OTHER], NOW) == "evt_1"


def test_one_good_signature_among_several_is_enough() -> None:
    headers = signed()
    foreign = signed(secret=OTHER)["Webhook-Signature"]
    headers["Webhook-Signature"] = f"v1a,abc {foreign} {headers['Webhook-Signature']}"
    assert verify(headers, BODY, [SECRET], NOW) == "evt_1"


def test_a_secret_that_was_rotated_out_is_refused() -> None:
    with pytest.raises(HookRefused, match="no signature fits"):
        verify(signed(secret=OTHER), BODY, [SECRET], NOW)


def test_without_a_secret_nothing_is_taken() -> None:
    with pytest.raises(HookRefused, match="no signature fits"):
        verify(signed(), BODY, [], NOW)


@pytest.mark.parametrize("late_s", [-301, 301, -86_400, 86_400])
def test_an_old_or_future_delivery_is_refused(late_s: int) -> None:
    headers = signed(at=NOW + timedelta(seconds=late_s))
    with pytest.raises(HookRefused, match="5 minutes"):
        verify(headers, BODY, [SECRET], NOW)


@pytest.mark.parametrize("late_s", [-300, 300])
def test_five_minutes_are_forgiven(late_s: int) -> None:
    assert verify(signed(at=NOW + timedelta(seconds=late_s)), BODY, [SECRET], NOW)


@pytest.mark.parametrize("name", ["Webhook-Id", "Webhook-Timestamp", "Webhook-Signature"])
def test_a_missing_header_is_named(name: str) -> None:
    headers = signed()
    del headers[name]
    with pytest.raises(HookRefused, match=f"{name.lower()} is missing"):
        verify(headers, BODY, [SECRET], NOW)


@pytest.mark.parametrize("written", ["{}.0", "0{}", "+{}", " {}", "{}e0", "-{}", "{}.", "１772625607"])
def test_a_timestamp_written_in_another_way_is_refused(written: str) -> None:
    headers = signed()
    headers["Webhook-Timestamp"] = written.format(headers["Webhook-Timestamp"])
    with pytest.raises(HookRefused, match="ten digits"):
        verify(headers, BODY, [SECRET], NOW)


def test_an_id_cannot_swallow_the_timestamp() -> None:
    with pytest.raises(HookRefused, match="webhook-id should be"):
        verify(signed(delivery="evt.1772625607"), BODY, [SECRET], NOW)


def test_a_body_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(HookRefused, match="UTF-8"):
        verify(signed(), b"\xff\xfe", [SECRET], NOW)


def test_a_body_over_the_cap_is_refused_before_anything_is_computed() -> None:
    with pytest.raises(TooLarge, match=str(MAX_BODY)):
        verify({}, b" " * (MAX_BODY + 1), [SECRET], NOW)


def test_none_of_500_mutations_is_accepted() -> None:
    chance = random.Random(20260304)
    accepted = [mutant for mutant in (_mutant(chance) for _ in range(500)) if _is_accepted(*mutant)]
    assert accepted == []


def _mutant(chance: random.Random) -> tuple[dict[str, str], bytes]:
    headers, body = signed(), BODY
    match chance.choice(["signature", "body", "timestamp", "id", "case"]):
        case "signature":
            headers["Webhook-Signature"] = _bent(chance, headers["Webhook-Signature"])
        case "timestamp":
            headers["Webhook-Timestamp"] = _bent(chance, headers["Webhook-Timestamp"])
        case "id":
            headers["Webhook-Id"] = _bent(chance, headers["Webhook-Id"])
        case "case":
            headers["Webhook-Signature"] = headers["Webhook-Signature"].swapcase()
        case _:
            body = _bent(chance, body.decode()).encode(errors="replace")
    return headers, body


def _bent(chance: random.Random, text: str) -> str:
    """Another text: a character changed, left out, put in or doubled, or the end cut off."""
    at = chance.randrange(len(text))
    strange = chance.choice("0aA=+/,. \t\n\0é１_-v")
    bent = chance.choice(
        [
            text[:at] + strange + text[at + 1 :],
            text[:at] + text[at + 1 :],
            text[:at] + strange + text[at:],
            text[:at] + text[at] + text[at:],
            text[:at],
        ]
    )
    return bent if bent.split(" ") != text.split(" ") and bent.strip(" ") != text else text[:-1]


def _is_accepted(headers: dict[str, str], body: bytes) -> bool:
    try:
        verify(headers, body, [SECRET, OTHER], NOW)
    except HookRefused:
        return False
    return True


# ---- events -------------------------------------------------------------------------------------------


def test_a_new_message_is_read_with_all_that_it_says() -> None:
    body = event(
        customer="Lucía",
        channel="whatsapp",
        locale_hint="es_MX",
        attachments=[{"kind": "image", "name": "roto.jpg", "size": 9}],
        at="2026-03-04T06:00:00-06:00",
        unknown="ignored",
    )
    assert read(body) == NewMessage(
        conversation="42",
        external_id="m-1",
        role=Role.CUSTOMER,
        text="Hello",
        customer="Lucía",
        channel="whatsapp",
        locale_hint="es-MX",
        attachments=(Attachment("image", "roto.jpg"),),
        at=datetime(2026, 3, 4, 12, tzinfo=UTC),
    )


def test_an_attachment_alone_is_a_message() -> None:
    told = read(event(text=..., attachments=[{"kind": "voice"}]))
    assert told == NewMessage("42", "m-1", Role.CUSTOMER, "", attachments=(Attachment("voice"),))


def test_an_edit_is_read() -> None:
    assert read(event("message.updated", role=...)) == EditMessage("42", "m-1", "Hello")


def test_a_deletion_is_read() -> None:
    assert read(event("message.deleted", role=..., text=...)) == DeleteMessage("42", "m-1")


def test_an_unknown_event_is_ignored_with_the_reason() -> None:
    told = read(b'{"type":"agent.typing","data":{"anything":[1,2]}}')
    assert isinstance(told, Ignored)
    assert "message.created" in told.reason


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"type":NaN}', "not JSON"),
        (b"[]", "JSON object"),
        (b'"message.created"', "JSON object"),
        (b"{}", "type"),
        (b'{"type":7,"data":{}}', "type"),
        (b'{"type":"message.created"}', "data: is missing; add it"),
        (b'{"type":"message.created","data":[]}', "data: "),
        (event(conversation=...), "data.conversation: is missing; add it"),
        (event(conversation=""), "data.conversation: "),
        (event(conversation=7), "data.conversation: "),
        (event(conversation="x" * 201), "data.conversation: "),
        (event(id=None), "data.id: "),
        (event(role="bot"), "data.role: "),
        (event(text="x" * 4_001), "data.text: "),
        (event(text="a\0b"), "data.text: it holds the character U+0000"),
        (event(text=""), "data: a message needs a text, or an attachment"),
        (event(at="yesterday"), "data.at: "),
        (event(at="2026-03-04T06:00:00"), "data.at: "),
        (event(at=1772625607), "data.at: "),
        (event(locale_hint="Spanish, please"), "data.locale_hint: "),
        (event(attachments=[{"name": "a"}]), "data.attachments.0.kind: is missing; add it"),
        (event(attachments=[{"kind": "file"}] * 21), "data.attachments: "),
        (event("message.updated", text=...), "data.text: is missing; add it"),
        (event("message.deleted", id=...), "data.id: is missing; add it"),
        (b'{"type":"message.created","data":' + b"[" * 17 + b"]" * 17 + b"}", "deeper than 16"),
        (b'{"type":"message.created","data":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not JSON"),
    ],
)
def test_what_cannot_be_used_is_named(body: bytes, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(body)
    assert any(says in error for error in refused.value.errors), refused.value.errors


def test_a_refusal_repeats_no_word_of_the_customer() -> None:
    with pytest.raises(Invalid) as refused:
        read(event(role="customer my card is 4111"))
    assert "4111" not in str(refused.value)


def test_the_page_for_helpdesks_names_every_event_and_field_and_its_example_is_taken() -> None:
    page = PAGE.read_text(encoding="utf-8")
    example = re.search(r"body='(.*?)'", page, re.DOTALL)
    assert example

    told = read(example[1].encode())

    assert isinstance(told, NewMessage)
    named = {*EVENTS, *(field.name for field in fields(NewMessage))} - {"external_id"} | {"id"}
    assert not [name for name in named if f"`{name}`" not in page]
