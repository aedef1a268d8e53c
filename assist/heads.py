"""What was learned on sentence vectors: small nets, n-gram heads of one language, and calibration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assist.grams import count_grams
from assist.intensity import HIGH_FROM, MEDIUM_FROM
from assist.vectors import Vector

Floats = NDArray[np.float32]

# what the nets tell of a text, in this order
OUTPUTS: Final = (
    "score",
    "negative",
    "anger",
    "fear",
    "sadness",
    "joy",
    "surprise",
    "disgust",
    "confusion",
    "disappointment",
    "gratitude",
    "relief",
    "annoyance",
)
# the calibration of a language that has none of its own
ANY_LANGUAGE: Final = "und"

_BANDS: Final = (0.0, MEDIUM_FROM, HIGH_FROM, 1.0)
_NEGATIVE_SHARE: Final = 0.4


class Judged(NamedTuple):
    """score: 0.0 to 1.0 on the scale of the bands. felt: the same by name of OUTPUTS."""

    score: float
    felt: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """One hidden layer and a straight line past it, for vectors that were centred and scaled."""

    hidden: Floats
    hidden_bias: Floats
    out: Floats
    straight: Floats
    bias: Floats

    def of(self, scaled: Floats) -> Floats:
        inside = np.maximum(scaled @ self.hidden + self.hidden_bias, 0.0)
        outside: Floats = inside @ self.out + scaled @ self.straight + self.bias
        told: Floats = (1.0 / (1.0 + np.exp(-outside))).astype(np.float32)
        return told


@dataclass(frozen=True, slots=True, eq=False)
class GramHead:
    """A weight for each n-gram of one language. weights, rarities: 2^BITS bytes, in steps of the scales."""

    weights: NDArray[np.int8]
    scale: float
    rarities: NDArray[np.uint8]
    rarity_scale: float
    bias: float

    def of(self, lowered: str) -> float:
        buckets, counts = count_grams(lowered)
        if not buckets.size:
            return self.bias
        values = counts * self.rarities[buckets]
        length = float(np.sqrt(values @ values))
        return self.bias + float(values @ self.weights[buckets]) * self.scale / (length or 1.0)

    def pull(self, lowered: str) -> float:
        """How much these words pull upwards, whatever else stands beside them."""
        buckets, counts = count_grams(lowered)
        return (
            float((counts * self.rarities[buckets]) @ self.weights[buckets]) * self.scale * self.rarity_scale
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """shares: of the nets of all languages, the n-grams and the net of this language, after a constant.

    knots: raw scores that become 0.0, MEDIUM_FROM, HIGH_FROM and 1.0. error: half the width of a range that
    holds the label of 80 % of the texts. supported: whether labels, or evidence that the nets carry over,
    stand behind it.
    """

    constant: float
    shares: tuple[float, float, float]
    knots: tuple[float, float, float, float]
    error: float
    supported: bool

    def scale(self, raw: float) -> float:
        return float(np.interp(raw, self.knots, _BANDS))


class Heads:
    """Everything that was learned. own: a net for one language, beside those for all."""

    def __init__(
        self,
        centre: Floats,
        spread: Floats,
        nets: Sequence[Net],
        own: Mapping[str, Net],
        grams: Mapping[str, GramHead],
        calibrations: Mapping[str, Calibration],
    ) -> None:
        self._centre: Final = centre
        self._spread: Final = spread
        self._nets: Final = nets
        self._own: Final = own
        self.grams: Final = grams
        self._calibrations: Final = calibrations

    def centred(self, vector: Vector) -> Floats:
        """As the heads see it: what all texts have in common taken away, each number on one scale."""
        scaled: Floats = (vector - self._centre) / self._spread
        return scaled

    def calibration(self, language: str) -> Calibration:
        return self._calibrations.get(language) or self._calibrations[ANY_LANGUAGE]

    def judge(self, vector: Vector, lowered: str, language: str) -> Judged:
        scaled = self.centred(vector)
        told = self._told(scaled)
        score = self.calibration(language).scale(self._raw(scaled, told, lowered, language))
        return Judged(score, dict(zip(OUTPUTS, told.tolist(), strict=True)))

    def raw(self, vector: Vector, lowered: str, language: str) -> float:
        """The strength before the bands: on the scale of the labels that were learned from."""
        scaled = self.centred(vector)
        return self._raw(scaled, self._told(scaled), lowered, language)

    def _told(self, scaled: Floats) -> Floats:
        told: Floats = np.mean([net.of(scaled) for net in self._nets], axis=0)
        return told

    def _raw(self, scaled: Floats, told: Floats, lowered: str, language: str) -> float:
        calibration = self.calibration(language)
        of_nets, of_grams, of_own = calibration.shares
        raw = calibration.constant + of_nets * float(strength(told))
        if of_grams and language in self.grams:
            raw += of_grams * self.grams[language].of(lowered)
        if of_own and language in self._own:
            raw += of_own * float(strength(self._own[language].of(scaled)))
        return raw


def strength(told: Floats) -> Floats:
    """How strong and how surely negative, in one number: the degrees alone are blind to the quiet ones."""
    summed: Floats = told[..., 0] + _NEGATIVE_SHARE * told[..., 1]
    return summed
