"""The packaged local model: real tokens through gate, journal, socket and page."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, expect

from assist.local import LocalModelMissing, find_weights
from tests.journey.conftest import a_demo
from tests.journey.demo import Demo
from tests.journey.desk import window
from tests.journey.drafted import hear, state, words

PATIENCE_MS = 40_000


@pytest.fixture(scope="module")
def local(chromium: Browser) -> Iterator[Demo]:
    try:
        find_weights()
    except LocalModelMissing as missing:
        pytest.skip(str(missing))
    with a_demo({"TACTFUL_MODEL": "local", "TACTFUL_DRAFT__WHOLE_S": "20"}) as running:
        yield running


async def test_its_words_come_through_the_guard_to_the_page_or_the_page_says_why_not(
    chromium: Browser, local: Demo
) -> None:
    async with window(chromium, local.url) as desk:
        await desk.open()
        await hear(desk)
        await expect(desk.draft.or_(desk.no_draft).first).to_be_visible()

        whole = state(desk.draft).get_by_text("checked", exact=True)
        await expect(whole.or_(desk.no_draft).first).to_be_visible(timeout=PATIENCE_MS)

        await desk.shot("draft-local")
        if await desk.no_draft.count():
            # What a model this small writes may well be held back; never without a reason.
            await expect(desk.no_draft).to_contain_text(re.compile("guard|language|model"))
        else:
            [final] = desk.heard("suggestion.final")
            said = "".join(delta["text"] for delta in desk.heard("suggestion.delta"))
            assert said
            assert await words(desk.draft).inner_text() == said[: final["len"]]
            assert final["model"] == "local"
            assert final["completion_tokens"]
        await expect(desk.card.locator("h3")).to_have_text("Ready line")
    assert not desk.problems
