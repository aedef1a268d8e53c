"""What the sentence encoder itself learns from (`assist.weights.tune_guard`): all of the guard together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from guardrails.attempts import ATTEMPTS, LATER, STRANGERS, WIDER, read_attempts
from guardrails.cases import LATER as FAULT_LATER
from guardrails.cases import WIDER as FAULT_WIDER
from guardrails.cases import Labelled, Share, read_cases
from guardrails.cues import Cues, read_cues, read_promise_cues
from guardrails.inbound import MEANING_CUES, cues_of
from guardrails.lessons import on_fault, on_promises
from guardrails.promise_cases import LATER as PROMISES_LATER
from guardrails.promise_cases import WIDER as PROMISES_WIDER
from guardrails.promise_cases import read_promises
from guardrails.steering import Signs, read_words
from guardrails.steering_vectors import parts_of
from guardrails.text import view
from guardrails.vectors import read_as
from guardrails.whole_cases import (
    FOR_LIMITS,
    PROMISES_FOR_LIMITS,
    read_whole,
    read_whole_promises,
)

Task = Literal["fault", "promises", "steering"]

_FAULT: Final = Cues(read_cues())
_PROMISES: Final = Cues(read_promise_cues())
SIZES: Final[dict[Task, int]] = {
    "fault": _FAULT.size,
    "promises": _PROMISES.size,
    "steering": MEANING_CUES,
}
"""How many cues stand beside a vector."""

_SHARES: Final[dict[Task, float]] = {"fault": 8000, "promises": 6400, "steering": 2800}
_BY_OTHERS: Final = 2.0
_BESIDE: Final = 0.5  # of packs, guides and other tasks, that stand beside a task's own lines
_BESIDE_KINDS: Final = frozenset(("must_flag", "must_pass", "alternative", "phrase"))
_PROMISE_KINDS: Final = frozenset(("promise", "lookalike"))


@dataclass(frozen=True, slots=True)
class Lesson:
    """read: as it is made a vector. weight: those of one task and label add up to the same whatever comes."""

    task: Task
    read: str
    is_bad: bool
    is_kept_away: bool
    cues: NDArray[np.float32]
    weight: float


def lessons() -> list[Lesson]:
    """Nothing held out; what limits are told from is kept away: some replies, and the part to choose by."""
    away = {*read_whole(FOR_LIMITS), *read_whole_promises(PROMISES_FOR_LIMITS)}
    fault = {*read_cases(FAULT_WIDER), *read_cases(FAULT_LATER), *(each.decides for each in read_whole())}
    promises = {
        *read_promises(PROMISES_WIDER),
        *read_promises(PROMISES_LATER),
        *(each.decides for each in read_whole_promises()),
    }
    return [
        *_balanced(_of("fault", _FAULT, on_fault(away), fault)),
        *_balanced(_of("promises", _PROMISES, on_promises(away), promises)),
        *_balanced(_steering()),
    ]


def _of(task: Task, cues: Cues, lines: Sequence[Labelled], by_others: set[Labelled]) -> Iterator[Lesson]:
    for line in lines:
        is_own = line.kind in _PROMISE_KINDS if task == "promises" else line.kind not in _BESIDE_KINDS
        weight = _BY_OTHERS if line in by_others else 1.0 if is_own else _BESIDE
        is_kept_away = line.kind not in _BESIDE_KINDS and line.share is not Share.TRAIN
        found = cues.of(view(line.text).text, line.text, line.before, line.language)
        read = "".join(read_as(line.text, line.before))
        yield Lesson(task, read, line.must_stop, is_kept_away, found, weight)


def _steering() -> Iterator[Lesson]:
    signs = Signs(read_words())
    for folder in (ATTEMPTS, STRANGERS, LATER, WIDER):
        weight = _BY_OTHERS if folder is STRANGERS else 1.0
        for each in read_attempts(folder):
            share = Share.TRAIN if folder is WIDER else each.share
            if share is Share.HELD_OUT:
                continue
            for part in parts_of(each.text, is_whole=each.is_attack):
                cues = cues_of(signs.of(view(part).text), part)
                yield Lesson("steering", part, each.is_attack, share is not Share.TRAIN, cues, weight)


def _balanced(given: Iterable[Lesson]) -> Iterator[Lesson]:
    found = list(given)
    for is_bad in (True, False):
        some = [each for each in found if each.is_bad is is_bad]
        scale = _SHARES[some[0].task] / sum(each.weight for each in some if not each.is_kept_away)
        yield from (replace(each, weight=each.weight * scale) for each in some)
