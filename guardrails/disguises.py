"""What a text may say when it is read as its writer meant it to be read by a machine alone."""

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import unquote

from guardrails.steering import without_marks

_LONGEST: Final = 4000  # of one hidden text; no more is looked at
_MOST: Final = 4  # hidden texts of one kind
_ONE_BY_ONE: Final = re.compile(r"(?<!\w)(?:\w[\s._\-*|/~·•+,]{1,4}){5,}\w(?!\w)")
_GAP: Final = re.compile(r"\s{2,}|\s?[|/]\s?")
_BETWEEN_LETTERS: Final = re.compile(r"[\s._\-*|/~·•+,]+")
_INSIDE: Final = re.compile(r"(?<=\w)[*~`|^\\](?=\w)|(?<=[^\W_])_(?=[^\W_])")
_LEET_WORD: Final = re.compile(r"(?=\S*[a-z])(?=\S*[013457@$!|])[a-z013457@$!|]{3,}", re.IGNORECASE)
_LEET: Final = (str.maketrans("013457@$!|", "oieastasii"), str.maketrans("013457@$!|", "oleastasll"))
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX: Final = re.compile(r"(?:(?:0x|\\x)?[0-9a-fA-F]{2}[\s,:]?){10,}")
_HEX_PAIR: Final = re.compile(r"(?:0x|\\x)?([0-9a-fA-F]{2})")
_BINARY: Final = re.compile(r"(?:[01]{8}\s?){6,}")
_ESCAPED: Final = re.compile(r"(?:\\u[0-9a-fA-F]{4}){3,}")
_PERCENT: Final = re.compile(r"(?:%[0-9a-fA-F]{2}.{0,8}?){3,}")
_UNSEEN: Final = re.compile("[\u200b-\u200f\u2060-\u2064\u00ad\ufeff]")
_TAGGED: Final = re.compile("[\U000e0020-\U000e007e]{4,}")
_TAG_BASE: Final = 0xE0000
_UNTAGGED: Final = {code: chr(code - _TAG_BASE) for code in range(0xE0020, 0xE007F)}
_LATIN: Final = re.compile("[a-z]")
_MARKED: Final = re.compile("[\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Hidden:
    """start, end: where it stands in the text. kind: how it was hidden, for people.

    is_squeezed: its words run together. is_sure: nobody writes so by chance.
    """

    kind: str
    text: str
    start: int
    end: int
    is_squeezed: bool = False
    is_sure: bool = True


def hidden_in(text: str) -> Iterator[Hidden]:
    """Every reading but the plain one."""
    text = text[:_LONGEST]
    yield from _spaced(text)
    yield from _coded(text)
    yield from _unseen(text)
    yield from _respelled(text)
    yield from _turned(text)


def _spaced(text: str) -> Iterator[Hidden]:
    runs = list(_ONE_BY_ONE.finditer(text))
    if not runs:
        return
    has_gaps = any(_GAP.search(run[0]) for run in runs)
    read = _ONE_BY_ONE.sub(_joined, text)
    yield Hidden("spacing", read, runs[0].start(), runs[-1].end(), is_squeezed=not has_gaps)
    if has_gaps:
        yield Hidden("spacing", read, runs[0].start(), runs[-1].end(), is_squeezed=True)


def _joined(run: re.Match[str]) -> str:
    return " ".join(_BETWEEN_LETTERS.sub("", word) for word in _GAP.split(run[0]))


def _coded(text: str) -> Iterator[Hidden]:
    for pattern, decode, kind in (
        (_BASE64, _from_base64, "base64"),
        (_HEX, _from_hex, "hexadecimal code"),
        (_BINARY, _from_binary, "binary code"),
    ):
        for count, run in enumerate(pattern.finditer(text)):
            if count < _MOST and (read := _readable(decode(run[0]))):
                yield Hidden(kind, read, *run.span())
    if escaped := _ESCAPED.search(text):
        yield Hidden("escapes", _from_escapes(text), escaped.start(), len(text))
    if quoted := _PERCENT.search(text):
        yield Hidden("escapes", unquote(text), quoted.start(), len(text))
    if "&" in text and (read := html.unescape(text)) != text:
        yield Hidden("escapes", read, 0, len(text), is_sure=False)


def _unseen(text: str) -> Iterator[Hidden]:
    if run := _TAGGED.search(text):
        yield Hidden("invisible letters", run[0].translate(_UNTAGGED), *run.span())
    if len(marks := list(_UNSEEN.finditer(text))) > 2:
        yield Hidden(
            "invisible spaces", _UNSEEN.sub(" ", text), marks[0].start(), marks[-1].end(), is_sure=False
        )


def _respelled(text: str) -> Iterator[Hidden]:
    lowered = text.casefold()
    words = list(_LEET_WORD.finditer(lowered))
    if len(words) > 1:
        for letters in _LEET:
            read = _LEET_WORD.sub(partial(_translated, letters), lowered)
            yield Hidden("figures for letters", read, words[0].start(), words[-1].end())
    if _INSIDE.search(text):
        yield Hidden("marks inside words", _INSIDE.sub("", text), 0, len(text), is_sure=False)
    if _MARKED.search(lowered):
        yield Hidden("accents", without_marks(text), 0, len(text), is_sure=False)


def _translated(letters: dict[int, int], word: re.Match[str]) -> str:
    return word[0].translate(letters)


def _turned(text: str) -> Iterator[Hidden]:
    if _LATIN.search(text.casefold()):
        yield Hidden("rot13", codecs.encode(text, "rot13"), 0, len(text), is_sure=False)
    backwards = text[::-1]
    yield Hidden("writing backwards", backwards, 0, len(text), is_sure=False)
    yield Hidden("writing backwards", " ".join(reversed(backwards.split())), 0, len(text), is_sure=False)
    yield Hidden("writing backwards", " ".join(reversed(text.split())), 0, len(text), is_sure=False)


def _from_base64(run: str) -> bytes:
    run = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(
            run[: len(run) // 4 * 4] if len(run) % 4 == 1 else run + "=" * (-len(run) % 4)
        )
    except binascii.Error:
        return b""


def _from_hex(run: str) -> bytes:
    return bytes(int(pair, 16) for pair in _HEX_PAIR.findall(run))


def _from_binary(run: str) -> bytes:
    return bytes(int(byte, 2) for byte in re.findall("[01]{8}", run))


def _from_escapes(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda each: chr(int(each[1], 16)), text)


def _readable(raw: bytes) -> str:
    """'' for what is no text."""
    try:
        read = raw.decode()
    except UnicodeDecodeError:
        return ""
    letters = sum(char.isalpha() or char.isspace() for char in read)
    return read if read.isprintable() and letters >= 0.8 * max(len(read), 1) else ""
