"""A line counts as shown once half of it was in view, in a visible tab, for half a second on end."""

from playwright.async_api import Browser, expect

from tests.journey.demo import Demo
from tests.journey.desk import Desk, window

# Headless, every tab is visible; so the browser is told what to answer.
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", {value: "hidden", configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""
REVEAL = """() => {
  delete document.visibilityState;
  document.dispatchEvent(new Event("visibilitychange"));
}"""
WORRIED = "I'm really worried about my refund, order number 48213"
SEEN = """() => new Promise((resolve) => {
  const card = document.querySelector("tactful-sidebar").shadowRoot.querySelector("article.card");
  new IntersectionObserver((entries, observer) => { observer.disconnect(); resolve(); }).observe(card);
})"""


async def test_in_a_hidden_tab_no_line_counts_as_shown_however_long_it_stands(desk: Desk) -> None:
    await desk.begin("Noor Haddad", "en-US")
    await _stop_the_clock(desk)
    await desk.page.evaluate(HIDE)
    await desk.customer_says(WORRIED)
    await expect(desk.card).to_be_visible()
    await desk.page.evaluate(SEEN)

    await desk.page.clock.run_for(10_000)
    assert not desk.said("shown")

    await desk.page.evaluate(REVEAL)
    await desk.page.clock.run_for(499)
    assert not desk.said("shown")
    await desk.page.clock.run_for(1)
    await desk.until(lambda: len(desk.heard("suggestion.shown")) == 1)


async def test_in_a_pane_that_is_not_open_no_line_counts_as_shown(chromium: Browser, demo: Demo) -> None:
    async with window(chromium, demo.url, width=320, height=640) as desk:
        await desk.page.goto(f"{demo.url}/desk")
        await desk.open_pane("Agent")
        await desk.begin("Noor Haddad", "en-US")
        await desk.open_pane("Customer")
        await _stop_the_clock(desk)
        await desk.customer_box.fill(WORRIED)
        await desk.page.get_by_role("button", name="Send as customer").click()
        await desk.until(lambda: bool(desk.heard("suggestion.ready")))

        await desk.page.clock.run_for(10_000)
        assert not desk.said("shown")

        await desk.open_pane("Tactful")
        await desk.page.evaluate(SEEN)
        await desk.page.clock.run_for(500)
        await desk.until(lambda: len(desk.heard("suggestion.shown")) == 1)
    assert not desk.problems


async def _stop_the_clock(desk: Desk) -> None:
    """From now on the page's time goes on only when it is told to."""
    await desk.page.clock.install()
    await desk.page.clock.pause_at(await desk.page.evaluate("Date.now() / 1000 + 1"))
