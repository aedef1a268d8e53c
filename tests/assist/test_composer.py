from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assist.choosing import used_after
from assist.composer import Composer, Composition, Situation, requested_locale
from assist.plan import Mood, pace
from assist.policy import CasePolicy
from assist.reading import Emotion, Moment, Reading, Trend
from locales.calendar import WorkCalendar, office_week
from locales.catalog import load_guides
from locales.errors import UnknownTag
from locales.guide import PhraseGuide
from locales.phrase import Band, Move, Phrase, State
from prompts.item import Limit, PolicyRule
from prompts.release import Release, load_release

NOW = datetime(2026, 11, 24, 16, 20, tzinfo=UTC)
CALENDAR = WorkCalendar("America/Chicago", office_week(), "US")
TAGS = ("en-US", "es-MX", "ja-JP")


@cache
def release() -> Release:
    return load_release(None, load_guides(), lambda _: [])


@cache
def composer() -> Composer:
    return Composer(release())


def reading(
    band: Band = Band.LOW,
    emotion: Emotion = Emotion.NONE,
    *,
    trend: Trend = Trend.STEADY,
    scenario: str | None = "refund",
    moment: Moment = Moment.PROBLEM,
    language: str = "en",
    locale: str | None = None,
) -> Reading:
    return Reading(
        language=language,
        language_confidence=0.99,
        locale=locale,
        score=0.5,
        score_range=(0.4, 0.6),
        band=band,
        emotion=emotion,
        drivers=(),
        level=0.5,
        trend=trend,
        scenario=scenario,
        scenario_confidence=0.9,
        moment=moment,
        supported=True,
    )


BASE = Situation(reading=reading(), requested_locale="en-US", now=NOW, calendar=CALENDAR, seed="conv_1")
MEDIUM = BASE._replace(reading=reading(Band.MEDIUM, Emotion.FRUSTRATION))
HIGH = BASE._replace(reading=reading(Band.HIGH, Emotion.ANGER))
ORDER = {"order_number": "88213"}


def composed(situation: Situation, by: Composer | None = None) -> Composition:
    composition = (by or composer()).compose(situation)
    assert composition is not None
    return composition


def items(composition: Composition) -> tuple[str, ...]:
    return tuple(piece.item for piece in composition.pieces)


def speaking(phrases: dict[str, Phrase], **changes: object) -> Composer:
    """A composer whose English guide has nothing but these phrases."""
    guide = release().guides["en-US"].model_copy(update={"phrases": phrases, **changes})
    fresh = PhraseGuide.model_validate(guide.model_dump(by_alias=True))
    return Composer(replace(release(), guides={"en-US": fresh}))


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


def test_the_clause_of_a_policy_stands_in_the_limit() -> None:
    rule = PolicyRule(limit=Limit(clause={"en-US": "a review comes before any refund"}))
    policy = release().policies["default"].model_copy(update={"scenarios": {"refund": rule}})
    strict = Composer(replace(release(), policies={"default": policy}))

    composition = composed(MEDIUM, strict)

    assert "a review comes before any refund" in composition.text


def test_a_hello_is_asked_what_they_need() -> None:
    hello = BASE._replace(reading=reading(moment=Moment.OPENING, scenario=None))

    assert composed(hello).moves == (Move.OPENING, Move.QUESTION)


def test_a_scenario_without_an_item_gets_the_general_words() -> None:
    assert composed(BASE._replace(scenario="lost_or_stolen")).moves == (Move.OPENING, Move.NEXT_STEP)


def test_the_scenario_given_wins_over_the_one_read() -> None:
    composition = composed(HIGH._replace(scenario="account", facts={"case_id": "C-1"}))

    assert "our account team" in composition.text
    assert composition.moves == (Move.VALIDATION, Move.NEXT_STEP)


def test_a_feeling_gets_a_line_of_its_own() -> None:
    (validation, *_) = items(composed(HIGH))

    assert "anger" in release().guides["en-US"].phrases[validation].emotions


def test_the_next_step_says_when_by_the_calendar() -> None:
    # Tuesday 10:20 in Chicago; eight working hours end on Wednesday at 9:30, Thursday is Thanksgiving
    composition = composed(HIGH._replace(facts=ORDER))
    later = composed(HIGH._replace(facts=ORDER, now=datetime(2026, 11, 25, 22, 0, tzinfo=UTC)))

    assert "by 9:30\u202fAM tomorrow" in composition.text
    assert "Friday, November 27" in later.text


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


