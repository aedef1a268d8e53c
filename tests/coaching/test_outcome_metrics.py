import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from coaching.errors import SumsDiffer
from coaching.metrics import Acceptance, Counts, rate
from coaching.outcome import SHOWN, End


def _acceptance(**ends: int) -> Acceptance:
    return Acceptance("en-US", {End(end): n for end, n in ends.items()}, 12, 9, 8.5, 7.6, 8)


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_that_of_scipy(counts: tuple[int, int]) -> None:
    one = rate(*counts)

    expected = binomtest(*counts).proportion_ci(confidence_level=0.95, method="wilson")
    assert one.low == pytest.approx(float(expected.low), abs=1e-9)
    assert one.high == pytest.approx(float(expected.high), abs=1e-9)


@pytest.mark.parametrize(
    ("n", "low", "high"), [(20, 0.30, 0.70), (50, 0.37, 0.63), (100, 0.40, 0.60), (400, 0.45, 0.55)]
)
def test_the_interval_at_one_half_is_that_of_the_table(n: int, low: float, high: float) -> None:
    one = rate(n // 2, n)

    assert (round(one.low, 2), round(one.high, 2)) == (low, high)


def test_of_nothing_anything_is_possible() -> None:
    one = rate(0, 0)

    assert (one.share, one.low, one.high) == (None, 0.0, 1.0)


@pytest.mark.parametrize(("k", "n"), [(2, 1), (-1, 3), (0, -1)])
def test_more_than_all_is_no_rate(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="is no rate"):
        rate(k, n)


def test_acceptance_is_counted_by_suggestion_and_by_turn() -> None:
    row = _acceptance(
        accepted_verbatim=6, accepted_edited=2, passed_over=3, ignored=5, cancelled=40, failed=2
    )

    assert (row.per_suggestion.k, row.per_suggestion.n) == (8, 16)
    assert (row.per_turn.k, row.per_turn.n) == (9, 12)
    assert (row.edited.k, row.edited.n) == (2, 8)


def test_the_shares_of_all_ends_of_the_shown_add_up_to_one() -> None:
    row = _acceptance(accepted_verbatim=6, dismissed=1, superseded=2, expired=4, retracted=1, blocked=9)

    assert sum(row.of_shown(end).share or 0 for end in SHOWN) == pytest.approx(1.0)


def test_retained_is_told_of_the_shown_and_of_the_accepted() -> None:
    row = _acceptance(accepted_verbatim=6, accepted_edited=2, ignored=9)

    assert row.retained_of_shown == pytest.approx(8.5 / 17)
    assert row.retained_of_accepted == pytest.approx(0.95)


def test_an_empty_row_has_no_shares() -> None:
    row = Acceptance(None, {}, 0, 0, 0.0, 0.0, 0)

    assert (row.per_turn.share, row.retained_of_shown, row.retained_of_accepted) == (None, None, None)
    assert row.missing == 20


def test_it_says_how_many_more_are_needed() -> None:
    assert _acceptance(ignored=13).missing == 7
    assert _acceptance(ignored=21).missing == 0


def test_sums_that_add_up_pass() -> None:
    Counts(10, 6, 1, 2, {End.FAILED: 2, End.CANCELLED: 1, End.EXPIRED: 3, End.ACCEPTED_EDITED: 1}).check()


def test_sums_that_differ_are_told_with_their_figures() -> None:
    with pytest.raises(SumsDiffer) as refused:
        Counts(11, 6, 1, 2, {End.FAILED: 2, End.CANCELLED: 1, End.EXPIRED: 5}).check()

    assert refused.value.reasons == (
        "requested 11 is not unshown 3 + shown 6 + waiting 1",
        "shown 6 is not ended 5 + pending 2",
    )
