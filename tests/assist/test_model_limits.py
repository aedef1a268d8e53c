import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.models.asking import Fault
from assist.models.limits import Ledger, Limits, LimitsRejected, TooMuch

SMALL = Limits(concurrent=2, in_all=3, tokens_per_minute=600)


def test_a_workspace_has_so_many_drafts_under_way() -> None:
    ledger = Ledger(SMALL)
    ledger.enter("a", 1, 0)
    ledger.enter("a", 1, 0)

    refused, other = ledger.enter("a", 1, 0), ledger.enter("b", 1, 0)

    assert refused == TooMuch(Fault.OVERLOADED, None)
    assert other is None


def test_the_whole_door_has_so_many_too() -> None:
    ledger = Ledger(SMALL)
    for workspace in "abc":
        ledger.enter(workspace, 1, 0)

    refused = ledger.enter("d", 1, 0)

    assert refused == TooMuch(Fault.OVERLOADED, None)


def test_who_leaves_makes_room() -> None:
    ledger = Ledger(SMALL)
    ledger.enter("a", 1, 0)
    ledger.enter("a", 1, 0)

    ledger.leave("a", 1, 1, 0)

    assert ledger.enter("a", 1, 0) is None


def test_tokens_run_out_and_come_back_over_the_minute() -> None:
    ledger = Ledger(SMALL)
    ledger.enter("a", 500, 0)

    refused = ledger.enter("a", 200, 0)
    later = ledger.enter("a", 200, 10)

    assert refused == TooMuch(Fault.BUDGET, 10.0)
    assert later is None


def test_what_was_put_aside_and_not_used_comes_back() -> None:
    ledger = Ledger(SMALL)
    ledger.enter("a", 600, 0)

    ledger.leave("a", 600, 100, 0)

    assert ledger.enter("a", 500, 0) is None


def test_more_than_was_put_aside_is_owed() -> None:
    ledger = Ledger(SMALL)
    ledger.enter("a", 100, 0)

    ledger.leave("a", 100, 700, 0)

    assert ledger.enter("a", 100, 0) == TooMuch(Fault.BUDGET, 20.0)


def test_more_than_a_minute_holds_never_fits() -> None:
    ledger = Ledger(SMALL)

    refused = ledger.enter("a", 601, 0)

    assert refused == TooMuch(Fault.BUDGET, None)


def test_workspaces_that_are_idle_are_forgotten() -> None:
    ledger = Ledger(SMALL)
    for number in range(5_000):
        ledger.enter(str(number), 100, number)
        ledger.leave(str(number), 100, 100, number)

    assert len(ledger._accounts) < 1_100


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 400), st.integers(0, 400), st.floats(0, 9))))
def test_what_is_put_aside_is_never_more_than_there_is(steps: list[tuple[str, int, int, float]]) -> None:
    ledger = Ledger(SMALL)
    now, put_aside = 0.0, {"a": 0.0, "b": 0.0}
    under_way: list[tuple[str, int, int]] = []
    for workspace, tokens, used, pause in steps:
        now += pause
        if ledger.enter(workspace, tokens, now) is None:
            under_way.append((workspace, tokens, min(used, tokens)))
            put_aside[workspace] += tokens
        elif under_way:
            left, back, spent = under_way.pop(0)
            ledger.leave(left, back, spent, now)
            put_aside[left] -= back - spent

    assert all(total <= 600 + now * 10 + 1e-6 for total in put_aside.values())
    assert len(under_way) <= SMALL.in_all


@pytest.mark.parametrize("field", ["concurrent", "in_all", "tokens_per_minute"])
def test_a_limit_that_nothing_passes_is_named(field: str) -> None:
    with pytest.raises(LimitsRejected, match=f"{field} is 0"):
        Limits(**{field: 0})
