"""The HTTP door: who gets in, what is refused and how, what is done once."""

import asyncio
import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from realtime import store
from realtime.access import Role
from realtime.bounded import MAX_BODY
from realtime.keys import COOKIE
from realtime.wire.protocol import MAX_TEXT
from tests.realtime.front import House, Post, Shop, command_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

REFUND = "I sent the shoes back two weeks ago and I am still waiting for my refund!! Order 48213."
NOWHERE = "conv_abcdefghijkl"
ROUTES: tuple[tuple[str, str, object], ...] = (
    ("GET", "/v1/me", None),
    ("GET", "/v1/me/day", None),
    ("POST", "/v1/socket-tickets", None),
    ("GET", "/v1/conversations", None),
    ("POST", "/v1/conversations", {}),
    ("POST", f"/v1/conversations/{NOWHERE}/messages", {"role": "agent", "text": "Hi"}),
    ("PATCH", f"/v1/conversations/{NOWHERE}/messages/msg_x", {"text": "Hi"}),
    ("DELETE", f"/v1/conversations/{NOWHERE}/messages/msg_x", None),
    ("POST", f"/v1/conversations/{NOWHERE}/assignment", {"assignee": None}),
    ("POST", "/v1/check", {"text": "Hi"}),
    ("POST", "/v1/events", {"c": NOWHERE, "d": {"op": "shown", "id": command_id(), "sug": "sug_x"}}),
    ("GET", "/v1/reports/acceptance", None),
    ("PUT", "/v1/workspace/suggestions", {"on": True}),
)


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The body, when it is a problem in the one form that all have."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


# ---- who gets in --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
async def test_without_a_token_nothing_opens(front: House, method: str, path: str, body: object) -> None:
    problem(await front.call(None, method, path, body), 401)


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer tct_a_wrong", "Basic dXNlcjpwYXNz", "Bearer \xe9\xff", "tct_a_x"]
)
async def test_a_header_that_proves_nothing_is_refused(front: House, header: str) -> None:
    answer = await front.http.get("/v1/me", headers=[(b"authorization", header.encode("latin-1"))])
    problem(answer, 401)


async def test_a_token_that_was_revoked_is_refused(front: House, shop: Shop) -> None:
    await front.service.writer.write(
        lambda connection: store.revoke_token(connection, shop.id, shop.ben.id, now=datetime.now(UTC))
    )
    problem(await front.call(shop.ben, "GET", "/v1/me"), 401)


async def test_a_cookie_opens_what_its_token_opens(front: House, shop: Shop) -> None:
    answer = await front.http.get("/v1/me", headers={"Cookie": f"{COOKIE}={shop.ben.token}"})
    assert answer.json()["person"]["name"] == "Ben"


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
async def test_a_foreign_page_cannot_use_the_cookie(front: House, shop: Shop, origin: str | None) -> None:
    headers = {"Cookie": f"{COOKIE}={shop.ben.token}"} | ({"Origin": origin} if origin else {})
    problem(await front.http.post("/v1/socket-tickets", headers=headers), 403)


async def test_our_own_page_can_use_the_cookie(front: House, shop: Shop) -> None:
    headers = {"Cookie": f"{COOKIE}={shop.ben.token}", "Origin": front.url}
    assert (await front.http.post("/v1/socket-tickets", headers=headers)).status_code == 200


async def test_what_is_not_there_and_what_is_not_yours_look_the_same(front: House, shop: Shop) -> None:
    theirs = await front.open(shop)
    message = await front.say(shop, theirs, REFUND)
    stranger = await front.shop()
    for who in (shop.eve, shop.qa, shop.admin, stranger.ana, stranger.ben, stranger.ingest):
        for place in (theirs, NOWHERE):
            body = {"role": "agent", "text": "Hi"}
            path = f"/v1/conversations/{place}"
            answers = [
                await front.call(who, "POST", f"{path}/messages", body),
                await front.call(who, "PATCH", f"{path}/messages/{message}", {"text": "x"}),
                await front.call(who, "DELETE", f"{path}/messages/{message}"),
                await front.call(who, "POST", f"{path}/assignment", {"assignee": None}),
                await front.call(who, "POST", "/v1/check", {"text": "x", "conversation": place}),
            ]
            assert len({problem(answer, 404)["detail"] for answer in answers}) == 1


