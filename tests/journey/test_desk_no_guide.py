"""A customer writes a language that no guide speaks."""

from playwright.async_api import expect

from tests.journey.desk import Desk


async def test_a_french_message_gets_no_line_in_another_language_and_what_to_do_is_said(desk: Desk) -> None:
    await desk.begin("Camille Roux")

    await desk.customer_says("Bonjour, je n'ai toujours pas reçu mon remboursement et personne ne me répond.")

    await expect(desk.empty.get_by_role("heading")).to_have_text("No phrase guide for this language")
    await expect(desk.empty).to_contain_text("Write in your own words")
    await expect(desk.cards).to_have_count(0)
    await desk.shot("no-guide")
