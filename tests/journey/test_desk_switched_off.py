"""A supervisor switches suggestions off for everybody."""

from playwright.async_api import Browser, expect

from tests.journey.demo import Demo
from tests.journey.desk import window


async def test_lines_go_at_once_while_readings_and_the_check_go_on(chromium: Browser, own_demo: Demo) -> None:
    async with window(chromium, own_demo.url) as desk:
        await desk.open()
        await desk.hears_of("I'm really worried about my refund, order number 48213")

        await desk.switch_suggestions(on=False)
        await expect(desk.empty).to_contain_text("Suggestions are off")
        await expect(desk.cards).to_have_count(0)

        await desk.customer_says("Hello?? I'm furious, nobody answers me!!")
        await expect(desk.reading).to_contain_text("High")
        await expect(desk.cards).to_have_count(0)
        await desk.composer.fill("This was our mistake.")
        await expect(desk.note).to_contain_text("admits fault")
        await desk.shot("switched-off")

        await desk.composer.fill("")
        await desk.switch_suggestions(on=True)
        await desk.customer_says("Is anybody there? My refund, order number 48213, please!!")
        await expect(desk.card).to_be_visible()
    assert not desk.problems
