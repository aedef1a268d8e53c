"""The line doesn't fit: it goes, with a reason or without."""

from playwright.async_api import expect

from tests.journey.desk import Desk

WORRIED = "I'm really worried about my refund, order number 48213"


async def test_x_then_a_reason_dismisses_by_keyboard_alone(desk: Desk) -> None:
    await desk.hears_of(WORRIED)
    await desk.card.focus()

    await desk.page.keyboard.press("x")
    why = desk.sidebar.get_by_role("group", name="Why not?")
    await expect(why.get_by_role("button", name="just dismiss")).to_be_focused()
    await desk.shot("dismissed-why")
    await desk.page.keyboard.press("Tab")
    await desk.page.keyboard.press("Tab")
    await expect(why.get_by_role("button", name="wrong tone")).to_be_focused()
    await desk.page.keyboard.press("Enter")

    ended = await desk.ended()
    assert (ended["end"], ended["reason"]) == ("dismissed", "tone")
    await expect(desk.cards).to_have_count(0)
    await expect(desk.empty).to_contain_text("No line right now")
    await desk.shot("dismissed-gone")


async def test_the_menu_dismisses_with_the_mouse_and_without_a_reason(desk: Desk) -> None:
    await desk.hears_of(WORRIED)

    await desk.card.get_by_role("button", name="Dismiss", exact=True).click()
    await desk.card.get_by_role("button", name="just dismiss").click()

    ended = await desk.ended()
    assert (ended["end"], ended["reason"]) == ("dismissed", None)


async def test_escape_closes_the_reasons_and_nothing_is_dismissed(desk: Desk) -> None:
    await desk.hears_of(WORRIED)
    await desk.card.focus()
    await desk.page.keyboard.press("x")

    await desk.page.keyboard.press("Escape")

    await expect(desk.sidebar.get_by_role("group", name="Why not?")).to_have_count(0)
    await expect(desk.card).to_be_focused()
    assert not desk.said("dismiss")
