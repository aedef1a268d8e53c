"""Frames, settings and lines are told apart by place, and what is wrong by the same words."""

import pytest
from pydantic import ValidationError

from realtime.field_errors import problem_of
from realtime.wire.incoming import FROM_CLIENT, HELLO


def told(frame: str, *, is_hello: bool = False) -> str:
    with pytest.raises(ValidationError) as wrong:
        (HELLO if is_hello else FROM_CLIENT).validate_json(frame)
    return problem_of(wrong.value)


def test_a_field_that_is_missing_is_named() -> None:
    assert told('{"v": 1, "t": "hello"}', is_hello=True) == "d: is missing; add it"


def test_what_is_of_no_known_kind_is_told_which_ones_there_are() -> None:
    says = told('{"v": 1, "t": "shout", "d": {}}')
    assert says.startswith("t: should be one of ")
    assert "'sub'" in says
    assert "shout" not in says


def test_the_field_that_says_the_kind_is_named_where_it_is_missing() -> None:
    with pytest.raises(ValidationError) as wrong:
        FROM_CLIENT.validate_json('{"v": 1}')
    assert problem_of(wrong.value) == "t: is missing; it says what kind this is"


def test_names_that_the_sender_made_up_are_not_told_back() -> None:
    says = told('{"v": 1, "t": "hb", "d": {"n": 1, "seqs": {"SECRET": "x"}}}')
    assert says == "hb.d.seqs: should be a whole number"
