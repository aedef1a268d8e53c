"""There is no draft, and the desk says why: the ready line stands."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.journey.desk import Desk
from tests.journey.drafted import FIRST, OTHER, WHOLE, hear, held, recite, state, words
from tests.realtime.scribe import Scribe

SPANISH = "Entiendo lo molesto que es esperar tanto tiempo. Voy a revisar su caso ahora mismo y le escribo."


async def test_a_provider_that_refuses_is_named_and_trying_again_works(drafts: Desk, model: Scribe) -> None:
    model.says(status=401)
    await hear(drafts)

    await expect(drafts.no_draft.get_by_role("heading")).to_have_text("No draft")
    await expect(drafts.no_draft).to_contain_text("The model's provider refused.")
    await expect(drafts.cards.locator("h3")).to_have_text(["Ready line"])
    await drafts.shot("draft-refused")
    model.says(WHOLE)
    await drafts.no_draft.get_by_role("button", name="Try again").press("Enter")

    await expect(words(drafts.draft)).to_have_text(WHOLE)
    await expect(drafts.draft).to_be_focused()
    await expect(drafts.no_draft).to_have_count(0)


@pytest.mark.parametrize("is_read", [False, True])
async def test_words_of_a_model_that_breaks_off_are_taken_back_even_from_under_the_eye(
    drafts: Desk, model: Scribe, go_on: asyncio.Event, is_read: bool
) -> None:
    model.says(*held(go_on)[:3], ends=False)
    await hear(drafts)
    await expect(words(drafts.draft)).to_have_text(FIRST)
    if is_read:
        await drafts.draft.hover()

    go_on.set()

    await expect(drafts.no_draft).to_contain_text("The model broke off in the middle.")
    await expect(drafts.no_draft.get_by_role("heading")).to_have_text("Draft taken back")
    await expect(drafts.draft).to_have_count(0)
    await drafts.shot("draft-cut")
    model.says(OTHER)
    await drafts.no_draft.get_by_role("button", name="Try again").click()
    await expect(words(drafts.draft)).to_have_text(OTHER)


async def test_what_the_guard_lets_nothing_of_through_is_held_back_by_a_named_rule(
    drafts: Desk, model: Scribe
) -> None:
    await recite(drafts, model)

    await expect(drafts.no_draft).to_contain_text("The guard held it back. Nothing of it is shown.")
    await expect(drafts.no_draft.locator("code")).to_have_text("injection.canary")
    await expect(drafts.no_draft.get_by_role("heading")).to_have_text("No draft")
    await expect(drafts.cards.locator("h3")).to_have_text(["Ready line"])
    await drafts.shot("draft-blocked")


async def test_what_the_guard_stops_after_words_were_shown_is_taken_back(
    drafts: Desk, model: Scribe, go_on: asyncio.Event
) -> None:
    await recite(drafts, model, FIRST, " You", go_on)
    await expect(words(drafts.draft)).to_have_text(FIRST)

    go_on.set()

    await expect(drafts.no_draft).to_contain_text("The guard held it back.")
    await expect(drafts.no_draft.get_by_role("heading")).to_have_text("Draft taken back")
    await expect(drafts.draft).to_have_count(0)
    await drafts.shot("draft-stopped-by-the-guard")


async def test_another_language_than_the_customers_is_not_shown(drafts: Desk, model: Scribe) -> None:
    model.says(SPANISH)
    await hear(drafts)

    await expect(drafts.no_draft).to_contain_text("The model wrote in another language than the customer")
    assert not drafts.heard("suggestion.delta")
    await drafts.shot("draft-foreign")


async def test_why_there_is_none_is_still_told_when_the_page_is_loaded_again(
    drafts: Desk, model: Scribe
) -> None:
    model.says(status=401)
    await hear(drafts)
    await expect(drafts.no_draft).to_be_visible()

    await drafts.page.reload()

    await expect(drafts.no_draft).to_contain_text("The model's provider refused.")
    await expect(drafts.no_draft.get_by_role("button", name="Try again")).to_be_visible()


async def test_no_model_is_a_quiet_mark_and_nothing_else(desk: Desk) -> None:
    await hear(desk)
    await expect(desk.card).to_be_visible()

    await expect(desk.sidebar.locator("footer")).to_contain_text("no model: ready lines only")
    await expect(desk.cards.locator("h3")).to_have_text(["Ready line"])
    await expect(desk.no_draft).to_have_count(0)
    await expect(desk.sidebar.locator(".writing")).to_have_count(0)
    await expect(state(desk.sidebar)).to_have_count(0)
    await desk.shot("draft-no-model")
