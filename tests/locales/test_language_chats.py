from pathlib import Path

import pytest
from pydantic import TypeAdapter

from locales.detect import Py3LangidDetector
from locales.strict_yaml import load_yaml

CHATS = Path(__file__).parent / "chats"
_CODES = "ar de en es fr hi id it ja ko nl pl pt ro ru tr uk vi zh"
LANGUAGES = tuple(_CODES.split())
LINES = TypeAdapter(dict[str, list[str]])
DETECTOR = Py3LangidDetector(LANGUAGES)


@pytest.mark.parametrize(("name", "share"), [("held_out", 0.985), ("looked_at", 0.97)])
def test_short_messages_of_nineteen_languages_are_told_apart(name: str, share: float) -> None:
    lines = LINES.validate_python(load_yaml(CHATS / f"{name}.yaml"))
    told = [DETECTOR.detect(text).language == language for language, texts in lines.items() for text in texts]
    assert set(lines) == set(LANGUAGES)
    assert sum(told) >= share * len(told)


def test_names_numbers_and_emoji_stay_unknown() -> None:
    texts = TypeAdapter(list[str]).validate_python(load_yaml(CHATS / "nothing.yaml"))
    unknown = [DETECTOR.detect(text).language == "und" for text in texts]
    assert sum(unknown) >= 0.9 * len(unknown)


def test_what_the_conversation_speaks_settles_a_word_of_two_languages() -> None:
    assert DETECTOR.detect("hallo", "nl").language == "nl"
    assert DETECTOR.detect("hallo", "de").language == "de"


def test_a_leaning_bends_no_sentence() -> None:
    assert DETECTOR.detect("where is my parcel", "es").language == "en"
