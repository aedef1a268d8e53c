from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assist.irony import blank, find_irony
from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Emotion, Span

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)


def praised(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in find_irony(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "praise"),
    [
        ("en", "great, the internet is down again.", ["great,"]),
        (
            "en",
            "oh wonderful, my flight was cancelled. thanks a lot.",
            ["oh wonderful,", "thanks a lot"],
        ),
        ("en", "you lost my order. well done!", [". well done!"]),
        ("de", "na toll, schon wieder kein netz. bravo.", ["na toll,", ". bravo."]),
        ("fr", "super, encore une coupure", ["super,"]),
        ("uk", "чудово, інтернет знову не працює", ["чудово,"]),
        ("zh", "真棒，又断网了", ["真棒，"]),
    ],
)
def test_praise_beside_bad_news_is_irony(language: str, text: str, praise: list[str]) -> None:
    assert praised(text, language) == praise


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "great, thanks, it works again"),
        ("en", "my flight was cancelled, can you help? thanks a lot"),
        ("en", "the internet is down again"),
        ("de", "super, vielen dank, jetzt geht es wieder."),
        ("fr", "super, merci. encore une question sur la livraison"),
        ("ko", "대단하네요, 또 인터넷이 안 돼요"),
        ("en", ""),
    ],
)
def test_praise_alone_and_bad_news_alone_are_none(language: str, text: str) -> None:
    assert praised(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "thanks so much for losing my bag"),
        ("en", "love waiting on hold all morning"),
        ("en", "i just love how your app never opens"),
        ("en", "great way to treat a loyal customer"),
        ("en", "how kind of you to cancel my booking"),
        ("en", "fabulous, third time this week and no heating"),
        ("es", "gracias por nada"),
        ("es", "felicidades, tercera cita y el técnico tampoco vino"),
        ("de", "danke für nichts"),
        ("de", "ganz großes kino, schon wieder abgesagt"),
        ("fr", "merci pour rien"),
        ("fr", "bravo, trois heures d'attente"),
        ("it", "grazie di niente"),
        ("it", "complimenti, quarta volta e nessuno risponde"),
        ("pt", "obrigada por nada"),
        ("pt", "parabéns, segunda vez que vem errado"),
        ("ru", "молодцы, третий раз переносите доставку"),
        ("uk", "обожнюю чекати"),
        ("zh", "真行啊，约了三次师傅一次都没来"),
        ("ja", "お見事です。まだ届きません"),
        ("nl", "geweldig, weer geen internet"),
        ("nl", "bedankt voor niks"),
        ("pl", "brawo, trzeci raz nikt nie przyjechał"),
        ("sv", "grattis, andra veckan och ingen svarar"),
        ("ro", "felicitări, tot nu funcționează"),
        ("hi", "वाह, फिर बंद हो गया"),
        ("ar", "ما شاء الله عليكم، ثالث موعد والفني ما جا"),
    ],
)
def test_irony_is_heard_as_natives_put_it(language: str, text: str) -> None:
    assert praised(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "great, it was broken but it works now"),
        ("en", "brilliant, the late delivery is sorted"),
        ("en", "thank you so much for finding my bag"),
        ("en", "love how easy this is"),
        ("en", "so glad i booked with you again"),
        ("es", "genial, no funcionaba y ya funciona"),
        ("es", "gracias por no tardar"),
        ("de", "super, schon wieder so schnell geliefert, danke für die hilfe"),
        ("de", "danke für die verspätungsinfo"),
        ("fr", "bravo, toujours aussi aimable"),
        ("it", "personale gentilissimo, complimenti"),
        ("pt", "parabéns, caiu e já voltou"),
        ("ru", "отлично, не работало, а теперь работает"),
        ("zh", "太好了，断了两次，已经修好了"),
        ("nl", "super, het werkt nu weer, bedankt voor de hulp"),
        ("pl", "super, już działa, dzięki za pomoc"),
        ("sv", "toppen, nu fungerar det igen"),
        ("ro", "super, mulțumesc frumos pentru ajutor"),
        ("hi", "वाह, बहुत अच्छी सेवा, धन्यवाद"),
        ("ar", "ما شاء الله، الموظف كان رائعا، شكرا لكم"),
    ],
)
def test_thanks_that_are_meant_stay_thanks(language: str, text: str) -> None:
    assert praised(text, language) == []


def test_who_praises_like_that_is_frustrated_and_the_praise_carries_it() -> None:
    text = "Brilliant, you lost my order."
    reading = InstantReader(("en",)).read(text, Memory.start("en"), NOW)[0]
    assert reading.emotion is Emotion.FRUSTRATION
    assert Span(0, 10) in reading.drivers


def test_what_is_blanked_leaves_all_else_in_its_place() -> None:
    assert blank("great, it broke", (Span(0, 6),)) == "       it broke"


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200) | st.just("great, " * 900), language=st.sampled_from(["en", "de", "zh"]))
def test_any_text_is_looked_at_and_places_lie_inside(text: str, language: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in find_irony(text, language))
