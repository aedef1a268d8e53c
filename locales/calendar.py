"""When the customer hears next: working hours, holidays, and the words for it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

import holidays
from babel import Locale
from babel.dates import format_date, format_time

from locales.errors import CalendarRejected
from locales.guide import PhraseGuide
from locales.slots import parse

_LOOK_AHEAD_DAYS: Final = 400
_ROUND_TO_MINUTES: Final = 30
_AT_A_TIME: Final = timedelta(minutes=1)
_REMEMBERED: Final = 2_000


@dataclass(frozen=True, slots=True)
class Hours:
    """One working day on the clock of the calendar's zone; `closes` 00:00 is midnight at its end."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When somebody is there.

    zone: IANA name. week: Monday to Sunday, None where closed.
    country: ISO code; its public holidays are closed.
    Raises CalendarRejected when it cannot be kept.
    """

    zone: str
    week: tuple[Hours | None, ...]
    country: str | None = None
    closed_days: frozenset[date] = frozenset()
    # what was worked out already; no part of the value
    _shifts: dict[date, "_Shift"] = field(default_factory=dict, init=False, repr=False, compare=False)
    _dues: dict[float, "_Due"] = field(default_factory=dict, init=False, repr=False, compare=False)
    _words: dict[tuple[datetime, date, str, str], str] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (KeyError, OSError, ValueError) as error:
            raise CalendarRejected(
                f"no time zone {self.zone!r}; use a name such as America/Mexico_City"
            ) from error
        if len(self.week) != 7 or not any(self.week):
            raise CalendarRejected("the week needs seven days, Monday first, at least one of them with hours")
        for number, hours in enumerate(self.week):
            if hours and hours.closes != time(0) and hours.opens >= hours.closes:
                raise CalendarRejected(
                    f"day {number + 1} of the week opens at {hours.opens}, not before it closes"
                )
        if self.country is not None and self.country not in _countries():
            raise CalendarRejected(f"no holidays known for {self.country!r}; use a code such as MX, or none")

    def is_open(self, at: datetime) -> bool:
        """Whether somebody is there, the closing minute included."""
        at = _aware(at)
        here = at.astimezone(_zone(self.zone)).date()
        # midnight belongs to the day that ends with it as well
        return any(
            shift is not None and shift[0] <= at <= shift[1]
            for shift in (self._shift(here - timedelta(days=1)), self._shift(here))
        )

    def add_hours(self, now: datetime, hours: float) -> datetime:
        """The moment after so many working hours, rounded up to the half hour, but never past closing."""
        if hours < 0:
            raise ValueError(f"hours must not be negative, got {hours}")
        now = _aware(now)
        known = self._dues.get(hours)
        if known is not None and known.since <= now <= known.until:
            return known.due
        due, until = self._add_hours(now, hours), now + _AT_A_TIME
        # who comes later never hears sooner: where both ends agree, all between them do
        with suppress(CalendarRejected):
            if self._add_hours(until, hours) == due:
                _room(self._dues)[hours] = _Due(now, until, due)
        return due

    def _add_hours(self, now: datetime, hours: float) -> datetime:
        left = timedelta(hours=hours)
        for day in _days(now, self):
            shift = self._shift(day)
            if shift is None or shift[1] <= now:
                continue
            start = max(shift[0], now)
            if left <= shift[1] - start:
                return min(_round_up(start + left, _zone(self.zone)), shift[1])
            left -= shift[1] - start
        raise CalendarRejected(f"not {hours} open hours within {_LOOK_AHEAD_DAYS} days")

    def add_days(self, now: datetime, days: int) -> datetime:
        """Closing time, so many working days after today; 0 is today, or the next when today is over."""
        if days < 0:
            raise ValueError(f"days must not be negative, got {days}")
        now = _aware(now)
        today = now.astimezone(_zone(self.zone)).date()
        left = days
        for day in _days(now, self):
            shift = self._shift(day)
            if shift is None or shift[1] <= now or (day == today and days > 0):
                continue
            if left <= 1:
                return shift[1]
            left -= 1
        raise CalendarRejected(f"not {days} open days within {_LOOK_AHEAD_DAYS} days")

    def describe_due(self, due: datetime, now: datetime, guide: PhraseGuide) -> str:
        """The moment in the guide's words, as it stands inside a sentence, on the calendar's clock."""
        today = _aware(now).astimezone(_zone(self.zone)).date()
        key = (due, today, guide.locale, guide.revision)
        known = self._words.get(key)
        if known is None:
            known = _room(self._words)[key] = self._describe_due(due, today, guide)
        return known

    def _describe_due(self, due: datetime, today: date, guide: PhraseGuide) -> str:
        then = _aware(due).astimezone(_zone(self.zone))
        words = guide.due
        wrap = words.time_at_one if words.time_at_one and then.hour in (1, 13) else words.time
        values = {"time": parse(wrap).fill({"clock": _clock(then.hour, then.minute, guide.locale)}).text}
        match (then.date() - today).days:
            case 0:
                pattern = words.today
            case 1:
                pattern = words.tomorrow
            case _:
                pattern = words.date
                values["date"] = _day(then.date(), words.date_pattern, guide.locale)
        return parse(pattern).fill(values).text

    def _shift(self, day: date) -> "_Shift":
        """When that day opens and closes, None when it doesn't open."""
        if day not in self._shifts:
            _room(self._shifts)[day] = _shift(self, day)
        return self._shifts[day]


