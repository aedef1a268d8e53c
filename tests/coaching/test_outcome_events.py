from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

import pytest

from assist.suggestion import Kind
from coaching.events import (
    SYSTEM,
    Actor,
    Event,
    EventType,
    Overridden,
    Requested,
    changed,
    fold,
    overridden,
    requested,
)
from coaching.outcome import End, Life, dismiss, on_agent_message, on_sweep, show, take

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
ROW: Final = Requested(
    "ws_1", "conv_1", "msg_1", "sug_a", 1, Kind.READY, NOON, text="I see how tiring this is."
)
AGENT: Final = Actor("agent", "ana")
SEEN: Final = show(ROW.life(), NOON + MINUTE)
TAKEN: Final = take(SEEN, NOON + 2 * MINUTE)
SWEPT: Final = on_sweep([SEEN], NOON + 40 * MINUTE, 30 * MINUTE)[0]
REOPENED: Final = take(SWEPT, NOON + 41 * MINUTE)
SENT: Final = on_agent_message([REOPENED], ROW.text or "", "msg_9", NOON + 42 * MINUTE)[0]


def _event(before: Life, after: Life) -> Event:
    return changed("ws_1", "conv_1", before, after, AGENT, NOON + 50 * MINUTE)


@pytest.mark.parametrize(
    ("before", "after", "kind", "at"),
    [
        (ROW.life(), SEEN, EventType.SHOWN, 1),
        (SEEN, TAKEN, EventType.ACCEPTED, 2),
        (SEEN, SWEPT, EventType.ENDED, 40),
        (SWEPT, REOPENED, EventType.REOPENED, 41),
        (REOPENED, SENT, EventType.ENDED, 42),
    ],
)
def test_an_event_says_what_happened_and_when(before: Life, after: Life, kind: EventType, at: int) -> None:
    event = _event(before, after)

    assert (event.type, event.occurred_at, event.actor) == (kind, NOON + at * MINUTE, AGENT)
    assert (event.sug, event.attempt, event.turn) == ("sug_a", 1, "msg_1")


def test_what_was_found_in_a_sent_text_afterwards_is_an_event_of_its_own() -> None:
    gone = dismiss(SEEN, NOON + 3 * MINUTE)
    found = on_agent_message([gone], ROW.text or "", "msg_9", NOON + 4 * MINUTE)[0]

    assert _event(gone, found).type is EventType.COMPARED


def test_no_event_holds_the_suggested_text() -> None:
    kept = [requested(ROW, NOON).data, _event(SEEN, TAKEN).data]

    assert "tiring" not in repr(kept)


def test_the_same_thing_told_twice_has_one_id() -> None:
    assert _event(SEEN, TAKEN).event_id == _event(ROW.life(), TAKEN).event_id
    assert requested(ROW, NOON).event_id == requested(ROW, NOON + MINUTE).event_id


def test_every_step_of_a_life_has_an_id_of_its_own() -> None:
    steps = [ROW.life(), SEEN, TAKEN, SWEPT, REOPENED, SENT]
    ids = {_event(before, after).event_id for before, after in pairwise(steps)}

    assert len(ids) == 5
    assert _event(SEEN, TAKEN).event_id != changed("ws_2", "conv_1", SEEN, TAKEN, AGENT, NOON).event_id


def test_events_in_any_order_and_twice_give_the_last_state() -> None:
    happened = [
        _event(REOPENED, SENT),
        _event(ROW.life(), SEEN),
        requested(ROW, NOON),
        _event(SWEPT, REOPENED),
        _event(SEEN, SWEPT),
    ]

    assert fold(happened * 2) == [(replace(ROW, text=None), replace(SENT, text=""))]


def test_events_of_an_unknown_suggestion_are_left_out() -> None:
    assert fold([_event(SEEN, TAKEN)]) == []


def test_what_came_to_nothing_has_its_end_from_the_start() -> None:
    failed = replace(ROW, text=None, end=End.FAILED, reason="no_guide")

    life = failed.life()

    assert (life.end, life.ended_at, life.reason, life.text) == (End.FAILED, NOON, "no_guide", "")


def test_a_message_sent_against_the_guard_is_logged_with_its_rules() -> None:
    event = overridden("ws_1", "conv_1", Overridden("msg_9", ("fault.en.1",), "it was us"), AGENT, NOON)

    assert (event.type, event.sug, event.turn) == (EventType.OVERRIDDEN, None, None)
    assert fold([event, requested(ROW, NOON)])[0][1] == replace(ROW.life(), text="")


def test_who_asked_is_the_house() -> None:
    assert requested(ROW, NOON).actor == SYSTEM
