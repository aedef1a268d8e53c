"""The drawer shows what goes over the wire."""

from playwright.async_api import expect

from tests.journey.desk import Desk


async def test_the_drawer_shows_both_ways_and_filters(desk: Desk) -> None:
    await desk.hears_of("I'm really worried about my refund, order number 48213")

    await desk.page.get_by_role("button", name="Frames").click()
    rows = desk.page.locator(".frames-list > li")
    await expect(rows.filter(has_text="cmd shown")).to_be_visible()
    await desk.page.get_by_label("Filter").fill("suggestion.ready")
    ready = rows.filter(has_text="suggestion.ready").last
    await expect(ready).to_be_visible()
    await expect(rows.filter(has_text="cmd shown")).to_be_hidden()
    await ready.locator("summary").click()

    await expect(ready.locator("pre")).to_contain_text('"kind": "ready"')
    await desk.shot("frames")


async def test_the_page_never_scrolls_as_a_whole(desk: Desk) -> None:
    await desk.page.get_by_role("button", name="Frames").click()

    assert await desk.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
