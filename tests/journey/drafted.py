"""What stories about drafts share: what a model says, and what is seen of its draft."""

import asyncio
from typing import Final

from playwright.async_api import FloatRect, Locator, expect

from tests.journey.desk import Desk
from tests.realtime.scribe import Piece, Scribe

ANGRY: Final = "I have been waiting two weeks for my refund and nobody answers, this is ridiculous!"
FIRST: Final = "I can see how long you have been waiting for this."
SECOND: Final = " First, I will look at what the system shows."
THIRD: Final = " Then I will write to you again."
WHOLE: Final = FIRST + SECOND + THIRD
OTHER: Final = "Two weeks is long, I see that. I am looking into it now."


def held(go_on: asyncio.Event) -> tuple[Piece, ...]:
    """The first sentence, which the guard lets through once the second has begun; the rest when told."""
    return FIRST, SECOND[:7], go_on, SECOND[7:], THIRD


async def hear(desk: Desk, text: str = ANGRY, customer: str = "Noor Haddad", hint: str = "en-US") -> None:
    """A new conversation in which the customer has just written."""
    await desk.begin(customer, hint)
    await desk.customer_says(text)


async def recite(desk: Desk, model: Scribe, *before: Piece) -> None:
    """Have the model begin so, and then repeat its own instructions, which the guard holds back."""
    model.says(WHOLE)
    await hear(desk)
    await expect(state(desk.draft)).to_have_text("checked")
    own = model.prompts[-1][0]["content"].splitlines()[1]
    model.says(*before, *(f" {word}" for word in own.split()))
    await desk.draft.get_by_role("button", name="Again").click()


async def stopped(model: Scribe) -> None:
    """The model was hung up on, within a second."""
    async with asyncio.timeout(1):
        await model.hung_up.wait()


def words(card: Locator) -> Locator:
    return card.locator(".words")


def state(card: Locator) -> Locator:
    """How far the draft is, in a word or two."""
    return card.locator(".checked")


async def box_of(element: Locator) -> FloatRect:
    box = await element.bounding_box()
    assert box
    return box
