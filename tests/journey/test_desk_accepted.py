"""The line fits: the agent takes it with one key and sends it as it is."""

import re

from playwright.async_api import Page, expect

from tests.journey.desk import Desk

UPSET = "I'm fed up, this is the third time I ask for my refund of order 55120!!"


async def test_enter_on_the_focused_card_takes_the_line_and_qa_counts_it_as_it_was(desk: Desk) -> None:
    line = await desk.hears_of(UPSET)
    before = await _taken_as_it_was(desk)

    await desk.card.focus()
    await desk.page.keyboard.press("Enter")
    await expect(desk.composer).to_have_value(line)
    await expect(desk.composer).to_be_focused()
    await desk.shot("accepted-taken")
    await desk.send()

    ended = await desk.ended()
    assert (ended["end"], ended["retained"], ended["authored"]) == ("accepted_verbatim", 1.0, 0.0)
    await expect(desk.empty).to_contain_text("No line right now")
    await desk.shot("accepted-sent")
    assert await _taken_as_it_was(desk) == before + 1


async def test_alt_and_1_takes_the_line_while_the_composer_has_the_focus(desk: Desk) -> None:
    line = await desk.hears_of(UPSET)
    await desk.composer.focus()

    await desk.page.keyboard.press("Alt+1")

    await expect(desk.composer).to_have_value(line)
    await expect(desk.card.get_by_text("In your composer. It counts once you send.")).to_be_visible()
    assert [body["mode"] for body in desk.said("accept")] == ["insert"]


async def test_single_letters_belong_to_the_composer(desk: Desk) -> None:
    await desk.hears_of(UPSET)

    await desk.composer.press_sequentially("exe")

    await expect(desk.composer).to_have_value("exe")
    assert not desk.said("accept")
    assert not desk.said("dismiss")


async def _taken_as_it_was(desk: Desk) -> int:
    report: Page = await desk.page.context.new_page()
    await report.goto(f"{desk.url}/qa")
    said = await report.get_by_text(re.compile(r"^taken as it was: \d+")).inner_text()
    await report.close()
    return int(re.findall(r"\d+", said)[0])
