"""A person says which language it is: it is read in that, and what it is not is not heard again."""

from datetime import UTC, datetime

import pytest

from assist.composer import Composer
from assist.copilot import Copilot, House, Talk
from assist.memory import Memory
from assist.reader import InstantReader
from guardrails.inspection import Guard
from locales.calendar import WorkCalendar, office_week
from locales.catalog import load_guides
from locales.detect import Py3LangidDetector
from prompts.release import load_release

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LANGUAGES = ("en", "es", "ja")
SPANISH = "Hola, quiero saber cuándo llega mi paquete, por favor."
HOUSE = House(WorkCalendar("UTC", office_week()))
STILL_SPANISH = "Gracias, pero mi paquete todavía no llega a la oficina de correos."


@pytest.fixture(scope="module")
def copilot() -> Copilot:
    detector = Py3LangidDetector(LANGUAGES)
    release = load_release(None, load_guides(were_judged=True), lambda _: [])
    return Copilot(
        InstantReader(LANGUAGES, detector), Composer(release), Guard.load(were_tested=True), detector
    )


@pytest.fixture
def talk(copilot: Copilot) -> Talk:
    new = Talk("conv_1", None, Memory.start(None))
    assert copilot.hear(new, SPANISH, NOW, "msg_1").language == "es"
    return new


def test_it_is_read_in_that_language_and_sure(copilot: Copilot, talk: Talk) -> None:
    reading = copilot.hear_in(talk, SPANISH, NOW, "en", "es")

    assert (reading.language, reading.language_confidence) == ("en", 1.0)
    assert (talk.memory.language, talk.memory.ruled_out) == ("en", "es")


def test_what_it_is_not_is_not_heard_again_however_often_it_sounds_so(copilot: Copilot, talk: Talk) -> None:
    copilot.hear_in(talk, SPANISH, NOW, "en", "es")

    assert [copilot.hear(talk, STILL_SPANISH, NOW).language for _ in range(3)] == ["en"] * 3


def test_a_third_language_is_heard(copilot: Copilot, talk: Talk) -> None:
    copilot.hear_in(talk, SPANISH, NOW, "en", "es")

    assert copilot.hear(talk, "荷物がまだ届きません。いつ届くか教えてください。", NOW).language == "ja"


def test_taken_back_it_is_heard_as_before(copilot: Copilot, talk: Talk) -> None:
    copilot.hear_in(talk, SPANISH, NOW, "en", "es")
    copilot.hear_in(talk, SPANISH, NOW, "es", None)

    assert copilot.hear(talk, STILL_SPANISH, NOW).language == "es"


def test_the_message_counts_once_and_what_the_agent_did_since_is_kept(copilot: Copilot, talk: Talk) -> None:
    copilot.hear_agent(talk, "Could you tell me the order number?", NOW)
    before = talk.memory

    copilot.hear_in(talk, SPANISH, NOW, "en", "es")

    assert talk.memory.customer_turns == before.customer_turns == 1
    assert (talk.memory.agent_turns, talk.memory.agent_moves) == (1, before.agent_moves)


def test_who_is_in_danger_gets_the_safe_line_again_in_their_language(copilot: Copilot) -> None:
    talk = Talk("conv_2", None, Memory.start("en-US"))
    text = "I can't do this any more, I want to die"
    first = copilot.suggest(talk, copilot.hear(talk, text, NOW), HOUSE, NOW)

    again = copilot.suggest(talk, copilot.hear_in(talk, text, NOW, "es", "en"), HOUSE, NOW)

    assert (first.locale[:2], again.locale[:2]) == ("en", "es")
    assert [piece.item for piece in again.pieces] == [piece.item for piece in first.pieces]
