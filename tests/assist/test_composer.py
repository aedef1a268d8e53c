from dataclasses import replace

import pytest

from assist.choosing import used_after
from assist.composer import requested_locale
from assist.policy import CasePolicy
from assist.reading import Emotion, Moment, Trend
from locales.errors import UnknownTag
from locales.phrase import Band, Move, Phrase
from tests.assist.composing import (
    BASE,
    HIGH,
    MEDIUM,
    ORDER,
    composed,
    composer,
    items,
    reading,
    speaking,
)
from tests.loaded import release


def test_low_on_the_first_turn_acknowledges_asks_for_what_is_missing_and_acts() -> None:
    assert composed(BASE).moves == (Move.OPENING, Move.QUESTION, Move.NEXT_STEP)


def test_low_acts_at_once_when_nothing_is_missing() -> None:
    composition = composed(BASE._replace(facts=ORDER, customer_turns=2))

    assert composition.moves == (Move.NEXT_STEP,)


def test_medium_validates_asks_and_says_the_next_step() -> None:
    assert composed(MEDIUM).moves == (Move.VALIDATION, Move.QUESTION, Move.NEXT_STEP)


def test_medium_says_a_story_back() -> None:
    situation = MEDIUM._replace(facts=ORDER, message_chars=400)

    assert composed(situation).moves == (Move.VALIDATION, Move.PARAPHRASE, Move.NEXT_STEP)


def test_medium_says_back_what_is_told_again() -> None:
    assert Move.PARAPHRASE in composed(MEDIUM._replace(facts=ORDER, is_repeat=True)).moves


def test_a_story_in_japanese_is_shorter() -> None:
    situation = MEDIUM._replace(
        requested_locale="ja-JP",
        reading=replace(MEDIUM.reading, language="ja"),
        facts=ORDER,
        message_chars=100,
    )

    assert Move.PARAPHRASE in composed(situation).moves


def test_high_validates_then_acts_then_asks_one_thing() -> None:
    composition = composed(HIGH)

    assert composition.moves == (Move.VALIDATION, Move.NEXT_STEP, Move.QUESTION)
    assert all(Band.HIGH in release().guides["en-US"].phrases[item].bands for item in items(composition))


def test_rising_medium_is_answered_as_high() -> None:
    rising = MEDIUM._replace(reading=replace(MEDIUM.reading, trend=Trend.RISING))

    assert composed(rising).moves == (Move.VALIDATION, Move.NEXT_STEP, Move.QUESTION)


def test_falling_is_answered_in_measure() -> None:
    falling = MEDIUM._replace(
        reading=replace(MEDIUM.reading, trend=Trend.FALLING), facts=ORDER, customer_turns=4
    )

    assert composed(falling).moves == (Move.NEXT_STEP,)


@pytest.mark.parametrize("moment", [Moment.CLOSING, Moment.RESOLUTION])
@pytest.mark.parametrize("emotion", [Emotion.GRATITUDE, Emotion.RELIEF, Emotion.NONE])
def test_a_settled_matter_is_closed_and_nothing_else(moment: Moment, emotion: Emotion) -> None:
    situation = BASE._replace(reading=reading(emotion=emotion, moment=moment), customer_turns=4)

    assert composed(situation).moves == (Move.CLOSE,)


def test_thanks_in_mid_conversation_are_closed_too() -> None:
    thanks = reading(emotion=Emotion.GRATITUDE, moment=Moment.OPENING, scenario=None)

    assert composed(BASE._replace(reading=thanks, customer_turns=3)).moves == (Move.CLOSE,)


def test_nobody_says_goodbye_to_somebody_who_is_angry() -> None:
    angry = reading(Band.HIGH, Emotion.ANGER, moment=Moment.CLOSING)

    assert Move.CLOSE not in composed(BASE._replace(reading=angry)).moves


@pytest.mark.parametrize("band", list(Band))
def test_waiting_gets_lines_about_waiting_and_a_time(band: Band) -> None:
    waiting = reading(band, Emotion.FRUSTRATION, moment=Moment.WAITING)

    composition = composed(BASE._replace(reading=waiting, customer_turns=3))

    assert composition.moves[-1] is Move.NEXT_STEP
    phrases = release().guides["en-US"].phrases
    assert all("waiting" in phrases[item].moments for item in items(composition))


@pytest.mark.parametrize("band", [Band.MEDIUM, Band.HIGH])
def test_a_limit_stands_between_validation_and_alternative(band: Band) -> None:
    limited = BASE._replace(reading=reading(band, Emotion.ANGER, moment=Moment.BAD_NEWS))

    assert composed(limited).moves == (Move.VALIDATION, Move.LIMIT, Move.ALTERNATIVE, Move.NEXT_STEP)


