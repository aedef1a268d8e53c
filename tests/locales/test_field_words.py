"""What is wrong with a field is said in words of ours, whatever the library calls it."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator

from locales.field_words import said_of


class Band(StrEnum):
    LOW = "low"
    HIGH = "high"


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=3)] = "a"
    pair: Annotated[str, Field(min_length=2)] = "ab"
    tag: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "US"
    count: Annotated[int, Field(ge=1, lt=5)] = 1
    share: float = 0.5
    is_on: bool = True
    names: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)] = ("a",)
    values: dict[str, int] = Field(default_factory=dict)
    band: Band = Band.LOW
    kind: Literal["a", "b"] = "a"
    at: AwareDatetime = datetime.fromisoformat("2026-11-26T09:00:00Z")
    day: date = date(2026, 11, 26)
    inner: "Form | None" = None
    place: Path = Path()

    @field_validator("place")
    @classmethod
    def _is_here(cls, value: Path) -> Path:
        raise ValueError("there is no such folder.")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": 7}, "should be text"),
        ({"text": ""}, "is empty"),
        ({"text": "abcd"}, "is longer than 3 characters; shorten it"),
        ({"pair": "a"}, "needs 2 characters"),
        ({"tag": "usa"}, "should be written as ^[A-Z]{2}$"),
        ({"count": "many"}, "should be a whole number"),
        ({"count": 0}, "should be at least 1"),
        ({"count": 9}, "should be less than 5"),
        ({"share": "x"}, "should be a number"),
        ({"is_on": "perhaps"}, "should be true or false"),
        ({"names": "a"}, "should be a list"),
        ({"names": ()}, "should have at least 1, and has 0"),
        ({"names": ("a", "b", "c")}, "may have 2 at most"),
        ({"values": []}, "should be an object"),
        ({"band": "loud"}, "should be 'low' or 'high'"),
        ({"kind": "c"}, "should be 'a' or 'b'"),
        ({"at": "yesterday"}, "should be a moment with its offset, as 2026-11-26T09:00:00Z"),
        ({"at": "2026-11-26T09:00:00"}, "should be a moment with its offset, as 2026-11-26T09:00:00Z"),
        ({"day": "soon"}, "should be a day, as 2026-11-26"),
        ({"inner": 7}, "should be an object"),
        ({"colour": "red"}, "is not known here; leave it out or mend its spelling"),
        ({"place": "x"}, "there is no such folder"),
    ],
)
def test_a_problem_is_told_in_our_words(given: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        Form.model_validate(given)
    assert said_of(wrong.value.errors()[0]) == says


def test_the_words_never_repeat_what_was_given() -> None:
    with pytest.raises(ValidationError) as wrong:
        Form.model_validate({"count": "s3cret", "band": "s3cret", "at": "s3cret", "tag": "s3cret"})
    assert not [one for one in map(said_of, wrong.value.errors()) if "s3cret" in one]
