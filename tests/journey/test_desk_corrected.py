"""What was read wrongly: said with one small control, it holds at once, for everybody who looks."""

import re

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.journey.axe import grave
from tests.journey.demo import Demo
from tests.journey.desk import Desk, window

WORRIED = "I'm really worried about my refund, order number 48213"
CALM = "Hello, could you tell me when the shop opens tomorrow?"
SPANISH = "Hola, quiero saber cuándo llega mi paquete, por favor."


def toggle(desk: Desk) -> Locator:
    return desk.reading.get_by_role("button", name="not right?")


def form(desk: Desk) -> Locator:
    return desk.reading.get_by_role("group", name="What would be right?")


async def test_another_intensity_holds_at_once_and_brings_another_line(desk: Desk) -> None:
    line = await desk.hears_of(CALM)
    await toggle(desk).click()
    await form(desk).get_by_role("button", name="High").click()

    await expect(desk.reading.locator(".feel")).to_contain_text("High")
    await expect(desk.reading).to_contain_text("Intensity set by Ana Torres; it was read as")
    await expect(desk.line).not_to_have_text(line)
    await desk.until(lambda: len(desk.heard("suggestion.ready")) == 2)
    assert [
        one["d"]["should_be"] for one in desk.went if one["t"] == "cmd" and one["d"]["op"] == "correct"
    ] == ["high"]
    await desk.shot("corrected")


@pytest.mark.parametrize("dark", [False, True])
async def test_by_keyboard_it_opens_says_and_closes(chromium: Browser, demo: Demo, dark: bool) -> None:
    async with window(chromium, demo.url, dark=dark) as desk:
        await desk.open()
        await desk.hears_of(CALM)
        await toggle(desk).focus()
        await desk.page.keyboard.press("Enter")
        await expect(toggle(desk)).to_have_attribute("aria-expanded", "true")
        await desk.page.keyboard.press("Shift+Tab")
        await desk.page.keyboard.press("Tab")
        await desk.page.keyboard.press("Tab")
        await desk.shot(f"correcting-{'dark' if dark else 'light'}")
        assert await grave(desk.page) == []
        high = form(desk).get_by_role("button", name="High")
        await high.focus()
        await desk.page.keyboard.press("Enter")
        await expect(high).to_have_attribute("aria-pressed", "true")
        await expect(high).to_be_focused()
        await desk.page.keyboard.press("Escape")

        await expect(form(desk)).to_be_hidden()
        await expect(toggle(desk)).to_be_focused()
    assert not desk.problems


async def test_another_language_brings_a_line_in_it(desk: Desk) -> None:
    await desk.hears_of(SPANISH, "Robin", "")
    await toggle(desk).click()
    await form(desk).get_by_role("combobox", name="Language").select_option("en")

    await expect(desk.reading).to_contain_text("Language set by Ana Torres; it was read as Spanish.")
    await expect(desk.line).to_have_attribute("lang", re.compile("^en"))


async def test_a_scenario_can_be_none_and_be_taken_back(desk: Desk) -> None:
    await desk.hears_of(WORRIED)
    await toggle(desk).click()
    about = form(desk).get_by_role("combobox", name="About")
    await expect(about).to_have_value("refund")
    await about.select_option(label="none of these")
    await expect(desk.reading).to_contain_text("Matter set by Ana Torres; it was read as refund.")

    await about.select_option("refund")

    await expect(desk.reading.locator("[part=corrected]")).to_have_count(0)


async def test_the_next_message_closes_it(desk: Desk) -> None:
    await desk.hears_of(WORRIED)
    await toggle(desk).click()
    await expect(form(desk)).to_be_visible()

    await desk.customer_says("Are you there?")

    await expect(form(desk)).to_be_hidden()


async def test_it_fits_a_narrow_sidebar(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url, width=320, height=760) as desk:
        await desk.page.goto(f"{demo.url}/desk")
        await desk.open_pane("Customer")
        await desk.open_pane("Agent")
        await desk.begin("Noor Haddad", "en-US")
        await desk.says_elsewhere("customer", WORRIED)
        await desk.open_pane("Tactful")
        await toggle(desk).click()
        await desk.shot("correcting-narrow")

        wide = await desk.page.evaluate(
            "document.querySelector('tactful-sidebar').shadowRoot.querySelector('.scroll').scrollWidth"
        )
        assert wide <= 320
        assert await grave(desk.page) == []


@pytest.mark.parametrize("dark", [False, True])
async def test_a_second_person_agrees_beside_the_figures(chromium: Browser, demo: Demo, dark: bool) -> None:
    async with window(chromium, demo.url, dark=dark) as desk:
        await desk.open("ben")
        await desk.hears_of(CALM)
        await toggle(desk).click()
        await form(desk).get_by_role("button", name="High").click()
        await expect(desk.reading).to_contain_text("Intensity set by Ben Okafor")
        await desk.page.goto(f"{demo.url}/desk?as=ana")
        await desk.page.goto(f"{demo.url}/qa")
        box = desk.page.get_by_role("region", name="Read wrongly, agents say")
        one = box.get_by_role("listitem").filter(has_text="Ben Okafor")
        await expect(one).to_contain_text("intensity: read as Low, meant High")
        await desk.shot(f"correction-review-{'dark' if dark else 'light'}")
        assert await grave(desk.page) == []

        await one.get_by_role("button", name="Agree").click()

        await expect(box.get_by_role("status")).to_have_text("Agreed.")
        await expect(one).to_have_count(0)
    assert not desk.problems
