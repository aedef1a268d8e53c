"""A workspace's working hours: as people write them, and as the calendar takes them."""

import re
from datetime import time
from typing import Final, get_args

from locales.calendar import Hours, WorkCalendar
from locales.errors import CalendarRejected
from realtime.errors import Invalid
from realtime.store import Day, WorkingHours, Workspace

DAYS: Final[tuple[Day, ...]] = get_args(Day)
_PART: Final = re.compile(r"([a-z]{3})(?:-([a-z]{3}))?\s+([0-2]\d:[0-5]\d)-([0-2]\d:[0-5]\d)")


def parse_hours(text: str) -> WorkingHours:
    """Of `mon-fri 09:00-18:00, sat 10:00-14:00`; a day that is not named is closed, 00:00 closes at midnight.

    Raises Invalid, which names the part that cannot be read.
    """
    hours: dict[Day, tuple[str, str]] = {}
    for part in text.lower().split(","):
        match = _PART.fullmatch(part.strip())
        if match is None:
            raise Invalid(f"hours: {part.strip()!r} should be written as mon-fri 09:00-18:00")
        first, last, opens, closes = match.groups()
        for day in _days(first, last or first):
            hours[day] = (opens, closes)
    return {day: hours[day] for day in DAYS if day in hours}


def write_hours(hours: WorkingHours) -> str:
    """What `parse_hours` reads, a day at a time."""
    return ", ".join(f"{day} {'-'.join(hours[day])}" for day in DAYS if day in hours)


def calendar_of(workspace: Workspace) -> WorkCalendar:
    """When somebody of the workspace is there. Raises Invalid for hours, zone or country that cannot be."""
    try:
        week = tuple(
            _hours(*workspace.working_hours[day]) if day in workspace.working_hours else None for day in DAYS
        )
        return WorkCalendar(workspace.time_zone, week, workspace.holidays)
    except (CalendarRejected, ValueError) as wrong:
        raise Invalid(str(wrong)) from wrong


def _days(first: str, last: str) -> tuple[Day, ...]:
    names: tuple[str, ...] = DAYS
    for day in (first, last):
        if day not in names:
            raise Invalid(f"hours: no day {day!r}; days are {', '.join(DAYS)}")
    start, end = names.index(first), names.index(last)
    if start > end:
        raise Invalid(f"hours: {first}-{last} goes backwards; weeks begin on monday")
    return DAYS[start : end + 1]


def _hours(opens: str, closes: str) -> Hours:
    return Hours(time.fromisoformat(opens), time.fromisoformat(closes))
