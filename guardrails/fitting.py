"""The models behind what was learned, and what they score where they knew nothing.

scikit-learn is needed here and in `train` only (`requirements/train.txt`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from scipy.sparse.csgraph import connected_components
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from guardrails.classifier import pairs_of
from guardrails.vectors import DIMENSIONS

_COST: Final = 2.0
GAMMA: Final = 0.003
_AT_FIRST: Final = 0.3
_MISSED: Final = 0.001
_NGRAM_COST: Final = 20.0
_FOLDS: Final = 5
_HIGHEST: Final = 5.0  # of a place in a vector, in units of its spread
STEP: Final = _HIGHEST / 127
_ROWS_AT_ONCE: Final = 2000
_SAME: Final = 0.96  # from this cosine on two say the same; 0.94 chains a fifth of all together

Numbers = NDArray[np.float64]
Numbers32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the models look at, a row a sentence. is_known: the encoder itself learned from it.

    tongues: which language it is in, as one more cue for the kernel machine: what is alike in one language
    counts for more than what is alike in two.
    """

    ngrams: csr_matrix
    vectors: NDArray[np.float32]
    cues: NDArray[np.float32]
    tongues: NDArray[np.float32]
    is_known: NDArray[np.bool_]

    def of(self, rows: NDArray[np.bool_]) -> "Seen":
        return Seen(
            self.ngrams[rows], self.vectors[rows], self.cues[rows], self.tongues[rows], self.is_known[rows]
        )


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kernel machine. support: the sentences that support it; mean, spread: those of vectors."""

    kernel: SVC
    support: NDArray[np.float32]
    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    cue_weight: float

    def scores(self, seen: Seen) -> Numbers:
        near = nearness(_rows(seen, self.mean, self.spread, self.cue_weight), self.support)
        return np.asarray(near @ self.kernel.dual_coef_[0] + self.kernel.intercept_[0])


def fit_instant(seen: Seen, labels: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=_NGRAM_COST, max_iter=3000).fit(_instant_rows(seen), labels)


def instant_scores(instant: LogisticRegression, seen: Seen) -> Numbers:
    return np.asarray(instant.decision_function(_instant_rows(seen)))


def fit_meaning(seen: Seen, labels: NDArray[np.bool_], cue_weight: float) -> Meaning:
    """What is surely right supports nothing: so only what must be stopped is looked at from the start,
    and of the rest a share, then what that machine gets wrong. All of them at once would take four times as
    much time and memory.
    """
    mean, spread = seen.vectors.mean(0), seen.vectors.std(0)
    rows = _rows(seen, mean, spread, cue_weight)
    chosen = labels | (np.random.default_rng(3).random(len(labels)) < _AT_FIRST)
    while True:
        part = rows[chosen]
        kernel = SVC(C=_COST, kernel="precomputed").fit(_nearness_to_each(part), labels[chosen])
        meaning = Meaning(kernel, part[kernel.support_], mean, spread, cue_weight)
        margins = np.where(labels, 1, -1) * meaning.scores(seen)
        missed = ~chosen & (margins < 1)
        if missed.sum() <= _MISSED * len(labels):
            return meaning
        chosen |= missed


def _nearness_to_each(rows: NDArray[np.float32]) -> Numbers:
    """Of each row to each, as the machine takes it, ten times as fast as making them by itself."""
    near = np.empty((len(rows), len(rows)))
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        near[part] = nearness(rows[part], rows)
    return near


def nearness(rows: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The radial basis function of each row with each of the others."""
    near = rows @ others.T
    near *= 2
    near -= (rows**2).sum(1)[:, None]
    near -= (others**2).sum(1)
    near *= np.float32(GAMMA)
    np.exp(near, out=near)
    return near


def kernel_parts(
    rows: NDArray[np.float32], kernel: SVC, mean: Numbers32, spread: Numbers32, cue_weight: float
) -> dict[str, Any]:
    """As `guardrails.vectors.read_kernel` reads them, in bytes. rows: the sentences that support it."""
    return {
        "support": np.clip(np.round(rows[:, :DIMENSIONS] / STEP), -127, 127).astype(np.int8),
        "support_cues": np.round(rows[:, DIMENSIONS:] / cue_weight).astype(np.int8),
        "alphas": kernel.dual_coef_[0].astype(np.float32),
        "mean": mean.astype(np.float32),
        "spread": spread.astype(np.float32),
    }


def _instant_rows(seen: Seen) -> csr_matrix:
    return hstack([seen.ngrams, csr_matrix(np.stack([pairs_of(row) for row in seen.cues]))]).tocsr()


def _rows(
    seen: Seen, mean: NDArray[np.float32], spread: NDArray[np.float32], cue_weight: float
) -> NDArray[np.float32]:
    rows: NDArray[np.float32] = np.hstack(
        [
            (seen.vectors - mean) / spread,
            np.float32(cue_weight) * seen.cues,
            np.float32(cue_weight) * seen.tongues,
        ]
    )
    return rows


@dataclass(frozen=True, slots=True)
class Scores:
    """Of each layer, a number a sentence, by models that knew neither the sentence nor its like.

    meaning: not a number for what the encoder itself learned from.
    """

    instant: Numbers
    meaning: Numbers


def alike(vectors: Numbers32) -> NDArray[np.intp]:
    """A number for each group that says the same. vectors: of the encoder as it is packed."""
    groups: NDArray[np.intp] = connected_components(csr_matrix(vectors @ vectors.T > _SAME))[1]
    return groups


def out_of_fold(
    seen: Seen,
    labels: NDArray[np.bool_],
    groups: NDArray[np.intp],
    cue_weight: float,
    tell: Callable[[str], None],
) -> Scores:
    folds = np.random.default_rng(5).integers(0, _FOLDS, len(labels))[groups]
    scores = Scores(np.zeros(len(labels)), np.full(len(labels), np.nan))
    for fold in range(_FOLDS):
        away = folds == fold
        instant = fit_instant(seen.of(~away), labels[~away])
        scores.instant[away] = instant_scores(instant, seen.of(away))
        away &= ~seen.is_known
        meaning = fit_meaning(seen.of(~away), labels[~away], cue_weight)
        scores.meaning[away] = meaning.scores(seen.of(away))
        tell(f"fold {fold + 1} of {_FOLDS}")
    return scores
