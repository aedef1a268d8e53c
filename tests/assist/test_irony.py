from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assist.irony import blank, find_irony
from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Emotion, Span

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)


def praised(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in find_irony(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "praise"),
    [
        ("en", "great, the internet is down again.", ["great,"]),
        (
            "en",
            "oh wonderful, my flight was cancelled. thanks a lot.",
            ["oh wonderful,", "thanks a lot"],
        ),
        ("en", "you lost my order. well done!", [". well done!"]),
        ("de", "na toll, schon wieder kein netz. bravo.", ["na toll,", ". bravo."]),
        ("fr", "super, encore une coupure", ["super,"]),
        ("uk", "чудово, інтернет знову не працює", ["чудово,"]),
        ("zh", "真棒，又断网了", ["真棒，"]),
    ],
)
def test_praise_beside_bad_news_is_irony(language: str, text: str, praise: list[str]) -> None:
    assert praised(text, language) == praise


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "great, thanks, it works again"),
        ("en", "my flight was cancelled, can you help? thanks a lot"),
        ("en", "the internet is down again"),
        ("de", "super, vielen dank, jetzt geht es wieder."),
        ("fr", "super, merci. encore une question sur la livraison"),
        ("nl", "geweldig, weer geen internet"),
        ("en", ""),
    ],
)
def test_praise_alone_and_bad_news_alone_are_none(language: str, text: str) -> None:
    assert praised(text, language) == []


def test_who_praises_like_that_is_frustrated_and_the_praise_carries_it() -> None:
    text = "Brilliant, you lost my order."
    reading = InstantReader(("en",)).read(text, Memory.start("en"), NOW)[0]
    assert reading.emotion is Emotion.FRUSTRATION
    assert Span(0, 10) in reading.drivers


def test_what_is_blanked_leaves_all_else_in_its_place() -> None:
    assert blank("great, it broke", (Span(0, 6),)) == "       it broke"


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200) | st.just("great, " * 900), language=st.sampled_from(["en", "de", "zh"]))
def test_any_text_is_looked_at_and_places_lie_inside(text: str, language: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in find_irony(text, language))
