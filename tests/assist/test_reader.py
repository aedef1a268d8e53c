from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assist.memory import Memory
from assist.reader import MAX_CHARS, InstantReader
from assist.reading import Emotion, Moment, Reading, Span, Trend
from locales.phrase import Band

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
READER = InstantReader(("en", "es", "ja"))

CALM = (
    ("en", "Hi, where can I find my invoice?"),
    ("en", "My order number is MX-20418, thanks"),
    ("en", "It's not urgent, no problem at all"),
    ("en", "Could you change the delivery address to 14 Oak Street please"),
    ("en", "I would like to cancel my subscription at the end of the month."),
    ("en", "THANKS SO MUCH!!!"),
    ("en", "How many times can I use my disposable card?"),
    ("es", "Hola, ¿me pueden ayudar con una devolución?"),
    ("es", "Quisiera saber cuándo llega mi paquete, por favor"),
    ("es", "Perdón, me equivoqué de talla, ¿la puedo cambiar?"),
    ("es", "Ya hice la transferencia, les mando el comprobante"),
    ("es", "¿Cuál es el costo de envío a Monterrey?"),
    ("es", "No es urgente, cuando puedan"),
    ("es", "Muchas gracias, quedó perfecto"),
    ("ja", "返品の方法を教えてください。"),
    ("ja", "注文番号は20418です。よろしくお願いします。"),
)
STRONG = (
    ("en", "This is the third time I write and nobody answers me!!"),
    ("en", "I am furious. You people lied to me."),
    ("en", "WHERE IS MY ORDER?? I HAVE BEEN WAITING FOR WEEKS AND NOBODY CARES"),
    ("en", "Unacceptable. I will file a chargeback and report you to consumer protection."),
    ("en", "fed up with this rubbish service, I'm taking my business elsewhere"),
    ("es", "Es la tercera vez que escribo y nadie me responde, estoy harta"),
    ("es", "Son unos ladrones, los voy a denunciar en Profeco"),
    ("es", "Llevo tres semanas esperando mi reembolso y NADIE me da respuesta, ya basta"),
    ("es", "Pésimo servicio, es el colmo, me hacen perder el tiempo"),
    ("ja", "何度も連絡しているのに返事がありません。いい加減にしてください。"),
    ("ja", "最悪です。いつまで待たせるんですか!!"),
)


def read(text: str, hint: str | None = None) -> Reading:
    return READER.read(text, Memory.start(hint), NOW)[0]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("language", "text"), CALM)
def test_a_calm_message_is_low(language: str, text: str) -> None:
    assert read(text, language).band is Band.LOW


@pytest.mark.parametrize(("language", "text"), STRONG)
def test_a_strong_message_is_high(language: str, text: str) -> None:
    assert read(text, language).band is Band.HIGH


@pytest.mark.parametrize(("language", "text"), STRONG)
def test_a_strong_message_names_the_words_that_carry_it(language: str, text: str) -> None:
    reading = read(text, language)
    assert reading.drivers
    for span in reading.drivers:
        assert read(text[: span.start] + text[span.end :], language).score < reading.score


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("I'm so worried about my account", Emotion.ANXIETY),
        ("this is outrageous", Emotion.ANGER),
        ("estoy harto de llamar", Emotion.FRUSTRATION),
        ("Qué decepción, esperaba más", Emotion.DISAPPOINTMENT),
        ("I don't understand this bill", Emotion.CONFUSION),
        ("thank you, you've been great", Emotion.GRATITUDE),
        ("phew, what a relief", Emotion.RELIEF),
        ("残念です", Emotion.DISAPPOINTMENT),
        ("I need a copy of my statement", Emotion.NONE),
    ],
)
def test_cue_words_name_the_emotion(text: str, emotion: Emotion) -> None:
    assert read(text).emotion is emotion


def test_thanks_for_nothing_is_no_gratitude() -> None:
    assert read("thanks for nothing, absolutely useless").emotion is Emotion.ANGER


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("I want a refund for these shoes", "refund"),
        ("The app crashes when I open it", "technical_failure"),
        ("I'm locked out of my account", "account"),
        ("My parcel has not arrived", "delivery"),
        ("I was charged twice", "billing"),
        ("You sent me the wrong size", "wrong_item"),
        ("let me speak to a manager", "manager"),
        ("No puedo entrar a mi cuenta", "account"),
        ("Devolví los zapatos y el reembolso no aparece", "refund"),
        ("La aplicación se cierra cada vez que la abro", "technical_failure"),
        ("アカウントに入れません。ログインできないです", "account"),
        ("請求書を開くたびにアプリが落ちます。", "technical_failure"),
        ("good morning", None),
    ],
)
def test_cue_words_name_the_scenario(text: str, scenario: str | None) -> None:
    assert read(text).scenario == scenario


