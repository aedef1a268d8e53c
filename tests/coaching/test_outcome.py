from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from assist.suggestion import Kind
from coaching.errors import AlreadyEnded
from coaching.outcome import (
    DismissReason,
    End,
    Life,
    dismiss,
    on_agent_message,
    on_customer_turn,
    on_sweep,
    show,
    take,
)

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
TTL: Final = timedelta(minutes=30)
TEXT: Final = "I can see how tiring this is. I'll check the payment with our billing team today."


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def life(sug: str = "sug_a", turn: str = "msg_1", text: str = TEXT) -> Life:
    return Life(sug, 1, turn, Kind.READY, text, NOON)


def shown(sug: str = "sug_a", turn: str = "msg_1", text: str = TEXT) -> Life:
    return show(life(sug, turn, text), at(1), "ana")


def taken(sug: str = "sug_a", turn: str = "msg_1", text: str = TEXT) -> Life:
    return take(shown(sug, turn, text), at(2), by="ana")


def send(text: str, *lives: Life, named: tuple[str, int] | None = None) -> dict[str, Life]:
    changed = on_agent_message(lives, text, "msg_9", at(5), named, "ana")
    return {one.sug: one for one in changed}


def expired() -> Life:
    return on_sweep([shown()], at(40), TTL)[0]


def undelivered() -> Life:
    return on_sweep([life()], at(40), TTL)[0]


def cancelled() -> Life:
    return on_customer_turn([life()], at(40))[0]


def superseded() -> Life:
    return on_customer_turn([shown()], at(40))[0]


# ---- what agents do


def test_taking_implies_that_it_was_seen() -> None:
    one = take(life(), at(2), "edit", "ana")

    assert (one.shown_at, one.taken_at, one.taken_mode, one.agent) == (at(2), at(2), "edit", "ana")
    assert one.end is None


def test_the_same_report_twice_changes_nothing() -> None:
    assert show(shown(), at(3)) == shown()
    assert take(taken(), at(3)) == taken()


def test_dismissing_ends_it_with_its_reason() -> None:
    one = dismiss(shown(), at(3), DismissReason.TONE, "ben")

    assert (one.end, one.ended_at, one.reason, one.agent) == (End.DISMISSED, at(3), "tone", "ben")


@pytest.mark.parametrize("act", [dismiss, take])
def test_what_was_dismissed_stays_so(act: Callable[[Life, datetime], Life]) -> None:
    with pytest.raises(AlreadyEnded) as refused:
        act(dismiss(shown(), at(3)), at(4))

    assert refused.value.end is End.DISMISSED
    assert str(refused.value) == "the suggestion has ended as dismissed"


# ---- the customer goes on


def test_a_newer_turn_supersedes_what_was_shown_and_cancels_what_was_not() -> None:
    changed = on_customer_turn([shown("sug_a"), life("sug_b")], at(4))

    assert [one.end for one in changed] == [End.SUPERSEDED, End.CANCELLED]


def test_a_newer_turn_leaves_what_the_agent_has_taken() -> None:
    assert on_customer_turn([taken(), dismiss(shown("sug_b"), at(3))], at(4)) == []


# ---- the agent sends


def test_sent_as_it_is_it_was_accepted_verbatim() -> None:
    one = send(TEXT, taken())["sug_a"]

    assert (one.end, one.message, one.retained, one.authored) == (End.ACCEPTED_VERBATIM, "msg_9", 1.0, 0.0)
    assert one.verbatim


def test_sent_with_changes_it_was_accepted_edited() -> None:
    one = send(f"Hi Ana! {TEXT}", taken())["sug_a"]

    assert one.end is End.ACCEPTED_EDITED
    assert one.retained == 1.0


def test_taken_and_then_written_anew_it_was_discarded() -> None:
    assert send("Could you send me a picture?", taken())["sug_a"].end is End.INSERTED_DISCARDED


def test_what_the_sender_names_counts_as_taken() -> None:
    one = send(TEXT, life(), named=("sug_a", 1))["sug_a"]

    assert (one.end, one.shown_at, one.taken_at) == (End.ACCEPTED_VERBATIM, at(5), at(5))


def test_another_attempt_of_the_same_suggestion_is_not_the_named_one() -> None:
    assert send("Something else!", shown(), named=("sug_a", 2))["sug_a"].end is End.IGNORED


def test_taken_before_a_newer_turn_it_is_judged_on_what_is_sent_after() -> None:
    other = show(life("sug_b", "msg_2", "Welcome back."), at(4))

    ends = send(TEXT, taken(), other)

    assert ends["sug_a"].end is End.ACCEPTED_VERBATIM
    assert ends["sug_b"].end is End.IGNORED


def test_the_others_of_the_turn_are_passed_over_when_one_was_accepted() -> None:
    ends = send(TEXT, taken("sug_a"), shown("sug_b", text="Welcome back."), life("sug_c"))

    assert [ends[sug].end for sug in ("sug_b", "sug_c")] == [End.PASSED_OVER, End.UNDELIVERED]


def test_nothing_is_passed_over_when_the_taken_one_was_discarded() -> None:
    ends = send("Could you send me a picture?", taken("sug_a"), shown("sug_b"))

    assert ends["sug_b"].end is End.IGNORED


def test_an_ignored_line_that_was_typed_by_hand_is_marked() -> None:
    by_hand = send(TEXT, shown())["sug_a"]
    other = send("Could you send me a picture?", shown())["sug_a"]

    assert (by_hand.end, by_hand.shadow_use) == (End.IGNORED, True)
    assert (other.end, other.shadow_use) == (End.IGNORED, False)


