"""The client of a real Valkey: a cancel always counts, and a server that takes nothing more is given up."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from redis.exceptions import TimeoutError as RedisTimeoutError

from realtime.client import connect
from realtime.embedded import Embedded


async def test_a_cancel_is_heard_at_whatever_moment_of_a_call_it_comes(valkey: str) -> None:
    client = connect(valkey)

    async def ask_for_ever() -> None:
        while True:
            await client.ping()

    for passes in range(200):
        asking = asyncio.create_task(ask_for_ever())
        for _ in range(passes):
            await asyncio.sleep(0)
        asking.cancel()

        done, _ = await asyncio.wait([asking], timeout=2)

        while not asking.done():
            asking.cancel()
            await asyncio.sleep(0)
        assert done, f"still asking, {passes} passes of the loop after it began"
    await client.aclose()


async def test_what_a_stopped_server_takes_no_more_of_is_an_error_in_time(tmp_path: Path) -> None:
    embedded = Embedded(tmp_path)
    embedded.start()
    assert embedded.pid is not None
    client = connect(f"{embedded.url}?socket_timeout=0.2")
    await client.ping()
    os.kill(embedded.pid, signal.SIGSTOP)
    try:
        with pytest.raises(RedisTimeoutError):
            await asyncio.wait_for(client.set("much", b"x" * 50_000_000), 20)
    finally:
        os.kill(embedded.pid, signal.SIGCONT)
        await client.aclose()
        embedded.stop()
