"""What we trained: `instant.npz` and `considered.npz`, each with its model card and what makes it again."""

from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assist.heads import Calibration, Floats, GramHead, Heads, Net
from assist.intensity import LinearModel, Weights

INSTANT: Final = Path(__file__).parent / "instant.npz"
CONSIDERED: Final = Path(__file__).parent / "considered.npz"
_NET_PARTS: Final = ("hidden", "hidden_bias", "out", "straight", "bias")


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


@lru_cache(maxsize=1)
def load_considered() -> Heads:
    """The heads over sentence vectors: about 10 MB in memory."""
    with np.load(CONSIDERED, allow_pickle=False) as kept:
        grams = {
            str(name): GramHead(weights, float(numbers[0]), rarities, float(numbers[1]), float(numbers[2]))
            for name, weights, rarities, numbers in zip(
                kept["gram_languages"],
                kept["gram_weights"],
                kept["gram_rarities"],
                kept["gram_numbers"],
                strict=True,
            )
        }
        calibrations = {
            str(name): _calibration([float(number) for number in row])
            for name, row in zip(kept["languages"], kept["calibrations"], strict=True)
        }
        own = dict(zip((str(name) for name in kept["own_languages"]), _nets(kept, "own"), strict=True))
        return Heads(kept["centre"], kept["spread"], _nets(kept, "net"), own, grams, calibrations)


def save_considered(
    centre: Floats,
    spread: Floats,
    nets: Sequence[Net],
    own: Mapping[str, Net],
    grams: Mapping[str, GramHead],
    calibrations: Mapping[str, Calibration],
) -> None:
    numbers = [[head.scale, head.rarity_scale, head.bias] for head in grams.values()]
    rows = [
        [one.constant, *one.shares, *one.knots, one.error, float(one.supported)]
        for one in calibrations.values()
    ]
    kept: dict[str, NDArray[np.generic]] = {
        "centre": centre.astype(np.float32),
        "spread": spread.astype(np.float32),
        "own_languages": np.array(list(own)),
        "gram_languages": np.array(list(grams)),
        "gram_weights": np.stack([head.weights for head in grams.values()]),
        "gram_rarities": np.stack([head.rarities for head in grams.values()]),
        "gram_numbers": np.array(numbers, np.float32),
        "languages": np.array(list(calibrations)),
        "calibrations": np.array(rows, np.float32),
    }
    for kind, several in (("net", nets), ("own", tuple(own.values()))):
        for part in _NET_PARTS:
            kept[f"{kind}_{part}"] = np.stack([getattr(net, part) for net in several]).astype(np.float16)
    np.savez_compressed(CONSIDERED, allow_pickle=False, **kept)


def _nets(kept: Mapping[str, NDArray[np.generic]], kind: str) -> tuple[Net, ...]:
    parts = [kept[f"{kind}_{part}"].astype(np.float32) for part in _NET_PARTS]
    return tuple(Net(*(part[number] for part in parts)) for number in range(len(parts[0])))


def _calibration(row: list[float]) -> Calibration:
    constant, of_nets, of_grams, of_own, none, medium, high, full, error, supported = row
    return Calibration(
        constant, (of_nets, of_grams, of_own), (none, medium, high, full), error, bool(supported)
    )
