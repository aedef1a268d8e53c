"""The house itself: locks, licence, hooks, the pages about it, and the wheel."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from realtime.settings import setting_docs
from realtime.wire.durable import DURABLE
from realtime.wire.passing import PASSING

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ROOMS = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SCRIPTS = sorted([*(ROOT / ".ci").iterdir(), *(ROOT / ".githooks").iterdir()])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

LINK = re.compile(r"\]\(([^)\s]+)\)")
PIN = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z0-9,-]+\])?==(\S+)", re.MULTILINE)
# A name in code marks with a folder and an ending is a file of ours.
FILE = re.compile(rf"`((?:{'|'.join(ROOMS)}|tests|docs|benchmarks|requirements|\.ci)/[\w./-]+\.\w+)`")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _pins(lock: Path) -> dict[str, set[str]]:
    """By name, the versions: one, or one for each of several Pythons."""
    pins: dict[str, set[str]] = {}
    for name, version in PIN.findall(lock.read_text("utf-8")):
        pins.setdefault(name, set()).add(version)
    return pins


# ---- locks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=_name)
def test_a_lock_pins_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())

    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash)", text, re.MULTILINE)
    assert all(PIN.match(pin) and "--hash=sha256:" in pin for pin in pins)


def test_the_locks_agree_with_each_other() -> None:
    runtime = _pins(ROOT / "requirements" / "runtime.txt")

    for lock in LOCKS:
        different = {name for name, at in _pins(lock).items() if name in runtime and at != runtime[name]}
        assert not different, lock.name


def test_what_the_wheel_needs_is_what_is_locked() -> None:
    lines = (ROOT / "requirements" / "runtime.in").read_text("utf-8").splitlines()
    wanted = {str(Requirement(line)) for line in lines if line and not line.startswith("#")}

    assert wanted == {str(Requirement(one)) for one in PROJECT["project"]["dependencies"]}


# ---- commands and files ------------------------------------------------------------------------------


def test_ci_runs_check_and_test_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert lines[0] == "#!/usr/bin/env bash"
    assert [line for line in lines if line.startswith("make ")] == ["make check", "make test"]
    assert "set -euo pipefail" in lines


@pytest.mark.parametrize(
    "script", [*sorted((ROOT / ".ci").iterdir()), ROOT / ".githooks" / "pre-commit"], ids=_name
)
def test_a_script_can_be_run(script: Path) -> None:
    assert script.stat().st_mode & 0o111


def test_help_names_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    commands = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert commands

    told = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert set(commands[1].split()) <= set(re.findall(r"^  make (\w+)", told, re.MULTILINE))


def test_the_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")

    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_settings_in_the_container_files_exist() -> None:
    known = {one.name for one in setting_docs()}

    for name in ("Dockerfile", "docker-compose.yml", "Makefile"):
        used = set(re.findall(r"TACTFUL_[A-Z_]+", (ROOT / name).read_text("utf-8")))
        assert used <= known, name


def test_what_the_dockerfile_copies_is_let_in() -> None:
    let_in = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"
    }

    assert {*ROOMS, "requirements", "pyproject.toml", PROJECT["project"]["readme"]} <= let_in


# ---- pages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]

    broken = [link for link in targets if not _leads_somewhere(page, link)]

    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    named = FILE.findall(page.read_text("utf-8"))

    assert not [name for name in named if not (ROOT / name).exists()]


def test_the_pages_name_every_setting_and_every_frame() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    names = [*DURABLE, *PASSING, *(one.name for one in setting_docs())]

    assert not [name for name in names if f"`{name}`" not in text]


def test_the_page_about_the_guard_names_every_rail() -> None:
    page = (ROOT / "docs" / "guard.md").read_text("utf-8")
    rails = {file.stem for file in (ROOT / "guardrails" / "rails").glob("[a-z]*.py")}

    assert rails
    assert not [rail for rail in sorted(rails) if f"`{rail}`" not in page]


def test_decisions_are_numbered_in_order() -> None:
    assert [page.name[:4] for page in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("page", DECISIONS, ids=_name)
def test_a_decision_says_what_it_costs_and_fits_a_page(page: Path) -> None:
    text = page.read_text("utf-8")

    assert text.startswith(f"# {page.name[:4]} ")
    assert all(f"**{part}" in text for part in ("Context", "Decision", "Cost", "What would change our mind"))
    assert len(text.splitlines()) <= 50


def _leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path) if path else page
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target)


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ---- the wheel ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    zipfile.ZipFile(next(folder.glob("*.whl"))).extractall(folder)
    return folder


def test_the_wheel_holds_every_file_of_the_rooms(wheel: Path) -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()]
    ours = [path for path in files if not {"__pycache__", "node_modules"} & set(path.parts)]

    assert not [_name(path) for path in ours if not (wheel / _name(path)).exists()]


def test_tactful_runs_from_the_wheel_alone(wheel: Path) -> None:
    program = f"""
import sys
sys.path = [{str(wheel)!r}] + [place for place in sys.path if place not in ("", {str(ROOT)!r})]
from realtime.cli import main
sys.argv = ["tactful", "--help"]
main()
"""
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=wheel, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    assert "demo" in run.stdout
