"""What an agent says was read wrongly: it stands, it is kept as it was said, and bad ones change nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection

from coaching import store as outcomes
from coaching.corrections import Correction, Standing
from locales.phrase import Band
from realtime import store
from realtime.line import Line
from realtime.wire.messages import MessageAdded
from tests.realtime.books import check_books
from tests.realtime.front import Client, Frame, House, Post, Shop, command_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

CALM = "Hello, could you tell me when the shop opens tomorrow?"
REFUND = "I sent the shoes back two weeks ago and I am still waiting for my refund!! Order 48213."
SPANISH = "Hola, quiero saber cuándo llega mi paquete, por favor."
STILL_SPANISH = "Gracias, pero mi paquete todavía no llega a la oficina de correos."


class Chat:
    """A conversation that Ben follows, with one message in it."""

    def __init__(self, front: House, shop: Shop, c: str, client: Client, message: str) -> None:
        self.front, self.shop, self.c, self.client, self.message = front, shop, c, client, message

    @property
    def line(self) -> Line:
        return self.front.service.line

    async def correct(self, wrong: str, should_be: str | None, **more: object) -> Frame:
        body = {"message": self.message, "wrong": wrong, "should_be": should_be} | more
        return await self.client.command(self.c, "correct", str(body.pop("id", command_id())), **body)

    def frames(self, kind: str) -> list[dict[str, Any]]:
        return [frame["d"] for _, frame in self.client.durable(self.c) if frame["t"] == kind]

    async def corrections(self) -> list[Correction]:
        return await self.front.service.writer.read(partial(outcomes.corrections, workspace=self.shop.id))


@asynccontextmanager
async def chat(front: House, shop: Shop, text: str = CALM, **about: object) -> AsyncIterator[Chat]:
    conversation = await front.open(shop, **about)
    async with front.client(shop.ben, conversation) as client:
        await client.until("snapshot")
        message = await front.say(shop, conversation, text)
        await client.until("suggestion.ready")
        yield Chat(front, shop, conversation, client, message)


# ---- what it does ---------------------------------------------------------------------------------------


async def test_a_band_stands_from_then_on_with_who_said_so(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        ack = await case.correct("band", "high")
        first, corrected = case.frames("reading")

    assert ack["t"] == "ack"
    assert (first["band"], corrected["band"]) == ("low", "high")
    assert corrected["score"] == first["score"]
    [part] = corrected["corrected"]
    assert (part["wrong"], part["was"], part["should_be"]) == ("band", "low", "high")
    assert part["by"] == {"id": shop.ben.person, "name": "Ben"}


async def test_it_is_kept_with_what_was_read_by_whom_and_what_was_meant(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        await case.correct("band", "high")
        [kept] = await case.corrections()

    said = kept.said
    assert (said.message, said.was, said.should_be) == (case.message, "low", "high")
    assert (said.language, said.engine, said.team) == ("en", "instant", shop.team)
    assert (kept.by, kept.standing, kept.conversation) == (shop.ben.person, Standing.OPEN, case.c)


async def test_another_band_brings_another_line_though_the_first_was_seen(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        [seen] = case.frames("suggestion.ready")
        await case.client.command(case.c, "shown", sug=seen["sug"], attempt=1)
        await case.correct("band", "high")
        [ended] = case.frames("suggestion.ended")
        again = case.frames("suggestion.ready")[-1]
        await check_books(front, shop, [case.c])

    assert (ended["end"], ended["reason"]) == ("retracted", "corrected")
    assert (again["sug"], again["attempt"]) == (seen["sug"], 2)
    assert again["text"] != seen["text"]


async def test_a_line_that_was_taken_stays(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        [taken] = case.frames("suggestion.ready")
        await case.client.command(case.c, "accept", sug=taken["sug"], attempt=1)
        ack = await case.correct("band", "high")

    assert ack["t"] == "ack"
    assert case.frames("suggestion.ended") == []
    assert len(case.frames("suggestion.ready")) == 1


async def test_another_language_is_taken_for_the_conversations_own(front: House, shop: Shop) -> None:
    async with chat(front, shop, SPANISH, locale_hint=None) as case:
        await case.correct("language", "en")
        again = case.frames("suggestion.ready")[-1]
        await front.say(shop, case.c, STILL_SPANISH)
        await case.client.until(
            lambda frame: frame["t"] == "reading" and frame["d"]["message"] != case.message
        )

    first, corrected, later = case.frames("reading")
    assert (first["language"], corrected["language"], later["language"]) == ("es", "en", "en")
    assert again["locale"].startswith("en")


async def test_a_third_language_is_still_heard(front: House, shop: Shop) -> None:
    async with chat(front, shop, SPANISH, locale_hint=None) as case:
        await case.correct("language", "en")
        await front.say(shop, case.c, "荷物がまだ届きません。いつ届くか教えてください。")
        await case.client.until(
            lambda frame: frame["t"] == "reading" and frame["d"]["message"] != case.message
        )

    assert case.frames("reading")[-1]["language"] == "ja"


async def test_a_scenario_can_be_another_or_none(front: House, shop: Shop) -> None:
    async with chat(front, shop, REFUND) as case:
        await case.correct("scenario", "delivery")
        await case.correct("scenario", None)
        readings = case.frames("reading")

    assert [one["scenario"] for one in readings] == ["refund", "delivery", None]
    assert readings[-1]["corrected"][0]["was"] == "refund"


async def test_parts_are_corrected_one_beside_the_other(front: House, shop: Shop) -> None:
    async with chat(front, shop, SPANISH, locale_hint=None) as case:
        await case.correct("band", "high")
        await case.correct("scenario", "billing")
        await case.correct("language", "en")
        last = case.frames("reading")[-1]

    assert (last["language"], last["band"], last["scenario"]) == ("en", "high", "billing")
    assert {one["wrong"]: one["was"] for one in last["corrected"]}.keys() == {"band", "language", "scenario"}


async def test_saying_what_was_read_takes_it_back(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        await case.correct("band", "high")
        await case.correct("band", "low")

        assert case.frames("reading")[-1]["band"] == "low"
        assert await case.corrections() == []


async def test_an_older_message_is_told_anew_and_nothing_else_changes(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        newer = await front.say(shop, case.c, REFUND)
        await case.client.until(lambda frame: frame["t"] == "reading" and frame["d"]["message"] == newer)
        await case.client.until("suggestion.ready")
        offered = len(case.frames("suggestion.ready"))
        await case.correct("band", "high")
        live = await case.line.live(case.c)

    told = case.frames("reading")[-1]
    assert (told["message"], told["band"]) == (case.message, "high")
    assert len(case.frames("suggestion.ready")) == offered
    assert live.heard_turn == newer


async def test_more_is_read_of_a_conversation_that_is_corrected_to_high_twice(
    front: House, shop: Shop
) -> None:
    async with chat(front, shop) as case:
        await case.correct("band", "high")
        newer = await front.say(shop, case.c, "And is there parking?")
        await case.client.until(lambda frame: frame["t"] == "reading" and frame["d"]["message"] == newer)
        await case.correct("band", "high", message=newer)
        alert = case.frames("reading")[-1]["alert"]

    assert "stays_high" in alert


async def test_it_holds_when_the_conversation_is_loaded_again(front: House, shop: Shop) -> None:
    async with chat(front, shop, SPANISH, locale_hint=None) as case:
        await case.correct("language", "en")
        await case.correct("band", "high")
        case.line.forget(await case.line.live(case.c))
        live = await case.line.live(case.c)

    assert live.last_reading is not None
    assert (live.last_reading.language, live.last_reading.band) == ("en", "high")
    assert live.talk.memory.language == "en"


async def test_what_was_said_too_late_holds_for_its_message_alone_also_when_loaded_again(
    front: House, shop: Shop
) -> None:
    async with chat(front, shop, SPANISH, locale_hint=None) as case:
        newer = await front.say(shop, case.c, STILL_SPANISH)
        await case.client.until(lambda frame: frame["t"] == "reading" and frame["d"]["message"] == newer)
        await case.correct("language", "en")
        case.line.forget(await case.line.live(case.c))
        live = await case.line.live(case.c)
        told = live.view.reading(case.message)

    assert told is not None
    assert (told.language, told.corrected[0].is_late) == ("en", True)
    assert live.talk.memory.language == "es"


async def test_no_reader_knows_better_than_a_person(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        await case.correct("band", "high")
        live = await case.line.live(case.c)
        message = live.view.message(case.message)
        assert isinstance(message, MessageAdded)
        assert live.last_reading
        late = replace(live.last_reading, engine="considered", band=Band.MEDIUM)
        case.line.reconsidering.take_over(live, message, (late, live.talk.memory))

    assert live.last_reading.band == "high"


async def test_the_list_shows_what_was_meant_and_reports_count_what_was_read(
    front: House, shop: Shop
) -> None:
    async with chat(front, shop) as case:
        await case.correct("band", "high")
        await front.settle()
        listed = (await front.call(shop.ben, "GET", "/v1/conversations")).json()["conversations"]

    assert [one["band"] for one in listed if one["id"] == case.c] == ["high"]


# ---- once, and by whom ----------------------------------------------------------------------------------


async def test_told_twice_it_is_done_once(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        name = command_id()
        await case.correct("band", "high", id=name)
        again = await case.correct("band", "high", id=name)

        assert (again["t"], again["d"]["dup"]) == ("ack", True)
        assert len(await case.corrections()) == 1
        assert len(case.frames("reading")) == 2


async def test_it_can_come_over_http(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        body = {"op": "correct", "id": command_id(), "message": case.message, "wrong": "band"}
        answer = await front.call(
            shop.ben, "POST", "/v1/events", {"c": case.c, "d": body | {"should_be": "high"}}
        )

        assert answer.status_code == 200
        assert len(await case.corrections()) == 1


@pytest.mark.parametrize("who", ["eve", "qa", "admin", "ingest"])
async def test_who_may_not_decide_there_does_not_learn_that_it_is_there(
    front: House, shop: Shop, who: str
) -> None:
    async with chat(front, shop) as case:
        post: Post = getattr(shop, who)
        body = {"op": "correct", "id": command_id(), "message": case.message, "wrong": "band"}
        answer = await front.call(
            post, "POST", "/v1/events", {"c": case.c, "d": body | {"should_be": "high"}}
        )

        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        assert await case.corrections() == []


# ---- refusals -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "should_be", "why"),
    [
        ("band", "low", "the band is low already"),
        ("band", "furious", "there is low, medium, high"),
        ("band", None, "there is low, medium, high"),
        ("language", "de", "no language of this workspace; there is en, es, ja"),
        ("language", "en-US", "no language of this workspace"),
        ("language", None, "no language of this workspace"),
        ("scenario", "weather", "no scenario of this workspace; there is abuse"),
    ],
)
async def test_what_no_reading_says_is_refused_and_says_what_there_is(
    front: House, shop: Shop, wrong: str, should_be: str | None, why: str
) -> None:
    async with chat(front, shop) as case:
        nack = await case.correct(wrong, should_be)

        assert (nack["t"], nack["d"]["code"]) == ("nack", "invalid")
        assert why in nack["d"]["reason"]
        assert len(case.frames("reading")) == 1
        assert await case.corrections() == []


async def test_a_message_that_was_not_read_is_not_there(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        agents = await front.say(shop, case.c, "One moment, please.", role="agent")
        nacks = [await case.correct("band", "high", message=one) for one in ("msg_nowhere", agents)]

    assert [nack["d"]["code"] for nack in nacks] == ["not_found", "not_found"]


async def test_a_message_that_was_withdrawn_is_not_there(front: House, shop: Shop) -> None:
    async with chat(front, shop) as case:
        await front.call(shop.ingest, "DELETE", f"/v1/conversations/{case.c}/messages/{case.message}")
        nack = await case.correct("band", "high")

    assert nack["d"]["code"] == "not_found"


@pytest.mark.parametrize("more", [{"wrong": "tone"}, {"should_be": 7}, {"message": "m" * 61}, {"id": "x"}])
async def test_a_command_that_is_none_is_refused_by_name(
    front: House, shop: Shop, more: dict[str, object]
) -> None:
    async with chat(front, shop) as case:
        nack = await case.client.command(
            case.c,
            "correct",
            str(more.get("id", command_id())),
            **(
                {"message": case.message, "wrong": "band", "should_be": "high"}
                | {k: v for k, v in more.items() if k != "id"}
            ),
        )

        assert (nack["t"], nack["d"]["code"]) == ("nack", "invalid")
        assert await case.corrections() == []


# ---- calibration ----------------------------------------------------------------------------------------


async def test_moved_cut_points_hold_for_conversations_that_begin_after(front: House) -> None:
    shop = await front.shop()
    before, after = await front.open(shop), await front.open(shop)
    await front.say(shop, before, CALM)

    def move(connection: Connection) -> None:
        [mine] = [one for one in store.list_workspaces(connection) if one.id == shop.id]
        store.change_workspace(connection, replace(mine, calibration={"en": 0.9}))

    await front.service.writer.write(move)
    await front.service.workspaces.refresh(front.service.writer)
    await front.say(shop, before, CALM)
    await front.say(shop, after, CALM)

    bands = []
    for conversation in (before, after):
        reading = (await front.service.line.live(conversation)).last_reading
        assert reading
        bands.append((reading.band, reading.score < 0.35))
    assert bands == [(Band.LOW, True), (Band.HIGH, True)]
