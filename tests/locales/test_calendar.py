"""Due dates fall in open hours and read naturally in each language."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.calendar import Hours, WorkCalendar, office_week
from locales.catalog import load_guides
from locales.errors import CalendarRejected

GUIDES = load_guides()
MEXICO = WorkCalendar("America/Mexico_City", office_week(), "MX")
TUESDAY = datetime(2025, 11, 25, 18, 7, tzinfo=UTC)  # 12:07 in Mexico City
ROUND_THE_CLOCK = WorkCalendar("Asia/Tokyo", (Hours(time(0), time(0)),) * 7)
CALENDARS = st.sampled_from(
    [
        MEXICO,
        ROUND_THE_CLOCK,
        WorkCalendar("America/New_York", (Hours(time(1, 30), time(2, 30)),) * 7, "US"),
        WorkCalendar("Asia/Kathmandu", (*(Hours(time(13), time(0)),) * 4, None, None, None)),
        WorkCalendar("Asia/Tokyo", office_week(), "JP", frozenset({date(2026, 1, 2)})),
    ]
)
MOMENTS = st.integers(0, 5 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes, seconds=minutes % 60)
)


@given(CALENDARS, MOMENTS, st.floats(0, 60))
def test_hours_end_in_open_hours_and_never_in_the_past(
    calendar: WorkCalendar, now: datetime, hours: float
) -> None:
    due = calendar.add_hours(now, hours)
    assert due >= now
    assert calendar.is_open(due)


@given(CALENDARS, MOMENTS, st.integers(0, 20))
def test_days_end_in_open_hours_and_never_in_the_past(
    calendar: WorkCalendar, now: datetime, days: int
) -> None:
    due = calendar.add_days(now, days)
    assert due >= now
    assert calendar.is_open(due)


@given(CALENDARS, MOMENTS, st.floats(0, 40), st.floats(0, 40))
def test_more_hours_are_never_due_sooner(
    calendar: WorkCalendar, now: datetime, few: float, more: float
) -> None:
    assert calendar.add_hours(now, few) <= calendar.add_hours(now, few + more)


def test_hours_go_on_the_next_morning() -> None:
    due = MEXICO.add_hours(TUESDAY, 8).astimezone(ZoneInfo("America/Mexico_City"))
    assert (due.day, due.hour, due.minute) == (26, 11, 30)


def test_a_weekend_and_a_holiday_are_skipped() -> None:
    friday = datetime(2025, 11, 14, 23, 30, tzinfo=UTC)  # Monday the 17th is Revolution Day
    assert MEXICO.add_hours(friday, 2).date() == date(2025, 11, 18)


def test_an_extra_closed_day_is_skipped() -> None:
    calendar = WorkCalendar("UTC", office_week(), closed_days=frozenset({date(2025, 11, 26)}))
    assert calendar.add_days(TUESDAY, 1).date() == date(2025, 11, 27)


def test_no_days_means_today_until_today_is_over() -> None:
    late = datetime(2025, 11, 26, 1, 0, tzinfo=UTC)
    assert MEXICO.add_days(TUESDAY, 0) == datetime(2025, 11, 26, 0, tzinfo=UTC)
    assert MEXICO.add_days(late, 0) == datetime(2025, 11, 27, 0, tzinfo=UTC)


def test_a_clock_change_does_not_lose_an_hour() -> None:
    calendar = WorkCalendar("America/New_York", (Hours(time(0), time(0)),) * 7)
    now = datetime(2026, 3, 8, 5, 0, tzinfo=UTC)
    assert calendar.add_hours(now, 10) - now == timedelta(hours=10)


@pytest.mark.parametrize(
    ("tag", "days", "words"),
    [
        ("en-US", 0, "by 6:00\u202fPM today"),
        ("en-US", 1, "by 6:00\u202fPM tomorrow"),
        ("en-US", 2, "by 6:00\u202fPM on Thursday, November 27"),
        ("es-MX", 0, "antes de las 6:00\u202fp.m. de hoy"),
        ("es-MX", 1, "antes de las 6:00\u202fp.m. de mañana"),
        ("es-MX", 2, "antes de las 6:00\u202fp.m. del jueves 27 de noviembre"),
        ("ja-JP", 0, "本日18:00まで"),
        ("ja-JP", 1, "明日18:00まで"),
        ("ja-JP", 2, "11月27日（木）18:00まで"),
    ],
)
def test_a_due_date_reads_as_people_write_it(tag: str, days: int, words: str) -> None:
    due = MEXICO.add_days(TUESDAY, days)
    assert MEXICO.describe_due(due, TUESDAY, GUIDES[tag]) == words


def test_one_o_clock_takes_its_own_article_in_spanish() -> None:
    due = datetime(2025, 11, 25, 19, 30, tzinfo=UTC)
    assert MEXICO.describe_due(due, TUESDAY, GUIDES["es-MX"]) == "antes de la 1:30\u202fp.m. de hoy"


@pytest.mark.parametrize(
    ("zone", "week", "country", "says"),
    [
        ("Mars/Olympus", office_week(), None, "no time zone 'Mars/Olympus'"),
        ("", office_week(), None, "no time zone ''"),
        ("../etc/passwd", office_week(), None, "no time zone"),
        ("UTC", office_week()[:5], None, "seven days"),
        ("UTC", (None,) * 7, None, "at least one"),
        ("UTC", office_week(time(18), time(9)), None, "opens at 18:00:00, not before it closes"),
        ("UTC", office_week(time(9), time(9)), None, "opens at 09:00:00, not before it closes"),
        ("UTC", office_week(), "XX", "no holidays known for 'XX'"),
    ],
)
def test_a_calendar_that_cannot_be_kept_is_refused(
    zone: str, week: tuple[Hours | None, ...], country: str | None, says: str
) -> None:
    with pytest.raises(CalendarRejected, match=says):
        WorkCalendar(zone, week, country)


def test_a_calendar_that_never_opens_says_so_instead_of_searching_on() -> None:
    closed = frozenset(date(2025, 1, 1) + timedelta(days=n) for n in range(1200))
    with pytest.raises(CalendarRejected, match="open days within 400 days"):
        WorkCalendar("UTC", office_week(), closed_days=closed).add_days(TUESDAY, 1)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        MEXICO.add_hours(TUESDAY.replace(tzinfo=None), 1)


@pytest.mark.parametrize("method", ["add_hours", "add_days"])
def test_a_negative_span_is_refused(method: str) -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        getattr(MEXICO, method)(TUESDAY, -1)


@given(
    CALENDARS, MOMENTS, st.sampled_from([0, 0.25, 1, 2, 9, 24]), st.lists(st.integers(0, 200), max_size=12)
)
def test_what_a_calendar_remembers_is_what_it_would_work_out_anew(
    calendar: WorkCalendar, now: datetime, hours: float, seconds: list[int]
) -> None:
    for later in seconds:
        now += timedelta(seconds=later)
        afresh = replace(calendar)
        assert calendar.add_hours(now, hours) == afresh.add_hours(now, hours)


def test_what_a_calendar_remembers_is_no_part_of_its_value() -> None:
    used = replace(MEXICO)
    used.describe_due(used.add_hours(TUESDAY, 2), TUESDAY, GUIDES["es-MX"])
    assert (used, hash(used)) == (MEXICO, hash(MEXICO))
