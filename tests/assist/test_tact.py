from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assist.composer import Composer
from assist.conversation import Role
from assist.copilot import Copilot, House, Talk
from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Emotion, Reading
from assist.suggestion import Suggestion
from assist.tact import owes_answer, softened, tact_of
from guardrails.inspection import Guard
from locales.calendar import WorkCalendar, office_week
from locales.catalog import load_guides
from locales.detect import Py3LangidDetector
from locales.phrase import Band, Move
from prompts.release import load_release

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
HOUSE = House(WorkCalendar("UTC", office_week()))
SPOKEN = ("en", "es", "ja")
READER = InstantReader(SPOKEN)


@pytest.fixture(scope="module")
def copilot() -> Copilot:
    release = load_release(None, load_guides(were_judged=True), lambda _: [])
    guard = Guard.load(were_tested=True)
    return Copilot(READER, Composer(release), guard, Py3LangidDetector(SPOKEN))


def read(text: str, locale: str = "en-US") -> Reading:
    return READER.read(text, Memory.start(locale), NOW)[0]


def answered(copilot: Copilot, *texts: str, locale: str = "en-US") -> Suggestion:
    """The ready line after a customer and an agent took turns, the customer first."""
    talk = Talk("conv_1", locale, Memory.start(locale))
    for number, text in enumerate(texts):
        if number % 2:
            copilot.hear_agent(talk, text, NOW)
        else:
            reading = copilot.hear(talk, text, NOW)
    assert talk.spoken[-1].role is Role.CUSTOMER
    return copilot.suggest(talk, reading, HOUSE, NOW)


def test_anger_is_named_where_they_name_it_and_not_where_they_tell_of_a_loss() -> None:
    loss = "I was scammed and lost 2000 dollars, please help"
    angry = replace(read(loss), emotion=Emotion.ANGER, score=0.7)
    assert not tact_of(loss, angry).is_named
    assert tact_of("I am furious with you", angry).is_named


def test_no_line_calls_a_customer_angry_who_lost_money(copilot: Copilot) -> None:
    text = answered(copilot, "I was scammed and lost 2000 dollars, please help").text.text
    assert "angry" not in text
    assert "anger" not in text.lower()


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "My husband passed away last week and I need to close his account"),
        ("es-MX", "Mi esposo falleció la semana pasada y necesito cerrar su cuenta"),
        ("ja-JP", "先週、夫が亡くなりました。口座を解約したいです。"),
    ],
)
def test_somebody_who_lost_a_person_gets_condolences_first(copilot: Copilot, locale: str, text: str) -> None:
    first = answered(copilot, text, locale=locale).pieces[0]
    assert first.item.startswith("validation.bereavement")


@pytest.mark.parametrize("text", ["my phone died", "My laptop passed away", "my father is waiting for it"])
def test_a_thing_that_died_is_no_loss_of_a_person(text: str) -> None:
    assert not tact_of(text, read(text)).is_bereaved


@pytest.mark.parametrize("text", ["yes add vegan cheese", "password 258413", "no, the other one"])
def test_a_fragment_of_a_chat_is_not_greeted(copilot: Copilot, text: str) -> None:
    assert Move.OPENING not in answered(copilot, text).moves


@pytest.mark.parametrize("text", ["Hi, where is my order?", "No one told me how to sign in"])
def test_a_first_question_is_no_fragment(text: str) -> None:
    assert not tact_of(text, read(text)).goes_on


def test_thanks_for_a_promise_do_not_close_the_case_and_thanks_after_it_do(copilot: Copilot) -> None:
    promise = "I'll let you know where it stands by 5:00 PM today."
    asked = "Hi, where is my refund?"
    owed = answered(copilot, asked, promise, "ok thanks").pieces
    settled = answered(copilot, asked, "It is on its way.", "ok thanks").pieces
    assert [piece.item.startswith("close.owed") for piece in (*owed, *settled)] == [True, False]


def test_only_words_that_announce_an_answer_owe_one() -> None:
    assert owes_answer("I'll get back to you by Monday")
    assert not owes_answer("The parcel is delivered within 5 days")


def test_a_little_is_answered_one_band_lower_and_a_scream_is_not() -> None:
    mild = replace(read("this is a bit annoying"), band=Band.HIGH, score=0.65)
    assert softened("this is a bit annoying", mild) is Band.MEDIUM
    assert softened("this is a bit annoying", replace(mild, score=0.9)) is Band.HIGH
    taken_back = replace(mild, band=Band.MEDIUM, score=0.42)
    assert softened("or nevermind sorry", taken_back) is Band.LOW


def test_no_japanese_line_names_anger() -> None:
    phrases = load_guides(were_judged=True)["ja-JP"].phrases.values()
    assert not [one.text for one in phrases if "怒り" in one.text or "腹立" in one.text]
