"""`tactful guard test`, `lint` and `diff`, as a compliance person types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from realtime.command_line import app

PACK = """
pack: tr
inherits: tr
owner: Ana
version: 2
rules:
  - id: tr.promise.manager
    category: overpromise
    promise: outcome
    reason: Promises that a manager will call, which nobody has agreed to.
    patterns: ["müdür arayacak"]
    alternatives: [Kimin arayabileceğini soruyorum.]
    tests: {must_flag: [Müdür arayacak.], must_pass: [Müdüre soruyorum.]}
"""
DATED = PACK.replace("reason:", "effective: {from: 2027-01-01}\n    reason:")
SAMPLE = [
    {"id": "a", "text": "Müdür arayacak.", "locale": "tr-TR"},
    {"id": "b", "text": "Merhaba, bakıyorum.", "locale": "tr-TR"},
    {"id": "c", "text": "Müdür arayacak.", "locale": "tr-TR", "policy": {"allow": ["outcome"]}},
]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    return write(tmp_path / "packs", PACK)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    file = tmp_path / "sample.jsonl"
    file.write_text("\n".join(map(json.dumps, SAMPLE)), encoding="utf-8")
    return file


def write(folder: Path, content: str) -> Path:
    (folder / "tr.yaml").write_text(content, encoding="utf-8")
    return folder


def guard(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "160"}).invoke(app, ["guard", *map(str, arguments)])


def test_the_tests_of_the_packs_named_are_run_and_counted(packs: Path) -> None:
    done = guard("test", packs)

    assert done.exit_code == 0, done.output
    row = next(line.split() for line in done.stdout.splitlines() if line.split()[0] == "tr")
    assert row[1:3] == ["2", "Ana"]
    assert row[-1] == "ok"
    assert not any(line.split()[0] == "en" for line in done.stdout.splitlines())


def test_a_failing_test_is_told_with_its_line_and_what_was_found(packs: Path) -> None:
    write(packs, PACK.replace("[Müdür arayacak.]", "[Müdür yazacak.]"))

    done = guard("test", packs / "tr.yaml")

    assert done.exit_code == 1
    assert "fails  tr.yaml, line 13: tr.promise.manager: must_flag is not flagged" in done.stderr
    assert "found: nothing" in done.stderr


def test_a_pack_that_cannot_be_read_is_told(packs: Path) -> None:
    write(packs, PACK.replace("owner: Ana", "owner: Ana\ncolour: red"))

    for command in ("test", "lint"):
        done = guard(command, packs)

        assert done.exit_code == 1
        assert "error  tr.yaml, line 5: colour: is not known here" in done.stderr


def test_a_place_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    nowhere = tmp_path / "no"
    for arguments in (("test", nowhere), ("lint", nowhere), ("diff", "shipped", nowhere)):
        done = guard(*arguments)

        assert done.exit_code == 2
        assert "no such folder or file" in done.stderr


def test_lint_tells_what_could_be_better(packs: Path) -> None:
    write(packs, PACK.replace("version: 2", "version: 2\nslots: {LEFT: [over]}"))

    done = guard("lint", packs)

    assert done.exit_code == 0, done.output
    assert "warning  tr.yaml: slots.LEFT: no pattern uses it" in done.stderr
    assert "0 errors, 1 warnings" in done.stdout


def test_lint_warns_of_a_pack_that_takes_the_place_of_ours(packs: Path) -> None:
    write(packs, PACK.replace("inherits: tr\n", "tells: [bir, ve]\n"))

    assert "write `inherits: tr` to add to them" in guard("lint", packs).stderr


def test_diff_tells_which_decisions_change(packs: Path, sample: Path) -> None:
    done = guard("diff", "shipped", packs, "--sample", sample)

    assert done.exit_code == 0, done.output
    assert "+tr.promise.manager" in done.stdout
    assert "3 texts: 1 allow → rewrite" in done.stdout


def test_diff_as_json_gives_a_line_for_each_change(packs: Path, sample: Path) -> None:
    (line,) = guard("diff", "shipped", packs, "--sample", sample, "--json").stdout.splitlines()

    told = json.loads(line)
    assert (told["id"], told["before"]["decision"], told["after"]["decision"]) == ("a", "allow", "rewrite")
    assert (told["gained"], told["lost"]) == (["tr.promise.manager"], [])
    assert told["after"]["text"] == "Kimin arayabileceğini soruyorum."


@pytest.mark.parametrize(("day", "changes"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_diff_looks_at_a_day_to_come(packs: Path, sample: Path, day: str, changes: int) -> None:
    write(packs, DATED)

    done = guard("diff", "shipped", packs, "--sample", sample, "--on", day, "--json")

    assert len(done.stdout.splitlines()) == changes


def test_diff_without_a_sample_takes_the_lines_of_the_packs(packs: Path) -> None:
    done = guard("diff", "shipped", packs, "--json")

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["tr.promise.manager must_flag"]


def test_diff_leaves_out_a_line_it_cannot_use_and_says_which(packs: Path, sample: Path) -> None:
    sample.write_text(sample.read_text("utf-8") + '\n{"id": 9}\n', encoding="utf-8")

    done = guard("diff", "shipped", packs, "--sample", sample)

    assert done.exit_code == 1
    assert "left out  sample.jsonl, line 4: text: is missing; add it" in done.stderr
    assert "3 texts:" in done.stdout


def test_diff_does_not_compare_packs_that_would_not_load(packs: Path, sample: Path) -> None:
    write(packs, PACK.replace("[Müdür arayacak.]", "[Müdür yazacak.]"))

    done = guard("diff", "shipped", packs, "--sample", sample)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "must_flag is not flagged" in done.stderr


def test_streaming_does_not_go_with_a_command() -> None:
    done = guard("--stream", "lint")

    assert done.exit_code == 2
