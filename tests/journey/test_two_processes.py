"""Two servers over one journal and one database: a conversation that is open in both stays right in both."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from assist.content import Content
from coaching.outcome import End
from coaching.store import outcome_counts
from realtime.live import Live
from realtime.wire.durable import decode
from tests.realtime.front import Client, Frame, House, Shop, agree, house

ANGRY = "My refund still has not arrived and I have waited for two weeks!"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two servers, and one conversation of one shop."""

    a: House
    b: House
    shop: Shop
    conversation: str

    def lives(self) -> list[Live | None]:
        return [one.service.line.here(self.conversation) for one in (self.a, self.b)]


@pytest.fixture
async def pair(tmp_path: Path, shared_stores: dict[str, str], content: Content) -> AsyncIterator[Pair]:
    async with AsyncExitStack() as stack:
        a = await stack.enter_async_context(house(tmp_path / "a", content, instance="a", **shared_stores))
        b = await stack.enter_async_context(house(tmp_path / "b", content, instance="b", **shared_stores))
        shop = await a.shop()
        await b.service.workspaces.refresh(b.service.writer)
        conversation = await a.open(shop)
        await agree(a, b, conversation)
        yield Pair(a, b, shop, conversation)


async def seen(client: Client, conversation: str, last: int) -> list[int]:
    """The sequences that came, when the last of them has."""
    if not any(seq >= last for seq, _ in client.durable(conversation)):
        await client.until_seq(conversation, last)
    return [seq for seq, _ in client.durable(conversation)]


async def head(pair: Pair) -> int:
    place = await pair.a.service.journal.head(pair.conversation)
    assert place is not None
    return place[1]


async def kinds(pair: Pair) -> list[str]:
    entries = await pair.a.service.journal.read(pair.conversation)
    assert [one.seq for one in entries] == list(range(len(entries)))
    return [type(decode(one.stored)).__name__ for one in entries]


async def test_what_one_takes_in_the_other_shows_in_order_once(pair: Pair) -> None:
    async with pair.b.client(pair.shop.ben, pair.conversation) as agent:
        await agent.until("snapshot")

        await pair.a.say(pair.shop, pair.conversation, ANGRY)

        last = await head(pair)
        assert await seen(agent, pair.conversation, last) == list(range(last + 1))
        assert "SuggestionReady" in await kinds(pair)


async def test_they_take_turns_and_both_stay_right(pair: Pair) -> None:
    conversation = pair.conversation
    async with (
        pair.a.client(pair.shop.ana, conversation) as ana,
        pair.b.client(pair.shop.ben, conversation) as ben,
    ):
        await asyncio.gather(ana.until("snapshot"), ben.until("snapshot"))
        for number in range(5):
            await pair.a.say(pair.shop, conversation, f"{ANGRY} {number}")
            ready: Frame = (await ben.until("suggestion.ready"))["d"]
            about = {"sug": ready["sug"], "attempt": ready["attempt"]}
            assert (await ben.command(conversation, "shown", **about))["t"] == "ack"
            assert (await ben.command(conversation, "accept", **about))["t"] == "ack"
            answer = await ben.command(conversation, "message.add", text=ready["text"], **about)
            assert answer["t"] == "ack"

        last = await head(pair)
        dense = list(range(last + 1))
        assert await seen(ana, conversation, last) == dense
        assert await seen(ben, conversation, last) == dense
    told = await kinds(pair)
    assert told.count("MessageAdded") == 10
    assert told.count("SuggestionReady") == told.count("SuggestionEnded") == 5
    await asyncio.gather(pair.a.settle(), pair.b.settle())
    counts = await pair.a.service.writer.read(partial(outcome_counts, workspace=pair.shop.id))
    assert counts.ends == {End.ACCEPTED_VERBATIM: 5}


async def test_when_both_write_at_once_the_gap_is_mended(pair: Pair) -> None:
    conversation = pair.conversation
    names = [f"name-{number}" for number in range(20)]
    async with (
        pair.a.client(pair.shop.ana, conversation) as ana,
        pair.b.client(pair.shop.ben, conversation) as ben,
    ):
        await asyncio.gather(ana.until("snapshot"), ben.until("snapshot"))

        await asyncio.gather(
            *(
                (pair.a, pair.b)[number % 2].say(pair.shop, conversation, ANGRY, external_id=name)
                for number, name in enumerate(names)
            )
        )

        last = await head(pair)
        dense = list(range(last + 1))
        assert await seen(ana, conversation, last) == dense
        assert await seen(ben, conversation, last) == dense
    told = await kinds(pair)
    assert told.count("MessageAdded") == told.count("SuggestionReady") == len(names)
    assert told.count("SuggestionEnded") == len(names) - 1


async def test_the_same_name_at_both_doors_is_one_message(pair: Pair) -> None:
    said = await asyncio.gather(
        *(one.say(pair.shop, pair.conversation, ANGRY, external_id="same") for one in (pair.a, pair.b))
    )

    assert said[0] == said[1]
    assert (await kinds(pair)).count("MessageAdded") == 1


async def test_a_conversation_in_memory_in_both_is_what_the_journal_says(pair: Pair) -> None:
    conversation = pair.conversation
    async with (
        pair.a.client(pair.shop.ana, conversation) as ana,
        pair.b.client(pair.shop.ben, conversation) as ben,
    ):
        await asyncio.gather(ana.until("snapshot"), ben.until("snapshot"))
        await pair.a.say(pair.shop, conversation, ANGRY)
        await pair.b.say(pair.shop, conversation, "Hello?")
        last = await head(pair)
        await asyncio.gather(seen(ana, conversation, last), seen(ben, conversation, last))

        in_a, in_b = pair.lives()

        assert in_a is not None
        assert in_b is not None
        assert in_a.view.state() == in_b.view.state()
        assert in_a.head == in_b.head == last
        assert [one.sug for one in in_a.open_lives()] == [one.sug for one in in_b.open_lives()]
