"""How far a workspace's cut points should be moved, by what people corrected and a second person agreed to.

Only a proposal: it takes effect when somebody says so, by name, and is taken back in the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final

from assist.feeling import band_of
from assist.intensity import HIGH_FROM, MEDIUM_FROM
from coaching.corrections import Corrected, Correction, Standing, Wrong
from locales.phrase import Band

# Fewer say nothing of a language, and however many there are, they move it no further.
LEAST: Final = 20
FURTHEST: Final = 0.1

_STEP: Final = 0.0001
_EDGES: Final = {
    Band.LOW: (0.0, MEDIUM_FROM - _STEP),
    Band.MEDIUM: (MEDIUM_FROM, HIGH_FROM - _STEP),
    Band.HIGH: (HIGH_FROM, 1.0),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be added to every score of a language before it is put into a band.

    of: how many accepted corrections it is the middle of; mended: how many of them it would have read as
    people meant. missing: how many more are needed; then nothing is proposed.
    """

    language: str
    shift: float
    of: int
    mended: int

    @property
    def missing(self) -> int:
        return max(0, LEAST - self.of)


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Somebody moved the cut points of these languages, or, with none, put them back."""

    shifts: Mapping[str, float]


def proposals(corrections: Iterable[Correction]) -> list[Proposal]:
    """By language: the middle of what accepted corrections of a band would have needed, up to FURTHEST."""
    accepted: defaultdict[str, list[Corrected]] = defaultdict(list)
    for one in corrections:
        if one.said.wrong is Wrong.BAND and one.standing is Standing.ACCEPTED:
            accepted[one.said.language].append(one.said)
    return [_proposal(language, said) for language, said in sorted(accepted.items())]


def shifts(proposed: Iterable[Proposal]) -> dict[str, float]:
    """What would be in force: of languages with enough behind them, and where there is something to move."""
    return {one.language: one.shift for one in proposed if not one.missing and one.shift}


def moved(scores: Mapping[float, int], shift: float) -> int:
    """How many readings would be in another band. scores: how often each was read."""
    return sum(number for score, number in scores.items() if band_of(score) is not band_of(score + shift))


def _proposal(language: str, said: list[Corrected]) -> Proposal:
    middle = median(_needed(one) for one in said)
    shift = 0.0 if len(said) < LEAST else round(min(FURTHEST, max(-FURTHEST, middle)), 4)
    mended = sum(band_of(one.score + shift) == one.should_be for one in said)
    return Proposal(language, shift, len(said), mended)


def _needed(said: Corrected) -> float:
    lowest, highest = _EDGES[Band(str(said.should_be))]
    return min(max(said.score, lowest), highest) - said.score
