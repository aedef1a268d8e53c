"""What the doors take for a moment, and what no database could keep."""

import pytest
from pydantic import TypeAdapter, ValidationError

from realtime.intake import NewConversation, NewText
from realtime.moments import Moment


@pytest.mark.parametrize(
    "given", ["0001-01-01T00:00:00+14:00", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z"]
)
def test_a_moment_at_the_ends_of_time_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="should be between 1970 and 2199"):
        TypeAdapter(Moment).validate_json(f'"{given}"')


@pytest.mark.parametrize("given", ["1970-01-01T00:00:00Z", "2026-11-26T09:00:00+09:00"])
def test_any_other_moment_is_taken(given: str) -> None:
    assert TypeAdapter(Moment).validate_json(f'"{given}"')


def test_a_moment_of_another_zone_is_told_on_in_utc() -> None:
    moments = TypeAdapter(Moment)
    assert (
        moments.dump_json(moments.validate_json('"2026-11-26T09:00:00+09:00"')) == b'"2026-11-26T00:00:00Z"'
    )


def test_a_message_from_before_all_time_is_refused() -> None:
    with pytest.raises(ValidationError, match="at"):
        NewText.model_validate({"role": "customer", "text": "Hi", "at": "0001-01-01T00:00:00+14:00"})


@pytest.mark.parametrize(
    "about", [{"channel": "a\0"}, {"facts": {"order_number": "4\0"}}, {"customer": "No\0or"}]
)
def test_what_no_database_could_keep_is_refused_at_the_door(about: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"U\+0000"):
        NewConversation.model_validate(about)