def test_a_twin_that_was_passed_over_was_not_used_by_hand() -> None:
    twin = send(TEXT, taken("sug_a"), shown("sug_b"))["sug_b"]

    assert (twin.end, twin.shadow_use) == (End.PASSED_OVER, False)


def test_a_dismissed_line_that_is_sent_after_all_is_marked_once() -> None:
    one = send(TEXT, dismiss(shown(), at(3)))["sug_a"]

    assert (one.end, one.ended_at, one.shadow_use) == (End.DISMISSED, at(3), True)
    assert send("Something else.", one) == {}


def test_a_superseded_line_that_the_sender_names_stays_superseded_and_is_marked() -> None:
    one = on_agent_message([superseded()], TEXT, "msg_9", at(41), ("sug_a", 1))[0]

    assert (one.end, one.shadow_use, one.revised) == (End.SUPERSEDED, True, 0)


def test_where_no_text_is_kept_what_was_taken_and_sent_counts_as_edited() -> None:
    one = send("Anything.", taken(text=""))["sug_a"]

    assert (one.end, one.retained) == (End.ACCEPTED_EDITED, None)


def test_the_words_of_each_piece_are_followed() -> None:
    pieces = replace(taken(), spans=((0, 29), (30, len(TEXT))))

    one = send("I'll check the payment with our billing team today.", pieces)["sug_a"]

    assert one.kept == (0.0, 1.0)


def test_a_changed_figure_is_kept_in_mind() -> None:
    assert send("By May 4.", taken(text="By May 3."))["sug_a"].fact_edits


# ---- nothing happens


def test_the_sweep_ends_what_nobody_touched() -> None:
    lives = [life("sug_a"), shown("sug_b"), taken("sug_c")]

    ends = [one.end for one in on_sweep(lives, at(40), TTL)]

    assert ends == [End.UNDELIVERED, End.EXPIRED, End.INSERTED_DISCARDED]


def test_the_sweep_leaves_what_is_younger_than_its_time() -> None:
    assert on_sweep([show(life(), at(20))], at(40), TTL) == []


# ---- what comes late


def test_shown_before_it_was_cancelled_it_was_superseded() -> None:
    one = show(cancelled(), at(39))

    assert (one.end, one.ended_at, one.revised) == (End.SUPERSEDED, at(40), 1)


def test_a_cancelled_line_cannot_be_shown_afterwards() -> None:
    with pytest.raises(AlreadyEnded):
        show(cancelled(), at(41))


@pytest.mark.parametrize("sent", [TEXT, "Something else!"])
def test_shown_before_the_agent_sent_something_it_was_ignored(sent: str) -> None:
    one = show(send(sent, life())["sug_a"], at(4))

    assert (one.end, one.revised, one.reason) == (End.IGNORED, 1, None)
    assert one.shadow_use == (sent == TEXT)


def test_shown_before_another_was_accepted_it_was_passed_over() -> None:
    one = send(TEXT, taken("sug_a"), life("sug_b"))["sug_b"]

    assert show(one, at(4)).end is End.PASSED_OVER


def test_shown_before_the_sweep_it_expired() -> None:
    assert show(undelivered(), at(39)).end is End.EXPIRED


@pytest.mark.parametrize("ended", [expired, undelivered, cancelled])
def test_taken_late_it_is_open_again_and_counted_as_revised(ended: Callable[[], Life]) -> None:
    one = take(ended(), at(60))

    assert (one.end, one.ended_at, one.reason, one.revised) == (None, None, None, 1)
    assert one.taken_at == at(60)


def test_taken_before_the_newer_turn_it_is_open_again() -> None:
    assert take(superseded(), at(39)).end is None


def test_a_superseded_line_cannot_be_taken_afterwards() -> None:
    with pytest.raises(AlreadyEnded):
        take(superseded(), at(41))


def test_taken_before_what_was_sent_it_is_judged_on_that() -> None:
    one = take(send(TEXT, shown())["sug_a"], at(4))

    assert (one.end, one.message, one.revised, one.shadow_use) == (End.ACCEPTED_VERBATIM, "msg_9", 1, False)


def test_dismissed_before_the_newer_turn_it_was_dismissed() -> None:
    one = dismiss(superseded(), at(39), DismissReason.POLICY)

    assert (one.end, one.ended_at, one.reason, one.revised) == (End.DISMISSED, at(39), "policy", 1)


def test_a_day_later_nothing_is_revised() -> None:
    with pytest.raises(AlreadyEnded):
        take(expired(), at(40) + timedelta(hours=24, seconds=1))


def test_what_was_swept_while_in_the_composer_counts_when_it_is_sent_after_all() -> None:
    swept = on_sweep([taken()], at(40), TTL)[0]

    one = on_agent_message([swept], TEXT, "msg_9", at(45), ("sug_a", 1))[0]

    assert (one.end, one.revised) == (End.ACCEPTED_VERBATIM, 1)


@pytest.mark.parametrize("end", [End.FAILED, End.BLOCKED])
def test_what_never_was_cannot_be_shown(end: End) -> None:
    with pytest.raises(AlreadyEnded):
        show(replace(life(), end=end, ended_at=NOON), at(1))


def test_words_of_a_draft_that_were_seen_before_it_failed_were_taken_back() -> None:
    failed = replace(life(), end=End.FAILED, ended_at=at(2), reason="model_cut")

    one = show(failed, at(1), "ana")

    assert (one.end, one.reason, one.agent, one.revised) == (End.RETRACTED, "model_cut", "ana", 1)


def test_a_failed_draft_without_words_cannot_have_been_seen() -> None:
    with pytest.raises(AlreadyEnded):
        show(replace(life(text=""), end=End.FAILED, ended_at=at(2)), at(1))
