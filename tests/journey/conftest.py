"""What journeys share: content for servers inside the tests, a running demo, and windows onto it."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from assist.content import Content
from realtime.embedded import Embedded
from tests import loaded
from tests.journey.demo import Demo
from tests.journey.desk import Desk, window
from tests.realtime.scribe import Scribe, scribe

# A scripted model waits for its cue as long as a story wants; one window works for a whole team.
PATIENT: Final = {
    "TACTFUL_DRAFT__FIRST_TOKEN_S": "30",
    "TACTFUL_DRAFT__IDLE_S": "30",
    "TACTFUL_DRAFT__WHOLE_S": "60",
    "TACTFUL_SOCKET__COMMANDS_PER_MIN": "6000",
    "TACTFUL_SOCKET__COMMANDS_BURST": "1000",
}


@pytest.fixture(scope="session")
def content() -> Content:
    return loaded.content()


@pytest.fixture
def shared_stores(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A journal and a database for several servers, as settings of each."""
    server = Embedded(tmp_path / "shared")
    server.start()
    yield {"redis_url": server.url, "database_url": f"sqlite:///{tmp_path / 'shared.db'}"}
    server.stop()


@contextmanager
def a_demo(settings: Mapping[str, str] | None = None) -> Iterator[Demo]:
    folder = Path(tempfile.mkdtemp(prefix="tactful-demo-"))
    demo = Demo(folder, settings)
    try:
        demo.start()
        yield demo
    finally:
        demo.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def demo(chromium: Browser) -> Iterator[Demo]:
    """What most stories share. Each begins a conversation of its own."""
    with a_demo() as running:
        yield running


@pytest.fixture
def own_demo(chromium: Browser) -> Iterator[Demo]:
    """For stories that stop the service or change what is everybody's."""
    with a_demo() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def desk(chromium: Browser, demo: Demo) -> AsyncIterator[Desk]:
    """Ana's desk, open. That the page complains of anything fails the test."""
    async with window(chromium, demo.url) as desk:
        await desk.open()
        yield desk
    assert not desk.problems


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def model(chromium: Browser) -> AsyncIterator[Scribe]:
    """The model of `drafting`; each story says what it answers."""
    async with scribe() as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def drafting(chromium: Browser, model: Scribe) -> AsyncIterator[Demo]:
    """A demo with a model that says what it is told to."""
    with a_demo(PATIENT | {"TACTFUL_MODEL": model.model}) as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def nowhere(chromium: Browser, drafting: Demo, model: Scribe) -> str:
    """A conversation to open the desk on in which nobody has said anything, so that no model is asked."""
    model.says("One moment, please.")
    async with window(chromium, drafting.url) as desk:
        await desk.open()
        return await desk.begin("Nobody")


@pytest_asyncio.fixture(loop_scope="session")
async def go_on() -> AsyncIterator[asyncio.Event]:
    """What a model waits for. Whatever still waits when the story ends goes on then."""
    event = asyncio.Event()
    yield event
    event.set()


@pytest_asyncio.fixture(loop_scope="session")
async def drafts(chromium: Browser, drafting: Demo, nowhere: str) -> AsyncIterator[Desk]:
    """Ana's desk, where a model drafts. That the page complains of anything fails the test."""
    async with window(chromium, drafting.url) as desk:
        await desk.open(conversation=nowhere)
        yield desk
    assert not desk.problems
