"""What axe finds on a page, as far as it is grave."""

from typing import Final

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

GRAVE: Final = ("serious", "critical")


async def grave(page: Page) -> list[str]:
    """Rule and place of each grave finding, through shadow roots."""
    found = await Axe().run(page)
    return [
        f"{violation['id']}: {node['target']}"
        for violation in found.response["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]
