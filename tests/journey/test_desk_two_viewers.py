"""Two people look at the same conversation."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.journey.demo import Demo
from tests.journey.desk import Desk, window


@pytest_asyncio.fixture(loop_scope="session")
async def ben(chromium: Browser, demo: Demo) -> AsyncIterator[Desk]:
    async with window(chromium, demo.url) as desk:
        yield desk
    assert not desk.problems


async def test_each_sees_who_else_is_here_what_was_said_and_that_a_line_is_taken(
    desk: Desk, ben: Desk
) -> None:
    line = await desk.hears_of("I'm really worried about my refund, order number 48213")
    await ben.open("ben", desk.conversation)
    await expect(ben.line).to_have_text(line)
    await expect(ben.page.get_by_text("also here: Ana Torres")).to_be_visible()
    await expect(desk.page.get_by_text("also here: Ben Okafor")).to_be_visible()

    await desk.page.keyboard.press("Alt+1")
    await expect(ben.card).to_contain_text("Ana Torres has taken this line. It counts once they send.")
    await expect(desk.card).to_contain_text("In your composer. It counts once you send.")
    await ben.shot("two-viewers-taken")
    await desk.send()

    await expect(ben.talk.get_by_text(line)).to_be_visible()
    await expect(ben.cards).to_have_count(0)
    assert (await ben.ended())["end"] == "accepted_verbatim"
    await ben.shot("two-viewers-sent")


async def test_who_leaves_is_no_longer_named(desk: Desk, ben: Desk) -> None:
    await desk.hears_of("I'm really worried about my refund, order number 48213")
    await ben.open("ben", desk.conversation)
    here = desk.page.get_by_text("also here: Ben Okafor")
    await expect(here).to_be_visible()

    await ben.page.close()

    await expect(here).to_have_count(0)


async def test_who_comes_later_reads_that_the_line_was_taken_before(desk: Desk, ben: Desk) -> None:
    await desk.hears_of("I'm really worried about my refund, order number 48213")
    await desk.page.keyboard.press("Alt+1")
    await expect(desk.card).to_contain_text("In your composer.")

    await ben.open("ben", desk.conversation)

    await expect(ben.card).to_contain_text("Taken before. It counts once it is sent.")
