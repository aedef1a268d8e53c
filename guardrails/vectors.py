"""The second layer: what a sentence means, as a vector, beside the sentences that were learned from."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guardrails.cues import asks

Vector = NDArray[np.float32]
Embed = Callable[[str], Vector | None]
"""A text → its vector of length 1, None for a text without a sign. Never raises; may take 50 ms of CPU."""

DIMENSIONS: Final = 384
TUNED: Final = Path(__file__).parent / "weights" / "encoder.npz"
"""What was learned for the encoder itself: all vectors here are of an encoder with this laid over it."""
_ANSWER: Final = 40  # a sentence no longer than this is read together with the question in front of it
_LONG: Final = 100  # characters; vectors blur what is longer
_LONG_UNSPACED: Final = 45
_SHORTEST_SHARE: Final = 0.2
_PAUSE: Final = re.compile(r"[,;:—–](?=\s)|[、，；：،؛]|\s(?=[-–—]\s)")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Kernel:
    """Support vectors with radial basis functions.

    support, cues: the sentences learned from; norms: the squared lengths of these rows; mean, spread: those
    of vectors.
    """

    support: NDArray[np.float32]
    cues: NDArray[np.float32]
    norms: NDArray[np.float32]
    alphas: NDArray[np.float32]
    mean: Vector
    spread: Vector
    gamma: float
    bias: float
    cue_weight: float

    def score(self, vector: Vector, cues: NDArray[np.float32]) -> float:
        """Above 0 the more it reads like what must be stopped."""
        place = (vector - self.mean) / self.spread
        weighed = cues * np.float32(self.cue_weight)
        near = self.support @ place + self.cues @ weighed
        apart = self.norms + np.float32(place @ place + weighed @ weighed) - 2 * near
        return float(np.exp(-self.gamma * apart) @ self.alphas + self.bias)


def read_kernel(kept: Any, cues: int, cue_weight: float, numbers: Sequence[float]) -> Kernel:
    """kept: an archive of weights; numbers: step of its support, gamma, bias. Raises ValueError, KeyError."""
    rows, own = kept["support"], kept["support_cues"]
    if rows.shape[1:] != (DIMENSIONS,) or own.shape != (len(rows), cues):
        raise ValueError
    step, gamma, bias = map(float, numbers)
    support = rows.astype(np.float32) * np.float32(step)
    of_cues = own.astype(np.float32) * np.float32(cue_weight)
    norms = (support**2).sum(1) + (of_cues**2).sum(1)
    parts = kept["alphas"], kept["mean"], kept["spread"]
    return Kernel(support, of_cues, norms, *parts, gamma, bias, cue_weight)


def read_as(sentence: str, before: str) -> tuple[str, ...]:
    """What is made vectors: a short answer with its question, a long sentence in parts."""
    if len(sentence) <= _ANSWER and asks(before):
        return (f"{before} {sentence}",)
    return tuple(_parts(sentence, _longest(sentence)))


def is_blurred(read: str) -> bool:
    """Whether it is too long for its vector to say what stands in it. read: one of `read_as`."""
    return len(read) > _longest(read)


def _longest(text: str) -> int:
    return _LONG_UNSPACED if _UNSPACED.search(text) else _LONG


def _parts(sentence: str, longest: int) -> Iterator[str]:
    """Cut at the pauses nearest to its middle, as long as a part is longer than that and has one."""
    pauses = [pause.end() for pause in _PAUSE.finditer(sentence)]
    fit = [each for each in pauses if _SHORTEST_SHARE < each / len(sentence) < 1 - _SHORTEST_SHARE]
    if len(sentence) <= longest or not fit:
        yield sentence
        return
    middle = min(fit, key=lambda each: abs(2 * each - len(sentence)))
    yield from _parts(sentence[:middle], longest)
    yield from _parts(sentence[middle:], longest)
