"""Signing in by browser: the link, the page that says why it lets nobody in, the session, and its end."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import pytest_asyncio

from realtime import store
from realtime.access import Role
from realtime.keys import COOKIE
from realtime.store.sessions import SESSION, begin_session
from realtime.tickets import REMEMBERED, SignIn
from realtime.wire.protocol import Close
from tests.realtime.books import locked
from tests.realtime.front import PATIENCE_S, Client, House, Post, Shop
from tests.realtime.test_http import problem

pytestmark = pytest.mark.asyncio(loop_scope="session")

DAY = timedelta(hours=24)


@pytest_asyncio.fixture(loop_scope="session")
async def browser(front: House) -> AsyncIterator[httpx.AsyncClient]:
    """It keeps its cookies, as a browser does, and no other test's."""
    async with httpx.AsyncClient(base_url=front.url, trust_env=False) as client:
        yield client


async def code_for(
    front: House, shop: Shop, who: Post, age: timedelta = timedelta(0), at: str = "http"
) -> str:
    """A code that was made so long ago, good for a day from then."""
    assert who.person is not None
    whom = SignIn(shop.id, who.person, is_https=at == "https")
    return await front.service.tickets.issue_sign_in(whom, DAY, now=datetime.now(UTC) - age)


def said(answer: httpx.Response, status: int, why: str) -> None:
    """It is the page that says what happened, nobody was let in, and nothing of the request is in it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<body data-why="{why}">' in answer.text
    assert f'<div class="{why}">' in answer.text
    assert "tactful people link" in answer.text
    assert "set-cookie" not in answer.headers
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def name_of(browser: httpx.AsyncClient) -> str:
    return str((await browser.get("/v1/me")).json()["person"]["name"])


# ---- the link -----------------------------------------------------------------------------------------


async def test_a_link_lets_in_once(front: House, shop: Shop, browser: httpx.AsyncClient) -> None:
    code = await code_for(front, shop, shop.ben)
    answer = await browser.post(f"/sign-in?code={code}")
    assert answer.status_code == 303
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert await name_of(browser) == "Ben"
    said(await browser.post(f"/sign-in?code={code}"), 410, "used")


async def test_what_only_opens_a_link_leaves_it_good(
    front: House, shop: Shop, browser: httpx.AsyncClient
) -> None:
    code = await code_for(front, shop, shop.ben)
    for _ in range(2):
        opened = await browser.get(f"/sign-in?code={code}")
        assert opened.status_code == 200
        assert '<body data-why="ready">' in opened.text
        assert code not in opened.text
        assert "set-cookie" not in opened.headers
    assert (await browser.post(f"/sign-in?code={code}")).status_code == 303
    said(await browser.get(f"/sign-in?code={code}"), 410, "used")


async def test_of_two_at_once_one_is_let_in(front: House, shop: Shop) -> None:
    code = await code_for(front, shop, shop.ben)
    answers = await asyncio.gather(*(front.http.post(f"/sign-in?code={code}") for _ in range(4)))
    front.http.cookies.clear()
    assert sorted(one.status_code for one in answers) == [303, 410, 410, 410]
    sessions = await front.service.writer.read(lambda connection: store.list_tokens(connection, shop.id))
    good = [one for one in sessions if one.expires_at is not None and one.is_valid(datetime.now(UTC))]
    assert len(good) == 1


async def test_a_link_ends_on_time(front: House, shop: Shop, browser: httpx.AsyncClient) -> None:
    late = await code_for(front, shop, shop.ben, age=DAY)
    said(await browser.post(f"/sign-in?code={late}"), 410, "expired")
    said(await browser.post(f"/sign-in?code={late}"), 410, "expired")
    just = await code_for(front, shop, shop.ben, age=DAY - timedelta(minutes=1))
    assert (await browser.post(f"/sign-in?code={just}")).status_code == 303


async def test_a_code_is_kept_as_a_hash_and_forgotten_in_the_end(front: House, shop: Shop) -> None:
    code = await code_for(front, shop, shop.ben)
    redis = front.service.redis
    keys = [key async for key in redis.scan_iter("t:sign-in:*")]
    lives = [await redis.ttl(key) for key in keys]
    kept = [await redis.get(key) for key in keys]
    assert keys
    assert not any(code.encode() in one for one in [*keys, *kept])
    assert all(0 < life <= (DAY + REMEMBERED).total_seconds() for life in lives)


@pytest.mark.parametrize("code", ["wrong", "\x00", "漢字", '"><script>alert(1)</script>'])
async def test_a_wrong_code_lets_nobody_in(browser: httpx.AsyncClient, code: str) -> None:
    answer = await browser.post("/sign-in", params={"code": code})
    said(answer, 401, "unknown")
    assert "<script" not in answer.text


async def test_a_socket_ticket_is_no_sign_in_code(
    front: House, shop: Shop, browser: httpx.AsyncClient
) -> None:
    ticket = await front.ticket(shop.ben)
    said(await browser.post("/sign-in", params={"code": ticket}), 401, "unknown")


async def test_who_has_left_is_not_let_in_by_a_link_from_before(
    front: House, shop: Shop, browser: httpx.AsyncClient
) -> None:
    code = await code_for(front, shop, shop.ben)
    person = shop.ben.person
    assert person is not None
    await front.service.writer.write(lambda connection: store.deactivate_person(connection, shop.id, person))
    said(await browser.post(f"/sign-in?code={code}"), 410, "left")


async def test_a_database_that_is_away_costs_nobody_their_link(
    front: House, shop: Shop, browser: httpx.AsyncClient
) -> None:
    code = await code_for(front, shop, shop.ben)
    async with locked(front.settings.data / "tactful.db"):
        said(await browser.post(f"/sign-in?code={code}", timeout=PATIENCE_S), 503, "away")
    assert (await browser.post(f"/sign-in?code={code}", timeout=PATIENCE_S)).status_code == 303


# ---- where it leads -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "page"), [("ben", "/desk"), ("qa", "/qa"), ("ana", "/qa"), ("admin", "/qa")]
)
async def test_each_role_lands_on_its_page(
    front: House, shop: Shop, browser: httpx.AsyncClient, name: str, page: str
) -> None:
    code = await code_for(front, shop, getattr(shop, name))
    answer = await browser.post(f"/sign-in?code={code}")
    assert answer.headers["location"] == page
    assert (await browser.get(page)).status_code == 200
    for path in ("/", "/sign-in"):
        assert (await browser.get(path)).headers["location"] == page


@pytest.mark.parametrize(
    ("then", "goes"),
    [
        ("/sidebar", "/sidebar"),
        ("//qa", "/qa"),
        ("//evil.example", "/desk"),
        ("https://evil.example/desk", "/desk"),
        ("/v1/me", "/desk"),
        ("\\\\evil.example", "/desk"),
    ],
)
async def test_after_signing_in_nobody_is_sent_elsewhere(
    front: House, shop: Shop, browser: httpx.AsyncClient, then: str, goes: str
) -> None:
    answer = await browser.post(
        "/sign-in", params={"code": await code_for(front, shop, shop.ben), "then": then}
    )
    assert answer.headers["location"] == goes


@pytest.mark.parametrize("page", ["/desk", "/qa"])
async def test_a_page_without_a_session_leads_to_the_page_that_says_how(
    browser: httpx.AsyncClient, page: str
) -> None:
    browser.cookies.set(COOKIE, "tct_a_of_an_earlier_session")
    led = await browser.get(page)
    assert (led.status_code, led.headers["location"]) == (303, "/sign-in")
    said(await browser.get("/sign-in"), 401, "nobody")


# ---- the cookie ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "proxy", "secure"),
    [("http", {}, False), ("https", {}, True), ("http", {"x-forwarded-proto": "https"}, True)],
)
async def test_the_cookie_is_for_the_browser_alone_and_for_https_where_there_is(
    front: House, shop: Shop, browser: httpx.AsyncClient, link: str, proxy: dict[str, str], secure: bool
) -> None:
    code = await code_for(front, shop, shop.ben, at=link)
    answer = await browser.post(f"/sign-in?code={code}", headers=proxy)
    name, *flags = answer.headers["set-cookie"].split("; ")
    assert name.startswith(f"{COOKIE}=tct_a_")
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"} <= set(flags)
    assert ("Secure" in flags) is secure


async def test_a_session_ends_after_twelve_hours_and_makes_room_for_the_next(
    front: House, shop: Shop
) -> None:
    person = shop.ben.person
    assert person is not None
    now = datetime.now(UTC)
    yesterday = now - DAY
    write, read = front.service.writer.write, front.service.writer.read
    begun = await write(lambda connection: begin_session(connection, shop.id, person, now=yesterday))
    assert begun is not None
    _, secret = begun
    almost = yesterday + SESSION - timedelta(seconds=1)
    assert await read(lambda connection: store.authenticate(connection, secret, now=almost)) is not None
    assert await read(lambda connection: store.authenticate(connection, secret, now=now)) is None
    await write(lambda connection: begin_session(connection, shop.id, person, now=now))
    kept = await read(lambda connection: store.list_tokens(connection, shop.id))
    mine = [one for one in kept if one.person == person]
    assert [one.is_valid(now) for one in mine] == [True, True]
    assert {one.role for one in mine} == {Role.AGENT}


# ---- signing out --------------------------------------------------------------------------------------


async def test_signing_out_ends_the_session_and_its_sockets(
    front: House, shop: Shop, browser: httpx.AsyncClient
) -> None:
    await browser.post(f"/sign-in?code={await code_for(front, shop, shop.ben)}")
    session = browser.cookies[COOKIE]
    own = {"Origin": front.url}
    ticket = (await browser.post("/v1/socket-tickets", headers=own)).json()["ticket"]
    async with front.socket() as client:
        await let_in(client, ticket)
        answer = await browser.post("/sign-out", headers=own)
        code, _ = await client.closed()
    assert answer.status_code == 200
    assert 'tactful_session=""' in answer.headers["set-cookie"]
    assert COOKIE not in browser.cookies
    assert code == Close.REVOKED
    problem(await browser.get("/v1/me", headers={"Cookie": f"{COOKIE}={session}"}), 401)
    assert (await browser.get("/desk")).headers["location"] == "/sign-in"


async def let_in(client: Client, ticket: str) -> None:
    await client.hello(ticket)
    await client.until("ready")


@pytest.mark.parametrize("origin", [None, "https://evil.example"])
async def test_no_other_page_signs_anybody_out(
    front: House, shop: Shop, browser: httpx.AsyncClient, origin: str | None
) -> None:
    await browser.post(f"/sign-in?code={await code_for(front, shop, shop.ben)}")
    problem(await browser.post("/sign-out", headers={"Origin": origin} if origin else {}), 403)
    problem(await browser.get("/sign-out"), 405)
    assert await name_of(browser) == "Ben"


async def test_signing_out_takes_no_token_that_an_operator_made(
    front: House, shop: Shop, browser: httpx.AsyncClient
) -> None:
    browser.cookies.set(COOKIE, shop.ben.token)
    answer = await browser.post("/sign-out", headers={"Origin": front.url})
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert (await front.call(shop.ben, "GET", "/v1/me")).status_code == 200


async def test_who_is_not_signed_in_may_sign_out(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/sign-out")).json() == {"signed_in": False}
