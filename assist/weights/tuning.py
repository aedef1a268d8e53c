"""Tuning the upper layers of the sentence encoder, with a head for each task that learns with them.

Biases, norms, and matrices straight through their 4-bit rounding, so that what changed can be laid over the
packed model.
"""

# jax is installed for training only
# mypy: disable-error-code="import-not-found"

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from assist.weights.encoder import BIG, Arrays, Encoder, padded, pooled, through

_FIRST: Final = 4  # of the layers that learn
_SMALL_RATE: Final = 1e-3
_BIG_RATE: Final = 1e-4
_HEAD_RATE: Final = 2e-3
_HEAD_DECAY: Final = 1e-2
_WARM_UP: Final = 0.06
_HIDDEN: Final = 64
_CUE_WEIGHT: Final = 4.0
_SPREAD_BY: Final = 1200  # texts, from which the first spread of vectors is told
_SEEN: Final = 0.93  # of the tokens above; the prefix always
_PREFIX: Final = 3  # tokens
_KEPT: Final = 0.9  # of what a head looks at
_LENGTHS: Final = (14, 16, 18, 21, 25, 34)  # in tokens; few, for each is compiled once
_TOKENS: Final = 640  # in one step
_BATCH: Final = 64
_TEXTS: Final = 32  # in a step of the usual length
_TOLD_EVERY: Final = 100

Params = dict[str, Any]
Floats = NDArray[np.float32]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Material:
    """A row a text. labels, weights: × tasks; weight 0 where a task says nothing. cues: by task."""

    states: Floats
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    labels: Floats
    weights: Floats
    cues: tuple[Floats, ...]

    def batch(self, rows: Rows, length: int) -> tuple[Floats, Floats]:
        """What the lower layers made of these texts, and 1 where there is a token."""
        states = np.zeros((len(rows), length, self.states.shape[1]), np.float32)
        there = np.zeros((len(rows), length), np.float32)
        for place, row in enumerate(rows):
            tokens = self.lengths[row]
            states[place, :tokens] = self.states[self.starts[row] : self.starts[row] + tokens]
            there[place, :tokens] = 1
        return states, there

    def of(self, rows: Rows) -> tuple[Floats, Floats, tuple[Floats, ...]]:
        return self.labels[rows], self.weights[rows], tuple(cues[rows] for cues in self.cues)

    def by_length(self) -> Iterator[tuple[int, Rows]]:
        padded_to = np.array(_LENGTHS)[np.searchsorted(_LENGTHS, self.lengths)]
        for length in _LENGTHS:
            yield length, np.flatnonzero(padded_to == length)


class Upper:
    """The layers that learn."""

    def __init__(self, encoder: Encoder) -> None:
        self.fixed: Final = encoder.fixed()
        self.range: Final = range(_FIRST, encoder.packed.layers)
        names = [f"l{layer}.{name}" for layer in self.range for name in BIG]
        self.steps: Final = {name: encoder.steps(name) for name in names}
        self.start: Final = {
            "small": {name: jnp.asarray(value) for name, value in encoder.small(_FIRST).items()},
            "big": {name: self.fixed[name] for name in names},
        }

    def vectors(self, params: Params, states: jax.Array, there: jax.Array) -> jax.Array:
        fixed = {**self.fixed, **self.rounded(params["big"])}
        return pooled(through(states, there, params["small"], fixed, self.range), there)

    def rounded(self, big: Arrays) -> Arrays:
        return {name: _rounded(matrix, self.steps[name]) for name, matrix in big.items()}


def _rounded(matrix: jax.Array, steps: jax.Array) -> jax.Array:
    """As it will be packed; what is learned passes straight through the rounding. steps: blocks × columns."""
    blocks = matrix.reshape(steps.shape[0], -1, steps.shape[1])
    unit = jnp.where(steps == 0, 1.0, steps)[:, None, :]
    places = blocks / unit
    whole = places + jax.lax.stop_gradient(jnp.clip(jnp.round(places), -8, 7) - places)
    return (whole * unit).reshape(matrix.shape)


