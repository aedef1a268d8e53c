"""What customers write about each scenario, from the library: the lines that likeness is measured by."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from prompts.item import ScenarioItem
from prompts.release import load_release

# a vector each when a reader starts, 20 ms; they carry over from one language to another
_MOST: Final = 12


def load_samples(items: Path | None = None) -> dict[str, tuple[str, ...]]:
    """By scenario, from these items (None: the ones that come with Tactful), without the gates of a release.

    Raises ItemRejected or ReleaseRejected.
    """
    return samples_of(load_release(items, {}, lambda _: []).scenarios)


def samples_of(scenarios: Mapping[str, ScenarioItem]) -> dict[str, tuple[str, ...]]:
    """The first lines of every language in turn."""
    return {name: _in_turn(list(item.samples.values()))[:_MOST] for name, item in scenarios.items()}


def _in_turn(by_language: list[tuple[str, ...]]) -> tuple[str, ...]:
    longest = max(map(len, by_language))
    return tuple(lines[at] for at in range(longest) for lines in by_language if at < len(lines))
