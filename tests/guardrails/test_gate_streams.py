"""Fifty thousand random streams and cuts; `benchmarks.gate` lets a million through."""

import random
from collections import Counter
from itertools import islice

import pytest

from guardrails.finding import Decision
from guardrails.inspection import Guard
from tests.guardrails.streams import fragile_guard, random_streams, watched

STREAMS = 50_000
PARTS = 5


@pytest.fixture(scope="module")
def fragile() -> Guard:
    return fragile_guard()


@pytest.mark.parametrize("seed", range(PARTS))
def test_no_stream_shows_what_the_whole_text_does_not(fragile: Guard, seed: int) -> None:
    ends: Counter[tuple[Decision, bool]] = Counter()
    for stream in islice(random_streams(random.Random(seed)), STREAMS // PARTS):
        outcome = watched(fragile, stream)
        assert (outcome.leaked, outcome.wrong) == (0, ()), stream
        ends[outcome.closing.verdict.decision, outcome.closing.retracted] += 1

    assert all(ends[decision, False] > STREAMS // PARTS // 100 for decision in Decision)
    assert ends[Decision.BLOCK, True] > STREAMS // PARTS // 100
