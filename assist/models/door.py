"""The door itself: models in their order, within what a workspace may use."""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import replace
from typing import Final, Self

from assist.models.asking import Ask, Model, ModelFailed, Restart, Usage
from assist.models.attempts import Attempts, Link
from assist.models.breaker import Breaker, RetryBudget
from assist.models.deadlines import DEADLINES, Deadlines
from assist.models.limits import LIMITS, Ledger, Limits

# What was said is judged so much later at most, where many are begun at once.
_LONGEST_TURN_S: Final = 0.25


class ModelDoor:
    """It lives in one loop; `aclose` lets go of what the makers hold. chance: from 0.0 to 1.0, for jitter."""

    def __init__(
        self,
        models: Sequence[Model],
        limits: Limits = LIMITS,
        deadlines: Deadlines = DEADLINES,
        *,
        chance: Callable[[], float] = random.random,
    ) -> None:
        if not models:
            raise ValueError("a door needs at least one model")
        self._chain: Final = tuple(Link(model, Breaker(chance)) for model in models)
        self._ledger: Final = Ledger(limits)
        self._deadlines: Final = deadlines
        self._retries: Final = RetryBudget()
        self._chance: Final = chance
        self._nobody_waits: Final = asyncio.Event()
        self.note_waiting(0)

    @property
    def names(self) -> tuple[str, ...]:
        """The chain, first choice first."""
        return tuple(link.model.name for link in self._chain)

    async def warm(self) -> None:
        """What models need is imported and opened: seconds, where litellm is among them."""
        for link in self._chain:
            await link.model.warm()

    def stream(
        self, ask: Ask, *, workspace: str, may_restart: Callable[[], bool], spent_s: float = 0.0
    ) -> "ModelStream":
        """may_restart: whether what came so far can still be dropped; asked when an attempt has failed.

        spent_s: how much of the draft's time was used up before.
        """
        deadlines = replace(self._deadlines, whole_s=max(0.0, self._deadlines.whole_s - spent_s))
        attempts = Attempts(self._chain, deadlines, self._retries, self._chance, ask, may_restart)
        return ModelStream(attempts, self._ledger, workspace)

    def note_waiting(self, streams: int) -> None:
        """How many are about to be begun."""
        if streams:
            self._nobody_waits.clear()
        else:
            self._nobody_waits.set()

    async def let_others_begin(self) -> None:
        """For who has words already: a moment, until all that wait have asked as well."""
        if not self._nobody_waits.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_LONGEST_TURN_S):
                    await self._nobody_waits.wait()

    async def aclose(self) -> None:
        for link in self._chain:
            await link.model.aclose()


class ModelStream:
    """What the models say: pieces of text, and a Restart between attempts. Raises ModelFailed when none can.

    The task that reads it closes it; that, or cancelling the task, stops the model.
    """

    def __init__(self, attempts: Attempts, ledger: Ledger, workspace: str) -> None:
        self._attempts: Final = attempts
        self._said: Final = _within(ledger, workspace, attempts)

    @property
    def model(self) -> str:
        """The one that speaks now, or spoke last."""
        return self._attempts.speaks

    @property
    def is_cut(self) -> bool:
        """Whether it ended in the middle, since it would have become longer than was asked for."""
        return self._attempts.is_cut

    @property
    def usage(self) -> Usage | None:
        """Known after the end, whatever the end was; None when no model was asked."""
        return self._attempts.usage

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[str | Restart]:
        return self._said.__anext__()

    async def aclose(self) -> None:
        await self._said.aclose()


async def _within(ledger: Ledger, workspace: str, attempts: Attempts) -> AsyncGenerator[str | Restart, None]:
    clock = asyncio.get_running_loop().time
    put_aside = attempts.most_tokens
    if (refused := ledger.enter(workspace, put_aside, clock())) is not None:
        raise ModelFailed(refused.fault, attempts.speaks, retry_after_s=refused.retry_after_s)
    try:
        async with aclosing(attempts.run()) as steps:
            async for step in steps:
                yield step
    finally:
        usage = attempts.usage
        used = usage.prompt_tokens + usage.completion_tokens if usage else 0
        ledger.leave(workspace, put_aside, used, clock())
