import numpy as np
import pytest

from assist.likeness import Likeness
from assist.vectors import DIMENSIONS, Vector

DIRECTIONS = {"money back": 0, "my money": 0, "cannot log in": 1, "good morning": 2}


class Directions:
    """One axis a meaning."""

    def of(self, text: str) -> Vector | None:
        return np.eye(DIMENSIONS, dtype=np.float32)[DIRECTIONS[text]] if text in DIRECTIONS else None


def vector(text: str) -> Vector:
    found = Directions().of(text)
    assert found is not None
    return found


LIKENESS = Likeness(
    Directions(), lambda one: one, {"refund": ("money back", "my money"), "account": ("cannot log in",)}
)


@pytest.mark.parametrize(("text", "scenario"), [("my money", "refund"), ("cannot log in", "account")])
def test_a_message_is_of_the_scenario_whose_samples_it_is_like(text: str, scenario: str) -> None:
    (mention,) = LIKENESS.of(vector(text))
    assert (mention.name, mention.weight) == (scenario, 1.0)


def test_a_message_like_no_sample_is_of_none() -> None:
    assert LIKENESS.of(vector("good morning")) == ()


def test_half_alike_is_half_believed() -> None:
    between = vector("cannot log in") * np.float32(0.6) + vector("good morning") * np.float32(0.8)
    (mention,) = LIKENESS.of(between)
    assert 0.4 <= mention.weight < 1.0


def test_lines_without_a_vector_are_passed_over() -> None:
    assert Likeness(Directions(), lambda one: one, {"refund": ("",)}).of(vector("my money")) == ()
