"""Text → language and how sure. Engines stand behind `Detector`; the default is py3langid."""

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from locales.errors import LocaleError

UNKNOWN: Final = "und"


class UndetectableLanguage(LocaleError):
    """A language that no engine of ours can tell; leave it out of the list."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(f"{language[:40]!r} cannot be told from text; use codes such as en, es, ja")


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """language: code without region, `und` when nobody could tell. confidence: 0.0 to 1.0."""

    language: str
    confidence: float


class Detector(Protocol):
    """Any text → a guess; never raises."""

    def detect(self, text: str) -> LanguageGuess: ...


_NOBODY_KNOWS: Final = LanguageGuess(UNKNOWN, 0.0)
# the start of a message tells its language, and each character costs
_MAX_CHARS: Final = 256
# below these the engine is wrong too often on the language_id texts; more words need less
_MIN_CONFIDENCE_SHORT: Final = 0.5
_MIN_CONFIDENCE: Final = 0.35
_SHORT_WORDS: Final = 2
# a message in a language the workspace does not speak is named, not bent into one that it does
_LONG_WORDS: Final = 4
_SURELY_FOREIGN: Final = 0.9

_EVERYDAY_WORDS: Final = 4

# addresses, links and anything with a digit in it are of no language
_NOT_WORDS: Final = re.compile(r"\S*(?:://|www\.|@|\d)\S*")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEYOND_LATIN: Final = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff\uff66-\uffdc]")

_KANA: Final = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# scripts that one language of chats owns, before those that several share
_OWN_SCRIPT: Final = (
    ("ko", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
)
_SHARED_SCRIPT: Final = (
    (
        re.compile(r"[\u0400-\u052f]"),
        frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}),
    ),
    (re.compile(r"[\u0600-\u06ff\u0750-\u077f]"), frozenset({"ar", "fa", "ku", "ps", "ug", "ur"})),
    (re.compile(r"[\u0900-\u097f]"), frozenset({"hi", "mr", "ne", "sa"})),
    (_HAN, frozenset({"ja", "zh"})),
)
_NOT_LATIN: Final = frozenset(language for language, _ in _OWN_SCRIPT).union(
    *(languages for _, languages in _SHARED_SCRIPT)
)

_LATIN_CODES: Final = "ca cs da de en es fi fr hu id it nl pl pt ro sv tr vi"
_LATIN: Final = frozenset(_LATIN_CODES.split())

# understood everywhere, so they say nothing about who writes
_NEUTRAL_WORDS: Final = """
    ok okay k oki okey lol haha hahaha hmm mmm uh eh ah oh no si wow omg sms app email wifi pin
