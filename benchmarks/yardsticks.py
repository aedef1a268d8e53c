"""What else reads moods and languages, where it is installed: VADER, TextBlob, langdetect, lingua."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def moods() -> dict[str, Callable[[str], float]]:
    """How negative an English text is, higher is worse, by the name of what says so."""
    found: dict[str, Callable[[str], float]] = {}
    if vader := _module("vaderSentiment.vaderSentiment"):
        analyser = vader.SentimentIntensityAnalyzer()
        found["VADER"] = lambda text: -float(analyser.polarity_scores(text)["compound"])
    if textblob := _module("textblob"):
        found["TextBlob"] = lambda text: -float(textblob.TextBlob(text).sentiment.polarity)
    return found


def detectors(languages: tuple[str, ...]) -> dict[str, Callable[[str], str]]:
    """The language of a text, `und` when it cannot say, by the name of what says so."""
    found: dict[str, Callable[[str], str]] = {}
    if langdetect := _module("langdetect"):
        langdetect.DetectorFactory.seed = 0
        found["langdetect"] = lambda text: _langdetect(langdetect, text)
    if lingua := _module("lingua"):
        codes = [getattr(lingua.IsoCode639_1, language.upper()) for language in languages]
        built = lingua.LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()
        found["lingua"] = lambda text: _lingua(built.detect_language_of(text))
    return found


def missing() -> list[str]:
    names = ("vaderSentiment", "textblob", "langdetect", "lingua")
    return [name for name in names if find_spec(name) is None]


def _module(name: str) -> ModuleType | None:
    return import_module(name) if find_spec(name.partition(".")[0]) else None


def _langdetect(langdetect: ModuleType, text: str) -> str:
    try:
        return str(langdetect.detect(text)).partition("-")[0]
    except langdetect.LangDetectException:
        return "und"


def _lingua(language: object) -> str:
    code = getattr(language, "iso_code_639_1", None)
    return str(code.name).lower() if code else "und"
