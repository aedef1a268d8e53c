"""A draft shown by the clause: its first words while the sentence is written, none where it ends badly."""

import asyncio

from playwright.async_api import Browser, expect

from tests.journey.conftest import PATIENT, a_demo
from tests.journey.desk import window
from tests.journey.drafted import hear, state, words
from tests.realtime.scribe import Scribe

CLAUSE = "Thank you for telling me"


async def test_by_the_clause_words_come_sooner_and_go_where_the_sentence_may_not_stand(
    chromium: Browser, model: Scribe, go_on: asyncio.Event
) -> None:
    settings = PATIENT | {"TACTFUL_MODEL": model.model, "TACTFUL_DRAFT__BY_CLAUSE": "true"}
    model.says(f"{CLAUSE}, and I ", go_on, "am looking into it now.")
    with a_demo(settings) as demo:
        async with window(chromium, demo.url) as desk:
            await desk.open()
            await hear(desk)
            await expect(words(desk.draft)).to_have_text(CLAUSE)
            await desk.shot("draft-by-clause")
            go_on.set()
            await expect(words(desk.draft)).to_have_text(f"{CLAUSE}, and I am looking into it now.")
            await expect(state(desk.draft)).to_have_text("checked")

            end = asyncio.Event()
            model.says(f"{CLAUSE}, because ", end, "we lost your parcel.")
            await desk.draft.get_by_role("button", name="Again").click()
            await expect(words(desk.draft)).to_have_text(CLAUSE)
            end.set()
            await expect(desk.page.get_by_role("heading", name="Draft taken back")).to_be_visible()
            await expect(desk.cards.get_by_text(CLAUSE)).to_have_count(0)
            await expect(desk.page.get_by_role("heading", name="Ready line")).to_be_visible()
            await desk.shot("draft-by-clause-gone")
        assert not desk.problems
