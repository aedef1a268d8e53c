"""What the considered reading said of texts, by their hash, for a student to learn from."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray


class Told:
    """Strengths on the scale of the labels. Holds no text."""

    def __init__(self, strengths: dict[str, float]) -> None:
        self._strengths: Final = strengths

    @classmethod
    def load(cls, path: Path) -> "Told":
        with np.load(path, allow_pickle=False) as kept:
            return cls(dict(zip((str(key) for key in kept["keys"]), kept["strengths"].tolist(), strict=True)))

    @classmethod
    def of_texts(cls, texts: Sequence[str], strengths: NDArray[np.floating]) -> "Told":
        return cls(dict(zip(map(key_of, texts), strengths.tolist(), strict=True)))

    def save(self, path: Path) -> None:
        np.savez(
            path, keys=np.array(list(self._strengths)), strengths=np.array(list(self._strengths.values()))
        )

    def of(self, text: str) -> float:
        """Not a number where the teacher said nothing."""
        return self._strengths.get(key_of(text), float("nan"))


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
