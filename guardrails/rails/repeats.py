"""Nothing is said twice in one conversation in the very same words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from guardrails.finding import Category, Finding, Severity
from guardrails.rail import Passage
from guardrails.sentences import sentences
from guardrails.text import view

_SHORTEST: Final = 24  # letters and digits; what is shorter is a greeting, a thanks or a set line
_REMEMBERED: Final = 1024


def repeats(passage: Passage) -> Iterator[Finding]:
    if passage.is_said_again:
        yield Finding(
            "tone.same-line",
            Category.ROBOTIC,
            Severity.WARN,
            0,
            len(passage.text),
            "The customer has read this very sentence before: say it anew, or leave it out",
            None,
        )


def lines_of(texts: Iterable[str]) -> frozenset[str]:
    """What would be noticed if it were said again."""
    return frozenset(line for text in texts for line in _lines(text))


def line_of(sentence: str) -> str:
    """Its letters and digits; '' for what is too short to be noticed."""
    line = "".join(filter(str.isalnum, view(sentence).text))
    return line if len(line) >= _SHORTEST else ""


@lru_cache(_REMEMBERED)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for sentence in sentences(text) if (line := line_of(sentence.words)))