def test_a_fact_of_the_workspace_sets_the_limit_and_another_value_does_not() -> None:
    declined = MEDIUM._replace(facts=ORDER | {"refund_decision": "declined"})
    granted = MEDIUM._replace(facts=ORDER | {"refund_decision": "granted"})

    assert Move.LIMIT in composed(declined).moves
    assert Move.LIMIT not in composed(granted).moves


def test_the_case_can_set_and_lift_a_limit() -> None:
    assert Move.LIMIT in composed(MEDIUM._replace(policy=CasePolicy(is_limited=True))).moves
    declined = MEDIUM._replace(facts={"refund_decision": "declined"}, policy=CasePolicy(is_limited=False))
    assert Move.LIMIT not in composed(declined).moves


def test_low_is_limited_without_a_validation() -> None:
    limited = BASE._replace(reading=reading(moment=Moment.BAD_NEWS), customer_turns=2)

    assert composed(limited).moves == (Move.LIMIT, Move.ALTERNATIVE, Move.NEXT_STEP)


def test_a_hello_is_asked_what_they_need() -> None:
    hello = BASE._replace(reading=reading(moment=Moment.OPENING, scenario=None))

    assert composed(hello).moves == (Move.OPENING, Move.QUESTION)


def test_a_scenario_without_an_item_gets_the_general_words() -> None:
    assert composed(BASE._replace(scenario="lost_or_stolen")).moves == (Move.OPENING, Move.NEXT_STEP)


def test_the_scenario_given_wins_over_the_one_read() -> None:
    composition = composed(HIGH._replace(scenario="account", facts={"case_id": "C-1"}))

    assert "our account team" in composition.text
    assert composition.moves == (Move.VALIDATION, Move.NEXT_STEP)


def test_a_topic_that_stays_open_is_asked_twice_at_most() -> None:
    situation = MEDIUM
    asked = 0
    for turn in range(1, 6):
        composition = composed(situation._replace(customer_turns=turn))
        asked += Move.QUESTION in composition.moves
        situation = situation._replace(used=used_after(situation.used, items(composition)))

    assert asked == 2


def test_an_answer_we_cannot_read_is_not_asked_for_again() -> None:
    asked = items(composed(MEDIUM))
    answer = replace(MEDIUM.reading, moment=Moment.CLARIFICATION)

    composition = composed(MEDIUM._replace(reading=answer, used=used_after({}, asked), customer_turns=2))

    assert Move.QUESTION not in composition.moves


def test_nobody_who_is_angry_is_asked_the_same_again() -> None:
    asked = items(composed(MEDIUM))

    assert Move.QUESTION not in composed(HIGH._replace(used=used_after({}, asked), customer_turns=2)).moves


def test_a_limit_without_an_alternative_stands_alone_and_no_way_round_stands_without_a_limit() -> None:
    step = Phrase(text="I write {due}.", move=Move.NEXT_STEP)
    way = Phrase(text="I can do this.", move=Move.ALTERNATIVE)
    limit = Phrase(text="Not in this chat.", move=Move.LIMIT)
    limited = BASE._replace(reading=reading(moment=Moment.BAD_NEWS), customer_turns=2)

    only_way = composed(limited, speaking({"next_step.a.1": step, "alternative.a.1": way}))
    only_limit = composed(limited, speaking({"next_step.a.1": step, "limit.a.1": limit}))

    assert only_way.moves == (Move.NEXT_STEP,)
    assert only_limit.moves == (Move.LIMIT, Move.NEXT_STEP)


def test_a_greeting_alone_is_no_reply() -> None:
    assert speaking({"opening.a.1": Phrase(text="Hi.", move=Move.OPENING)}).compose(BASE) is None


def test_no_guide_of_another_language_answers() -> None:
    assert composer().compose(BASE._replace(requested_locale="ko-KR")) is None
    assert composer().compose(BASE._replace(requested_locale="ca-ES")) is None
    assert composer().compose(BASE._replace(requested_locale="und")) is None


def test_a_guide_of_another_region_answers_and_says_so() -> None:
    composition = composed(BASE._replace(requested_locale="es-CO"))

    assert (composition.locale, composition.requested_locale) == ("es-MX", "es-CO")
    assert composition.fallback == ("es-CO", "es-MX")


def test_what_is_no_language_tag_is_refused() -> None:
    with pytest.raises(UnknownTag):
        composer().compose(BASE._replace(requested_locale="not a tag"))


@pytest.mark.parametrize(
    ("language", "locale", "hint", "wanted"),
    [
        ("es", None, None, "es"),
        ("es", "es-AR", None, "es-AR"),
        ("es", "es-MX", "es-CO", "es-CO"),
        ("es", None, "en-US", "es"),
        ("und", None, "en-US", "en-US"),
        ("und", None, None, None),
        ("en", "en-US", "EN_gb", "EN_gb"),
    ],
)
def test_the_customer_s_language_wins_and_the_hint_knows_the_region(
    language: str, locale: str | None, hint: str | None, wanted: str | None
) -> None:
    assert requested_locale(reading(language=language, locale=locale), hint) == wanted