def test_a_scenario_is_remembered_and_fades() -> None:
    first, memory = READER.read("I want a refund for my shoes", Memory.start(), NOW)
    second, _ = READER.read("it was on Monday", memory, NOW)
    assert second.scenario == "refund"
    assert second.scenario_confidence < first.scenario_confidence


def test_a_matter_named_beside_a_manner_wins() -> None:
    assert read("Third time I ask for my refund, let me speak to a manager").scenario == "refund"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Hello, good morning", Moment.OPENING),
        ("Hola, buenas tardes", Moment.OPENING),
        ("My internet is down", Moment.PROBLEM),
        ("that's all, bye", Moment.CLOSING),
        ("eso es todo, hasta luego", Moment.CLOSING),
        ("it works now", Moment.RESOLUTION),
        ("any news?", Moment.WAITING),
    ],
)
def test_cue_words_name_the_moment(text: str, moment: Moment) -> None:
    assert read(text).moment is moment


@pytest.mark.parametrize(
    ("agent", "customer", "moment"),
    [
        ("Could you share the order number?", "MX-20418", Moment.CLARIFICATION),
        ("Unfortunately this item is not eligible for a return.", "but it is broken", Moment.BAD_NEWS),
        ("The refund was sent this morning.", "thank you so much", Moment.RESOLUTION),
    ],
)
def test_what_the_agent_did_gives_the_moment(agent: str, customer: str, moment: Moment) -> None:
    _, memory = READER.read("I want to return my shoes, they came broken", Memory.start("en-US"), NOW)
    memory = READER.after_agent(agent, memory, NOW)
    assert READER.read(customer, memory, NOW)[0].moment is moment


def test_a_trend_rises_and_falls_with_the_customer() -> None:
    trends, memory = [], Memory.start("en")
    for text in ("where is my parcel", "this is unacceptable, I am furious", "ok, my code is 20418"):
        reading, memory = READER.read(text, memory, NOW)
        trends.append(reading.trend)
    assert trends == [Trend.STEADY, Trend.RISING, Trend.FALLING]


def test_the_level_fades_by_the_hour() -> None:
    _, memory = READER.read("I am furious, this is unacceptable", Memory.start("en"), NOW)
    soon, _ = READER.read("my code is 20418", memory, NOW + timedelta(minutes=1))
    later, _ = READER.read("my code is 20418", memory, NOW + timedelta(hours=5))
    assert later.level < soon.level


@pytest.mark.parametrize("text", ["", "   \n\t", "ok", "12345", "😀", "MX-20418", "\x00\x00", "...?"])
def test_a_text_without_words_is_low_and_of_no_language(text: str) -> None:
    reading = read(text)
    assert (reading.language, reading.locale, reading.band) == ("und", None, Band.LOW)


def test_a_text_without_words_keeps_the_language_of_the_conversation_less_surely() -> None:
    first, memory = READER.read("Hola, no puedo entrar a mi cuenta", Memory.start("es-ES"), NOW)
    second, after = READER.read("ok", memory, NOW)
    assert (second.language, second.locale) == ("es", "es-ES")
    assert second.language_confidence < first.language_confidence
    assert after.language == "es"


@pytest.mark.parametrize(
    ("text", "hint", "locale"),
    [
        ("where is my parcel please", "en-GB", "en-GB"),
        ("where is my order please", None, None),
        ("where is my order please", "es-MX", None),
        ("¿dónde está mi paquete?", "es", None),
        ("¿Me podéis decir dónde está mi paquete?", "es-MX", "es-ES"),
        ("荷物がまだ届きません", None, "ja-JP"),
        ("where is my order please", "no such tag", None),
    ],
)
def test_the_region_comes_from_a_hint_that_agrees_or_from_what_is_written(
    text: str, hint: str | None, locale: str | None
) -> None:
    assert read(text, hint).locale == locale


