"""What customers announce beside their matter: the agent is told what to do, a supervisor when to look."""

import re

from playwright.async_api import expect

from tests.journey.desk import Desk

DESPAIR = "I can't do this anymore. I want to kill myself."
LAWYER = "This is the third time I write. If I don't get my refund today you will hear from my lawyer!"


async def test_who_writes_of_harming_themselves_gets_a_safe_line_and_the_agent_a_hint(desk: Desk) -> None:
    line = await desk.hears_of(DESPAIR)

    assert "988" in line
    warning = desk.reading.locator("[part~=risk]")
    await expect(warning).to_contain_text("They wrote of harm to themselves or somebody close:")
    await expect(warning).to_contain_text("kill myself")
    await expect(warning).to_contain_text("bring in your supervisor now")
    await expect(desk.reading).to_contain_text("somebody is in danger")
    await expect(desk.reading.locator(".steps li")).to_have_text(
        ["stay with them", "say who can be called", "bring in your supervisor"]
    )
    await expect(desk.sidebar.locator("[aria-live]")).to_contain_text(
        "They wrote of harm to themselves or somebody close: Stay with them"
    )
    await desk.shot("danger")


async def test_nobody_in_danger_is_asked_for_an_order_number(desk: Desk) -> None:
    await desk.hears_of("Where is my refund? I can't do this anymore, I want to kill myself.")

    await expect(desk.reading.locator("[part~=risk]")).to_contain_text(
        "They wrote of harm to themselves or somebody close:"
    )
    await expect(desk.reading.locator("[part=missing]")).to_have_count(0)


async def test_who_threatens_somebody_gets_no_line_and_the_agent_is_told_to_hand_over(desk: Desk) -> None:
    await desk.begin("Noor Haddad", "en-US")
    await desk.customer_says("Fine. I will come to your office and burn it down.")

    await expect(desk.reading.locator("[part~=risk]")).to_contain_text("They threaten somebody:")
    await expect(desk.reading.locator(".steps li")).to_have_text(["bring in your supervisor"])
    await expect(desk.sidebar).to_contain_text("This needs a person")
    await desk.shot("danger-violence")


async def test_a_threat_is_named_and_a_supervisor_should_look(desk: Desk) -> None:
    await desk.hears_of(LAWYER)

    await expect(desk.reading.locator("[part~=risk]")).to_contain_text("They speak of legal steps:")
    alert = desk.reading.locator("[part=alert]")
    await expect(alert).to_contain_text(re.compile("Your supervisor should look: a threat"))
    await desk.shot("danger-threat")


async def test_what_nobody_can_act_without_is_named_until_it_is_said(desk: Desk) -> None:
    await desk.hears_of("Where is my refund? I sent the shoes back two weeks ago.")
    await expect(desk.reading.locator("[part=missing]")).to_have_text("Still needed: the order number")

    await desk.customer_says("It is order 48213.")

    await expect(desk.reading.locator("[part=missing]")).to_have_count(0)


async def test_an_ordinary_message_warns_of_nothing(desk: Desk) -> None:
    await desk.hears_of("Where is my refund for order 48213? This is killing me, I need it for the trip.")

    await expect(desk.reading.locator("[part~=risk]")).to_have_count(0)
    await expect(desk.reading.locator("[part=alert]")).to_have_count(0)
