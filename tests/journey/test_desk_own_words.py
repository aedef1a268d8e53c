"""The agent's own words are checked while they write, and before they are sent."""

import json

from playwright.async_api import expect

from tests.journey.desk import Desk

WORRIED = "I'm really worried about my refund, order number 48213"
OURS = "Hello Noor. This was our mistake. I'll look into it."


async def test_an_admission_is_quoted_underlined_and_mended_with_one_key(desk: Desk) -> None:
    await desk.hears_of(WORRIED)
    await desk.composer.press_sequentially(OURS)
    await expect(desk.note).to_contain_text("Before you send:")
    await expect(desk.note).to_contain_text("admits fault")
    quoted = await desk.note.locator("q").first.inner_text()
    assert quoted in OURS
    await expect(desk.page.locator(".composer-under u").first).to_have_text(quoted)
    await desk.shot("own-words-warned")

    await desk.page.keyboard.press("Alt+r")
    await expect(desk.note).to_be_empty()
    mended = await desk.composer.input_value()
    assert quoted not in mended
    assert mended.startswith("Hello Noor. ")
    assert mended.endswith("I'll look into it.")
    await desk.shot("own-words-mended")

    await desk.send()
    assert [body["override"] for body in desk.said("message.add")] == [None]


async def test_sending_stops_at_an_admission_until_a_reason_is_given(desk: Desk) -> None:
    await desk.hears_of(WORRIED)
    await desk.composer.fill(OURS)
    await desk.composer.press("Control+Enter")
    await expect(desk.note.get_by_role("button").first).to_be_focused()
    await expect(desk.composer).to_have_value(OURS)
    assert not desk.said("message.add")

    await desk.note.get_by_role("button", name="Keep, with a reason").click()
    reason = desk.page.get_by_role("textbox", name="Why do these words have to stay?")
    await expect(reason).to_be_focused()
    await reason.fill("Legal cleared this wording.")
    await desk.shot("own-words-reason")
    await desk.page.keyboard.press("Enter")

    await expect(desk.talk.get_by_text(OURS)).to_be_visible()
    await expect(desk.composer).to_have_value("")
    assert [body["override"] for body in desk.said("message.add")] == ["Legal cleared this wording."]


async def test_when_the_check_cannot_be_reached_the_composer_says_so_and_sends(desk: Desk) -> None:
    await desk.hears_of(WORRIED)
    await desk.page.route("**/v1/check", lambda route: route.fulfill(status=503, body=json.dumps({})))
    await desk.composer.fill("I'll look into it.")
    await expect(desk.note).to_have_text("Not checked: the check can't be reached. You can send.")

    await desk.send()

    assert all("503" in problem for problem in desk.problems)
    desk.problems.clear()
