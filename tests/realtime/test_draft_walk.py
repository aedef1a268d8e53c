"""Agents, a customer, a model and a server that do anything in any order: what is told always adds up.

The seed is in the test's name; on a failure the steps that were taken stand in its output.
"""

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from websockets.exceptions import ConnectionClosed

from assist.content import Content
from realtime.settings import DraftSettings
from tests.realtime.books import Kept, check_books
from tests.realtime.front import Client, Frame, House, Shop, command, command_id, frames_of, house
from tests.realtime.scribe import Scribe, Script, scribe

STEPS: Final = 150
LIVES: Final = 2  # of the server: between two it is stopped and started again
SAID: Final = (
    "I have been waiting two weeks for my refund and nobody answers, this is ridiculous!",
    "Where is my parcel? This is the third time I ask.",
    "ok thanks",
)
SAFE: Final = (
    "I can see how long you have been waiting for this. First, I will look at what the system shows."
)
ADMITS: Final = "I can see how tiring this is. This was our fault. First, I will look into it now."
Key = tuple[str, int]


@dataclass(slots=True)
class Seen:
    """A draft as somebody sees it. end: its last frame, where it is over."""

    text: str = ""
    final: Frame | None = None


@dataclass(slots=True)
class Viewer:
    """What one page knows, by the rules that every client keeps: dense, each frame once, words joined."""

    place: tuple[str, int] | None = None
    turn: str | None = None
    drafts: dict[Key, Seen] = field(default_factory=dict)
    readies: set[Key] = field(default_factory=set)
    failed: set[Key] = field(default_factory=set)
    finished: dict[Key, str] = field(default_factory=dict)

    def take(self, frame: Frame) -> None:
        body = frame["d"]
        if frame["t"] == "snapshot":
            self._begin_anew(frame)
        elif "seq" in frame and "ep" in frame:
            assert self.place is not None
            epoch, seq = self.place
            if (frame["ep"], frame["seq"]) == (epoch, seq + 1):
                self.place = (epoch, seq + 1)
                self._fold(frame["t"], body)
            else:
                assert frame["ep"] == epoch, "an epoch without a snapshot"
                assert frame["seq"] <= seq, "a hole"

    def _begin_anew(self, frame: Frame) -> None:
        state = frame["d"]["state"]
        self.place = (frame["ep"], frame["d"]["seq"])
        customers = [one["message"] for one in state["messages"]]
        last = customers[-1] if customers else None
        self.turn = last["id"] if last and last["role"] == "customer" else None
        self.readies = {_key(one["ready"]) for one in state["suggestions"]}
        self.drafts = {}
        for one in state["drafts"]:
            self.drafts[_key(one["start"])] = Seen(one["text"], one["final"])
            if one["final"] is not None:
                self._finish(_key(one["start"]), one["final"])

    def _fold(self, kind: str, body: Frame) -> None:
        match kind.removeprefix("suggestion."):
            case "message.added":
                self.turn = body["id"] if body["role"] == "customer" else None
            case "ready":
                self.readies.add(_key(body))
            case "start":
                assert _key(body) not in self.drafts
                self.drafts[_key(body)] = Seen()
            case "delta" if _key(body) in self.drafts:
                seen = self.drafts[_key(body)]
                assert seen.final is None
                assert body["off"] == len(seen.text)
                seen.text += body["text"]
            case "final" if _key(body) in self.drafts:
                seen = self.drafts[_key(body)]
                assert seen.final is None
                seen.text = seen.text[: body["len"]]
                seen.final = body
                self._finish(_key(body), body)
            case "ended" | "retract" | "failed" | "blocked":
                self.drafts.pop(_key(body), None)
                self.readies.discard(_key(body))
                if kind != "suggestion.ended":
                    self.failed.add(_key(body))

    def _finish(self, key: Key, final: Frame) -> None:
        text = self.drafts[key].text
        assert hashlib.sha256(text.encode()).hexdigest()[:8] == final["hash8"]
        self.finished[key] = text


def _key(body: Frame) -> Key:
    return body["sug"], body["attempt"]


