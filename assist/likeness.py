"""Which scenario of a team's own a message is like, by vectors of five sample lines, without training."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from assist.cues import Mention
from assist.heads import Floats
from assist.scenarios import ScenarioModel, nearness
from assist.vectors import SentenceVectors, Vector

# below this likeness a message is like none of them; likeness that far above it is certain
_LEAST: Final = 0.35
_CERTAIN: Final = 0.6
_LEAST_CONFIDENCE: Final = 0.4


class Likeness:
    """samples: lines by scenario, in any languages. Makes their vectors now, 20 ms a line.

    model: what is known of every other scenario; a message nearer to one of those is none of these.
    """

    def __init__(
        self, vectors: SentenceVectors, model: ScenarioModel, samples: Mapping[str, Sequence[str]]
    ) -> None:
        self._model: Final = model
        self._samples: Final[dict[str, Floats]] = {}
        for scenario, lines in samples.items():
            known = [model.direction(vector) for line in lines if (vector := vectors.of(line)) is not None]
            if known:
                self._samples[scenario] = np.stack(known)

    def of(self, vector: Vector) -> tuple[Mention, ...]:
        """The one it is most like, as if a cue had named it; nothing when it is like none of them."""
        if not self._samples:
            return ()
        direction = self._model.direction(vector)
        likeness, best = max((nearness(known @ direction), name) for name, known in self._samples.items())
        if likeness < _LEAST or likeness < self._model.nearest(direction):
            return ()
        above = min(1.0, (likeness - _LEAST) / (_CERTAIN - _LEAST))
        return (Mention(best, round(_LEAST_CONFIDENCE + (1 - _LEAST_CONFIDENCE) * above, 3)),)
