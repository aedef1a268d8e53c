"""What journeys share: content for servers inside the tests, a running demo, and windows onto it."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from assist.content import Content, load_content
from tests.journey.demo import Demo
from tests.journey.desk import Desk, window


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@contextmanager
def _demo() -> Iterator[Demo]:
    folder = Path(tempfile.mkdtemp(prefix="tactful-demo-"))
    demo = Demo(folder)
    try:
        demo.start()
        yield demo
    finally:
        demo.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def demo(chromium: Browser) -> Iterator[Demo]:
    """What most stories share. Each begins a conversation of its own."""
    with _demo() as running:
        yield running


@pytest.fixture
def own_demo(chromium: Browser) -> Iterator[Demo]:
    """For stories that stop the service or change what is everybody's."""
    with _demo() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def desk(chromium: Browser, demo: Demo) -> AsyncIterator[Desk]:
    """Ana's desk, open. That the page complains of anything fails the test."""
    async with window(chromium, demo.url) as desk:
        await desk.open()
        yield desk
    assert not desk.problems
