"""Whether a conversation is escalating, and why: a pure fold over its readings, for the supervisor.

The same messages at the same times give the same alert. Nothing here decides about a person: it says which
signs there are, and in which messages.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from sys import intern
from typing import Final

from assist.reading import Moment, Reading, Risk
from assist.values import made_often
from locales.phrase import Band

LONG_WAIT: Final = timedelta(minutes=10)

_ALARM_FROM: Final = 2
_SCORES_KEPT: Final = 3
_RISE: Final = 0.25
_TURN: Final = 0.25
_TURNS_KEPT: Final = 8
_QUESTIONS_KEPT: Final = 4
_SAME_QUESTION: Final = 0.55
_MOST_MESSAGES: Final = 6
_QUESTION_MARKS: Final = "?？؟"
_ASKS_IN_JAPANESE: Final = re.compile(r"(?:ですか|ますか|でしょうか|ませんか)[。\s]*$")
_LETTERS: Final = re.compile(r"[^\W_]+")


class Sign(StrEnum):
    """One reason to look at a conversation. Danger is somebody's life or limb."""

    DANGER = "danger"
    THREAT = "threat"
    MANAGER_ASKED = "manager_asked"
    RISING = "rising"
    STAYS_HIGH = "stays_high"
    REPEATED_CONTACT = "repeated_contact"
    UNANSWERED_QUESTION = "unanswered_question"
    LONG_WAIT = "long_wait"


# one of the heavy ones is enough, of the light ones two
_WEIGHTS: Final = {
    Sign.DANGER: 3,
    Sign.THREAT: 2,
    Sign.MANAGER_ASKED: 2,
    Sign.RISING: 2,
    Sign.STAYS_HIGH: 2,
    Sign.REPEATED_CONTACT: 1,
    Sign.UNANSWERED_QUESTION: 1,
    Sign.LONG_WAIT: 1,
}
_DANGERS: Final = frozenset({Risk.SELF_HARM, Risk.VIOLENCE})
# what an agent's next words take care of, and what only the customer's own calm does
_ENDS_WITH_A_REPLY: Final = frozenset({Sign.UNANSWERED_QUESTION, Sign.LONG_WAIT})
_OF_THE_SCORES: Final = frozenset({Sign.RISING, Sign.STAYS_HIGH})
_SETTLED: Final = frozenset({Moment.RESOLUTION, Moment.CLOSING})


@made_often
@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign and the messages that show it. at: when it was first seen."""

    sign: Sign
    messages: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A message with which the conversation's level jumped. change: above 0 for the worse."""

    message: str
    change: float


@dataclass(frozen=True, slots=True)
class Alert:
    """For the supervisor: escalating since then, for these reasons, heaviest first, in these messages."""

    reasons: tuple[Sign, ...]
    messages: tuple[str, ...]
    since: datetime
    level: float


@made_often
@dataclass(frozen=True, slots=True)
class Score:
    message: str
    score: float
    band: Band


@dataclass(frozen=True, slots=True)
class Question:
    """pairs: of letters, to know it again in other words' company."""

    message: str
    pairs: frozenset[str]


