"""How strongly somebody feels, from hashed character n-grams and one linear head. numpy only."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

BITS: Final = 16
HEADS: Final = ("score", "anger", "fear", "sadness")
SIZES: Final = (3, 4, 5)
# a rant says it early, and each character costs
MAX_CHARS: Final = 800
MEDIUM_FROM: Final = 0.35
HIGH_FROM: Final = 0.65

_SEED: Final = np.uint32(2654435761)
_STEP: Final = np.uint32(16777619)
_MIX: Final = np.uint32(0x9E3779B1)
_SHIFT: Final = np.uint32(32 - BITS)
_SPACE: Final = np.uint32(32)


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """What was learned for one language.

    weights: HEADS × 2^BITS. biases: one a head. cuts: raw scores from which a text is medium, and high.
    error: half the width of a range that holds the label of 80 % of the texts.
    """

    weights: NDArray[np.float32]
    biases: tuple[float, ...]
    cuts: tuple[float, float]
    error: float

    def score(self, buckets: NDArray[np.intp]) -> float:
        """0.0 to 1.0 on the scale of the bands: cut points lie at MEDIUM_FROM and HIGH_FROM."""
        return _on_scale(self.raw(buckets), self.cuts)

    def raw(self, buckets: NDArray[np.intp], head: int = 0) -> float:
        if not buckets.size:
            return self.biases[head]
        # the plain ufunc: `.sum()` goes through two Python functions first
        weight = float(np.add.reduce(self.weights[head].take(buckets)))
        return weight / math.sqrt(buckets.size) + self.biases[head]

    def strongest_feeling(self, buckets: NDArray[np.intp]) -> tuple[str, float]:
        """Which of anger, fear and sadness speaks loudest, and how loud."""
        heard = [(name, self.raw(buckets, head)) for head, name in enumerate(HEADS) if head]
        return max(heard, key=lambda feeling: feeling[1])

    def by_character(self, buckets: NDArray[np.intp], length: int) -> NDArray[np.float32]:
        """What each character carries of the score: every n-gram shares its weight among its characters."""
        carried = np.zeros(length + 2, dtype=np.float32)
        start = 0
        for size in SIZES:
            count = length + 2 - size + 1
            if count <= 0:
                break
            part = self.weights[0].take(buckets[start : start + count]) / size
            for offset in range(size):
                carried[offset : offset + count] += part
            start += count
        return carried[1:-1]


def buckets_of(lowered: str) -> NDArray[np.intp]:
    """The hash bucket of every n-gram, size by size, in the order of the text with a blank at both ends."""
    padded = f" {lowered[:MAX_CHARS]} ".encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(padded, dtype=np.uint32)
    if not lowered.isprintable():
        # line breaks and tabs are blanks like any other
        codes = np.maximum(codes, _SPACE)
    mixed = codes * _SEED
    rolling = mixed
    parts = []
    for size in range(2, SIZES[-1] + 1):
        if codes.size < size:
            break
        rolling = rolling[:-1] * _STEP
        rolling ^= mixed[size - 1 :]
        if size in SIZES:
            parts.append(rolling)
    if not parts:
        return np.zeros(0, dtype=np.intp)
    # each call into numpy costs as much as its work on a short text, so the sizes are finished together
    hashes = np.concatenate(parts)
    hashes *= _MIX
    hashes >>= _SHIFT
    return hashes.astype(np.intp)


def lower_in_place(text: str) -> str:
    """Lower case, position by position: the few letters that would become two stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _on_scale(raw: float, cuts: tuple[float, float]) -> float:
    medium, high = cuts
    if raw < medium:
        return max(0.0, raw / medium) * MEDIUM_FROM
    if raw < high:
        return MEDIUM_FROM + (raw - medium) / (high - medium) * (HIGH_FROM - MEDIUM_FROM)
    # as far above the cut as the cut is above nothing is as much as can be
    return min(1.0, HIGH_FROM + (raw - high) / high * (1.0 - HIGH_FROM))
