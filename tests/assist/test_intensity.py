import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from assist.feeling import band_of
from assist.intensity import BITS, HIGH_FROM, MAX_WORDS, MEDIUM_FROM, LinearModel, Weights, lower_in_place
from assist.memory import Memory
from assist.reader import InstantReader
from assist.weights import INSTANT, load_instant
from locales.phrase import Band

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no labelled texts here")


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def test_weights_are_small_and_there_for_english_and_spanish() -> None:
    assert set(load_instant()) == {"en", "es"}
    assert INSTANT.stat().st_size < 1_000_000


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
@pytest.mark.parametrize(("language", "least"), [("en", 0.35), ("es", 0.55)])
def test_scores_follow_the_labels_of_posts_held_out(language: str, least: float) -> None:
    reader = InstantReader(("en", "es", "ja"))
    posts = [
        post
        for post in lines("emotion_intensity_1.jsonl")
        if post["lang"] == language and post["split"] == "dev"
    ]
    scores = [reader.read(str(post["text"]), Memory.start(language), NOW)[0].score for post in posts]
    labels = np.array([post["score"] for post in posts], dtype=float)
    assert np.corrcoef(scores, labels)[0, 1] >= least
