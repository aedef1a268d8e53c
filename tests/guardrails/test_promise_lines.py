"""Promises and their lookalikes, as the benchmark counts them."""

from collections import Counter

import pytest

from benchmarks.promises import lines, tallied
from guardrails.inspection import Guard

LINES = list(lines())
HELD_OUT = [line for line in LINES if line.is_held_out]


@pytest.mark.parametrize("language", sorted({line.language for line in LINES}))
def test_each_language_has_as_many_lookalikes_as_promises(language: str) -> None:
    counted = Counter(line.is_promise for line in LINES if line.language == language)

    assert counted[True] == counted[False] >= 14


def test_no_line_stands_twice() -> None:
    assert [text for text, times in Counter(line.text for line in LINES).items() if times > 1] == []


def test_promises_nobody_looked_at_are_found_and_their_lookalikes_pass(guard: Guard) -> None:
    tally = tallied(guard, HELD_OUT)

    assert tally.f1 >= 0.88
    assert tally.stopped.hits <= tally.stopped.of * 0.05
