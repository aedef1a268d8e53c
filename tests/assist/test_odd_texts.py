from datetime import UTC, datetime

from assist.memory import Memory
from assist.reader import InstantReader
from benchmarks.fuzz_reading import odd_texts

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)


def test_two_thousand_texts_that_nobody_writes_are_read_within_bounds() -> None:
    reader = InstantReader(("en", "es", "ja", "de", "ru", "ar", "zh"))
    for text in odd_texts(2_000):
        reading, _ = reader.read(text, Memory.start(), NOW)
        low, high = reading.score_range
        assert 0.0 <= low <= reading.score <= high <= 1.0
        assert all(0 <= span.start < span.end <= len(text) for span in reading.drivers)


def test_odd_texts_are_read_the_same_by_two_readers() -> None:
    one, other = InstantReader(("en", "ja")), InstantReader(("en", "ja"))
    for text in odd_texts(200):
        assert one.read(text, Memory.start(), NOW) == other.read(text, Memory.start(), NOW)
