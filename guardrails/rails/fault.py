"""Nothing admits fault, unless a person has confirmed it."""

from collections.abc import Iterator

from guardrails.finding import Category, Finding
from guardrails.rail import Passage


def admissions(passage: Passage) -> Iterator[Finding]:
    if passage.allowance.confirmed_fault:
        return
    for hit in passage.hits:
        if hit.category is Category.FAULT_ADMISSION:
            yield hit.finding()