def test_a_time_that_was_promised_is_never_moved_back() -> None:
    first = composed(HIGH._replace(facts=ORDER))
    later = HIGH._replace(facts=ORDER, now=datetime(2026, 11, 24, 21, 0, tzinfo=UTC))

    assert composed(later).due != first.due
    assert composed(later._replace(promised=first.due)).due == first.due
    passed = later._replace(promised=datetime(2026, 11, 24, 20, 0, tzinfo=UTC))
    assert composed(passed).due == composed(later).due


def test_a_value_is_said_once_where_it_can_be_left_out() -> None:
    composition = composed(MEDIUM._replace(facts=ORDER | {"amount": "$45.90"}, message_chars=400))

    assert composition.text.count("88213") == 1


def test_what_was_filled_in_is_fixed_and_is_the_evidence() -> None:
    composition = composed(HIGH._replace(facts=ORDER))

    fixed = {composition.text[mark.start : mark.end] for mark in composition.marks if mark.kind == "fixed"}
    assert fixed == set(composition.evidence)


def test_a_line_that_may_change_is_marked_around_what_must_stay() -> None:
    phrases = {
        "next_step.only.1": Phrase(
            text="I look at {order_number} {due}.", move=Move.NEXT_STEP, adapt="Name it."
        )
    }

    composition = composed(BASE._replace(facts=ORDER, customer_turns=2), speaking(phrases))

    marked = [(mark.kind, composition.text[mark.start : mark.end]) for mark in composition.marks]
    assert marked[:2] == [("adapt", "I look at "), ("fixed", "88213")]
    assert [kind for kind, _ in marked] == ["adapt", "fixed", "fixed"]


def test_a_phrase_whose_fact_is_missing_does_not_fit() -> None:
    phrases = {
        "next_step.order.1": Phrase(text="I look at {order_number} {due}.", move=Move.NEXT_STEP),
        "next_step.plain.1": Phrase(text="I look at it {due}.", move=Move.NEXT_STEP),
    }
    situation = BASE._replace(scenario="delivery", customer_turns=2)

    assert items(composed(situation, speaking(phrases))) == ("next_step.plain.1",)
    assert items(composed(situation._replace(facts=ORDER), speaking(phrases))) == ("next_step.order.1",)
    assert items(composed(situation._replace(facts={"order_number": ""}), speaking(phrases))) == (
        "next_step.plain.1",
    )


def test_when_all_are_used_the_longest_unsaid_comes_back() -> None:
    phrases = {
        f"next_step.n.{number}": Phrase(text=f"Line {'abc'[number]} {{due}}.", move=Move.NEXT_STEP)
        for number in range(3)
    }
    situation = BASE._replace(facts=ORDER, customer_turns=2)

    used = ("next_step.n.1", "next_step.n.2", "next_step.n.0", "next_step.n.1")

    assert items(composed(situation._replace(used=used_after({}, used)), speaking(phrases))) == (
        "next_step.n.2",
    )


def test_a_set_formula_may_be_said_again() -> None:
    phrases = {
        "close.set.1": Phrase(text="Take care[[, {customer_name}]].", move=Move.CLOSE),
        "close.own.1": Phrase(text="Write any time.", move=Move.CLOSE),
    }
    closing = BASE._replace(
        reading=reading(moment=Moment.CLOSING), used=used_after({}, ("close.own.1", "close.set.1"))
    )

    assert items(composed(closing, speaking(phrases, formulas=("Take care",)))) == ("close.set.1",)
    assert items(composed(closing, speaking(phrases, formulas=()))) == ("close.own.1",)


def test_a_retired_phrase_is_never_said() -> None:
    phrases = {
        "next_step.old.1": Phrase(text="Old {due}.", move=Move.NEXT_STEP, state=State.RETIRED),
        "next_step.new.1": Phrase(text="New {due}.", move=Move.NEXT_STEP, state=State.APPROVED),
    }

    composition = composed(BASE._replace(customer_turns=2, facts=ORDER), speaking(phrases))

    assert items(composition) == ("next_step.new.1",)
    assert not composition.unreviewed


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


def test_short_messages_get_short_lines() -> None:
    phrases = {
        "next_step.long.1": Phrase(
            text="I read every single line of it, put it in order, and only then write to you {due}.",
            move=Move.NEXT_STEP,
        ),
        "next_step.short.1": Phrase(text="I write {due}.", move=Move.NEXT_STEP),
    }
    situation = BASE._replace(customer_turns=2, facts=ORDER)

    assert items(composed(situation._replace(message_chars=20), speaking(phrases))) == ("next_step.short.1",)
    assert items(composed(situation._replace(message_chars=900), speaking(phrases))) == ("next_step.long.1",)


