"""Learn again what steers: `python -m guardrails.train_steering cues`, or `vectors`; `--report` for figures.

A logistic model on cues and pairs of cues that starts from what its author believes, and may not turn a sign
of an attack into one of its absence: few kinds of attacks are in the cases, and many outside. Beside it a
kernel machine on sentence vectors. scipy and scikit-learn are needed here only (`requirements/train.txt`).
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.svm import SVC

from guardrails.attempts import AFRESH, ATTEMPTS, LATER, STRANGERS, WIDER, Attempt, read_attempts
from guardrails.cases import Share
from guardrails.fitting import GAMMA, STEP, kernel_parts, nearness
from guardrails.inbound import CUES, PAIRS, SHAPES, WEIGHTS, cues_of, features, injection_in
from guardrails.kept_vectors import known_to_encoder, remembered
from guardrails.lessons import mark_of
from guardrails.steering import Cue, Signs, read_words
from guardrails.steering_vectors import CUE_WEIGHT, parts_of
from guardrails.steering_vectors import WEIGHTS as MEANING
from guardrails.text import view
from guardrails.vectors import DIMENSIONS, Embed

Numbers = NDArray[np.float64]

_AFRESH: Final = "afresh"
_BY_OTHERS: Final = {"strangers": STRANGERS, "later": LATER}
_APART: Final = (_AFRESH, *_BY_OTHERS)
_FOLDS: Final = 5
_STRENGTH: Final = 16.0  # of belief over data
_FALSE_ALARMS: Final = 0.03  # of the hardest harmless messages, by models that did not know them
_ABOVE_HARMLESS: Final = 0.1  # so few there are that the highest of them says little of the next
_SINGLE: Final = {
    Cue.FREE: 1.0, Cue.HIDDEN: 0.7, Cue.OUTPUT: 0.7, Cue.AUTHORITY: 0.7, Cue.ROLE: 0.7, Cue.OVERRIDE: 0.5,
    Cue.RULES: 0.5, Cue.MACHINE: 0.3, Cue.REVEAL: 0.3, Cue.BLAME: 0.0, Cue.THING: -1.0, Cue.TOLD: -1.0,
}  # fmt: skip
_TOGETHER: Final = {
    2.5: "override+rules reveal+hidden role+machine role+free free+machine output+machine override+hidden "
    "authority+machine role+blame",
    1.5: "free+override free+authority output+blame authority+rules authority+output authority+blame "
    "override+role override+machine machine+hidden output+override authority+override role+rules role+hidden "
    "output+hidden output+role free+blame machine+blame free+rules authority+hidden",
}
_BELIEVED: Final = {
    frozenset(map(Cue, pair.split("+"))): value
    for value, listed in _TOGETHER.items()
    for pair in listed.split()
}
_NO_CUE: Final = -0.7
_FIRST_BIAS: Final = -4.0
_COST: Final = 2.0  # of a message on the wrong side of the kernel machine


def train(file: Path = WEIGHTS) -> None:
    words = read_words()
    signs = Signs(words)
    known = [each for each in read_attempts() if each.share is not Share.HELD_OUT]
    known += read_attempts(WIDER)
    rows = np.stack([features(signs.of(view(each.text).text), each.text) for each in known])
    labels = np.array([each.is_attack for each in known])
    scores = _out_of_fold(rows, labels, known)
    limit = float(np.quantile(scores[~labels], 1 - _FALSE_ALARMS))
    found, stopped = (scores[labels] > limit).mean(), (scores[~labels] > limit).mean()
    _say(f"out of fold: {found:.3f} of attacks found, {stopped:.3f} of harmless messages flagged")
    weights = _fit(rows, labels)
    listed = {language: dict(by_cue) for language, by_cue in words.items()}
    np.savez_compressed(
        file,
        weights=weights[:-1],
        numbers=np.array([weights[-1], limit]),
        words=np.frombuffer(json.dumps(listed, ensure_ascii=False).encode(), np.uint8),
    )
    _say(f"{len(known)} messages, limit {limit:.2f}, {file.stat().st_size // 1024} kB in {file.name}")


def train_meaning(embed: Embed, file: Path = MEANING) -> None:
    """Of harmless messages also each sentence alone, for that is how messages are read."""
    messages = known()
    texts = [
        (part, place)
        for place, each in enumerate(messages)
        for part in parts_of(each.text, is_whole=each.is_attack)
    ]
    whose = np.array([place for _, place in texts])
    signs = Signs(read_words())
    vectors = np.stack([_vector(embed, text) for text, _ in texts])
    cues = np.stack([cues_of(signs.of(view(text).text), text) for text, _ in texts])
    are_attacks = np.array([each.is_attack for each in messages])
    labels = are_attacks[whose]
    mean, spread = vectors.mean(0), vectors.std(0)
    rows = np.hstack([(vectors - mean) / spread, np.float32(CUE_WEIGHT) * cues])
    # a limit is told from messages alone of which the encoder itself learned nothing
    is_known = np.isin([mark_of(text) for text, _ in texts], known_to_encoder())
    are_new = np.ones(len(messages), np.bool_)
    are_new[whose[is_known]] = False
    folds = _folds(messages)
    highest = np.full(len(messages), -np.inf)
    for fold in range(_FOLDS):
        away = (are_new & (folds == fold))[whose]
        kernel, support = _kernel(rows[~away], labels[~away])
        scores = nearness(rows[away], support) @ kernel.dual_coef_[0] + kernel.intercept_[0]
        np.maximum.at(highest, whose[away], scores)
    limit = float(highest[are_new & ~are_attacks].max()) + _ABOVE_HARMLESS
    found = highest[are_new & are_attacks] > limit
    _say(f"out of fold: {found.mean():.3f} of {len(found)} attacks found, limit {limit:.2f}")
    kernel, support = _kernel(rows, labels)
    np.savez_compressed(
        file,
        **kernel_parts(support, kernel, mean, spread, CUE_WEIGHT),
        numbers=np.array([STEP, GAMMA, kernel.intercept_[0], limit]),
    )
    _say(f"{len(texts)} texts, {len(support)} support, {file.stat().st_size // 1024} kB in {file.name}")


def known() -> list[Attempt]:
    """All by which the kernel machine learns: nothing that is held out."""
    split = [each for folder in (ATTEMPTS, STRANGERS, LATER) for each in read_attempts(folder)]
    return [*(each for each in split if each.share is not Share.HELD_OUT), *read_attempts(WIDER)]


def _vector(embed: Embed, text: str) -> NDArray[np.float32]:
    vector = embed(text)
    return np.zeros(DIMENSIONS, np.float32) if vector is None else vector


def _kernel(rows: NDArray[np.float32], labels: NDArray[np.bool_]) -> tuple[SVC, NDArray[np.float32]]:
    kernel = SVC(C=_COST, kernel="precomputed").fit(nearness(rows, rows), labels)
    return kernel, rows[kernel.support_]


def report(cases: Sequence[Attempt], embed: Embed | None) -> None:
    """By language and over all, with Wilson intervals at 95 %."""
    flagged = {each: injection_in(each.text, embed).is_injection for each in cases}
    for language in [*sorted({each.language for each in cases}), "all"]:
        own = [each for each in cases if language in (each.language, "all")]
        attacks = [flagged[each] for each in own if each.is_attack]
        harmless = [flagged[each] for each in own if not each.is_attack]
        _say(f"{language:4} found {_rate(attacks)}   false alarms {_rate(harmless)}")


def wilson(hits: int, of: int) -> tuple[float, float]:
    z = 1.96
    rate, spread = hits / of, z * math.sqrt(hits / of * (1 - hits / of) / of + z * z / (4 * of * of))
    return (rate + z * z / (2 * of) - spread) / (1 + z * z / of), (rate + z * z / (2 * of) + spread) / (
        1 + z * z / of
    )


def _rate(flags: Sequence[bool]) -> str:
    low, high = wilson(sum(flags), len(flags))
    return f"{sum(flags):3} of {len(flags):3} = {sum(flags) / len(flags):.3f} [{low:.3f}, {high:.3f}]"


def _out_of_fold(rows: Numbers, labels: NDArray[np.bool_], known: Sequence[Attempt]) -> Numbers:
    """What says the same in several languages stays in one fold."""
    folds = _folds(known)
    scores = np.zeros(len(labels))
    for fold in range(_FOLDS):
        away = folds == fold
        weights = _fit(rows[~away], labels[~away])
        scores[away] = rows[away] @ weights[:-1] + weights[-1]
    return scores


def _folds(known: Sequence[Attempt]) -> NDArray[np.int64]:
    return np.array([(2 * each.place + each.is_attack) % _FOLDS for each in known])


def _fit(rows: Numbers, labels: NDArray[np.bool_]) -> Numbers:
    believed = _beliefs()
    signs = np.where(labels, 1.0, -1.0)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        margins = signs * (rows @ weights[:-1] + weights[-1])
        pull = _STRENGTH * (weights[:-1] - believed)
        slope = -signs / (1 + np.exp(margins))
        value = np.logaddexp(0, -margins).sum() + 0.5 * (pull * (weights[:-1] - believed)).sum()
        return float(value), np.append(rows.T @ slope + pull, slope.sum())

    start = np.append(believed, _FIRST_BIAS)
    fitted = minimize(loss, start, jac=True, bounds=_bounds(), method="L-BFGS-B")
    return np.asarray(fitted.x)


def _beliefs() -> Numbers:
    pairs = [_BELIEVED.get(frozenset(pair), 0.0) for pair in PAIRS]
    return np.array([*(_SINGLE[cue] for cue in CUES), *pairs, _NO_CUE, *[0.0] * (SHAPES - 1)])


def _bounds() -> list[tuple[float, float]]:
    singles = [(-9.0, 0.0) if _SINGLE[cue] < 0 else (0.0, 9.0) for cue in CUES]
    pairs = [(0.0, 9.0) if frozenset(pair) in _BELIEVED else (-1.5, 0.3) for pair in PAIRS]
    return [*singles, *pairs, (-3.0, 0.0), *[(-1.0, 1.0)] * (SHAPES - 1), (-9.0, 0.0)]


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("layer", choices=("cues", "vectors"), help="which to learn, or with which to report")
    parser.add_argument("--report", choices=(*Share, *_APART), help="figures of a part of the cases instead")
    parser.add_argument("--vectors", default="assist.vectors:open_vectors", help="who gives sentence vectors")
    parser.add_argument("--kept", type=Path, help="a file that keeps vectors for the next time")
    asked = parser.parse_args()
    memories = remembered(asked.vectors, asked.kept) if asked.layer == "vectors" else ()
    given = memories[0].of if memories else None
    if asked.report == _AFRESH:
        report(read_attempts(AFRESH), given)
    elif asked.report in _BY_OTHERS:
        lines = read_attempts(_BY_OTHERS[asked.report])
        report([each for each in lines if each.share is Share.HELD_OUT], given)
    elif asked.report:
        report([each for each in read_attempts() if each.share is Share(asked.report)], given)
    elif given is None:
        train()
    else:
        train_meaning(given)
    for memory in memories:
        memory.save()
