import numpy as np
import pytest

from assist.likeness import Likeness
from assist.scenarios import ScenarioModel, ScenarioWeights
from assist.vectors import DIMENSIONS, Vector

DIRECTIONS = {"clean the rug": 0, "rug cleaning": 0, "points": 1, "my money": 2, "good morning": 3}
ALL = np.eye(DIMENSIONS, dtype=np.float32)


class Directions:
    """One axis a meaning."""

    def of(self, text: str) -> Vector | None:
        return ALL[DIRECTIONS[text]] if text in DIRECTIONS else None


def vector(text: str) -> Vector:
    found = Directions().of(text)
    assert found is not None
    return found


# knows refunds alone, by one line, and what is none by another
MODEL = ScenarioModel(
    ScenarioWeights(
        names=("refund", "none"),
        centre=np.zeros(DIMENSIONS, np.float32),
        spread=np.ones(DIMENSIONS, np.float32),
        by_vector=np.zeros((DIMENSIONS + 2, 2), np.float32),
        vector_bias=np.zeros(2, np.float32),
        by_gram=np.zeros((1 << 14, 2), np.int8),
        scale=1.0,
        by_cue=np.zeros((2, 2), np.float32),
        gram_bias=np.zeros(2, np.float32),
        lines=(ALL[[2, 3]] * 127).astype(np.int8),
        of=np.array([0, 1], np.int8),
    )
)
LIKENESS = Likeness(
    Directions(), MODEL, {"carpets": ("clean the rug", "rug cleaning"), "loyalty": ("points",)}
)


@pytest.mark.parametrize(("text", "scenario"), [("rug cleaning", "carpets"), ("points", "loyalty")])
def test_a_message_is_of_the_scenario_whose_samples_it_is_like(text: str, scenario: str) -> None:
    (mention,) = LIKENESS.of(vector(text))
    assert (mention.name, mention.weight) == (scenario, 1.0)


@pytest.mark.parametrize("text", ["good morning", "my money"])
def test_a_message_like_no_sample_is_of_none(text: str) -> None:
    assert LIKENESS.of(vector(text)) == ()


def test_half_alike_is_half_believed() -> None:
    between = vector("points") * np.float32(0.5) + ALL[7] * np.float32(0.87)
    (mention,) = LIKENESS.of(between)
    assert 0.4 <= mention.weight < 1.0


def test_a_message_more_like_what_is_known_already_is_none_of_these() -> None:
    between = vector("points") * np.float32(0.6) + vector("my money") * np.float32(0.8)
    assert LIKENESS.of(between) == ()


def test_lines_without_a_vector_are_passed_over() -> None:
    assert Likeness(Directions(), MODEL, {"carpets": ("",)}).of(vector("points")) == ()
