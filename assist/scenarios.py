"""Which scenario a message is of, as it was learned: by its words at once, by its sentence vector better."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assist.cues import Mention
from assist.heads import Floats
from assist.intensity import MAX_WORDS, buckets_of
from assist.remembering import ByWord
from assist.vectors import Vector

WEIGHTS: Final = Path(__file__).parent / "weights" / "scenarios.npz"
NONE: Final = "none"
BUCKETS: Final = 1 << 14
# a cue counts beside the numbers of a vector, which lie about as far from nothing
CUE_SCALE: Final = 3.0

_BEST_SHARE: Final = 0.7
_LONGEST_WORD: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioWeights:
    """names: the scenarios and `none`, in the order of the columns.

    centre, spread: of the vectors learned from. by_vector: a row for each number of a vector, then for
    each cue. by_gram: a row of signed bytes for each bucket, in steps of `scale`; by_cue: a row for each cue.
    lines: directions of the lines of our own that it was learned from, as signed bytes; of: whose each is.
    """

    names: tuple[str, ...]
    centre: Floats
    spread: Floats
    by_vector: Floats
    vector_bias: Floats
    by_gram: NDArray[np.int8]
    scale: float
    by_cue: Floats
    gram_bias: Floats
    lines: NDArray[np.int8]
    of: NDArray[np.int8]


class ScenarioModel:
    """Knows the scenarios that come with Tactful; what a team adds is known by likeness."""

    def __init__(self, weights: ScenarioWeights) -> None:
        self.known: Final = frozenset(weights.names) - {NONE}
        self._weights: Final = weights
        self._numbers: Final = {name: number for number, name in enumerate(weights.names)}
        # a dozen numbers at a time are added up sooner without numpy
        self._gram_bias: Final[list[float]] = weights.gram_bias.tolist()
        self._by_cue: Final[list[list[float]]] = (weights.by_cue * np.float32(CUE_SCALE)).tolist()
        self._lines: Final = [
            unit(weights.lines[weights.of == number].astype(np.float32))
            for number in range(len(weights.names))
        ]
        self._by_word: Final = ByWord(self._weigh_anew)

    def by_words(self, words: Collection[str], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """words: of the message in lower case; mentions: what cue words name. The likeliest, or nothing."""
        return self._likeliest(self._told_by_words(words, mentions)) if words else ()

    def by_vector(
        self, vector: Vector, words: Collection[str], mentions: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """By its words and by its vector, as one opinion."""
        numbers = np.concatenate(
            ((vector - self._weights.centre) / self._weights.spread, self.cues(mentions))
        )
        told = _shares(numbers @ self._weights.by_vector + self._weights.vector_bias)
        if words:
            by_words = np.array(self._told_by_words(words, mentions), np.float32)
            told = (told + _shares(by_words)) * np.float32(0.5)
        return self._likeliest(told.tolist())

    def _told_by_words(self, words: Collection[str], mentions: Sequence[Mention]) -> list[float]:
        rows = [self._by_word[word[:_LONGEST_WORD]] for word in islice(words, MAX_WORDS)]
        *totals, grams = map(sum, zip(*rows, strict=True))
        worth = self._weights.scale / math.sqrt(max(1, grams))
        told = [total * worth + bias for total, bias in zip(totals, self._gram_bias, strict=True)]
        for name, sure in sureness(mentions).items():
            cue = self._by_cue[self._numbers[name]]
            told = [one + sure * more for one, more in zip(told, cue, strict=True)]
        return told

    def direction(self, vector: Vector) -> Floats:
        """What is left of a vector when what all texts have in common is taken away; of length 1."""
        return unit((vector - self._weights.centre) / self._weights.spread)

    def nearest(self, direction: Floats) -> float:
        """How near the lines of the nearest scenario lie, or those of none."""
        return max(nearness(lines @ direction) for lines in self._lines)

    def cues(self, mentions: Sequence[Mention]) -> Floats:
        """How surely cues name each scenario, as it was learned from."""
        return cue_numbers(mentions, self._numbers)

    def _likeliest(self, told: list[float]) -> tuple[Mention, ...]:
        """told: logarithms of shares, which need not sum to one."""
        most = max(told)
        name = self._weights.names[told.index(most)]
        if name == NONE:
            return ()
        return (Mention(name, round(1.0 / sum([math.exp(one - most) for one in told]), 3)),)

    def _weigh_anew(self, word: str) -> tuple[int, ...]:
        """The sum of a word's rows, and behind it how many there are."""
        buckets = [bucket % BUCKETS for bucket in buckets_of(word)]
        return (*self._weights.by_gram[buckets].sum(axis=0, dtype=np.int32).tolist(), len(buckets))


def unit(rows: Floats) -> Floats:
    """Rows of length 1, of one or of many."""
    lengths: Floats = np.sqrt((rows * rows).sum(axis=-1, keepdims=True, dtype=np.float32))
    one: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return one


def nearness(cosines: Floats) -> float:
    """Two lines that agree say more than one that happens to share a word."""
    near = np.sort(cosines)[::-1][:2]
    return float(near[0] * _BEST_SHARE + near.mean() * (1 - _BEST_SHARE))


def _shares(told: Floats) -> Floats:
    """Logarithms of how likely each is."""
    above: Floats = told - told.max()
    shares: Floats = above - np.float32(np.log(np.exp(above).sum()))
    return shares


def cue_numbers(mentions: Sequence[Mention], numbers: dict[str, int]) -> Floats:
    sure = np.zeros(len(numbers), np.float32)
    for name, one in sureness(mentions).items():
        sure[numbers[name]] = one
    return sure * np.float32(CUE_SCALE)


def sureness(mentions: Sequence[Mention]) -> dict[str, float]:
    """How surely cues name each scenario; cues of one weight that name one are one mention."""
    doubts: dict[str, float] = {}
    for mention in dict.fromkeys(mentions):
        doubts[mention.name] = doubts.get(mention.name, 1.0) * (1.0 - mention.weight)
    return {name: 1.0 - doubt for name, doubt in doubts.items()}


@lru_cache(maxsize=1)
def load_scenarios() -> ScenarioModel:
    """The model that comes with Tactful: 1 MB in memory."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return ScenarioModel(
            ScenarioWeights(
                names=tuple(str(name) for name in kept["names"]),
                centre=kept["centre"],
                spread=kept["spread"],
                by_vector=kept["by_vector"].astype(np.float32),
                vector_bias=kept["vector_bias"],
                by_gram=kept["by_gram"],
                scale=float(kept["scale"]),
                by_cue=kept["by_cue"],
                gram_bias=kept["gram_bias"],
                lines=kept["lines"],
                of=kept["of"],
            )
        )
