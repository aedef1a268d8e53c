"""What people said was read wrongly, what a second person made of that, and how often it comes.

Nothing is learned by a correction alone: only what somebody else agreed to may move a workspace's cut points,
see `coaching.calibration`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from coaching.errors import CorrectionRejected
from coaching.metrics import Rate, rate
from locales.phrase import Band

BANDS: Final = tuple(band.value for band in Band)


class Wrong(StrEnum):
    """Which part of a reading."""

    BAND = "band"
    LANGUAGE = "language"
    SCENARIO = "scenario"


class Standing(StrEnum):
    """What became of a correction."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Corrected:
    """Somebody said that one part of a reading is wrong. Raises CorrectionRejected.

    was: what the reading said; should_be: what they meant, and the same again takes back what they said
    before. Both are a band, a language or a scenario, None for no scenario. language, score: as they were
    read, by this engine.
    """

    message: str
    wrong: Wrong
    was: str | None
    should_be: str | None
    language: str
    score: float
    engine: str
    team: str | None = None

    def __post_init__(self) -> None:
        if self.wrong is Wrong.BAND and not {self.was, self.should_be} <= {*BANDS}:
            raise CorrectionRejected("should_be: a band is low, medium or high")
        if self.wrong is Wrong.LANGUAGE and not (self.was and self.should_be):
            raise CorrectionRejected("should_be: name a language")

    @property
    def is_taken_back(self) -> bool:
        return self.was == self.should_be


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A second person's word on a correction."""

    message: str
    wrong: Wrong
    standing: Standing


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction as it stands: the last that was said of this part of this message, and the word on it."""

    conversation: str
    said: Corrected
    by: str | None
    at: datetime
    standing: Standing = Standing.OPEN
    reviewed_by: str | None = None

    @property
    def id(self) -> str:
        return f"{self.said.message}:{self.said.wrong}"

    def reviewed(self, standing: Standing, by: str) -> "Correction":
        """Raises CorrectionRejected for the one who made it."""
        if by == self.by:
            raise CorrectionRejected(
                f"{self.id}: who made a correction does not judge it; ask a second person"
            )
        return replace(self, standing=standing, reviewed_by=by)


@dataclass(frozen=True, slots=True)
class Told:
    """A correction, or a word on one, as the log has it."""

    conversation: str
    by: str | None
    at: datetime
    data: Corrected | Reviewed


def fold(told: Iterable[Told]) -> list[Correction]:
    """Each correction as it stands, the oldest first; what was taken back is gone.

    told: in the order in which it happened.
    """
    standing: dict[tuple[str, Wrong], Correction] = {}
    for one in told:
        key = (one.data.message, one.data.wrong)
        match one.data:
            case Corrected() as said:
                standing.pop(key, None)
                if not said.is_taken_back:
                    standing[key] = Correction(one.conversation, said, one.by, one.at)
            case Reviewed() as word if key in standing:
                standing[key] = replace(standing[key], standing=word.standing, reviewed_by=one.by)
            case _:
                pass
    return list(standing.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one thing was read and another was meant. share: of all that was read so, `readings`.

    It is a floor: what nobody looked at, nobody corrected.
    """

    wrong: Wrong
    language: str
    was: str | None
    should_be: str | None
    counts: Mapping[Standing, int]
    share: Rate

    @property
    def corrected(self) -> int:
        return sum(self.counts.values())

    @property
    def readings(self) -> int:
        return self.share.n


def tally(
    corrections: Iterable[Correction], wrong: Wrong, readings: Mapping[tuple[str, str | None], int]
) -> list[Tally]:
    """By language, what was read and what was meant; the most frequent first.

    readings: by (language, what was read), how many there were in the same time.
    """
    counted: dict[tuple[str, str | None, str | None], dict[Standing, int]] = {}
    for one in corrections:
        if one.said.wrong is wrong:
            counts = counted.setdefault((one.said.language, one.said.was, one.said.should_be), {})
            counts[one.standing] = counts.get(one.standing, 0) + 1
    rows = []
    for (language, was, should_be), counts in counted.items():
        corrected = sum(counts.values())
        # readings are copied a moment later than corrections are kept
        read = max(corrected, readings.get((language, was), 0))
        rows.append(Tally(wrong, language, was, should_be, counts, rate(corrected, read)))
    return sorted(rows, key=lambda row: (-row.corrected, row.language, row.was or "", row.should_be or ""))
