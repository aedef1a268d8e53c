"""Words that tell: one RE2 set finds which cues of a language stand in a text, `re` then says where."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import re2

from assist.reading import Span


class Topic(StrEnum):
    """What a cue speaks about."""

    FEELING = "feeling"
    SCENARIO = "scenario"
    MOMENT = "moment"
    AGENT = "agent"


class Hit(NamedTuple):
    """One cue at one place. name: an emotion, a scenario id, a moment or an agent's move.

    A tuple, because a message makes many and they live for a few microseconds.
    """

    topic: Topic
    name: str
    weight: float
    span: Span


# name → weight → alternatives of one regular expression, lower case, in the common part of RE2 and `re`
Words = Mapping[str, Mapping[float, str]]


@dataclass(frozen=True, slots=True)
class LexiconSource:
    """The cue words of one language. negation: what, standing right before a feeling, takes it back."""

    feelings: Words
    scenarios: Words
    moments: Words
    agent: Words
    negation: str | None
    has_word_gaps: bool = True


@dataclass(frozen=True, slots=True)
class _Cue:
    topic: Topic
    name: str
    weight: float
    words: str
    pattern: re.Pattern[str]


class Lexicon:
    """The cue words of one language, compiled once."""

    __slots__ = ("_agent", "_agent_set", "_customer", "_customer_set", "_has_word_gaps", "_negation")

    def __init__(self, source: LexiconSource) -> None:
        topics = (
            (Topic.FEELING, source.feelings),
            (Topic.SCENARIO, source.scenarios),
            (Topic.MOMENT, source.moments),
        )
        self._has_word_gaps: Final = source.has_word_gaps
        self._customer: Final = [cue for topic, words in topics for cue in self._cues(topic, words)]
        self._customer_set: Final = _set_of(self._customer)
        self._agent: Final = list(self._cues(Topic.AGENT, source.agent))
        self._agent_set: Final = _set_of(self._agent)
        self._negation: Final = re.compile(source.negation) if source.negation else None

    def find(self, lowered: str) -> list[Hit]:
        """What a customer's words tell, feelings that are taken back left out."""
        return [
            hit
            for hit in self._hits(self._customer, self._customer_set, lowered)
            if hit.topic is not Topic.FEELING or not self._is_negated(lowered, hit.span.start)
        ]

    def find_agent(self, lowered: str) -> frozenset[str]:
        """Which moves an agent's words make: `question`, `asks_order`, `bad_news`, `promise`."""
        return frozenset(hit.name for hit in self._hits(self._agent, self._agent_set, lowered))

    def _cues(self, topic: Topic, words: Words) -> Iterator[_Cue]:
        # a pattern that begins with a letter is found fast, one that begins with a look behind is not
        end = r"(?!\w)" if self._has_word_gaps else ""
        for name, by_weight in words.items():
            for weight, alternatives in by_weight.items():
                for one in _alternatives(alternatives):
                    yield _Cue(topic, name, weight, one, re.compile(one + end))

    def _hits(self, cues: list[_Cue], among: re2.Set, lowered: str) -> Iterator[Hit]:
        # half a surrogate pair has no UTF-8, and is no cue; RE2 answers None for an empty text
        for number in among.Match(lowered.encode("utf-8", "replace")) or ():
            cue = cues[number]
            for match in cue.pattern.finditer(lowered):
                start, end = match.span()
                if start and self._has_word_gaps and _is_inside_word(lowered, start):
                    continue
                yield Hit(cue.topic, cue.name, cue.weight, Span(start, end))

    def _is_negated(self, lowered: str, start: int) -> bool:
        return self._negation is not None and bool(self._negation.search(lowered[max(0, start - 30) : start]))


def _is_inside_word(lowered: str, start: int) -> bool:
    return lowered[start].isalnum() and lowered[start - 1].isalnum()


def _alternatives(pattern: str) -> Iterator[str]:
    """The parts between the outermost bars."""
    depth = start = 0
    for at, mark in enumerate(pattern):
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _set_of(cues: list[_Cue]) -> re2.Set:
    found = re2.Set.SearchSet()
    for cue in cues:
        # RE2's \w is ASCII and it knows no look-ahead: the set is wider, the pattern then decides
        found.Add(cue.words.replace(r"\w", r"\S"))
    found.Compile()
    return found
