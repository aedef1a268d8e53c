"""A reply speaks the language of its locale."""

from collections.abc import Iterator

from guardrails.finding import Category, Finding, Severity
from guardrails.rail import Passage


def other_languages(passage: Passage) -> Iterator[Finding]:
    if passage.stranger is not None:
        yield Finding(
            "language.other",
            Category.LANGUAGE,
            Severity.WARN,
            0,
            len(passage.text),
            f"Reads like another language than the conversation's: {passage.stranger}",
            None,
        )
