"""Every way a provider can fail, two hundred times each, many at once, with deadlines a tenth as long."""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, field

import pytest

from assist.model import Ask, Deadlines, LitellmModel, Model, ModelDoor, ModelFailed, ModelSpec, Restart
from assist.models.lean import LeanModel
from tests.assist.provider import TEXT, Provider, Request, Shape, provider

pytestmark = pytest.mark.filterwarnings("ignore:Accessing the 'model_:pydantic.warnings.PydanticDeprecatedSince211")

TIMES = 200
WHOLE_S = 0.8
DEADLINES = Deadlines(0.25, 0.15, WHOLE_S)
# how late a full loop on a busy machine may come to a timer; who hangs, hangs for ever
SLACK_S = 1.0
HANG_UP_S = 0.2
MAY_END_WELL = {Shape.OK, Shape.PLAIN, Shape.SPLIT, Shape.HELD, Shape.TAILLESS}


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
        self._make = make
        self._models: dict[Shape, Model] = {}
        self.drafts: list[Draft] = []

    async def warm(self) -> None:
        for shape in Shape:
            self._models[shape] = self._make(ModelSpec(f"openai/{shape}", self._served.base_url))
            await self._models[shape].warm()
        async for _ in self._models[Shape.OK].stream(Ask("", "", 60)):
            pass  # the first one is slow
        self._served.requests.clear()

    async def blow(self, shapes: tuple[Shape, ...], at_once: int) -> None:
        waiting = iter([Draft(n, shape) for n, shape in enumerate(itertools.chain(*[shapes] * TIMES))])
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(self._work(waiting))

    async def close(self) -> None:
        for model in self._models.values():
            await model.aclose()

    async def _work(self, waiting: Iterator[Draft]) -> None:
        for draft in waiting:
            self.drafts.append(draft)
            began = time.monotonic()
            await self._run(draft)
            draft.ended_at = asyncio.get_running_loop().time()
            draft.took_s = time.monotonic() - began

    async def _run(self, draft: Draft) -> None:
        # a door of its own, or the breaker would spare most of them
        door = ModelDoor([self._models[draft.shape], self._models[Shape.OK]], deadlines=DEADLINES)
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
        assert [draft for draft in self.drafts if draft.took_s > WHOLE_S + SLACK_S] == []
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
    ("make", "shapes", "at_once"),
    [
        (LeanModel, tuple(Shape), 40),
        (LitellmModel, tuple(Shape), 20),
    ],
    ids=["lean", "litellm"],
)
async def test_whatever_the_provider_does_there_is_one_end_in_time(
    make: type[LeanModel] | type[LitellmModel], shapes: tuple[Shape, ...], at_once: int
) -> None:
    async with provider() as served:
        storm = Storm(served, make)
        await storm.warm()

        t = time.monotonic()
        await storm.blow(shapes, at_once)
        print("took", time.monotonic() - t, len(storm.drafts), max(d.took_s for d in storm.drafts))
        for s in Shape: print(s, Counter(d.outcomes[0] for d in storm.drafts if d.shape is s))
        late = await storm.lateness()
        print(len(late), max(late), sum(l<=HANG_UP_S for l in late)/len(late))
        await storm.close()
        storm.check()
        assert sum(one <= HANG_UP_S for one in late) >= 0.99 * len(late)
