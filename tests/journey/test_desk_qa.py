"""The acceptance page: figures, and the same ones to take away."""

import asyncio
import csv
import re
from pathlib import Path

from playwright.async_api import Route, expect

from tests.journey.desk import Desk


async def test_where_nothing_was_suggested_the_page_says_what_it_will_count(desk: Desk) -> None:
    await desk.page.goto(f"{desk.url}/qa")
    await desk.page.clock.set_fixed_time("2199-01-01T00:00:00Z")

    await desk.page.get_by_role("combobox", name="When").select_option("1")

    await expect(desk.page.get_by_text("Nothing was suggested in this time")).to_be_visible()
    await desk.shot("qa-empty")


async def test_by_phrase_locale_intensity_and_scenario_the_rows_name_what_was_shown(desk: Desk) -> None:
    await desk.hears_of("I'm fed up, this is the third time I ask for my refund of order 55120!!")
    await desk.page.keyboard.press("Alt+1")
    await desk.send()
    await desk.ended()
    await desk.page.goto(f"{desk.url}/qa")

    for by, row in (
        ("item", "validation.high"),
        ("locale", "en-US"),
        ("band", "high"),
        ("scenario", "refund"),
    ):
        await desk.page.get_by_role("combobox", name="By").select_option(by)
        await expect(desk.page.get_by_role("rowheader").filter(has_text=row).first).to_be_visible()
        await desk.shot(f"qa-{by}")


async def test_an_answer_that_comes_late_does_not_take_the_place_of_a_newer_one(desk: Desk) -> None:
    newer = asyncio.Event()

    async def late(route: Route) -> None:
        await newer.wait()
        await route.continue_()

    await desk.page.route(re.compile("by=release.*format=json"), late)
    await desk.page.goto(f"{desk.url}/qa")
    await desk.page.get_by_role("combobox", name="By").select_option("band")
    chosen = desk.page.get_by_role("table", name="Acceptance by band")
    await expect(chosen).to_be_visible()

    async with desk.page.expect_response(re.compile("by=release")):
        newer.set()
    await desk.page.evaluate("new Promise((done) => setTimeout(done, 200))")

    await expect(chosen).to_be_visible()


async def test_the_same_figures_come_as_csv(desk: Desk, tmp_path: Path) -> None:
    await desk.page.goto(f"{desk.url}/qa")
    await desk.page.get_by_role("combobox", name="By").select_option("band")
    await expect(desk.page.get_by_role("table", name="Acceptance by band")).to_be_visible()

    async with desk.page.expect_download() as coming:
        await desk.page.get_by_role("link", name="Download CSV").click()
    download = await coming.value
    await download.save_as(tmp_path / "acceptance.csv")

    with (tmp_path / "acceptance.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert download.suggested_filename.endswith(".csv")
    assert {"low", "medium", "high"} >= {row["band"] for row in rows}
    assert rows
