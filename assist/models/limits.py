"""How much of the models one workspace may use at a time. Pure: every method takes the time."""

from dataclasses import dataclass, fields
from typing import Final

from assist.errors import AssistError
from assist.models.asking import Fault

_MINUTE_S: Final = 60.0
_MANY: Final = 1_000


class LimitsRejected(AssistError):
    """A limit that nothing could pass."""


@dataclass(frozen=True, slots=True)
class Limits:
    """concurrent: drafts under way in one workspace; in_all: in the whole door. Tokens: prompt and answer."""

    concurrent: int = 32
    in_all: int = 200
    tokens_per_minute: int = 300_000

    def __post_init__(self) -> None:
        for field in fields(self):
            if (most := getattr(self, field.name)) < 1:
                raise LimitsRejected(f"{field.name} is {most}, and must be at least 1")


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class TooMuch:
    fault: Fault
    retry_after_s: float | None


@dataclass(slots=True)
class _Account:
    """left: tokens; below zero when a draft took more than was put aside for it."""

    left: float
    at: float
    active: int = 0


class Ledger:
    """Who has how much under way, and how many tokens are left: refilled evenly over the minute."""

    def __init__(self, limits: Limits) -> None:
        self._limits: Final = limits
        self._accounts: Final[dict[str, _Account]] = {}
        self._active = 0

    def enter(self, workspace: str, tokens: int, now: float) -> TooMuch | None:
        """None: let in, with so many tokens put aside; `leave` must follow."""
        account = self._filled(workspace, now)
        if account.active >= self._limits.concurrent or self._active >= self._limits.in_all:
            return TooMuch(Fault.OVERLOADED, None)
        if tokens > account.left:
            is_ever = tokens <= self._limits.tokens_per_minute
            return TooMuch(Fault.BUDGET, (tokens - account.left) / self._per_s if is_ever else None)
        account.left -= tokens
        account.active += 1
        self._active += 1
        return None

    def leave(self, workspace: str, put_aside: int, used: int, now: float) -> None:
        account = self._filled(workspace, now)
        account.left = min(account.left + put_aside - used, self._limits.tokens_per_minute)
        account.active -= 1
        self._active -= 1

    @property
    def _per_s(self) -> float:
        return self._limits.tokens_per_minute / _MINUTE_S

    def _filled(self, workspace: str, now: float) -> _Account:
        most = self._limits.tokens_per_minute
        account = self._accounts.get(workspace)
        if account is None:
            if len(self._accounts) >= _MANY:
                self._forget_the_idle(now)
            account = self._accounts[workspace] = _Account(most, now)
        account.left = min(account.left + (now - account.at) * self._per_s, most)
        account.at = now
        return account

    def _forget_the_idle(self, now: float) -> None:
        """Who has nothing under way and all tokens back is as good as new."""
        idle = [
            workspace
            for workspace, account in self._accounts.items()
            if not account.active
            and account.left + (now - account.at) * self._per_s >= self._limits.tokens_per_minute
        ]
        for workspace in idle:
            del self._accounts[workspace]
