"""Corrections over HTTP: who judges which, what they see of them, and the report."""

import csv
import io
from typing import Any

import pytest

from realtime import store
from tests.realtime.front import House, Post, Shop, command_id
from tests.realtime.test_http import problem

pytestmark = pytest.mark.asyncio(loop_scope="session")

CALM = "Hello, could you tell me when the shop opens tomorrow?"


async def corrected(front: House, shop: Shop, who: Post, **about: object) -> str:
    """Somebody says that a calm message is strong; gives the correction's id."""
    conversation = await front.open(shop, **about)
    message = await front.say(shop, conversation, CALM)
    body = {"op": "correct", "id": command_id(), "message": message, "wrong": "band", "should_be": "high"}
    answer = await front.call(who, "POST", "/v1/events", {"c": conversation, "d": body})
    assert answer.status_code == 200, answer.text
    await front.settle()
    return f"{message}:band"


async def waiting(front: House, who: Post) -> list[dict[str, Any]]:
    answer = await front.call(who, "GET", "/v1/corrections")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["corrections"]
    return found


async def judge(front: House, who: Post, *ids: str, standing: str = "accepted") -> Any:
    return await front.call(who, "POST", "/v1/corrections", {"ids": ids, "standing": standing})


async def test_what_waits_says_by_whom_and_what_with_the_words(front: House, shop: Shop) -> None:
    id = await corrected(front, shop, shop.ben)

    [one] = await waiting(front, shop.ana)

    assert (one["id"], one["by"], one["is_own"]) == (id, "Ben", False)
    assert (one["was"], one["should_be"], one["text"]) == ("low", "high", CALM)


async def test_what_was_judged_waits_no_longer(front: House, shop: Shop) -> None:
    id = await corrected(front, shop, shop.ben)

    answer = await judge(front, shop.ana, id)

    assert answer.json() == {"judged": [id]}
    assert await waiting(front, shop.ana) == []


async def test_quality_people_judge_those_of_their_teams_and_read_no_conversation(
    front: House, shop: Shop
) -> None:
    id = await corrected(front, shop, shop.ben)
    assert await waiting(front, shop.qa) == []
    problem(await judge(front, shop.qa, id), 404)
    await front.service.writer.write(
        lambda connection: store.move_person(connection, shop.id, shop.qa.person or "", [shop.team])
    )

    [one] = await waiting(front, shop.qa)

    assert (one["id"], one["text"]) == (id, None)
    assert (await judge(front, shop.qa, id, standing="rejected")).status_code == 200


async def test_ones_own_is_for_somebody_else(front: House, shop: Shop) -> None:
    id = await corrected(front, shop, shop.ana)

    [one] = await waiting(front, shop.ana)

    assert one["is_own"] is True
    assert "ask a second person" in problem(await judge(front, shop.ana, id), 422)["detail"]


async def test_of_other_teams_nothing_waits_here(front: House, shop: Shop) -> None:
    id = await corrected(front, shop, shop.eve, team=shop.other_team)

    assert await waiting(front, shop.ana) == []
    problem(await judge(front, shop.ana, id), 404)


async def test_with_one_that_is_none_no_other_is_judged(front: House, shop: Shop) -> None:
    id = await corrected(front, shop, shop.ben)

    problem(await judge(front, shop.ana, id, "msg_nowhere:band"), 404)

    assert len(await waiting(front, shop.ana)) == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"ids": [], "standing": "accepted"},
        {"ids": ["x"], "standing": "open"},
        {"ids": ["x" * 81], "standing": "accepted"},
        {"ids": "x"},
    ],
)
async def test_a_judgement_that_is_none_is_refused(front: House, shop: Shop, body: object) -> None:
    problem(await front.call(shop.ana, "POST", "/v1/corrections", body), 422)


@pytest.mark.parametrize("who", ["ben", "admin", "ingest"])
async def test_other_roles_judge_nothing(front: House, shop: Shop, who: str) -> None:
    post: Post = getattr(shop, who)

    problem(await front.call(post, "GET", "/v1/corrections"), 403)
    problem(await judge(front, post, "msg_x:band"), 403)


async def test_the_report_counts_of_how_many_readings(front: House, shop: Shop) -> None:
    await corrected(front, shop, shop.ben)
    await front.say(shop, await front.open(shop), CALM)
    await front.settle()

    report = (await front.call(shop.qa, "GET", "/v1/reports/corrections")).json()
    sheet = await front.call(shop.admin, "GET", "/v1/reports/corrections?format=csv")

    [row] = report["rows"]
    assert (row["language"], row["was"], row["should_be"]) == ("en", "low", "high")
    assert (row["corrected"], row["readings"], row["open"]) == (1, 2, 1)
    [line] = csv.DictReader(io.StringIO(sheet.text))
    assert line["corrected"] == "1"
    assert "corrections-of-band.csv" in sheet.headers["content-disposition"]


@pytest.mark.parametrize("query", ["of=tone", "since=yesterday", "format=xml"])
async def test_a_report_that_is_none_is_refused(front: House, shop: Shop, query: str) -> None:
    problem(await front.call(shop.ana, "GET", f"/v1/reports/corrections?{query}"), 422)


@pytest.mark.parametrize("who", ["ben", "ingest"])
async def test_the_report_is_for_those_who_see_reports(front: House, shop: Shop, who: str) -> None:
    problem(await front.call(getattr(shop, who), "GET", "/v1/reports/corrections"), 403)
