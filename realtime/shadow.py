"""What rules in shadow would have found: counted since the start, and told in the log."""

from collections import Counter
from typing import Final, Literal

import structlog

from guardrails.finding import Verdict

log = structlog.get_logger()

Judged = Literal["ready", "draft", "sent"]


class Shadow:
    """For one process. What an agent is still writing is not counted: it is judged at every pause."""

    def __init__(self) -> None:
        self._counts: Final[dict[str, Counter[str]]] = {}

    def note(self, workspace: str, verdict: Verdict, judged: Judged) -> None:
        """judged: a ready line or a draft that was made, or what an agent sent."""
        if verdict.tried:
            rules = sorted({finding.rule_id for finding in verdict.tried})
            self._counts.setdefault(workspace, Counter()).update(rules)
            log.info("rules in shadow would have fired", workspace=workspace, rules=rules, judged=judged)

    def counts(self, workspace: str) -> dict[str, int]:
        """How many texts each rule would have tripped on, most first."""
        return dict(self._counts.get(workspace, Counter()).most_common())
