"""The considered layer on what steers: what a message means, beside those that were learned from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guardrails.archives import read_archive
from guardrails.sentences import sentences
from guardrails.vectors import Embed, Kernel, read_kernel

WEIGHTS: Final = Path(__file__).parent / "weights" / "steering_vectors.npz"
CUE_WEIGHT: Final = 4.0

CALM: Final = -0.4  # a message all of whose scores are lower is none, whatever its words
_READ_WHOLE: Final = 100  # characters; of what is longer a vector may leave out the middle
_MOST_SENTENCES: Final = 12  # the first and the last; each costs a vector
_LAST: Final = 4
_LEAST_LETTERS: Final = 8  # less says nothing, and vectors of it are anything


@dataclass(frozen=True, slots=True)
class Meaning:
    """limit: from which score on a text is found."""

    kernel: Kernel
    limit: float

    def score(self, text: str, cues: NDArray[np.float32], embed: Embed) -> float | None:
        """The higher the more it steers, None for a text that has no meaning."""
        if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
            return None
        vector = embed(text)
        return None if vector is None else self.kernel.score(vector, cues)


def is_read_whole(text: str) -> bool:
    """Whether no word of it is left out where `places` looks."""
    found = sentences(text)
    return len(found) <= _MOST_SENTENCES and all(one.end - one.start <= _READ_WHOLE for one in found)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where to look: at each sentence, and at all of it."""
    found = sentences(text)
    if len(found) != 1 and text.strip():
        yield 0, len(text)
    if len(found) > _MOST_SENTENCES:
        found = [*found[: _MOST_SENTENCES - _LAST], *found[-_LAST:]]
    yield from ((one.start, one.end) for one in found)


def parts_of(text: str, *, is_whole: bool) -> list[str]:
    """What is learned of a message: all of it, or also each sentence alone, for that is how it is read."""
    if is_whole:
        return [text]
    return [text[start:end] for start, end in places(text)] or [text]


@lru_cache(1)
def read_meaning(cues: int, file: Path = WEIGHTS) -> Meaning:
    """cues: how many a sentence has. Raises LayersUnfit."""
    return read_archive(file, partial(_meaning, cues))


def _meaning(cues: int, kept: Any) -> Meaning:
    *numbers, limit = kept["numbers"]
    return Meaning(read_kernel(kept, cues, CUE_WEIGHT, numbers), float(limit))
