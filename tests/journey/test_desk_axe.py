"""No serious or critical finding of axe, in the states that a page can be in."""

from typing import Final

import pytest
from playwright.async_api import Browser, expect

from tests.journey.axe import grave
from tests.journey.demo import Demo
from tests.journey.desk import Desk, window

WORRIED: Final = "I'm really worried about my refund, order number 48213"


@pytest.mark.parametrize("dark", [False, True])
async def test_the_desk_with_a_line_the_check_and_the_frames_open(
    chromium: Browser, demo: Demo, dark: bool
) -> None:
    async with window(chromium, demo.url, dark=dark) as desk:
        await desk.open()
        await desk.hears_of(WORRIED)
        await desk.composer.fill("This was our mistake.")
        await expect(desk.note).to_contain_text("admits fault")
        await desk.page.get_by_role("button", name="Frames").click()
        await desk.card.focus()
        await desk.page.keyboard.press("x")
        await desk.shot(f"everything-{'dark' if dark else 'light'}")

        assert await grave(desk.page) == []
    assert not desk.problems


@pytest.mark.parametrize("pane", ["Customer", "Agent", "Tactful"])
async def test_each_pane_at_320_pixels(chromium: Browser, demo: Demo, pane: str) -> None:
    async with window(chromium, demo.url, width=320, height=640) as desk:
        await desk.page.goto(f"{demo.url}/desk")
        await desk.open_pane(pane)

        assert await grave(desk.page) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", ["qa", "sidebar"])
async def test_the_other_pages(chromium: Browser, demo: Demo, path: str, dark: bool) -> None:
    async with window(chromium, demo.url, dark=dark) as desk:
        await desk.open()
        await desk.page.goto(f"{demo.url}/{path}")
        await expect(desk.page.locator("table, tactful-sidebar section.empty").first).to_be_visible()
        await desk.shot(f"{path}-{'dark' if dark else 'light'}")

        assert await grave(desk.page) == []


async def test_the_dialog_for_a_new_conversation(desk: Desk) -> None:
    await desk.page.get_by_role("button", name="New", exact=True).click()
    await desk.shot("dialog")

    assert await grave(desk.page) == []
