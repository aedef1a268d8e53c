"""Text with a verdict: the only kind that may be shown."""

from typing import Final

from guardrails.errors import NotJudged
from guardrails.finding import Decision, Verdict

_SEAL: Final = object()


class GuardedText:
    """Words that passed the guard. Its inspection and its gate make it; nothing else holds the seal."""

    __slots__ = ("text", "verdict")
    text: str
    verdict: Verdict

    def __init__(self, verdict: Verdict, seal: object) -> None:
        if seal is not _SEAL or verdict.decision is Decision.BLOCK:
            raise NotJudged
        self.text = verdict.text
        self.verdict = verdict

    def __repr__(self) -> str:
        return f"GuardedText({self.verdict.decision}, {len(self.text)} characters)"


def seal(verdict: Verdict) -> GuardedText:
    """For `guardrails.inspection` and `guardrails.gate` alone; a test holds every other module to that."""
    return GuardedText(verdict, _SEAL)
