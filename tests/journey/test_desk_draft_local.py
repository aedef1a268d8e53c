"""The packaged local model: real tokens through each maker, gate, journal, socket and page."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from assist.local import LocalModel, LocalModelMissing, find_weights
from tests.assist.test_local import has_settled, is_busy, on_linux
from tests.journey.conftest import PATIENT, a_demo
from tests.journey.demo import Demo
from tests.journey.desk import Desk, window
from tests.journey.drafted import hear, state, words

PATIENCE_MS: Final = 40_000
ASKS: Final = (
    "I have been waiting two weeks for my refund and nobody answers, this is ridiculous!",
    "Where is my parcel? It should have been here on Monday.",
    "I cannot log in, the page says that my password is wrong.",
    "The screen of my new phone stays black. What can I do?",
)
SEEN_S: Final = 0.4  # how long it takes to see that a process rests
# Nobody here speaks it, so no other draft begins.
FOREIGN: Final = "주문한 물건이 아직도 오지 않았는데 언제 받을 수 있는지 알려 주세요."


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def server() -> AsyncIterator[LocalModel]:
    try:
        server = LocalModel(find_weights())
    except LocalModelMissing as missing:
        pytest.skip(str(missing))
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["lean", "litellm"])
async def local(chromium: Browser, server: LocalModel, request: pytest.FixtureRequest) -> AsyncIterator[Demo]:
    model = f"openai/local@{server.url};maker={request.param}"
    with a_demo(PATIENT | {"TACTFUL_MODEL": model}) as running:
        yield running


async def over(desk: Desk) -> None:
    """Its draft is whole, or the page says why there is none."""
    whole = state(desk.draft).get_by_text("checked", exact=True)
    await expect(whole.or_(desk.no_draft).first).to_be_visible(timeout=PATIENCE_MS)


async def speaking(desk: Desk, server: LocalModel) -> None:
    """A draft of which words are shown and more is to come; not each begins with words that may stand."""
    assert server.pid
    for text in ASKS * 3:
        await hear(desk, text)
        some = words(desk.draft).filter(has_text=re.compile(r"\w"))
        await expect(some.or_(desk.no_draft).first).to_be_visible(timeout=PATIENCE_MS)
        if await is_busy(server.pid):
            return
        await over(desk)
    raise AssertionError("the model ended each of its answers before anybody could stop it")


async def test_its_words_come_through_the_guard_to_the_page_or_the_page_says_why_not(
    chromium: Browser, local: Demo
) -> None:
    async with window(chromium, local.url) as desk:
        await desk.open()
        await hear(desk)

        await over(desk)

        await desk.shot("draft-local")
        if await desk.no_draft.count():
            # What a model this small writes may well be held back; never without a reason.
            await expect(desk.no_draft).to_contain_text(re.compile("guard|language|model"))
        else:
            [final] = desk.heard("suggestion.final")
            said = "".join(delta["text"] for delta in desk.heard("suggestion.delta"))
            assert said
            assert await words(desk.draft).inner_text() == said[: final["len"]]
            assert final["model"] == "openai/local"
            assert final["completion_tokens"]
        await expect(desk.card.locator("h3")).to_have_text("Ready line")
    assert not desk.problems


@on_linux
@pytest.mark.parametrize("stops", ["the page is closed", "a newer message"])
async def test_nobody_waits_for_it_any_more_and_within_a_second_its_server_rests(
    chromium: Browser, local: Demo, server: LocalModel, stops: str
) -> None:
    assert server.pid
    async with window(chromium, local.url) as desk:
        await desk.open()
        await speaking(desk, server)

        if stops == "a newer message":
            await desk.customer_says(FOREIGN)
        else:
            await desk.page.close()

        async with asyncio.timeout(1 + SEEN_S):
            await has_settled(server.pid)
