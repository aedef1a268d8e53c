import numpy as np
import pytest
from numpy.typing import NDArray

from assist.heads import Net
from assist.weights.net import Plan, fit, merged

CHANCE = np.random.default_rng(0)
VECTORS = CHANCE.standard_normal((200, 6)).astype(np.float32)
TARGETS = (VECTORS[:, :1] > 0).astype(np.float32)
WEIGHTS = np.ones_like(TARGETS)


def learned(seed: int) -> Net:
    return fit(VECTORS, TARGETS, WEIGHTS, Plan(hidden=32, epochs=200, noise=0.1), seed)


def odds(net: Net) -> NDArray[np.float64]:
    told = net.of(VECTORS).astype(float)
    found: NDArray[np.float64] = np.log(told / (1 - told))
    return found


def test_a_net_learns_what_it_is_shown() -> None:
    assert np.mean((learned(0).of(VECTORS) > 0.5) == TARGETS) > 0.8


def test_merged_nets_say_the_mean_of_their_odds() -> None:
    nets = [learned(seed) for seed in range(3)]
    together = odds(merged(nets))
    assert together == pytest.approx(np.mean([odds(net) for net in nets], axis=0), abs=1e-3)
