"""One server for most tests of the front door: each test makes a workspace of its own in it."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
import structlog

from assist.content import Content
from tests import loaded
from tests.realtime.front import House, Shop, house
from tests.realtime.scribe import Scribe, scribe


@pytest.fixture(autouse=True)
def _own_logs() -> Iterator[None]:
    """A command that runs in this process sets up the logs for itself; the next test has its own."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def content() -> Content:
    return loaded.content()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def front(content: Content, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """The server with its usual settings. A test that asks for it runs in the session's loop."""
    async with house(tmp_path_factory.mktemp("front"), content) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def shop(front: House) -> Shop:
    return await front.shop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncIterator[Scribe]:
    """A model that writes what a test tells it. A test that asks for it runs in its module's loop."""
    async with scribe() as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(
    content: Content, model: Scribe, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    """A server whose drafts that model writes."""
    async with house(tmp_path_factory.mktemp("desk"), content, model=model.model) as running:
        yield running