@made_often
@dataclass(frozen=True, slots=True)
class Course:
    """What is remembered of a conversation. waiting: the first message since the agent wrote, and when."""

    scores: tuple[Score, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[Question, ...] = ()
    turning_points: tuple[TurningPoint, ...] = ()
    waiting: tuple[str, datetime] | None = None
    level: float = 0.0


def after_customer(course: Course, message: str, text: str, reading: Reading, at: datetime) -> Course:
    """message: its id. reading: what was understood of `text`."""
    if reading.moment in _SETTLED and reading.band is Band.LOW and reading.risk is Risk.NONE:
        return _settled(course, message, reading, at)
    scores = (*course.scores, Score(message, reading.score, reading.band))[-_SCORES_KEPT:]
    kept = tuple(one for one in course.evidence if one.sign not in _OF_THE_SCORES)
    evidence = _with(kept, [*_said(message, reading, at), *_by_scores(course.evidence, scores, at)])
    questions = course.questions
    if _asks(text):
        question = Question(message, _pairs(text))
        evidence = _with(evidence, _unanswered(course, question, at))
        questions = (*questions, question)[-_QUESTIONS_KEPT:]
    return Course(
        scores=scores,
        evidence=evidence,
        questions=questions,
        turning_points=_turned(course, message, reading.level),
        waiting=course.waiting or (message, at),
        level=reading.level,
    )


def after_agent(course: Course) -> Course:
    """The agent wrote: nobody waits any more. What was asked is remembered, for it may be asked again."""
    evidence = tuple(one for one in course.evidence if one.sign not in _ENDS_WITH_A_REPLY)
    return replace(course, waiting=None, evidence=evidence)


def alert_of(course: Course, now: datetime, long_wait: timedelta = LONG_WAIT) -> Alert | None:
    """What the supervisor should know now; None while the signs are too few."""
    is_long = course.waiting is not None and now - course.waiting[1] >= long_wait
    if not (course.evidence or is_long):
        return None
    evidence = list(course.evidence)
    if course.waiting is not None and is_long:
        evidence.append(Evidence(Sign.LONG_WAIT, (course.waiting[0],), course.waiting[1] + long_wait))
    weight = 0
    for one in sorted(evidence, key=lambda one: one.at):
        weight += _WEIGHTS[one.sign]
        if weight >= _ALARM_FROM:
            return Alert(
                reasons=tuple(
                    each.sign for each in sorted(evidence, key=lambda each: (-_WEIGHTS[each.sign], each.at))
                ),
                messages=tuple(dict.fromkeys(message for each in evidence for message in each.messages)),
                since=one.at,
                level=course.level,
            )
    return None


def _settled(course: Course, message: str, reading: Reading, at: datetime) -> Course:
    """All is well again, save for what no thanks undo."""
    return Course(
        scores=(Score(message, reading.score, reading.band),),
        evidence=tuple(one for one in course.evidence if one.sign is Sign.DANGER),
        turning_points=_turned(course, message, reading.level),
        waiting=course.waiting or (message, at),
        level=reading.level,
    )


def _said(message: str, reading: Reading, at: datetime) -> Iterable[Evidence]:
    if reading.risk is not Risk.NONE:
        yield Evidence(Sign.DANGER if reading.risk in _DANGERS else Sign.THREAT, (message,), at)
    if "manager" in reading.manners:
        yield Evidence(Sign.MANAGER_ASKED, (message,), at)
    if "repeat_contact" in reading.manners:
        yield Evidence(Sign.REPEATED_CONTACT, (message,), at)


def _by_scores(before: tuple[Evidence, ...], scores: tuple[Score, ...], at: datetime) -> Iterable[Evidence]:
    """What the last messages together show; a sign that was there before keeps its time."""
    since = {one.sign: one.at for one in before}
    high = [one.message for one in scores if one.band is Band.HIGH]
    if len(high) >= 2:
        yield Evidence(Sign.STAYS_HIGH, tuple(high), since.get(Sign.STAYS_HIGH, at))
    last = scores[-1]
    lowest = min(scores, key=lambda one: one.score)
    has_risen = last.score - lowest.score >= _RISE and last.score >= scores[-2].score
    # one step from calm to medium is a question put more sharply
    if has_risen and (last.band is Band.HIGH or _goes_on_rising(scores)):
        yield Evidence(Sign.RISING, (lowest.message, last.message), _since(before, Sign.RISING, at))


def _goes_on_rising(scores: tuple[Score, ...]) -> bool:
    return (
        scores[-1].band is Band.MEDIUM
        and len(scores) > 2
        and scores[-1].score >= scores[-2].score > scores[-3].score
    )


def _since(before: tuple[Evidence, ...], sign: Sign, at: datetime) -> datetime:
    return next((one.at for one in before if one.sign is sign), at)


def _unanswered(course: Course, question: Question, at: datetime) -> Iterable[Evidence]:
    """Asked again, or asked once more before anybody answered."""
    for earlier in course.questions:
        together = len(earlier.pairs | question.pairs) or 1
        is_same = len(earlier.pairs & question.pairs) / together >= _SAME_QUESTION
        if is_same or course.waiting is not None:
            yield Evidence(Sign.UNANSWERED_QUESTION, (earlier.message, question.message), at)
            return


def _with(evidence: tuple[Evidence, ...], more: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One entry a sign: its first time, and all its messages, the latest of many."""
    merged = {one.sign: one for one in evidence}
    for one in more:
        known = merged.get(one.sign)
        messages = tuple(dict.fromkeys((*known.messages, *one.messages))) if known else one.messages
        merged[one.sign] = Evidence(one.sign, messages[-_MOST_MESSAGES:], known.at if known else one.at)
    return tuple(merged.values())


def _turned(course: Course, message: str, level: float) -> tuple[TurningPoint, ...]:
    change = round(level - course.level, 4)
    if not course.scores or abs(change) < _TURN:
        return course.turning_points
    return (*course.turning_points, TurningPoint(message, change))[-_TURNS_KEPT:]


def _asks(text: str) -> bool:
    if any(mark in text for mark in _QUESTION_MARKS):
        return True
    return not text.isascii() and _ASKS_IN_JAPANESE.search(text) is not None


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(_LETTERS.findall(text.lower()))
    # the same few hundred come in every conversation, so all of them share each
    return frozenset([intern(letters[at : at + 2]) for at in range(len(letters) - 1)])
