import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.detect import Py3LangidDetector, UndetectableLanguage, still_sounds_like
from locales.scripts import is_han_only

DETECTOR = Py3LangidDetector(("en", "es", "ja"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hola", "es"),
        ("gracias", "es"),
        ("hello", "en"),
        ("my order", "en"),
        ("mi pedido", "es"),
        ("no puedo entrar a mi cuenta", "es"),
        ("I cannot open my account", "en"),
        ("返品したいです", "ja"),
        ("iPhoneの画面が割れた", "ja"),
        ("返金", "ja"),
        ("WHERE IS MY PARCEL", "en"),
    ],
)
def test_short_messages_are_told_apart(text: str, language: str) -> None:
    assert DETECTOR.detect(text).language == language


@pytest.mark.parametrize(
    "text",
    ["", "  ", "ok", "OK!!", "no", "12345", "MX-20418", "😀👍", "…", "a@b.com", "https://x.io/hola"],
)
def test_a_text_that_says_nothing_is_unknown(text: str) -> None:
    assert DETECTOR.detect(text).language == "und"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("안녕하세요 주문했어요", "ko"),
        ("שלום, איפה ההזמנה שלי", "he"),
        ("Bonjour, je voudrais un remboursement", "fr"),
        ("Guten Tag, ich warte seit drei Wochen auf meine Bestellung", "de"),
        ("Здравствуйте, где мой заказ", "ru"),
    ],
)
def test_a_language_nobody_here_speaks_is_named_not_bent_into_ours(text: str, language: str) -> None:
    assert DETECTOR.detect(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "zip code 155203",
        "20 ridge avenue",
        "toyota corolla 2015",
        "hyundai i 20",
        "ijf 872346590",
        "1 latte 2 tea",
    ],
)
def test_addresses_products_and_codes_are_no_foreign_language(text: str) -> None:
    many = Py3LangidDetector(("de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr"))
    assert many.detect(text).language in ("en", "und")


def test_somebody_who_wants_two_of_something_is_not_called_dutch() -> None:
    assert Py3LangidDetector(("en", "nl", "pl")).detect("i want 2 large pizzas").language != "nl"


@pytest.mark.parametrize(
    "text",
    [
        "ek wag nou al drie weke vir my pakkie en niemand antwoord nie",
        "julle het my rekening verkeerd gemaak, kan iemand my asseblief help",
        "baie dankie, dit werk nou weer",
    ],
)
@pytest.mark.parametrize("languages", [("en", "nl"), ("en", "nl", "af")])
def test_afrikaans_is_not_taken_for_dutch(text: str, languages: tuple[str, ...]) -> None:
    assert Py3LangidDetector(languages).detect(text).language == "af"


@pytest.mark.parametrize(
    "text",
    [
        "ik wacht al drie weken op mijn pakket en niemand antwoordt",
        "kan iemand mij helpen met mijn rekening",
        "waar is het gebleven",
    ],
)
def test_dutch_stays_dutch_beside_afrikaans(text: str) -> None:
    assert Py3LangidDetector(("en", "nl", "af")).detect(text).language == "nl"


def test_two_workspaces_keep_their_own_languages() -> None:
    portuguese = Py3LangidDetector(("pt", "en"))
    spanish = Py3LangidDetector(("es", "en"))
    assert portuguese.detect("minha encomenda").language == "pt"
    assert spanish.detect("mi encomienda").language == "es"


def test_regions_in_the_list_are_left_aside() -> None:
    assert Py3LangidDetector(("es-MX", "en-US")).detect("no puedo entrar a mi cuenta").language == "es"


def test_a_language_that_cannot_be_told_is_refused_by_name() -> None:
    with pytest.raises(UndetectableLanguage, match="'qq' cannot be told from text"):
        Py3LangidDetector(("en", "qq"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "where is my parcel and why", True),
        ("en", "no puedo entrar a mi cuenta", False),
        ("es", "no puedo entrar a mi cuenta", True),
        ("ja", "まだ届きません", True),
        ("ja", "返金", False),
        ("en", "", False),
        ("en", "何度も the", False),
        ("sw", "the and my", False),
    ],
)
def test_the_cheap_check_says_yes_only_when_it_knows(language: str, text: str, expected: bool) -> None:
    assert still_sounds_like(language, text, frozenset(text.split())) is expected


def test_ideographs_without_kana_are_han_only() -> None:
    assert is_han_only("返金希望")
    assert not is_han_only("返金してください")


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_gets_the_same_guess_twice(text: str) -> None:
    guess = DETECTOR.detect(text)
    assert guess == DETECTOR.detect(text)
    assert 0.0 <= guess.confidence <= 1.0
    assert (guess.language == "und") == (guess.confidence == 0.0)
