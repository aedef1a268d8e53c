"""What is kept of a conversation from one message to the next: small, and a value."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from assist.values import made_often
from locales.detect import UNKNOWN
from locales.errors import UnknownTag
from locales.region import Leanings
from locales.tag import normalise

_HINT_CONFIDENCE: Final = 0.5


@made_often
@dataclass(frozen=True, slots=True)
class Memory:
    """hint: locale somebody named beforehand. language: what the customer writes, `und` before anybody knows.

    script: `Latn` where that language usually has another. other_language: what the last message sounded like
    instead. regions: how far what was written leans to each. level: decayed intensity.
    agent_moves: of the agent's last message. ruled_out: a language that a person said it is not.
    """

    hint: str | None = None
    language: str = UNKNOWN
    language_confidence: float = 0.0
    script: str | None = None
    other_language: str | None = None
    regions: Leanings = ()
    level: float = 0.0
    scenario: str | None = None
    scenario_confidence: float = 0.0
    customer_turns: int = 0
    agent_turns: int = 0
    agent_moves: frozenset[str] = frozenset()
    last_at: datetime | None = None
    ruled_out: str | None = None

    @property
    def asked_order(self) -> bool:
        """Whether the agent's last message asked for the number of an order."""
        return "asks_order" in self.agent_moves and "question" in self.agent_moves

    @classmethod
    def start(cls, hint: str | None = None) -> Self:
        """A conversation nobody has spoken in yet. A hint that is no language tag is none."""
        try:
            tag = normalise(hint) if hint else UNKNOWN
        except UnknownTag:
            tag = UNKNOWN
        if tag == UNKNOWN:
            return cls()
        return cls(hint=tag, language=tag.partition("-")[0], language_confidence=_HINT_CONFIDENCE)
