"""Which feeling is named, from what the cue words and the nets say."""

import pytest

from assist.cues import NOTHING_HEARD, Hit
from assist.emotion import emotion_of
from assist.heads import OUTPUTS, Judged
from assist.reading import Emotion, Span
from locales.phrase import Band

HERE = Span(0, 1)


def felt(**strengths: float) -> Judged:
    return Judged(0.5, dict.fromkeys(OUTPUTS, 0.0) | strengths)


def named(judged: Judged, band: Band) -> Emotion:
    """What the nets alone say."""
    return emotion_of(NOTHING_HEARD, (), judged, band)


def test_the_strongest_cue_names_it_whatever_the_nets_say() -> None:
    cues = (Hit("anxiety", 0.3, HERE), Hit("anger", 0.6, HERE))

    assert emotion_of(NOTHING_HEARD, cues, felt(sadness=1.0), Band.HIGH) is Emotion.ANGER


def test_thanks_are_heard_where_no_cue_counts() -> None:
    heard = NOTHING_HEARD._replace(feelings=(Hit("confusion", 0.3, HERE), Hit("relief", 0.3, HERE)))

    assert emotion_of(heard, (), felt(fear=1.0), Band.MEDIUM) is Emotion.RELIEF


@pytest.mark.parametrize(
    ("judged", "emotion"),
    [
        (felt(gratitude=0.5), Emotion.GRATITUDE),
        (felt(gratitude=0.49), Emotion.NONE),
        (felt(relief=0.4, gratitude=0.45), Emotion.RELIEF),
        (felt(confusion=0.6), Emotion.CONFUSION),
        (felt(anger=1.0, fear=1.0, sadness=1.0), Emotion.NONE),
    ],
)
def test_a_calm_message_has_the_quiet_feelings_alone(judged: Judged, emotion: Emotion) -> None:
    assert named(judged, Band.LOW) is emotion


@pytest.mark.parametrize(
    ("judged", "band", "emotion"),
    [
        (felt(anger=0.5, annoyance=0.5), Band.HIGH, Emotion.ANGER),
        (felt(anger=0.5, annoyance=0.6), Band.HIGH, Emotion.FRUSTRATION),
        (felt(anger=0.5, annoyance=0.1), Band.MEDIUM, Emotion.FRUSTRATION),
    ],
)
def test_only_who_is_very_upset_and_more_than_annoyed_is_angry(
    judged: Judged, band: Band, emotion: Emotion
) -> None:
    assert named(judged, band) is emotion


def test_the_strongest_distress_is_named() -> None:
    assert named(felt(anger=0.3, fear=0.5, sadness=0.4, disappointment=0.6), Band.MEDIUM) is Emotion.ANXIETY


@pytest.mark.parametrize(("band", "emotion"), [(Band.HIGH, Emotion.FRUSTRATION), (Band.MEDIUM, Emotion.NONE)])
def test_where_no_feeling_stands_out_only_who_is_very_upset_has_one(band: Band, emotion: Emotion) -> None:
    assert named(felt(fear=0.1), band) is emotion
