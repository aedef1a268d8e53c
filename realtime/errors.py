"""What can go wrong at the front door, and what a caller can do about it. One table says how it is told."""

from typing import Final

from realtime.wire.protocol import Nack


class RealtimeError(Exception):
    """Something went wrong at the front door."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__)


class NotFound(RealtimeError):
    """There is no such thing here, or it is not yours."""


class Unauthenticated(RealtimeError):
    """Sign in, or send a token that is valid: `Authorization: Bearer …`."""


class Forbidden(RealtimeError):
    """Your role may not do this."""


class Invalid(RealtimeError):
    """It cannot be used as it is; `errors` says what to mend."""

    def __init__(self, *errors: str) -> None:
        self.errors = errors
        super().__init__("; ".join(errors) or None)


class TooLarge(Invalid):
    """It is larger than what is taken here; send less."""


class HookRefused(RealtimeError):
    """The webhook's signature does not show that it comes from its source; the reason says what is wrong."""


class Conflict(RealtimeError):
    """Something else was there first; read again, then decide."""


class Ended(Conflict):
    """The suggestion has ended already."""


class NothingElse(Conflict):
    """No other line fits; the one before stands."""


class Unavailable(RealtimeError):
    """It cannot be done right now; nothing was done, so try again after `retry_after_s`."""

    def __init__(self, message: str | None = None, *, retry_after_s: float = 1.0) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(message)


class RateLimited(RealtimeError):
    """Too much at once; slow down, and try again after the time that is told with it."""

    def __init__(self, message: str | None = None, *, retry_after_s: float = 1.0) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(message)


class SettingsInvalid(RealtimeError):
    """A setting cannot be used; `problems` name each one and how to mend it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


ANSWERS: Final[dict[type[RealtimeError], tuple[int, Nack]]] = {
    NotFound: (404, Nack.NOT_FOUND),
    Unauthenticated: (401, Nack.FORBIDDEN),
    Forbidden: (403, Nack.FORBIDDEN),
    Invalid: (422, Nack.INVALID),
    TooLarge: (413, Nack.INVALID),
    HookRefused: (401, Nack.FORBIDDEN),
    Conflict: (409, Nack.CONFLICT),
    Ended: (409, Nack.ALREADY_ENDED),
    NothingElse: (409, Nack.NOTHING_ELSE),
    Unavailable: (503, Nack.UNAVAILABLE),
    RateLimited: (429, Nack.RATE_LIMITED),
    RealtimeError: (503, Nack.UNAVAILABLE),
}


def answer(error: RealtimeError) -> tuple[int, Nack]:
    """HTTP status and wire code: those of the error's class, or of the nearest class that it is one of."""
    return next(ANSWERS[kind] for kind in type(error).__mro__ if kind in ANSWERS)
