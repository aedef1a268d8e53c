"""No figure is shown that the evidence does not hold."""

from collections.abc import Iterator

from guardrails.finding import Category, Finding, Severity
from guardrails.rail import Passage


def unsupported(passage: Passage) -> Iterator[Finding]:
    if passage.supported is None:
        return
    alternative = next(iter(passage.figure_alternatives), None)
    for figure in passage.figures:
        if figure.asks.isdisjoint(passage.supported):
            written = passage.text[figure.start : figure.end]
            yield Finding(
                "facts.unsupported",
                Category.UNSUPPORTED_FACT,
                Severity.ERROR,
                figure.start,
                figure.end,
                f"“{written}” is not in the conversation, the policy or the calendar: confirm it first",
                alternative,
            )
