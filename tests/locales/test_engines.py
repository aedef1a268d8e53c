from importlib.util import find_spec

import pytest

from locales.detect import Py3LangidDetector, UndetectableLanguage
from locales.engines import Engine, EngineMissing, open_detector

HAS_LANGDETECT = find_spec("langdetect") is not None
needs_langdetect = pytest.mark.skipif(not HAS_LANGDETECT, reason="langdetect is not installed")


def test_py3langid_is_one_of_them() -> None:
    assert isinstance(open_detector(Engine.PY3LANGID, ("en",)), Py3LangidDetector)


@pytest.mark.skipif(HAS_LANGDETECT, reason="langdetect is installed")
def test_an_engine_that_is_not_installed_is_told_with_how_to_install_it() -> None:
    with pytest.raises(EngineMissing, match="pip install langdetect"):
        open_detector(Engine.LANGDETECT, ("en",))


@needs_langdetect
def test_langdetect_tells_a_sentence_the_same_each_time() -> None:
    detector = open_detector(Engine.LANGDETECT, ("en", "es-MX", "zh"))
    guesses = {detector.detect("Quiero devolver los zapatos que compré ayer") for _ in range(5)}
    assert [guess.language for guess in guesses] == ["es"]


@needs_langdetect
@pytest.mark.parametrize("text", ["", "12345", "😀", "\ud83d"])
def test_langdetect_says_nothing_of_a_text_without_letters(text: str) -> None:
    assert open_detector(Engine.LANGDETECT, ("en", "es")).detect(text).language == "und"


@needs_langdetect
def test_langdetect_refuses_a_language_it_does_not_know() -> None:
    with pytest.raises(UndetectableLanguage, match="'xx'"):
        open_detector(Engine.LANGDETECT, ("en", "xx"))