_K = TypeVar("_K")
_V = TypeVar("_V")
_Shift = tuple[datetime, datetime] | None


class _Due(NamedTuple):
    """What is due for every moment from `since` to `until`."""

    since: datetime
    until: datetime
    due: datetime


def _room(kept: dict[_K, _V]) -> dict[_K, _V]:
    """The same memory, emptied when it is full: what is still asked for is back soon."""
    if len(kept) >= _REMEMBERED:
        kept.clear()
    return kept


def office_week(opens: time = time(9), closes: time = time(18)) -> tuple[Hours | None, ...]:
    """Monday to Friday, the same hours every day."""
    return (Hours(opens, closes),) * 5 + (None, None)


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be placed; pass an aware datetime")
    # sums across a clock change are right in UTC only
    return at.astimezone(UTC)


def _days(now: datetime, calendar: WorkCalendar) -> Iterator[date]:
    first = now.astimezone(_zone(calendar.zone)).date()
    return (first + timedelta(days=ahead) for ahead in range(_LOOK_AHEAD_DAYS))


def _round_up(at: datetime, zone: ZoneInfo) -> datetime:
    local = at.astimezone(zone)
    over = timedelta(
        minutes=local.minute % _ROUND_TO_MINUTES, seconds=local.second, microseconds=local.microsecond
    )
    return at + (timedelta(minutes=_ROUND_TO_MINUTES) - over) if over else at


def _shift(calendar: WorkCalendar, day: date) -> _Shift:
    hours = calendar.week[day.weekday()]
    if hours is None or day in calendar.closed_days or day in _holidays(calendar.country, day.year):
        return None
    zone = _zone(calendar.zone)
    last = day + timedelta(days=1) if hours.closes == time(0) else day
    opens = datetime.combine(day, hours.opens, zone).astimezone(UTC)
    closes = datetime.combine(last, hours.closes, zone).astimezone(UTC)
    return (opens, closes) if opens < closes else None


@lru_cache(maxsize=256)
def _holidays(country: str | None, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year)) if country else frozenset()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries(include_aliases=False))


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, locale: str) -> str:
    return str(format_time(time(hour, minute), "short", locale=_babel(locale)))


@lru_cache(maxsize=4096)
def _day(day: date, pattern: str, locale: str) -> str:
    return str(format_date(day, pattern, locale=_babel(locale)))


@lru_cache(maxsize=64)
def _babel(locale: str) -> Locale:
    return Locale.parse(locale, sep="-")
