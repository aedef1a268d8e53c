"""The event loop of our processes: uvloop where there is one, a third cheaper for each frame."""

import asyncio
import signal
import sys
from collections.abc import Coroutine
from typing import Final, TypeVar

T = TypeVar("T")
SWITCH_S: Final = 0.0005


def new_loop() -> asyncio.AbstractEventLoop:
    """The fastest loop that this system has."""
    try:
        import uvloop
    except ImportError:  # there is none for Windows
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def ending_signals() -> tuple[signal.Signals, ...]:
    """What ends a process from outside: being told to, or its terminal closed, unless `nohup` says no."""
    ending = [signal.SIGTERM] + ([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])
    return tuple(name for name in ending if signal.getsignal(name) is not signal.SIG_IGN)


def run(work: Coroutine[object, object, T]) -> T:
    """What `work` gave, on the fastest loop that this system has.

    A signal that ends the process is like a Ctrl-C: what was begun is ended first. Then SystemExit.
    """
    # The database's thread and the loop share one interpreter lock; by default the loop may wait 5 ms for it.
    sys.setswitchinterval(SWITCH_S)
    told: list[int] = []

    async def endable() -> T:
        task = asyncio.current_task()
        assert task is not None
        for name in ending_signals():

            def end(name: int = name) -> None:
                told.append(name)
                task.cancel()

            asyncio.get_running_loop().add_signal_handler(name, end)
        return await work

    with asyncio.Runner(loop_factory=new_loop) as runner:
        try:
            return runner.run(endable())
        except asyncio.CancelledError:
            if told:
                sys.exit(128 + told[0])
            raise
