"""Which language a sentence is in, as far as its letters and small words tell."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum
from math import ceil
from typing import Final

_ENOUGH_SIGNS: Final = 2  # one small word alone can be a name or a loan
_WORDS_PER_SIGN: Final = 3  # related languages share some small words, but never so many
_WORDS_PER_SIGN_ELSEWHERE: Final = 5  # in other scripts than Latin, where letters tell most neighbours apart
_WORD: Final = re.compile(r"(?:[^\W\d_]+|[\u064b-\u0652\u0900-\u0903\u093a-\u094f]+)+")
_ASCII_WORD: Final = re.compile("[A-Za-z]+")


class Script(StrEnum):
    """What a language is written in. Japanese and Chinese share signs; kana tells them apart."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    DEVANAGARI = "devanagari"
    HANGUL = "hangul"
    HAN = "han"
    JAPANESE = "japanese"


_LETTERS: Final = {
    Script.LATIN: "a-z\u00df-\u024f\u1e00-\u1eff",
    Script.CYRILLIC: "\u0400-\u052f",
    Script.ARABIC: "\u0620-\u06ff\u0750-\u077f",
    Script.DEVANAGARI: "\u0900-\u097f",
    Script.HANGUL: "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    Script.HAN: "\u3400-\u9fff",
    Script.JAPANESE: "\u3041-\u30ff\u4e00-\u9fff",
}
_NOT_OF: Final = {script: re.compile(rf"[^\W\d_{letters}]") for script, letters in _LETTERS.items()}
_OF: Final = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}
_KANA: Final = re.compile("[\u3041-\u30ff]")
_BEYOND_LATIN: Final = re.compile(
    f"[{''.join(letters for script, letters in _LETTERS.items() if script is not Script.LATIN)}]"
)


class Tongue:
    """A language to be told. All texts are folded ones, as `guardrails.text.view` gives them."""

    def __init__(self, script: Script, tells: Sequence[str], foreign_letters: str) -> None:
        """tells: small words, * standing for any letters; in Chinese, signs.

        foreign_letters: those of its script that it does not write, and its neighbours do.
        """
        self.script: Final = script
        self.words: Final = frozenset(each for each in tells if "*" not in each)
        self._shapes: Final = _any_of(each for each in tells if "*" in each)
        self._signs: Final = _any_of(self.words)
        self._foreign: Final = _any_of(foreign_letters)

    def may_be_in(self, text: str) -> bool:
        """Whether there is a letter of its script at all."""
        if text.isascii() and self.script is not Script.LATIN:
            return False
        return _OF[self.script].search(text) is not None

    def signs(self, text: str, words: Sequence[str]) -> int:
        """How many signs of it a sentence shows; 0 when they are too few to tell. words: `words_of(text)`."""
        if self.script is not Script.LATIN and not self.may_be_in(text):
            return 0
        match self.script:
            case Script.JAPANESE:
                signs, enough = len(_KANA.findall(text)), _ENOUGH_SIGNS
            case Script.HANGUL:
                signs, enough = len(_OF[Script.HANGUL].findall(text)), _ENOUGH_SIGNS
            case Script.HAN:
                signs, enough = 0 if _KANA.search(text) else len(self._signs.findall(text)), _ENOUGH_SIGNS
            case Script.LATIN:
                signs = sum(map(self.words.__contains__, words))
                enough = max(_ENOUGH_SIGNS, ceil(len(words) / _WORDS_PER_SIGN))
            case _:
                signs = sum(word in self.words or bool(self._shapes.fullmatch(word)) for word in words)
                enough = max(1, ceil(len(words) / _WORDS_PER_SIGN_ELSEWHERE))
        return signs if signs >= enough and not self._is_foreign(text) else 0

    def reads(self, text: str) -> bool:
        """Whether the letters of a sentence are of its script, or there are none."""
        if text.isascii() and self.script is Script.LATIN:
            return True
        return 2 * len(_NOT_OF[self.script].findall(text)) <= len(text) and not self._is_foreign(text)

    def _is_foreign(self, text: str) -> bool:
        return len(self._foreign.findall(text)) >= _ENOUGH_SIGNS


class Tongues:
    """Many languages, told apart in one pass over the words."""

    def __init__(self, tongues: Mapping[str, Tongue]) -> None:
        """tongues: by a name each."""
        self._latin: Final = {name: one for name, one in tongues.items() if one.script is Script.LATIN}
        self._others: Final = {name: one for name, one in tongues.items() if name not in self._latin}
        self._tellers: Final[dict[str, list[str]]] = {}
        for name, one in self._latin.items():
            for word in one.words:
                self._tellers.setdefault(word, []).append(name)

    def signs(self, text: str, words: Sequence[str], *, above: int = 0) -> dict[str, int]:
        """What `Tongue.signs` gives for each of them that shows more than so many."""
        heard: dict[str, int] = {}
        for word in words:
            for name in self._tellers.get(word, ()):
                heard[name] = heard.get(name, 0) + 1
        # the count is one of the language's own, which says if that is enough
        least = max(_ENOUGH_SIGNS, above + 1)
        found = {
            name: self._latin[name].signs(text, words) for name, count in heard.items() if count >= least
        }
        if not text.isascii() and _BEYOND_LATIN.search(text):
            found |= {name: one.signs(text, words) for name, one in self._others.items()}
        return {name: signs for name, signs in found.items() if signs > above}

    def are_of(self, name: str, text: str, words: Sequence[str], known: Container[str]) -> bool:
        """Whether a text that may be too short for a proof speaks for this language and for no other.

        known: further words of this language, which small words of another may be.
        """
        if name in self._others:
            others = (one.signs(text, words) for other, one in self._others.items() if other != name)
            is_latin = any(word in self._tellers for word in words)
            return bool(self._others[name].signs(text, words)) and not (is_latin or any(others))
        heard = Counter(teller for word in words for teller in self._tellers.get(word, ()))
        own = heard.pop(name, 0)
        strange = any(name not in self._tellers.get(word, (name,)) and word not in known for word in words)
        return own > max(heard.values(), default=0) and not (strange or _NOT_OF[Script.LATIN].search(text))


def words_of(text: str) -> list[str]:
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def _any_of(parts: Iterable[str]) -> re.Pattern[str]:
    """Of none, it finds nothing."""
    return re.compile("|".join(re.escape(part).replace(r"\*", r"\w*") for part in parts) or "(?!)")
