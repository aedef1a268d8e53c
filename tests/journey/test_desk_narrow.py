"""320 pixels wide: one pane at a time."""

from playwright.async_api import Browser, expect

from tests.journey.demo import Demo
from tests.journey.desk import Desk, window

SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


async def test_tabs_lead_to_each_pane_and_nothing_sticks_out(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url, width=320, height=640) as desk:
        await _hear(desk)
        for name, part in (("Customer", desk.customer_box), ("Agent", desk.composer), ("Tactful", desk.card)):
            await desk.open_pane(name)
            await expect(part).to_be_visible()
            assert await desk.page.evaluate(SIDEWAYS) <= 0, name
            await desk.shot(f"narrow-{name.lower()}")
    assert not desk.problems


async def test_taking_a_line_leads_to_the_composer(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url, width=320, height=640) as desk:
        await _hear(desk)
        await desk.open_pane("Tactful")
        line = await desk.line.inner_text()

        await desk.card.get_by_role("button", name="Take").click()

        await expect(desk.composer).to_be_focused()
        await expect(desk.composer).to_have_value(line)
        await desk.shot("narrow-taken")
    assert not desk.problems


async def test_a_word_and_a_name_without_an_end_wrap(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url, width=360, height=740) as desk:
        await desk.page.goto(f"{desk.url}/desk")
        await desk.open_pane("Agent")
        await desk.begin("M" * 60, "en-US")
        assert await desk.page.evaluate(SIDEWAYS) <= 0
        await desk.says_elsewhere("customer", f"This is horrible{'e' * 150} and I am furious!!")
        await desk.open_pane("Tactful")
        await expect(desk.reading.locator("q").first).to_be_visible()
        widest = await desk.reading.evaluate("reading => reading.scrollWidth - reading.clientWidth")
    assert widest <= 0


async def _hear(desk: Desk) -> None:
    await desk.page.goto(f"{desk.url}/desk")
    await desk.open_pane("Agent")
    await desk.begin("Noor Haddad", "en-US")
    await desk.says_elsewhere("customer", "I'm really worried about my refund, order number 48213")
