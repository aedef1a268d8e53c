"""What a supervisor sees of conversations that escalate: why, since when, who waits; and who sees it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from realtime import store
from realtime.access import Role, Scope
from realtime.alerts import GOES_ON, alerts
from tests.realtime.front import House, Post, Shop, command_id
from tests.realtime.test_http import problem

pytestmark = pytest.mark.asyncio(loop_scope="session")

LAWYER = "This is the third time I write. If I don't get my refund today you will hear from my lawyer!"
DESPAIR = "I can't do this anymore. I want to kill myself."
CALM = "Hello, could you tell me when the shop opens tomorrow?"
THANKS = "Thank you so much, that solved it. Bye!"
MINUTE = timedelta(minutes=1)


async def seen(front: House, who: Post) -> list[dict[str, Any]]:
    await front.settle()
    answer = await front.call(who, "GET", "/v1/alerts")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["alerts"]
    return found


# ---- what it tells --------------------------------------------------------------------------------------


async def test_a_threat_is_there_with_why_since_when_and_who_has_it(front: House, shop: Shop) -> None:
    conversation = await front.open(shop, customer="Noor", assignee=shop.ben.person)
    before = datetime.now(UTC)
    await front.say(shop, conversation, LAWYER)

    [alert] = await seen(front, shop.ana)

    assert (alert["id"], alert["customer"]) == (conversation, "Noor")
    assert alert["assignee"] == {"id": shop.ben.person, "name": "Ben"}
    assert alert["reasons"][0] == "threat"
    assert alert["may_read"] is True
    since, waiting = (datetime.fromisoformat(alert[name]) for name in ("since", "waiting_since"))
    assert before <= since <= datetime.now(UTC)
    assert before <= waiting <= datetime.now(UTC)


async def test_an_ordinary_conversation_is_not_there(front: House, shop: Shop) -> None:
    await front.say(shop, await front.open(shop), CALM)

    assert await seen(front, shop.ana) == []


async def test_danger_stands_first_then_the_newest(front: House, shop: Shop) -> None:
    danger, first, second = [await front.open(shop) for _ in range(3)]
    await front.say(shop, danger, DESPAIR)
    await front.say(shop, first, LAWYER)
    await front.say(shop, second, LAWYER)

    assert [one["id"] for one in await seen(front, shop.ana)] == [danger, second, first]


async def test_who_is_content_again_is_gone_from_it(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, LAWYER)
    await front.say(shop, conversation, "I am so sorry for the wait. It is paid.", role="agent")
    await front.say(shop, conversation, THANKS)

    assert await seen(front, shop.ana) == []


async def test_whom_somebody_answered_waits_no_longer(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, LAWYER)
    await front.say(shop, conversation, "One moment, please.", role="agent")

    [alert] = await seen(front, shop.ana)

    assert alert["waiting_since"] is None


async def test_what_a_person_corrected_is_told_as_they_said(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    message = await front.say(shop, conversation, LAWYER)
    body = {"op": "correct", "id": command_id(), "message": message, "wrong": "band", "should_be": "low"}
    await front.call(shop.ben, "POST", "/v1/events", {"c": conversation, "d": body})

    [alert] = await seen(front, shop.ana)

    assert alert["band"] == "low"


async def test_what_does_not_go_on_is_no_alert(front: House, shop: Shop) -> None:
    await front.say(shop, await front.open(shop), LAWYER)
    await front.settle()
    scope = Scope(shop.id, shop.ana.person, Role.SUPERVISOR, frozenset({shop.team}))

    later = await alerts(front.service.writer, scope, datetime.now(UTC) + GOES_ON + MINUTE)

    assert later == []


# ---- who sees it ---------------------------------------------------------------------------------------


async def test_of_other_teams_nothing_is_told(front: House, shop: Shop) -> None:
    await front.say(shop, await front.open(shop, team=shop.other_team), LAWYER)

    assert await seen(front, shop.ana) == []


async def test_quality_people_see_those_of_their_teams_without_the_customers_name(
    front: House, shop: Shop
) -> None:
    conversation = await front.open(shop, customer="Noor")
    await front.say(shop, conversation, LAWYER)
    assert await seen(front, shop.qa) == []
    assert shop.qa.person
    await front.service.writer.write(
        lambda connection: store.move_person(connection, shop.id, shop.qa.person or "", [shop.team])
    )

    [alert] = await seen(front, shop.qa)

    assert (alert["id"], alert["customer"], alert["may_read"]) == (conversation, None, False)
    assert LAWYER not in str(alert)


async def test_another_workspace_tells_nothing(front: House, shop: Shop) -> None:
    await front.say(shop, await front.open(shop, team=None), LAWYER)

    assert await seen(front, (await front.shop()).ana) == []


@pytest.mark.parametrize("who", ["ben", "admin", "ingest"])
async def test_other_roles_are_refused(front: House, shop: Shop, who: str) -> None:
    problem(await front.call(getattr(shop, who), "GET", "/v1/alerts"), 403)


async def test_nobody_is_refused(front: House) -> None:
    problem(await front.call(None, "GET", "/v1/alerts"), 401)
