"""While Valkey is away nothing is acknowledged; when it is back, everything goes on without a restart."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest_asyncio

from assist.content import Content
from realtime.embedded import Embedded
from tests.realtime.front import PATIENCE_S, House, Shop, command_id, house
from tests.realtime.test_http import problem, said_in

REFUND = "I sent the shoes back two weeks ago and I am still waiting for my refund!! Order 48213."


@dataclass
class Power:
    """A server whose Valkey somebody can switch off, and on again."""

    house: House
    valkey: Embedded

    async def off(self) -> None:
        await asyncio.to_thread(self.valkey.stop)

    async def on(self) -> None:
        await asyncio.to_thread(self.valkey.start)


@pytest_asyncio.fixture
async def power(content: Content, tmp_path: Path) -> AsyncIterator[Power]:
    valkey = Embedded(tmp_path / "v")
    valkey.start()
    try:
        async with house(tmp_path / "d", content, redis_url=valkey.url) as server:
            yield Power(server, valkey)
    finally:
        valkey.stop()


async def until(ask: Callable[[], "asyncio.Future[httpx.Response]"], status: int) -> httpx.Response:
    """Ask again and again, as a prober or a client does, until this is the answer."""
    async with asyncio.timeout(PATIENCE_S):
        while (answer := await ask()).status_code != status:
            pass
    return answer


async def test_a_server_without_its_journal_says_so_refuses_and_goes_on_when_it_is_back(power: Power) -> None:
    front = power.house
    shop = await front.shop()
    conversation = await front.open(shop)
    await front.say(shop, conversation, "Hello, order 48213.")
    path = f"/v1/conversations/{conversation}/messages"
    body = {"role": "customer", "text": REFUND, "external_id": "m-2"}
    assert (await front.http.get("/readyz")).status_code == 200
    async with front.client(shop.ben, conversation) as client:
        await client.until("snapshot")
        await power.off()
        problem(await front.http.get("/readyz"), 503)
        refused = await front.call(shop.ingest, "POST", path, body)
        problem(refused, 503)
        assert int(refused.headers["retry-after"]) >= 1
        problem(await front.call(shop.ben, "POST", "/v1/socket-tickets"), 503)
        assert (await front.http.get("/healthz")).status_code == 200
        await power.on()
        assert (await front.http.get("/readyz")).status_code == 200
        taken = await front.call(shop.ingest, "POST", path, body)
        again = await front.call(shop.ingest, "POST", path, body)
        ready = await client.until("suggestion.ready")
    assert (taken.status_code, taken.json()["dup"], again.json()["dup"]) == (201, False, True)
    assert ready["d"]["turn"] == taken.json()["message"]
    assert await said_in(front, shop, conversation) == ["Hello, order 48213.", REFUND]


async def test_who_is_connected_is_told_that_the_journal_is_away_and_that_it_is_back(power: Power) -> None:
    front = power.house
    shop = await front.shop()
    async with front.client(shop.ben, await front.open(shop)) as client:
        await client.until("snapshot")
        await power.off()
        away = await client.until("notice")
        await power.on()
        back = await client.until("notice")
    assert [away["d"]["code"], back["d"]["code"]] == ["degraded", "recovered"]


async def test_on_the_socket_a_customers_message_is_refused_and_can_be_sent_again(power: Power) -> None:
    front = power.house
    shop = await front.shop()
    conversation, name = await front.open(shop), command_id()
    async with front.client(shop.ingest) as client:
        await client.command(conversation, "message.add", text="Hello.", role="customer")
        await power.off()
        refused = await client.command(conversation, "message.add", name, text=REFUND, role="customer")
        await power.on()
        taken = await client.command(conversation, "message.add", name, text=REFUND, role="customer")
    assert (refused["t"], refused["d"]["code"]) == ("nack", "unavailable")
    assert refused["d"]["retry_after_ms"] > 0
    assert (taken["t"], taken["d"]["dup"]) == ("ack", False)
    assert await said_in(front, shop, conversation) == ["Hello.", REFUND]


async def test_what_an_agent_did_meanwhile_is_kept_or_refused_but_never_half(power: Power) -> None:
    front = power.house
    shop = await front.shop()
    conversation, name = await front.open(shop), command_id()
    await front.say(shop, conversation, REFUND)
    async with front.client(shop.ben, conversation) as client:
        snapshot = await client.until("snapshot")
        sug = snapshot["d"]["state"]["suggestions"][0]["ready"]["sug"]
        await power.off()
        first = await client.command(conversation, "dismiss", name, sug=sug, reason="tone")
        await power.on()
        again = await client.command(conversation, "dismiss", name, sug=sug, reason="tone")
    assert again["t"] == "ack"
    assert again["d"]["dup"] is (first["t"] == "ack")
    await front.settle()
    report = (await front.call(shop.ana, "GET", "/v1/reports/acceptance")).json()
    assert report["ends"] == {"dismissed": 1}


async def show_of(front: House, shop: Shop, conversation: str) -> list[object]:
    async with front.client(shop.ben, conversation) as client:
        return list((await client.until("snapshot"))["d"]["state"]["suggestions"])


async def test_what_was_decided_during_the_outage_is_seen_after_it(power: Power) -> None:
    front = power.house
    shop = await front.shop()
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    async with front.client(shop.ben, conversation) as client:
        snapshot = await client.until("snapshot")
        sug = snapshot["d"]["state"]["suggestions"][0]["ready"]["sug"]
        await power.off()
        answer = await client.command(conversation, "dismiss", sug=sug)
        await power.on()
    assert answer["t"] == "ack"
    assert await show_of(front, shop, conversation) == []
