"""Whether a sentence admits fault or promises too much, by what was learned: for where rules are silent."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from guardrails.archives import read_archive
from guardrails.classifier import BITS, Ngrams, buckets_of, square
from guardrails.cues import Cues
from guardrails.finding import Category, Severity
from guardrails.rail import Hit
from guardrails.rails.promises import Promise
from guardrails.text import view
from guardrails.vectors import Embed, Kernel, Vector, is_blurred, read_as, read_kernel

_FOLDER: Final = Path(__file__).parent / "weights"
_EVERY_LANGUAGE: Final = ""
_KINDS: Final = (  # as the first cues of promises stand, the plainest first
    Promise.REFUND,
    Promise.DISCOUNT,
    Promise.REPLACEMENT,
    Promise.COMPENSATION,
    Promise.FEE_WAIVER,
    Promise.DEADLINE,
)

Layer = Literal["ngrams", "vectors"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What one set of weights was learned for.

    cue_weight: how much cues count beside a vector. kinds: what its first cues say is promised.
    """

    category: Category
    rule_id: str
    reason: str
    weights: Path
    cue_weight: float
    kinds: tuple[Promise, ...] = ()

    def promise(self, cues: NDArray[np.float32]) -> Promise | None:
        if not self.kinds:
            return None
        shown = (kind for kind, cue in zip(self.kinds, cues, strict=False) if cue)
        return next(shown, Promise.OUTCOME)


FAULT: Final = Topic(
    Category.FAULT_ADMISSION,
    "fault.learned",
    "Reads like an admission of fault. Recognize the trouble and say what you do next,"
    " without naming who caused it.",
    _FOLDER / "fault.npz",
    cue_weight=8.0,
)
PROMISES: Final = Topic(
    Category.OVERPROMISE,
    "promise.learned",
    "Reads like a promise that nobody has granted. Say what you will do, who decides"
    " and when you write again.",
    _FOLDER / "promises.npz",
    cue_weight=6.0,
    kinds=_KINDS,
)
TOPICS: Final = (FAULT, PROMISES)


@dataclass(frozen=True, slots=True)
class Limits:
    """From which score on a sentence is stopped, by language; '' is for those not named.

    instant: of the layer of n-grams; meaning: of that on vectors, which speaks alone where there are any.
    aside: of that on vectors; under it what a rule found that yields is only told.
    """

    instant: dict[str, float]
    meaning: dict[str, float]
    aside: float

    def of(self, language: str, *, has_vectors: bool) -> float:
        limits = self.meaning if has_vectors else self.instant
        return limits.get(language, limits[_EVERY_LANGUAGE])


@dataclass(frozen=True, slots=True)
class Learned:
    """All that training left on one topic."""

    topic: Topic
    cues: Cues
    ngrams: Ngrams
    kernel: Kernel
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Seen:
    """What any topic looks at in a sentence, made once. vectors: none where there is no meaning to be had."""

    buckets: NDArray[np.uint32]
    vectors: tuple[Vector, ...]


class LearnedLayers:
    """The learned layers. Safe to share between tasks and threads; with vectors keep off the event loop."""

    def __init__(self, learned: Collection[Learned], embed: Embed | None = None) -> None:
        self._learned: Final = tuple(learned)
        self._embed: Final = embed
        self.layers: Final[tuple[Layer, ...]] = ("ngrams",) if embed is None else ("ngrams", "vectors")

    def hits(
        self, sentence: str, before: str, language: str | None, folded: str, told: Collection[Category]
    ) -> Iterator[Hit]:
        """before: the sentence in front of it, '' for none; language: None: told from the sentence.

        folded: what `view` makes of the sentence. told: of what rules have spoken.
        """
        asked = [each for each in self._learned if each.topic.category not in told]
        if not asked or not any(map(str.isalpha, sentence)):
            return
        seen = self._seen(sentence, before, folded)
        spoken = asked[0].cues.language(folded) if language is None else language
        for learned in asked:
            cues = learned.cues.of(folded, sentence, before, spoken)
            limit = learned.limits.of(spoken, has_vectors=bool(seen.vectors))
            if _score(learned, seen, cues, spoken) > limit:
                topic = learned.topic
                promise = topic.promise(cues)
                end = len(sentence)
                yield Hit(topic.rule_id, topic.category, Severity.ERROR, promise, 0, end, topic.reason, ())

    def doubted(
        self, sentence: str, before: str, language: str | None, folded: str, told: Collection[Category]
    ) -> frozenset[Category]:
        """Of what rules have told, all of which vectors find nothing in the sentence; see `hits`."""
        asked = [each for each in self._learned if each.topic.category in told]
        if not asked or self._embed is None or any(map(is_blurred, read_as(sentence, before))):
            return frozenset()
        seen = self._seen(sentence, before, folded)
        if not seen.vectors:
            return frozenset()
        spoken = asked[0].cues.language(folded) if language is None else language
        return frozenset(
            each.topic.category
            for each in asked
            if _score(each, seen, each.cues.of(folded, sentence, before, spoken), spoken) < each.limits.aside
        )

    def is_quiet(self, sentence: str, before: str, language: str | None, folded: str) -> bool:
        """Whether no layer finds anything, that of n-grams neither where there are vectors; see `hits`."""
        layers = (self,) if self._embed is None else (LearnedLayers(self._learned), self)
        return not any(any(each.hits(sentence, before, language, folded, ())) for each in layers)

    def score(self, topic: Topic, sentence: str, before: str, language: str) -> float:
        """Above 0 the more it reads like what the topic is about."""
        learned = next(each for each in self._learned if each.topic is topic)
        folded = view(sentence).text
        seen = self._seen(sentence, before, folded)
        return _score(learned, seen, learned.cues.of(folded, sentence, before, language), language)

    def _seen(self, sentence: str, before: str, folded: str) -> _Seen:
        read = (self._embed(part) for part in read_as(sentence, before)) if self._embed else ()
        vectors = tuple(vector for vector in read if vector is not None)
        return _Seen(buckets_of(folded, before), vectors)


def _score(learned: Learned, seen: _Seen, cues: NDArray[np.float32], language: str) -> float:
    if not seen.vectors:
        return learned.ngrams.score(seen.buckets, cues)
    beside = np.concatenate((cues, learned.cues.tongue(language)))
    return max(learned.kernel.score(vector, beside) for vector in seen.vectors)


def read_all() -> tuple[Learned, ...]:
    """Raises LayersUnfit."""
    return tuple(map(read_learned, TOPICS))


@lru_cache(4)
def read_learned(topic: Topic = FAULT, file: Path | None = None) -> Learned:
    """file: None for the topic's own. Raises LayersUnfit."""
    return read_archive(file or topic.weights, partial(_learned, topic))


def _learned(topic: Topic, kept: Any) -> Learned:
    cues = Cues(json.loads(bytes(kept["words"]).decode()))
    limits = json.loads(bytes(kept["limits"]).decode())
    weights, pairs = kept["ngrams"], kept["pairs"]
    if weights.shape != (1 << BITS,) or pairs.shape != (cues.size * (cues.size + 1) // 2,):
        raise ValueError
    numbers = kept["numbers"]
    ngrams = Ngrams(weights, float(numbers[0]), square(pairs, cues.size), float(numbers[1]))
    return Learned(
        topic,
        cues,
        ngrams,
        read_kernel(kept, cues.size + len(cues.languages), topic.cue_weight, numbers[2:5]),
        Limits(limits["instant"], limits["meaning"], float(limits["aside"])),
    )
