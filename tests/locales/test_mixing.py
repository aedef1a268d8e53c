import pytest

from locales.detect import Py3LangidDetector

DETECTOR = Py3LangidDetector(("en", "es", "hi", "ar", "ja", "de", "fr"))


@pytest.mark.parametrize(
    ("text", "main", "other"),
    [
        ("Quiero devolver los zapatos porque they are too small for me", "es", "en"),
        ("I want to return my shoes and get my money back porque no me quedan bien", "en", "es"),
        ("mujhe refund chahiye abhi tak nahi mila, please tell me when will you send it", "hi", "en"),
        ("Ich habe keine Antwort bekommen, please call me back today", "de", "en"),
        ("注文した商品がまだ届いていません please tell me where it is", "ja", "en"),
    ],
)
def test_both_languages_of_a_message_are_named_the_main_one_first(text: str, main: str, other: str) -> None:
    guess = DETECTOR.detect(text)
    assert guess.language == main
    assert [one.language for one in guess.shares] == [main, other]
    assert sum(one.share for one in guess.shares) == pytest.approx(1.0, abs=0.011)


@pytest.mark.parametrize(
    "text",
    [
        "I ordered two burritos and a churro from the El Dorado store",
        "el router no funciona después del update del software",
        "Das Update vom Smartphone funktioniert nicht",
        "where is my order",
        "ok",
        "",
    ],
)
def test_borrowed_words_and_names_are_no_second_language(text: str) -> None:
    assert DETECTOR.detect(text).shares == ()


def test_the_conversations_language_stays_the_main_one_while_it_has_its_part() -> None:
    text = "Quiero devolver los zapatos porque they are too small for me and do not fit"
    assert DETECTOR.detect(text, "es").language == "es"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mera paisa kab wapas milega", "hi"),
        ("7abibi wen el talab lessa ma wasalni", "ar"),
        ("gde moy zakaz, pochemu nikto ne otvechaet", "ru"),
    ],
)
def test_a_language_in_latin_letters_is_told_with_its_script(text: str, language: str) -> None:
    guess = DETECTOR.detect(text)
    assert (guess.language, guess.script) == (language, "Latn")


def test_a_language_in_its_own_script_names_none() -> None:
    assert DETECTOR.detect("मेरा पैसा कब वापस मिलेगा").script is None
