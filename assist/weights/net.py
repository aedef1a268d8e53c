"""Fit one small net: numpy alone, a minute for thirty thousand vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assist.heads import Net

Floats = NDArray[np.float32]

_BATCH: Final = 256
_RATE: Final = 2e-3
_WARM_UP: Final = 100
_DECAY: Final = 0.1
_DROPPED: Final = 0.5
_FIRST: Final = 0.9
_SECOND: Final = 0.999


@dataclass(frozen=True, slots=True)
class Plan:
    """noise: on the vectors, since those of other domains lie a little beside those of the posts."""

    hidden: int
    epochs: int
    noise: float


def merged(nets: Sequence[Net]) -> Net:
    """One net that says what these say together: the mean of their odds."""
    share = np.float32(1 / len(nets))
    return Net(
        np.concatenate([net.hidden for net in nets], axis=1),
        np.concatenate([net.hidden_bias for net in nets]),
        np.concatenate([net.out for net in nets]) * share,
        np.mean([net.straight for net in nets], axis=0),
        np.mean([net.bias for net in nets], axis=0),
    )


def fit(vectors: Floats, targets: Floats, weights: Floats, plan: Plan, seed: int) -> Net:
    """vectors: centred and scaled. targets, weights: texts × outputs, 0.0 to 1.0; weight 0: nobody judged.

    Cross entropy with soft targets; Adam with weight decay and a falling rate; dropout; noise on the vectors.
    """
    chance = np.random.default_rng(seed)
    size, outputs = vectors.shape[1], targets.shape[1]
    usual = (weights * targets).sum(0) / np.maximum(weights.sum(0), 1e-9)
    parts: list[Floats] = [
        _normal(chance, (size, plan.hidden), size**-0.5),
        np.zeros(plan.hidden, np.float32),
        _normal(chance, (plan.hidden, outputs), 0.5 * plan.hidden**-0.5),
        np.zeros((size, outputs), np.float32),
        np.log((usual + 1e-3) / (1.001 - usual)).astype(np.float32),
    ]
    first = [np.zeros_like(part) for part in parts]
    second = [np.zeros_like(part) for part in parts]
    batches = -(-len(vectors) // _BATCH)
    for step in range(1, plan.epochs * batches + 1):
        at = (step - 1) % batches
        if at == 0:
            order = chance.permutation(len(vectors))
        rows = order[at * _BATCH : (at + 1) * _BATCH]
        noisy = vectors[rows] + _normal(chance, (len(rows), size), plan.noise)
        kept = np.float32(1 / (1 - _DROPPED)) * (
            chance.random((len(rows), plan.hidden), dtype=np.float32) > _DROPPED
        )
        slopes = _slopes(parts, noisy, kept, targets[rows], weights[rows])
        rate = (
            _RATE
            * min(1.0, step / _WARM_UP)
            * float(0.5 + 0.5 * np.cos(np.pi * step / (plan.epochs * batches)))
        )
        for number, slope in enumerate(slopes):
            first[number] += (1 - _FIRST) * (slope - first[number])
            second[number] += (1 - _SECOND) * (slope**2 - second[number])
            even = first[number] / (1 - _FIRST**step)
            steep = np.sqrt(second[number] / (1 - _SECOND**step)) + 1e-8
            if parts[number].ndim == 2:
                parts[number] *= 1 - rate * _DECAY
            parts[number] -= (rate * even / steep).astype(np.float32)
    return Net(*parts)


def _slopes(parts: list[Floats], x: Floats, kept: Floats, targets: Floats, weights: Floats) -> list[Floats]:
    hidden, hidden_bias, out, straight, bias = parts
    before = x @ hidden + hidden_bias
    inside = np.maximum(before, 0) * kept
    predicted = 1 / (1 + np.exp(-(inside @ out + x @ straight + bias)))
    wrong = (weights * (predicted - targets) / len(x)).astype(np.float32)
    back = (wrong @ out.T) * kept * (before > 0)
    return [x.T @ back, back.sum(0), inside.T @ wrong, x.T @ wrong, wrong.sum(0)]


def _normal(chance: np.random.Generator, shape: tuple[int, int], width: float) -> Floats:
    drawn: Floats = chance.standard_normal(shape, dtype=np.float32) * np.float32(width)
    return drawn
