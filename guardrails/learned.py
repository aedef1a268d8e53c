"""Whether a sentence admits fault, by what was learned from `cases`: for where rules are silent."""

import json
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from guardrails.classifier import BITS, PAIRS, Ngrams
from guardrails.cues import SIZE, Cues
from guardrails.errors import LayersUnfit
from guardrails.text import view
from guardrails.vectors import CUE_WEIGHT, DIMENSIONS, Embed, Kernel, Network, Vector, read_as

WEIGHTS: Final = Path(__file__).parent / "weights" / "fault.npz"
RULE_ID: Final = "fault.learned"
REASON: Final = (
    "Reads like an admission of fault. Recognize the trouble and say what you do next,"
    " without naming who caused it."
)

_EVERY_LANGUAGE: Final = ""

Layer = Literal["ngrams", "vectors"]


@dataclass(frozen=True, slots=True)
class Limits:
    """From which score on a sentence is stopped, by language; '' is for those not named.

    alone: the instant layer by itself; both: with the vectors. network, instant: how much these count beside
    the kernel.
    """

    alone: dict[str, float]
    both: dict[str, float]
    network: float
    instant: float

    def of(self, language: str, *, has_vectors: bool) -> float:
        limits = self.both if has_vectors else self.alone
        return limits.get(language, limits[_EVERY_LANGUAGE])


@dataclass(frozen=True, slots=True)
class Learned:
    """All that training left."""

    cues: Cues
    ngrams: Ngrams
    kernel: Kernel
    network: Network
    limits: Limits

    def of_meaning(self, vector: Vector, cues: NDArray[np.float32]) -> float:
        return self.kernel.score(vector, cues) + self.limits.network * self.network.score(vector, cues)


class FaultLayers:
    """The learned layers. Safe to share between tasks and threads; with vectors keep off the event loop."""

    rule_id: Final = RULE_ID
    reason: Final = REASON

    def __init__(self, learned: Learned, embed: Embed | None = None) -> None:
        self._learned: Final = learned
        self._embed: Final = embed
        self.layers: Final[tuple[Layer, ...]] = ("ngrams",) if embed is None else ("ngrams", "vectors")

    def score(self, sentence: str, before: str, language: str, folded: str | None = None) -> float:
        """before: the sentence in front of it, '' for none; language: its code, '' when it is not known.

        folded: what `view` makes of the sentence, where that is at hand.
        """
        folded = view(sentence).text if folded is None else folded
        cues = self._learned.cues.of(folded, sentence, before, language)
        instant = self._learned.ngrams.score(folded, before, cues)
        if self._embed is None:
            return instant
        read = (self._embed(part) for part in read_as(sentence, before))
        scores = [self._learned.of_meaning(vector, cues) for vector in read if vector is not None]
        return max(scores, default=0.0) + self._learned.limits.instant * instant

    def admits(self, sentence: str, before: str, language: str | None, folded: str | None = None) -> bool:
        """As `score`; language: None: told from the sentence."""
        if not any(map(str.isalpha, sentence)):
            return False
        folded = view(sentence).text if folded is None else folded
        spoken = self._learned.cues.language(folded) if language is None else language
        limit = self._learned.limits.of(spoken, has_vectors=self._embed is not None)
        return self.score(sentence, before, spoken, folded) > limit


@lru_cache(1)
def read_learned(file: Path = WEIGHTS) -> Learned:
    """Raises LayersUnfit."""
    try:
        with np.load(file) as kept:
            return _learned(kept)
    except FileNotFoundError as error:
        raise LayersUnfit(file.name, "is missing") from error
    except KeyError as error:
        raise LayersUnfit(file.name, f"lacks {error}") from error
    except (ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise LayersUnfit(file.name, "is no archive of weights") from error


def _learned(kept: Any) -> Learned:
    words = json.loads(bytes(kept["words"]).decode())
    limits = json.loads(bytes(kept["limits"]).decode())
    weights, pairs = kept["ngrams"], kept["pairs"]
    if weights.shape != (1 << BITS,) or pairs.shape != (PAIRS,):
        raise ValueError
    numbers = kept["numbers"]
    ngrams = Ngrams(weights, float(numbers[0]), pairs, float(numbers[1]))
    network = _network(kept, float(numbers[5]))
    return Learned(
        Cues(words),
        ngrams,
        _kernel(kept, numbers),
        network,
        Limits(limits["alone"], limits["both"], limits["network"], limits["instant"]),
    )


def _kernel(kept: Any, numbers: NDArray[np.float64]) -> Kernel:
    rows, own = kept["support"], kept["support_cues"]
    if rows.shape[1:] != (DIMENSIONS,) or own.shape[1:] != (SIZE,):
        raise ValueError
    support = rows.astype(np.float32) * np.float32(numbers[2])
    cues = own.astype(np.float32) * np.float32(CUE_WEIGHT)
    norms = (support**2).sum(1) + (cues**2).sum(1)
    gamma, bias = float(numbers[3]), float(numbers[4])
    return Kernel(support, cues, norms, kept["alphas"], kept["mean"], kept["spread"], gamma, bias)


def _network(kept: Any, bias: float) -> Network:
    inner, inner_bias, outer = (kept[name].astype(np.float32) for name in ("inner", "inner_bias", "outer"))
    if inner.shape != (DIMENSIONS + SIZE, len(outer)) or inner_bias.shape != outer.shape:
        raise ValueError
    return Network(inner, inner_bias, outer, kept["mean"], kept["spread"], bias)
