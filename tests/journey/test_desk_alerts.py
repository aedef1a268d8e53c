"""Who needs a supervisor now: on the desk and beside the figures, as it happens."""

import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.journey.axe import grave
from tests.journey.demo import Demo
from tests.journey.desk import window

LAWYER = "This is the third time I write. If I don't get my refund today you will hear from my lawyer!"
THANKS = "Thank you so much, that solved it. Bye!"
DESPAIR = "I can't do this anymore. I want to kill myself."


def button(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("needs? you"))


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Who needs somebody now")


async def test_where_nobody_does_it_says_what_would_bring_them_here(
    chromium: Browser, own_demo: Demo
) -> None:
    async with window(chromium, own_demo.url) as desk:
        await desk.open()
        # The sample that the demo begins with, at its end.
        await desk.says_elsewhere("customer", THANKS)
        await expect(button(desk.page)).to_have_text("nobody needs you", timeout=15_000)
        await button(desk.page).click()

        await expect(panel(desk.page)).to_contain_text("Nobody needs you right now")
        await desk.shot("alerts-empty")
        assert await grave(desk.page) == []
    assert not desk.problems


async def test_it_comes_up_by_itself_with_why_and_leads_there(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url) as ben, window(chromium, demo.url) as ana:
        await ana.open()
        await button(ana.page).click()
        await ben.open("ben")
        await ben.hears_of(LAWYER, "Imani Keller")
        threat = ben.conversation
        await ben.hears_of(DESPAIR, "Sam Lee")
        lines = panel(ana.page).get_by_role("listitem")
        danger, line = (lines.filter(has_text=name) for name in ("Sam Lee", "Imani Keller"))
        await expect(danger).to_contain_text("somebody is in danger", timeout=15_000)
        await expect(lines.first).to_contain_text("somebody is in danger")
        await expect(button(ana.page)).to_have_class(re.compile("danger"))
        await expect(line).to_contain_text("a threat")
        await expect(line).to_contain_text("wrote just now")
        await expect(line).to_contain_text("with nobody yet")
        await ana.shot("alerts")
        assert await grave(ana.page) == []

        await line.get_by_role("button", name="Imani Keller").click()
        await expect(ana.page).to_have_url(re.compile(f"#{threat}$"))
        await expect(panel(ana.page)).to_be_hidden()
        await expect(ana.talk.get_by_text(LAWYER)).to_be_visible()
    assert not [*ana.problems, *ben.problems]


@pytest.mark.parametrize("dark", [False, True])
async def test_beside_the_figures_it_stands_in_the_page(chromium: Browser, demo: Demo, dark: bool) -> None:
    async with window(chromium, demo.url, dark=dark) as desk:
        await desk.open()
        await desk.hears_of(LAWYER, "Robin Vega")
        await expect(button(desk.page)).to_have_class(re.compile("some"), timeout=15_000)
        await desk.page.goto(f"{demo.url}/qa")

        line = panel(desk.page).get_by_role("listitem").filter(has_text="Robin Vega").first
        await expect(line).to_contain_text("a threat")
        await expect(line.get_by_role("link")).to_have_attribute(
            "href", re.compile(r"/sidebar\?conversation=conv_")
        )
        await desk.shot(f"alerts-qa-{'dark' if dark else 'light'}")
        assert await grave(desk.page) == []
    assert not desk.problems


async def test_it_opens_and_closes_by_keyboard_at_320_pixels(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url, width=320, height=640, dark=True) as desk:
        await desk.page.goto(f"{demo.url}/desk")
        await desk.open_pane("Agent")
        await button(desk.page).focus()
        await desk.page.keyboard.press("Enter")
        await expect(panel(desk.page)).to_be_visible()
        await desk.shot("alerts-narrow")
        assert await desk.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        await desk.page.keyboard.press("Escape")

        await expect(panel(desk.page)).to_be_hidden()
        await expect(button(desk.page)).to_be_focused()


async def test_an_agent_has_none_of_it(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url) as desk:
        await desk.open("ben")
        await desk.hears_of(LAWYER)

        await expect(button(desk.page)).to_be_hidden()
    assert not desk.problems
