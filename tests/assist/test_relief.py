from datetime import UTC, datetime
from typing import Final

import pytest

from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Emotion, Moment, Reading
from locales.phrase import Band

NOW: Final = datetime(2026, 11, 26, 10, tzinfo=UTC)
SPOKEN: Final = ("en", "es", "de", "fr", "it", "pt", "ja")


@pytest.fixture(scope="module")
def reader() -> InstantReader:
    return InstantReader(SPOKEN)


def read(reader: InstantReader, text: str, language: str) -> Reading:
    return reader.read(text, Memory.start(language), NOW)[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oh thank god, it's finally here, I was so worried"),
        ("en", "phew, it came. I had been really anxious about it"),
        ("en", "Good news, the package arrived, I was scared it was lost"),
        ("es", "Por fin llegó, qué alivio, estaba muy preocupada"),
        ("de", "Gott sei Dank, jetzt ist es da, ich hatte schon Angst"),
        ("fr", "Ouf, c'est enfin réglé, j'étais inquiète"),
        ("it", "Meno male, è arrivato, ero preoccupata"),
        ("pt", "Graças a Deus chegou, eu estava preocupada"),
        ("ja", "届いて安心しました。心配していました。"),
    ],
)
def test_who_was_worried_and_is_relieved_is_relieved(reader: InstantReader, language: str, text: str) -> None:
    reading = read(reader, text, language)

    assert (reading.emotion, reading.band) == (Emotion.RELIEF, Band.LOW)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oh thank god, it's finally here, I was so worried"),
        ("es", "Por fin llegó, qué alivio, estaba muy preocupada"),
        ("ja", "届いて安心しました。心配していました。"),
    ],
)
def test_what_relieves_is_resolved(reader: InstantReader, language: str, text: str) -> None:
    assert read(reader, text, language).moment is Moment.RESOLUTION


@pytest.mark.parametrize(
    "text",
    [
        "I was so worried that I called three times",
        "Thank god somebody is there, I'm worried about my money",
        "Finally here, but I'm scared it is broken inside",
    ],
)
def test_worry_that_goes_on_is_still_worry(reader: InstantReader, text: str) -> None:
    assert read(reader, text, "en").emotion in (Emotion.ANXIETY, Emotion.FRUSTRATION)


def test_relief_ends_no_anger(reader: InstantReader) -> None:
    reading = read(reader, "Thank god it finally arrived, but it was terrible: I was furious", "en")

    assert reading.emotion is Emotion.ANGER


@pytest.mark.parametrize(
    "text", ["Tabarnak, ça fait deux semaines", "Câlisse, répondez", "crisse que c'est long"]
)
def test_quebec_swears_too(reader: InstantReader, text: str) -> None:
    assert read(reader, text, "fr").band is Band.HIGH
