from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from pydantic import TypeAdapter

from assist.hearing import hear_language, hear_region
from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Reading
from locales.detect import Py3LangidDetector
from locales.strict_yaml import load_yaml

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
CHATS = Path(__file__).parents[1] / "locales" / "chats"
_CODES = "ar de en es fr hi id it ja ko nl pl pt ro ru tr uk vi zh"
LANGUAGES = tuple(_CODES.split())
DETECTOR = Py3LangidDetector(LANGUAGES)
READER = InstantReader(LANGUAGES, DETECTOR)


def last(*texts: str, hint: str | None = None) -> Reading:
    memory = Memory.start(hint)
    for text in texts:
        reading, memory = READER.read(text, memory, NOW)
    return reading


def test_two_messages_of_memory_leave_hardly_a_doubt() -> None:
    lines = TypeAdapter(dict[str, list[str]]).validate_python(load_yaml(CHATS / "held_out.yaml"))
    chance, right, total = Random(0), 0, 0
    for language, texts in lines.items():
        for _ in range(40):
            memory = Memory.start()
            for text in chance.sample(texts, 3):
                hearing = hear_language(text, text.lower().split(), memory, DETECTOR)
                memory = Memory(
                    language=hearing.language,
                    language_confidence=hearing.confidence,
                    other_language=hearing.other,
                    customer_turns=memory.customer_turns + 1,
                )
            right += hearing.heard.language == language
            total += 1
    assert right >= 0.995 * total


@pytest.mark.parametrize("text", ["ok", "12345", "😀", "MX-20418"])
def test_what_says_nothing_keeps_the_conversations_language(text: str) -> None:
    reading = last("mi paquete no llega y nadie contesta", text)
    assert reading.language == "es"
    assert reading.language_confidence < 0.8


def test_a_hint_is_only_a_hint() -> None:
    assert last("where is my parcel", hint="es-MX").language == "en"


def test_a_hint_settles_what_nobody_could_tell() -> None:
    assert last("hallo", hint="nl-NL").language == "nl"


def test_the_agents_language_is_not_the_customers() -> None:
    _, memory = READER.read("mi paquete no llega y nadie contesta", Memory.start(), NOW)
    after = READER.after_agent("Hello, I am sorry about the wait, where do you live?", memory, NOW)
    assert (after.language, after.regions) == (memory.language, memory.regions)


def test_the_region_is_remembered_over_the_conversation() -> None:
    assert last("Se me ha roto el ordenador", "ya no funciona").locale == "es-ES"


def test_a_word_of_english_leaves_the_region_alone() -> None:
    assert last("¿Me podéis ayudar con mi pedido?", "thanks", "no llega").locale == "es-ES"


def test_hindi_in_latin_letters_is_remembered_as_such_and_not_scored_by_what_was_learned() -> None:
    reading = last("mera order abhi tak nahi aaya", "ok")
    assert (reading.language, reading.script, reading.locale) == ("hi", "Latn", "hi-Latn")
    assert not reading.supported


def test_a_message_of_two_languages_names_both() -> None:
    reading = last("Quiero devolver los zapatos porque they are too small for me")
    assert reading.language == "es"
    assert [one.language for one in reading.languages] == ["es", "en"]


def test_nothing_heard_has_no_region() -> None:
    hearing = hear_language("ok", ["ok"], Memory.start(), DETECTOR)
    guess, leanings = hear_region("ok", hearing, Memory.start())
    assert (guess.locale, guess.confidence, leanings) == (None, 0.0, ())
