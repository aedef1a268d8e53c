"""A value that is made quickly is made as any other."""

import inspect
from dataclasses import FrozenInstanceError, dataclass, field, replace

import orjson
import pytest
from pydantic import TypeAdapter

from assist.values import made_often


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    size: int = 3
    marks: list[str] = field(default_factory=list)


@made_often
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    size: int = 3
    marks: list[str] = field(default_factory=list)


def test_it_is_filled_by_place_and_by_name() -> None:
    assert Quick("a", 1) == Quick(size=1, name="a") == replace(Quick("b", 1), name="a")
    assert repr(Quick("a", 1, ["x"])) == repr(Plain("a", 1, ["x"])).replace("Plain", "Quick")


def test_what_is_left_out_is_as_the_fields_say_and_nobody_elses() -> None:
    one, other = Quick("a"), Quick("a")

    assert (one.size, one.marks) == (3, [])
    assert one.marks is not other.marks


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("a").size = 4  # type: ignore[misc]  # that is what is tried


@pytest.mark.parametrize("given", [(), ("a", 1, [], 4)])
def test_too_few_or_too_many_values_are_refused(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"Quick\.__init__"):
        Quick(*given)  # type: ignore[arg-type]  # that is what is tried


def test_others_read_it_as_they_read_any_dataclass() -> None:
    assert orjson.dumps(Quick("a")) == orjson.dumps(Plain("a"))
    assert TypeAdapter(Quick).validate_python({"name": "a", "size": "5"}) == Quick("a", 5)
    assert list(inspect.signature(Quick).parameters) == ["name", "size", "marks"]


def test_a_value_that_does_more_when_it_is_made_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            assert self.name

    with pytest.raises(AssertionError, match="does more"):
        made_often(Checked)
