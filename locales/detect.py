"""Text → language and how sure. Engines stand behind `Detector`; the default is py3langid."""

import copy
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final, Protocol

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from locales.errors import LocaleError
from locales.mixing import CLEARLY, Share, shares_of
from locales.scripts import BEYOND_LATIN, HAN, KANA, LETTERS, NOT_LATIN, OWN, SHARED
from locales.speech import load_speech
from locales.vocabulary import vocabulary

UNKNOWN: Final = "und"
LATIN_SCRIPT: Final = "Latn"


class UndetectableLanguage(LocaleError):
    """A language that no engine of ours can tell; leave it out of the list."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(f"{language[:40]!r} cannot be told from text; use codes such as en, es, ja")


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """language: code without region, `und` when nobody could tell. confidence: 0.0 to 1.0.

    script: `Latn` where Hindi, Arabic or Russian is written in Latin letters, else None.
    shares: of the languages of a message that mixes them, the largest first; empty where there is one.
    """

    language: str
    confidence: float
    script: str | None = None
    shares: tuple[Share, ...] = ()


class Detector(Protocol):
    """Any text → a guess; never raises. leaning: the language that is likelier beforehand."""

    def detect(self, text: str, leaning: str | None = None) -> LanguageGuess: ...


_NOBODY_KNOWS: Final = LanguageGuess(UNKNOWN, 0.0)
# the start of a message tells its language, and each character costs
_MAX_CHARS: Final = 256
_MAX_WORDS: Final = 48

# in logarithms of odds: what an everyday word is worth, and what is known beforehand
_WORD_WORTH: Final = 3.5
_LEANING: Final = 2.0
_OURS: Final = 1.0
# the engine is not asked about them, so they begin far behind
_BEHIND: Final = math.log(0.02)
_FLOOR: Final = 1e-4

# everyday words alone decide at a tenth of the cost of the engine
_PLAIN_WORDS: Final = 3.0
# below these the engine is wrong too often; words that a language is known by need less
_LEAST_SURE_OF_NAMES: Final = 0.5
_LEAST_SURE_OF_FEW: Final = 0.45
_LEAST_SURE: Final = 0.3
_FEW_WORDS: Final = 2
# addresses, products and codes have numbers beside names, and sound like anything
_LEAST_SURE_OF_CODES: Final = 0.9
_LEAST_BESIDE_CODES: Final = 0.6
# a message in a language the workspace does not speak is named, not bent into one that it does
_LONG_WORDS: Final = 4
_SURELY_FOREIGN: Final = 0.9
_FOREIGN_WORDS: Final = 2.0
_SPARSE: Final = 5.0
_SURELY_STRANGE: Final = 0.9

# how much of a message must be in the conversation's language for it to stay the main one
_STILL_MAIN: Final = 0.35
_STILL_WORDS: Final = 2

# addresses, links and anything with a digit in it are of no language
_NOT_WORDS: Final = re.compile(r"\S*(?:://|www\.|@)\S*|[\w#+-]*\d[\w-]*")
_DIGIT: Final = re.compile(r"\d")
_ARABIZI: Final = re.compile(
    r"(?<![^\W_])(?:[a-z]+[235679][a-z]+[a-z0-9]*|[379][a-z]{2,}[a-z0-9]*)(?![^\W_])"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# understood everywhere, so they say nothing about who writes
_NEUTRAL_WORDS: Final = """
    ok okay k oki okey lol haha hahaha hmm mmm uh eh ah oh no si wow omg sms app email wifi pin x
