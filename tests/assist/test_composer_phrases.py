from dataclasses import replace
from datetime import UTC, datetime

from assist.choosing import used_after
from assist.composer import Composer
from assist.reading import Moment
from locales.phrase import Move, Phrase, State
from prompts.item import Limit, PolicyRule
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


def test_the_clause_of_a_policy_stands_in_the_limit() -> None:
    rule = PolicyRule(limit=Limit(clause={"en-US": "a review comes before any refund"}))
    policy = release().policies["default"].model_copy(update={"scenarios": {"refund": rule}})
    strict = Composer(replace(release(), policies={"default": policy}))

    composition = composed(MEDIUM, strict)

    assert "a review comes before any refund" in composition.text


def test_a_feeling_gets_a_line_of_its_own() -> None:
    (validation, *_) = items(composed(HIGH))

    assert "anger" in release().guides["en-US"].phrases[validation].emotions


def test_the_next_step_says_when_by_the_calendar() -> None:
    # Tuesday 10:20 in Chicago; eight working hours end on Wednesday at 9:30, Thursday is Thanksgiving
    composition = composed(HIGH._replace(facts=ORDER))
    later = composed(HIGH._replace(facts=ORDER, now=datetime(2026, 11, 25, 22, 0, tzinfo=UTC)))

    assert "by 9:30\u202fAM tomorrow" in composition.text
    assert "Friday, November 27" in later.text


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
