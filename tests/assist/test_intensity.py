import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from assist.drivers import without
from assist.feeling import band_of
from assist.intensity import BITS, HIGH_FROM, MAX_WORDS, MEDIUM_FROM, LinearModel, Weights, lower_in_place
from assist.memory import Memory
from assist.reader import InstantReader
from assist.weights import INSTANT, load_instant
from locales.phrase import Band

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)

LEARNED = {"en", "es", "de", "pt", "ru", "uk", "zh", "ar", "ha", "hi", "mr", "ro", "sv", "af"}

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no labelled texts here")


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def test_weights_are_small_and_there_for_every_language_whose_labels_a_student_follows() -> None:
    assert set(load_instant()) == LEARNED
    assert INSTANT.stat().st_size < 10_000_000


@pytest.mark.parametrize("text", ["", "a", "ab", "abc", "x" * 5_000, "\ud800", "\x00", "日本"])
def test_any_text_has_a_score_between_nothing_and_all(text: str) -> None:
    for model in load_instant().values():
        assert 0.0 <= model.score(text.split()) <= 1.0


def test_a_text_weighs_what_its_words_weigh() -> None:
    model = load_instant()["en"]
    words = ["this", "is", "awful!"]
    together, alone = model.weigh_all(words), [model.weigh_all((word,)) for word in words]
    assert together.weight == sum(word.weight for word in alone)
    assert together.grams == sum(word.grams for word in alone)


def test_a_word_weighs_the_same_when_it_is_remembered() -> None:
    model = load_instant()["en"]
    assert model.weigh_all(["awful"]) == model.weigh_all(["awful"])


def test_words_at_the_end_of_a_rant_no_longer_count() -> None:
    model = load_instant()["en"]
    rant = ["terrible"] * MAX_WORDS
    assert model.score([*rant, "thanks", "lovely"]) == model.score(rant)


def test_the_cut_points_lie_where_the_bands_begin() -> None:
    nothing = (bytes(1 << BITS),) * 4
    model = LinearModel(Weights(nothing, (1.0,) * 4, (0.3, 0.0, 0.0, 0.0), (0.3, 0.5), 0.2))
    assert model.score(["word"]) == pytest.approx(MEDIUM_FROM)
    assert [band_of(score) for score in (MEDIUM_FROM - 0.01, MEDIUM_FROM, HIGH_FROM)] == [*Band]


@pytest.mark.parametrize("text", ["İSTANBUL", "ẞ", "ÀÉ", "plain", "😀A"])
def test_lowering_keeps_every_position(text: str) -> None:
    assert len(lower_in_place(text)) == len(text)


@pytest.mark.shared
@needs_shared
def test_ordinary_customer_turns_stay_low() -> None:
    reader = InstantReader(("en", "es", "ja"))
    turns = [str(turn["text"]) for turn in lines("customer_turns.jsonl")[::5]]
    bands = [reader.read(text, Memory.start("en"), NOW)[0].band for text in turns]
    assert bands.count(Band.LOW) / len(bands) >= 0.9
    assert bands.count(Band.HIGH) / len(bands) <= 0.03


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize(
    ("language", "least"), [("en", 0.35), ("es", 0.55), ("de", 0.4), ("ru", 0.65), ("uk", 0.35), ("zh", 0.4)]
)
def test_scores_follow_the_labels_of_posts_held_out(language: str, least: float) -> None:
    reader = InstantReader(("en", "es", "de", "ru", "uk", "zh"))
    posts = [
        post
        for name in ("emotion_intensity_1.jsonl", "emotion_intensity_2.jsonl")
        for post in lines(name)
        if post["lang"] == language and post["split"] == "dev"
    ]
    scores = [reader.read(str(post["text"]), Memory.start(language), NOW)[0].score for post in posts]
    labels = np.array([post["score"] for post in posts], dtype=float)
    assert np.corrcoef(scores, labels)[0, 1] >= least


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("language", ["es", "de", "pt-BR", "ru", "zh"])
def test_without_the_words_that_carry_it_a_strong_post_scores_less(language: str) -> None:
    reader = InstantReader(("en", "es", "de", "pt", "ru", "zh"))
    posts = [*lines("emotion_intensity_1.jsonl"), *lines("emotion_intensity_2.jsonl")]
    lower = []
    for text in (str(post["text"]) for post in posts if (post["lang"], post["split"]) == (language, "dev")):
        reading = reader.read(text, Memory.start(language), NOW)[0]
        if reading.band is Band.HIGH:
            rest = reader.read(without(text, reading.drivers), Memory.start(language), NOW)[0]
            lower.append(rest.score < reading.score)
    assert len(lower) >= 20
    assert sum(lower) / len(lower) >= 0.9
