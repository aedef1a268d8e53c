"""What several rooms' tests share: labelled texts, one Valkey, one browser, and which locale to look at."""

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from realtime.embedded import Embedded

IN_CI = os.environ.get("CI") == "true"
SHARED = Path(__file__).parents[2] / "shared"
CHROMIUM_FLAGS = (
    "--no-sandbox",  # as root, as in a container, there is no other way
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

hypothesis.settings.register_profile("here", deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--locale", metavar="TAG", help="of the tests parametrised by locale, only this one")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            # The browser belongs to the loop that it was started in.
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
    wanted = config.getoption("--locale")
    if wanted:
        others = [item for item in items if not _is_about(item, wanted)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _is_about(item, wanted)]


def _is_about(item: pytest.Item, locale: str) -> bool:
    """Tests that know no locale are about every one."""
    call = getattr(item, "callspec", None)
    params = call.params if call else {}
    return str(params.get("locale", params.get("tag", locale))) == locale


@pytest.fixture(scope="session", autouse=True)
def _main_loop() -> Iterator[None]:
    """A loop that is closed in the end; else Python 3.11 makes a current one that nobody closes."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    loop.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled texts beside the project, which users don't have."""
    if not SHARED.is_dir():
        pytest.skip("the labelled texts are not here")
    return SHARED


@pytest.fixture(scope="session")
def valkey() -> Iterator[str]:
    """The address of a real Valkey: one for the whole run. Keep apart by `namespace`."""
    data = Path(tempfile.mkdtemp(prefix="tactful-test-"))
    server = Embedded(data)
    try:
        server.start()
        yield server.url
    finally:
        server.stop()
        shutil.rmtree(data)


_namespaces = itertools.count(1)


@pytest.fixture
def namespace() -> str:
    """A key prefix, or workspace, that no other test of the run uses."""
    return f"t{next(_namespaces)}"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Debian's chromium, started once. A test that asks for it runs in the session's loop."""
    path = shutil.which("chromium")
    if path is None:
        if IN_CI:
            pytest.fail("there is no chromium: `make test` installs it where apt-get and root are")
        pytest.skip("there is no chromium here")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """A page of its own: no cookie, no storage. An error in the page's scripts fails the test."""
    context = await chromium.new_context()
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    await context.close()
    assert not errors
