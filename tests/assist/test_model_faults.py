"""Every way a provider can fail, many times each, many at once, with deadlines a tenth as long."""

import asyncio
import gc
import os
import time
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, field

import pytest

from assist.model import Ask, Deadlines, LitellmModel, Model, ModelDoor, ModelFailed, ModelSpec, Restart
from assist.models.lean import LeanModel
from tests.assist.provider import TEXT, Provider, Request, Shape, provider

pytestmark = [
    # litellm looks at every attribute of what it got
    pytest.mark.filterwarnings("ignore:Accessing the 'model_:pydantic.warnings.PydanticDeprecatedSince211"),
    # and makes its request in a thread first, which a deadline may overtake
    pytest.mark.filterwarnings("ignore:coroutine 'OpenAIChatCompletion.async_streaming' was never awaited"),
]

TIMES = 200
# litellm takes some ten times as long for a draft as the lean maker; FAULT_TIMES=200 does it all
TIMES_LITELLM = int(os.environ.get("FAULT_TIMES", "12"))
WHOLE_S = 0.8
DEADLINES = Deadlines(0.25, 0.15, WHOLE_S)
HANG_UP_S = 0.2
# beside what the loop itself was late, on a machine that is busy
SLACK_S = 0.1
MAY_END_WELL = {Shape.OK, Shape.LONG, Shape.PLAIN, Shape.SPLIT, Shape.HELD, Shape.TAILLESS}


@dataclass(slots=True)
class Draft:
    number: int
    shape: Shape
    took_s: float = 0.0
    ended_at: float = 0.0
    outcomes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=lambda: [""])


class Storm:
    """Drafts of one shape each, the next model of the chain being a good one."""

    def __init__(self, served: Provider, make: type[LeanModel] | type[LitellmModel]) -> None:
        self._served = served
        self._models: dict[Shape, Model] = {
            shape: make(ModelSpec(f"openai/{shape}", served.base_url)) for shape in Shape
        }
        self._good = LeanModel(ModelSpec(f"openai/{Shape.OK}", served.base_url))
        self.drafts: list[Draft] = []
        self.lag_s = 0.0

    async def warm(self) -> None:
        for model in self._models.values():
            await model.warm()

    async def blow(self, times: int, at_once: int) -> None:
        waiting = iter([Draft(n, shape) for n, shape in enumerate(tuple(Shape) * times)])
        pulse = asyncio.create_task(self._feel_pulse())
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(self._work(waiting))
        pulse.cancel()

    async def close(self) -> None:
        for model in (*self._models.values(), self._good):
            await model.aclose()

    async def _feel_pulse(self) -> None:
        """How late the loop comes to its timers, at worst."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + 0.01
            await asyncio.sleep(0.01)
            self.lag_s = max(self.lag_s, loop.time() - due)

    async def _work(self, waiting: Iterator[Draft]) -> None:
        for draft in waiting:
            self.drafts.append(draft)
            began = time.monotonic()
            await self._run(draft)
            draft.ended_at = asyncio.get_running_loop().time()
            draft.took_s = time.monotonic() - began

    async def _run(self, draft: Draft) -> None:
        # a door of its own, or the breaker would spare most of them
        door = ModelDoor([self._models[draft.shape], self._good], deadlines=DEADLINES)
        is_shown_at_once = draft.number % 3 == 0
        ask = Ask("Write kindly.", str(draft.number), 60)
        stream = door.stream(
            ask, workspace="w", may_restart=lambda: not (is_shown_at_once and draft.texts[-1])
        )
        try:
            async with aclosing(stream):
                async for said in stream:
                    if isinstance(said, Restart):
                        draft.texts.append("")
                    else:
                        draft.texts[-1] += said
            draft.outcomes.append("well")
        except ModelFailed as failed:
            draft.outcomes.append(failed.fault)

    # ---- what came of it ----

    def check(self) -> None:
        assert [draft for draft in self.drafts if len(draft.outcomes) != 1] == []
        most_s = WHOLE_S + SLACK_S + 3 * self.lag_s
        assert [draft for draft in self.drafts if draft.took_s > most_s] == []
        for draft in self.drafts:
            if draft.outcomes == ["well"]:
                assert draft.texts[-1] == TEXT, draft
                assert draft.shape in MAY_END_WELL or len(draft.texts) > 1, draft
            if draft.number % 3 == 0:
                assert not any(draft.texts[:-1]), draft
            for text in draft.texts:
                assert _is_of_one_attempt(text), draft

    async def lateness(self) -> list[float]:
        """Of every request that was still open at the end of its draft: how long until the provider knew."""
        ended = {draft.number: draft.ended_at for draft in self.drafts}
        late = []
        for request in self._served.requests:
            await asyncio.wait_for(request.is_over.wait(), 10)
            if request.hung_up_at is not None:
                late.append(request.hung_up_at - ended[_number(request)])
        return late


def _is_of_one_attempt(text: str) -> bool:
    """What one attempt said, and nothing before it or after it."""
    again = (TEXT * (len(text) // len(TEXT) + 1)).startswith(text)
    return again or not text.strip() or TEXT.startswith(text.rstrip("x"))


def _number(request: Request) -> int:
    messages = request.body["messages"]
    assert isinstance(messages, list)
    return int(messages[1]["content"])


@pytest.mark.parametrize(
    ("make", "times", "at_once"),
    [(LeanModel, TIMES, 40), (LitellmModel, TIMES_LITELLM, 10)],
    ids=["lean", "litellm"],
)
async def test_whatever_the_provider_does_there_is_one_end_in_time(
    make: type[LeanModel] | type[LitellmModel], times: int, at_once: int
) -> None:
    async with provider() as served:
        storm = Storm(served, make)
        await storm.warm()

        await storm.blow(times, at_once)

        late = sorted(await storm.lateness())
        await storm.close()
    storm.check()
    assert len(storm.drafts) == times * len(Shape)
    assert sum(one <= HANG_UP_S + storm.lag_s for one in late) >= 0.99 * len(late)
    # what litellm still holds in its threads goes now, and not into the next test
    await asyncio.get_running_loop().shutdown_default_executor()
    gc.collect()
