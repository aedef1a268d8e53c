"""What a rail is given and what it must answer. A new rail is one file and one entry in `judging`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from guardrails.finding import Allowance, Category, Finding, Severity
from guardrails.redaction import Found


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern of a pack that no shield covers. Positions are those of the sentence.

    yields: where vectors find nothing of the kind in the sentence, it is only told.
    """

    rule_id: str
    category: Category
    severity: Severity
    promise: str | None
    start: int
    end: int
    reason: str
    alternatives: tuple[str, ...]
    yields: bool = False

    def finding(self) -> Finding:
        alternative = self.alternatives[0] if self.alternatives else None
        return Finding(
            self.rule_id, self.category, self.severity, self.start, self.end, self.reason, alternative
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, amount, date, time or reference. Supported when evidence gives one of its `asks`."""

    start: int
    end: int
    asks: frozenset[str]
    gives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with what was found in it.

    supported: what the figures of the evidence give; None: figures are not looked at.
    figure_alternatives: what may stand where a figure has no support.
    personal: what reads like somebody's data; evidence: all that was said in this case, None when unknown.
    stranger: the language it is in when that is surely not the locale's. is_said_again: in the very words
    that the customer has read before.
    """

    text: str
    hits: tuple[Hit, ...]
    figures: tuple[Figure, ...]
    allowance: Allowance
    supported: frozenset[str] | None
    figure_alternatives: tuple[str, ...] = ()
    personal: tuple[Found, ...] = ()
    evidence: tuple[str, ...] | None = None
    stranger: str | None = None
    is_said_again: bool = False


class Rail(Protocol):
    def __call__(self, passage: Passage) -> Iterator[Finding]: ...
