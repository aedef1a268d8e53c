"""The worker: a thread with a loop of its own, in which models are listened to; the sockets have another."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Final

import structlog

from assist.drafting import Step
from assist.model import ModelDoor
from realtime.loops import new_loop

log = structlog.get_logger()

Work = Callable[[ModelDoor], AsyncGenerator[Step, None]]


class Steps:
    """Steps of one draft on their way from the worker's loop to the loop that asked for them."""

    def __init__(self, worker: asyncio.AbstractEventLoop) -> None:
        self._worker: Final = worker
        self._asker: Final = asyncio.get_running_loop()
        self._arrived: deque[Step | None] = deque()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._is_cancelled = False

    async def take(self) -> list[Step | None]:
        """All that has come since, at least one; None is the last, and says that nothing more will."""
        while not self._arrived:
            # A signal may be left from what was taken by `arrived` meanwhile.
            self._wake.clear()
            await self._wake.wait()
        return self.arrived()

    def arrived(self) -> list[Step | None]:
        """What has come since, without waiting."""
        return [self._arrived.popleft() for _ in range(len(self._arrived))]

    def cancel(self) -> None:
        """Stop the model. What is on its way still comes."""
        self._worker.call_soon_threadsafe(self.stop)

    # ---- in the worker's loop ----

    def begin(self, work: Work, door: ModelDoor) -> None:
        if self._is_cancelled:
            self._put(None)
            return
        self._task = self._worker.create_task(self._run(work, door))
        # not at the end of `_run`: what is cancelled before its first step never gets there
        self._task.add_done_callback(lambda _: self._put(None))

    async def _run(self, work: Work, door: ModelDoor) -> None:
        try:
            async with aclosing(work(door)) as steps:
                async for step in steps:
                    self._put(step)
        except asyncio.CancelledError:
            pass
        except Exception:
            log.exception("draft failed in the worker")

    def stop(self) -> None:
        self._is_cancelled = True
        if self._task is not None:
            self._task.cancel()

    def _put(self, step: Step | None) -> None:
        self._arrived.append(step)
        try:
            self._asker.call_soon_threadsafe(self._wake.set)
        except RuntimeError:
            log.info("whoever asked for a draft is gone")


class Worker:
    """Opened once in a process; `close` stops every draft and waits for the models to hang up."""

    def __init__(self, open_door: Callable[[], ModelDoor]) -> None:
        self._open_door: Final = open_door
        self._loop: Final = new_loop()
        self._thread: Final = threading.Thread(target=self._live, name="worker", daemon=True)
        self._door: ModelDoor | None = None
        self._waiting: Final[deque[tuple[Steps, Work]]] = deque()
        self._is_beginning = False

    async def open(self) -> None:
        """Ready to draft when this returns: what models need is imported. Raises what the door raises."""
        self._thread.start()
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._warm(), self._loop))

    @property
    def names(self) -> tuple[str, ...]:
        """The models of the chain, in their order."""
        return self._door.names if self._door else ()

    def draft(self, work: Work) -> Steps:
        """Begin; the steps come on the caller's loop."""
        steps = Steps(self._loop)
        self._loop.call_soon_threadsafe(self._line_up, steps, work)
        return steps

    async def close(self) -> None:
        if self._thread.is_alive():
            await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop))
            self._loop.call_soon_threadsafe(self._loop.stop)
            await asyncio.to_thread(self._thread.join)
        self._loop.close()

    # ---- in the worker's loop ----

    def _line_up(self, steps: Steps, work: Work) -> None:
        self._waiting.append((steps, work))
        self._note_waiting()
        if not self._is_beginning:
            self._is_beginning = True
            self._begin_next()

    def _begin_next(self) -> None:
        """One each time the loop comes round: many at once would all wait until the last has asked."""
        self._is_beginning = bool(self._waiting)
        if self._is_beginning:
            self._begin(*self._waiting.popleft())
            self._loop.call_soon(self._begin_next)

    def _begin(self, steps: Steps, work: Work) -> None:
        assert self._door is not None
        steps.begin(work, self._door)
        self._note_waiting()

    def _note_waiting(self) -> None:
        assert self._door is not None
        self._door.note_waiting(len(self._waiting))

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _warm(self) -> None:
        self._door = self._open_door()
        await self._door.warm()

    async def _hang_up(self) -> None:
        while self._waiting:
            steps, work = self._waiting.popleft()
            steps.stop()
            self._begin(steps, work)
        mine = asyncio.current_task()
        others = [task for task in asyncio.all_tasks() if task is not mine]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._door is not None:
            await self._door.aclose()
