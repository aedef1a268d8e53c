"""Moments that are sent to us."""

from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime

_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_END: Final = datetime(2200, 1, 1, tzinfo=UTC)


def _within_reach(moment: datetime) -> datetime:
    """In UTC, as all moments are told on. At the ends of what a datetime can hold, sums have no result."""
    if not _EARLIEST <= moment < _END:
        raise ValueError("should be between 1970 and 2199")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_within_reach)]
