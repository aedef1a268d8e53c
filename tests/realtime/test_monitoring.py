"""Figures for a monitor on the same machine, and for nobody else."""

import pytest

from realtime.metrics import Metrics
from tests.realtime.front import House, Shop, command_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

REFUND = "I sent the shoes back two weeks ago and I am still waiting for my refund!! Order 48213."


async def told(front: House) -> dict[str, float]:
    answer = await front.http.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert answer.text.endswith("\n")
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


async def test_messages_commands_and_sockets_are_counted_whichever_way_they_come(
    front: House, shop: Shop
) -> None:
    before = await told(front)
    conversation, name = await front.open(shop), command_id()
    async with front.client(shop.ben, conversation) as ben, front.client(shop.ingest) as helpdesk:
        await front.say(shop, conversation, REFUND)
        await helpdesk.command(conversation, "message.add", name, role="customer", text="Hello?")
        await helpdesk.command(conversation, "message.add", name, role="customer", text="Hello?")
        await ben.command(conversation, "message.add", text="On it.")
        await ben.command(conversation, "shown", sug="sug_none")
        await front.settle()
        after = await told(front)

    def more(figure: str) -> float:
        return after[figure] - before.get(figure, 0)

    assert more("tactful_message_seconds_count") == 2
    assert more('tactful_message_seconds_bucket{le="+Inf"}') == 2
    assert more('tactful_commands_total{answer="ack",op="message.add"}') == 1
    assert more('tactful_commands_total{answer="not_found",op="shown"}') == 1
    assert more('tactful_suggestions_today{end="cancelled"}') == 1
    assert more("tactful_sockets") == 2
    assert after["tactful_conversations"] >= 1


@pytest.mark.parametrize(
    "headers", [{"X-Forwarded-For": "203.0.113.7"}, {"Via": "1.1 door"}, {"Host": "tactful.example"}]
)
async def test_nobody_behind_a_proxy_is_told(front: House, headers: dict[str, str]) -> None:
    answer = await front.http.get("/metrics", headers=headers)
    assert answer.status_code == 404
    assert "tactful_" not in answer.text


async def test_buckets_hold_what_took_at_most_as_long_as_they_say() -> None:
    metrics = Metrics()
    for seconds in (0.001, 0.0011, 60.0):
        metrics.message(seconds)
    [messages] = [each for each in metrics.collect() if each.name == "tactful_message_seconds"]
    held = {one.labels["le"]: one.value for one in messages.samples if one.name.endswith("_bucket")}
    assert (held["0.001"], held["0.0025"], held["2.5"], held["+Inf"]) == (1, 2, 2, 3)
