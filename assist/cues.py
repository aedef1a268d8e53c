"""Words that tell: one RE2 set finds which cues of a language stand in a text.

Only feelings are then looked up with `re`: they carry the score, so their place is shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import re2

from assist.reading import Span

# letters and digits of the languages that leave gaps between words, in lower case
_IN_WORDS: Final = "a-z0-9ß-öø-ÿ"


class Topic(StrEnum):
    """What a cue speaks about."""

    FEELING = "feeling"
    SCENARIO = "scenario"
    MOMENT = "moment"
    AGENT = "agent"


class Hit(NamedTuple):
    """One feeling at one place. name: an emotion.

    A tuple like the next two, because a message makes many and they live for a few microseconds.
    """

    name: str
    weight: float
    span: Span


class Mention(NamedTuple):
    """One scenario that a cue names, wherever it stands."""

    name: str
    weight: float


class Heard(NamedTuple):
    """What one message tells. moments: `greeting` and values of `Moment`."""

    feelings: Sequence[Hit]
    scenarios: Sequence[Mention]
    moments: Set[str]


NOTHING_HEARD: Final = Heard((), (), frozenset())

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
        self._customer_set: Final = _set_of(self._customer, whole_words=source.has_word_gaps)
        self._agent: Final = list(self._cues(Topic.AGENT, source.agent))
        # a question mark is a cue too, and stands right behind a word
        self._agent_set: Final = _set_of(self._agent, whole_words=False)
        self._negation: Final = re.compile(source.negation) if source.negation else None

    def find(self, lowered: str) -> Heard:
        """What a customer's words tell, feelings that are taken back left out."""
        numbers = _match(self._customer_set, lowered)
        if not numbers:
            return NOTHING_HEARD
        feelings: list[Hit] = []
        scenarios: list[Mention] = []
        moments: set[str] = set()
        for number in numbers:
            cue = self._customer[number]
            if cue.topic is Topic.SCENARIO:
                scenarios.append(Mention(cue.name, cue.weight))
            elif cue.topic is Topic.MOMENT:
                moments.add(cue.name)
            else:
                feelings += [
                    Hit(cue.name, cue.weight, span)
                    for span in self._places(cue, lowered)
                    if not self._is_negated(lowered, span.start)
                ]
        return Heard(feelings, scenarios, moments)

    def find_agent(self, lowered: str) -> frozenset[str]:
        """Which moves an agent's words make: `question`, `asks_order`, `bad_news`, `promise`."""
        found = [self._agent[number] for number in _match(self._agent_set, lowered)]
        return frozenset(cue.name for cue in found if any(True for _ in self._places(cue, lowered)))

    def _cues(self, topic: Topic, words: Words) -> Iterator[_Cue]:
        # a pattern that begins with a letter is found fast, one that begins with a look behind is not
        end = r"(?!\w)" if self._has_word_gaps else ""
        for name, by_weight in words.items():
            for weight, alternatives in by_weight.items():
                for one in _alternatives(alternatives):
                    yield _Cue(topic, name, weight, one, re.compile(one + end))

    def _places(self, cue: _Cue, lowered: str) -> Iterator[Span]:
        for match in cue.pattern.finditer(lowered):
            start, end = match.span()
            if not (start and self._has_word_gaps and _is_inside_word(lowered, start)):
                yield Span(start, end)

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


def _match(among: re2.Set, lowered: str) -> Sequence[int]:
    # half a surrogate pair has no UTF-8, and is no cue; RE2 answers None for an empty text
    return among.Match(lowered.encode("utf-8", "replace")) or ()


def _set_of(cues: list[_Cue], *, whole_words: bool) -> re2.Set:
    """RE2 knows no look-around and an ASCII \\w, so the gaps around a word are part of the pattern."""
    found = re2.Set.SearchSet()
    for cue in cues:
        words = cue.words.replace(r"\w", f"[{_IN_WORDS}_]")
        found.Add(f"(?:^|[^{_IN_WORDS}])(?:{words})(?:$|[^{_IN_WORDS}_])" if whole_words else words)
    found.Compile()
    return found