"""
_NEUTRAL: Final = frozenset(_NEUTRAL_WORDS.split())
_LATIN_CODES: Final = "ca cs da de en es fi fr hu id it nl pl pt ro sv tr vi"
_LATIN: Final = frozenset(_LATIN_CODES.split())
_IN_LATIN: Final = {"hi-Latn": "hi", "ar-Latn": "ar", "ru-Latn": "ru"}
# those in Latin letters it does not know; Afrikaans it takes short Dutch for
_UNASKED: Final = (*_IN_LATIN, "af")


class Py3LangidDetector:
    """Script, everyday words, then py3langid among the languages it was given.

    Another language is named only when its script or a message of some length leaves little doubt.
    Raises UndetectableLanguage.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages: Final = frozenset(language.partition("-")[0].lower() for language in languages)
        known = _engine().labels
        for language in sorted(self._languages):
            if language not in known:
                raise UndetectableLanguage(language)
        self._writers: Final = (self._languages - NOT_LATIN) | _LATIN
        _limited(self._writers)
        vocabulary()

    def detect(self, text: str, leaning: str | None = None) -> LanguageGuess:
        head = text[:_MAX_CHARS].lower().replace("’", "'")
        words = words_of(head)
        if not head.isascii() and BEYOND_LATIN.search(head):
            return self._by_script(head, words, leaning)
        return self._by_words(words, head, leaning)

    def _by_script(self, text: str, words: list[str], leaning: str | None) -> LanguageGuess:
        letters = len(LETTERS.findall(text))
        least = max(letters / 3, 1)
        kana = len(KANA.findall(text))
        # a name in Latin letters or a word of another script does not make the message foreign
        if kana and kana + len(HAN.findall(text)) >= letters / 4:
            return _mixed(LanguageGuess("ja", 0.99), words, None)
        for language, script in OWN:
            if len(script.findall(text)) >= least:
                return _mixed(LanguageGuess(language, 0.99), words, None)
        for script, writers in SHARED:
            if len(script.findall(text)) >= least:
                proof = _ideographs(text) if script is HAN else vocabulary().weigh(words, text)
                guess = self._weighed(words, text, proof, writers, leaning)
                return _mixed(guess, words, leaning)
        return self._by_words(words, text, leaning) if letters else _NOBODY_KNOWS

    def _by_words(self, words: list[str], text: str, leaning: str | None) -> LanguageGuess:
        telling = [word for word in words if word not in _NEUTRAL]
        if not telling or (len(telling) == 1 and len(telling[0]) < 2):
            return _NOBODY_KNOWS
        # a letter beside numbers is part of a code, unless it is somebody who speaks
        spoken = (
            [word for word in telling if len(word) > 1 or word == "i"] if _DIGIT.search(text) else telling
        )
        proof = vocabulary().weigh(spoken, text)
        if len(telling) >= _LONG_WORDS and max(proof.values(), default=0.0) * _SPARSE < len(telling):
            stranger = _stranger(telling, self._writers)
            if stranger is not None:
                return stranger
        guess = _plainly(proof, len(telling))
        if guess is None or (guess.language not in self._languages and guess.language in self._writers):
            guess = self._weighed(telling, text, proof, self._writers, leaning)
        is_several = sum(worth >= CLEARLY for worth in proof.values()) > 1
        return _mixed(guess, words, leaning) if is_several else guess

    def _weighed(
        self,
        words: list[str],
        text: str,
        proof: dict[str, float],
        writers: frozenset[str],
        leaning: str | None,
    ) -> LanguageGuess:
        """Engine, words and what is known beforehand together."""
        ranked = _limited(writers).rank(" ".join(words) or text)
        odds = {
            language: math.log(max(share, _FLOOR)) + _WORD_WORTH * proof.get(language, 0.0)
            for language, share in ranked
        }
        if writers is self._writers:
            for tag in _UNASKED:
                if tag in proof and tag not in odds:
                    odds[tag] = _BEHIND + _WORD_WORTH * proof[tag]
        for language in odds:
            if _IN_LATIN.get(language, language) in self._languages:
                odds[language] += _OURS
            if _IN_LATIN.get(language, language) == leaning:
                odds[language] += _LEANING
        shares = _normal(odds)
        first = max(shares, key=shares.__getitem__)
        ours = {one: share for one, share in shares.items() if _IN_LATIN.get(one, one) in self._languages}
        if first not in ours:
            is_long = len(words) >= _LONG_WORDS or writers is not self._writers
            known_words = proof.get(first, 0.0)
            if (is_long and shares[first] >= _SURELY_FOREIGN) or known_words >= _FOREIGN_WORDS or not ours:
                return _guess(first, shares[first]) if is_long or known_words else _NOBODY_KNOWS
            total = sum(ours.values())
            first = max(ours, key=ours.__getitem__)
            shares = {one: share / total for one, share in ours.items()} if len(ours) > 1 else ours
        known_words, is_latin = proof.get(first, 0.0), writers is self._writers
        least = _least_sure(known_words, len(words), is_latin)
        if is_latin and known_words < _LEAST_BESIDE_CODES and first != leaning and _DIGIT.search(text):
            least = _LEAST_SURE_OF_CODES
        return _guess(first, shares[first]) if shares[first] >= least else _NOBODY_KNOWS


def _least_sure(known_words: float, words: int, is_latin: bool) -> float:
    if known_words or not is_latin:
        return _LEAST_SURE
    return _LEAST_SURE_OF_NAMES if words <= _FEW_WORDS else _LEAST_SURE_OF_FEW


