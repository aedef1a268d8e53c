"""What stands where there is nothing yet teaches what will be there."""

from playwright.async_api import expect

from tests.journey.desk import Desk


async def test_a_conversation_without_a_word_says_what_comes(desk: Desk) -> None:
    await desk.begin("Noor Haddad")

    await expect(desk.empty).to_contain_text("Waiting for the customer's first message")
    await expect(desk.talk).to_contain_text("Nothing said yet.")
    await desk.shot("empty-conversation")


async def test_a_conversation_that_is_not_there_is_refused_without_saying_why(desk: Desk) -> None:
    await desk.open("ana", "conv_000000000000000000000000")

    await expect(desk.empty).to_contain_text("This conversation isn't here")
    await expect(desk.composer).to_be_enabled()
    await desk.shot("empty-denied")


async def test_the_sidebar_alone_asks_for_a_conversation(desk: Desk) -> None:
    await desk.page.goto(f"{desk.url}/sidebar")

    await expect(desk.empty).to_contain_text("No conversation is open")
    await desk.shot("empty-sidebar")


async def test_who_is_not_signed_in_is_told_what_to_do(desk: Desk) -> None:
    await desk.page.context.clear_cookies()
    await desk.page.goto(f"{desk.url}/sidebar?conversation={desk.conversation}")

    note = desk.sidebar.locator("section.banner")
    await expect(note).to_contain_text("Not signed in")
    await expect(note).to_contain_text("Open the sign-in link you were given, then reload this page.")
    await expect(desk.empty).to_have_count(0)
    await expect(desk.sidebar.locator("footer")).to_be_hidden()
    await desk.shot("empty-signed-out")
    # the browser itself complains of the refused requests
    assert all("401" in problem for problem in desk.problems)
    desk.problems.clear()
