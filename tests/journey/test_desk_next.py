"""Another line, please."""

from playwright.async_api import expect

from tests.journey.desk import Desk


async def test_arrow_down_brings_another_line_and_keeps_the_focus_on_it(desk: Desk) -> None:
    first = await desk.hears_of("I'm really worried about my refund, order number 48213")
    await desk.card.focus()

    await desk.page.keyboard.press("ArrowDown")

    await expect(desk.line).not_to_have_text(first)
    await expect(desk.cards).to_have_count(1)
    await expect(desk.card).to_be_focused()
    ended = await desk.ended()
    assert (ended["end"], ended["reason"]) == ("dismissed", "another")
    await desk.shot("next-another")


async def test_no_line_comes_twice_and_the_end_of_them_is_said(desk: Desk) -> None:
    seen = [await desk.hears_of("I'm really worried about my refund, order number 48213")]
    none_left = desk.card.get_by_text("Nothing else fits this message.")

    while not await none_left.is_visible():
        await desk.card.get_by_role("button", name="Next").click()
        await expect(none_left.or_(desk.line.filter(has_not_text=seen[-1]))).to_be_visible()
        if not await none_left.is_visible():
            seen.append(await desk.line.inner_text())

    assert len(seen) > 1
    assert len(set(seen)) == len(seen)
    await desk.shot("next-none-left")
