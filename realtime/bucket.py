"""How often somebody may do something."""

import time


class Bucket:
    """So many a second, and a few at once."""

    def __init__(self, per_s: float, burst: float) -> None:
        self._per_s = per_s
        self._burst = burst
        self._level = burst
        self._at = time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self._level = min(self._burst, self._level + (now - self._at) * self._per_s)
        self._at = now
        if self._level < 1:
            return False
        self._level -= 1
        return True

    def wait_s(self) -> float:
        """How long until one more may be taken."""
        return max(0.0, (1 - self._level) / self._per_s)
