"""A draft under way meanwhile: newer messages, lost connections, two who look, one who leaves."""

import asyncio

from playwright.async_api import Browser, Page, WebSocketRoute, expect

from tests.journey.demo import Demo
from tests.journey.desk import Desk, window
from tests.journey.drafted import FIRST, OTHER, WHOLE, box_of, hear, held, state, stopped, words
from tests.realtime.scribe import Scribe

RESTART = 1012
SECOND_MESSAGE = "Hello?? I'm furious, nobody answers me!!"


class Wire:
    """A page's connection, which a story may cut; it comes back once it is mended."""

    def __init__(self) -> None:
        self.times = 0
        self.mended = asyncio.Event()
        self._ends: list[WebSocketRoute] = []

    @classmethod
    async def under(cls, page: Page) -> "Wire":
        wire = cls()
        wire.mended.set()
        await page.route_web_socket("**/*", wire._pass_on)
        return wire

    async def cut(self) -> None:
        self.mended.clear()
        for end in self._ends:
            await end.close(code=RESTART)

    async def _pass_on(self, socket: WebSocketRoute) -> None:
        await self.mended.wait()
        self.times += 1
        self._ends = [socket.connect_to_server(), socket]


async def test_a_newer_message_stops_the_draft_and_another_comes(
    drafts: Desk, model: Scribe, go_on: asyncio.Event
) -> None:
    model.says(*held(go_on))
    model.then(OTHER)
    model.hung_up.clear()
    await hear(drafts)
    await expect(words(drafts.draft)).to_have_text(FIRST)

    await drafts.says_elsewhere("customer", SECOND_MESSAGE)

    await stopped(model)
    await expect(words(drafts.draft)).to_have_text(OTHER)
    await expect(drafts.cards).to_have_count(2)


async def test_a_draft_that_is_being_read_stays_where_it_is_marked_old(
    drafts: Desk, model: Scribe, go_on: asyncio.Event
) -> None:
    model.says(*held(go_on))
    model.then(OTHER)
    await hear(drafts)
    await expect(words(drafts.draft)).to_have_text(FIRST)
    reading = drafts.draft.filter(has_text=FIRST)
    await reading.focus()
    before = await box_of(reading)

    await drafts.says_elsewhere("customer", SECOND_MESSAGE)

    await expect(words(drafts.draft.first)).to_have_text(OTHER)
    await expect(drafts.cards.locator("h3")).to_have_text(["Ready line", "Draft", "Draft"])
    await expect(reading).to_be_focused()
    await expect(reading.get_by_text("answers the message before")).to_be_visible()
    await expect(reading.locator(".caret")).to_be_hidden()
    await expect(reading).to_have_attribute("aria-busy", "false")
    assert abs((await box_of(reading))["y"] - before["y"]) < 1
    await drafts.shot("draft-old")
    await drafts.card.focus()
    await expect(drafts.cards).to_have_count(2)


async def test_a_connection_lost_in_the_middle_doubles_nothing_and_loses_nothing(
    chromium: Browser, drafting: Demo, drafts: Desk, model: Scribe, go_on: asyncio.Event
) -> None:
    model.says(*held(go_on))
    async with window(chromium, drafting.url) as ben:
        line = await Wire.under(ben.page)
        await hear(drafts)
        await ben.open("ben", drafts.conversation)
        await expect(words(ben.draft)).to_have_text(FIRST)

        await line.cut()
        await expect(ben.status).to_have_text("reconnecting")
        await expect(words(ben.draft)).to_have_text(FIRST)
        go_on.set()
        await expect(words(drafts.draft)).to_have_text(WHOLE)
        line.mended.set()

        await expect(ben.status).to_have_text("live")
        await expect(state(ben.draft)).to_have_text("checked")
        await expect(words(ben.draft)).to_have_text(WHOLE)
        assert line.times == 2
    assert not ben.problems


async def test_a_page_loaded_again_in_the_middle_reads_on(
    drafts: Desk, model: Scribe, go_on: asyncio.Event
) -> None:
    model.says(*held(go_on))
    await hear(drafts)
    await expect(words(drafts.draft)).to_have_text(FIRST)

    await drafts.page.reload()
    await expect(words(drafts.draft)).to_have_text(FIRST)
    go_on.set()

    await expect(words(drafts.draft)).to_have_text(WHOLE)


async def test_two_who_look_see_the_same_draft_and_who_took_it(
    chromium: Browser, drafting: Demo, drafts: Desk, model: Scribe, go_on: asyncio.Event
) -> None:
    model.says(*held(go_on))
    asked = len(model.prompts)
    await hear(drafts)
    await expect(words(drafts.draft)).to_have_text(FIRST)
    async with window(chromium, drafting.url) as ben:
        await ben.open("ben", drafts.conversation)
        await expect(words(ben.draft)).to_have_text(FIRST)
        await expect(ben.draft.locator(".caret")).to_be_visible()

        await drafts.page.keyboard.press("Alt+2")

        await expect(state(ben.draft)).to_have_text("stopped here")
        await expect(ben.draft).to_contain_text("Ana Torres has taken this line.")
        await expect(words(ben.draft)).to_have_text(FIRST)
    assert len(model.prompts) == asked + 1


async def test_closing_the_page_stops_the_model_within_a_second(
    chromium: Browser, drafting: Demo, nowhere: str, model: Scribe, go_on: asyncio.Event
) -> None:
    model.says(*held(go_on))
    async with window(chromium, drafting.url) as desk:
        await desk.open(conversation=nowhere)
        await hear(desk)
        await expect(words(desk.draft)).to_have_text(FIRST)
        model.hung_up.clear()

        await desk.page.close()

        await stopped(model)
