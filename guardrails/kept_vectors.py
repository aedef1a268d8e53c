"""Vectors for training: of the encoder as it is packed and as it is tuned, kept between two trainings."""

import hashlib
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guardrails.vectors import TUNED, Embed

_SAVED_EVERY: Final = 500


def known_to_encoder(file: Path = TUNED) -> NDArray[np.uint32]:
    """Marks of the texts from which it was tuned."""
    with np.load(file) as kept:
        known: NDArray[np.uint32] = kept["learned_from"]
    return known


class Remembered:
    """Vectors kept in a file outside the repository, so that training anew costs only new sentences.

    file: None to forget them all.
    """

    def __init__(self, embed: Embed, file: Path | None) -> None:
        self._embed: Final = embed
        self._file: Final = file
        self._known: dict[str, NDArray[np.float32]] = {}
        if file is not None and file.exists():
            with np.load(file) as kept:
                self._known = dict(zip(kept["keys"].tolist(), kept["rows"].astype(np.float32), strict=True))
        self._saved = len(self._known)

    def of(self, text: str) -> NDArray[np.float32] | None:
        key = hashlib.sha256(text.encode()).hexdigest()[:24]
        if key not in self._known:
            vector = self._embed(text)
            if vector is None:
                return None
            self._known[key] = vector
            if len(self._known) >= self._saved + _SAVED_EVERY:
                self.save()
        return self._known[key]

    def save(self) -> None:
        """Whole or not at all."""
        if self._file is None or len(self._known) == self._saved:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part.npz")
        np.savez(part, keys=np.array([*self._known]), rows=np.stack([*self._known.values()]))
        part.replace(self._file)
        self._saved = len(self._known)


def remembered(name: str, kept: Path | None) -> tuple[Remembered, Remembered]:
    """Of the tuned encoder, and of the same as it is packed. kept: beside it stands one for the tuned.

    name: `module:function` of a room above, which gives something with `of`.
    """
    module, _, function = name.partition(":")
    give = getattr(import_module(module), function)
    of_tuned = kept and kept.with_stem(f"{kept.stem}-{hashlib.sha256(TUNED.read_bytes()).hexdigest()[:8]}")
    return Remembered(_embed(name, give(TUNED)), of_tuned), Remembered(_embed(name, give()), kept)


def _embed(name: str, vectors: Any) -> Embed:
    if vectors is None:
        raise SystemExit(f"{name} has no vectors on this machine: install requirements/vectors.txt")
    of: Embed = vectors.of
    return of