def test_ideographs_alone_stay_japanese_in_a_japanese_conversation() -> None:
    reader = InstantReader(("en", "ja", "zh"))
    _, memory = reader.read("返品したいのですが、どうすればいいですか", Memory.start(), NOW)
    assert reader.read("返金希望", memory, NOW)[0].language == "ja"


def test_one_foreign_word_is_no_switch_and_a_second_message_is() -> None:
    _, memory = READER.read("Hello, I cannot open my account", Memory.start(), NOW)
    one, memory = READER.read("gracias", memory, NOW)
    two, memory = READER.read("no puedo entrar", memory, NOW)
    assert (one.language, two.language) == ("en", "es")


def test_a_sentence_in_another_language_switches_at_once() -> None:
    _, memory = READER.read("Hello, I cannot open my account", Memory.start(), NOW)
    reading, _ = READER.read("Es que no puedo entrar a mi cuenta desde ayer", memory, NOW)
    assert (reading.language, reading.locale) == ("es", None)


@pytest.mark.parametrize("text", ["最悪です", "Ik ben woedend en wacht al weken op mijn geld!!!"])
def test_a_language_without_labels_is_no_confident_guess(text: str) -> None:
    reading = read(text)
    low, high = reading.score_range
    assert not reading.supported
    assert high - low >= 0.6


def test_a_long_text_is_cut_and_spans_stay_inside() -> None:
    text = "nobody answers me " * 6_000
    reading = read(text)
    assert all(span.end <= MAX_CHARS for span in reading.drivers)
    assert words(text, reading.drivers) == ["nobody answers"]


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.characters(), max_size=300)
    | st.lists(
        st.sampled_from(
            ["nobody", "answers", "!!", "third", "time", "nadie", "responde", "何度も", "😡", "thanks", "İ"]
        )
    ).map(" ".join)
)
def test_any_text_is_read_the_same_twice_and_within_bounds(text: str) -> None:
    reading, memory = READER.read(text, Memory.start(), NOW)
    again, _ = READER.read(text, Memory.start(), NOW)
    low, high = reading.score_range
    assert reading == again
    assert 0.0 <= low <= reading.score <= high <= 1.0
    assert all(0 <= span.start < span.end <= len(text) for span in reading.drivers)
    assert READER.after_agent(text, memory, NOW).agent_turns == 1


def test_half_a_surrogate_pair_is_read() -> None:
    assert read("nobody answers me \ud83d").drivers == (Span(0, 14),)


@pytest.mark.parametrize(
    "text",
    [
        "Hi, I sent back a pair of boots last week, where is my money?",
        "I'm chasing my own money here",
        "I want to return these shoes",
        "what happens with my money now, I returned it on Monday",
    ],
)
def test_goods_sent_back_are_a_refund(text: str) -> None:
    assert read(text, "en").scenario == "refund"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I already did this with someone on Monday"),
        ("en", "I can't keep coming back here, do I explain it all over again?"),
        ("es", "Con esta ya son tres veces que pregunto"),
    ],
)
def test_somebody_who_had_to_come_back_is_heard(language: str, text: str) -> None:
    assert read(text, language).scenario == "repeat_contact"


def test_being_tired_of_chasing_is_frustration_and_stands_in_those_words() -> None:
    text = (
        "It's been nine days!! I'm really tired of chasing my own money, every time I get a different story"
    )
    found = read(text, "en")
    assert (found.emotion, found.band) == (Emotion.FRUSTRATION, Band.HIGH)
    assert "really tired of chasing" in words(text, found.drivers)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Y cuándo me avisan? Ese dinero lo necesito para la renta"),
        ("en", "When do you tell me? I need that money for the rent"),
    ],
)
def test_money_that_is_needed_to_live_worries(language: str, text: str) -> None:
    found = read(text, language)
    assert (found.emotion, found.band) == (Emotion.ANXIETY, Band.MEDIUM)


@pytest.mark.parametrize("text", [".", "...", "👍", "🙏", "77310", "-"])
@pytest.mark.parametrize(
    ("language", "before"), [("en", "Where is my order, please?"), ("es", "¿Dónde está mi pedido?")]
)
def test_signs_and_figures_alone_are_calm_whatever_the_language_is(
    language: str, before: str, text: str
) -> None:
    _, memory = READER.read(before, Memory.start(language), NOW)

    reading, _ = READER.read(text, memory, NOW)

    assert reading.language == language
    assert reading.score <= 0.1
