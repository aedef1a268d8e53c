"""Which line of the guide makes each move of the plan: what fits, unused first, the closest of those."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from assist.book import Book, Line
from assist.plan import Mood, Needs, Step, plan
from locales.phrase import Move

_MIXER: Final = 0x9E3779B1
_WORD: Final = 0xFFFFFFFF


class Candidate(NamedTuple):
    """A line that fits. told: the facts of the case that it tells.

    closeness: how closely it is cut to the case, as long as none of its slots was said.
    """

    line: Line
    told: frozenset[str]
    closeness: int


Group = tuple[Candidate, ...]


class Case(NamedTuple):
    """What decides whether a line fits. have: slots with a value; wants_brief: None where nobody can tell."""

    scenario: str | None
    mood: Mood
    needs: Needs
    have: frozenset[str]
    wants_brief: bool | None


class Stage(NamedTuple):
    """A move of the plan with the lines that may make it, the closest first; none when it is left out."""

    move: Move
    group: Group


class Choice(NamedTuple):
    line: Line
    is_repeat: bool


def used_after(used: Mapping[str, int], items: Iterable[str]) -> dict[str, int]:
    """When each phrase was last used, with these as the latest."""
    latest = max(used.values(), default=0)
    return {**used, **{item: at for at, item in enumerate(items, start=latest + 1)}}


@lru_cache(maxsize=8_192)
def stages(book: Book, case: Case) -> tuple[Stage, ...]:
    """The moves of the reply, each with all lines that fit. A step that finds none becomes its `instead`."""
    return tuple(Stage(step.move, _first_group(book, step, case)) for step in plan(case.mood, case.needs))


def choose(stages: tuple[Stage, ...], used: Mapping[str, int], draw: int) -> list[Choice]:
    """A line for each stage that has one; a stage without is left out.

    draw: the conversation's own order among equals.
    """
    choices: list[Choice] = []
    said: frozenset[str] = frozenset()
    for move, group in stages:
        if move is Move.ALTERNATIVE and not (choices and choices[-1].line.move is Move.LIMIT):
            continue  # a way round nothing would puzzle
        if group:
            line = _best(group, used, draw, said)
            choices.append(Choice(line, line.id in used))
            if line.slots:
                said |= line.slots
    return choices


def _first_group(book: Book, step: Step, case: Case) -> Group:
    """The lines for a step; for a question those about the topic most needed that has any."""
    topics = step.topics if step.move is Move.QUESTION else (None,)
    for topic in topics:
        if group := _group(book, step, topic, case):
            return group
    return _first_group(book, Step(step.instead, step.band), case) if step.instead else ()


def _group(book: Book, step: Step, topic: str | None, case: Case) -> Group:
    """topic: what they ask about; without one, the step's own topics and none."""
    topics = (topic,) if topic else step.topics if step.is_strict else (None, *step.topics)
    fitting = [
        _candidate(line, case)
        for line in book.lines(step.move, step.band, case.scenario)
        if line.topic in topics and line.required <= case.have and _fits(line, step, case.mood)
    ]
    return tuple(sorted(fitting, key=lambda candidate: -candidate.closeness))


def _fits(line: Line, step: Step, mood: Mood) -> bool:
    if line.emotions and not (mood.is_named and mood.emotion in line.emotions):
        return False
    if line.moments:
        return mood.moment in line.moments or (step.also is not None and step.also in line.moments)
    return not step.here_only


def _candidate(line: Line, case: Case) -> Candidate:
    told = line.fact_slots & case.have
    return Candidate(line, told, line.closeness + (line.is_brief is case.wants_brief) + len(told))


def _best(group: Group, used: Mapping[str, int], draw: int, said: frozenset[str]) -> Line:
    """Unused first, then set formulas, then the longest unsaid; among equals the closest, then the draw."""
    best: Line | None = None
    least, closest, first = 0, 0, 0
    for line, told, closeness in group:
        # an unused line is beaten only by a closer one, and none of the rest can be
        if best is not None and not least and closeness < closest:
            break
        last = used.get(line.id, 0)
        # a set formula may come back, before any other line that was used
        staleness = last and (1 if line.is_formula else last + 1)
        if best is not None and staleness > least:
            continue
        if said and line.slots:
            # less close for what the lines before it say already
            closeness -= len(line.slots & said) + len(told & said)
        place = ((line.salt ^ draw) * _MIXER) & _WORD
        if best is None or (staleness, -closeness, place) < (least, -closest, first):
            best, least, closest, first = line, staleness, closeness, place
    assert best is not None
    return best
