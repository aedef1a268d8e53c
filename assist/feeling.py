"""Score, emotion and driving words of one message, from the model, the cues and the emphasis together."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assist.cues import Hit, Topic
from assist.emphasis import find_emphasis
from assist.intensity import HIGH_FROM, MAX_CHARS, MEDIUM_FROM, SIZES, LinearModel, buckets_of
from assist.reading import Emotion, Moment, Span
from locales.phrase import Band

# what a message scores that no model judges and no cue marks
_PLAIN_SCORE: Final = 0.05
# thanks and good news without a complaint beside them are not distress, however loud
_GLAD_SHARE: Final = 0.3
# the model has seen the cue words too: beside them it counts less
_BESIDE_CUES: Final = 0.7
_MAX_DRIVERS: Final = 4
_DRIVER_WEIGHT: Final = 0.1
# the model alone names a feeling only from here
_FEELING_FROM: Final = 0.1
_NO_BUCKETS: Final = np.zeros(0, dtype=np.intp)
_WORD: Final = re.compile(r"\S+")

_GLAD: Final = frozenset({Emotion.GRATITUDE.value, Emotion.RELIEF.value})
_LEARNED: Final = {"anger": Emotion.ANGER, "fear": Emotion.ANXIETY, "sadness": Emotion.SADNESS}


class Feeling(NamedTuple):
    """How strongly somebody feels, what, and in which words it stands."""

    score: float
    band: Band
    emotion: Emotion
    drivers: tuple[Span, ...]


def feel(text: str, lowered: str, hits: Sequence[Hit], model: LinearModel | None) -> Feeling:
    """text, lowered: one message, position by position. hits: its cues. model: None where there is none."""
    cues = _strongest_apart(lowered, [hit for hit in hits if hit.topic is Topic.FEELING and hit.weight > 0])
    glad = not cues and any(hit.name in _GLAD or hit.name == Moment.RESOLUTION for hit in hits)
    emphasis = find_emphasis(text, lowered)
    buckets = buckets_of(lowered) if model else _NO_BUCKETS
    learned = _learned_score(model, buckets) if model and lowered.strip() else _PLAIN_SCORE
    calm = 1.0 - (learned * _BESIDE_CUES if cues else learned)
    for hit in cues:
        calm *= 1.0 - hit.weight
    for weight, _ in emphasis:
        calm *= 1.0 - weight
    score = round((1.0 - calm) * (_GLAD_SHARE if glad else 1.0), 4)
    band = band_of(score)
    drivers = [(hit.weight, hit.span) for hit in cues if hit.weight >= _DRIVER_WEIGHT]
    if not glad:
        drivers += emphasis
        if model and learned >= MEDIUM_FROM and not drivers:
            drivers = _learned_drivers(lowered, buckets, model)
    return Feeling(score, band, _emotion(hits, cues, band, model, buckets), _in_order(drivers))


def _learned_score(model: LinearModel, buckets: NDArray[np.intp]) -> float:
    score = model.score(buckets)
    if score < MEDIUM_FROM:
        return score
    # what is said over and over is not felt more each time
    return min(score, model.score(_without_doubles(buckets)))


def _without_doubles(buckets: NDArray[np.intp]) -> NDArray[np.intp]:
    """Sorted; by hand, as `np.unique` takes longer than all the rest of a reading."""
    ordered = np.sort(buckets)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def band_of(score: float) -> Band:
    if score >= HIGH_FROM:
        return Band.HIGH
    return Band.MEDIUM if score >= MEDIUM_FROM else Band.LOW


def _strongest_apart(lowered: str, hits: list[Hit]) -> list[Hit]:
    """Words that two cues claim count once, for the stronger; words that come again count once as well."""
    if len(hits) < 2:
        return hits
    kept: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.weight, hit.span.start)):
        words = lowered[hit.span.start : hit.span.end]
        if words not in kept and all(_apart(hit.span, other.span) for other in kept.values()):
            kept[words] = hit
    return list(kept.values())


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _emotion(
    hits: Sequence[Hit],
    cues: Sequence[Hit],
    band: Band,
    model: LinearModel | None,
    buckets: NDArray[np.intp],
) -> Emotion:
    if cues:
        return Emotion(max(cues, key=lambda hit: hit.weight).name)
    for hit in hits:
        if hit.name in _GLAD:
            return Emotion(hit.name)
    if band is Band.LOW or model is None:
        return Emotion.NONE
    name, loudness = model.strongest_feeling(buckets)
    if loudness < _FEELING_FROM:
        return Emotion.NONE
    if name == "anger" and band is Band.MEDIUM:
        return Emotion.FRUSTRATION
    return _LEARNED[name]


def _learned_drivers(lowered: str, buckets: NDArray[np.intp], model: LinearModel) -> list[tuple[float, Span]]:
    """The words that carry most of what the model found, if the rest without them would score less."""
    head = lowered[:MAX_CHARS]
    carried = model.by_character(buckets, len(head))
    total, count = float(carried.sum()), buckets.size
    found = []
    for word in _WORD.finditer(head):
        span = Span(word.start(), word.end())
        part = float(carried[span.start : span.end].sum())
        left = count - len(SIZES) * (span.end - span.start + 1)
        if part <= 0 or left <= 0:
            continue
        # a word's weight counts against the root of the length, so a weak word may even hold the score down
        if (total - part) / left**0.5 < total / count**0.5:
            found.append((part / count**0.5, span))
    return sorted(found, key=lambda one: -one[0])[:2]


def _in_order(drivers: Sequence[tuple[float, Span]]) -> tuple[Span, ...]:
    if len(drivers) < 2:
        return tuple(span for _, span in drivers)
    strongest = sorted(drivers, key=lambda one: -one[0])
    kept: list[Span] = []
    for _, span in strongest:
        if len(kept) < _MAX_DRIVERS and all(_apart(span, other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))
