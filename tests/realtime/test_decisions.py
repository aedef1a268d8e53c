"""What agents do, once each: on the socket, over HTTP, again, and at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.realtime.front import Client, Frame, House, Shop, command, command_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

REFUND = "I sent the shoes back two weeks ago and I am still waiting for my refund!! Order 48213."
ANGRY = "Nine days!! This is ridiculous, I am furious, where is my money for order 48213?"


class Offered:
    """A conversation in which a suggestion has just been offered to Ben."""

    def __init__(self, front: House, shop: Shop, conversation: str, client: Client, ready: Frame) -> None:
        self.front, self.shop, self.c, self.client = front, shop, conversation, client
        self.sug: str = ready["d"]["sug"]
        self.text: str = ready["d"]["text"]

    async def do(self, op: str, **body: object) -> Frame:
        name = str(body.pop("id", command_id()))
        return await self.client.command(self.c, op, name, **{"sug": self.sug} | body)

    async def end(self) -> dict[str, Any]:
        ended: dict[str, Any] = (await self.client.until("suggestion.ended"))["d"]
        return ended


@asynccontextmanager
async def offered(front: House, shop: Shop) -> AsyncIterator[Offered]:
    conversation = await front.open(shop)
    async with front.client(shop.ben, conversation) as client:
        await client.until("snapshot")
        await front.say(shop, conversation, REFUND)
        yield Offered(front, shop, conversation, client, await client.until("suggestion.ready"))


async def acceptance(front: House, shop: Shop) -> dict[str, Any]:
    await front.settle()
    report: dict[str, Any] = (await front.call(shop.ana, "GET", "/v1/reports/acceptance")).json()
    return report


# ---- what each does -----------------------------------------------------------------------------------


async def test_shown_is_told_to_everybody_and_acknowledged_after(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        ack = await case.do("shown")
        kinds = [frame["t"] for frame in case.client.frames]
    assert (ack["d"]["dup"], ack["d"]["ref"], ack["d"]["dur"]) == (False, case.sug, "disk")
    assert kinds.index("suggestion.shown") < kinds.index("ack")


async def test_what_was_sent_as_it_stood_was_accepted_verbatim(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        await case.do("accept")
        ack = await case.do("message.add", text=case.text)
        frames = dict(case.client.durable(case.c))
    ended = next(frame["d"] for frame in frames.values() if frame["t"] == "suggestion.ended")
    assert (ended["end"], ended["retained"], ended["authored"], ended["message"]) == (
        "accepted_verbatim",
        1.0,
        0.0,
        ack["d"]["ref"],
    )


async def test_what_was_changed_before_it_was_sent_was_accepted_edited(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        await case.do("accept", mode="edit")
        await case.do("message.add", text=f"Hi Dana. {case.text}")
        frames = dict(case.client.durable(case.c))
    ended = next(frame["d"] for frame in frames.values() if frame["t"] == "suggestion.ended")
    assert ended["end"] == "accepted_edited"
    assert 0 < ended["authored"] < 1
    assert ended["retained"] > 0.9


async def test_what_was_taken_and_thrown_away_was_discarded(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        await case.do("accept")
        await case.do("message.add", text="Qzx bwv klm jjj!", sug=None)
        ended = next(f["d"] for _, f in case.client.durable(case.c) if f["t"] == "suggestion.ended")
    assert ended["end"] == "inserted_discarded"


async def test_what_was_shown_and_not_used_was_ignored(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        await case.do("shown")
        await case.do("sent", text="One moment, please.", sug=None)
        ended = next(f["d"] for _, f in case.client.durable(case.c) if f["t"] == "suggestion.ended")
    assert ended["end"] == "ignored"


async def test_a_dismissal_keeps_its_reason(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        await case.do("dismiss", reason="tone")
        ended = next(f["d"] for _, f in case.client.durable(case.c) if f["t"] == "suggestion.ended")
    assert (ended["end"], ended["reason"], ended["by"]["name"]) == ("dismissed", "tone", "Ben")


async def test_a_newer_message_supersedes_what_was_shown(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        await case.do("shown")
        await front.say(shop, case.c, ANGRY)
        ended = await case.end()
        newer = await case.client.until("suggestion.ready")
        answer = await case.do("accept")
    assert ended["end"] == "superseded"
    assert newer["d"]["sug"] != case.sug
    assert (answer["t"], answer["d"]["code"]) == ("nack", "already_ended")


async def test_other_lines_come_until_nothing_else_fits_and_none_comes_twice(
    front: House, shop: Shop
) -> None:
    async with offered(front, shop) as case:
        for attempt in range(1, 200):
            body = {"id": command_id(), "op": "regenerate", "sug": case.sug, "attempt": attempt}
            answer = await front.call(shop.ben, "POST", "/v1/events", {"c": case.c, "d": body})
            if answer.status_code == 409:
                break
            await case.client.until("suggestion.ready")
        still_open = (await case.client.follow(case.c))["d"]["state"]["suggestions"]
    offers = [frame["d"] for _, frame in case.client.durable(case.c) if frame["t"] == "suggestion.ready"]
    texts = [one["text"] for one in offers]
    assert answer.json()["code"] == "nothing_else"
    assert [one["attempt"] for one in offers] == list(range(1, len(offers) + 1))
    assert len(set(texts)) == len(texts) > 1
    assert [one["ready"]["text"] for one in still_open] == texts[-1:]


async def test_what_is_not_there_cannot_be_acted_on(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        for op in ("shown", "accept", "dismiss", "regenerate"):
            assert (await case.do(op, sug="sug_none"))["d"]["code"] == "not_found"
            assert (await case.do(op, attempt=7))["d"]["code"] == "not_found"


@pytest.mark.parametrize("op", ["accept", "dismiss", "regenerate"])
async def test_what_has_ended_stays_as_it_ended(front: House, shop: Shop, op: str) -> None:
    async with offered(front, shop) as case:
        await case.do("accept")
        await case.do("message.add", text=case.text)
        assert (await case.do(op))["d"]["code"] == "already_ended"
        report = await acceptance(front, shop)
    assert report["ends"] == {"accepted_verbatim": 1}


# ---- once ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("op", "body"), [("accept", {}), ("dismiss", {}), ("message.add", {"text": "On it."})]
)
async def test_the_same_command_again_changes_nothing_whichever_way_it_comes(
    front: House, shop: Shop, op: str, body: dict[str, object]
) -> None:
    name = command_id()
    async with offered(front, shop) as case:
        first = await case.do(op, id=name, **body)
        again = await case.do(op, id=name, **body)
        frame = command(case.c, op, name, **{"sug": case.sug} | body)
        posted = await front.call(shop.ben, "POST", "/v1/events", {"c": case.c, "d": frame["d"]})
        before = case.client.durable(case.c)
    async with front.client(shop.ben, case.c) as later:
        head = (await later.until("snapshot"))["d"]["seq"]
        reconnected = await later.command(case.c, op, name, **{"sug": case.sug} | body)
    assert first["d"]["dup"] is False
    assert [answer["dup"] for answer in (again["d"], posted.json(), reconnected["d"])] == [True] * 3
    assert len({a["ref"] for a in (first["d"], again["d"], posted.json(), reconnected["d"])}) == 1
    assert head == before[-1][0]


async def test_the_same_command_many_times_at_once_has_one_effect(front: House, shop: Shop) -> None:
    name = command_id()
    async with offered(front, shop) as case:
        body = {"id": name, "op": "message.add", "text": "I am looking into it."}
        for _ in range(3):
            await case.client.send({"t": "cmd", "c": case.c, "d": body})
        posts = await asyncio.gather(
            *(front.call(shop.ben, "POST", "/v1/events", {"c": case.c, "d": body}) for _ in range(4))
        )
        acks = [(await case.client.until("ack"))["d"] for _ in range(3)] + [post.json() for post in posts]
        said = (await case.client.follow(case.c))["d"]["state"]["messages"]
    assert sorted(ack["dup"] for ack in acks) == [False] + [True] * 6
    assert len({ack["ref"] for ack in acks}) == 1
    assert [one["message"]["text"] for one in said] == [REFUND, "I am looking into it."]


async def test_a_customers_message_is_said_once_on_the_socket_and_over_http(front: House, shop: Shop) -> None:
    conversation, name = await front.open(shop), command_id()
    body = {"id": name, "op": "message.add", "role": "customer", "text": REFUND}
    async with front.client(shop.ingest) as client:
        await client.send({"t": "cmd", "c": conversation, "d": body})
        await client.send({"t": "cmd", "c": conversation, "d": body})
        acks = [(await client.until("ack"))["d"] for _ in range(2)]
    posted = (await front.call(shop.ingest, "POST", "/v1/events", {"c": conversation, "d": body})).json()
    async with front.client(shop.ben, conversation) as reader:
        said = (await reader.until("snapshot"))["d"]["state"]["messages"]
    assert [ack["dup"] for ack in (*acks, posted)] == [False, True, True]
    assert [(one["message"]["role"], one["message"]["text"]) for one in said] == [("customer", REFUND)]


@pytest.mark.parametrize(
    ("op", "body"),
    [
        ("dismiss", {"reason": "tone"}),
        ("dismiss", {"reason": "policy", "attempt": 1}),
        ("accept", {}),
        ("message.add", {"text": "On it."}),
    ],
)
async def test_an_id_that_is_taken_does_nothing_for_another_command(
    front: House, shop: Shop, op: str, body: dict[str, object]
) -> None:
    name = command_id()
    async with offered(front, shop) as case:
        await case.do("dismiss", id=name, reason="too_long")
        head = case.client.durable(case.c)[-1][0]
        refused = await case.do(op, id=name, **body)
        frame = command(case.c, op, name, **{"sug": case.sug} | body)
        posted = await front.call(shop.ben, "POST", "/v1/events", {"c": case.c, "d": frame["d"]})
    async with front.client(shop.ben, case.c) as later:
        assert (await later.until("snapshot"))["d"]["seq"] == head
    assert (refused["t"], refused["d"]["code"]) == ("nack", "conflict")
    assert "id: another command" in refused["d"]["reason"]
    assert (posted.status_code, posted.json()["code"]) == (409, "conflict")


async def test_what_is_left_out_and_what_is_the_default_are_the_same_command(
    front: House, shop: Shop
) -> None:
    name = command_id()
    async with offered(front, shop) as case:
        await case.do("accept", id=name)
        again = await case.do("accept", id=name, attempt=1, mode="insert", new="field")
    assert (again["t"], again["d"]["dup"]) == ("ack", True)


async def test_two_commands_under_one_id_at_once_have_one_effect(front: House, shop: Shop) -> None:
    name = command_id()
    async with offered(front, shop) as case:
        for text in ("I am looking into it.", "Please wait."):
            body = {"id": name, "op": "message.add", "text": text}
            await case.client.send({"t": "cmd", "c": case.c, "d": body})
        answers = [await case.client.until(lambda frame: frame["t"] in ("ack", "nack")) for _ in range(2)]
        said = (await case.client.follow(case.c))["d"]["state"]["messages"]
    assert sorted(answer["t"] for answer in answers) == ["ack", "nack"]
    assert [one["message"]["text"] for one in said] == [REFUND, "I am looking into it."]


async def test_an_id_stands_for_one_message_of_a_customer(front: House, shop: Shop) -> None:
    conversation, name = await front.open(shop), command_id()
    async with front.client(shop.ingest) as client:

        async def say(text: str) -> Frame:
            return await client.command(conversation, "message.add", name, role="customer", text=text)

        answers = [await say(REFUND), await say(ANGRY), await say(REFUND)]
    body = {"id": name, "op": "message.add", "role": "customer", "text": ANGRY}
    posted = await front.call(shop.ingest, "POST", "/v1/events", {"c": conversation, "d": body})
    async with front.client(shop.ben, conversation) as ben:
        said = (await ben.until("snapshot"))["d"]["state"]["messages"]
        agents = await ben.command(conversation, "message.add", name, text="On it.")
    assert [answer["t"] for answer in answers] == ["ack", "nack", "ack"]
    assert answers[1]["d"]["code"] == agents["d"]["code"] == posted.json()["code"] == "conflict"
    assert [one["message"]["text"] for one in said] == [REFUND]


async def test_a_refused_command_can_be_tried_again(front: House, shop: Shop) -> None:
    name = command_id()
    async with offered(front, shop) as case:
        refused = await case.do("shown", id=name, sug="sug_none")
        again = await case.do("shown", id=name)
    assert (refused["t"], again["t"], again["d"]["dup"]) == ("nack", "ack", False)


async def test_two_who_take_the_same_line_at_once_take_it_once(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case, front.client(shop.ana, case.c) as anas:
        await asyncio.gather(case.do("accept"), anas.command(case.c, "accept", sug=case.sug))
        await asyncio.gather(
            case.do("message.add", text=case.text), anas.command(case.c, "message.add", text="Hello")
        )
        report = await acceptance(front, shop)
    assert report["requested"] == report["shown"] == sum(report["ends"].values()) == 1


async def test_a_nack_over_http_has_the_status_of_its_reason(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        body = {"id": command_id(), "op": "shown", "sug": "sug_none"}
        answer = await front.call(shop.ben, "POST", "/v1/events", {"c": case.c, "d": body})
    assert (answer.status_code, answer.json()["code"], answer.json()["id"]) == (404, "not_found", body["id"])


# ---- what is reported ---------------------------------------------------------------------------------


async def test_what_was_done_is_in_the_report_in_sums_that_add_up(front: House, shop: Shop) -> None:
    async with offered(front, shop) as taken:
        await taken.do("accept")
        await taken.do("message.add", text=taken.text)
    async with offered(front, shop) as changed:
        await changed.do("accept")
        await changed.do("message.add", text=f"{changed.text} Thanks, Ben")
    async with offered(front, shop) as waved_away:
        await waved_away.do("dismiss", reason="tone")
    async with offered(front, shop) as overtaken:
        await front.say(shop, overtaken.c, ANGRY)
        await overtaken.end()
    report = await acceptance(front, shop)
    assert report["ends"] == {"accepted_verbatim": 1, "accepted_edited": 1, "dismissed": 1, "cancelled": 1}
    assert report["requested"] == sum(report["ends"].values()) + report["waiting"] + report["pending"]
    assert (report["shown"], report["waiting"], report["pending"]) == (3, 1, 0)
    (row,) = report["rows"]
    assert (row["per_suggestion"]["k"], row["per_suggestion"]["n"]) == (2, 3)
    assert 0 < row["per_suggestion"]["low"] < 2 / 3 < row["per_suggestion"]["high"] < 1


async def test_an_agent_sees_their_own_day(front: House, shop: Shop) -> None:
    async with offered(front, shop) as case:
        await case.do("accept")
        await case.do("message.add", text=f"{case.text} Ben")
    await front.settle()
    bens = (await front.call(shop.ben, "GET", "/v1/me/day")).json()
    anas = (await front.call(shop.ana, "GET", "/v1/me/day")).json()
    assert bens == {"shown": 1, "taken": 1, "edited": 1, "dismissed": 0}
    assert set(anas.values()) == {0}
