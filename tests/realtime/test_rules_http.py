"""Rules over HTTP: which are in force, and why something was found, in the agent's language."""

import pytest

from tests.realtime.front import House, Shop


@pytest.mark.asyncio(loop_scope="session")
async def test_those_who_see_reports_see_which_rules_are_in_force(front: House, shop: Shop) -> None:
    told = (await front.call(shop.qa, "GET", "/v1/rules")).json()

    assert {"en", "es", "ja"} <= told["packs"].keys()
    assert (told["own"], told["refused"], told["shadow"]) == ([], [], {})


@pytest.mark.asyncio(loop_scope="session")
async def test_an_agent_does_not_see_them(front: House, shop: Shop) -> None:
    assert (await front.call(shop.ben, "GET", "/v1/rules")).status_code == 403


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("language", "reason"),
    [
        (None, "Names a mistake"),
        ("es-MX", "Atribuye un error"),
        ("ja", "当方の誤り"),
        ("fi", "Names"),
    ],
)
async def test_the_check_says_why_in_the_agents_language(
    front: House, shop: Shop, language: str | None, reason: str
) -> None:
    body = {"text": "This was our mistake.", "locale": "en-US", "language": language}

    told = (await front.call(shop.ben, "POST", "/v1/check", body)).json()

    assert any(each["reason"].startswith(reason) for each in told["findings"])
