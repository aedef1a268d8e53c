"""Learn the instant intensity models again: students of the considered reading, a linear one a language.

`python -m assist.weights.train --data ../shared/data --told FILE`

FILE is what `train_considered` wrote: what the teacher says of each text, out of fold of its labels.
scikit-learn is needed here only (`requirements/train.txt`). The held-out parts (`dev`, a fifth of the
customer turns) are never read. Cut points come from predictions out of fold on the train part.
"""

import argparse
import sys
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold

from assist.intensity import BITS, HEADS, buckets_of_text, lower_in_place, on_scale
from assist.weights import INSTANT
from assist.weights.calm_spanish import calm_spanish
from assist.weights.examples import Example, all_comments, all_turns, learned_from, unlabelled
from assist.weights.told import Told

Doubles = NDArray[np.float64]

_ALPHA: Final = 0.6
_FOLDS: Final = 4
# how much of a target is the teacher's word, where there is a label as well
_TAUGHT_SHARE: Final = 0.7
_TAUGHT_SHARE_OF_COMMENTS: Final = 0.4
_CALM_SPANISH_WEIGHT: Final = 0.5
_CALM: Final = 0.05
_COMMENT_WEIGHT: Final = 0.3
# at most so many calm texts may come out above low, and as high, by n-grams alone
_CALM_ABOVE_LOW: Final = 0.06
_CALM_HIGH: Final = 0.005
_CALM_SCORE: Final = 0.16
# a language whose student follows the labels less than this is left out: it would be a guess
_LEAST_CORRELATION: Final = 0.4
_LEAST_TEXTS: Final = 500
_JUDGED: Final = ("posts", "presence")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled texts")
    parser.add_argument("--told", type=Path, required=True, help=".npz that train_considered wrote")
    given = parser.parse_args()
    told = Told.load(given.told)
    kept: dict[str, NDArray[np.generic]] = {}
    languages = []
    for language, examples in _by_language(given.data).items():
        if sum(one.source in _JUDGED for one in examples) < _LEAST_TEXTS:
            continue
        student = _Student(examples, told)
        if student.correlation < _LEAST_CORRELATION:
            _say(f"{language:4}left out: r out of fold {student.correlation:.3f}")
            continue
        languages.append(language)
        kept |= {f"{language}_{name}": value for name, value in student.learned().items()}
    np.savez_compressed(INSTANT, allow_pickle=False, languages=np.array(languages), **kept)
    _say(f"{INSTANT.name}: {INSTANT.stat().st_size:,} bytes")


def _by_language(data: Path) -> dict[str, list[Example]]:
    calm = {"score": _CALM, **dict.fromkeys(HEADS[1:], 0.0)}
    examples = [
        *learned_from(data),
        *unlabelled(data),
        *all_comments(data),
        *all_turns(data),
        *(Example(text, "es", "made", _CALM_SPANISH_WEIGHT, calm) for text in calm_spanish()),
    ]
    found: dict[str, list[Example]] = {}
    seen: set[str] = set()
    for one in examples:
        if one.source not in ("comments", "turns") or one.text not in seen:
            seen.add(one.text)
            found.setdefault(one.language, []).append(one)
    return found