class Page:
    """An agent's open page: reads all the time, comes back from where it was."""

    def __init__(self, desk: House, shop: Shop, conversation: str) -> None:
        self.viewer = Viewer()
        self.answers: dict[str, Frame] = {}
        self.wrong: BaseException | None = None
        self._desk = desk
        self._who = shop.ben
        self._conversation = conversation
        self._stack = AsyncExitStack()
        self._client: Client | None = None

    async def open(self, *, knows_place: bool) -> None:
        place = self.viewer.place if knows_place else None
        sub = {"c": self._conversation} | ({"ep": place[0], "seq": place[1]} if place else {})
        if not knows_place:
            self.viewer.place = None
        self._client = await self._stack.enter_async_context(self._desk.client(self._who, sub))
        for frame in self._client.frames:
            self._hear(frame)
        reading = asyncio.create_task(self._read(self._client))
        self._stack.push_async_callback(_ended, reading)

    async def close(self) -> None:
        self._client = None
        await self._stack.aclose()
        if self.wrong is not None:
            raise self.wrong

    @property
    def is_open(self) -> bool:
        return self._client is not None

    async def ask(self, op: str, **body: object) -> None:
        """Nobody waits for the answer."""
        assert self._client is not None
        await self._client.send(command(self._conversation, op, command_id(), **body))

    async def _read(self, client: Client) -> None:
        try:
            while True:
                for frame in frames_of(await client.raw.recv()):
                    self._hear(frame)
        except ConnectionClosed:
            return
        except Exception as wrong:  # told when the page is closed
            self.wrong = self.wrong or wrong

    def _hear(self, frame: Frame) -> None:
        try:
            self.viewer.take(frame)
        except AssertionError as wrong:
            self.wrong = self.wrong or wrong


async def _ended(task: asyncio.Task[None]) -> None:
    await task


@dataclass(slots=True)
class Walk:
    """One walk: what may happen, in an order that chance decides."""

    chance: random.Random
    desk: House
    shop: Shop
    model: Scribe
    conversation: str
    page: Page
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    async def step(self) -> None:
        act = self._chosen()
        await act()
        if self.page.wrong is not None:
            raise self.page.wrong
        await asyncio.sleep(self.chance.choice((0, 0, 0, 0.01, 0.03, 0.1)))

    def _acts(self) -> list[tuple[Callable[[], Awaitable[None]], int]]:
        return [
            (self.customer_writes, 5),
            (self.customer_withdraws, 1),
            (self.agent_writes, 2),
            (self.page_shows, 5),
            (self.agent_takes, 4),
            (self.agent_dismisses, 2),
            (self.agent_stops, 3),
            (self.agent_wants_another, 6),
            (self.agent_asks, 4),
            (self.page_comes_back, 2),
            (self.server_forgets, 3),
            (self.server_sweeps, 2),
            (self.switch_is_moved, 1),
        ]

    def _chosen(self) -> Callable[[], Awaitable[None]]:
        acts = self._acts()
        [(act, _)] = self.chance.choices(acts, [weight for _, weight in acts])
        return act

    def _script(self) -> Script:
        said = self.chance.choice((SAFE, SAFE, SAFE, ADMITS, "I can see this. It is 100% guaranteed."))
        pieces = tuple(f"{word} " for word in said.split())
        size = self.chance.choice((1, 3, 100))
        joined = tuple("".join(pieces[at : at + size]) for at in range(0, len(pieces), size))
        cut = self.chance.randrange(len(joined) + 1)
        return self.chance.choice(
            (
                Script(joined),
                Script(joined),
                Script(joined[:cut], ends=False),
                Script((*joined[:cut], asyncio.Event())),
                Script((), status=401),
            )
        )

    async def customer_writes(self) -> None:
        self.model.scripts = [self._script() for _ in range(8)]
        await self.desk.say(self.shop, self.conversation, self.chance.choice(SAID))

    async def customer_withdraws(self) -> None:
        if self.page.viewer.turn is not None:
            path = f"/v1/conversations/{self.conversation}/messages/{self.page.viewer.turn}"
            await self.desk.call(self.shop.ingest, "DELETE", path)

    async def agent_writes(self) -> None:
        drafts = list(self.page.viewer.drafts.items())
        if drafts and self.chance.random() < 0.7 and self.page.is_open:
            (sug, attempt), seen = self.chance.choice(drafts)
            text = self.chance.choice((seen.text, f"{seen.text} Thank you.", "Something else."))
            if text.strip():
                await self.page.ask("message.add", text=text, sug=sug, attempt=attempt)
        else:
            self._later(self.desk.say(self.shop, self.conversation, "I am looking into it.", role="agent"))

    async def page_shows(self) -> None:
        earlier = datetime.now(UTC) - timedelta(milliseconds=self.chance.choice((0, 20, 200)))
        await self._about_one("shown", at=earlier.isoformat())

    async def agent_takes(self) -> None:
        length = self.chance.choice((None, 10, 60))
        await self._about_one("accept", **({"len": length} if length else {}))

    async def agent_dismisses(self) -> None:
        await self._about_one("dismiss")

    async def agent_stops(self) -> None:
        await self._about_one("cancel")

    async def agent_wants_another(self) -> None:
        variant = self.chance.choice((None, None, "shorter", "warmer"))
        for _ in range(self.chance.choice((1, 1, 2))):
            await self._about_one("regenerate", **({"variant": variant} if variant else {}))

    async def agent_asks(self) -> None:
        if self.page.viewer.turn is not None and self.page.is_open:
            for _ in range(self.chance.choice((1, 2))):
                kind = self.chance.choice(("draft", "question"))
                await self.page.ask("ask", turn=self.page.viewer.turn, kind=kind)

    async def page_comes_back(self) -> None:
        if self.page.is_open:
            await self.page.close()
            await asyncio.sleep(self.chance.choice((0, 0.1, 0.6)))
        await self.page.open(knows_place=self.chance.random() < 0.7)

    async def server_forgets(self) -> None:
        if (live := self.desk.service.line.here(self.conversation)) is not None:
            self.desk.service.line.forget(live)

    async def server_sweeps(self) -> None:
        for live in self.desk.service.line.all_here():
            self.desk.service.line.bury(live, datetime.now(UTC))

    async def switch_is_moved(self) -> None:
        for is_on in (False, True):
            await self.desk.call(self.shop.admin, "PUT", "/v1/workspace/suggestions", {"on": is_on})

    async def _about_one(self, op: str, **body: object) -> None:
        viewer = self.page.viewer
        known = [*viewer.drafts, *viewer.drafts, *viewer.readies, *viewer.failed]
        if known and self.page.is_open:
            sug, attempt = self.chance.choice(sorted(known)[-8:])
            await self.page.ask(op, sug=sug, attempt=attempt, **body)

    def _later(self, work: Awaitable[Any]) -> None:
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def end(self) -> None:
        """Everything comes to rest: no model speaks, no command is under way, and the page knows all."""
        await asyncio.gather(*self.tasks)
        await self.page.close()
        line = self.desk.service.line
        async with asyncio.timeout(10):
            while any(line.drafts.is_running(key) for live in line.all_here() for key in live.shelf.drafts):
                await asyncio.to_thread(lambda: None)


