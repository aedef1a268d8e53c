"""Names of things: each its own, whoever makes it."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from assist.ids import make_id


def test_ids_made_in_threads_at_once_differ() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = [one for many in threads.map(_many, range(8)) for one in many]

    assert len(set(made)) == len(made) == 8_000


def _many(_: int) -> list[str]:
    return [make_id("msg") for _ in range(1_000)]


def test_an_id_begins_with_its_time_and_ends_in_chance() -> None:
    one, other = make_id("conv"), make_id("conv")

    assert one.startswith("conv_")
    assert len(one) == len("conv_") + 11 + 20
    assert one[:12] == other[:12]
    assert one[-20:] != other[-20:]


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_process_and_its_child_make_different_ids() -> None:
    make_id("msg")

    child = _in_a_child(partial(make_id, "msg"))

    assert child[-20:] not in {make_id("msg")[-20:] for _ in range(500)}


def _in_a_child(work: Callable[[], str]) -> str:
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(writing, work().encode())
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(writing)
    with os.fdopen(reading) as told:
        return told.read()
