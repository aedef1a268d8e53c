"""Whether the journal's server answers, told to every open socket when that changes."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from realtime.wire.passing import Notice, passing

log = structlog.get_logger()

# With the pause between two looks, agents know within three seconds.
ANSWER_S: Final = 2.0


class Watch:
    """Looks when it is told to; `tell` gets a frame for everybody."""

    def __init__(self, redis: Redis, tell: Callable[[bytes], None]) -> None:
        self._redis: Final = redis
        self._tell: Final = tell
        self._is_away = False

    async def look(self) -> None:
        is_away = not await self._answers()
        if is_away == self._is_away:
            return
        self._is_away = is_away
        log.warning("journal does not answer" if is_away else "journal answers again")
        self._tell(passing(_notice(is_away=is_away)))

    async def _answers(self) -> bool:
        try:
            async with asyncio.timeout(ANSWER_S):
                await self._redis.ping()
        except (RedisError, OSError):
            return False
        return True


def _notice(*, is_away: bool) -> Notice:
    if is_away:
        return Notice("degraded", "Nothing new can be kept right now; what is sent is refused until it can.")
    return Notice("recovered", "Everything is kept again.")
