"""A draft in the wrong language is given up, and begun again in the right one; of another band it stays."""

import pytest
import pytest_asyncio

from tests.realtime.books import check_books
from tests.realtime.front import House, Shop
from tests.realtime.scribe import Scribe

pytestmark = pytest.mark.asyncio(loop_scope="module")

SPANISH = "Hola, quiero saber cuándo llega mi paquete, por favor."
LINE = "Gracias por escribirnos. Ahora mismo reviso dónde está el paquete."
ENGLISH = "Thank you for writing. I will look into where it is now."


@pytest_asyncio.fixture(loop_scope="module")
async def shop(desk: House) -> Shop:
    return await desk.shop()


async def test_a_draft_is_written_again_in_the_language_that_was_meant(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.says(LINE)
    model.then(ENGLISH)
    conversation = await desk.open(shop, locale_hint=None)
    async with desk.client(shop.ben, conversation) as agent:
        message = await desk.say(shop, conversation, SPANISH)
        await agent.until("suggestion.final")
        ack = await agent.command(conversation, "correct", message=message, wrong="language", should_be="en")
        begun = [one["d"] for _, one in agent.durable(conversation) if one["t"] == "suggestion.start"]
        await agent.until("suggestion.final")
        await check_books(desk, shop, [conversation])

    assert ack["t"] == "ack"
    assert [(one["attempt"], one["locale"][:2]) for one in begun] == [(1, "es"), (2, "en")]
    ended = [one["d"] for _, one in agent.durable(conversation) if one["t"] == "suggestion.ended"]
    assert {one["reason"] for one in ended} == {"corrected"}


async def test_of_another_band_a_draft_stays(desk: House, shop: Shop, model: Scribe) -> None:
    model.says(ENGLISH)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        message = await desk.say(shop, conversation, "Where is my parcel? Order 48213.")
        final = await agent.until("suggestion.final")
        await agent.command(conversation, "correct", message=message, wrong="band", should_be="high")
        state = (await agent.follow(conversation))["d"]["state"]

    assert [one["start"]["sug"] for one in state["drafts"]] == [final["d"]["sug"]]
