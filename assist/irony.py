"""Praise that is none: good words before bad news, as people write them who have had enough."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import re2

from assist.cues import Hit
from assist.lexicon.irony import IRONIES, IronyWords
from assist.reading import Emotion, Span

# how much irony adds to a calm message
_WEIGHT: Final = 0.45

# praise stands at the start, or apart at the end, and a mark sets it off
_START: Final = r"^(?:{praise})\s*[,.!…。，！、،।:-]"
_END: Final = r"[,.!?…。，！？،।]\s*(?:{praise})[^,.!?…。，！？،।]{{0,20}}[.!…。！।]*$"


# where a word begins, unless the language leaves no gaps
_AT_START: Final = r"(?:(?<!\w)|(?<=[\u3040-\u9fff]))"
# what is turned round in itself may stand anywhere
_TURNED: Final = r"(?:^|[\s,.!?¡¿、。，！،।:;(\"-])({turned})"


class _Irony:
    __slots__ = ("_mended", "_praises", "_set", "_thanks", "_trouble", "_turned")

    def __init__(self, words: IronyWords) -> None:
        praises = _START.format(praise=words.praise), _END.format(praise=words.praise)
        turned = _TURNED.format(turned=words.turned)
        self._praises: Final = tuple(re.compile(form) for form in praises)
        self._turned: Final = re.compile(turned)
        self._thanks: Final = re.compile(words.thanks)
        self._trouble: Final = re.compile(_AT_START + f"(?:{words.trouble})")
        self._mended: Final = re.compile(words.mended)
        self._set: Final = re2.Set.SearchSet()
        for form in (*praises, turned):
            self._set.Add(form)
        self._set.Compile()

    def find(self, lowered: str) -> tuple[Span, ...]:
        if not self._set.Match(lowered.encode("utf-8", "replace")):
            return ()
        turned = [match.span(1) for match in self._turned.finditer(lowered)]
        praises = turned + self._empty_praise(lowered)
        if not praises:
            return ()
        thanks = [match.span() for match in self._thanks.finditer(lowered)]
        spans = praises + [one for one in thanks if all(_apart(one, other) for other in praises)]
        return tuple(Span(start, end) for start, end in sorted(spans))

    def _empty_praise(self, lowered: str) -> list[tuple[int, int]]:
        praises = [match.span() for praise in self._praises if (match := praise.search(lowered))]
        if not praises or self._mended.search(lowered):
            return []
        trouble = (match.start() for match in self._trouble.finditer(lowered))
        apart = any(all(not start <= at < end for start, end in praises) for at in trouble)
        return praises if apart else []


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


@cache
def _irony_in(language: str) -> _Irony | None:
    words = IRONIES.get(language)
    return _Irony(words) if words else None


def find_irony(lowered: str, language: str) -> tuple[Span, ...]:
    """Praise and thanks that are meant the other way round. lowered: one message, in small letters."""
    irony = _irony_in(language)
    return irony.find(lowered) if irony else ()


def ironic_hit(irony: Sequence[Span]) -> list[Hit]:
    """Irony as a cue: whoever praises like that is frustrated."""
    return [Hit(Emotion.FRUSTRATION.value, _WEIGHT, irony[0])] if irony else []


def blank(text: str, spans: Sequence[Span]) -> str:
    """The text with spaces in these places, so that all others stay where they are."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