class Tuning:
    """One run: the encoder's upper layers and the heads, a step at a time."""

    def __init__(self, upper: Upper, material: Material, cues: Sequence[int], passes: int) -> None:
        """cues: how many each task has beside a vector."""
        self.upper: Final = upper
        self.material: Final = material
        self._draw: Final = np.random.default_rng(0)
        self._key = jax.random.PRNGKey(0)
        rows = self._draw.choice(len(material.lengths), min(_SPREAD_BY, len(material.lengths)), replace=False)
        first = np.asarray(jax.jit(upper.vectors)(upper.start, *material.batch(rows, _LENGTHS[-1])))
        self._mean, self._spread = jnp.asarray(first.mean(0)), jnp.asarray(first.std(0))
        self.params: Params = {**upper.start, "heads": self._heads(first.shape[1], cues)}
        self._optimizer: Final = _optimizer(passes * len(self.plan()))
        self._state = self._optimizer.init(self.params)
        self._stepped: Final = jax.jit(self._step)

    def once_through(self) -> None:
        for count, (length, rows) in enumerate(self.plan(), 1):
            self._key, key = jax.random.split(self._key)
            own = self.material.of(rows)
            batch = (*self.material.batch(rows, length), *own)
            self.params, self._state, loss = self._stepped(self.params, self._state, batch, key)
            if count % _TOLD_EVERY == 0:
                sys.stderr.write(f"step {count}: loss {float(loss):.4f}\n")

    def plan(self) -> list[tuple[int, Rows]]:
        """Each text once, but the few that fill no batch; batches of one length, in any order."""
        batches = []
        for length, rows in self.material.by_length():
            size = _TOKENS // length // 4 * 4
            shuffled = self._draw.permutation(rows)
            starts = range(0, len(rows) - size + 1, size)
            batches += [(length, shuffled[start : start + size]) for start in starts]
        return [batches[place] for place in self._draw.permutation(len(batches))]

    def _heads(self, width: int, cues: Sequence[int]) -> list[Params]:
        return [
            {
                "in": jnp.asarray(self._draw.normal(0, 0.03, (width + size, _HIDDEN)), jnp.float32),
                "in_bias": jnp.zeros(_HIDDEN),
                "out": jnp.asarray(self._draw.normal(0, 0.1, _HIDDEN), jnp.float32),
                "bias": jnp.zeros(()),
            }
            for size in cues
        ]

    def _step(self, params: Params, state: Any, batch: Any, key: jax.Array) -> tuple[Params, Any, jax.Array]:
        loss, slopes = jax.value_and_grad(self._loss)(params, *batch, key)
        updates, state = self._optimizer.update(slopes, state, params)
        return optax.apply_updates(params, updates), state, loss

    def _loss(
        self,
        params: Params,
        states: jax.Array,
        there: jax.Array,
        labels: jax.Array,
        weights: jax.Array,
        cues: tuple[jax.Array, ...],
        key: jax.Array,
    ) -> jax.Array:
        of_tokens, of_heads = jax.random.split(key)
        is_prefix = jnp.arange(there.shape[1]) < _PREFIX
        seen = there * jnp.where(is_prefix, 1.0, jax.random.bernoulli(of_tokens, _SEEN, there.shape))
        place = (self.upper.vectors(params, states, seen) - self._mean) / self._spread
        logits = []
        for task, own in zip(params["heads"], cues, strict=True):
            of_heads, key = jax.random.split(of_heads)
            row = jnp.concatenate([place, own * _CUE_WEIGHT], 1)
            row = row * jax.random.bernoulli(key, _KEPT, row.shape) / _KEPT
            logits.append(jnp.maximum(row @ task["in"] + task["in_bias"], 0) @ task["out"] + task["bias"])
        return (optax.sigmoid_binary_cross_entropy(jnp.stack(logits, 1), labels) * weights).sum() / _TEXTS


def lower_states(encoder: Encoder, ids: Sequence[tuple[int, ...]]) -> Floats:
    """What the layers below those that learn make of each token, once for all passes: 16-bit, end to end."""
    small, fixed = encoder.small(), encoder.fixed()
    below = jax.jit(partial(through, small=small, fixed=fixed, layers=range(_FIRST)))
    lengths = np.array(list(map(len, ids)))
    ends = np.cumsum(lengths)
    states = np.zeros((ends[-1], encoder.packed.width), np.float16)
    padded_to = np.array(_LENGTHS)[np.searchsorted(_LENGTHS, lengths)]
    for length in _LENGTHS:
        rows = np.flatnonzero(padded_to == length)
        for start in range(0, len(rows), _BATCH):
            some = np.resize(rows[start : start + _BATCH], _BATCH)
            tokens, there = padded([ids[row] for row in some.tolist()], length)
            found = np.asarray(below(encoder.words(tokens), there))
            for row, state in zip(some, found, strict=True):
                states[ends[row] - lengths[row] : ends[row]] = state[: lengths[row]]
    return states


def _optimizer(steps: int) -> Any:
    falling = optax.warmup_cosine_decay_schedule(0, 1.0, int(_WARM_UP * steps), steps, 0.02)

    def adam(rate: float, decay: float = 0.0) -> Any:
        return optax.chain(
            optax.scale_by_adam(b2=0.98),
            optax.add_decayed_weights(decay),
            optax.scale_by_learning_rate(lambda step: rate * falling(step)),
        )

    parts = {"small": adam(_SMALL_RATE), "big": adam(_BIG_RATE), "heads": adam(_HEAD_RATE, _HEAD_DECAY)}
    by_part = optax.multi_transform(parts, {part: part for part in parts})
    return optax.chain(optax.clip_by_global_norm(1.0), by_part)
