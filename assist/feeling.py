"""Score, emotion and driving words of one message, from the model, the cues and the emphasis together."""

import math
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from assist.cues import Heard, Hit
from assist.emphasis import find_emphasis, shorten
from assist.grams import word_spans
from assist.intensity import HIGH_FROM, MAX_WORDS, MEDIUM_FROM, LinearModel
from assist.irony import blank, find_irony, ironic_hit
from assist.reading import Emotion, Moment, Span
from assist.relief import still_felt, worry_that_is_over
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

_GLAD: Final = frozenset({Emotion.GRATITUDE.value, Emotion.RELIEF.value})
_LEARNED: Final = {"anger": Emotion.ANGER, "fear": Emotion.ANXIETY, "sadness": Emotion.SADNESS}


class Feeling(NamedTuple):
    """How strongly somebody feels, what, and in which words it stands."""

    score: float
    band: Band
    emotion: Emotion
    drivers: tuple[Span, ...]


def feel(text: str, lowered: str, language: str, heard: Heard, model: LinearModel | None) -> Feeling:
    """text, lowered: one message, position by position. heard: its cues. model: of its language, or None."""
    irony = find_irony(lowered, language)
    over = worry_that_is_over(lowered, language, heard.feelings)
    hits = still_felt(heard.feelings, over) + ironic_hit(irony)
    cues = strongest_apart(lowered, hits)
    thanks = next((hit for hit in heard.feelings if hit.name in _GLAD), None)
    glad = not cues and (thanks is not None or Moment.RESOLUTION in heard.moments)
    emphasis = find_emphasis(text, lowered)
    plain = blank(lowered, (*irony, *over))
    words = (shorten(plain) if emphasis else plain).split()
    # signs and figures alone were no texts that the model learned from
    learned = _learned_score(model, words) if model and any(map(str.isalpha, plain)) else _PLAIN_SCORE
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
            drivers = _learned_drivers(lowered, words, model)
    return Feeling(score, band, _emotion(cues, thanks, band, words, model), _in_order(drivers))


def _learned_score(model: LinearModel, words: Sequence[str]) -> float:
    score = model.score(words)
    if score < MEDIUM_FROM:
        return score
    # what is said over and over is not felt more each time
    return min(score, model.score(dict.fromkeys(words)))


def band_of(score: float) -> Band:
    if score >= HIGH_FROM:
        return Band.HIGH
    return Band.MEDIUM if score >= MEDIUM_FROM else Band.LOW


def strongest_apart(lowered: str, hits: list[Hit]) -> list[Hit]:
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
    cues: Sequence[Hit], thanks: Hit | None, band: Band, words: Sequence[str], model: LinearModel | None
) -> Emotion:
    if cues:
        return Emotion(max(cues, key=lambda hit: hit.weight).name)
    if thanks:
        return Emotion(thanks.name)
    if band is Band.LOW or model is None:
        return Emotion.NONE
    name, loudness = model.strongest_feeling(words)
    if loudness < _FEELING_FROM:
        return Emotion.NONE
    if name == "anger" and band is Band.MEDIUM:
        return Emotion.FRUSTRATION
    return _LEARNED[name]


def _learned_drivers(lowered: str, words: Sequence[str], model: LinearModel) -> list[tuple[float, Span]]:
    """The words that carry most of what the model found, if the rest without them would score less."""
    total, grams = model.weigh_all(words)
    found = []
    for span in islice(word_spans(lowered), MAX_WORDS):
        part, own_grams = model.weigh_all((lowered[span.start : span.end],))
        left = grams - own_grams
        if part <= 0 or left <= 0:
            continue
        # a word's weight counts against the root of the length, so a weak word may even hold the score down
        if (total - part) / math.sqrt(left) < total / math.sqrt(grams):
            found.append((part / math.sqrt(grams), span))
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
