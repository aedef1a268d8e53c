from hypothesis import given
from hypothesis import strategies as st

from assist.models.asking import Fault
from assist.models.breaker import Breaker, Permit, RetryBudget


def permit(breaker: Breaker, now: float) -> Permit:
    found = breaker.ask(now)
    assert found is not None
    return found


def fail(breaker: Breaker, now: float, times: int = 1, retry_after_s: float | None = None) -> None:
    for _ in range(times):
        permit(breaker, now).failed(now, Fault.SERVER, retry_after_s)


def opened(now: float = 0.0) -> Breaker:
    breaker = Breaker(lambda: 0.5)
    fail(breaker, now, 5)
    return breaker


def test_five_failures_in_a_row_open_it() -> None:
    breaker = Breaker(lambda: 0.5)

    fail(breaker, 0, 4)
    is_open_after_four = breaker.ask(0) is None
    fail(breaker, 0)

    assert not is_open_after_four
    assert breaker.ask(14.9) is None
    assert breaker.rests_s(5) == 10


def test_more_than_half_of_twenty_open_it() -> None:
    breaker = Breaker(lambda: 0.5)
    for at in range(18):
        (permit(breaker, at).failed(at, Fault.IDLE) if at % 2 else permit(breaker, at).succeeded(at))

    fail(breaker, 18)
    is_open_after_nineteen = breaker.ask(18) is None
    fail(breaker, 18)

    assert not is_open_after_nineteen
    assert breaker.ask(19) is None


def test_what_is_older_than_half_a_minute_is_forgotten() -> None:
    breaker = Breaker(lambda: 0.5)
    for at in range(19):
        (permit(breaker, at).failed(at, Fault.IDLE) if at % 2 else permit(breaker, at).succeeded(at))

    fail(breaker, 45, 3)

    assert breaker.ask(45) is not None


def test_one_probe_decides_whether_it_closes() -> None:
    breaker = opened()

    probe = permit(breaker, 15)
    others = breaker.ask(15)
    probe.succeeded(16)

    assert others is None
    assert breaker.ask(16) is not None
    fail(breaker, 16, 4)
    assert breaker.ask(16) is not None


def test_a_rest_doubles_up_to_two_minutes_and_starts_anew_after_a_success() -> None:
    breaker = opened()
    rests = []
    now = 0.0
    for _ in range(5):
        now += breaker.rests_s(now)
        permit(breaker, now).failed(now, Fault.SERVER)
        rests.append(breaker.rests_s(now))

    now += breaker.rests_s(now)
    permit(breaker, now).succeeded(now)
    fail(breaker, now, 5)

    assert rests == [30, 60, 120, 120, 120]
    assert breaker.rests_s(now) == 15


@given(st.floats(0, 1))
def test_a_rest_varies_by_a_fifth(chance: float) -> None:
    breaker = Breaker(lambda: chance)

    fail(breaker, 0, 5)

    assert 12 <= breaker.rests_s(0) <= 18.000001


def test_a_probe_that_was_given_up_leaves_room_for_another() -> None:
    breaker = opened()

    permit(breaker, 15).given_up()

    assert permit(breaker, 15).is_probe


def test_retry_after_holds_also_before_it_opens() -> None:
    breaker = Breaker(lambda: 0.5)

    fail(breaker, 0, retry_after_s=7)

    assert breaker.ask(6.9) is None
    assert not permit(breaker, 7).is_probe


def test_the_later_of_rest_and_retry_after_counts() -> None:
    long, short = Breaker(lambda: 0.5), Breaker(lambda: 0.5)
    fail(long, 0, 4)
    fail(short, 0, 4)

    fail(long, 0, retry_after_s=40)
    fail(short, 0, retry_after_s=2)

    assert long.rests_s(0) == 40
    assert short.rests_s(0) == 15


def test_an_absurd_retry_after_is_cut_to_ten_minutes() -> None:
    breaker = Breaker(lambda: 0.5)

    fail(breaker, 0, retry_after_s=1e9)

    assert breaker.rests_s(0) == 600


def test_news_from_before_it_opened_changes_nothing() -> None:
    breaker = Breaker(lambda: 0.5)
    late_good, late_bad = permit(breaker, 0), permit(breaker, 0)
    fail(breaker, 0, 5)

    late_good.succeeded(1)
    late_bad.failed(1, Fault.IDLE)

    assert breaker.rests_s(1) == 14
    assert breaker.ask(1) is None


@given(st.lists(st.tuples(st.floats(0, 20), st.sampled_from(["good", "bad", "left", "busy"])), max_size=200))
def test_it_always_lets_somebody_in_in_the_end(steps: list[tuple[float, str]]) -> None:
    breaker = Breaker(lambda: 1.0)
    now = 0.0
    for pause, what in steps:
        now += pause
        if (asked := breaker.ask(now)) is None:
            continue
        match what:
            case "good":
                asked.succeeded(now)
            case "left":
                asked.given_up()
            case _:
                asked.failed(now, Fault.SERVER, 3.0 if what == "busy" else None)

    assert breaker.rests_s(now) <= 144
    assert breaker.ask(now + breaker.rests_s(now)) is not None


def test_retries_are_a_tenth_of_the_drafts() -> None:
    budget = RetryBudget()
    while budget.spend():
        pass
    spent = 0

    for _ in range(1_000):
        budget.earn()
        spent += budget.spend()

    assert 98 <= spent <= 100
