"""What a rail found, and what was decided."""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    FAULT_ADMISSION = "fault_admission"
    OVERPROMISE = "overpromise"
    UNSUPPORTED_FACT = "unsupported_fact"
    PERSONAL_DATA = "personal_data"
    INJECTION_ECHO = "injection_echo"
    TOXIC = "toxic"
    ROBOTIC = "robotic"
    REGISTER = "register"
    LANGUAGE = "language"


class Severity(StrEnum):
    INFO = "info"
    WARN = "warn"
    ERROR = "error"


class Decision(StrEnum):
    ALLOW = "allow"
    REWRITE = "rewrite"
    BLOCK = "block"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule tripped. `start`, `end`: code points of the text given, half open."""

    rule_id: str
    category: Category
    severity: Severity
    start: int
    end: int
    reason: str
    alternative: str | None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be said in this case; nothing is promised unless it is listed here.

    allow: kinds of promise that policy grants, such as `refund` (see `guardrails.rails.promises`).
    confirmed_fault: a person confirmed the fault, so admitting it is no longer stopped.
    contractor_blame: a courier or another who works for us may be named as the one who caused it.
    regret_words: whether we may say that we are sorry at all.
    """

    allow: frozenset[str] = frozenset()
    confirmed_fault: bool = False
    contractor_blame: bool = False
    regret_words: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """text: what may be shown, empty when blocked; findings: on the text that was given.

    layers: those that judged it, such as `rules`, `ngrams`, `vectors`. tried: what rules in shadow would have
    found; it has no part in the decision.
    """

    decision: Decision
    findings: tuple[Finding, ...]
    text: str
    packs: str
    layers: tuple[str, ...] = ()
    tried: tuple[Finding, ...] = ()
