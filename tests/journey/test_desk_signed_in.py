"""A team's own service: a link from the command line, the desk, the way out, and the way back."""

import re
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Final

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from realtime.access import Role
from realtime.store.office import Office, at_the_office
from tests.journey.axe import grave
from tests.journey.desk import window
from tests.journey.place import Place, free_port

TACTFUL: Final = (sys.executable, "-c", "from realtime.cli import main; main()")

pytestmark = pytest.mark.asyncio(loop_scope="session")


def team(office: Office) -> None:
    office.create_workspace("Acme", "en", "UTC", None, None, 30)
    office.add_person("Ben Okafor", Role.AGENT, [])
    office.add_person("Quinn", Role.QA, [])


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    """`tactful serve` for a team of two."""
    place = Place(tmp_path_factory.mktemp("team"), free_port())
    at_the_office(place.database, datetime.now(UTC), None, team)
    try:
        await place.start()
        yield place
    finally:
        place.stop()


def tactful(place: Place, *arguments: str) -> str:
    environment = {"TACTFUL_DATA": str(place.data), "TACTFUL_PORT": str(place.port)}
    done = subprocess.run(
        [*TACTFUL, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def log_of(place: Place) -> str:
    return (place.data / "server.log").read_text(encoding="utf-8")


async def test_a_link_opens_the_desk_until_signing_out(chromium: Browser, place: Place) -> None:
    link = tactful(place, "people", "link", "Ben Okafor")
    async with window(chromium, place.url) as desk:
        page = desk.page
        await page.goto(link)
        assert await grave(page) == []
        await desk.shot("sign-in-ready")
        await expect(page.get_by_role("heading", name="How to get a new link")).to_be_hidden()
        await page.get_by_role("button", name="Sign in").click()
        await expect(page).to_have_url(f"{place.url}/desk")
        await expect(desk.status).to_have_text("live")
        await expect(page.get_by_role("banner")).to_contain_text("Ben Okafor")
        await expect(page.get_by_role("region", name="Customer")).to_have_count(0)
        await desk.begin("Noor Haddad")
        await desk.composer.fill("Hello, I am looking into it.")
        await desk.send()
        await desk.shot("desk-of-a-team")
        assert await grave(page) == []

        await page.get_by_role("button", name="Sign out").click()
        await expect(page.get_by_role("heading", name="You are not signed in")).to_be_visible()
        await page.goto(f"{place.url}/desk")
        await expect(page).to_have_url(f"{place.url}/sign-in")
        await expect(page.get_by_text('tactful people link "Your Name"')).to_be_visible()
        await desk.shot("sign-in")
        assert await grave(page) == []

        await page.goto(link)
        await expect(page.get_by_role("heading", level=1)).to_have_text("This link was used")
        await expect(page.get_by_role("heading", name="You are not signed in")).to_be_hidden()
        # the browser itself complains of the answers 401 and 410
        assert all(re.search("401|410", problem) for problem in desk.problems)


async def test_qa_lands_on_the_figures_and_signs_out_there(chromium: Browser, place: Place) -> None:
    link = tactful(place, "people", "link", "Quinn", "--hours", "1")
    async with window(chromium, place.url) as desk:
        await desk.page.goto(link)
        await desk.page.get_by_role("button", name="Sign in").click()
        await expect(desk.page).to_have_url(f"{place.url}/qa")
        await expect(desk.page.locator("header")).to_contain_text("Quinn")
        assert await grave(desk.page) == []
        await desk.page.get_by_role("button", name="Sign out").click()
        await expect(desk.page.get_by_role("heading", name="You are not signed in")).to_be_visible()


async def test_no_code_and_no_session_stands_in_the_log_or_in_the_list_of_tokens(place: Place) -> None:
    link = tactful(place, "people", "link", "Ben Okafor")
    code = link.partition("code=")[2]
    async with httpx.AsyncClient(trust_env=False) as http:
        answers = [(await http.post(link)).status_code for _ in range(2)]
        session = http.cookies["tactful_session"]
        unknown = (await http.get(f"{place.url}/sign-in?code=unknowncode")).status_code
        out = await http.post(f"{place.url}/sign-out", headers={"Origin": place.url})
    log = log_of(place)
    assert (answers, unknown, out.status_code) == ([303, 410], 401, 200)
    assert "ready" in log
    for secret in (code, "unknowncode", session):
        assert secret not in log
        assert secret not in tactful(place, "token", "list")