"""
_NEUTRAL: Final = frozenset(_NEUTRAL_WORDS.split())
# what a message of one to three words is mostly made of, where engines guess badly
_GREETINGS: Final = {
    "de": "hallo danke bitte guten tag moin servus tschüss vielen dank ja nein",
    "en": "hello hi hey thanks thank you please yes yeah yep sure bye sorry help good morning hiya",
    "es": "hola gracias buenas buenos tardes noches días dias sí favor adiós adios vale bueno ayuda",
    "fr": "bonjour bonsoir salut merci oui beaucoup revoir coucou",
    "it": "ciao grazie buongiorno buonasera salve prego arrivederci",
    "nl": "hoi dank bedankt dag goedemorgen alstublieft",
    "pl": "cześć dziękuję dzięki proszę witam tak nie",
    "pt": "olá ola oi obrigado obrigada bom boa tarde noite dia sim tchau",
    "tr": "merhaba selam teşekkürler evet",
    "vi": "xin chào cảm ơn",
}
# words of daily use that no other language of this table shares
_EVERYDAY: Final = {
    "de": "der das ist und ich nicht mein meine ein eine wurde habe auf mit für wie kann warum noch seit",
    "en": "the is my to and of it have i'm this that was your not can why what when how with for they i've"
    " you you're don't didn't had been just could would there where",
    "es": "el los las mi y está es una qué que no por para con cómo pero ya mis estoy tengo puedo porque"
    " cuándo cuando dónde donde ese esa eso muy hasta hay hoy ayer tiene usted hace necesito quiero también",
    "fr": "le les est je ne pas mon ma et une des vous avec pour mais j'ai suis dans sur pourquoi c'est",
    "it": "il è non mio mia che gli una ho sono con per ma della perché ancora come",
    "nl": "het een niet mijn ik van dat ook waarom maar heb kan wordt voor nog",
    "pt": "o não meu minha uma está você com para mas eu foi os por quando estou ainda já isso",
}


def _only_of(table: dict[str, str]) -> dict[str, frozenset[str]]:
    owners: dict[str, int] = {}
    for words in table.values():
        for word in set(words.split()):
            owners[word] = owners.get(word, 0) + 1
    return {
        language: frozenset(word for word in words.split() if owners[word] == 1)
        for language, words in table.items()
    }


_GREETING_OF: Final = {word: language for language, words in _only_of(_GREETINGS).items() for word in words}
_EVERYDAY_OF: Final = {word: language for language, words in _only_of(_EVERYDAY).items() for word in words}
_EVERYDAY_WORD: Final = frozenset(_EVERYDAY_OF)


class Py3LangidDetector:
    """Script first, then py3langid among the languages it was given.

    Another language is named only when its script or a message of some length leaves little doubt.
    Raises UndetectableLanguage.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages: Final = frozenset(language.partition("-")[0].lower() for language in languages)
        known = _engine().labels
        for language in sorted(self._languages):
            if language not in known:
                raise UndetectableLanguage(language)
        self._latin: Final = self._languages - _NOT_LATIN
        _limited(self._latin | _LATIN)
        self._greeting_of: Final = {
            word: language for word, language in _GREETING_OF.items() if language in self._latin
        }

    def detect(self, text: str) -> LanguageGuess:
        head = text[:_MAX_CHARS]
        if not head.isascii() and _BEYOND_LATIN.search(head):
            return self._by_script(head)
        words = _WORD.findall(_NOT_WORDS.sub(" ", head.lower()))
        telling = [word for word in words if word not in _NEUTRAL]
        if not telling:
            return _NOBODY_KNOWS
        if len(words) <= 3:
            greeted = {self._greeting_of.get(word) for word in telling} - {None}
            if len(greeted) == 1:
                return LanguageGuess(str(greeted.pop()), 0.9)
            if len("".join(telling)) < 3:
                return _NOBODY_KNOWS
        plain = _by_everyday_words(words)
        if plain is not None and plain.language in self._languages:
            return plain
        return self._ask(" ".join(words), self._latin | _LATIN, len(telling))

    def _by_script(self, text: str) -> LanguageGuess:
        letters = len(_LETTERS.findall(text))
        kana = len(_KANA.findall(text))
        # a name in Latin letters or a word of another script does not make the message foreign
        if kana and kana + len(_HAN.findall(text)) >= letters / 4:
            return LanguageGuess("ja", 0.99)
        for language, script in _OWN_SCRIPT:
            if len(script.findall(text)) >= max(letters / 3, 1):
                return LanguageGuess(language, 0.99)
        for script, writers in _SHARED_SCRIPT:
            if len(script.findall(text)) >= max(letters / 3, 1):
                return self._ask(text, writers, letters)
        return self._ask(text, self._latin | _LATIN, letters) if letters else _NOBODY_KNOWS

    def _ask(self, text: str, writers: frozenset[str], amount: int) -> LanguageGuess:
        """The best of ours, unless the text is long enough to be surely of another language."""
        ranked = _limited(writers).rank(text)
        first, share = ranked[0]
        ours = [(language, part) for language, part in ranked if language in self._languages]
        if not ours or (first != ours[0][0] and amount >= _LONG_WORDS and share >= _SURELY_FOREIGN):
            return _guess(first, share if amount >= _LONG_WORDS else 0.0)
        language, part = ours[0]
        if len(ours) > 1:
            confidence = part / (sum(other for _, other in ours) or 1.0)
        else:
            # one language alone always wins, which proves little; a script of its own proves more
            confidence = part if language in self._latin else max(part, _MIN_CONFIDENCE_SHORT)
        least = _MIN_CONFIDENCE_SHORT if amount <= _SHORT_WORDS else _MIN_CONFIDENCE
        return _guess(language, confidence) if confidence >= least else _NOBODY_KNOWS


def _by_everyday_words(words: Iterable[str]) -> LanguageGuess | None:
    """Plain in most messages of a sentence or more, at a tenth of the cost of the engine."""
    heard = _everyday(words)
    if not heard:
        return None
    language = max(heard, key=heard.__getitem__)
    most = heard.pop(language)
    second = max(heard.values(), default=0)
    return LanguageGuess(language, 0.98) if most >= _EVERYDAY_WORDS and second * 4 <= most else None


def _everyday(words: Iterable[str]) -> dict[str, int]:
    """How many everyday words of each language there are, languages without any left out."""
    heard: dict[str, int] = {}
    for word in _EVERYDAY_WORD.intersection(words):
        language = _EVERYDAY_OF[word]
        heard[language] = heard.get(language, 0) + 1
    return heard


def _guess(language: str, confidence: float) -> LanguageGuess:
    if confidence < _MIN_CONFIDENCE:
        return _NOBODY_KNOWS
    return LanguageGuess(language, min(round(float(confidence), 3), 0.999))


def is_han_only(text: str) -> bool:
    """Chinese or Japanese cannot be told apart by script: ideographs, and no kana among them."""
    return _HAN.search(text) is not None and _KANA.search(text) is None


def still_sounds_like(language: str, text: str, words: Iterable[str]) -> bool:
    """A cheap yes for a conversation that goes on in its language; no means: ask a detector.

    words: the lower-case words of the text.
    """
    if language == "ja":
        return _KANA.search(text) is not None
    heard = _everyday(words)
    own = heard.pop(language, 0)
    if not own or any(count * 3 >= own for count in heard.values()):
        return False
    return text.isascii() or _BEYOND_LATIN.search(text) is None


def preload() -> None:
    """Unpack what the engine knows, in half a second, so that the first detector need not wait for it."""
    _engine()


@lru_cache(maxsize=1)
def _engine() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=64)
def _limited(languages: frozenset[str]) -> LanguageIdentifier:
    """An identifier of its own per set: the module's `set_languages` is global. The tables are shared."""
    engine = copy.copy(_engine())
    engine.set_languages(languages)
    return engine
