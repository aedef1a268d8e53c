"""The instant layer: hashed n-grams of letters and pairs of cues, one weight each."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guardrails.cues import asks

BITS: Final = 18
PAIR_WEIGHT: Final = 0.4

_SHORTEST: Final = 2
_LONGEST: Final = 5
_START: Final = 0x811C9DC5
_START_AFTER_QUESTION: Final = 0x2F0B4C47
_STEP: Final = np.uint32(0x01000193)
_SPREAD: Final = np.uint32(0x85EBCA6B)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """weights: of each bucket, to be multiplied by `scale`; pairs: of each cue, then of each two of them."""

    weights: NDArray[np.int8]
    scale: float
    pairs: NDArray[np.float32]
    bias: float

    def score(self, buckets: NDArray[np.uint32], cues: NDArray[np.float32]) -> float:
        """Above 0 the more it reads like what must be stopped. buckets: see `buckets_of`."""
        letters = self.weights[buckets].sum(dtype=np.int64) * self.scale / np.sqrt(max(len(buckets), 1))
        return float(letters + pairs_of(cues) @ self.pairs + self.bias)


def buckets_of(folded: str, before: str) -> NDArray[np.uint32]:
    """Where the n-grams of a sentence count, each once; those of an answer count as such too.

    folded: the sentence as `view` gives it; before: the one in front of it.
    """
    letters = np.frombuffer(f" {' '.join(folded.split())} ".encode("utf-32-le"), np.uint32)
    found = _hashed(letters, _START)
    if asks(before):
        found += _hashed(letters, _START_AFTER_QUESTION)
    buckets = np.concatenate(found) if found else np.zeros(0, np.uint32)
    buckets.sort()
    return buckets[np.flatnonzero(np.diff(buckets, prepend=~buckets[:1]))]


def _hashed(letters: NDArray[np.uint32], start: int) -> list[NDArray[np.uint32]]:
    found = []
    value = np.full(len(letters), start, np.uint32)
    for length in range(1, min(_LONGEST, len(letters)) + 1):
        value = (value[: len(letters) - length + 1] ^ letters[length - 1 :]) * _STEP
        value ^= value >> np.uint32(15)
        if length >= _SHORTEST:
            found.append((value * _SPREAD) >> np.uint32(32 - BITS))
    return found


def pairs_of(cues: NDArray[np.float32]) -> NDArray[np.float32]:
    left, right = _both(len(cues))
    return np.concatenate([cues, cues[left] * cues[right]]) * np.float32(PAIR_WEIGHT)


@lru_cache(maxsize=8)
def _both(cues: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    left, right = np.triu_indices(cues, 1)
    return left, right
