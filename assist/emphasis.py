"""Loudness that needs no language: capitals, repeated marks and letters, emoji."""

import re
from collections.abc import Sequence
from typing import Final

import re2

from assist.reading import Span

_MARKS: Final = re.compile(r"[!?！？؟¡¿❗❓‼⁉]{2,}")
# no letter that people laugh with (kkkk, wwww, هههه) or fill in (xxxx), and no ideograph
_STRETCHED: Final = re.compile(r"([^\W\d_khwxهㅋㅎ\u3400-\u9fff])\1{3,}")
# these are often written twice, the others hardly ever
_DRAWN_OUT_PAIR: Final = re.compile(r"([bcdefglmnoprstz])\1{2,}", re.IGNORECASE)
_DRAWN_OUT: Final = re.compile(r"([^\W\d_bcdefglmnoprstz])\1{2,}", re.IGNORECASE)
# so, no, me, le: no word of two letters ends in two of a kind
_DRAWN_OUT_END: Final = re.compile(
    r"(?<!\w)([sngyld](?=o)|[mwhnjdlqt](?=e))([oe])\2{2,}(?!\w)", re.IGNORECASE
)
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_LETTER: Final = re.compile(r"[^\W\d_]")
# a word in capitals among small ones is loud when it is one of these, else an abbreviation
_LOUD_WORDS: Final = frozenset(
    [
        "NOT",
        "NEVER",
        "STILL",
        "NOTHING",
        "NOW",
        "WHY",
        "STOP",
        "NOBODY",
        "NUNCA",
        "YA",
        "NADA",
        "NADIE",
        "BASTA",
        "NICHT",
        "NIE",
        "NIEMAND",
        "KEINE",
        "SOFORT",
        "IMMER",
        "ENDLICH",
        "RIEN",
        "JAMAIS",
        "PAS",
        "PERSONNE",
        "TOUJOURS",
        "ENCORE",
        "NÃO",
        "NINGUÉM",
        "AGORA",
        "SEMPRE",
        "MAI",
        "NIENTE",
        "NESSUNO",
        "SUBITO",
        "ANCORA",
        "НЕ",
        "НИКОГДА",
        "НИКТО",
        "НИЧЕГО",
        "СРОЧНО",
        "НІКОЛИ",
        "НІХТО",
        "НІЧОГО",
        "NIET",
        "NOOIT",
        "INTE",
        "ALDRIG",
        "NIGDY",
        "NIKT",
        "NIC",
        "NU",
        "NICIODATĂ",
        "NIMENI",
        "NIMIC",
        "HIÇ",
        "ASLA",
    ]
)
_ANGRY_EMOJI: Final = re.compile("[😡🤬😠👿😤🖕💢]")
_SAD_EMOJI: Final = re.compile("[😭😢😞😔💔😩😫]")
_ANNOYED_EMOJI: Final = re.compile("[🙄😒😑👎🙁☹]")
# RE2 knows no `\1`, so each letter is spelt out; other scripts are looked at one by one
_STRETCHABLE: Final = tuple(letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter not in "khwx")
_PERHAPS_LOUD: Final = (
    _MARKS.pattern,
    r"\p{Lu}{2}",
    _ANGRY_EMOJI.pattern,
    _SAD_EMOJI.pattern,
    _ANNOYED_EMOJI.pattern,
    "(?i)" + "|".join(f"{letter}{{4}}" for letter in _STRETCHABLE),
)

_MARKS_WEIGHT: Final = 0.15
_MANY_MARKS_WEIGHT: Final = 0.22
_STRETCHED_WEIGHT: Final = 0.12
_LOUD_WORD_WEIGHT: Final = 0.12
_SHOUT_WEIGHT: Final = 0.3
_ANGRY_WEIGHT: Final = 0.5
_SAD_WEIGHT: Final = 0.3
_ANNOYED_WEIGHT: Final = 0.2
_EMOJI: Final = (
    (_ANGRY_WEIGHT, _ANGRY_EMOJI),
    (_SAD_WEIGHT, _SAD_EMOJI),
    (_ANNOYED_WEIGHT, _ANNOYED_EMOJI),
)
_SHOUT_LETTERS: Final = 10
_SHOUT_SHARE: Final = 0.6


def _set_of(patterns: Sequence[str]) -> re2.Set:
    found = re2.Set.SearchSet()
    for pattern in patterns:
        found.Add(pattern)
    found.Compile()
    return found


# one pass for all of it: most messages are quiet
_LOUD: Final = _set_of(_PERHAPS_LOUD)


def find_emphasis(text: str, lowered: str) -> list[tuple[float, Span]]:
    """What each loud place adds, once a kind: ten marks in ten places are not ten times as loud."""
    is_loud = bool(_LOUD.Match(text.encode("utf-8", "replace")))
    if not is_loud and text.isascii():
        return []
    found = []
    if match := _STRETCHED.search(lowered):
        found.append((_STRETCHED_WEIGHT, _span(match)))
    if not is_loud:
        return found
    found += _marks(text)
    if not text.isascii():
        for weight, emoji in _EMOJI:
            if match := emoji.search(text):
                found.append((weight, _span(match)))
    return found + _capitals(text)


def find_shouting(text: str) -> tuple[Span, ...]:
    """Marks that shout, and capitals: the places that are loud in anybody's words, a reply's too."""
    return tuple(span for _, span in (*_marks(text), *_capitals(text)))


def shorten(text: str) -> str:
    """The text with words that were drawn out as long as they usually are."""
    text = _DRAWN_OUT_END.sub(r"\1\2", text)
    return _DRAWN_OUT.sub(r"\1", _DRAWN_OUT_PAIR.sub(r"\1\1", text))


def _marks(text: str) -> list[tuple[float, Span]]:
    match = max(_MARKS.finditer(text), key=_length, default=None)
    if match is None:
        return []
    return [(_MANY_MARKS_WEIGHT if _length(match) > 2 else _MARKS_WEIGHT, _span(match))]


def _capitals(text: str) -> list[tuple[float, Span]]:
    words = [word for word in _WORD.finditer(text) if word[0].isupper()]
    if not words:
        return []
    loud = sum(map(_length, words))
    if loud >= _SHOUT_LETTERS and len(words) > 1 and loud >= _SHOUT_SHARE * len(_LETTER.findall(text)):
        return [(_SHOUT_WEIGHT, Span(words[0].start(), words[-1].end()))]
    return [(_LOUD_WORD_WEIGHT, _span(word)) for word in words if word[0] in _LOUD_WORDS][:1]


def _length(match: re.Match[str]) -> int:
    return match.end() - match.start()


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())