async def test_each_role_reads_lists_reports_and_switches_as_it_may(front: House, shop: Shop) -> None:
    await front.open(shop)
    seen = {}
    for name in ("ana", "ben", "eve", "qa", "admin", "ingest"):
        who: Post = getattr(shop, name)
        listed = (await front.call(who, "GET", "/v1/conversations")).json()["conversations"]
        report = await front.call(who, "GET", "/v1/reports/acceptance")
        switch = await front.call(who, "PUT", "/v1/workspace/suggestions", {"on": True})
        seen[name] = (len(listed), report.status_code, switch.status_code)
    assert seen == {
        "ana": (1, 200, 200),
        "ben": (1, 403, 403),
        "eve": (0, 403, 403),
        "qa": (0, 200, 403),
        "admin": (0, 200, 200),
        "ingest": (0, 403, 403),
    }


async def test_a_helpdesk_speaks_but_does_not_read(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    problem(
        await front.call(shop.ingest, "POST", "/v1/check", {"text": "x", "conversation": conversation}), 404
    )


# ---- bodies that cannot be used -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body", "named"),
    [
        ("/v1/conversations", b"{", "JSON"),
        ("/v1/conversations", b"", "body"),
        ("/v1/conversations", b"[]", "body"),
        ("/v1/conversations", b'{"channel": ""}', "channel"),
        ("/v1/conversations", b'{"locale_hint": "not a tag"}', "locale_hint"),
        ("/v1/conversations", b'{"customer": "a\\u0000b"}', "customer"),
        ("/v1/conversations", b'{"source": "../x"}', "source"),
        ("/v1/conversations", b'{"facts": {"order": 7}}', "facts.order"),
        ("/v1/conversations", b'{"team": "team_none"}', "team"),
        ("/v1/conversations", b'{"assignee": "per_none"}', "assignee"),
        ("/messages", b'{"text": "SECRETWORD"}', "role"),
        ("/messages", b'{"role": "model", "text": "SECRETWORD"}', "role"),
        ("/messages", b'{"role": "customer"}', "attachment"),
        ("/messages", b'{"role": "customer", "text": " \\n "}', "attachment"),
        ("/messages", b'{"role": "customer", "text": "\\ud83d"}', "text"),
        ("/messages", b'{"role": "customer", "text": "a\\u0000b"}', "text"),
        ("/messages", b'{"role": "customer", "text": 7}', "text"),
        ("/messages", b'{"role": "customer", "text": "x", "at": "2026-11-25T10:00:00"}', "at"),
        ("/messages", b'{"role": "customer", "text": "' + b"x" * (MAX_TEXT + 1) + b'"}', "text"),
        ("/messages", b'{"role": "customer", "attachments": [{"name": "x"}]}', "attachments.0.kind"),
        ("/v1/check", b'{"text": null}', "text"),
        ("/v1/check", b'{"text": "x", "conversation": "SECRETWORD"}', "conversation"),
        ("/v1/check", b'{"text": "x", "locale": "SECRETWORD here"}', "locale: is no language tag"),
        ("/v1/check", b'{"text": "x", "locale": "xx-YY"}', "locale: is no language tag"),
        ("/v1/check", b'{"text": "x", "locale": ""}', "locale: is no language tag"),
        ("/v1/check", b'{"text": "x", "language": "SECRETWORD"}', "language: is no language tag"),
        ("/v1/events", b"{", "JSON"),
        ("/v1/events", b"\xff\xfe", "JSON"),
        ("/v1/events", b'{"c": "conv_abcdefgh12"}', "d"),
        ("/v1/events", b'{"c": "conv_abcdefgh12", "d": {"op": "SECRETWORD"}}', "d.op"),
        (
            "/v1/events",
            b'{"c": "conv_abcdefgh12", "d": {"op": "shown", "id": "7", "sug": "s"}}',
            "d.shown.id",
        ),
    ],
)
async def test_a_body_that_cannot_be_used_is_refused_by_its_field(
    front: House, shop: Shop, path: str, body: bytes, named: str
) -> None:
    if path == "/messages":
        path = f"/v1/conversations/{await front.open(shop)}/messages"
    who = shop.ben if path in ("/v1/check", "/v1/events") else shop.ingest
    answer = await front.http.post(
        path, content=body, headers=who.headers | {"content-type": "application/json"}
    )
    said = problem(answer, 422)
    assert any(named in error for error in said["errors"])
    assert "SECRETWORD" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/v1/reports/acceptance?by=mood",
        "/v1/reports/acceptance?since=yesterday",
        "/v1/reports/acceptance?since=0001-01-01T00:00:00%2B14:00",
        "/v1/reports/corrections?until=9999-12-31T23:59:59-14:00",
        "/v1/reports/acceptance?format=xml",
    ],
)
async def test_a_question_that_cannot_be_used_is_refused(front: House, shop: Shop, path: str) -> None:
    problem(await front.call(shop.ana, "GET", path), 422)


