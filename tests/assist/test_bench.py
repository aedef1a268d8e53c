"""Who judges a draft, and that a slow judge holds up nobody else."""

import asyncio
import threading

import pytest

from assist.bench import MOST_AT_ONCE, Bench, Benches, JudgedTooLate
from guardrails.inspection import PACKS, Guard
from guardrails.pack import read_specs
from guardrails.rules import compile_packs


@pytest.fixture(scope="module")
def guard() -> Guard:
    specs = read_specs(PACKS)
    return Guard(compile_packs({"en": specs["en"]}, were_tested=True))


@pytest.fixture
def benches() -> Benches:
    return Benches()


def layers(bench: Bench) -> tuple[str, ...]:
    return bench.guard.judge("Thanks for writing.", locale="en").layers


async def test_before_it_is_open_the_guard_judges_where_it_stands(benches: Benches, guard: Guard) -> None:
    with benches.bench(guard) as bench:
        thread = await bench.judged(threading.current_thread)

    assert (bench.guard, thread) == (guard, threading.current_thread())


async def test_with_vectors_every_layer_judges_in_a_thread_of_its_own(guard: Guard) -> None:
    benches = Benches()
    await benches.open()
    if not benches.has_vectors:
        pytest.skip("no sentence vectors on this machine")

    with benches.bench(guard) as bench:
        thread = await bench.judged(threading.current_thread)
        verdict = await bench.judged(lambda: bench.guard.judge("Thanks for writing.", locale="en"))

    assert thread is not threading.current_thread()
    assert verdict.layers == ("rules", "ngrams", "vectors")
    benches.close()


async def test_under_load_further_drafts_are_judged_without_vectors(guard: Guard) -> None:
    benches = Benches()
    await benches.open()
    if not benches.has_vectors:
        pytest.skip("no sentence vectors on this machine")
    taken = [benches.bench(guard) for _ in range(MOST_AT_ONCE)]
    for each in taken:
        each.__enter__()

    with benches.bench(guard) as one_too_many:
        assert layers(one_too_many) == ("rules", "ngrams")
        assert one_too_many.thread is None
    taken[0].__exit__(None, None, None)
    with benches.bench(guard) as next_one:
        assert layers(next_one) == ("rules", "ngrams", "vectors")
    benches.close()


async def test_what_is_judged_too_late_is_an_error(guard: Guard, benches: Benches) -> None:
    is_done = threading.Event()
    with benches._thread as thread:
        bench = Bench(guard, thread, late_s=0.01)

        with pytest.raises(JudgedTooLate):
            await bench.judged(is_done.wait)

        is_done.set()


async def test_a_slow_judge_holds_up_nobody_else(guard: Guard, benches: Benches) -> None:
    is_done = threading.Event()
    with benches._thread as thread:
        slow = asyncio.create_task(Bench(guard, thread).judged(is_done.wait))
        await asyncio.sleep(0)

        quick = await Bench(guard).judged(lambda: "judged")

        assert (quick, slow.done()) == ("judged", False)
        is_done.set()
        assert await slow
