"""A phrase guide as the composer reads it: every line that may be said, filed by where it fits."""

import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from locales.guide import PhraseGuide
from locales.phrase import Band, Move, Phrase, State
from locales.slots import Template

# filled by the composer itself; the other slots are facts of the case
_OWN_SLOTS: Final = frozenset(("due", "owner", "agent_name"))
_BRIEF_CHARS: Final = 60
# in scripts that need no spaces a character says about twice as much
_BRIEF_CHARS_DENSE: Final = 28
_NO_LINES: Final = ()


# a line is itself alone: told apart, and found again in memories, without looking at its fields
@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One phrase, ready to be chosen and filled. names: its slots, in a fixed order.

    closeness: how closely it is cut to a case. is_brief: for those who write briefly themselves.
    salt: its place in the draw among equals.
    """

    id: str
    revision: str
    move: Move
    template: Template
    slots: frozenset[str]
    names: tuple[str, ...]
    required: frozenset[str]
    optional: frozenset[str]
    fact_slots: frozenset[str]
    emotions: frozenset[str]
    moments: frozenset[str]
    topic: str | None
    closeness: int
    may_adapt: bool
    is_formula: bool
    is_reviewed: bool
    is_brief: bool
    salt: int


class Book:
    """The lines of one guide, by move, band and scenario. Made when a release is loaded.

    questions: the ids of those that ask about a topic.
    """

    __slots__ = ("_lines", "guide", "questions")

    def __init__(self, guide: PhraseGuide) -> None:
        self.guide: Final = guide
        usable = [
            (item, phrase) for item, phrase in guide.phrases.items() if phrase.state is not State.RETIRED
        ]
        questions: defaultdict[str, list[str]] = defaultdict(list)
        for item, phrase in usable:
            if phrase.move is Move.QUESTION and phrase.topic:
                questions[phrase.topic].append(item)
        self.questions: Final[Mapping[str, tuple[str, ...]]] = {
            topic: tuple(items) for topic, items in questions.items()
        }
        scenarios = {None, *(phrase.scenario for _, phrase in usable)}
        filed: dict[tuple[Move, Band, str | None], tuple[Line, ...]] = {}
        lines = [(phrase, _line(guide, item)) for item, phrase in usable]
        for scenario in scenarios:
            for move in Move:
                for band in Band:
                    filed[move, band, scenario] = tuple(
                        line
                        for phrase, line in lines
                        if phrase.move is move
                        and band in phrase.bands
                        and phrase.scenario in (None, scenario)
                    )
        self._lines: Final = filed

    def lines(self, move: Move, band: Band, scenario: str | None) -> tuple[Line, ...]:
        """What may be said here; a scenario the guide doesn't know gets the general lines."""
        found = self._lines.get((move, band, scenario))
        return self._lines.get((move, band, None), _NO_LINES) if found is None else found


def _line(guide: PhraseGuide, item: str) -> Line:
    phrase = guide.phrases[item]
    template = guide.templates[item]
    fact_slots = template.slots - _OWN_SLOTS
    return Line(
        id=item,
        revision=guide.phrase_revisions[item],
        move=phrase.move,
        template=template,
        slots=template.slots,
        names=tuple(sorted(template.slots)),
        required=template.required,
        optional=template.optional,
        fact_slots=fact_slots,
        emotions=frozenset(phrase.emotions),
        moments=frozenset(phrase.moments),
        topic=phrase.topic,
        closeness=_closeness(phrase),
        may_adapt=phrase.adapt is not None,
        is_formula=not template.required and _is_formula(template.fill({}).text, guide.formulas),
        is_reviewed=phrase.state is State.APPROVED,
        is_brief=len(phrase.text) <= (_BRIEF_CHARS if guide.joiner else _BRIEF_CHARS_DENSE),
        salt=zlib.crc32(item.encode()),
    )


def _closeness(phrase: Phrase) -> int:
    """A line for this moment counts more than one for this feeling, that more than one for this matter."""
    return (
        8 * bool(phrase.moments)
        + 4 * bool(phrase.emotions)
        + 3 * (phrase.scenario is not None)
        + 2 * (phrase.topic is not None)
    )


def _is_formula(text: str, formulas: tuple[str, ...]) -> bool:
    """Whether a line says nothing but set lines."""
    for formula in sorted(formulas, key=len, reverse=True):
        text = text.replace(formula, "")
    return not any(character.isalnum() for character in text)
