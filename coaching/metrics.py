"""Rates, always with their counts and interval, and the sums that they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist
from typing import Final

from coaching.errors import SumsDiffer
from coaching.outcome import ACCEPTED, SHOWN, UNSHOWN, End

# Below this many shown, an interval spans more than half of what is possible.
ENOUGH_SHOWN: Final = 20


class By(StrEnum):
    """What acceptance is reported by; revision: the item with the start of its hash."""

    RELEASE = "release"
    ITEM = "item"
    REVISION = "revision"
    KIND = "kind"
    MODEL = "model"
    LOCALE = "locale"
    BAND = "band"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n, and the Wilson 95 % interval around it; the share is None when there is nothing to count."""

    k: int
    n: int
    low: float
    high: float

    @property
    def share(self) -> float | None:
        return self.k / self.n if self.n else None


def rate(k: int, n: int) -> Rate:
    """The rate of k in n; of nothing, anything is possible: 0 to 1.

    By the formula rather than by scipy.stats, whose import alone takes two seconds; the tests compare both.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no rate")
    if n == 0:
        return Rate(0, 0, 0.0, 1.0)
    z = NormalDist().inv_cdf(0.975)
    middle = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * sqrt(k * (n - k) / n + z * z / 4)
    return Rate(k, n, 0.0 if k == 0 else middle - half, 1.0 if k == n else middle + half)


@dataclass(frozen=True, slots=True)
class Spent:
    """What models' drafts took that came to their end.

    priced: of how many the price is known, which `cost_usd` adds up. first_ms: until the first word, of all.
    """

    drafts: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float = 0.0
    priced: int = 0
    first_ms: int = 0

    @property
    def mean_first_ms(self) -> int | None:
        return round(self.first_ms / self.drafts) if self.drafts else None

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            self.drafts + other.drafts,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.cost_usd + other.cost_usd,
            self.priced + other.priced,
            self.first_ms + other.first_ms,
        )


NOTHING_SPENT: Final = Spent()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What became of the suggestions of one release, item, locale … .

    value: which one; None where there was none. ends: how many ended how, of all requested.
    turns_shown, turns_accepted: turns with at least one shown, with at least one accepted, of those ended.
    retained_sum, accepted_retained_sum: retained shares added up, over shown and over accepted;
    by item it is the share kept of that item's own words. accepted_compared: accepted with a text to compare.
    spent: on those that have ended.
    """

    value: str | None
    ends: Mapping[End, int]
    turns_shown: int
    turns_accepted: int
    retained_sum: float
    accepted_retained_sum: float
    accepted_compared: int
    spent: Spent = NOTHING_SPENT

    @property
    def shown(self) -> int:
        """Those that were shown and have ended."""
        return sum(self.ends.get(end, 0) for end in SHOWN)

    @property
    def accepted(self) -> int:
        return sum(self.ends.get(end, 0) for end in ACCEPTED)

    @property
    def per_suggestion(self) -> Rate:
        return rate(self.accepted, self.shown)

    @property
    def per_turn(self) -> Rate:
        return rate(self.turns_accepted, self.turns_shown)

    @property
    def edited(self) -> Rate:
        """Of the accepted, those that were changed."""
        return rate(self.ends.get(End.ACCEPTED_EDITED, 0), self.accepted)

    def of_shown(self, end: End) -> Rate:
        """Of the shown, those that ended so; over all such ends these add up to one."""
        return rate(self.ends.get(end, 0), self.shown)

    @property
    def retained_of_shown(self) -> float | None:
        """The mean share of a shown suggestion that was sent; what was not used counts as nothing."""
        return self.retained_sum / self.shown if self.shown else None

    @property
    def retained_of_accepted(self) -> float | None:
        return self.accepted_retained_sum / self.accepted_compared if self.accepted_compared else None

    @property
    def missing(self) -> int:
        """How many more must be shown before the figures say something."""
        return max(0, ENOUGH_SHOWN - self.shown)


@dataclass(frozen=True, slots=True)
class Counts:
    """All suggestions of a log. waiting: neither shown nor ended; pending: shown and not ended."""

    requested: int
    shown: int
    waiting: int
    pending: int
    ends: Mapping[End, int]

    def check(self) -> None:
        """Hold both sums of the outcomes. Raises SumsDiffer."""
        unshown = sum(self.ends.get(end, 0) for end in UNSHOWN)
        ended = sum(self.ends.get(end, 0) for end in SHOWN)
        reasons = []
        if self.requested != unshown + self.shown + self.waiting:
            reasons.append(
                f"requested {self.requested} is not unshown {unshown} + shown {self.shown} "
                f"+ waiting {self.waiting}"
            )
        if self.shown != ended + self.pending:
            reasons.append(f"shown {self.shown} is not ended {ended} + pending {self.pending}")
        if reasons:
            raise SumsDiffer(reasons)


@dataclass(frozen=True, slots=True)
class Day:
    """One agent's own day."""

    shown: int
    taken: int
    edited: int
    dismissed: int
