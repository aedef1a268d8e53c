"""What every maker keeps: lean and litellm against a real server, and the scripted one."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

import pytest

from assist.model import (
    Ask,
    Deadlines,
    Fault,
    LitellmModel,
    Model,
    ModelDoor,
    ModelFailed,
    ModelSpec,
    Restart,
)
from assist.models.lean import LeanModel
from assist.testing import Pause, Script, ScriptedModel
from tests.assist.provider import (
    COMPLETION_TOKENS,
    CUT_AFTER,
    FOREVER_S,
    PROMPT_TOKENS,
    RETRY_AFTER_S,
    TEXT,
    WORDS,
    Provider,
    Shape,
    provider,
)

# litellm looks at every attribute of what it got
pytestmark = pytest.mark.filterwarnings(
    "ignore:Accessing the 'model_:pydantic.warnings.PydanticDeprecatedSince211"
)

SECRET = "sk-5up3r-s3cr3t"
ASK = Ask("Write kindly.", "Where is my parcel, says Rosalinda?", 60)
PATIENT = Deadlines(60, 60, 60)
SOME = WORDS[:CUT_AFTER]

# what comes of it, by the maker where they may differ
ENDS_WELL = (Shape.OK, Shape.LONG, Shape.PLAIN, Shape.SPLIT, Shape.HELD, Shape.TAILLESS)
FAILS = {
    Shape.CUT: {Fault.CUT},
    Shape.UNFINISHED: {Fault.CUT},
    Shape.MALFORMED: {Fault.MALFORMED},
    Shape.WRONG_FORM: {Fault.MALFORMED},
    Shape.HALF_PAIR: {Fault.MALFORMED},
    Shape.PAGE: {Fault.MALFORMED, Fault.CUT},
    Shape.RATE_LIMITED: {Fault.RATE_LIMITED},
    Shape.BAD_REQUEST: {Fault.REFUSED},
    Shape.UNAUTHORIZED: {Fault.REFUSED},
    Shape.REDIRECT: {Fault.REFUSED},
    Shape.SERVER: {Fault.SERVER},
    Shape.DROPPED: {Fault.CONNECT},
    Shape.ERROR_EVENT: {Fault.SERVER},
    Shape.FILTERED: {Fault.REFUSED},
    Shape.EMPTY: {Fault.EMPTY},
    Shape.BLANK: {Fault.EMPTY},
    Shape.HUGE_TOKEN: {Fault.MALFORMED},
}
TAKES_TOO_LONG = {
    Shape.SLOW: {Fault.FIRST_TOKEN},
    Shape.STALLED: {Fault.IDLE},
    Shape.ENDLESS: {Fault.DEADLINE},
    Shape.FLOOD: {Fault.DEADLINE, Fault.MALFORMED},
    Shape.ENDLESS_LINE: {Fault.FIRST_TOKEN, Fault.MALFORMED},
}
SCRIPTS: dict[Shape, Script] = {
    **dict.fromkeys(ENDS_WELL, WORDS),
    **{shape: (*SOME, min(faults)) for shape, faults in FAILS.items()},
    Shape.EMPTY: (),
    Shape.BLANK: (" \n",),
    Shape.HUGE_TOKEN: (*SOME, "x" * 200_000),
    Shape.SLOW: (Pause(FOREVER_S),),
    Shape.STALLED: (*SOME, Pause(FOREVER_S)),
    Shape.ENDLESS: tuple(line for _ in range(1_000) for line in ("and ", Pause(0.02))),
    Shape.FLOOD: (TEXT,) * 10_000,
    Shape.ENDLESS_LINE: (Pause(FOREVER_S),),
}


class Makers:
    """Makes models of one kind, and closes them."""

    def __init__(self, kind: str, served: Provider) -> None:
        self.kind = kind
        self.served = served
        self._made: list[Model] = []

    async def make(self, shape: Shape, **more: str) -> Model:
        model = self._model(shape, **more)
        self._made.append(model)
        await model.warm()
        return model

    def _model(self, shape: Shape, **more: str) -> Model:
        if self.kind == "scripted":
            told = None if shape in (Shape.PLAIN, Shape.TAILLESS) else (PROMPT_TOKENS, COMPLETION_TOKENS)
            return ScriptedModel(
                SCRIPTS[shape],
                tokens=told,
                retry_after_s=float(RETRY_AFTER_S),
                is_cut=shape is Shape.LONG,
            )
        spec = ModelSpec(f"openai/{shape}", self.served.base_url, **more)  # type: ignore[arg-type]
        return LeanModel(spec) if self.kind == "lean" else LitellmModel(spec)

    async def close(self) -> None:
        for model in self._made:
            await model.aclose()


@pytest.fixture(params=["lean", "litellm", "scripted"])
async def makers(request: pytest.FixtureRequest) -> AsyncIterator[Makers]:
    async with provider() as served:
        here = Makers(request.param, served)
        yield here
        await here.close()


class Heard:
    def __init__(self) -> None:
        self.text = ""
        self.has_some = asyncio.Event()


async def hear(door: ModelDoor, heard: Heard | None = None) -> str:
    heard = heard or Heard()
    async with aclosing(door.stream(ASK, workspace="w", may_restart=lambda: False)) as stream:
        async for said in stream:
            assert not isinstance(said, Restart)
            heard.text += said
            if heard.text.startswith("".join(SOME)):
                heard.has_some.set()
    return heard.text


@asynccontextmanager
async def timed(most_s: float) -> AsyncIterator[None]:
    loop = asyncio.get_running_loop()
    began = loop.time()
    yield
    assert loop.time() - began < most_s


@pytest.mark.parametrize("shape", ENDS_WELL)
async def test_all_words_come_in_their_order(makers: Makers, shape: Shape) -> None:
    door = ModelDoor([await makers.make(shape)], deadlines=PATIENT)

    text = await hear(door)

    assert text == TEXT


@pytest.mark.parametrize("shape", FAILS)
async def test_a_failure_is_named_and_says_no_more(makers: Makers, shape: Shape) -> None:
    model = await makers.make(shape)
    door = ModelDoor([model], deadlines=PATIENT)
    heard = Heard()

    with pytest.raises(ModelFailed) as failed:
        await hear(door, heard)

    assert failed.value.fault in FAILS[shape]
    assert failed.value.model == model.name
    assert TEXT.startswith(heard.text.strip())
    assert heard.text != TEXT


@pytest.mark.parametrize("shape", TAKES_TOO_LONG)
async def test_what_takes_too_long_is_stopped(makers: Makers, shape: Shape) -> None:
    door = ModelDoor([await makers.make(shape)], deadlines=Deadlines(0.5, 0.3, 1.0))

    async with timed(2.0):
        with pytest.raises(ModelFailed) as failed:
            await hear(door)

    assert failed.value.fault in TAKES_TOO_LONG[shape]
    await _hung_up_within(makers, 0.2)


async def test_cancelling_the_task_stops_the_model(makers: Makers) -> None:
    door = ModelDoor([await makers.make(Shape.STALLED)], deadlines=PATIENT)
    heard = Heard()
    task = asyncio.create_task(hear(door, heard))
    await asyncio.wait_for(heard.has_some.wait(), 20)

    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    await _hung_up_within(makers, 0.2)


async def test_closing_the_stream_stops_the_model(makers: Makers) -> None:
    door = ModelDoor([await makers.make(Shape.ENDLESS)], deadlines=PATIENT)
    stream = door.stream(ASK, workspace="w", may_restart=lambda: False)
    await anext(stream)

    await stream.aclose()

    assert [said async for said in stream] == []
    await _hung_up_within(makers, 0.2)


@pytest.mark.parametrize(("shape", "is_cut"), [(Shape.LONG, True), (Shape.OK, False)])
async def test_a_model_that_was_stopped_for_its_length_says_so(
    makers: Makers, shape: Shape, is_cut: bool
) -> None:
    door = ModelDoor([await makers.make(shape)], deadlines=PATIENT)
    stream = door.stream(ASK, workspace="w", may_restart=lambda: False)

    async for _ in stream:
        pass

    assert stream.is_cut is is_cut


async def test_tokens_are_those_that_the_provider_counts(makers: Makers) -> None:
    door = ModelDoor([await makers.make(Shape.OK)], deadlines=PATIENT)
    stream = door.stream(ASK, workspace="w", may_restart=lambda: False)
    async for _ in stream:
        pass

    usage = stream.usage

    assert usage is not None
    assert (usage.prompt_tokens, usage.completion_tokens) == (PROMPT_TOKENS, COMPLETION_TOKENS)
    assert (usage.attempts, usage.estimated) == (1, False)
    assert 0 < usage.first_token_s <= usage.total_s


async def test_tokens_that_nobody_counts_are_guessed_and_marked(makers: Makers) -> None:
    door = ModelDoor([await makers.make(Shape.PLAIN)], deadlines=PATIENT)
    stream = door.stream(ASK, workspace="w", may_restart=lambda: False)
    async for _ in stream:
        pass

    usage = stream.usage

    assert usage is not None
    assert usage.estimated
    assert usage.prompt_tokens > 5
    assert usage.completion_tokens > 5


async def test_a_provider_says_when_to_come_back(makers: Makers) -> None:
    door = ModelDoor([await makers.make(Shape.RATE_LIMITED)], deadlines=PATIENT)

    with pytest.raises(ModelFailed) as failed:
        await hear(door)

    assert failed.value.retry_after_s == RETRY_AFTER_S


@pytest.mark.parametrize("shape", [Shape.BAD_REQUEST, Shape.UNAUTHORIZED, Shape.MALFORMED, Shape.ERROR_EVENT])
async def test_neither_key_nor_customer_is_in_errors_and_logs(
    makers: Makers, shape: Shape, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OUR_KEY", SECRET)
    caplog.set_level(logging.DEBUG)
    model = await makers.make(shape, api_key_env="OUR_KEY")
    door = ModelDoor([model], deadlines=PATIENT)

    with pytest.raises(ModelFailed) as failed:
        await hear(door)

    behind: list[BaseException | None] = [failed.value, failed.value.__cause__, failed.value.__context__]
    said = repr(behind) + repr(model) + repr(vars(failed.value)) + _ours(caplog)
    assert SECRET not in said
    assert "Rosalinda" not in said
    if makers.kind != "scripted":
        assert makers.served.requests[0].headers["Authorization"] == f"Bearer {SECRET}"


async def test_without_a_key_of_its_own_an_address_gets_none_of_ours(
    makers: Makers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    door = ModelDoor([await makers.make(Shape.OK)], deadlines=PATIENT)

    await hear(door)

    headers = [str(request.headers) for request in makers.served.requests]
    assert bool(headers) is (makers.kind != "scripted")
    assert not any(SECRET in each for each in headers)


async def test_a_model_is_asked_once_and_for_what_the_ask_says(makers: Makers) -> None:
    if makers.kind == "scripted":
        pytest.skip("it has no wire")
    model = await makers.make(Shape.SERVER)
    ask = Ask("Be brief.", "Hallo", 17, temperature=0.0, stop=("\n\n",))

    with pytest.raises(ModelFailed):
        async for _ in model.stream(ask):
            pass

    (request,) = makers.served.requests
    assert request.body["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Hallo"},
    ]
    assert request.body["max_tokens"] == 17
    assert request.body["temperature"] == 0.0
    assert request.body["stop"] == ["\n\n"]
    assert request.body["stream"] is True


def _ours(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(record.getMessage() + str(record.exc_info) for record in caplog.records)


async def _hung_up_within(makers: Makers, most_s: float) -> None:
    async with timed(most_s):
        for request in makers.served.requests:
            await asyncio.wait_for(request.is_over.wait(), 5)
            assert request.hung_up_at is not None
