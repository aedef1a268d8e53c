"""From the setting to the door: which models there are, and the local one's server while it is needed."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from functools import partial
from typing import Final

import structlog

from assist.errors import AssistError
from assist.local import NAME as LOCAL
from assist.local import LocalModel, LocalModelFailed, find_weights
from assist.model import Deadlines, Limits, ModelDoor, ModelSpec, open_door
from realtime.errors import SettingsInvalid, Unavailable
from realtime.settings import Settings

log = structlog.get_logger()

RESTART_S: Final = 1.0
# It reads a prompt on one core: some seconds, where others take some tenths.
PATIENCE: Final = 3.0


def models_of(settings: Settings, local_url: str | None = None) -> tuple[ModelSpec, ...]:
    """The chain, first choice first. local_url: where the local model is served, once it is."""
    return tuple(
        replace(spec, base_url=local_url) if is_local(spec) else spec
        for spec in ModelSpec.parse_chain(settings.model or "")
    )


def is_local(spec: ModelSpec) -> bool:
    """The small model that we serve ourselves; it wants short prompts."""
    return spec.name == LOCAL


def limits_of(settings: Settings) -> Limits:
    draft = settings.draft
    return Limits(draft.concurrent, draft.in_all, draft.tokens_per_min)


def deadlines_of(settings: Settings) -> Deadlines:
    draft = settings.draft
    patience = PATIENCE if any(map(is_local, models_of(settings)[:1])) else 1.0
    return Deadlines(draft.first_token_s * patience, draft.idle_s * patience, draft.whole_s * patience)


def each_alone(settings: Settings) -> tuple[Settings, ...]:
    """The same settings for each model of the chain, with no other."""
    texts = re.split(r"[\s,]+", settings.model or "")
    return tuple(settings.model_copy(update={"model": text}) for text in texts if text)


@contextmanager
def naming_the_setting() -> Iterator[None]:
    """What is wrong with a model becomes SettingsInvalid, or Unavailable where it may pass."""
    try:
        yield
    except LocalModelFailed as failed:
        raise Unavailable(f"TACTFUL_MODEL: {failed}") from failed
    except AssistError as wrong:
        raise SettingsInvalid((f"TACTFUL_MODEL: {wrong}",)) from wrong


@asynccontextmanager
async def door_opener(settings: Settings) -> AsyncIterator[Callable[[], ModelDoor] | None]:
    """How to open the door, in whichever loop is to use it; None without a model.

    The local model's server runs, and is started again when it ends, as long as the block.
    Opening and warming a door belong into `naming_the_setting`. Raises SettingsInvalid, Unavailable.
    """
    async with AsyncExitStack() as stack:
        url = None
        if any(map(is_local, models_of(settings))):
            url = await stack.enter_async_context(_local_model())
        specs = models_of(settings, url)
        yield partial(open_door, specs, limits_of(settings), deadlines_of(settings)) if specs else None


@asynccontextmanager
async def door_opened(settings: Settings) -> AsyncIterator[ModelDoor | None]:
    """The door itself, warm, for this loop; None without a model. Raises SettingsInvalid, Unavailable."""
    async with door_opener(settings) as opener:
        if opener is None:
            yield None
            return
        with naming_the_setting():
            door = opener()
        try:
            with naming_the_setting():
                await door.warm()
            yield door
        finally:
            await door.aclose()


@asynccontextmanager
async def _local_model() -> AsyncIterator[str]:
    with naming_the_setting():
        server = LocalModel(find_weights())
        await server.start()
    keeper = asyncio.create_task(_keep(server))
    try:
        yield server.url
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        await server.stop()


async def _keep(server: LocalModel) -> None:
    """Start it again, where it was, whenever it ends; drafts that ask meanwhile find nobody there."""
    while True:
        if server.pid is not None:
            log.warning("local model ended", status=await server.ended())
        await asyncio.sleep(RESTART_S)
        try:
            await server.start()
        except LocalModelFailed as failed:
            log.warning("local model did not start again", error=str(failed))
