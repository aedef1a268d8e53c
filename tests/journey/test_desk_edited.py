"""The line nearly fits: the agent makes it their own, and what they kept is counted."""

from playwright.async_api import expect

from tests.journey.desk import Desk


async def test_a_line_with_words_added_counts_as_edited_with_the_share_that_was_kept(desk: Desk) -> None:
    line = await desk.hears_of("I'm really worried about my refund, order number 48213")

    await desk.card.focus()
    await desk.page.keyboard.press("e")
    await expect(desk.composer).to_have_value(line)
    await desk.composer.press_sequentially(" Noor, is this still the right address?")
    await desk.shot("edited-written")
    await desk.send()

    ended = await desk.ended()
    assert ended["end"] == "accepted_edited"
    assert ended["retained"] == 1.0
    assert 0.1 < ended["authored"] < 0.6
    assert [body["mode"] for body in desk.said("accept")] == ["edit"]


async def test_words_cut_from_a_line_lower_the_share_that_was_kept(desk: Desk) -> None:
    line = await desk.hears_of("I'm really worried about my refund, order number 48213")
    await desk.page.keyboard.press("Alt+1")
    await expect(desk.composer).to_have_value(line)

    await desk.composer.fill(line.partition(". ")[0] + ".")
    await desk.send()

    ended = await desk.ended()
    assert ended["end"] == "accepted_edited"
    assert 0.1 < ended["retained"] < 0.9


async def test_what_was_written_before_taking_stays_in_front(desk: Desk) -> None:
    line = await desk.hears_of("I'm really worried about my refund, order number 48213")
    await desk.composer.fill("Hello Noor,")

    await desk.page.keyboard.press("Alt+1")

    await expect(desk.composer).to_have_value(f"Hello Noor,\n{line}")
