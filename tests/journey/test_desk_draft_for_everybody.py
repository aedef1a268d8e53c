"""Drafts for everybody: no grave finding of axe, nothing that sticks out, in the dark and in few pixels."""

import asyncio
from typing import Final

import pytest
from playwright.async_api import Browser, expect

from tests.journey.axe import grave
from tests.journey.demo import Demo
from tests.journey.desk import Desk, window
from tests.journey.drafted import FIRST, SECOND, hear, recite, state, words
from tests.realtime.scribe import Piece, Scribe

ADMITTED: Final = " This was our fault."
SIDEWAYS: Final = """() => {
  const inside = document.querySelector("tactful-sidebar").shadowRoot.querySelector(".scroll");
  return Math.max(document.documentElement.scrollWidth - innerWidth, inside.scrollWidth - inside.clientWidth);
}"""
SMALL: Final = """() => [...document.querySelector("tactful-sidebar").shadowRoot
  .querySelectorAll("button, summary")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent, one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([text]) => text)"""


def replaced(go_on: asyncio.Event) -> tuple[Piece, ...]:
    return FIRST, ADMITTED, SECOND[:7], go_on, SECOND[7:]


@pytest.mark.parametrize("dark", [False, True])
async def test_axe_finds_nothing_grave_in_a_draft_that_grows_is_whole_or_failed(
    chromium: Browser, drafting: Demo, nowhere: str, model: Scribe, go_on: asyncio.Event, dark: bool
) -> None:
    shade = "dark" if dark else "light"
    model.says(*replaced(go_on))
    async with window(chromium, drafting.url, dark=dark, height=1100) as desk:
        await desk.open(conversation=nowhere)
        await hear(desk)
        await expect(desk.draft.get_by_text("1 sentence replaced")).to_be_visible()
        await desk.shot(f"draft-growing-{shade}")
        assert await grave(desk.page) == []

        go_on.set()
        await expect(state(desk.draft)).to_have_text("checked")
        await desk.draft.locator("summary").click()
        await desk.shot(f"draft-checked-{shade}")
        assert await grave(desk.page) == []

        await recite(desk, model)
        await expect(desk.no_draft).to_be_visible()
        await desk.shot(f"draft-held-{shade}")
        assert await grave(desk.page) == []
    assert not desk.problems


async def test_at_320_pixels_nothing_sticks_out_and_every_target_is_large_enough(
    chromium: Browser, drafting: Demo, nowhere: str, model: Scribe, go_on: asyncio.Event
) -> None:
    model.says(*replaced(go_on))
    async with window(chromium, drafting.url, width=320, height=640) as desk:
        await desk.page.goto(f"{drafting.url}/desk#{nowhere}")
        await desk.open_pane("Agent")
        await desk.begin("Noor Haddad", "en-US")
        await desk.says_elsewhere("customer", "I have been waiting two weeks and nobody answers!")
        await desk.open_pane("Tactful")
        await expect(desk.draft.get_by_text("1 sentence replaced")).to_be_visible()
        await desk.draft.scroll_into_view_if_needed()
        await desk.shot("draft-narrow-growing")
        go_on.set()
        await expect(state(desk.draft)).to_have_text("checked")
        await desk.draft.scroll_into_view_if_needed()
        await desk.shot("draft-narrow")

        assert await desk.page.evaluate(SIDEWAYS) <= 0
        assert await desk.page.evaluate(SMALL) == []
        assert await grave(desk.page) == []
        text = await words(desk.draft).inner_text()
        await desk.draft.get_by_role("button", name="Take").click()
        await expect(desk.composer).to_have_value(text)
    assert not desk.problems


@pytest.mark.parametrize("language", ["es", "ja"])
async def test_in_the_agents_own_language_every_word_of_a_draft_is_there(
    drafts: Desk, model: Scribe, language: str
) -> None:
    model.says(FIRST, ADMITTED, SECOND)
    await drafts.page.evaluate(
        "language => document.querySelector('tactful-sidebar').setAttribute('lang', language)", language
    )
    await hear(drafts)
    await expect(drafts.draft.locator(".note")).to_be_visible()
    await expect(drafts.draft.locator("[part='again']")).to_be_visible()

    await drafts.draft.scroll_into_view_if_needed()
    await drafts.shot(f"draft-in-{language}")

    english = ("Draft", "Take", "checked", "sentence", "Replaced", "shorter", "Again")
    said = await drafts.draft.inner_text()
    assert not [one for one in english if one in said]
    assert await drafts.page.evaluate(SIDEWAYS) <= 0
