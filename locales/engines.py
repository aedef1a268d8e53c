"""The engines that can tell languages, and how one is chosen."""

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from typing import Final, Protocol, cast

from locales.detect import UNKNOWN, Detector, LanguageGuess, Py3LangidDetector, UndetectableLanguage
from locales.errors import LocaleError


class Engine(StrEnum):
    PY3LANGID = "py3langid"
    LANGDETECT = "langdetect"


class EngineMissing(LocaleError):
    """The package of the chosen engine is not installed."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        super().__init__(f"the language engine {engine} needs the package of that name: pip install {engine}")


def open_detector(engine: Engine, languages: Sequence[str]) -> Detector:
    """languages: what the workspace speaks. Raises UndetectableLanguage, EngineMissing."""
    return LangdetectDetector(languages) if engine is Engine.LANGDETECT else Py3LangidDetector(languages)


class _Told(Protocol):
    lang: str
    prob: float


class _Detection(Protocol):
    seed: int

    def set_prior_map(self, prior_map: dict[str, float]) -> None: ...

    def append(self, text: str) -> None: ...

    def get_probabilities(self) -> list[_Told]: ...


class _Factory(Protocol):
    langlist: list[str]

    def create(self) -> _Detection: ...


_MAX_CHARS: Final = 256
_LEAST_SURE: Final = 0.5
# how much likelier the conversation's language is beforehand than any other of the workspace
_LEANING: Final = 4.0
# the engine knows no Chinese as such, but two of its scripts
_THEIRS: Final = {"zh": ("zh-cn", "zh-tw")}


class LangdetectDetector:
    """langdetect among the workspace's languages, with a fixed seed: the same text is told the same twice.

    Thirty times slower than py3langid and less often right on short messages; it names no other language and
    tells neither shares nor romanised text. Raises UndetectableLanguage, EngineMissing.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self._factory: Final = _factory()
        codes: dict[str, str] = {}
        for language in dict.fromkeys(one.partition("-")[0].lower() for one in languages):
            theirs = [code for code in _THEIRS.get(language, (language,)) if code in self._factory.langlist]
            if not theirs:
                raise UndetectableLanguage(language)
            codes |= dict.fromkeys(theirs, language)
        self._codes: Final = codes

    def detect(self, text: str, leaning: str | None = None) -> LanguageGuess:
        if not any(sign.isalpha() for sign in text[:_MAX_CHARS]):
            return LanguageGuess(UNKNOWN, 0.0)
        detection = self._factory.create()
        detection.seed = 0
        detection.set_prior_map(
            {code: _LEANING if language == leaning else 1.0 for code, language in self._codes.items()}
        )
        detection.append(text[:_MAX_CHARS].encode("utf-8", "replace").decode("utf-8"))
        return self._guess(detection)

    def _guess(self, detection: _Detection) -> LanguageGuess:
        shares: dict[str, float] = {}
        for told in _probabilities(detection):
            language = self._codes.get(told.lang)
            if language is not None:
                shares[language] = shares.get(language, 0.0) + told.prob
        if not shares:
            return LanguageGuess(UNKNOWN, 0.0)
        language = max(shares, key=shares.__getitem__)
        if shares[language] < _LEAST_SURE:
            return LanguageGuess(UNKNOWN, 0.0)
        return LanguageGuess(language, min(round(shares[language], 3), 0.999))


def _probabilities(detection: _Detection) -> list[_Told]:
    """Empty where the text has nothing that the engine knows, which it raises for."""
    trouble = cast(type[Exception], import_module("langdetect.lang_detect_exception").LangDetectException)
    try:
        return detection.get_probabilities()
    except trouble:
        return []


def _factory() -> _Factory:
    """Its profiles are read once for the process, in a second."""
    try:
        module = import_module("langdetect.detector_factory")
    except ModuleNotFoundError as missing:
        raise EngineMissing(Engine.LANGDETECT) from missing
    module.init_factory()
    return cast(_Factory, module._factory)
