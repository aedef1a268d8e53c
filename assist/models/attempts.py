"""One draft: attempts in turn, along the chain, until one reaches its end."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Final

from assist.models.asking import Ask, Fault, Meter, Model, ModelFailed, Restart, Usage
from assist.models.breaker import Breaker, Permit, RetryBudget
from assist.models.deadlines import Deadlines, Watchdog
from assist.models.tally import Tally
from assist.tokens import tokens_in

_PAUSE_S: Final = (0.05, 0.25)
_LONGEST_PAUSE_S: Final = 1.0
_AGAIN: Final = frozenset(
    {Fault.CONNECT, Fault.RATE_LIMITED, Fault.SERVER, Fault.IDLE, Fault.CUT, Fault.RESTING}
)
# these say something about the request, not about the model
_OF_REQUEST: Final = frozenset({Fault.REFUSED, Fault.EMPTY})
# tokens of no script are longer on average; who says more does not keep to what was asked
_CHARS_A_TOKEN: Final = 32
_SLACK_CHARS: Final = 4_096


@dataclass(frozen=True, slots=True)
class Link:
    model: Model
    breaker: Breaker


class Attempts:
    """Text of two attempts is never joined: a Restart stands between them."""

    def __init__(
        self,
        chain: tuple[Link, ...],
        deadlines: Deadlines,
        retries: RetryBudget,
        chance: Callable[[], float],
        ask: Ask,
        may_restart: Callable[[], bool],
    ) -> None:
        self.speaks = chain[0].model.name
        self.usage: Usage | None = None
        self.is_cut = False
        self._chain: Final = chain
        self._deadlines: Final = deadlines
        self._retries: Final = retries
        self._chance: Final = chance
        self._ask: Final = ask
        self._may_restart: Final = may_restart
        self._prompt_tokens: Final = _prompt_tokens(ask)
        self._tally: Final = Tally(self._prompt_tokens)
        self._clock: Final = asyncio.get_running_loop().time
        self._began: Final = self._clock()
        self._until: Final = self._began + deadlines.whole_s
        self._first_token_s = 0.0
        # of the attempt before, of the whole so far
        self._last: ModelFailed | None = None
        self._why: ModelFailed | None = None

    @property
    def most_tokens(self) -> int:
        return self._prompt_tokens + self._ask.max_tokens

    async def run(self) -> AsyncGenerator[str | Restart, None]:
        self._retries.earn()
        try:
            for link in self._chain:
                for is_retry in (False, True):
                    if is_retry and not await self._pause(link):
                        break
                    async with aclosing(self._attempt(link)) as steps:
                        async for step in steps:
                            yield step
                    if self._last is None:
                        return
                    self._check_goes_on()
            assert self._why is not None
            raise self._why
        finally:
            self.usage = self._tally.usage(self.speaks, self._first_token_s, self._clock() - self._began)

    def _check_goes_on(self) -> None:
        assert self._why is not None
        if not self._may_restart() or self._clock() >= self._until:
            raise self._why

    async def _pause(self, link: Link) -> bool:
        """Whether the same model is asked once more; when it is, some time has passed."""
        if self._last is None or self._last.fault not in _AGAIN:
            return False
        shortest, longest = _PAUSE_S
        pause_s = shortest + (longest - shortest) * self._chance()
        now = self._clock()
        pause_s = max(pause_s, link.breaker.rests_s(now))
        if pause_s > _LONGEST_PAUSE_S or now + pause_s >= self._until or not self._retries.spend():
            return False
        await asyncio.sleep(pause_s)
        return True

    async def _attempt(self, link: Link) -> AsyncGenerator[str | Restart, None]:
        """One attempt of one model; what went wrong is in `_last` afterwards."""
        permit = link.breaker.ask(self._clock())
        if permit is None:
            self._last = self._resting(link)
            self._why = self._why or self._last
            return
        self.speaks = link.model.name
        said: list[str] = []
        meter = Meter()
        fault: Fault | None = None
        try:
            if self._tally.attempts and self._why is not None:
                yield Restart(self.speaks, self._why.fault)
            async with aclosing(self._listen(link.model, meter)) as words:
                async for text in words:
                    said.append(text)
                    yield text
            permit.succeeded(self._clock())
            self._last = None
            self.is_cut = meter.is_cut
        except ModelFailed as failed:
            self._last = self._why = failed
            fault = failed.fault
            self._tell(permit, failed)
        finally:
            permit.given_up()
            self._tally.add(link.model, meter, said, fault)

    async def _listen(self, model: Model, meter: Meter) -> AsyncGenerator[str, None]:
        """What the model says, as long as it keeps to its deadlines and to the length that was asked for."""
        words = model.stream(self._ask, meter)
        listen = words.__anext__
        watchdog = Watchdog(model.name, self._deadlines, until=self._until)
        room = self._ask.max_tokens * _CHARS_A_TOKEN + _SLACK_CHARS
        has_words = False
        try:
            while True:
                try:
                    with watchdog:
                        text = await listen()
                except StopAsyncIteration:
                    break
                watchdog.heard()
                if not has_words:
                    has_words = not text.isspace()
                    self._first_token_s = self._clock() - self._began
                room -= len(text)
                if room < 0:
                    raise ModelFailed(Fault.MALFORMED, model.name, detail="more words than asked for")
                yield text
        finally:
            watchdog.cancel()
            await words.aclose()
        if not has_words:
            raise ModelFailed(Fault.EMPTY, model.name)

    def _tell(self, permit: Permit, failed: ModelFailed) -> None:
        """The breaker hears of what is the model's own fault, and of when it wants to be asked again."""
        if failed.fault not in _OF_REQUEST:
            permit.failed(self._clock(), failed.fault, failed.retry_after_s)

    def _resting(self, link: Link) -> ModelFailed:
        """Nobody was asked, so nothing broke off or came too late this time."""
        why = link.breaker.why
        return ModelFailed(
            why if why is Fault.RATE_LIMITED else Fault.RESTING,
            link.model.name,
            detail=f"last time: {why}",
            retry_after_s=link.breaker.rests_s(self._clock()),
        )


def _prompt_tokens(ask: Ask) -> int:
    counted = ask.prompt_tokens
    return tokens_in(ask.system) + tokens_in(ask.user) if counted is None else counted
