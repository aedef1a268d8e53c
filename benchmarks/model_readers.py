"""Who reads the provider in `benchmarks/model.py`: a plain reader, openai's library, litellm, and Tactful.

A reader says how far it has come with each answer: the others token by token, Tactful when a frame for the
agent is made, which holds words that the guard has released.
"""

import asyncio
import os
import time
from bisect import bisect_right
from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate, count
from typing import Any, Final, Protocol, cast

import aiohttp
import orjson

from assist.brief import Prompt
from assist.content import load_content
from assist.copilot import Copilot, House, Talk
from assist.drafting import Finished, Order, Released, Step
from assist.memory import Memory
from assist.model import Ask, Deadlines, Limits, ModelDoor, ModelSpec, ModelStream, open_door
from assist.reader import InstantReader
from assist.suggestion import Kind
from benchmarks.model_provider import RATE, TOKENS
from coaching.outcome import Life
from guardrails.gate import Gate
from locales.calendar import WorkCalendar, office_week
from locales.detect import Py3LangidDetector
from realtime.drafts import FRAME_S, Drafts
from realtime.errors import NotFound
from realtime.journal import Committed
from realtime.live import Live, View
from realtime.pacing import Pacing
from realtime.turn import Job, Turn
from realtime.wire.durable import encode, sequenced
from realtime.wire.snapshot import ConversationInfo
from realtime.wire.suggestions import SuggestionDelta, SuggestionFinal, SuggestionStart
from realtime.worker import Worker

Heard = Callable[[int], None]
NO_LIMITS: Final = Limits(concurrent=100_000, in_all=100_000, tokens_per_minute=10**12)
GIVE_UP_S: Final = 60
_ENDS: Final = tuple(accumulate(map(len, TOKENS)))


class Reader(Protocol):
    async def open(self) -> None: ...

    async def read(self, heard: Heard) -> None:
        """One answer, to its end. heard: told how many tokens have come, whenever more have."""

    async def close(self) -> None: ...


def written() -> tuple[Order, Copilot]:
    """What Tactful would ask a model, for one message of a chat."""
    content = load_content()
    detector = Py3LangidDetector(("en", "es", "ja"))
    copilot = Copilot(InstantReader(("en", "es", "ja"), detector), content.composer, content.guard, detector)
    talk = Talk("conv_bench", None, Memory.start(None))
    now = datetime.now(UTC)
    reading = copilot.hear(talk, "I have been waiting two weeks for my refund and nobody answers!", now)
    return copilot.order(talk, reading, House(WorkCalendar("UTC", office_week())), now), copilot


def prompt() -> Prompt:
    order, copilot = written()
    return copilot.prompt(order.brief, Kind.DRAFT)


def _messages(asked: Prompt) -> list[dict[str, str]]:
    return [{"role": "system", "content": asked.system}, {"role": "user", "content": asked.user}]


class Plain:
    """aiohttp and orjson, and nothing else: the yardstick."""

    def __init__(self, base_url: str, model: str) -> None:
        self._url: Final = f"{base_url}/chat/completions"
        self._body: Final = orjson.dumps({"model": model, "stream": True, "messages": _messages(prompt())})

    async def open(self) -> None:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    async def read(self, heard: Heard) -> None:
        tokens = 0
        rest = b""
        async with self._session.post(self._url, data=self._body) as answer:
            async for block in answer.content.iter_any():
                *lines, rest = (rest + block).split(b"\n")
                for line in lines:
                    if line.startswith(b"data: {"):
                        choices = orjson.loads(line[6:])["choices"]
                        if choices and choices[0]["delta"].get("content"):
                            tokens += 1
                            heard(tokens)
        assert tokens == len(TOKENS)

    async def close(self) -> None:
        await self._session.close()


class OpenAi:
    """openai's own library, which comes with litellm."""

    def __init__(self, base_url: str, model: str) -> None:
        self._base_url: Final = base_url
        self._wish: Final[dict[str, Any]] = {"model": model, "stream": True, "messages": _messages(prompt())}

    async def open(self) -> None:
        import openai

        self._client: Any = openai.AsyncOpenAI(base_url=self._base_url, api_key="none", max_retries=0)

    async def read(self, heard: Heard) -> None:
        tokens = 0
        async for chunk in await self._client.chat.completions.create(**self._wish):
            if chunk.choices and chunk.choices[0].delta.content:
                tokens += 1
                heard(tokens)
        assert tokens == len(TOKENS)

    async def close(self) -> None:
        await self._client.close()


class Litellm:
    """litellm alone: no deadline, no guard, no frame."""

    def __init__(self, base_url: str, model: str) -> None:
        self._wish: Final[dict[str, Any]] = {
            "model": f"openai/{model}",
            "api_base": base_url,
            "api_key": "none",
            "stream": True,
            "max_retries": 0,
            "messages": _messages(prompt()),
        }

    async def open(self) -> None:
        import litellm

        self._ask: Any = litellm.acompletion

    async def read(self, heard: Heard) -> None:
        tokens = 0
        async for chunk in await self._ask(**self._wish):
            if chunk.choices and chunk.choices[0].delta.content:
                tokens += 1
                heard(tokens)
        assert tokens == len(TOKENS)

    async def close(self) -> None:
        return


