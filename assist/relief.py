"""Worry that is over: whoever writes that all is well after all was worried, and is not any more."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from assist.cues import Hit
from assist.reading import Emotion, Span

_NEAR: Final = 30


class _Past(NamedTuple):
    """What puts a worry into the past: right before its word, or right behind it."""

    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None


def _before(words: str) -> _Past:
    return _Past(before=re.compile(rf"\b(?:{words})\s+(?:\w+\s+){{0,2}}$"))


_PAST: Final[Mapping[str, _Past]] = {
    "en": _before(r"was|were|been|had (?:me|us)|got"),
    "es": _before(r"estaba|estábamos|estuve|tenía|me tenía|me tenían"),
    "de": _before(r"hatte|hatten|war|waren"),
    "fr": _before(r"j'étais|étions|j'avais|avions|j'ai eu"),
    "it": _before(r"ero|eravamo|avevo|stavo"),
    "pt": _before(r"estava|estávamos|tava|fiquei|tinha"),
    "ja": _Past(behind=re.compile(r"(?:して(?:い)?(?:まし)?た|しました|でした|だった)")),
}


def worry_that_is_over(lowered: str, language: str, feelings: Sequence[Hit]) -> tuple[Span, ...]:
    """Where it stands, if there is relief beside it. feelings: all that were heard in one message."""
    past = _PAST.get(language)
    if past is None or not any(hit.name == Emotion.RELIEF for hit in feelings):
        return ()
    worries = (hit.span for hit in feelings if hit.name == Emotion.ANXIETY)
    return tuple(span for worry in worries if (span := _in_the_past(lowered, worry, past)))


def still_felt(feelings: Sequence[Hit], over: Sequence[Span]) -> list[Hit]:
    """Of all feelings that were heard those that weigh something, without worry that is over."""
    return [
        hit
        for hit in feelings
        if hit.weight > 0 and not (over and any(span.start <= hit.span.start < span.end for span in over))
    ]


def _in_the_past(lowered: str, worry: Span, past: _Past) -> Span | None:
    """The worry with the words that put it there."""
    near = max(0, worry.start - _NEAR)
    if past.before and (before := past.before.search(lowered[near : worry.start])):
        return Span(near + before.start(), worry.end)
    if past.behind and (behind := past.behind.match(lowered, worry.end)):
        return Span(worry.start, behind.end())
    return None