class _Student:
    """Targets of one language: what the teacher says and what the labels say, mixed."""

    def __init__(self, examples: list[Example], told: Told) -> None:
        self._features: Final = _features([one.text for one in examples])
        self._levels: Final = np.array([one.level for one in examples])
        self._judged: Final = np.array([one.source in _JUDGED for one in examples])
        self._labels: Final = np.array([one.targets.get("score", np.nan) for one in examples])
        taught = np.array([told.of(one.text) for one in examples])
        shares = np.array(
            [_TAUGHT_SHARE_OF_COMMENTS if one.source == "comments" else _TAUGHT_SHARE for one in examples]
        )
        shares = np.where(np.isnan(taught), 0.0, np.where(np.isnan(self._labels), 1.0, shares))
        mixed = shares * np.nan_to_num(taught) + (1 - shares) * np.nan_to_num(self._labels)
        self._weights: Final = np.array(
            [_COMMENT_WEIGHT if one.source == "comments" else one.weight for one in examples]
        ) * ~(np.isnan(taught) & np.isnan(self._labels))
        feelings = [np.array([one.targets.get(name, np.nan) for one in examples]) for name in HEADS[1:]]
        self._targets: Final = [mixed, *feelings]
        sources = np.array([one.source for one in examples])
        is_ours = np.isin(sources, ("turns", "own", "made")) & (self._labels <= _CALM_SCORE)
        self._calm: Final = is_ours | ((sources == "unlabelled") & (taught <= _CALM_SCORE))
        self._said: Final = self._out_of_fold()
        self.correlation: Final = float(
            np.corrcoef(self._said[self._judged], self._labels[self._judged])[0, 1]
        )
        of_teacher = np.corrcoef(taught[self._judged], self._labels[self._judged])[0, 1]
        _say(
            f"{examples[0].language:4}{len(examples):6} texts, r out of fold {self.correlation:.3f}, "
            f"teacher {of_teacher:.3f}, kept {self.correlation / of_teacher:.0%}"
        )

    def learned(self) -> dict[str, NDArray[np.generic]]:
        heads = [self._fit(target, np.isfinite(target)) for target in self._targets]
        weights = np.stack([head.coef_ for head in heads])
        scales = np.abs(weights).max(axis=1) / 127
        cuts = self._cuts()
        scores = np.array([on_scale(one, cuts) for one in self._said[self._judged]])
        errors = np.abs(scores - self._labels[self._judged])
        calm = self._said[self._calm]
        louder = ", ".join(f"{(calm >= cut).sum() / max(calm.size, 1):.1%}" for cut in cuts)
        _say(f"      cuts {np.round(cuts, 3)}, {calm.size} calm texts above low, high: {louder}")
        return {
            "weights": np.round(weights / scales[:, None]).astype(np.int8),
            "scales": scales.astype(np.float32),
            "biases": np.array([head.intercept_ for head in heads], dtype=np.float32),
            "cuts": np.array(cuts, dtype=np.float32),
            "error": np.array([np.quantile(errors, 0.8)], dtype=np.float32),
        }

    def _out_of_fold(self) -> Doubles:
        said = np.zeros(len(self._labels))
        for learn, judge in KFold(_FOLDS, shuffle=True, random_state=0).split(said):
            rows = np.zeros(len(said), dtype=bool)
            rows[learn] = True
            said[judge] = self._fit(self._targets[0], rows).predict(self._features[judge])
        return said

    def _fit(self, target: Doubles, rows: NDArray[np.bool_]) -> Ridge:
        model = Ridge(alpha=_ALPHA, solver="sparse_cg", tol=1e-3)
        return model.fit(self._features[rows], target[rows], self._weights[rows])

    def _cuts(self) -> tuple[float, float]:
        """The pair with the best macro-F1 on the labelled posts among those that leave calm texts low."""
        graded = self._levels >= 0
        posts, levels, calm = self._said[graded], self._levels[graded], self._said[self._calm]
        if not graded.any():
            # marked or not, without a degree: half of what is marked and above the middle is high
            posts, levels = self._said[self._judged], 1 * (self._labels[self._judged] > 0)
        least_medium = least_high = 0.05
        if calm.size:
            least_medium = max(least_medium, float(np.quantile(calm, 1 - _CALM_ABOVE_LOW)))
            least_high = max(float(np.quantile(calm, 1 - _CALM_HIGH)), least_medium + 0.05)
        grid = np.quantile(posts, np.linspace(0.05, 0.95, 46))
        best, cuts = -1.0, (least_medium, least_high)
        for medium, high in product(grid, grid):
            if medium < least_medium or high < max(least_high, medium + 0.05):
                continue
            told = np.digitize(posts, [medium, high] if graded.any() else [medium])
            quality = f1_score(levels, told, average="macro")
            if quality > best:
                best, cuts = float(quality), (float(medium), float(high))
        if not graded.any():
            marked = posts[(levels > 0) & (posts > cuts[0])]
            cuts = cuts[0], max(float(np.median(marked)), least_high, cuts[0] + 0.05)
        return cuts


def _features(texts: list[str]) -> csr_matrix:
    found = [np.array(buckets_of_text(lower_in_place(text)), dtype=np.intp) for text in texts]
    rows = np.repeat(np.arange(len(found)), [one.size for one in found])
    values = np.concatenate([np.full(one.size, max(one.size, 1) ** -0.5) for one in found])
    return csr_matrix((values, (rows, np.concatenate(found))), shape=(len(texts), 1 << BITS))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
