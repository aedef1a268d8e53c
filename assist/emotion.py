"""Which feeling it is: what cue words name, else what the nets heard."""

from collections.abc import Sequence
from typing import Final

from assist.cues import Heard, Hit
from assist.heads import Judged
from assist.reading import Emotion
from locales.phrase import Band

# from here on the nets are believed; a calm message is asked for its own few feelings only
_DISTRESS_FROM: Final = 0.12
_QUIET_FROM: Final = {Emotion.GRATITUDE: 0.5, Emotion.RELIEF: 0.4, Emotion.CONFUSION: 0.6}
_QUIET: Final = {
    Emotion.GRATITUDE: "gratitude",
    Emotion.RELIEF: "relief",
    Emotion.CONFUSION: "confusion",
}
_GLAD: Final = frozenset({Emotion.GRATITUDE.value, Emotion.RELIEF.value})
# disappointment was marked or not, anger by degrees: brought to one measure
_DISAPPOINTED_SHARE: Final = 0.8


def emotion_of(heard: Heard, cues: Sequence[Hit], judged: Judged, band: Band) -> Emotion:
    """cues: those of `heard` that count."""
    if cues:
        return Emotion(max(cues, key=lambda hit: hit.weight).name)
    thanks = next((hit for hit in heard.feelings if hit.name in _GLAD), None)
    if thanks:
        return Emotion(thanks.name)
    felt = judged.felt
    if band is Band.LOW:
        quiet = max(_QUIET, key=lambda emotion: felt[_QUIET[emotion]] / _QUIET_FROM[emotion])
        return quiet if felt[_QUIET[quiet]] >= _QUIET_FROM[quiet] else Emotion.NONE
    # customers who are angry a little are frustrated
    anger = Emotion.ANGER if band is Band.HIGH and felt["anger"] >= felt["annoyance"] else Emotion.FRUSTRATION
    strength = {
        anger: max(felt["anger"], felt["disgust"]),
        Emotion.ANXIETY: felt["fear"],
        Emotion.SADNESS: felt["sadness"],
        Emotion.DISAPPOINTMENT: felt["disappointment"] * _DISAPPOINTED_SHARE,
        Emotion.CONFUSION: felt["confusion"] / 3,
    }
    strongest = max(strength, key=strength.__getitem__)
    if strength[strongest] >= _DISTRESS_FROM:
        return strongest
    # a customer that upset, and no feeling that stands out, is most often one who gets nowhere
    return Emotion.FRUSTRATION if band is Band.HIGH else Emotion.NONE
