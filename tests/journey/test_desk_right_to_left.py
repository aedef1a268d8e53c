"""The sidebar in a page that runs from right to left."""

from playwright.async_api import expect

from tests.journey.desk import Desk

STICKS_OUT = """() => {
  const host = document.querySelector("tactful-sidebar");
  const side = host.getBoundingClientRect();
  return [...host.shadowRoot.querySelectorAll(".side *:not(.unseen)")]
    .map((element) => ({ at: element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.left < side.left - 1 || box.right > side.right + 1))
    .map(({ at }) => at.outerHTML.slice(0, 80));
}"""


async def test_right_to_left_mirrors_the_sidebar_and_nothing_sticks_out(desk: Desk) -> None:
    await desk.hears_of("I'm really worried about my refund, order number 48213")

    await desk.sidebar.evaluate("sidebar => { sidebar.dir = 'rtl'; }")

    title = await desk.sidebar.get_by_role("heading", name="Tactful").bounding_box()
    status = await desk.status.bounding_box()
    assert title
    assert status
    assert status["x"] < title["x"]
    assert await desk.page.evaluate(STICKS_OUT) == []
    await expect(desk.line).to_have_css("direction", "ltr")
    await desk.shot("right-to-left")


async def test_the_line_is_taken_in_the_order_in_which_it_is_read(desk: Desk) -> None:
    line = await desk.hears_of("I'm really worried about my refund, order number 48213")
    await desk.sidebar.evaluate("sidebar => { sidebar.dir = 'rtl'; }")

    await desk.page.keyboard.press("Alt+1")

    await expect(desk.composer).to_have_value(line)
