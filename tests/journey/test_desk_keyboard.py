"""Nothing on the desk needs a mouse."""

from typing import Any

from playwright.async_api import expect

from tests.journey.desk import Desk

# What has the focus, down into shadow roots: its name, and whether it, or what holds it, shows an outline.
FOCUSED = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const around = [element, element.parentElement].filter((one) => one !== null);
  const outlined = around.some((one) => getComputedStyle(one).outlineStyle !== "none");
  const name = element.getAttribute("aria-label") ?? element.textContent.trim();
  return { name: element === document.body ? "" : name.slice(0, 40), outlined };
}"""
IN_ORDER = [
    "Message from the customer",
    "Replay a sample",
    "Speed",
    "Send as customer",
    "Conversation",
    "New",
    "Your reply",
    "Send",
    "Ready line",
    "Take",
    "Edit",
    "Next",
    "Dismiss",
    "Frames",
]


async def test_tab_reaches_everything_in_reading_order_and_always_shows_where_it_is(desk: Desk) -> None:
    await desk.hears_of("I'm really worried about my refund, order number 48213")
    await desk.page.reload()
    await expect(desk.card).to_be_visible()

    stops: list[dict[str, Any]] = []
    for _ in range(40):
        await desk.page.keyboard.press("Tab")
        stop = await desk.page.evaluate(FOCUSED)
        if stop["name"] == "" and stops:
            break
        stops.append(stop)

    assert not [stop["name"] for stop in stops if not stop["outlined"]]
    names = iter(stop["name"] for stop in stops)
    missing = [wanted for wanted in IN_ORDER if not any(name.startswith(wanted) for name in names)]
    assert not missing, [stop["name"] for stop in stops]


async def test_a_whole_conversation_goes_by_keys_alone(desk: Desk) -> None:
    keys = desk.page.keyboard
    await desk.page.get_by_role("button", name="New", exact=True).focus()
    await keys.press("Enter")
    await expect(desk.page.get_by_label("Customer's name")).to_be_focused()
    before = desk.page.url
    await keys.type("Noor Haddad")
    await keys.press("Enter")
    await expect(desk.page).not_to_have_url(before)

    await desk.customer_box.focus()
    await keys.type("I'm really worried about my refund, order number 48213")
    await keys.press("Control+Enter")
    await expect(desk.card).to_be_visible()
    line = await desk.line.inner_text()
    await keys.press("Alt+1")
    await expect(desk.composer).to_be_focused()
    await expect(desk.composer).to_have_value(line)
    await keys.type(" Is that fine with you?")
    await keys.press("Control+Enter")

    await expect(desk.composer).to_have_value("")
    assert (await desk.ended())["end"] == "accepted_edited"
