"""What training learns from whole replies beside their sentences: folds that keep them whole, and limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guardrails.cases import Labelled, Share
from guardrails.whole_cases import Whole

_TOLD_ONLY: Final = 0.01  # of what rules find and that is so


@dataclass(frozen=True, slots=True)
class Replies:
    """rows: of each reply, where its sentences stand among all that are learned from."""

    rows: tuple[tuple[int, ...], ...]
    must_stop: NDArray[np.bool_]

    @classmethod
    def among(cls, sentences: Sequence[Labelled], wholes: Sequence[Whole]) -> "Replies":
        """Those that are not held out, with such of their sentences as are learned from."""
        places = {(each.language, each.before, each.text): row for row, each in enumerate(sentences)}
        known = [
            whole
            for whole in wholes
            if whole.share is not Share.HELD_OUT
            and (whole.decides.language, whole.decides.before, whole.decides.text) in places
        ]
        rows = tuple(
            tuple(
                places[each.language, each.before, each.text]
                for each in (whole.decides, *whole.around)
                if (each.language, each.before, each.text) in places
            )
            for whole in known
        )
        return cls(rows, np.array([whole.decides.must_stop for whole in known], np.bool_))

    def kept_together(self, groups: NDArray[np.intp]) -> NDArray[np.intp]:
        """The groups of sentences, with those of one reply in one."""
        merged = groups.copy()
        for rows in self.rows:
            first, *others = {int(merged[row]) for row in rows}
            merged[np.isin(merged, others)] = first
        return merged

    def scores(self, of_sentences: NDArray[np.float64]) -> NDArray[np.float64]:
        """Of each reply that of its worst sentence; not a number where one has none."""
        return np.array([np.max(of_sentences[list(rows)]) for rows in self.rows])

    def limit(self, of_sentences: NDArray[np.float64], stopped: float) -> float:
        """What stops no more than this share of the replies that only look so, of those that have a score.

        A reply of which the encoder knows a sentence has none: it would look better than it will ever be.
        """
        found = self.scores(of_sentences)[~self.must_stop]
        return float(np.quantile(found[~np.isnan(found)], 1 - stopped))


def limit_aside(scores: NDArray[np.float64], found_by_rules: NDArray[np.bool_]) -> float:
    """Under which what a rule finds is only told: hardly anything that it finds rightly lies there.

    scores: out of fold; found_by_rules: rightly.
    """
    return float(np.quantile(scores[found_by_rules & ~np.isnan(scores)], _TOLD_ONLY))