@pytest.mark.parametrize("path", ["/v1/conversations", "/v1/events", "/v1/check"])
async def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(
    front: House, shop: Shop, path: str
) -> None:
    async def chunks() -> Any:
        for _ in range(9):
            yield b" " * (MAX_BODY // 8)

    headers = shop.ben.headers | {"content-type": "application/json"}
    problem(await front.http.post(path, content=b" " * (MAX_BODY + 1), headers=headers), 413)
    problem(await front.http.post(path, content=chunks(), headers=headers), 413)


async def test_an_unknown_path_and_method_are_problems_too(front: House) -> None:
    problem(await front.http.get("/v1/nothing"), 404)
    problem(await front.http.delete("/v1/me"), 405)


# ---- conversations ------------------------------------------------------------------------------------


async def test_a_conversation_is_opened_once_for_its_external_id(front: House, shop: Shop) -> None:
    body = {"external_id": "case-7", "source": "desk"}
    answers = await asyncio.gather(
        *(front.call(shop.ingest, "POST", "/v1/conversations", body) for _ in range(5))
    )
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert sorted(answer.json()["dup"] for answer in answers) == [False] + [True] * 4


async def test_the_list_shows_what_was_said_last_and_how_strong(front: House, shop: Shop) -> None:
    conversation = await front.open(shop, customer="Dana")
    async with front.client(shop.ben, conversation) as client:
        await client.until("snapshot")
        await front.say(shop, conversation, REFUND)
        reading = await client.until("reading")
    await front.settle()
    listed = (await front.call(shop.ben, "GET", "/v1/conversations")).json()["conversations"]
    assert [(one["id"], one["customer"], one["last_text"], one["band"]) for one in listed] == [
        (conversation, "Dana", REFUND, reading["d"]["band"])
    ]


async def test_an_assignment_is_answered_with_the_person(front: House, shop: Shop) -> None:
    path = f"/v1/conversations/{await front.open(shop)}/assignment"
    taken = await front.call(shop.ben, "POST", path, {"assignee": shop.ben.person})
    assert taken.json() == {"assignee": {"id": shop.ben.person, "name": "Ben"}}
    problem(await front.call(shop.ben, "POST", path, {"assignee": shop.qa.person}), 422)
    assert (await front.call(shop.ben, "POST", path, {"assignee": None})).json() == {"assignee": None}


# ---- messages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["customer", "agent"])
async def test_a_message_is_taken_once_for_its_external_id(front: House, shop: Shop, role: str) -> None:
    conversation = await front.open(shop)
    body = {"role": role, "text": "It is about order 48213.", "external_id": "m-1", "source": "desk"}
    path = f"/v1/conversations/{conversation}/messages"
    answers = await asyncio.gather(*(front.call(shop.ingest, "POST", path, body) for _ in range(6)))
    again = await front.call(shop.ingest, "POST", path, body)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["message"] for answer in (*answers, again)}) == 1
    assert sorted(answer.json()["dup"] for answer in answers) == [False] + [True] * 5
    assert await said_in(front, shop, conversation) == ["It is about order 48213."]


