"""A model that says what it was told to: the one fake, held to the real makers' contract tests."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from assist.models.asking import Ask, Fault, Meter, ModelFailed


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


Line = str | Pause | Fault
Script = Sequence[Line] | Callable[[Ask], Sequence[Line]]


class ScriptedModel:
    """It plays a script for each time it is asked, in turn; the last one goes on.

    A script is a text, or lines (pieces of text, pauses, the fault it ends with), or makes lines of an ask.
    tokens: of prompt and answer, as a provider would count them; None: it does not tell. is_cut: it has more
    to say than it may.
    """

    def __init__(
        self,
        *scripts: Script,
        name: str = "scripted",
        tokens: tuple[int, int] | None = None,
        retry_after_s: float | None = None,
        is_cut: bool = False,
    ) -> None:
        assert scripts, "a scripted model needs a script"
        self.name: Final = name
        self.asks: Final[list[Ask]] = []
        self.hung_up = 0
        self.is_closed = False
        self._scripts: Final = scripts
        self._tokens: Final = tokens
        self._is_cut: Final = is_cut
        self._retry_after_s: Final = retry_after_s

    async def warm(self) -> None:
        self.is_closed = False

    async def aclose(self) -> None:
        self.is_closed = True

    def cost_usd(self, prompt_tokens: int, completion_tokens: int) -> float | None:
        return None

    async def stream(self, ask: Ask, meter: Meter | None = None) -> AsyncGenerator[str, None]:
        script = self._scripts[min(len(self.asks), len(self._scripts) - 1)]
        self.asks.append(ask)
        lines = script(ask) if callable(script) else script
        is_over = False
        try:
            for line in (lines,) if isinstance(lines, str) else lines:
                if isinstance(line, Pause):
                    await asyncio.sleep(line.seconds)
                elif isinstance(line, Fault):
                    is_over = True
                    raise ModelFailed(line, self.name, retry_after_s=self._retry_after_s)
                else:
                    yield line
            if meter is not None and self._tokens is not None:
                meter.prompt_tokens, meter.completion_tokens = self._tokens
            if meter is not None:
                meter.is_cut = self._is_cut
            is_over = True
        finally:
            self.hung_up += not is_over
