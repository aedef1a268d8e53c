"""Every error says what happened, and has one answer over HTTP and one on the wire."""

import inspect

import pytest

from realtime import errors
from realtime.errors import ANSWERS, Invalid, NotFound, RateLimited, RealtimeError, Unavailable, answer
from realtime.wire.protocol import Nack

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, RealtimeError) and kind is not errors.SettingsInvalid  # start-up answers nobody
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_answer_of_its_own(kind: type[RealtimeError]) -> None:
    assert answer(kind()) == ANSWERS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_error_says_by_default_is_its_docstring(kind: type[RealtimeError]) -> None:
    assert str(kind()) == kind.__doc__


def test_a_narrower_error_is_answered_as_what_it_is_one_of() -> None:
    class JournalFull(Unavailable):
        """No room."""

    assert answer(JournalFull()) == (503, Nack.UNAVAILABLE)


def test_every_reason_of_a_refusal_is_kept() -> None:
    wrong = Invalid("text: too long", "role: not one of customer, agent")
    assert wrong.errors == ("text: too long", "role: not one of customer, agent")
    assert str(wrong) == "text: too long; role: not one of customer, agent"


def test_a_caller_learns_when_to_come_back() -> None:
    assert (Unavailable().retry_after_s, RateLimited("too fast", retry_after_s=30).retry_after_s) == (1, 30)


def test_not_there_and_not_yours_say_the_same() -> None:
    assert answer(NotFound()) == (404, Nack.NOT_FOUND)
