"""The connection goes and comes back: nothing is lost or there twice, and the composer works on."""

import re

from playwright.async_api import Browser, expect

from tests.journey.demo import Demo
from tests.journey.desk import Desk, window

MARK_MS = 3_000
NETWORK = re.compile(r"net::ERR_|WebSocket connection to")
WORRIED = "I'm really worried about my refund, order number 48213"


async def test_killed_and_started_again_the_server_gets_what_was_kept_once(
    chromium: Browser, own_demo: Demo
) -> None:
    async with window(chromium, own_demo.url) as desk, window(chromium, own_demo.url) as ben:
        await desk.open()
        line = await desk.hears_of(WORRIED)

        own_demo.kill()
        await expect(desk.status).to_have_text("reconnecting", timeout=MARK_MS)
        await desk.page.keyboard.press("Alt+1")
        await expect(desk.composer).to_have_value(line)
        await desk.composer.press("Control+Enter")
        await expect(desk.composer).to_have_value("")
        await expect(desk.page.get_by_text("2 kept, to be sent when the connection is back")).to_be_visible()
        await expect(desk.sidebar.get_by_text("Connection lost")).to_be_visible()
        await desk.shot("reconnect-lost")
        own_demo.start()

        await expect(desk.status).to_have_text("live", timeout=30_000)
        await expect(desk.talk.get_by_text(line)).to_have_count(1)
        assert (await desk.ended())["end"] == "accepted_verbatim"
        assert await _is_said(desk) == [WORRIED, line]
        await desk.shot("reconnect-back")
        assert [len({body["id"] for body in desk.said(op)}) for op in ("accept", "message.add")] == [1, 1]

        await ben.open("ben", desk.conversation)
        await expect(ben.talk.get_by_text(line)).to_be_visible()
        assert await _is_said(ben) == [WORRIED, line]
    assert all(NETWORK.search(problem) for problem in desk.problems), desk.problems


async def test_offline_the_desk_says_so_and_catches_up_after(
    chromium: Browser, demo: Demo, desk: Desk
) -> None:
    await desk.hears_of(WORRIED)
    async with window(chromium, demo.url) as ben:
        await ben.open("ben", desk.conversation)
        await desk.page.context.set_offline(True)
        await expect(desk.status).to_have_text("offline", timeout=MARK_MS)
        await desk.composer.fill("One moment, I'm looking into it.")
        await desk.composer.press("Control+Enter")
        await expect(desk.composer).to_have_value("")

        await ben.customer_says("Hello?? I'm furious, nobody answers me!!")
        await desk.page.context.set_offline(False)

        await expect(desk.status).to_have_text("live")
        for window_ in (desk, ben):
            await expect(window_.talk.get_by_text("One moment, I'm looking into it.")).to_have_count(1)
            await expect(window_.talk.get_by_text("Hello?? I'm furious, nobody answers me!!")).to_have_count(
                1
            )
        assert await _is_said(desk) == await _is_said(ben)
    assert all(NETWORK.search(problem) for problem in desk.problems), desk.problems
    desk.problems.clear()


async def _is_said(desk: Desk) -> list[str]:
    """The words of the conversation, in order, without who said them."""
    words = await desk.talk.locator("article p").all_inner_texts()
    return [re.sub(r"^\w+:\s*", "", text) for text in words]
