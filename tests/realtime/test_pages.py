"""Pages and files: what is served, with which headers, and how somebody signs in."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
import pytest_asyncio

from assist.content import Content
from realtime import demo
from realtime.pages import UI
from tests.realtime.front import House, house
from tests.realtime.test_http import problem

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def show(content: Content, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A server in demo mode, that may be embedded elsewhere."""
    origins = ("https://desk.example.com",)
    async with house(tmp_path_factory.mktemp("show"), content, demo=True, origins=origins) as server:
        await server.service.writer.write(
            lambda connection: demo.seed(connection, datetime.now(UTC), ("en", "es", "ja"))
        )
        await server.service.workspaces.refresh(server.service.writer)
        yield server


# ---- pages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["desk", "sidebar", "qa"])
async def test_a_page_lets_nothing_foreign_in(show: House, page: str) -> None:
    answer = await show.http.get(f"/{page}")
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_only_the_sidebar_may_be_embedded_and_only_where_it_was_allowed(show: House) -> None:
    policies = {
        page: (await show.http.get(f"/{page}")).headers["content-security-policy"]
        for page in ("desk", "sidebar", "qa")
    }
    assert "frame-ancestors 'self' https://desk.example.com;" in policies["sidebar"]
    assert all("frame-ancestors 'none';" in policies[page] for page in ("desk", "qa"))


@pytest.mark.parametrize("page", ["desk", "sidebar", "qa"])
async def test_everything_that_a_page_names_is_served(show: House, page: str) -> None:
    html = (await show.http.get(f"/{page}")).text
    named = re.findall(r'(?:src|href)="(/[^"#]+)"', html)
    answers = {path: (await show.http.get(path)).status_code for path in named if path.startswith("/ui/")}
    assert answers
    assert set(answers.values()) == {200}
    assert "<script>" not in html
    assert "style=" not in html


async def test_every_script_finds_what_it_imports(show: House) -> None:
    seen: set[str] = set()
    waiting = [
        f"/ui/{page}/{file.name}" for page in ("desk", "sidebar", "qa") for file in (UI / page).glob("*.js")
    ]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = await show.http.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].partition(";")[0] in ("text/javascript", "application/json")
        found = re.findall(r'(?:^|\n)\s*(?:import|export)[^;]*?from\s+"([^"]+)"', answer.text)
        waiting += [str(httpx.URL(f"http://x{path}").join(one).path) for one in found]
    assert len(seen) > 10


# ---- files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/ui/",
        "/ui/desk",
        "/ui/package.json",
        "/ui/package-lock.json",
        "/ui/tsconfig.json",
        "/ui/__init__.py",
        "/ui/node_modules/typescript/package.json",
        "/ui/tests/state.test.js",
        "/ui/../pyproject.toml",
        "/ui/%2e%2e/pyproject.toml",
        "/ui/desk/%2e%2e/%2e%2e/pyproject.toml",
        "/ui/desk/..%2f..%2fpyproject.toml",
        "/ui/desk/../package.json",
        "/ui/desk/%2e%2e/package.json",
        "/ui//etc/passwd",
        "/ui/desk/%00",
        "/ui/desk/\\..\\..\\pyproject.toml",
    ],
)
async def test_nothing_beside_the_pages_is_served(show: House, path: str) -> None:
    request = show.http.build_request("GET", "/")
    request.url = request.url.copy_with(raw_path=path.encode())
    answer = await show.http.send(request)
    assert answer.status_code in (404, 405)


async def test_a_file_is_asked_for_again_and_mostly_unchanged(show: House) -> None:
    first = await show.http.get("/ui/sidebar/element.js")
    again = await show.http.get("/ui/sidebar/element.js", headers={"If-None-Match": first.headers["etag"]})
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["x-content-type-options"] == "nosniff"
    assert (again.status_code, again.content) == (304, b"")


# ---- the demo -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "name"), [("ana", "Ana Torres"), ("ben", "Ben Okafor"), ("sofia", "Sofía Marín")]
)
async def test_the_demo_desk_signs_in_by_itself(show: House, who: str, name: str) -> None:
    page = await show.http.get(f"/desk?as={who}")
    me = await show.http.get("/v1/me", headers={"Cookie": page.headers["set-cookie"].split(";")[0]})
    assert me.json()["person"]["name"] == name
    assert me.json()["demo"] is True


async def test_the_demo_gives_the_customer_a_voice_and_the_samples(show: House) -> None:
    parts = (await show.http.get("/v1/desk")).json()
    listed = await show.http.get("/v1/me", headers={"Authorization": f"Bearer {parts['customer_token']}"})
    assert listed.json()["role"] == "ingest"
    assert {one["locale"].split("-")[0] for one in parts["samples"]} >= {"en", "es", "ja"}
    for one in parts["samples"]:
        assert (await show.http.get(f"/ui/desk/samples/{one['name']}.jsonl")).status_code == 200


async def test_the_demo_needs_no_sign_in_page(show: House) -> None:
    async with httpx.AsyncClient(base_url=show.url, trust_env=False) as stranger:
        asked = await stranger.get("/sign-in")
        root = await stranger.get("/")
        opened = await stranger.get("/qa")
    assert (asked.status_code, asked.headers["location"]) == (303, "/desk")
    assert root.headers["location"] == "/desk"
    assert opened.status_code == 200


async def test_without_demo_mode_nobody_is_given_the_customers_voice(front: House) -> None:
    problem(await front.http.get("/v1/desk"), 404)
