"""A draft, from its prompt to words that may be shown: the model speaks, the gate decides."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Final

from assist.brief import Brief, Prompt, leaks, recites
from assist.model import Ask, Fault, ModelDoor, ModelFailed, Restart, Usage
from guardrails.errors import GuardError
from guardrails.finding import Verdict
from guardrails.gate import Gate, Piece

CANARY_RULE: Final = "injection.canary"
GUARD_RULE: Final = "guard.failed"


@dataclass(frozen=True, slots=True)
class Released:
    """More of the draft, in order, fit to show."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """All of it was released. usage: None when the provider and we could not tell."""

    verdict: Verdict
    model: str
    usage: Usage | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The guard let it not through; what was released is to be taken back. rule: which, never the words."""

    rule: str


@dataclass(frozen=True, slots=True)
class Faulted:
    """No model of the chain could do it; what was released is to be taken back."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class Foreign:
    """The model writes in another language than the customer."""


Step = Released | Finished | Refused | Faulted | Foreign


@dataclass(frozen=True, slots=True)
class Order:
    """A draft to be written: what is known of it before a model says a word.

    item, revision: the prompt; guide: its revision. steps: begins to write, for a workspace's account.
    """

    brief: Brief
    item: str
    revision: str
    release: str
    guide: str
    requested_locale: str
    steps: Callable[[ModelDoor, str], AsyncGenerator[Step, None]]


async def draft(
    door: ModelDoor,
    prompt: Prompt,
    open_gate: Callable[[], Gate],
    *,
    workspace: str,
    is_foreign: Callable[[str], bool],
) -> AsyncGenerator[Step, None]:
    """What comes of a prompt, step by step: any number of Released, then one of the others.

    Closing it stops the model. Nothing of two attempts is ever joined: once a word is released, its attempt
    is the only one.
    """
    gate = open_gate()
    ask = Ask(prompt.system, prompt.user, prompt.max_tokens, prompt.temperature)
    stream = door.stream(ask, workspace=workspace, may_restart=lambda: not gate.has_released)
    try:
        async for said in stream:
            if isinstance(said, Restart):
                gate = open_gate()
                continue
            if pieces := gate.feed(said):
                if (wrong := _wrong(gate.shown, prompt, is_foreign)) is not None:
                    yield wrong
                    return
                yield Released(pieces)
            if gate.is_over:
                break
        closing = gate.break_off() if stream.is_cut else gate.close()
        if closing.pieces:
            if (wrong := _wrong(gate.shown, prompt, is_foreign)) is not None:
                yield wrong
                return
            yield Released(closing.pieces)
        if stream.is_cut and not gate.shown:
            yield Faulted(Fault.CUT)
        elif closing.retracted or not gate.shown.strip():
            yield Refused(_rule(closing.verdict))
        else:
            yield Finished(closing.verdict, stream.model, stream.usage)
    except ModelFailed as failed:
        yield Faulted(failed.fault)
    except GuardError:
        yield Refused(GUARD_RULE)
    finally:
        await stream.aclose()


def _wrong(shown: str, prompt: Prompt, is_foreign: Callable[[str], bool]) -> Refused | Foreign | None:
    """Why these words may not leave, before they do."""
    if leaks(shown, prompt.canary) or recites(shown, prompt.own):
        return Refused(CANARY_RULE)
    return Foreign() if is_foreign(shown) else None


def _rule(verdict: Verdict) -> str:
    errors = (finding.rule_id for finding in verdict.findings)
    return next(errors, GUARD_RULE)
