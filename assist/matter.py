"""What a conversation is about, and where it stands: scenario and moment by cue words."""

import re
from collections.abc import Sequence
from typing import Final

from assist.cues import Heard, Mention
from assist.memory import Memory
from assist.reading import Moment
from locales.phrase import Band

_LEAST_CONFIDENCE: Final = 0.4
_FADING: Final = 0.9
# how somebody comes, not what for: these stand back when a matter is named beside them
MANNERS: Final = frozenset({"abuse", "hardship", "manager", "repeat_contact"})
_MANNER_SHARE: Final = 0.75
_MANNER_FROM: Final = 0.6
_MATTER_FROM: Final = 0.7
_COMPLAINT_FROM: Final = 0.2
_THANKS: Final = frozenset({"gratitude", "relief"})
_FEW_WORDS: Final = 12
_REFERENCE: Final = re.compile(r"\d{2}|\S@\S")


def scenario_of(mentions: Sequence[Mention], memory: Memory) -> tuple[str | None, float]:
    """The matter these words name, else the conversation's, less sure each time; None when there is none."""
    remembered = memory.scenario_confidence * _FADING
    if mentions:
        doubts: dict[str, float] = {}
        # cues of one weight that name one matter are one mention
        for mention in dict.fromkeys(mentions):
            doubts[mention.name] = doubts.get(mention.name, 1.0) * (1.0 - mention.weight)
        named = {name: 1.0 - doubt for name, doubt in doubts.items()}
        best = max(named, key=lambda name: named[name] * (_MANNER_SHARE if name in MANNERS else 1.0))
        confidence = named[best]
        if best == memory.scenario:
            return best, round(max(confidence, remembered), 3)
        if confidence >= max(_LEAST_CONFIDENCE, remembered):
            return best, round(confidence, 3)
    if memory.scenario is not None and remembered >= _LEAST_CONFIDENCE:
        return memory.scenario, round(remembered, 3)
    return None, 0.0


def with_matter(learned: tuple[Mention, ...], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """What was learned to be a manner may hide the matter, which cues name beside it."""
    if not learned or learned[0].name not in MANNERS:
        return learned
    beside = (one for one in mentions if one.weight >= _MATTER_FROM and one.name not in MANNERS)
    return (*learned, *beside)


def manners_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """How they come, beside what for."""
    return MANNERS.intersection([mention.name for mention in mentions if mention.weight >= _MANNER_FROM])


def moment_of(lowered: str, heard: Heard, band: Band, memory: Memory) -> Moment:
    moments, names_matter = heard.moments, bool(heard.scenarios)
    is_complaint, is_thankful = band is not Band.LOW, False
    is_relieved = any(hit.name == "relief" for hit in heard.feelings)
    for hit in heard.feelings:
        # beside relief worry in a calm message is over, see `assist.relief`
        is_complaint |= hit.weight > _COMPLAINT_FROM and not (is_relieved and hit.name == "anxiety")
        is_thankful |= hit.name in _THANKS
    if not is_complaint:
        if "closing" in moments:
            return Moment.CLOSING
        if "resolution" in moments or (is_thankful and memory.agent_turns and not names_matter):
            return Moment.RESOLUTION
    if "bad_news" in memory.agent_moves:
        return Moment.BAD_NEWS
    if "waiting" in moments and (memory.customer_turns or "greeting" not in moments):
        return Moment.WAITING
    if "question" in memory.agent_moves and _answers(lowered):
        return Moment.CLARIFICATION
    if not memory.customer_turns and not names_matter and not is_complaint and "greeting" in moments:
        return Moment.OPENING
    return Moment.PROBLEM


def _answers(lowered: str) -> bool:
    return "?" not in lowered and (
        _REFERENCE.search(lowered) is not None or len(lowered.split()) <= _FEW_WORDS
    )
