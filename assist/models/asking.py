"""What is asked of a language model, what comes back, and how it can go wrong."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from assist.errors import AssistError


class Fault(StrEnum):
    CONNECT = "connect"
    FIRST_TOKEN = "first_token"
    IDLE = "idle"
    DEADLINE = "deadline"
    RATE_LIMITED = "rate_limited"
    REFUSED = "refused"
    SERVER = "server"
    CUT = "cut"
    MALFORMED = "malformed"
    EMPTY = "empty"
    RESTING = "resting"
    OVERLOADED = "overloaded"
    BUDGET = "budget"


_WORDS: Final = {
    Fault.CONNECT: "cannot be reached",
    Fault.FIRST_TOKEN: "did not begin in time",
    Fault.IDLE: "stopped in the middle",
    Fault.DEADLINE: "did not finish in time",
    Fault.RATE_LIMITED: "asks us to come back later",
    Fault.REFUSED: "refused the request",
    Fault.SERVER: "failed on its side",
    Fault.CUT: "ended without an end mark",
    Fault.MALFORMED: "answered with something that is no stream of words",
    Fault.EMPTY: "had nothing to say",
    Fault.RESTING: "is not asked for a while, since it kept failing",
    Fault.OVERLOADED: "is not asked: too many drafts are under way",
    Fault.BUDGET: "is not asked: the workspace has used up its tokens of this minute",
}


class ModelFailed(AssistError):
    """A model could not give a draft. The message holds no key and no word of customer or model."""

    def __init__(
        self, fault: Fault, model: str, *, detail: str = "", retry_after_s: float | None = None
    ) -> None:
        self.fault: Final = fault
        self.model: Final = model
        self.retry_after_s: Final = retry_after_s
        super().__init__(f"{model} {_WORDS[fault]}" + (f" ({detail})" if detail else ""))


@dataclass(frozen=True, slots=True)
class Ask:
    """prompt_tokens: about how many both parts come to, where that was counted before."""

    system: str
    user: str
    max_tokens: int
    temperature: float = 0.4
    stop: tuple[str, ...] = ()
    prompt_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Restart:
    """In the stream: drop what came so far, another attempt begins. model: the one that speaks next."""

    model: str
    why: Fault


@dataclass(frozen=True, slots=True)
class Usage:
    """What one draft took, its failed attempts too. first_token_s: since the draft began; 0 when none came.

    cost_usd: None where no price is known. estimated: some tokens are our guess, not a provider's count.
    """

    model: str
    prompt_tokens: int
    completion_tokens: int
    cost_usd: float | None
    first_token_s: float
    total_s: float
    attempts: int
    estimated: bool


@dataclass(slots=True)
class Meter:
    """Filled in by a maker as far as the provider tells; what nobody tells stays None.

    is_cut: the model had more to say than it may.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    is_cut: bool = False


class Model(Protocol):
    """One maker of words. It keeps no deadlines and tries nothing twice: the door does."""

    @property
    def name(self) -> str: ...

    async def warm(self) -> None:
        """Ready to be asked without further delay."""

    def stream(self, ask: Ask, meter: Meter | None = None) -> AsyncGenerator[str, None]:
        """One attempt; a piece for each read of the network. Raises ModelFailed; closing stops the model."""

    def cost_usd(self, prompt_tokens: int, completion_tokens: int) -> float | None: ...

    async def aclose(self) -> None: ...
