"""Which region's variety a customer writes: words, verb forms, money, telephone numbers, postcodes, dates."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import re2

from locales.speech import Speech, load_speech

# by region, how far what was written leans to it: logarithms of odds
Leanings = tuple[tuple[str, float], ...]

_MAX_CHARS: Final = 400
# what somebody named beforehand, and that it is none of the regions we know marks of
_HINTED: Final = 2.0
_ELSEWHERE: Final = 1.2
_LEAST_SURE: Final = 0.42
_AT_HOME: Final = 0.95
# many marks of one kind are no more than a few
_MOST: Final = 7.0

# written by people of one region, as good as always
_ONE_HOME: Final = {"ja": "ja-JP"}

_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class RegionGuess:
    """locale: BCP 47 tag with its region, None when nobody could tell. confidence: 0.0 to 1.0."""

    locale: str | None
    confidence: float


_NOBODY_KNOWS: Final = RegionGuess(None, 0.0)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """One set, and by the place of each pattern in it what it leans to."""

    patterns: re2.Set
    leanings: Leanings


class _Phrase(NamedTuple):
    """words: as they stand between spaces."""

    words: str
    region: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Marked:
    """phrases: by their first word."""

    regions: tuple[str, ...]
    words: Mapping[str, Leanings]
    phrases: Mapping[str, tuple[_Phrase, ...]]
    patterns: _Patterns


def leanings_of(text: str, language: str, before: Leanings = ()) -> Leanings:
    """What this text adds to what the conversation showed before; each mark counts once."""
    marked = _marked().get(language)
    if marked is None:
        return ()
    known = [one for one in before if one[0] in marked.regions]
    more = list(_marks_in(text[:_MAX_CHARS], marked))
    if not more:
        return tuple(known)
    found = dict(known)
    for region, weight in more:
        found[region] = found.get(region, 0.0) + weight
    return tuple((region, min(weight, _MOST)) for region, weight in sorted(found.items()))


def _marks_in(text: str, marked: _Marked) -> Iterator[tuple[str, float]]:
    words = _WORD.findall(text.lower().replace("’", "'"))
    once = set(words)
    for word in marked.words.keys() & once:
        yield from marked.words[word]
    if begun := marked.phrases.keys() & once:
        spaced = f" {' '.join(words)} "
        for word in begun:
            yield from ((one.region, one.weight) for one in marked.phrases[word] if one.words in spaced)
    # half a surrogate pair has no UTF-8; RE2 answers None where nothing is found
    for place in marked.patterns.patterns.Match(text.encode("utf-8", "replace")) or ():
        yield marked.patterns.leanings[place]


@lru_cache(maxsize=4_096)
def region_of(language: str, leanings: Leanings, hint: str | None = None) -> RegionGuess:
    """The likeliest region. hint: a locale somebody named; one of another language is none."""
    hinted = hint if hint and "-" in hint and hint.partition("-")[0] == language else None
    marked = _marked().get(language)
    if not leanings and hinted is None:
        home = _ONE_HOME.get(language)
        return RegionGuess(home, _AT_HOME) if home else _NOBODY_KNOWS
    odds = dict.fromkeys(marked.regions if marked else (), 0.0)
    for region, weight in leanings:
        odds[region] = weight
    if hinted:
        odds[hinted] = odds.get(hinted, 0.0) + _HINTED
    parts = {region: math.exp(one) for region, one in odds.items()}
    first = max(parts, key=parts.__getitem__)
    confidence = parts[first] / (sum(parts.values()) + math.exp(_ELSEWHERE))
    return RegionGuess(first, round(confidence, 3)) if confidence >= _LEAST_SURE else _NOBODY_KNOWS


@lru_cache(maxsize=1)
def _marked() -> Mapping[str, _Marked]:
    return {tag: _compiled(speech) for tag, speech in load_speech().items() if speech.marks}


def _compiled(speech: Speech) -> _Marked:
    words: dict[str, Leanings] = {}
    phrases: dict[str, tuple[_Phrase, ...]] = {}
    patterns: list[tuple[str, str, float]] = []
    for marks in speech.marks:
        lean = (marks.region, marks.weight)
        for word in marks.words:
            words[word] = (*words.get(word, ()), lean)
        for first, *rest in sorted(marks.phrases):
            phrase = _Phrase(f" {' '.join((first, *rest))} ", *lean)
            phrases[first] = (*phrases.get(first, ()), phrase)
        patterns += ((pattern, *lean) for pattern in marks.patterns)
    regions = tuple(dict.fromkeys(marks.region for marks in speech.marks))
    return _Marked(regions, words, phrases, _set_of(patterns))


def _set_of(patterns: list[tuple[str, str, float]]) -> _Patterns:
    found = re2.Set.SearchSet()
    for pattern, _, _ in patterns:
        found.Add(pattern)
    found.Compile()
    return _Patterns(found, tuple((region, weight) for _, region, weight in patterns))
