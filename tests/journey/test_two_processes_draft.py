"""Two servers, and a draft that one of them writes: the other shows it as it grows, and may end it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from assist.content import Content
from coaching.outcome import End
from tests.realtime.books import check_books
from tests.realtime.front import Client, House, Shop, agree, house
from tests.realtime.scribe import Scribe, scribe

FIRST = "I can see how long you have been waiting for this."
SECOND = "First, I will look at what the system shows."
ANGRY = "I have been waiting two weeks for my refund and nobody answers, this is ridiculous!"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two servers, one model, and one conversation of one shop."""

    a: House
    b: House
    model: Scribe
    shop: Shop
    conversation: str


@pytest.fixture
async def pair(tmp_path: Path, shared_stores: dict[str, str], content: Content) -> AsyncIterator[Pair]:
    async with AsyncExitStack() as stack:
        model = await stack.enter_async_context(scribe())
        a, b = [
            await stack.enter_async_context(
                house(tmp_path / name, content, instance=name, model=model.model, **shared_stores)
            )
            for name in ("a", "b")
        ]
        shop = await a.shop()
        await b.service.workspaces.refresh(b.service.writer)
        conversation = await a.open(shop)
        await agree(a, b, conversation)
        yield Pair(a, b, model, shop, conversation)


def words(client: Client, sug: str) -> str:
    """The draft as this client joins it."""
    text = ""
    for frame in client.frames:
        if frame["t"] == "suggestion.delta" and frame["d"]["sug"] == sug:
            assert frame["d"]["off"] == len(text)
            text += frame["d"]["text"]
    return text


async def test_what_one_writes_grows_in_the_other_without_loading_it_again(pair: Pair) -> None:
    go_on = asyncio.Event()
    pair.model.says(f"{FIRST} ", "First, ", go_on, SECOND.removeprefix("First, "))
    async with (
        pair.a.client(pair.shop.ana, pair.conversation) as ana,
        pair.b.client(pair.shop.ben, pair.conversation) as ben,
    ):
        await asyncio.gather(ana.until("snapshot"), ben.until("snapshot"))
        await pair.a.say(pair.shop, pair.conversation, ANGRY)
        await asyncio.gather(ana.until("suggestion.delta"), ben.until("suggestion.delta"))
        here = pair.b.service.line.here(pair.conversation)

        go_on.set()
        finals = await asyncio.gather(ana.until("suggestion.final"), ben.until("suggestion.final"))

    assert here is not None
    assert pair.b.service.line.here(pair.conversation) is here
    assert finals[0] == finals[1]
    assert words(ben, finals[0]["d"]["sug"]) == f"{FIRST} {SECOND}"
    live = await pair.a.service.line.live(pair.conversation)
    assert here.view.state() == live.view.state()
    await pair.b.settle()
    await check_books(pair.a, pair.shop, [pair.conversation])


async def test_taken_in_the_other_it_ends_where_it_was_taken_and_the_model_stops(pair: Pair) -> None:
    pair.model.says(f"{FIRST} ", "And ", asyncio.Event())
    async with (
        pair.a.client(pair.shop.ana, pair.conversation) as ana,
        pair.b.client(pair.shop.ben, pair.conversation) as ben,
    ):
        await asyncio.gather(ana.until("snapshot"), ben.until("snapshot"))
        await pair.a.say(pair.shop, pair.conversation, ANGRY)
        start = (await ana.until("suggestion.start"))["d"]
        await ben.until_drafted(FIRST)

        await ben.command(pair.conversation, "accept", sug=start["sug"], len=20)

        async with asyncio.timeout(1):
            await pair.model.hung_up.wait()
        final = (await ana.until("suggestion.final"))["d"]
        await ben.command(pair.conversation, "message.add", text=FIRST[:20], sug=start["sug"])
        await ana.until("suggestion.ended")

    assert (final["len"], final["stopped"]) == (20, "taken")
    await pair.b.settle()
    kept = await check_books(pair.a, pair.shop, [pair.conversation])
    assert kept.rows[start["sug"], 1].end == End.ACCEPTED_VERBATIM
