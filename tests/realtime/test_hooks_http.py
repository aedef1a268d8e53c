"""The generic webhook end to end: from a signed delivery to what the agent sees."""

import base64
import hashlib
import hmac
import json
import time
from datetime import UTC, datetime

import httpx
import pytest

from realtime import store
from realtime.hooks.generic import MAX_BODY
from realtime.store import WebhookSource
from tests.realtime.front import House, Shop
from tests.realtime.test_http import problem, said_in

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def source(front: House, shop: Shop, name: str = "helpdesk") -> WebhookSource:
    now = datetime.now(UTC)
    return await front.service.writer.write(
        lambda connection: store.create_source(connection, shop.id, name, now=now)
    )


async def deliver(
    front: House, source_id: str, secret: str, body: object, delivery: str = "msg_1", late_s: int = 0
) -> httpx.Response:
    """As a helpdesk does it, signed by hand: nothing of ours signs here."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    moment = str(int(time.time()) - late_s)
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = hmac.new(key, f"{delivery}.{moment}.".encode() + raw, hashlib.sha256).digest()
    headers = {
        "webhook-id": delivery,
        "webhook-timestamp": moment,
        "webhook-signature": "v1," + base64.b64encode(signed).decode(),
    }
    return await front.http.post(f"/hooks/generic/{source_id}", content=raw, headers=headers)


def created(text: str = "Where is my refund for order 48213?", id: str = "m1", **about: object) -> object:
    return {
        "type": "message.created",
        "data": {"conversation": "case-1", "id": id, "role": "customer", "text": text} | about,
    }


async def test_what_a_helpdesk_sends_reaches_the_agent(front: House, shop: Shop) -> None:
    helpdesk = await source(front, shop)
    answer = await deliver(front, helpdesk.id, helpdesk.secret, created(customer="Dana", locale_hint="en_US"))
    told = answer.json()
    assert answer.status_code == 200
    async with front.client(shop.ben, told["conversation"]) as client:
        state = (await client.until("snapshot"))["d"]["state"]
    assert state["info"]["customer"] == "Dana"
    assert state["messages"][0]["message"]["id"] == told["message"]
    assert state["suggestions"][0]["ready"]["turn"] == told["message"]


async def test_a_delivery_that_comes_again_changes_nothing(front: House, shop: Shop) -> None:
    helpdesk = await source(front, shop)
    first = (await deliver(front, helpdesk.id, helpdesk.secret, created())).json()
    again = (await deliver(front, helpdesk.id, helpdesk.secret, created())).json()
    assert again == first | {"dup": True}
    assert len(await said_in(front, shop, first["conversation"])) == 1


async def test_an_edit_and_a_deletion_find_the_message_by_the_helpdesks_name(
    front: House, shop: Shop
) -> None:
    helpdesk = await source(front, shop)
    first = (await deliver(front, helpdesk.id, helpdesk.secret, created())).json()
    data = {"conversation": "case-1", "id": "m1"}
    edit = {"type": "message.updated", "data": data | {"text": "Where is my refund?"}}
    assert (await deliver(front, helpdesk.id, helpdesk.secret, edit)).json()["message"] == first["message"]
    assert await said_in(front, shop, first["conversation"]) == ["Where is my refund?"]
    await deliver(front, helpdesk.id, helpdesk.secret, {"type": "message.deleted", "data": data})
    assert await said_in(front, shop, first["conversation"]) == [""]


async def test_an_edit_of_what_was_never_sent_is_not_found_and_opens_nothing(
    front: House, shop: Shop
) -> None:
    helpdesk = await source(front, shop)
    edit = {"type": "message.updated", "data": {"conversation": "case-9", "id": "m9", "text": "x"}}
    problem(await deliver(front, helpdesk.id, helpdesk.secret, edit), 404)
    listed = (await front.call(shop.ben, "GET", "/v1/conversations")).json()
    assert listed == {"conversations": []}


async def test_what_an_agent_wrote_in_the_helpdesk_ends_the_suggestion(front: House, shop: Shop) -> None:
    helpdesk = await source(front, shop)
    told = (await deliver(front, helpdesk.id, helpdesk.secret, created())).json()
    async with front.client(shop.ben, told["conversation"]) as client:
        await client.until("snapshot")
        said = created("Let me look that up.", id="m2", role="agent")
        await deliver(front, helpdesk.id, helpdesk.secret, said)
        ended = await client.until("suggestion.ended")
    assert ended["d"]["end"] == "undelivered"


async def test_a_wrong_signature_is_refused_and_nothing_is_done(front: House, shop: Shop) -> None:
    helpdesk = await source(front, shop)
    wrong = "whsec_" + base64.b64encode(b"x" * 32).decode()
    problem(await deliver(front, helpdesk.id, wrong, created()), 401)
    problem(await deliver(front, helpdesk.id, helpdesk.secret, created(), late_s=400), 401)
    problem(await front.http.post(f"/hooks/generic/{helpdesk.id}", json=created()), 401)
    assert (await front.call(shop.ben, "GET", "/v1/conversations")).json() == {"conversations": []}


async def test_after_a_rotation_both_secrets_are_good_and_after_the_next_one_the_first_is_not(
    front: House, shop: Shop
) -> None:
    first = await source(front, shop)
    rotate = front.service.writer.write
    second = await rotate(lambda connection: store.rotate_source(connection, shop.id, first.id))
    for number, secret in enumerate((first.secret, second.secret)):
        answer = await deliver(front, first.id, secret, created(id=f"m{number}"))
        assert answer.status_code == 200
    await rotate(lambda connection: store.rotate_source(connection, shop.id, first.id))
    problem(await deliver(front, first.id, first.secret, created(id="m3")), 401)


async def test_an_unknown_source_is_not_found(front: House, shop: Shop) -> None:
    helpdesk = await source(front, shop)
    unknown = problem(await deliver(front, "src_unknown", helpdesk.secret, created()), 404)
    not_there = problem(
        await front.call(shop.ben, "POST", "/v1/check", {"text": "x", "conversation": "conv_abcdefghijkl"}),
        404,
    )
    assert unknown == not_there


async def test_a_body_that_is_too_large_is_refused(front: House, shop: Shop) -> None:
    helpdesk = await source(front, shop)
    body = b'{"type": "message.created", "data": {"text": "' + b"x" * MAX_BODY + b'"}}'
    problem(await deliver(front, helpdesk.id, helpdesk.secret, body), 413)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (b"{", "JSON"),
        (b"[]", "object"),
        ({"type": "message.created", "data": {}}, "data.conversation"),
        (
            {"type": "message.created", "data": {"conversation": "c", "id": "m", "role": "bot", "text": "x"}},
            "data.role",
        ),
        (
            {
                "type": "message.created",
                "data": {"conversation": "c", "id": "m", "role": "customer", "text": "x" * 4_001},
            },
            "data.text",
        ),
    ],
)
async def test_a_signed_body_that_cannot_be_used_is_refused_by_its_field(
    front: House, shop: Shop, body: object, named: str
) -> None:
    helpdesk = await source(front, shop)
    said = problem(await deliver(front, helpdesk.id, helpdesk.secret, body), 422)
    assert any(named in error for error in said["errors"])


async def test_an_event_that_we_do_not_act_on_is_taken_and_ignored(front: House, shop: Shop) -> None:
    helpdesk = await source(front, shop)
    answer = await deliver(front, helpdesk.id, helpdesk.secret, {"type": "agent.joined", "data": {}})
    assert (answer.status_code, "ignored" in answer.json()) == (200, True)
