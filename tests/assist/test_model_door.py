"""The chain, in virtual time: who is asked, for how long, how often, and who after it."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

import pytest

from assist.model import Ask, Deadlines, Fault, Limits, ModelDoor, ModelFailed, ModelStream, Restart
from assist.models.limits import LIMITS
from assist.testing import Line, Pause, ScriptedModel

pytestmark = pytest.mark.looptime

ASK = Ask("Write kindly.", "Where is my parcel?", 60)
GOOD = "I'll look into it."
LONG = Pause(600)


def door(*models: ScriptedModel, limits: Limits = LIMITS) -> ModelDoor:
    return ModelDoor(models, limits, chance=lambda: 0.5)


def ask(
    at: ModelDoor, may_restart: Callable[[], bool] = lambda: True, workspace: str = "w", what: Ask = ASK
) -> ModelStream:
    return at.stream(what, workspace=workspace, may_restart=may_restart)


async def all_of(stream: ModelStream) -> list[str | Restart]:
    async with aclosing(stream):
        return [said async for said in stream]


async def failure_of(stream: ModelStream) -> ModelFailed:
    with pytest.raises(ModelFailed) as failed:
        await all_of(stream)
    return failed.value


def now() -> float:
    return asyncio.get_running_loop().time()


async def test_the_first_model_that_can_speaks_alone() -> None:
    first, second = ScriptedModel(GOOD, name="a"), ScriptedModel(GOOD, name="b")
    stream = ask(door(first, second))

    said = await all_of(stream)

    assert said == [GOOD]
    assert stream.model == "a"
    assert second.asks == []


@pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.MALFORMED, Fault.FIRST_TOKEN])
async def test_the_next_model_starts_afresh(fault: Fault) -> None:
    stream = ask(door(ScriptedModel(("I'll ", fault), name="a"), ScriptedModel(GOOD, name="b")))

    said = await all_of(stream)

    assert said == ["I'll ", Restart("b", fault), GOOD]
    assert stream.model == "b"


async def test_an_attempt_that_said_nothing_is_followed_by_a_restart_too() -> None:
    said = await all_of(ask(door(ScriptedModel((), name="a"), ScriptedModel(GOOD, name="b"))))

    assert said == [Restart("b", Fault.EMPTY), GOOD]


@pytest.mark.parametrize("fault", [Fault.CONNECT, Fault.RATE_LIMITED, Fault.SERVER, Fault.CUT])
async def test_what_may_pass_is_tried_once_more_and_only_once(fault: Fault) -> None:
    model = ScriptedModel((fault,), name="a")
    other = ScriptedModel(GOOD, name="b")

    said = await all_of(ask(door(model, other)))

    assert said == [Restart("a", fault), Restart("b", fault), GOOD]
    assert len(model.asks) == 2


async def test_a_retry_that_works_is_the_draft() -> None:
    model = ScriptedModel(("I'll ", Fault.SERVER), GOOD, name="a")

    stream = ask(door(model))
    said = await all_of(stream)

    assert said == ["I'll ", Restart("a", Fault.SERVER), GOOD]
    assert 0.05 <= now() <= 0.25
    assert stream.usage is not None
    assert stream.usage.attempts == 2


async def test_once_words_are_out_nobody_begins_anew() -> None:
    other = ScriptedModel(GOOD, name="b")

    failed = await failure_of(
        ask(door(ScriptedModel(("I'll ", Fault.SERVER), name="a"), other), may_restart=lambda: False)
    )

    assert failed.fault is Fault.SERVER
    assert other.asks == []


async def test_when_nobody_can_the_last_failure_is_told() -> None:
    failed = await failure_of(
        ask(door(ScriptedModel((Fault.REFUSED,), name="a"), ScriptedModel((Fault.MALFORMED,), name="b")))
    )

    assert (failed.fault, failed.model) == (Fault.MALFORMED, "b")


@pytest.mark.parametrize(
    ("lines", "fault", "at"),
    [
        ((LONG,), Fault.FIRST_TOKEN, 2.5),
        ((Pause(2), "I'll ", LONG), Fault.IDLE, 3.5),
        ((*["and "] * 3, Pause(1.4), "so ", LONG), Fault.IDLE, 2.9),
        (tuple(line for _ in range(99) for line in ("and ", Pause(1.4))), Fault.DEADLINE, 8.0),
    ],
)
async def test_silence_ends_it_in_time(lines: tuple[Line, ...], fault: Fault, at: float) -> None:
    model = ScriptedModel(lines)

    failed = await failure_of(ask(door(model), may_restart=lambda: False))

    assert failed.fault is fault
    assert now() == pytest.approx(at)
    assert model.hung_up == 1


async def test_all_attempts_share_one_deadline() -> None:
    chain = [ScriptedModel((LONG,), name=name) for name in "abcde"]

    failed = await failure_of(ask(door(*chain)))

    assert failed.fault is Fault.DEADLINE
    assert now() == pytest.approx(8.0)
    assert [len(model.asks) for model in chain] == [1, 1, 1, 1, 0]


async def test_a_listener_that_takes_its_time_is_no_silent_model() -> None:
    stream = ask(door(ScriptedModel(("I'll ", Pause(0.1), "look."))))
    said = []

    async for piece in stream:
        said.append(piece)
        await asyncio.sleep(3)

    assert said == ["I'll ", "look."]


async def test_a_cancelled_listener_is_cancelled_and_not_timed_out() -> None:
    model = ScriptedModel(("I'll ", LONG))
    task = asyncio.create_task(all_of(ask(door(model))))
    # in the very moment in which the watchdog bites too
    asyncio.get_running_loop().call_at(now() + 1.5, task.cancel)

    with pytest.raises(asyncio.CancelledError):
        await task

    assert model.hung_up == 1


async def test_a_timeout_around_the_stream_stays_the_listeners_own() -> None:
    model = ScriptedModel(("I'll ", LONG))

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await all_of(ask(door(model)))

    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0


async def test_after_the_watchdog_bit_the_task_is_not_cancelled() -> None:
    await failure_of(ask(door(ScriptedModel((LONG,)))))

    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0
    await asyncio.sleep(1)


async def test_a_model_that_keeps_failing_is_left_alone() -> None:
    bad, good = ScriptedModel((Fault.MALFORMED,), name="a"), ScriptedModel(GOOD, name="b")
    here = door(bad, good)
    for _ in range(5):
        await all_of(ask(here))

    said = await all_of(ask(here))
    await asyncio.sleep(15.1)
    later = await all_of(ask(here))

    assert said == [GOOD]
    assert later == [Restart("b", Fault.MALFORMED), GOOD]
    assert len(bad.asks) == 6


async def test_a_model_left_alone_says_why_and_until_when() -> None:
    here = door(ScriptedModel((Fault.MALFORMED,), name="a"))
    for _ in range(5):
        await failure_of(ask(here))

    stream = ask(here)
    failed = await failure_of(stream)

    assert str(failed) == "a is not asked for a while, since it kept failing (last time: malformed)"
    assert failed.fault is Fault.RESTING
    assert failed.retry_after_s == pytest.approx(15.0)
    assert stream.usage is None


async def test_a_model_that_asked_to_be_left_alone_is_busy_and_not_broken() -> None:
    here = door(ScriptedModel((Fault.RATE_LIMITED,), name="a", retry_after_s=30.0))
    await failure_of(ask(here))

    failed = await failure_of(ask(here))

    assert failed.fault is Fault.RATE_LIMITED


async def test_a_refusal_of_the_request_is_not_held_against_the_model() -> None:
    model = ScriptedModel((Fault.REFUSED,))
    here = door(model)

    for _ in range(9):
        await failure_of(ask(here))

    assert len(model.asks) == 9


async def test_a_draft_that_was_stopped_is_not_held_against_the_model() -> None:
    model = ScriptedModel(("I'll ", LONG))
    here = door(model)

    for _ in range(9):
        stream = ask(here)
        await anext(stream)
        await stream.aclose()

    assert len(model.asks) == 9


async def test_retry_after_is_waited_for_when_it_is_short() -> None:
    model = ScriptedModel((Fault.RATE_LIMITED,), GOOD, name="a", retry_after_s=0.8)

    said = await all_of(ask(door(model)))

    assert said == [Restart("a", Fault.RATE_LIMITED), GOOD]
    assert now() == pytest.approx(0.8)


async def test_retry_after_moves_on_to_the_next_when_it_is_long() -> None:
    busy = ScriptedModel((Fault.RATE_LIMITED,), name="a", retry_after_s=5)
    here = door(busy, ScriptedModel(GOOD, name="b"))

    first, second = await all_of(ask(here)), await all_of(ask(here))

    assert first == [Restart("b", Fault.RATE_LIMITED), GOOD]
    assert second == [GOOD]
    assert len(busy.asks) == 1


async def test_retries_run_out_when_everything_fails() -> None:
    model = ScriptedModel((Fault.SERVER,), name="a")
    asked = 0
    here = door(model, ScriptedModel(GOOD, name="b"))
    for _ in range(200):
        await all_of(ask(here))
        await asyncio.sleep(200)  # so that the breaker lets it be asked again
        asked += 1

    retries = len(model.asks) - asked

    assert retries <= 10 + asked / 10


async def test_a_workspace_at_its_limit_is_refused_at_once() -> None:
    here = door(ScriptedModel(("I'll ", LONG)), limits=Limits(concurrent=1))
    running = ask(here)
    await anext(running)

    refused = await failure_of(ask(here))
    other = ask(here, workspace="other")
    await anext(other)
    await running.aclose()
    again = ask(here)

    assert refused.fault is Fault.OVERLOADED
    assert await anext(again) == "I'll "
    await again.aclose()
    await other.aclose()


async def test_a_workspace_without_tokens_is_told_when_to_come_back() -> None:
    model = ScriptedModel(GOOD, tokens=(100, 20))
    here = door(model, limits=Limits(tokens_per_minute=150))
    await all_of(ask(here))

    failed = await failure_of(ask(here))
    await asyncio.sleep(failed.retry_after_s or 0)

    assert failed.fault is Fault.BUDGET
    assert await all_of(ask(here)) == [GOOD]


async def test_a_model_that_does_not_stop_is_stopped() -> None:
    model = ScriptedModel(("and so on, " * 100,) * 1_000)

    failed = await failure_of(ask(door(model)))

    assert failed.fault is Fault.MALFORMED
    assert model.hung_up == 1


async def test_failed_attempts_are_counted_too() -> None:
    stream = ask(
        door(ScriptedModel(("I'll look ", Fault.MALFORMED), name="a"), ScriptedModel(GOOD, tokens=(50, 6)))
    )

    await all_of(stream)

    assert stream.usage is not None
    assert stream.usage.prompt_tokens > 50
    assert stream.usage.completion_tokens > 6
    assert (stream.usage.attempts, stream.usage.estimated) == (2, True)


async def test_a_stopped_draft_has_its_usage() -> None:
    stream = ask(door(ScriptedModel(("I'll ", LONG))))
    await anext(stream)

    await stream.aclose()

    assert stream.usage is not None
    assert stream.usage.completion_tokens > 0
    assert stream.usage.estimated


async def test_the_door_closes_its_models() -> None:
    models = ScriptedModel(GOOD, name="a"), ScriptedModel(GOOD, name="b")
    here = door(*models)

    await here.aclose()

    assert here.names == ("a", "b")
    assert all(model.is_closed for model in models)


async def test_deadlines_are_the_callers_to_set() -> None:
    here = ModelDoor([ScriptedModel((LONG,))], deadlines=Deadlines(0.1, 0.1, 0.1))

    failed = await failure_of(ask(here))

    assert failed.fault is Fault.DEADLINE
    assert now() == pytest.approx(0.1)


async def test_who_has_words_waits_until_the_others_have_asked() -> None:
    at = door(ScriptedModel(GOOD))
    at.note_waiting(2)
    speaking = asyncio.create_task(at.let_others_begin())

    await asyncio.sleep(0.05)
    at.note_waiting(1)
    is_early = speaking.done()
    at.note_waiting(0)
    await speaking

    assert not is_early
    assert now() == pytest.approx(0.05)


async def test_nobody_waits_longer_for_the_others_than_a_quarter_of_a_second() -> None:
    at = door(ScriptedModel(GOOD))
    at.note_waiting(1)

    await at.let_others_begin()

    assert now() == pytest.approx(0.25)
