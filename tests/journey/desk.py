"""The desk in a browser, by what a person sees and does there."""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, ConsoleMessage, Page, Response, WebSocket, expect

PATIENCE_S: Final = 10
SHOTS: Final = os.environ.pop("TACTFUL_SHOTS", None)  # taken away: the product knows no such setting
SWITCH: Final = """on => fetch("/v1/workspace/suggestions", {
  method: "PUT", headers: {"content-type": "application/json"}, body: JSON.stringify({on}),
}).then(answer => answer.status)"""
IN_SIDEBAR: Final = (
    "(selector => document.querySelector('tactful-sidebar').shadowRoot.querySelector(selector))"
)
Frame = dict[str, Any]


class Desk:
    """One window of one person.

    came, went: all that passed over its sockets; problems: what the page complained of.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.page: Final = page
        self.url: Final = url
        self.came: list[Frame] = []
        self.went: list[Frame] = []
        self.problems: list[str] = []
        self._passed = asyncio.Event()
        self.sidebar: Final = page.locator("tactful-sidebar")
        self.cards: Final = self.sidebar.locator("article.card")
        self.card: Final = self.cards.first
        self.line: Final = self.card.locator(".text")
        self.draft: Final = self.sidebar.locator("article[part~='card-draft']")
        self.question: Final = self.sidebar.locator("article[part~='card-question']")
        self.no_draft: Final = self.sidebar.locator("section.nodraft")
        self.reading: Final = self.sidebar.locator("section.reading")
        self.empty: Final = self.sidebar.locator("section.empty")
        self.status: Final = self.sidebar.locator(".status")
        self.composer: Final = page.get_by_role("textbox", name="Your reply")
        self.note: Final = page.locator(".composer-note")
        self.talk: Final = page.get_by_role("log", name="Conversation", exact=True)
        self.customer_box: Final = page.get_by_role("textbox", name="Message from the customer")
        page.on("console", self._complained)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("websocket", self._listen)

    async def open(self, who: str = "ana", conversation: str = "") -> None:
        await self.page.goto(f"{self.url}/desk?as={who}#{conversation}")
        await expect(self.status).to_have_text("live")

    async def open_pane(self, name: str) -> None:
        """On a narrow screen."""
        panes = self.page.get_by_role("navigation", name="Panes")
        await panes.get_by_role("button", name=name).click()
        await expect(self.page.locator(f"#pane-{name.lower()}")).to_be_visible()

    @property
    def conversation(self) -> str:
        return self.page.url.partition("#")[2]

    async def begin(self, customer: str, hint: str = "") -> str:
        """A new conversation, through the dialog; gives its id."""
        await self.page.get_by_role("button", name="New", exact=True).click()
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_label("Customer's name").fill(customer)
        await dialog.get_by_label("Language hint").select_option(hint)
        async with self.page.expect_response(_is_made) as answer:
            await dialog.get_by_role("button", name="Begin").click()
        made = await (await answer.value).json()
        await expect(self.page).to_have_url(re.compile(f"#{made['id']}$"))
        await expect(self.page.locator("#pane-agent h2").first).to_have_text(customer)
        return self.conversation

    async def customer_says(self, text: str) -> None:
        """Returns once the agent sees it."""
        await self.customer_box.fill(text)
        await self.page.get_by_role("button", name="Send as customer").click()
        await expect(self.talk.get_by_text(text)).to_be_visible()

    async def says_elsewhere(self, role: str, text: str) -> None:
        """From another device, as a helpdesk would pass it on, so that nothing here gets the focus."""
        http = self.page.context.request
        desk = await (await http.get(f"{self.url}/v1/desk")).json()
        answer = await http.post(
            f"{self.url}/v1/conversations/{self.conversation}/messages",
            headers={"Authorization": f"Bearer {desk['customer_token']}"},
            data={"role": role, "text": text},
        )
        assert answer.status == 201, await answer.text()
        await expect(self.talk.get_by_text(text)).to_be_visible()

    async def hears_of(self, text: str, customer: str = "Noor Haddad", hint: str = "en-US") -> str:
        """A new conversation with one message, and a line that answers it and was seen; gives the line."""
        await self.begin(customer, hint)
        await self.customer_says(text)
        await self.until(lambda: bool(self.heard("suggestion.shown")))
        return await self.line.inner_text()

    async def send(self) -> None:
        """Returns once the composer is empty again, and the words stand in the conversation."""
        text = await self.composer.input_value()
        await self.composer.press("Control+Enter")
        await expect(self.composer).to_have_value("")
        await expect(self.talk.get_by_text(text)).to_be_visible()

    def heard(self, kind: str) -> list[Frame]:
        """The bodies of the open conversation's frames of a kind."""
        return [
            frame["d"] for frame in self.came if frame["t"] == kind and frame.get("c") == self.conversation
        ]

    def said(self, op: str) -> list[Frame]:
        """The bodies of the open conversation's commands of a kind, each time that they went out."""
        return [
            frame["d"]
            for frame in self.went
            if frame["t"] == "cmd" and frame["d"]["op"] == op and frame["c"] == self.conversation
        ]

    async def until(self, holds: Callable[[], bool]) -> None:
        """Waits until what the frames tell is so."""
        async with asyncio.timeout(PATIENCE_S):
            while not holds():
                self._passed.clear()
                await self._passed.wait()

    async def ended(self) -> Frame:
        """How the conversation's last line to end has ended."""
        await self.until(lambda: bool(self.heard("suggestion.ended")))
        return self.heard("suggestion.ended")[-1]

    async def switch_suggestions(self, *, on: bool) -> None:
        status = await self.page.evaluate(SWITCH, on)
        assert status == 200

    async def fonts_of(self, selector: str) -> set[str]:
        """The fonts that the browser really used for an element in the sidebar's shadow."""
        browser = await self.page.context.new_cdp_session(self.page)
        await browser.send("DOM.enable")
        await browser.send("CSS.enable")
        await browser.send("DOM.getDocument")
        element = await browser.send(
            "Runtime.evaluate", {"expression": f"{IN_SIDEBAR}({json.dumps(selector)})"}
        )
        node = await browser.send("DOM.requestNode", {"objectId": element["result"]["objectId"]})
        used = await browser.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})
        return {font["familyName"] for font in used["fonts"]}

    async def shot(self, name: str) -> None:
        """A picture for people to look at, where TACTFUL_SHOTS names a folder."""
        if SHOTS is not None:
            await self.page.screenshot(path=Path(SHOTS) / f"{name}.png", animations="disabled")

    def _complained(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda text: self._pass(self.came, text))
        socket.on("framesent", lambda text: self._pass(self.went, text))

    def _pass(self, way: list[Frame], text: str | bytes) -> None:
        way += [json.loads(line) for line in str(text).split("\n")]
        self._passed.set()


def _is_made(answer: Response) -> bool:
    return answer.request.method == "POST" and answer.url.endswith("/v1/conversations")


@asynccontextmanager
async def window(
    browser: Browser, url: str, *, width: int = 1360, height: int = 860, dark: bool = False
) -> AsyncIterator[Desk]:
    """A browser of its own: no cookie, no storage, nobody signed in."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="en-US",
        timezone_id="UTC",
    )
    try:
        yield Desk(await context.new_page(), url)
    finally:
        await context.close()
