"""Leaves a model alone that keeps failing. Pure: every method takes the time, in seconds of one clock."""

from collections import deque
from collections.abc import Callable
from typing import Final

from assist.models.asking import Fault

_IN_A_ROW: Final = 5
_WINDOW_S: Final = 30.0
_FEWEST: Final = 20
_SHARE: Final = 0.5
_REST_S: Final = 15.0
_LONGEST_REST_S: Final = 120.0
_SPREAD: Final = 0.2
# a provider's wrong header must not switch a model off for a day
_LONGEST_RETRY_AFTER_S: Final = 600.0


class Permit:
    """Leave for one attempt, given back with what came of it; only the first word counts."""

    __slots__ = ("_breaker", "_round", "is_probe")

    def __init__(self, breaker: "Breaker", round_: int, *, is_probe: bool) -> None:
        self._breaker: Breaker | None = breaker
        self._round: Final = round_
        self.is_probe: Final = is_probe

    def succeeded(self, now: float) -> None:
        if (breaker := self._use()) is not None:
            breaker.note(now, None, is_probe=self.is_probe, round_=self._round)

    def failed(self, now: float, fault: Fault, retry_after_s: float | None = None) -> None:
        if (breaker := self._use()) is not None:
            if retry_after_s is not None:
                breaker.rest_until(now + min(retry_after_s, _LONGEST_RETRY_AFTER_S), fault)
            breaker.note(now, fault, is_probe=self.is_probe, round_=self._round)

    def given_up(self) -> None:
        """Neither: the listener left, or it was the request's own fault."""
        if (breaker := self._use()) is not None and self.is_probe:
            breaker.end_probe(self._round)

    def _use(self) -> "Breaker | None":
        breaker, self._breaker = self._breaker, None
        return breaker


class Breaker:
    """Closed: all may ask. Open: nobody, for a while that doubles. Then one probe decides.

    chance: from 0.0 to 1.0, so that processes do not all come back at once.
    """

    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance: Final = chance
        self._recent: Final[deque[tuple[float, bool]]] = deque()
        self._in_a_row = 0
        self._openings = 0
        self._round = 0
        self._is_open = False
        self._has_probe = False
        self._until = 0.0
        self.why = Fault.SERVER

    def ask(self, now: float) -> Permit | None:
        if now < self._until or self._has_probe:
            return None
        self._has_probe = self._is_open
        return Permit(self, self._round, is_probe=self._is_open)

    def rests_s(self, now: float) -> float:
        """How long until it is worth asking again."""
        return max(0.0, self._until - now)

    def rest_until(self, until: float, why: Fault) -> None:
        """The later of what the provider says and what we had in mind."""
        if until > self._until:
            self._until, self.why = until, why

    def note(self, now: float, fault: Fault | None, *, is_probe: bool, round_: int) -> None:
        if round_ != self._round:
            return  # begun before it opened or closed: old news
        if is_probe:
            self.end_probe(round_)
            if fault is None:
                self._close()
            else:
                self._open(now, fault)
            return
        self._count(now, fault is not None)
        if fault is not None and self._is_too_much():
            self._open(now, fault)

    def end_probe(self, round_: int) -> None:
        if round_ == self._round:
            self._has_probe = False

    def _count(self, now: float, has_failed: bool) -> None:
        self._in_a_row = self._in_a_row + 1 if has_failed else 0
        self._recent.append((now, has_failed))
        while self._recent[0][0] < now - _WINDOW_S:
            self._recent.popleft()

    def _is_too_much(self) -> bool:
        if self._in_a_row >= _IN_A_ROW:
            return True
        failed = sum(has_failed for _, has_failed in self._recent)
        return len(self._recent) >= _FEWEST and failed > _SHARE * len(self._recent)

    def _open(self, now: float, fault: Fault) -> None:
        rest_s = min(_REST_S * 2**self._openings, _LONGEST_REST_S)
        self._begin_round(is_open=True)
        self._openings += 1
        self.rest_until(now + rest_s * (1 - _SPREAD + 2 * _SPREAD * self._chance()), fault)

    def _close(self) -> None:
        self._begin_round(is_open=False)
        self._openings = 0

    def _begin_round(self, *, is_open: bool) -> None:
        self._round += 1
        self._is_open = is_open
        self._in_a_row = 0
        self._recent.clear()


class RetryBudget:
    """At most one retry for every ten drafts, with a small reserve for quiet hours; one in a door."""

    _SHARE: Final = 0.1
    _RESERVE: Final = 10.0

    def __init__(self) -> None:
        self._left = self._RESERVE

    def earn(self) -> None:
        self._left = min(self._RESERVE, self._left + self._SHARE)

    def spend(self) -> bool:
        if self._left < 1:
            return False
        self._left -= 1
        return True
