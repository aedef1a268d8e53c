"""The worker: drafts are begun one by one, and none is left without an end."""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import pytest

from assist.drafting import Faulted, Released, Step
from assist.model import Fault, ModelDoor
from assist.testing import ScriptedModel
from realtime.worker import Steps, Work, Worker

MANY = 30


@asynccontextmanager
async def a_worker() -> AsyncIterator[Worker]:
    worker = Worker(lambda: ModelDoor([ScriptedModel("a word")]))
    await worker.open()
    try:
        yield worker
    finally:
        await worker.close()


def work_of(name: int, told: list[tuple[str, int]]) -> Work:
    async def work(_: ModelDoor) -> AsyncGenerator[Step, None]:
        told.append(("asks", name))
        await asyncio.sleep(0)
        told.append(("hears", name))
        yield Released(())

    return work


async def test_of_many_at_once_the_first_hears_before_the_last_has_asked() -> None:
    told: list[tuple[str, int]] = []
    async with a_worker() as worker:
        begun = [worker.draft(work_of(name, told)) for name in range(MANY)]
        for steps in begun:
            while None not in await steps.take():
                pass

    assert told.index(("hears", 0)) < told.index(("asks", MANY - 1))
    assert [name for what, name in told if what == "asks"] == list(range(MANY))


async def test_one_that_was_cancelled_before_its_turn_is_never_begun() -> None:
    told: list[tuple[str, int]] = []
    is_cancelled = threading.Event()

    async def busy(_: ModelDoor) -> AsyncGenerator[Step, None]:
        is_cancelled.wait()
        yield Released(())

    async with a_worker() as worker:
        worker.draft(busy)
        steps = worker.draft(work_of(1, told))
        steps.cancel()
        is_cancelled.set()

        assert await steps.take() == [None]

    assert not told


async def test_one_that_is_cancelled_as_it_begins_has_an_end() -> None:
    told: list[tuple[str, int]] = []
    steps = Steps(asyncio.get_running_loop())
    steps.begin(work_of(1, told), ModelDoor([ScriptedModel("a word")]))
    steps.stop()

    assert await steps.take() == [None]
    assert not told


@pytest.mark.parametrize("how_many", [1, MANY])
async def test_closing_ends_those_that_have_not_begun(how_many: int) -> None:
    async def silent(_: ModelDoor) -> AsyncGenerator[Step, None]:
        await asyncio.Event().wait()
        yield Faulted(Fault.CUT)

    async with a_worker() as worker:
        begun = [worker.draft(silent) for _ in range(how_many)]

    assert [await steps.take() for steps in begun] == [[None]] * how_many
