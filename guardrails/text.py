"""Text as rules see it, with a map back to what was written."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from guardrails.errors import UnreadableText

_SAME_LENGTH: Final = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("’‘ʼ´`′", "'")
    | dict.fromkeys("‐‑−", "-")
    | dict.fromkeys("–―", "—")
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000", " ")
    # small capitals, letters in black circles, squares and flags: compatibility forms leave them as they are
    | dict(zip(map(ord, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"), "abcdefghijklmnoprstuvwyz", strict=True))
    | {first + place: chr(97 + place) for first in (0x1F150, 0x1F170, 0x1F1E6) for place in range(26)}
    | {"…": ".", "｡": "。", "､": "、", "„": "“", "‟": "“"}
)
# one of them, or a sign like them: looked for first, since to translate takes ten times as long
_CHANGED: Final = re.compile(
    f"[{re.escape(''.join(chr(code) for code in _SAME_LENGTH if code < 1 << 16))}\U0001f100-\U0001f1ff]"
)
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_LOOKALIKE: Final = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнгɡɑıοανικρτυχεωγηβոօսհꭰꭺᏴᏟᎬᎻᎫᏦᏞᎷᏢᏚᎢᏔᏃᎩᎡᏙᏀᎠᎪ",
    "aeopcyxijshdqwkmtbhrgaioavikptuxewynbnouhdabcehjklmpstwzyrvgda",
)
# and Latin letters in Cyrillic words, told by a letter that no Latin one looks like
_CYRILLIC_TWIN: Final = str.maketrans("aeopcyxijshkmtbr", "аеорсухіјѕһкмтвг")
_CYRILLIC_ALONE: Final = re.compile("[бджзийлфцчшщъыьэюяёўїєґ]")
_FOREIGN_LETTER: Final = re.compile("[\u0370-\u058f\u13a0-\u13f5\uab70-\uabbfɡɑı]")
_MARK: Final = re.compile("[\u0300-\u036f]")
_TURKISH: Final = str.maketrans("İı", "ii")
_HALF_WIDTH_MARKS: Final = "ﾞﾟ"
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN: Final = re.compile("[a-z]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class View:
    """Folded text. `starts`, `ends`: for each character its place in the original; None: the same place."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def is_readable(text: str) -> bool:
    return text.isascii() or _SURROGATE.search(text) is None


def check_readable(text: str) -> None:
    if not text.isascii() and (found := _SURROGATE.search(text)):
        raise UnreadableText(found.start())


def is_as_written(text: str, seen: View) -> bool:
    """Whether nothing but case and signs between the words was changed for it to be seen so."""
    written = text.translate(_TURKISH).casefold()
    return len(written) == len(seen.text) and not any(
        (was.isalnum() or now.isalnum()) for was, now in zip(written, seen.text, strict=True) if was != now
    )


def narrowed(text: str) -> str:
    """Wide letters, digits and signs as the usual ones, each in its own place."""
    return text.translate(_SAME_LENGTH) if not text.isascii() and _CHANGED.search(text) else text


def view(text: str) -> View:
    """Compatibility forms and case folded, invisible characters gone, lookalike letters of other scripts
    read as the Latin ones they pose as."""
    if text.isascii():
        return View(text.lower().replace("`", "'"))
    folded = narrowed(text).casefold()
    plain = len(folded) == len(text) and unicodedata.is_normalized("NFKC", folded)
    if plain and not (_INVISIBLE.search(folded) or _MARK.search(folded)):
        return View(_unmask(folded))
    return _mapped_view(text)


def _mapped_view(text: str) -> View:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in _fold(text[start:end]):
            if letter.isspace() and not letters:  # what stood in front of it cannot be seen
                continue
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return View(_unmask("".join(letters)), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each visible character together with the marks and invisible characters that follow it."""
    clusters: list[tuple[int, int]] = []
    start = 0
    for position in range(1, len(text) + 1):
        if position < len(text) and continues(text[position]):
            continue
        clusters.append((start, position))
        start = position
    return clusters


def continues(char: str) -> bool:
    return unicodedata.combining(char) != 0 or char in _HALF_WIDTH_MARKS or bool(_INVISIBLE.match(char))


def _fold(cluster: str) -> str:
    visible = _INVISIBLE.sub("", cluster).translate(_SAME_LENGTH)
    composed = unicodedata.normalize("NFKC", visible).casefold()
    return _MARK.sub("", unicodedata.normalize("NFKC", composed)).translate(_SAME_LENGTH)


def _unmask(text: str) -> str:
    """Lookalikes are folded in words that mix scripts, and in all words of a text that is mostly Latin or has
    Latin letters and nothing but their lookalikes. A word with a letter that only Cyrillic has is Cyrillic.
    """
    if not (_FOREIGN_LETTER.search(text) and _LATIN.search(text)):
        return text
    latin = len(_LATIN.findall(text))
    is_latin = 2 * latin > sum(map(str.isalpha, text))
    is_latin = is_latin or not _FOREIGN_LETTER.search(text.translate(_LOOKALIKE))

    def read(word: re.Match[str]) -> str:
        if not (is_latin or _LATIN.search(word[0])):
            return word[0]
        return word[0].translate(_CYRILLIC_TWIN if _CYRILLIC_ALONE.search(word[0]) else _LOOKALIKE)

    return _WORD.sub(read, text)
