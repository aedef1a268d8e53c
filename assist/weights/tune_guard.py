"""Tune the sentence encoder for the guard: `python -m assist.weights.tune_guard`, an hour on two cores.

Its upper layers learn admissions of fault, promises and attempts to steer together, in two passes; with
`--further` they go on from what they learned before, in one. The heads that they learn with are thrown away,
for the guard's kernel machines do better (`guardrails.train`, `guardrails.train_steering`, to be run next).
jax and optax are needed here only (`requirements/train.txt`).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assist.tuned import keep_tuned
from assist.vectors import cut, open_vectors, plain_text
from assist.weights.encoder import Encoder
from assist.weights.tuning import Material, Params, Tuning, Upper, lower_states
from guardrails.encoder_lessons import SIZES, Lesson, lessons
from guardrails.kept_vectors import Remembered, known_to_encoder
from guardrails.lessons import mark_of
from guardrails.vectors import TUNED, Embed

_PASSES: Final = 2
_FURTHER_PASSES: Final = 1
_ALIKE: Final = 0.96  # nearer than this to a line that is kept away nothing is learned from


def material(encoder: Encoder, learned: Sequence[Lesson], ids: Sequence[tuple[int, ...]]) -> Material:
    """ids: of each text, those of one text the same; what several tasks say of it stands in one row."""
    rows = {tokens: row for row, tokens in enumerate(dict.fromkeys(ids))}
    labels, weights = (np.zeros((len(rows), len(SIZES)), np.float32) for _ in range(2))
    cues = tuple(np.zeros((len(rows), size), np.float32) for size in SIZES.values())
    for lesson, tokens in zip(learned, ids, strict=True):
        row, task = rows[tokens], list(SIZES).index(lesson.task)
        labels[row, task], weights[row, task] = lesson.is_bad, lesson.weight
        cues[task][row] = lesson.cues
    lengths = np.array(list(map(len, rows)))
    starts = np.cumsum(lengths) - lengths
    return Material(lower_states(encoder, list(rows)), starts, lengths, labels, weights, cues)


def keep(encoder: Encoder, upper: Upper, params: Params, known: NDArray[np.uint32]) -> None:
    """encoder: as it is packed. known: marks of the texts it has learned from."""
    small = {
        name: (np.asarray(value) - encoder.tensor(name)).astype(np.float16)
        for name, value in params["small"].items()
    }
    big = {
        name: encoder.bits_apart(name, np.asarray(matrix))
        for name, matrix in upper.rounded(params["big"]).items()
    }
    keep_tuned(TUNED, {**small, **big}, encoder.known_by, known)


def to_learn(given: Sequence[Lesson], embed: Embed) -> list[Lesson]:
    """Those to be learned from that say nothing a line says which is kept away."""
    read = [(lesson, vector) for lesson in given if (vector := embed(lesson.read)) is not None]
    away = np.stack([vector for lesson, vector in read if lesson.is_kept_away])
    return [
        lesson for lesson, vector in read if not lesson.is_kept_away and float((away @ vector).max()) < _ALIKE
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kept", type=Path, help="a file that keeps vectors, that of guardrails.train")
    parser.add_argument("--further", action="store_true", help="from what was learned before, in one pass")
    given = parser.parse_args()
    engine = open_vectors()
    if engine is None:
        raise SystemExit("no sentence vectors on this machine: install requirements/vectors.txt")
    plain, passes = Remembered(engine.of, given.kept), _FURTHER_PASSES if given.further else _PASSES
    encoder = Encoder()
    learned = to_learn(lessons(), plain.of)
    plain.save()
    ids = [encoder.tokens.of(cut(plain_text(lesson.read), encoder.tokens.count)) for lesson in learned]
    upper = Upper(Encoder(tuned=TUNED) if given.further else encoder)
    tuning = Tuning(upper, material(encoder, learned, ids), tuple(SIZES.values()), passes)
    for count in range(1, passes + 1):
        tuning.once_through()
        _say(f"pass {count} of {passes}")
    before = known_to_encoder() if given.further else np.zeros(0, np.uint32)
    known = np.array([mark_of(lesson.read) for lesson in learned], np.uint32)
    keep(encoder, upper, tuning.params, np.union1d(known, before))


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
