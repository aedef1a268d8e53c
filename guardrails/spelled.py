"""Figures that are written in words: counts, spans, hours and days."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from guardrails.scripts import words_of
from guardrails.spelled_words import (
    HALF_MORE,
    JOINED,
    JOINERS,
    OF_THE_CLOCK,
    TOLD_BY_THE_HOUR,
    moments_of,
    ordinals_of,
    spans_of,
)

Spelled = tuple[int, int, set[str], set[str]]  # start, end, what it asks of the evidence, what it gives

_GREAT: Final = 10_000  # from here on, all before it is multiplied


class SpelledReader:
    """Finds them in folded texts of one language.

    numbers, units, spaced: as in `guardrails.figures.FigureReader`; months: their numbers, by name.
    """

    def __init__(
        self,
        language: str | None,
        numbers: Mapping[str, int],
        units: Iterable[str],
        months: Mapping[str, int],
        *,
        spaced: bool,
    ) -> None:
        self._language: Final = language or ""
        self._numbers: Final = numbers
        self._units: Final = tuple(units)
        self._months: Final = months
        self._spaced: Final = spaced

    def may_be_in(self, words: Collection[str]) -> bool:
        """Whether a text of these words may have one, as far as words tell."""
        return not self._spaced or self._language in JOINED or not self._first_words.isdisjoint(words)

    def read(self, text: str) -> Iterator[Spelled]:
        if self._pattern is None or not self._cue.search(text):
            return
        end = 0
        for match in self._pattern.finditer(text):
            if match.start() >= end:
                end = match.end()
                yield (*match.span(), *self._keys(match))

    def _keys(self, match: re.Match[str]) -> tuple[set[str], set[str]]:
        match match.lastgroup:
            case "span":
                keys = {f"any {float(value)}" for value in self._spans[match["span"]]}
                return keys, keys
            case "moment":
                keys = {f"clock {self._moments[match['moment']] % 24}:00"}
                return keys, keys
            case str(way) if way.startswith("told"):
                _, later, minutes = TOLD_BY_THE_HOUR[self._language][int(way[-1])]
                return _at(int(self._value(match[f"hour{way[-1]}"])) + later, minutes)
            case "month":
                day = ordinals_of(self._language).get(match["day"]) or int(self._value(match["day"]))
                key = f"date {self._months[match['month']]}-{day}"
                return {key}, {key, f"{key} of any year"}
        value = self._value(match["count"])
        if match["more"] or match["tail"]:
            keys = {f"any {value + 0.5}", f"any {60 * value + 30}"}
            return keys, keys
        asks = {f"any {value}"}
        if match["unit"] in OF_THE_CLOCK and value <= 24:
            asks |= {f"clock {int(value + later) % 24}:00" for later in (0, 12)}
        return asks, asks | {str(value)}

    def _value(self, words: str) -> float:
        """20 5 is 25, 2 100 is 200, 2 1000 300 is 2300."""
        done = total = section = now = 0
        for word in self._word.findall(words):
            number = self._numbers[word]
            if number >= _GREAT:
                done += max(1, total + section + now) * number
                total = section = now = 0
            elif number == 1000:
                total += max(1, section + now) * number
                section = now = 0
            elif number in (10, 100) and now < 10:
                section += max(1, now) * number
                now = 0
            elif now:
                section, now = section + now, number
            else:
                now = number
        return float(done + total + section + now)

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(_any(self._numbers))

    @cached_property
    def _spans(self) -> dict[str, tuple[str, ...]]:
        return spans_of(self._language)

    @cached_property
    def _moments(self) -> dict[str, int]:
        return moments_of(self._language)

    @cached_property
    def _cues(self) -> tuple[str, ...]:
        """What no figure can do without."""
        return (*self._numbers, *self._spans, *self._moments, *ordinals_of(self._language))

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(first for cue in self._cues for first in words_of(cue)[:1])

    @cached_property
    def _cue(self) -> re.Pattern[str]:
        words = _any(self._cues)
        return re.compile(rf"(?<![^\W_])(?:{words})" if self._spaced else words)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._numbers or not self._units:
            return None
        ways = [f"(?P<span>{_any(self._spans)})", f"(?P<moment>{_any(self._moments)})"]
        number = self._number()
        for place, (told, _, _) in enumerate(TOLD_BY_THE_HOUR.get(self._language, ())):
            words = told.replace("{hour}", f"(?P<hour{place}>{number})")
            ways.append(f"(?P<told{place}>{words})")
        gap = r"[\s-]" if self._spaced else ""
        half = HALF_MORE.get(self._language, "(?!)")
        count = (
            rf"(?P<count>{number})(?P<more>\s{half})?{gap}(?P<unit>{_any(self._units)})(?P<tail>\s{half})?"
        )
        if self._spaced and self._months:
            day = f"(?:{_any(ordinals_of(self._language))}|{number})"
            ways.append(rf"(?P<day>{day})\s(?:de\s|of\s|di\s)?(?P<month>{_any(self._months)})")
        ways.append(count)
        body = "|".join(ways)
        return re.compile(
            rf"(?<![^\W_])(?:{body})(?![^\W_])" if self._spaced else rf"(?<!\d)(?:{body})(?!째)"
        )

    def _number(self) -> str:
        """One word or more."""
        word = f"(?:{_any(self._numbers)})"
        if not self._spaced:
            return f"{word}+"
        if self._language in JOINED:
            return rf"{word}(?:(?:[\s-]|{JOINED[self._language]})?{word})*"
        joiner = JOINERS.get(self._language)
        between = rf"(?:[\s-]|\s{joiner}\s)" if joiner else r"[\s-]"
        return f"{word}(?:{between}{word})*"


def _at(hour: int, minutes: int) -> tuple[set[str], set[str]]:
    keys = {f"clock {each % 24}:{minutes}" for each in (hour, hour + 12)}
    return keys, keys


def _any(words: Iterable[str]) -> str:
    """Of none, it finds nothing."""
    return _tree(sorted(dict.fromkeys(words), key=len, reverse=True)) or "(?!)"


def _tree(words: Iterable[str]) -> str:
    """Any of them: what a list would try one by one, a tree tells by the first letter."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word[1:])
    return "|".join(
        re.escape(letter) + (re.escape(rests[0]) if len(rests) == 1 else f"(?:{_tree(rests)})")
        for letter, rests in by_letter.items()
    )
