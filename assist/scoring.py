"""How strongly a message is felt, from the heads, the cue words and the loudness together."""

from typing import Final, NamedTuple

from assist.cues import NOTHING_HEARD, Heard, Hit
from assist.emphasis import find_emphasis, shorten
from assist.feeling import strongest_apart
from assist.heads import Heads, Judged
from assist.intensity import lower_in_place
from assist.irony import blank, find_irony, ironic_hit
from assist.lexicon import lexicon_for
from assist.reading import Emotion, Span
from assist.relief import still_felt, worry_that_is_over
from assist.vectors import SentenceVectors, Vector

# the nets have read the cue words and the capitals too: beside them these count less
_CUE_SHARE: Final = 0.5
_EMPHASIS_SHARE: Final = 0.5
# scorn leaves the nets little to read, and is never calm
_LEAST_OF_IRONY: Final = 0.4
_GLAD_SHARE: Final = 0.6
_GLAD: Final = frozenset({Emotion.GRATITUDE.value, Emotion.RELIEF.value})


class Scored(NamedTuple):
    """cues: what the lexicon heard and counts. loud: places of emphasis, with weights."""

    score: float
    lowered: str
    heard: Heard
    cues: list[Hit]
    loud: list[tuple[float, Span]]
    judged: Judged
    vector: Vector


class Scorer:
    """Blocks for one vector a text."""

    def __init__(self, vectors: SentenceVectors, heads: Heads) -> None:
        self._vectors: Final = vectors
        self._heads: Final = heads

    def score(self, text: str, language: str) -> Scored | None:
        """None when there is nothing to consider: no letter and no sign."""
        lowered = lower_in_place(text).replace("’", "'")
        irony = find_irony(lowered, language)
        lexicon = lexicon_for(language)
        heard = lexicon.find(lowered) if lexicon else NOTHING_HEARD
        over = worry_that_is_over(lowered, language, heard.feelings)
        # the nets take praise at its word and old worry for a new one, so they don't get to read them
        unread = (*irony, *over)
        vector = self._vectors.of(blank(text, unread))
        if vector is None:
            return None
        judged = self._heads.judge(vector, shorten(blank(lowered, unread)), language)
        hits = still_felt(heard.feelings, over) + ironic_hit(irony)
        cues = strongest_apart(lowered, hits)
        loud = find_emphasis(text, lowered)
        calm = 1.0 - judged.score
        for hit in cues:
            calm *= 1.0 - _CUE_SHARE * hit.weight
        for weight, _ in loud:
            calm *= 1.0 - _EMPHASIS_SHARE * weight
        is_glad = not cues and any(hit.name in _GLAD for hit in heard.feelings)
        score = (1.0 - calm) * (_GLAD_SHARE if is_glad else 1.0)
        if irony:
            score = max(score, _LEAST_OF_IRONY)
        return Scored(round(score, 4), lowered, heard, cues, loud, judged, vector)
