"""What a locale's `cases.yaml` holds: says → expect, as data for tests and gates."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from locales.phrase import Band, Move

Expectation = Literal[
    "pass",
    "fault_admission",
    "overpromise",
    "unsupported_fact",
    "personal_data",
    "injection_echo",
    "toxic",
    "robotic",
    "register",
    "language",
]


class _Case(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GuardCase(_Case):
    """A reply with no policy behind it: it passes, or is stopped for this category.

    evidence: the facts it may quote; None where figures are not judged.
    """

    says: str = Field(min_length=1)
    expect: Expectation
    evidence: tuple[str, ...] | None = None
    why: str | None = None


class ComposeCase(_Case):
    """One customer message, and what the ready line for it must do.

    moves: these, in this order, others may stand between; without: none of these; has_due: says by when.
    """

    says: str = Field(min_length=1)
    band: Band
    scenario: str | None = None
    moves: tuple[Move, ...] = ()
    without: tuple[Move, ...] = ()
    has_due: bool = True


class Cases(_Case):
    schema_version: Literal[1] = Field(alias="schema")
    locale: str
    guard: tuple[GuardCase, ...]
    compose: tuple[ComposeCase, ...]