async def said_in(front: House, shop: Shop, conversation: str) -> list[str]:
    async with front.client(shop.ben, conversation) as client:
        state = (await client.until("snapshot"))["d"]["state"]
    return [one["message"]["text"] for one in state["messages"]]


async def test_a_voice_note_alone_is_a_message_without_a_reading(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    body = {"role": "customer", "attachments": [{"kind": "voice", "name": "note.ogg"}]}
    answer = await front.call(shop.ingest, "POST", f"/v1/conversations/{conversation}/messages", body)
    assert answer.status_code == 201
    async with front.client(shop.ben, conversation) as client:
        state = (await client.until("snapshot"))["d"]["state"]
    assert state["messages"][0]["message"]["attachments"] == [{"kind": "voice", "name": "note.ogg"}]
    assert state["messages"][0]["reading"] is None
    assert state["suggestions"] == []


async def test_an_edit_and_a_deletion_are_seen_and_kept(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    first = await front.say(shop, conversation, "Where is my parcel?")
    second = await front.say(shop, conversation, "My number is 555 0199")
    path = f"/v1/conversations/{conversation}/messages"
    async with front.client(shop.ben, conversation) as client:
        await client.until("snapshot")
        await front.call(shop.ingest, "PATCH", f"{path}/{first}", {"text": "Where are my parcels?"})
        edited = await client.until("message.edited")
        await front.call(shop.ingest, "DELETE", f"{path}/{second}")
        deleted = await client.until("message.deleted")
    assert (edited["d"]["id"], edited["d"]["text"], deleted["d"]["id"]) == (
        first,
        "Where are my parcels?",
        second,
    )
    assert await said_in(front, shop, conversation) == ["Where are my parcels?", ""]
    await front.settle()
    kept = await front.service.writer.read(
        lambda connection: store.messages_of(connection, shop.id, conversation)
    )
    assert [row.message.text for row in kept] == ["Where are my parcels?", ""]


async def test_what_is_not_there_cannot_be_changed(front: House, shop: Shop) -> None:
    path = f"/v1/conversations/{await front.open(shop)}/messages/msg_none"
    problem(await front.call(shop.ingest, "PATCH", path, {"text": "x"}), 404)
    problem(await front.call(shop.ingest, "DELETE", path), 404)


async def test_an_agent_cannot_change_what_the_customer_said(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    message = await front.say(shop, conversation, REFUND)
    path = f"/v1/conversations/{conversation}/messages/{message}"
    problem(await front.call(shop.ben, "PATCH", path, {"text": "x"}), 404)
    problem(await front.call(shop.ben, "DELETE", path), 404)


async def test_an_agent_cannot_speak_as_the_customer(front: House, shop: Shop) -> None:
    path = f"/v1/conversations/{await front.open(shop)}/messages"
    problem(await front.call(shop.ben, "POST", path, {"role": "customer", "text": "Hi"}), 404)


async def test_a_clock_that_is_ahead_is_not_believed(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    ahead = datetime.now(UTC) + timedelta(days=400)
    await front.say(shop, conversation, "Hello", at=ahead.isoformat())
    async with front.client(shop.ben, conversation) as client:
        state = (await client.until("snapshot"))["d"]["state"]
    assert datetime.fromisoformat(state["messages"][0]["message"]["at"]) <= datetime.now(UTC)


@pytest.mark.parametrize("hint", ["xx", "en_US", "abc-12345678", "tlh", "en-a1b2c3", "zz-ZZ", "und"])
async def test_any_hint_of_a_locale_leaves_the_conversation_usable(
    front: House, shop: Shop, hint: str
) -> None:
    conversation = await front.open(shop, locale_hint=hint)
    await front.say(shop, conversation, REFUND)
    await front.say(shop, conversation, "We look into it.", role="agent")
    checked = await front.call(shop.ben, "POST", "/v1/check", {"text": "Hi", "conversation": conversation})
    assert checked.status_code == 200
    assert len(await said_in(front, shop, conversation)) == 2


# ---- the check ----------------------------------------------------------------------------------------


async def test_a_fault_admitted_is_found_with_its_place_and_what_to_say_instead(
    front: House, shop: Shop
) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    text = "Thanks for waiting. This was our fault, we made a mistake."
    answer = await front.call(shop.ben, "POST", "/v1/check", {"text": text, "conversation": conversation})
    body = answer.json()
    finding = next(one for one in body["findings"] if one["category"] == "fault_admission")
    assert body["decision"] in ("rewrite", "block")
    assert "fault" in text[finding["start"] : finding["end"]]
    assert finding["reason"]


async def test_a_figure_that_nobody_gave_is_found_in_a_conversation_only(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    text = "You get 731 dollars back for order 48213."
    inside = await front.call(shop.ben, "POST", "/v1/check", {"text": text, "conversation": conversation})
    alone = await front.call(shop.ben, "POST", "/v1/check", {"text": text, "locale": "en-US"})
    assert "unsupported_fact" in [one["category"] for one in inside.json()["findings"]]
    assert "unsupported_fact" not in [one["category"] for one in alone.json()["findings"]]


@pytest.mark.parametrize("locale", ["de", "zu-ZA", "en_us", "ja-JP", None])
async def test_any_locale_can_be_asked_about(front: House, shop: Shop, locale: str | None) -> None:
    answer = await front.call(shop.ben, "POST", "/v1/check", {"text": "Hello there", "locale": locale})
    assert answer.status_code == 200


# ---- the switch ---------------------------------------------------------------------------------------


async def test_while_suggestions_are_off_there_is_none(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ben, conversation) as client:
        await front.call(shop.ana, "PUT", "/v1/workspace/suggestions", {"on": False})
        off = await client.until("notice")
        await front.say(shop, conversation, REFUND)
        await client.until("reading")
        await front.call(shop.ana, "PUT", "/v1/workspace/suggestions", {"on": True})
        on = await client.until("notice")
        assert not [frame for frame in client.frames if frame["t"].startswith("suggestion")]
        await front.say(shop, conversation, "Hello? I am still waiting for my refund!")
        await client.until("suggestion.ready")
    assert (off["d"]["code"], on["d"]["code"]) == ("suggestions_off", "suggestions_on")


async def test_the_switch_of_one_workspace_leaves_the_others_alone(front: House, shop: Shop) -> None:
    other = await front.shop()
    await front.call(other.ana, "PUT", "/v1/workspace/suggestions", {"on": False})
    me = (await front.call(shop.ben, "GET", "/v1/me")).json()
    assert me["workspace"]["suggestions_on"] is True


# ---- who, and what they did ---------------------------------------------------------------------------


async def test_me_says_who_and_where(front: House, shop: Shop) -> None:
    me = (await front.call(shop.ana, "GET", "/v1/me")).json()
    assert me["role"] == Role.SUPERVISOR
    assert me["person"] == {"id": shop.ana.person, "name": "Ana"}
    assert me["workspace"]["languages"] == ["en", "es", "ja"]
    assert me["demo"] is False


async def test_the_table_comes_as_csv_too(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    await front.settle()
    answer = await front.call(shop.ana, "GET", "/v1/reports/acceptance?by=scenario&format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "acceptance-by-scenario.csv" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert all(not value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values() if value)


async def test_a_line_that_the_customer_has_read_before_is_pointed_at(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    said = "I am asking the team that handles refunds right now."
    await front.say(shop, conversation, said, role="agent")
    answer = await front.call(
        shop.ben, "POST", "/v1/check", {"text": f"Hello. {said}", "conversation": conversation}
    )
    found = [one for one in answer.json()["findings"] if one["rule_id"] == "tone.same-line"]
    assert [(one["severity"], one["start"]) for one in found] == [("warn", 7)]
