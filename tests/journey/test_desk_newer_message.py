"""The customer writes again: the newer line comes, and what is being read does not move."""

from playwright.async_api import Locator, expect

from tests.journey.desk import Desk

FIRST = "I'm really worried about my refund, order number 48213"
SECOND = "Hello?? I'm furious, nobody answers me!!"


async def test_a_line_that_nobody_reads_gives_way_to_the_newer_one(desk: Desk) -> None:
    first = await desk.hears_of(FIRST)

    await desk.customer_says(SECOND)

    await expect(desk.line).not_to_have_text(first)
    await expect(desk.cards).to_have_count(1)
    assert (await desk.ended())["end"] in ("ignored", "superseded")


async def test_the_card_in_focus_stays_where_it_is_and_the_newer_line_goes_above_it(desk: Desk) -> None:
    first = await desk.hears_of(FIRST)
    reading = desk.cards.filter(has_text=first)
    await reading.focus()
    before = await _top(reading)

    await desk.says_elsewhere("customer", SECOND)

    await expect(desk.cards).to_have_count(2)
    await expect(desk.cards.nth(1).locator(".text")).to_have_text(first)
    await expect(reading).to_be_focused()
    await expect(desk.card.get_by_text("newer", exact=True)).to_be_visible()
    await expect(reading.get_by_text("answers the message before")).to_be_visible()
    assert abs(await _top(reading) - before) < 1
    await desk.shot("newer-above")

    await reading.get_by_role("button", name="To the newer line").press("Enter")
    await expect(desk.cards).to_have_count(1)
    await expect(desk.card).to_be_focused()
    await expect(desk.line).not_to_have_text(first)
    await desk.shot("newer-alone")


async def _top(card: Locator) -> float:
    box = await card.bounding_box()
    assert box
    return box["y"]