@asynccontextmanager
async def walking(
    data: Path, content: Content, model: Scribe, before: Walk | None, chance: random.Random
) -> AsyncIterator[Walk]:
    """A server over this folder, and the same people as before in it."""
    quick = DraftSettings(first_token_s=1.0, idle_s=0.2, whole_s=3.0)
    async with house(data, content, model=model.model, draft=quick) as desk:
        shop = before.shop if before else await desk.shop()
        conversation = before.conversation if before else await desk.open(shop)
        page = Page(desk, shop, conversation)
        if before:
            page.viewer = before.page.viewer
        walk = Walk(chance, desk, shop, model, conversation, page)
        await page.open(knows_place=before is not None)
        yield walk


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_happens_each_draft_ends_once_and_everybody_tells_the_same(
    seed: int, tmp_path: Path, content: Content
) -> None:
    chance = random.Random(seed)
    walk: Walk | None = None
    async with scribe() as model:
        model.says(SAFE)
        for _ in range(LIVES):
            async with walking(tmp_path, content, model, walk, chance) as walk:
                for _ in range(STEPS):
                    await walk.step()
                    if not walk.page.is_open:
                        await walk.page_comes_back()
        async with walking(tmp_path, content, model, walk, chance) as walk:
            await walk.customer_writes()
            await walk.end()
            kept = await check_books(walk.desk, walk.shop, [walk.conversation])
        check_page(walk.page.viewer, kept)


def check_page(viewer: Viewer, kept: Kept) -> None:
    """What a page saw when a draft was finished is what the database has."""
    for key, text in viewer.finished.items():
        assert kept.rows[key].text == text
    assert any(viewer.finished)
    assert {row.end for row in kept.rows.values()} >= {"failed", "cancelled", "dismissed"}
