"""Texts that nobody here wrote: how often the guard speaks up."""

from pathlib import Path

import orjson
import pytest

from guardrails.finding import Decision
from guardrails.inspection import Guard

DATA = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["customer_turns", "politeness"])
def test_at_most_one_stranger_in_a_hundred_is_stopped(guard: Guard, name: str) -> None:
    file = DATA / f"{name}.jsonl"
    if not file.exists():
        pytest.skip("the labelled texts are not here")
    records = [orjson.loads(line) for line in file.read_bytes().splitlines()]
    texts = [(each["text"], each["lang"]) for each in records if each["lang"] in ("en", "es", "ja")]

    stopped = sum(guard.judge(text, locale=lang).decision is not Decision.ALLOW for text, lang in texts)

    assert stopped <= len(texts) / 100
