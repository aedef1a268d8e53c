"""A message that mixes languages: how much of it each one has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from locales.scripts import NOT_LATIN
from locales.vocabulary import vocabulary

# a borrowed word or a name is no change of language; a stretch of another's words is
_STRETCH: Final = 3.0
CLEARLY: Final = 2.0
_NEGLIGIBLE: Final = 0.15
_BEGAN_WITH: Final = 0.2
_DENSE: Final = 2
_LATIN_ENDS: Final = "\u024f"


@dataclass(frozen=True, slots=True)
class Share:
    """share: of the message, by length, 0.0 to 1.0."""

    language: str
    share: float


def shares_of(words: Sequence[str], main: str) -> tuple[Share, ...]:
    """The languages of a message, the largest first; none where only `main` is spoken."""
    other = _other(words, main)
    if other is None:
        return ()
    has = [_tags(word, main) for word in words]
    if not _has_stretch(has, main, other):
        return ()
    counts = {main: 0, other: 0}
    first = next(tag for tags in has for tag in (main, other) if tag in tags and not {main, other} <= tags)
    last = first
    for word, tags in zip(words, has, strict=True):
        # a word of both, or of neither, belongs to what was being spoken
        if (main in tags) != (other in tags):
            last = main if main in tags else other
        counts[last] += _length(word)
    total = sum(counts.values())
    if min(counts.values()) < total * _NEGLIGIBLE:
        return ()
    # where neither is clearly more, people write in the language they began with
    ranked = sorted(counts, key=lambda tag: -counts[tag] - (tag == first) * total * _BEGAN_WITH)
    return tuple(Share(tag, round(counts[tag] / total, 2)) for tag in ranked)


def _tags(word: str, main: str) -> frozenset[str]:
    if word[0] > _LATIN_ENDS and main in NOT_LATIN:
        return frozenset({main})
    return frozenset(tag for tag, _ in vocabulary().owners.get(word, ()))


def _length(word: str) -> int:
    """In letters; an ideograph or a syllable sign says as much as two or three letters."""
    return len(word) * (_DENSE if word[0] > "\u2e7f" else 1)


def _other(words: Sequence[str], main: str) -> str | None:
    """The language that speaks most clearly beside the main one, if one does."""
    owners = vocabulary().owners
    proof: dict[str, float] = {}
    for word in words:
        known = owners.get(word, ())
        if main not in dict(known):
            for tag, worth in known:
                proof[tag] = proof.get(tag, 0.0) + worth
    if not proof:
        return None
    other = max(proof, key=proof.__getitem__)
    return other if proof[other] >= CLEARLY else None


def _has_stretch(has: Sequence[frozenset[str]], main: str, other: str) -> bool:
    length = 0
    for tags in has:
        if other in tags and main not in tags:
            length += 1
            if length >= _STRETCH:
                return True
        elif main in tags and other not in tags:
            length = 0
    return False
