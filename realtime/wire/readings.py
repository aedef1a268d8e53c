"""What was understood of a customer's message."""

from dataclasses import dataclass
from datetime import datetime

from assist.values import made_often
from coaching.corrections import Wrong
from realtime.wire.messages import Person


@dataclass(frozen=True, slots=True)
class SignSeen:
    """That a conversation may be going wrong, and since when."""

    sign: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PartCorrected:
    """A person's word on one part of a reading: `was` is what was read. The same again takes it back.

    is_late: the conversation had gone on, so it holds for this message alone.
    """

    wrong: Wrong
    was: str | None
    should_be: str | None
    by: Person
    at: datetime
    is_late: bool = False


@made_often
@dataclass(frozen=True, slots=True)
class ReadingMade:
    """What was understood of a customer message. `drivers` are [start, end] in code points of its text.

    risk: danger to somebody, or what the customer may do next; risk_spans: the words that name it. alert: why
    a supervisor should look now, the heaviest sign first; empty while there is no need. missing: what must be
    known before anybody can act, and was not said. signs: all that there are, also the light ones. corrected:
    what people said was read wrongly; their word stands in the reading.
    """

    message: str
    language: str
    language_confidence: float
    locale: str | None
    score: float
    score_range: tuple[float, float]
    band: str
    emotion: str
    drivers: tuple[tuple[int, int], ...]
    level: float
    trend: str
    scenario: str | None
    scenario_confidence: float
    moment: str
    supported: bool
    engine: str
    risk: str = "none"
    risk_spans: tuple[tuple[int, int], ...] = ()
    alert: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    signs: tuple[SignSeen, ...] = ()
    corrected: tuple[PartCorrected, ...] = ()