def test_another_line_for_the_same_turn_is_another_until_only_repeats_are_left() -> None:
    situation = HIGH._replace(facts=ORDER, is_another=True)
    texts = []
    while (composition := composer().compose(situation)) is not None:
        texts.append(composition.text)
        situation = situation._replace(used=used_after(situation.used, items(composition)))

    assert len(texts) == len(set(texts)) >= 5


def test_conversations_open_differently_and_one_always_the_same() -> None:
    texts = {composed(BASE._replace(seed=f"conv_{number}")).text for number in range(20)}

    assert len(texts) >= 5
    assert composed(BASE) == composed(BASE._replace())


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


SITUATIONS = st.builds(
    BASE._replace,
    reading=st.builds(
        reading,
        band=st.sampled_from(Band),
        emotion=st.sampled_from(Emotion),
        trend=st.sampled_from(Trend),
        scenario=st.sampled_from(["refund", "account", "technical_failure", "delivery", None]),
        moment=st.sampled_from(Moment),
    ),
    requested_locale=st.sampled_from(TAGS),
    now=st.just(NOW),
    calendar=st.just(CALENDAR),
    customer_turns=st.integers(1, 9),
    facts=st.dictionaries(
        st.sampled_from(
            ["order_number", "amount", "customer_name", "case_id", "product", "device", "summary"]
        ),
        st.sampled_from(["88213", "$45.90", "Ana", "{due}", "[[x]]", ""]),
    ),
    policy=st.builds(CasePolicy, is_limited=st.sampled_from([None, None, True, False])),
    seed=st.text(max_size=5),
    message_chars=st.integers(0, 500),
    is_repeat=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_a_reply_is_its_pieces_and_its_marks_lie_inside_them(situation: Situation) -> None:
    composition = composed(situation)

    joiner = release().guides[composition.locale].joiner
    assert joiner.join(composition.text[p.start : p.end] for p in composition.pieces) == composition.text
    ends = [0, *(mark.end for mark in composition.marks)]
    for before, mark in zip(ends, composition.marks, strict=False):
        assert before <= mark.start < mark.end <= len(composition.text)
        assert any(piece.start <= mark.start and mark.end <= piece.end for piece in composition.pieces)


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_no_slot_stays_open_and_no_value_is_made_up(situation: Situation) -> None:
    composition = composed(situation)

    values = (value for value in situation.facts.values() if value)
    text = composition.text
    for value in sorted({*values, *composition.evidence}, key=len, reverse=True):
        text = text.replace(value, "")
    assert not set("{}[]") & set(text)


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_low_never_validates_and_nobody_is_validated_twice(situation: Situation) -> None:
    moves = [piece.move for piece in composed(situation).pieces]

    assert moves.count(Move.VALIDATION) <= (0 if situation.reading.band is Band.LOW else 1)
    assert moves.count(Move.QUESTION) <= 1
    assert len(moves) == len(set(moves))


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_the_same_situation_gives_the_same_line(situation: Situation) -> None:
    assert Composer(release()).compose(situation) == composed(situation)


def fresh_instead(situation: Situation, item: str) -> set[str]:
    """Unused phrases that would do where `item` stands, told from the guide alone."""
    guide = release().guides[situation.requested_locale]
    said, reading = guide.phrases[item], situation.reading
    band = (
        reading.band
        if said.move is Move.CLOSE
        else pace(Mood(reading.band, reading.trend, reading.emotion, reading.moment))
    )
    moments = {reading.moment.value}
    if said.move is Move.CLOSE:
        moments.add("closing")
    if said.move is Move.OPENING and situation.customer_turns == 1:
        moments.add("opening")
    is_late_opening = said.move is Move.OPENING and situation.customer_turns > 1
    have = {name for name, value in situation.facts.items() if value} | {"due", "owner"}
    return {
        other
        for other, phrase in guide.phrases.items()
        if other not in situation.used
        and phrase.move is said.move
        and band in phrase.bands
        and phrase.scenario in (None, reading.scenario)
        and phrase.topic == (said.topic if said.move is Move.QUESTION else None)
        and (not phrase.emotions or reading.emotion in phrase.emotions)
        and (moments & set(phrase.moments) or not (phrase.moments or is_late_opening))
        and guide.templates[other].required <= have
    }


@settings(max_examples=60, deadline=None)
@given(SITUATIONS, st.integers(2, 12))
def test_no_line_comes_back_while_another_fits(situation: Situation, turns: int) -> None:
    used: tuple[str, ...] = ()
    for turn in range(1, turns + 1):
        here = situation._replace(used=used_after({}, used), customer_turns=turn)
        said = items(composed(here))
        for item in set(said) & set(used):
            assert fresh_instead(here, item) == set()
        used += said