class Tactful:
    """The whole way of a draft: worker, door, gate, frames as they go to the agent; no journal, no database.

    first_tokens: of each answer that ended, seconds from when it was asked for until its first token was
    there, before the guard.
    """

    def __init__(self, base_url: str, model: str, maker: str) -> None:
        self._spec: Final = ModelSpec.parse(f"openai/{model}@{base_url};maker={maker}")
        self._order, _ = written()
        self._names: Final = count()
        self._keeper: Final = MemoryKeeper()
        self.first_tokens: Final[list[float]] = []

    async def open(self) -> None:
        os.environ.setdefault("OPENAI_API_KEY", "none")
        self._worker = Worker(lambda: open_door((self._spec,), NO_LIMITS, Deadlines(60, 60, 120)))
        await self._worker.open()
        self._drafts = Drafts(self._worker, "bench")

    async def read(self, heard: Heard) -> None:
        asked_at = time.perf_counter()
        name = f"conv_{next(self._names):08d}"
        job = Job(name, self._start(f"sug_{name}"), partial(self._steps, asked_at=asked_at))
        ended = self._keeper.open(job, heard)
        self._drafts.begin(job, self._keeper)
        try:
            async with asyncio.timeout(GIVE_UP_S):
                await ended
        except (asyncio.CancelledError, TimeoutError):
            self._drafts.cancel(job.key)
            raise
        self._keeper.forget(name)

    async def close(self) -> None:
        await self._drafts.close()
        await self._worker.close()

    async def _steps(self, door: ModelDoor, *, asked_at: float) -> AsyncGenerator[Step, None]:
        timed = TimedDoor(door)
        async for step in self._order.steps(cast("ModelDoor", timed), "ws_bench"):
            if isinstance(step, Finished) and step.usage:
                self.first_tokens.append(timed.begun_at + step.usage.first_token_s - asked_at)
            yield step

    def _start(self, sug: str) -> SuggestionStart:
        order = self._order
        return SuggestionStart(
            sug=sug,
            attempt=1,
            turn="msg_bench",
            at=datetime.now(UTC),
            kind=Kind.DRAFT,
            item=order.item,
            revision=order.revision,
            variant=None,
            release=order.release,
            guide=order.guide,
            locale=order.brief.locale,
            requested_locale=order.requested_locale,
            owner="bench",
        )


class TimedDoor:
    """A door that notes when it was begun at."""

    def __init__(self, door: ModelDoor) -> None:
        self._door: Final = door
        self.begun_at = 0.0

    def stream(self, ask: Ask, **terms: Any) -> ModelStream:
        self.begun_at = time.perf_counter()
        return self._door.stream(ask, **terms)

    async def let_others_begin(self) -> None:
        await self._door.let_others_begin()


class MemoryKeeper:
    """The line, without what it keeps things in: frames are numbered and made as they go to the agent."""

    def __init__(self) -> None:
        self._lives: dict[str, Live] = {}
        self._heard: dict[str, tuple[Heard, asyncio.Future[None]]] = {}

    def open(self, job: Job, heard: Heard) -> asyncio.Future[None]:
        """Done when the draft has ended; an error unless it came whole."""
        info = ConversationInfo(job.conversation, None, "chat", None, None, None)
        live = Live("ws_bench", View(info, 1), Talk(job.conversation, None, Memory.start(None)))
        start = job.start
        live.keep([Life(start.sug, start.attempt, start.turn, start.kind, "", start.at)])
        live.shelf.fold(start)
        ended = asyncio.get_running_loop().create_future()
        self._lives[job.conversation] = live
        self._heard[job.conversation] = (heard, ended)
        return ended

    def forget(self, conversation: str) -> None:
        del self._lives[conversation], self._heard[conversation]

    async def live(self, conversation: str) -> Live:
        if conversation not in self._lives:
            raise NotFound
        return self._lives[conversation]

    def append(self, live: Live, turn: Turn, *, once: int | None = None) -> asyncio.Future[Committed]:
        heard, ended = self._heard[live.id]
        first = live.head + 1
        for body in turn.bodies:
            live.shelf.fold(body)
            live.head += 1
            sequenced(encode(body), live.id, live.epoch, live.head)
            match body:
                case SuggestionDelta():
                    heard(tokens_of(body.off + len(body.text)))
                case _ if ended.done():
                    pass  # whoever asked has gone
                case SuggestionFinal() if body.len == _ENDS[-1]:
                    ended.set_result(None)
                case _:
                    ended.set_exception(RuntimeError(f"the draft came to nothing: {body}"))
        committed: asyncio.Future[Committed] = asyncio.get_running_loop().create_future()
        committed.set_result(Committed(live.epoch, first, live.head, "0-0"))
        return committed


def tokens_of(length: int) -> int:
    """How many are in so many characters; the space after a sentence goes with the next one."""
    return bisect_right(_ENDS, length + 1)


def shown_at() -> list[float]:
    """For each number of tokens, how many seconds into an answer they are shown at best, at a steady rate.

    The gate waits for the end of a sentence and more, and its words are let out evenly.
    """
    gate, pacing = Gate(load_content().guard, locale="en-US", evidence=()), Pacing()
    at = [len(TOKENS) / RATE] * (len(TOKENS) + 1)
    shown, told_at = 0, 0.0
    judged: list[Step | None] = []
    for number, token in enumerate(TOKENS, 1):
        if pieces := gate.feed(token):
            judged.append(Released(pieces))
        while (judged or pacing) and (now := max(told_at + FRAME_S, number / RATE)) < (number + 1) / RATE:
            (told,) = pacing.next(judged)
            judged, told_at = [], now
            assert isinstance(told, Released)
            before, shown = shown, shown + sum(len(piece.text.text) for piece in told.pieces)
            at[tokens_of(before) + 1 : tokens_of(shown) + 1] = [now] * (tokens_of(shown) - tokens_of(before))
    return at


READERS: Final[dict[str, Callable[[str, str], Reader]]] = {
    "plain reader": Plain,
    "openai": OpenAi,
    "litellm alone": Litellm,
    "Tactful, lean": lambda base_url, model: Tactful(base_url, model, "lean"),
    "Tactful, litellm": lambda base_url, model: Tactful(base_url, model, "litellm"),
}
