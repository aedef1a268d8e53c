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

_LONGEST: Final = 5
_FACTORS: Final = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], np.uint32)
_AFTER_QUESTION: Final = np.uint32(0x2F0B4C47)
_MIX: Final = np.uint32(15)
_SPREAD: Final = np.uint32(0x2C1B3C6D)
_TOP: Final = np.uint32(32 - BITS)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """weights: of each bucket, to be multiplied by `scale`; pairs: of each two cues, in a square; on its
    diagonal of each alone.
    """

    weights: NDArray[np.int8]
    scale: float
    pairs: NDArray[np.float32]
    bias: float

    def score(self, buckets: NDArray[np.uint32], cues: NDArray[np.float32]) -> float:
        """Above 0 the more it reads like what must be stopped. buckets: see `buckets_of`; cues: 0 or 1."""
        letters = int(self.weights.take(buckets).sum(dtype=np.int32)) * self.scale / sqrt(len(buckets) or 1)
        return letters + float(cues.dot(self.pairs).dot(cues)) + self.bias


def buckets_of(folded: str, before: str) -> NDArray[np.uint32]:
    """Where the n-grams of a sentence count, of 2 to 5 letters, each once; those of an answer as such too.

    folded: the sentence as `view` gives it; before: the one in front of it.
    """
    letters = np.frombuffer(f" {' '.join(folded.split())} ".encode("utf-32-le"), np.uint32)
    if len(letters) < 3:  # nothing between the spaces
        return np.zeros(0, np.uint32)
    by_place = letters * _FACTORS[:, None]
    value = by_place[0]
    found = []
    for place in range(1, min(_LONGEST, len(letters))):
        value = value[:-1] + by_place[place, place:]
        found.append(value)
    buckets = np.concatenate(found)
    if asks(before):
        buckets = np.concatenate((buckets, buckets ^ _AFTER_QUESTION))
    buckets ^= buckets >> _MIX
    buckets *= _SPREAD
    buckets >>= _TOP
    buckets.sort()
    is_first = np.empty(len(buckets), np.bool_)
    is_first[0] = True
    np.not_equal(buckets[1:], buckets[:-1], out=is_first[1:])
    return buckets[is_first]


def square(pairs: NDArray[np.float32], cues: int) -> NDArray[np.float32]:
    """The weights of `pairs_of` as `Ngrams` multiplies them."""
    found = np.diag(pairs[:cues])
    found[_both(cues)] = pairs[cues:]
    found *= _PAIR_WEIGHT
    return found


def pairs_of(cues: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each cue, then each two of them, as their weights are learned."""
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
