"""The client of the journal's server: redis-py's own, but for how it sends."""

import asyncio
from collections.abc import Iterable

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.connection import AbstractConnection
from redis.exceptions import TimeoutError as RedisTimeoutError

CONNECTIONS = 16
WAIT_FOR_ONE_S = 5


def connect(url: str, connections: int = CONNECTIONS) -> Redis:
    """A client that has connected to nothing yet; closing it closes its connections."""
    pool: BlockingConnectionPool = BlockingConnectionPool.from_url(
        url, max_connections=connections, timeout=WAIT_FOR_ONE_S
    )
    pool.connection_class = type("Connection", (_Cancellable, pool.connection_class), {})
    return Redis.from_pool(pool)


class _Cancellable(AbstractConnection):
    """Its own way of limiting how long it sends is `asyncio.wait_for`, which until Python 3.12 forgets a
    cancel that comes in the moment the work ends: a start that was told to stop went on, and so may a task
    that is to end with the process.
    """

    async def send_packed_command(
        self, command: bytes | str | Iterable[bytes], check_health: bool = True
    ) -> None:
        if not self.is_connected:
            await self.connect_check_health(check_health=False)
        limit_s, self.socket_timeout = self.socket_timeout, None
        try:
            async with asyncio.timeout(limit_s):
                await super().send_packed_command(command, check_health)
        except TimeoutError as late:
            raise RedisTimeoutError("the server takes no more of what is sent") from late
        finally:
            self.socket_timeout = limit_s
