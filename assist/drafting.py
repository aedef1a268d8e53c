"""A draft, from its prompt to words that may be shown: the model speaks, the gate decides."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager, aclosing
from dataclasses import dataclass, replace
from time import monotonic
from typing import Final

from assist.bench import Bench, JudgedTooLate
from assist.brief import Brief, Prompt
from assist.fence import Watch
from assist.model import Ask, Fault, ModelDoor, ModelFailed, Restart, Usage
from guardrails.errors import GuardError
from guardrails.finding import Category, Finding, Severity, Verdict
from guardrails.gate import Closing, Gate, Piece
from guardrails.restoring import Restorer

CANARY_RULE: Final = "injection.canary"
GUARD_RULE: Final = "guard.failed"
# so many characters tell a language: from then on it is listened to no more often than that
_SAMPLE: Final = 120

# Said to the model in words of our own: what it wrote, and what a customer made it write, is no order to it.
_WITHOUT: Final = {
    Category.FAULT_ADMISSION: "Your last reply named who is at fault. Write it without any word on that.",
    Category.OVERPROMISE: "Your last reply promised what nobody granted. Write it without any promise.",
    Category.UNSUPPORTED_FACT: "Your last reply had a number that nobody gave you. Write it without numbers.",
    Category.PERSONAL_DATA: "Your last reply showed personal data. Write it without addresses or numbers.",
    Category.TOXIC: "Your last reply was rude. Write it kindly, and blame the customer for nothing.",
    Category.REGISTER: "Your last reply addressed the customer wrongly. Keep to the form of address above.",
}


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


@dataclass(frozen=True, slots=True)
class _Turned:
    """The guard stopped it before a word was seen, for something that another attempt may do without."""

    finding: Finding


async def draft(
    door: ModelDoor,
    prompt: Prompt,
    sit: Callable[[], AbstractContextManager[Bench]],
    open_gate: Callable[[Bench], Gate],
    *,
    workspace: str,
    is_foreign: Callable[[str], bool],
    said: tuple[str, ...] = (),
) -> AsyncGenerator[Step, None]:
    """What comes of a prompt, step by step: any number of Released, then one of the others.

    sit: who judges, from the first word to the last. said: where the customer's
    own data stand, which a model knows as words in brackets.
    Closing it stops the model. Nothing of two attempts is
    ever joined: once a word is released, its attempt is the only one. One that the guard stopped before that
    is made again once, told what to do without, and in what time is left.
    """
    begun = monotonic()
    ask = Ask(prompt.system, prompt.user, prompt.max_tokens, prompt.temperature, prompt_tokens=prompt.tokens)
    with sit() as bench:
        turned: _Turned | None = None
        async with aclosing(
            _attempt(door, ask, prompt, bench, open_gate, workspace, is_foreign, said)
        ) as steps:
            async for step in steps:
                if isinstance(step, _Turned):
                    turned = step
                else:
                    yield step
        if turned is None:
            return
        system = f"{ask.system}\n{_WITHOUT[turned.finding.category]}"
        ask = replace(ask, system=system, prompt_tokens=None)
        spent_s = monotonic() - begun
        again = _attempt(door, ask, prompt, bench, open_gate, workspace, is_foreign, said, spent_s=spent_s)
        async with aclosing(again) as steps:
            async for step in steps:
                yield Refused(step.finding.rule_id) if isinstance(step, _Turned) else step


async def _attempt(
    door: ModelDoor,
    ask: Ask,
    prompt: Prompt,
    bench: Bench,
    open_gate: Callable[[Bench], Gate],
    workspace: str,
    is_foreign: Callable[[str], bool],
    said: tuple[str, ...],
    *,
    spent_s: float = 0.0,
) -> AsyncGenerator[Step | _Turned, None]:
    gate, restorer = open_gate(bench), Restorer(said)
    last_look = _LastLook(prompt, is_foreign)
    has_words = False
    stream = door.stream(ask, workspace=workspace, may_restart=lambda: not gate.has_released, spent_s=spent_s)
    try:
        async for words in stream:
            if isinstance(words, Restart):
                gate, restorer = open_gate(bench), Restorer(said)
                continue
            if not has_words:
                has_words = True
                await door.let_others_begin()
            if gate.hear(restorer.feed(words)) and (pieces := await bench.judged(gate.judge)):
                if (wrong := last_look.wrong(pieces, gate.shown)) is not None:
                    yield wrong
                    return
                yield Released(pieces)
            if gate.is_over:
                break
        gate.hear(restorer.close())
        closing = await bench.judged(gate.break_off if stream.is_cut else gate.close)
        if closing.pieces:
            if (wrong := last_look.wrong(closing.pieces, gate.shown, is_last=True)) is not None:
                yield wrong
                return
            yield Released(closing.pieces)
        if stream.is_cut and (closing.retracted or not gate.shown):
            yield Faulted(Fault.CUT)
        elif closing.retracted or not gate.shown.strip():
            yield _stopped(gate, closing)
        else:
            yield Finished(closing.verdict, stream.model, stream.usage)
    except ModelFailed as failed:
        yield Faulted(failed.fault)
    except JudgedTooLate:
        gate.abandon()
        yield Refused(GUARD_RULE)
    except GuardError:
        yield Refused(GUARD_RULE)
    finally:
        await stream.aclose()


def _stopped(gate: Gate, closing: Closing) -> Refused | _Turned:
    errors = [each for each in closing.verdict.findings if each.severity is Severity.ERROR]
    if not errors:
        return Refused(GUARD_RULE)
    # somebody's data stops all of it, whatever else was found in the same words
    why = next((each for each in errors if each.category is Category.PERSONAL_DATA), errors[0])
    if gate.failure is None and not gate.has_released and why.category in _WITHOUT:
        return _Turned(why)
    return Refused(why.rule_id)


class _LastLook:
    """What is looked at before words leave, beside the guard: no secrets, and the language asked for."""

    def __init__(self, prompt: Prompt, is_foreign: Callable[[str], bool]) -> None:
        self._watch: Final = Watch(prompt.canary, prompt.own)
        self._is_foreign: Final = is_foreign
        self._listens_from = 0

    def wrong(
        self, pieces: tuple[Piece, ...], shown: str, *, is_last: bool = False
    ) -> Refused | Foreign | None:
        """Why these may not leave. shown: all words up to their end."""
        if self._watch.sees("".join(piece.text.text for piece in pieces)):
            return Refused(CANARY_RULE)
        if not is_last and len(shown) < self._listens_from:
            return None
        if len(shown) > _SAMPLE:
            self._listens_from = len(shown) + _SAMPLE
        return Foreign() if self._is_foreign(shown[-2 * _SAMPLE :]) else None
