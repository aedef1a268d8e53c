"""How long a model may take, and the timer that holds it to that."""

import asyncio
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from assist.models.asking import Fault, ModelFailed


@dataclass(frozen=True, slots=True)
class Deadlines:
    """In seconds. whole: all attempts of one draft together."""

    first_token_s: float = 2.5
    idle_s: float = 1.5
    whole_s: float = 8.0


DEADLINES: Final = Deadlines()


class Watchdog:
    """Stops an attempt that keeps us waiting: `with watchdog:` around each wait for the provider.

    One timer for a whole attempt, not set anew at every piece: when it fires, it looks whether the due
    time has moved. Only waiting counts, so a slow listener is no silent model; the end of the draft
    counts always.
    """

    def __init__(self, model: str, deadlines: Deadlines, *, until: float) -> None:
        self._model: Final = model
        self._idle_s: Final = deadlines.idle_s
        self._until: Final = until
        self._loop: Final = asyncio.get_running_loop()
        self._fault = Fault.FIRST_TOKEN
        self._due = min(self._loop.time() + deadlines.first_token_s, until)
        self._waiting: asyncio.Task[object] | None = None
        self._cancelling = 0
        self._has_bitten = False
        self._timer = self._loop.call_at(self._due, self._look)

    def heard(self) -> None:
        """Words have come: from now on the gap between them counts."""
        self._fault = Fault.IDLE

    def cancel(self) -> None:
        self._timer.cancel()

    def __enter__(self) -> Self:
        now = self._loop.time()
        if self._fault is Fault.IDLE:
            self._due = min(now + self._idle_s, self._until)
        if now >= self._due:
            raise self._failure(now)
        if self._due < self._timer.when():
            self._timer.cancel()
            self._timer = self._loop.call_at(self._due, self._look)
        task = asyncio.current_task()
        assert task is not None
        self._cancelling = task.cancelling()
        self._waiting = task
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        task, self._waiting = self._waiting, None
        if not self._has_bitten or task is None:
            return
        if task.uncancel() <= self._cancelling:  # nobody else cancels as well
            raise self._failure(self._loop.time()) from None

    def _look(self) -> None:
        if self._loop.time() < self._due:
            self._timer = self._loop.call_at(self._due, self._look)
        elif self._waiting is not None:
            self._has_bitten = True
            self._waiting.cancel()
        else:
            self._timer = self._loop.call_at(self._loop.time() + self._idle_s, self._look)

    def _failure(self, now: float) -> ModelFailed:
        return ModelFailed(Fault.DEADLINE if now >= self._until else self._fault, self._model)
