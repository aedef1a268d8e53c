"""What can go wrong in the log of what agents did, and what a caller can do about it."""

from collections.abc import Sequence
from enum import StrEnum


class CoachingError(Exception):
    """The log of outcomes could not be used."""


class AlreadyEnded(CoachingError):
    """The suggestion has its one end; what came now comes too late to change it."""

    def __init__(self, end: StrEnum) -> None:
        self.end = end
        super().__init__(f"the suggestion has ended as {end}")


class NaiveTime(CoachingError):
    """A moment without a time zone cannot be kept; pass an aware one, in UTC."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class SumsDiffer(CoachingError):
    """The counts of a log don't add up, so no figure of it can be trusted; the reasons say which sum."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(reasons))


class CorrectionRejected(CoachingError):
    """A correction of a reading, or a word on one, says nothing usable; the message names the field."""
