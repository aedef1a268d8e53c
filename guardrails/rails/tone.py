"""Nothing belittles or blames the customer, and nothing sounds like a recording."""

from collections.abc import Iterator
from typing import Final

from guardrails.finding import Category, Finding
from guardrails.rail import Passage

_TONES: Final = frozenset((Category.TOXIC, Category.ROBOTIC, Category.REGISTER))


def slips_of_tone(passage: Passage) -> Iterator[Finding]:
    for hit in passage.hits:
        if hit.category in _TONES:
            yield hit.finding()
