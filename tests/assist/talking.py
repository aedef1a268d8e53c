"""A copilot that instantly reads three languages, and what customers say to it."""

from datetime import UTC, datetime
from functools import cache
from typing import Final

from assist.copilot import Copilot, House, Talk
from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Reading
from locales.calendar import WorkCalendar, office_week
from locales.detect import Py3LangidDetector
from tests.loaded import content

NOW: Final = datetime(2026, 11, 24, 16, 20, tzinfo=UTC)
HOUSE: Final = House(WorkCalendar("UTC", office_week()))
ANGRY: Final = "I was charged twice for order A-10432 and NOBODY answers!!! I want my money back NOW"


@cache
def copilot() -> Copilot:
    languages = ("en", "es", "ja")
    return Copilot(
        InstantReader(languages), content().composer, content().guard, Py3LangidDetector(languages)
    )


def talked(*texts: str, facts: dict[str, str] | None = None) -> tuple[Talk, Reading]:
    """A conversation in which the customer says all of these, the agent answering in between."""
    talk = Talk("conv_1", None, Memory.start(None), facts=dict(facts or {}))
    for text in texts[:-1]:
        copilot().hear(talk, text, NOW)
        copilot().hear_agent(talk, "Let me look into it.", NOW)
    return talk, copilot().hear(talk, texts[-1], NOW)
