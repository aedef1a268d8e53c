"""Which line of the guide makes each move of the plan: what fits, unused first, the closest of those."""

from functools import lru_cache
from typing import Final, NamedTuple

from assist.book import Book, Line
from assist.plan import Step
from locales.phrase import Move

_MIXER: Final = 0x9E3779B1
_WORD: Final = 0xFFFFFFFF


class Here(NamedTuple):
    """What decides whether a line fits, and which of those that fit comes first.

    have: slots with a value. used: when each phrase was last used, 1 the longest ago.
    draw: the conversation's own order among equals.
    """

    scenario: str | None
    emotion: str
    moment: str
    have: frozenset[str]
    used: dict[str, int]
    wants_brief: bool | None
    draw: int


class Choice(NamedTuple):
    line: Line
    is_repeat: bool


def choose(book: Book, steps: tuple[Step, ...], here: Here) -> list[Choice]:
    """A line for each step that has one that fits; a step without is left out, or becomes its `instead`."""
    choices: list[Choice] = []
    said: frozenset[str] = frozenset()
    for step in steps:
        if step.move is Move.ALTERNATIVE and not (choices and choices[-1].line.move is Move.LIMIT):
            continue  # a way round nothing would puzzle
        line = _pick(book, step, here, said)
        if line is None and step.instead is not None:
            line = _pick(book, Step(step.instead, step.band), here, said)
        if line is not None:
            choices.append(Choice(line, line.id in here.used))
            said |= line.slots
    return choices


def _pick(book: Book, step: Step, here: Here, said: frozenset[str]) -> Line | None:
    if step.move is not Move.QUESTION:
        return _best(_candidates(book, step, None, here.scenario, here.emotion, here.moment), here, said)
    for topic in step.topics:
        about = _candidates(book, step, topic, here.scenario, here.emotion, here.moment)
        if (line := _best(about, here, said)) is not None:
            return line
    return None


@lru_cache(maxsize=8_192)
def _candidates(
    book: Book, step: Step, topic: str | None, scenario: str | None, emotion: str, moment: str
) -> tuple[Line, ...]:
    """Lines that fit wherever their slots can be filled, those that may come closest first.

    topic: what they ask about; without one, the step's own topics and none.
    """
    topics = (topic,) if topic else (None, *step.topics)
    fitting = [
        line
        for line in book.lines(step.move, step.band, scenario)
        if line.topic in topics and _fits(line, step, emotion, moment)
    ]
    return tuple(sorted(fitting, key=lambda line: -line.at_most))


def _fits(line: Line, step: Step, emotion: str, moment: str) -> bool:
    if line.emotions and emotion not in line.emotions:
        return False
    if line.moments:
        return moment in line.moments or (step.also is not None and step.also.value in line.moments)
    return not step.here_only


def _best(lines: tuple[Line, ...], here: Here, said: frozenset[str]) -> Line | None:
    """Unused first, then set formulas, then the longest unsaid; among equals the closest, then the draw."""
    best: Line | None = None
    least, closest, first = 0, 0, 0
    for line in lines:
        # an unused line is beaten only by a closer one, and none of the rest can be
        if best is not None and not least and line.at_most < closest:
            break
        if not line.required <= here.have:
            continue
        staleness = _staleness(line, here)
        if best is not None and staleness > least:
            continue
        closeness = _closeness(line, here, said)
        draw = ((line.salt ^ here.draw) * _MIXER) & _WORD
        if best is None or (staleness, -closeness, draw) < (least, -closest, first):
            best, least, closest, first = line, staleness, closeness, draw
    return best


def _staleness(line: Line, here: Here) -> int:
    """0 for a line that was not used yet, 1 for a set formula that was, then the more the later it was."""
    used = here.used.get(line.id, 0)
    return used and (1 if line.is_formula else used + 1)


def _closeness(line: Line, here: Here, said: frozenset[str]) -> int:
    closeness = line.closeness + (line.is_brief is here.wants_brief)
    if line.fact_slots:
        closeness += len(line.fact_slots & here.have - said)
    if said and line.slots:
        closeness -= len(line.slots & said)
    return closeness