def _stranger(words: list[str], writers: frozenset[str]) -> LanguageGuess | None:
    """A language outside the common ones, where hardly any everyday word of those was found."""
    language, share = _limited(_every_latin()).rank(" ".join(words))[0]
    return _guess(language, share) if language not in writers and share >= _SURELY_STRANGE else None


@lru_cache(maxsize=1)
def _every_latin() -> frozenset[str]:
    return frozenset(_engine().labels) - NOT_LATIN


def _plainly(proof: dict[str, float], words: int) -> LanguageGuess | None:
    """By everyday words alone, where they are many and no other language has nearly as many."""
    if not proof:
        return None
    first = max(proof, key=proof.__getitem__)
    most = proof[first]
    second = max((worth for language, worth in proof.items() if language != first), default=0.0)
    if most < _PLAIN_WORDS or second * 2 > most or most * 4 < words:
        return None
    return _guess(first, 0.98)


def _guess(tag: str, confidence: float) -> LanguageGuess:
    confidence = min(round(confidence, 3), 0.999)
    if tag in _IN_LATIN:
        return LanguageGuess(_IN_LATIN[tag], confidence, LATIN_SCRIPT)
    return LanguageGuess(tag, confidence)


def _mixed(guess: LanguageGuess, words: list[str], leaning: str | None) -> LanguageGuess:
    """The guess with the shares of its languages; the conversation's own stays the main one while it can."""
    if guess.language == UNKNOWN:
        return guess
    tag = f"{guess.language}-{guess.script}" if guess.script else guess.language
    shares = shares_of(words, tag)
    if not shares:
        return guess
    spoken = {_IN_LATIN.get(one.language, one.language): one.share for one in shares}
    main = shares[0].language
    if leaning in spoken and spoken[leaning] >= _STILL_MAIN:
        main = next(one.language for one in shares if _IN_LATIN.get(one.language, one.language) == leaning)
    return LanguageGuess(
        _IN_LATIN.get(main, main),
        guess.confidence,
        LATIN_SCRIPT if main in _IN_LATIN else None,
        tuple(Share(_IN_LATIN.get(one.language, one.language), one.share) for one in shares),
    )


def _ideographs(text: str) -> dict[str, float]:
    """Compounds and letters of Japanese and Chinese: they leave no spaces between words."""
    found: dict[str, float] = {}
    for language in ("ja", "zh"):
        own = load_speech()[language]
        worth = 1.0 * sum(word in text for word in own.words) + 0.7 * len(own.letters.intersection(text))
        if worth:
            found[language] = worth
    return found


def words_of(text: str) -> list[str]:
    """Lower-case words, without addresses, numbers and codes; Arabic chat writes letters as digits."""
    if any(sign in text for sign in "0123456789@:."):
        arabic = [word for word in _ARABIZI.findall(text) if word in vocabulary().only]
        text = _NOT_WORDS.sub(" ", text)
        return [*arabic, *_WORD.findall(text)[:_MAX_WORDS]]
    return _WORD.findall(text)[:_MAX_WORDS]


def _normal(odds: dict[str, float]) -> dict[str, float]:
    most = max(odds.values())
    parts = {language: math.exp(one - most) for language, one in odds.items()}
    total = sum(parts.values())
    return {language: part / total for language, part in parts.items()}


def still_sounds_like(language: str, text: str, words: Iterable[str], *, least: float = _STILL_WORDS) -> bool:
    """A cheap yes for a conversation that goes on in its language; no means: ask a detector.

    words: the lower-case words of the text. least: so many must be everyday words of the language.
    """
    if language == "ja":
        return KANA.search(text) is not None
    known = vocabulary()
    spoken, only = known.of.get(language, frozenset()), known.only
    own = strange = 0
    for word in islice(words, _MAX_WORDS):
        if word in spoken:
            own += 1
        elif word in only:
            strange += 1
    if own < least or strange > 1 or strange * 3 > own:
        return False
    return text.isascii() or BEYOND_LATIN.search(text) is None


def preload() -> None:
    """Unpack what the engine knows, in half a second, so that the first detector need not wait for it."""
    _engine()
    vocabulary()


@lru_cache(maxsize=1)
def _engine() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=64)
def _limited(languages: frozenset[str]) -> LanguageIdentifier:
    """An identifier of its own per set: the module's `set_languages` is global. The tables are shared."""
    engine = copy.copy(_engine())
    engine.set_languages(languages)
    return engine
