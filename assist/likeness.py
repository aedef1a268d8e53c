"""Which scenario a message is like, by vectors of sample lines: five lines add a scenario, no training."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from assist.cues import Mention
from assist.heads import Floats
from assist.vectors import SentenceVectors, Vector

# below this likeness a message is like none of them; likeness that far above it is certain
_LEAST: Final = 0.44
_CERTAIN: Final = 0.7
_LEAST_CONFIDENCE: Final = 0.4
# two samples that agree say more than one that happens to share a word
_BEST_SHARE: Final = 0.7


class Likeness:
    """samples: lines by scenario, in any languages. Makes their vectors now, 20 ms a line."""

    def __init__(
        self,
        vectors: SentenceVectors,
        centred: Callable[[Vector], Floats],
        samples: Mapping[str, Sequence[str]],
    ) -> None:
        self._centred: Final = centred
        self._samples: Final[dict[str, Floats]] = {}
        for scenario, lines in samples.items():
            known = [self._direction(vector) for line in lines if (vector := vectors.of(line)) is not None]
            if known:
                self._samples[scenario] = np.stack(known)

    def of(self, vector: Vector) -> tuple[Mention, ...]:
        """The one it is most like, as if a cue had named it; nothing when it is like none."""
        direction = self._direction(vector)
        best, likeness = None, _LEAST
        for scenario, known in self._samples.items():
            near = np.sort(known @ direction)[::-1][:2]
            here = float(near[0] * _BEST_SHARE + near.mean() * (1 - _BEST_SHARE))
            if here > likeness:
                best, likeness = scenario, here
        if best is None:
            return ()
        above = min(1.0, (likeness - _LEAST) / (_CERTAIN - _LEAST))
        return (Mention(best, round(_LEAST_CONFIDENCE + (1 - _LEAST_CONFIDENCE) * above, 3)),)

    def _direction(self, vector: Vector) -> Floats:
        centred = self._centred(vector)
        length = float(np.linalg.norm(centred))
        unit: Floats = centred / (length or 1.0)
        return unit
