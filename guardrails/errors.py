"""What can go wrong in the guard, and what a caller can do about it."""

from collections.abc import Iterable

from guardrails.finding import Verdict


class GuardError(Exception):
    """The guard could not do its work."""


class NotJudged(GuardError):
    """Text without a verdict cannot be shown."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class PackRejected(GuardError):
    """A rule pack does not load; the reasons name the file, the rule and the test."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


class CasesRejected(GuardError):
    """Labelled sentences or cue words do not load; the reasons name the file and the entry."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


class LayersUnfit(GuardError):
    """What was learned does not load; train it again: `python -m guardrails.train`."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}: {why}: train it again with `python -m guardrails.train`")


class Blocked(GuardError):
    """Nothing fit to show is left of the text; the verdict says which rules stood in the way."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        rules = ", ".join(dict.fromkeys(finding.rule_id for finding in verdict.findings))
        super().__init__(f"blocked by {rules}")


class UnreadableText(GuardError):
    """The text holds half a surrogate pair, so its positions mean nothing; send whole code points."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(f"lone surrogate at code point {position}: send whole code points")


class UnknownPromise(GuardError):
    """A policy allows a kind of promise that no rule knows."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(f"unknown kind of promise {name!r}: use one of {', '.join(known)}")
