"""A workspace's own cut points: another band of the same score, in that language alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Reading
from assist.shifting import shifted
from locales.phrase import Band

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def reading() -> Reading:
    read, _ = InstantReader(("en",)).read("Where is my parcel?", Memory.start("en-US"), NOW)
    return replace(read, score=0.62, band=Band.MEDIUM)


def test_the_band_follows_and_the_score_stays(reading: Reading) -> None:
    found = shifted(reading, {"en": 0.05})

    assert (found.band, found.score) == (Band.HIGH, 0.62)


@pytest.mark.parametrize("shifts", [{}, {"es": 0.1}, {"en": 0.01}])
def test_without_a_shift_of_its_language_or_with_too_small_a_one_nothing_changes(
    reading: Reading, shifts: dict[str, float]
) -> None:
    assert shifted(reading, shifts).band is Band.MEDIUM
