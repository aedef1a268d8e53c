"""Cycles are looked for when it holds nobody up."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from realtime import cycles


class Knot:
    """Refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def begun() -> Iterator[None]:
    before = gc.get_threshold()
    cycles.begin()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def grown_old() -> weakref.ref[Knot]:
    """A cycle that the searches of the newest have passed by."""
    knot = Knot()
    for _ in range(cycles.DUE):
        gc.collect(0)
    return weakref.ref(knot)


def test_what_grew_old_goes_while_nobody_writes() -> None:
    knot = grown_old()
    assert cycles.search(quiet_s=cycles.CALM_S)
    assert knot() is None


def test_nobody_who_writes_is_held_up() -> None:
    knot = grown_old()
    assert not cycles.search(quiet_s=0.0)
    assert knot() is not None


def test_an_idle_process_does_not_search_again_and_again() -> None:
    grown_old()
    cycles.search(quiet_s=60.0)
    assert not cycles.search(quiet_s=120.0)


def test_who_is_never_calm_is_searched_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cycles, "OVERDUE", cycles.DUE)
    knot = grown_old()
    assert cycles.search(quiet_s=0.0)
    assert knot() is None
