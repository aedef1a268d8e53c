"""The widget's own checks, run where node is; elsewhere they are skipped in one line."""

import shutil
import subprocess
from pathlib import Path

import pytest

WIDGET = Path(__file__).parents[2] / "web_widget"

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
needs_tsc = pytest.mark.skipif(
    shutil.which("npm") is None or not (WIDGET / "node_modules" / "typescript").is_dir(),
    reason="typescript is not installed: npm ci in web_widget/",
)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=WIDGET, capture_output=True, text=True, timeout=120, check=False)


@needs_node
def test_the_widgets_pure_parts_do_what_their_tests_claim() -> None:
    tests = sorted(str(test) for test in (WIDGET / "tests").glob("*.test.js"))

    done = _run("node", "--test", *tests)

    assert tests
    assert done.returncode == 0, done.stdout + done.stderr


@needs_tsc
def test_the_widgets_types_hold() -> None:
    done = _run("npm", "run", "--silent", "check")

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_no_address() -> None:
    assert '"resolved"' not in (WIDGET / "package-lock.json").read_text(encoding="utf-8")


def test_no_page_has_script_or_style_of_its_own() -> None:
    pages = list(WIDGET.glob("*/index.html"))

    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "<style" not in html, page
        assert " style=" not in html, page
        assert html.count("<script") == html.count('<script type="module" src="/ui/'), page
