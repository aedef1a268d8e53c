"""A sample chat plays at reading speed, with progress."""

import pytest
from playwright.async_api import expect

from tests.journey.desk import Desk


@pytest.mark.parametrize("sample", ["refund-en", "reembolso-mx", "henkin-ja"])
async def test_a_sample_plays_from_end_to_end_with_a_line_for_each_customer_message(
    desk: Desk, sample: str
) -> None:
    before = desk.page.url
    await desk.page.get_by_label("Speed").select_option("4")

    await desk.page.get_by_label("Replay a sample").select_option(sample)
    await expect(desk.page).not_to_have_url(before)
    player = desk.page.get_by_role("group", name="Replay")
    await expect(player.get_by_text("3 of 7")).to_be_visible(timeout=20_000)
    await player.get_by_role("button", name="Pause").click()
    await expect(player).to_contain_text("paused")
    await desk.shot(f"sample-{sample}-paused")
    await player.get_by_role("button", name="Go on").click()
    await expect(player).to_be_hidden(timeout=20_000)

    await desk.until(lambda: len(desk.heard("reading")) == 5)
    assert len(desk.heard("message.added")) == 7
    assert len(desk.heard("suggestion.ready")) == 5
    assert not desk.heard("suggestion.failed")
    await desk.shot(f"sample-{sample}")
