"""How strongly somebody feels: a sum over words, each weighed once by its hashed character n-grams."""

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple
from zlib import crc32

from assist.grams import has_word_gaps
from assist.remembering import ByWord

BITS: Final = 16
HEADS: Final = ("score", "anger", "fear", "sadness")
# a rant says it early, and each word costs
MAX_WORDS: Final = 150
MEDIUM_FROM: Final = 0.35
HIGH_FROM: Final = 0.65

_SIZES: Final = (3, 4, 5)
_SIZES_WITHOUT_GAPS: Final = (1, 2, 3)
# a whole word tells more than a piece of it
_WHOLE_WORD_COUNTS: Final = 2
# longer ones are addresses, or no words at all
_LONGEST_WORD: Final = 30
_LONGEST_CLAUSE: Final = 300
_BUCKET: Final = (1 << BITS) - 1
_PIECE: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]+")


class Weighed(NamedTuple):
    """weight: of a word's n-grams together, in steps of its head's scale. grams: how many there are."""

    weight: int
    grams: int


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learned for one language.

    heads: 2^BITS signed bytes for each of HEADS. scales: what a step of a byte is worth, one a head.
    biases: one a head. cuts: raw scores from which a text is medium, and high.
    error: half the width of a range that holds the label of 80 % of the texts.
    """

    heads: tuple[Sequence[int], ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    cuts: tuple[float, float]
    error: float


class LinearModel:
    """Scores texts of one language, given as their words in lower case."""

    def __init__(self, weights: Weights) -> None:
        self.error: Final = weights.error
        self._weights: Final = weights
        # words come again and again; the other heads are asked too seldom to be remembered
        self._by_word: Final = ByWord(self._weigh_anew)

    def score(self, words: Collection[str]) -> float:
        """0.0 to 1.0 on the scale of the bands: cut points lie at MEDIUM_FROM and HIGH_FROM."""
        return on_scale(self._raw(self.weigh_all(words), 0), self._weights.cuts)

    def weigh_all(self, words: Collection[str]) -> Weighed:
        """How much these words together speak for a strong feeling."""
        weight = grams = 0
        by_word = self._by_word
        for word in words if len(words) <= MAX_WORDS else islice(words, MAX_WORDS):
            more_weight, more_grams = by_word[word] if len(word) <= _LONGEST_WORD else self._weigh_long(word)
            weight += more_weight
            grams += more_grams
        return Weighed(weight, grams)

    def strongest_feeling(self, words: Collection[str]) -> tuple[str, float]:
        """Which of anger, fear and sadness speaks loudest, and how loud."""
        buckets = _buckets_of_all(islice(words, MAX_WORDS))
        heard = []
        for head, name in enumerate(HEADS[1:], start=1):
            weights = self._weights.heads[head]
            total = Weighed(sum(weights[bucket] for bucket in buckets), len(buckets))
            heard.append((name, self._raw(total, head)))
        return max(heard, key=lambda feeling: feeling[1])

    def _weigh_anew(self, word: str) -> Weighed:
        weights = self._weights.heads[0]
        buckets = buckets_of(word)
        return Weighed(sum([weights[bucket] for bucket in buckets]), len(buckets))

    def _weigh_long(self, word: str) -> Weighed:
        parts = [self._by_word[part] for part in _parts(word)]
        return Weighed(sum(part.weight for part in parts), sum(part.grams for part in parts))

    def _raw(self, total: Weighed, head: int) -> float:
        bias = self._weights.biases[head]
        if not total.grams:
            return bias
        return total.weight * self._weights.scales[head] / math.sqrt(total.grams) + bias


def buckets_of_text(lowered: str) -> list[int]:
    """The buckets of all words that count, as the model was taught them."""
    return _buckets_of_all(islice(lowered.replace("’", "'").split(), MAX_WORDS))


def _buckets_of_all(words: Iterable[str]) -> list[int]:
    return [bucket for word in words for part in _parts(word) for bucket in buckets_of(part)]


def _parts(word: str) -> Sequence[str]:
    """A long word is cut, a whole sentence without gaps is read in parts."""
    if len(word) <= _LONGEST_WORD:
        return (word,)
    if has_word_gaps(word):
        return (word[:_LONGEST_WORD],)
    return [word[at : at + _LONGEST_WORD] for at in range(0, min(len(word), _LONGEST_CLAUSE), _LONGEST_WORD)]


def buckets_of(word: str) -> list[int]:
    """The hash bucket of every n-gram of a word, its marks taken apart: `it's!` is `it's` and `!`."""
    buckets = []
    for piece in _PIECE.findall(word):
        if has_word_gaps(piece):
            padded = f" {piece} "
            grams = [piece] * _WHOLE_WORD_COUNTS
            grams += [padded[at : at + size] for size in _SIZES for at in range(len(padded) - size + 1)]
        else:
            grams = [
                piece[at : at + size] for size in _SIZES_WITHOUT_GAPS for at in range(len(piece) - size + 1)
            ]
        buckets += [crc32(gram.encode("utf-8", "surrogatepass")) & _BUCKET for gram in grams]
    return buckets


def lower_in_place(text: str) -> str:
    """Lower case, position by position: the few letters that would become two stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def on_scale(raw: float, cuts: tuple[float, float]) -> float:
    """0.0 to 1.0: the cut points lie at MEDIUM_FROM and HIGH_FROM."""
    medium, high = cuts
    if raw < medium:
        return max(0.0, raw / medium) * MEDIUM_FROM
    if raw < high:
        return MEDIUM_FROM + (raw - medium) / (high - medium) * (HIGH_FROM - MEDIUM_FROM)
    # as far above the cut as the cut is above nothing is as much as can be
    return min(1.0, HIGH_FROM + (raw - high) / high * (1.0 - HIGH_FROM))
