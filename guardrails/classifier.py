"""The instant layer: hashed n-grams of letters and pairs of cues, one weight each."""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guardrails.cues import asks

BITS: Final = 18
PAIR_WEIGHT: Final = 0.4
_PAIR_WEIGHT: Final = np.float32(PAIR_WEIGHT)

_SHORTEST: Final = 2
_LONGEST: Final = 5
_START: Final = 0x811C9DC5
_START_AFTER_QUESTION: Final = 0x2F0B4C47
_STEP: Final = np.uint32(0x01000193)
_SPREAD: Final = np.uint32(0x85EBCA6B)
_TOP: Final = np.uint32(32 - BITS)
_MIX: Final = np.uint32(15)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """weights: of each bucket, to be multiplied by `scale`; pairs: of each cue, then of each two of them."""

    weights: NDArray[np.int8]
    scale: float
    pairs: NDArray[np.float32]
    bias: float

    def score(self, buckets: NDArray[np.uint32], cues: NDArray[np.float32]) -> float:
        """Above 0 the more it reads like what must be stopped. buckets: see `buckets_of`."""
        letters = int(self.weights.take(buckets).sum(dtype=np.int32)) * self.scale / sqrt(len(buckets) or 1)
        return letters + float(pairs_of(cues) @ self.pairs) + self.bias


def buckets_of(folded: str, before: str) -> NDArray[np.uint32]:
    """Where the n-grams of a sentence count, each once; those of an answer count as such too.

    folded: the sentence as `view` gives it; before: the one in front of it.
    """
    letters = np.frombuffer(f" {' '.join(folded.split())} ".encode("utf-32-le"), np.uint32)
    found = _hashed(letters, _START)
    if asks(before):
        found += _hashed(letters, _START_AFTER_QUESTION)
    if not found:
        return np.zeros(0, np.uint32)
    buckets = (np.concatenate(found) * _SPREAD) >> _TOP
    buckets.sort()
    is_first = np.empty(len(buckets), np.bool_)
    is_first[0] = True
    np.not_equal(buckets[1:], buckets[:-1], out=is_first[1:])
    return buckets[is_first]


def _hashed(letters: NDArray[np.uint32], start: int) -> list[NDArray[np.uint32]]:
    """One value for each n-gram, not spread yet."""
    found = []
    value = letters ^ np.uint32(start)
    for length in range(1, min(_LONGEST, len(letters)) + 1):
        if length > 1:
            value = value[:-1] ^ letters[length - 1 :]
        value *= _STEP
        value ^= value >> _MIX
        if length >= _SHORTEST:
            found.append(value)
    return found


def pairs_of(cues: NDArray[np.float32]) -> NDArray[np.float32]:
    left, right = _both(len(cues))
    both = cues.take(left)
    both *= cues.take(right)
    pairs = np.concatenate((cues, both))
    pairs *= _PAIR_WEIGHT
    return pairs


@lru_cache(maxsize=8)
def _both(cues: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    left, right = np.triu_indices(cues, 1)
    return left, right
