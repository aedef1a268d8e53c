"""What we trained: `instant.npz`, its model card `instant.md`, and `train.py`, which makes it again."""

from array import array
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from assist.intensity import LinearModel, Weights

INSTANT: Final = Path(__file__).parent / "instant.npz"


@lru_cache(maxsize=1)
def load_instant() -> dict[str, LinearModel]:
    """The instant models by language. Weights stay the bytes they were kept in, one scale a head."""
    with np.load(INSTANT, allow_pickle=False) as kept:
        return {
            language: LinearModel(
                Weights(
                    heads=tuple(array("b", head.tobytes()) for head in kept[f"{language}_weights"]),
                    scales=tuple(float(scale) for scale in kept[f"{language}_scales"]),
                    biases=tuple(float(bias) for bias in kept[f"{language}_biases"]),
                    cuts=(float(kept[f"{language}_cuts"][0]), float(kept[f"{language}_cuts"][1])),
                    error=float(kept[f"{language}_error"][0]),
                )
            )
            for language in (str(name) for name in kept["languages"])
        }
