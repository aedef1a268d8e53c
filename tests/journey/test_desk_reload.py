"""A page that is loaded again has the words that the agent had not sent; no words are cut without a word."""

from playwright.async_api import expect

from tests.journey.desk import Desk

WORRIED = "I'm really worried about my refund, order number 48213"
TOO_LONG = "Order 48213, please. " * 500


async def test_what_was_taken_and_added_stands_there_after_a_reload_until_it_is_sent(desk: Desk) -> None:
    line = await desk.hears_of(WORRIED)
    await desk.page.keyboard.press("Alt+1")
    await expect(desk.composer).to_have_value(line)
    await desk.composer.press_sequentially(" Best, Ana")

    await desk.page.reload()
    await expect(desk.status).to_have_text("live")
    await expect(desk.composer).to_have_value(f"{line} Best, Ana")
    await desk.shot("reload")

    await desk.send()
    assert desk.said("message.add")[-1]["sug"] is not None
    await desk.page.reload()
    await expect(desk.status).to_have_text("live")
    await expect(desk.composer).to_have_value("")


async def test_unsent_words_stay_with_their_conversation(desk: Desk) -> None:
    first = await desk.begin("Noor Haddad", "en-US")
    await desk.composer.fill("Hello Noor")

    await desk.begin("Sam Lee", "en-US")
    await expect(desk.composer).to_have_value("")

    await desk.page.evaluate("id => { location.hash = id }", first)
    await expect(desk.composer).to_have_value("Hello Noor")
    # Asked once, without waiting: the list names nobody else until it is read anew.
    assert await desk.page.locator(".switcher select").first.input_value() == first


async def test_a_text_that_is_too_long_is_kept_whole_and_not_sent(desk: Desk) -> None:
    await desk.begin("Noor Haddad", "en-US")
    for box, send in ((desk.customer_box, "Send as customer"), (desk.composer, "Send")):
        await box.fill(TOO_LONG)
        await desk.page.get_by_role("button", name=send).last.click()

        await expect(box).to_have_value(TOO_LONG)
        await expect(desk.page.get_by_text("characters are too many: 4000 at most").last).to_be_visible()
        await desk.shot(f"too-long-{send.lower().replace(' ', '-')}")
        await box.fill("")
    await expect(desk.page.get_by_text("characters are too many")).to_have_count(0)
    assert not desk.said("message.add")
