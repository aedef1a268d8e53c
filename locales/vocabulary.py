"""Which languages the words of a message belong to."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from locales.speech import load_speech

# what a word proves that so many languages share
_WORTH: Final = (1.0, 0.6, 0.4, 0.25)
_LETTER_WORTH: Final = 0.5
_PLAIN: Final = str.maketrans({"đ": "d", "ł": "l", "ı": "i", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe"})
_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

Owners = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """owners: by word or letter, the languages that have it and what it proves for each.

    only: words by the one language that has them. of: all words that a language has.
    """

    owners: dict[str, Owners]
    letters: dict[str, str]
    only: dict[str, str]
    of: dict[str, frozenset[str]]

    def weigh(self, words: Iterable[str], text: str) -> dict[str, float]:
        """What the words prove for each language; languages without any are left out."""
        found: dict[str, float] = {}
        owners = self.owners
        for word in words:
            if known := owners.get(word):
                for language, worth in known:
                    found[language] = found.get(language, 0.0) + worth
        if not text.isascii():
            for language in {self.letters[letter] for letter in self.letters.keys() & set(text)}:
                found[language] = found.get(language, 0.0) + _LETTER_WORTH
        return found


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    speech = load_speech()
    has: dict[str, set[str]] = {}
    for tag, one in speech.items():
        for word in one.words:
            has.setdefault(word, set()).add(tag)
    bare: dict[str, set[str]] = {}
    for tag, one in speech.items():
        for word in one.words:
            for form in _hurried(word, tag):
                # what another language really writes so is that language's
                if form not in has:
                    bare.setdefault(form, set()).add(tag)
    has |= bare
    letters: dict[str, str] = {}
    for tag, one in speech.items():
        for letter in one.letters:
            letters[letter] = "" if letter in letters else tag
    return Vocabulary(
        owners={word: _worth(tags) for word, tags in has.items()},
        letters={letter: tag for letter, tag in letters.items() if tag},
        only={word: next(iter(tags)) for word, tags in has.items() if len(tags) == 1},
        of={tag: frozenset(word for word, tags in has.items() if tag in tags) for tag in speech},
    )


def _worth(tags: set[str]) -> Owners:
    worth = _WORTH[min(len(tags), len(_WORTH)) - 1]
    return tuple((tag, worth) for tag in sorted(tags))


def _hurried(word: str, tag: str) -> set[str]:
    """The word as it is typed without accents, and German umlauts spelt out."""
    if word.isascii() or unicodedata.name(word[0], "").partition(" ")[0] != "LATIN":
        return set()
    bare = unicodedata.normalize("NFD", word.translate(_PLAIN))
    forms = {"".join(sign for sign in bare if not unicodedata.combining(sign))}
    if tag == "de":
        forms.add(word.translate(_SPELT_OUT))
    return {form for form in forms if len(form) > 1}
