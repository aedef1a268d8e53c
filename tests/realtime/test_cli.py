"""The commands, as somebody types them."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from realtime.command_line import app

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "web_widget" / "desk" / "samples" / "refund-en.jsonl"
REFUND = "I sent the shoes back two weeks ago and I am still waiting for my refund!! Order 48213."
BAD_LINES = (
    b"",
    b"nonsense",
    b"[1]",
    b'{"id": 1}',
    b'{"id": 2, "text": 7, "messages": 7}',
    b'{"id": 3, "text": "\\ud83d", "messages": [{"role": "customer", "text": "\\ud83d"}]}',
    b'{"id": 4, "text": "%s", "messages": []}' % (b"x" * 100_001),
)


def tactful(
    *arguments: str, lines: bytes = b"", data: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TACTFUL_")}
    if data:
        environment["TACTFUL_DATA"] = str(data)
    return subprocess.run(
        [
            sys.executable,
            "-W",
            "error::ResourceWarning",
            "-c",
            "from realtime.cli import main; main()",
            *arguments,
        ],
        input=lines,
        capture_output=True,
        cwd=ROOT,
        env=environment,
        timeout=60,
        check=False,
    )


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("command", "good"),
    [
        ("read", {"text": REFUND, "lang": "en"}),
        ("guard", {"text": "We are looking into it.", "locale": "en-US"}),
        ("compose", {"messages": [{"role": "customer", "text": REFUND}], "locale": "en-US"}),
    ],
)
def test_a_batch_answers_every_line_in_order_and_says_which_could_not_be_used(
    command: str, good: dict[str, object]
) -> None:
    lines = [
        json.dumps({"id": "first"} | good).encode(),
        *BAD_LINES,
        json.dumps({"id": "last"} | good).encode(),
    ]
    done = tactful(command, lines=b"\n".join(lines))
    got = answers(done)
    assert done.returncode == 1, done.stderr
    assert [one["id"] for one in got] == ["first", None, None, None, 1, 2, 3, 4, "last"]
    assert all(set(one["error"]) == {"code", "message", "line"} for one in got[1:-1])
    assert [one["error"]["line"] for one in got[1:-1]] == list(range(2, 9))
    assert not {"error"} & {*got[0], *got[-1]}
    assert done.stderr == b""


def test_read_says_what_the_contract_names() -> None:
    done = tactful("read", "--languages", "en,es", lines=json.dumps({"id": 1, "text": REFUND}).encode())
    (read,) = answers(done)
    assert done.returncode == 0
    assert (read["language"], read["scenario"], read["supported"]) == ("en", "refund", True)
    assert read["band"] in ("low", "medium", "high")
    assert read["score_range"][0] <= read["score"] <= read["score_range"][1]
    assert all(0 <= one["start"] < one["end"] <= len(REFUND) for one in read["drivers"])


def test_guard_takes_evidence_and_policy() -> None:
    text = "You get 731 dollars back."
    lines = [
        {"id": 0, "text": text, "locale": "en-US"},
        {"id": 1, "text": text, "locale": "en-US", "evidence": []},
        {"id": 2, "text": text, "locale": "en-US", "evidence": ["731 dollars"]},
        {"id": 3, "text": text, "locale": "en-US", "policy": {"allow": 7}},
    ]
    done = tactful("guard", lines="\n".join(map(json.dumps, lines)).encode())
    got = answers(done)
    found = [{one["category"] for one in answer.get("findings", [])} for answer in got]
    assert done.returncode == 1
    assert ["unsupported_fact" in categories for categories in found] == [False, True, False, False]
    assert got[3]["error"]["code"] == "invalid_field"


WRONG_CHATS: tuple[dict[str, object], ...] = (
    {"messages": [{"role": "agent", "text": "Hi"}]},
    {"messages": [{"role": "bot", "text": "Hi"}]},
    {"messages": [{"role": "customer", "text": "Hi"}], "locale": "not a tag"},
    {"messages": [{"role": "customer", "text": "Hi"}], "facts": {"order": 7}},
    {"messages": [{"role": "customer", "text": "Hi"}], "now": "yesterday"},
    {"messages": [{"role": "customer", "text": "Hi"}], "policy": 7},
    {"messages": [{"role": "customer", "text": "Hi"}], "scenario": "refunds"},
    {"messages": [{"role": "customer", "text": "Hi"}], "facts": {"order_numbr": "7"}},
)


def test_compose_refuses_by_the_field() -> None:
    done = tactful("compose", lines="\n".join(map(json.dumps, WRONG_CHATS)).encode())
    errors = [one["error"] for one in answers(done)]
    named = (
        "messages",
        "messages.0.role: should be 'customer' or 'agent'",
        "locale",
        "facts.order: should be text",
        "now",
        "policy",
        "scenario: there is no 'refunds'; did you mean refund?",
        "facts: there is no 'order_numbr'; did you mean order_number?",
    )
    assert [one["code"] for one in errors] == ["invalid_field"] * 8
    assert all(field in one["message"] for field, one in zip(named, errors, strict=True))


def test_compose_looks_at_nothing_that_it_did_not_ask_for() -> None:
    message = {"role": "customer", "text": "Where is my refund?", "id": [7], "at": {}}
    line = {"id": 1, "messages": [message], "facts": None, "policy": None, "now": None, "channel": 7}
    done = tactful("compose", lines=json.dumps(line).encode())
    assert done.returncode == 0
    assert answers(done)[0]["suggestions"]


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"])
def test_a_moment_that_no_calendar_reaches_spoils_its_own_line_only(now: str) -> None:
    line = {"id": 1, "messages": [{"role": "customer", "text": "Where is my refund?"}]}
    lines = [line | {"now": now}, line]
    done = tactful("compose", lines="\n".join(map(json.dumps, lines)).encode())
    refused, composed = answers(done)
    assert refused["error"]["message"] == "now: should be between 1970 and 2199"
    assert composed["suggestions"]


def test_replay_prints_the_frames_of_the_wire() -> None:
    done = tactful("replay", str(SAMPLE), "--json")
    frames = answers(done)
    assert done.returncode == 0, done.stderr
    assert [frame["seq"] for frame in frames] == list(range(len(frames)))
    said = [json.loads(line)["text"] for line in SAMPLE.read_text("utf-8").splitlines()]
    assert [frame["d"]["text"] for frame in frames if frame["t"] == "message.added"] == said
    assert any(frame["t"] == "suggestion.ready" for frame in frames)


def test_a_chat_that_cannot_be_read_is_refused_with_every_line(tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    chat.write_text('{"role": "customer", "text": "Hi"}\nnonsense\n{"role": "bot", "text": "x"}\n')
    done = CliRunner().invoke(app, ["replay", str(chat)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "chat.jsonl:2:" in done.stderr
    assert "chat.jsonl:3: role" in done.stderr


def test_what_is_no_chat_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff\n" * 100)
    done = CliRunner().invoke(app, ["replay", str(tmp_path / "picture")])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "picture: no chat: not JSON: it is not UTF-8" in done.stderr


def test_of_many_wrong_lines_five_are_told(tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    chat.write_text('{"role": "customer", "text": "Hi"}\n' + "nonsense\n" * 30)
    done = CliRunner().invoke(app, ["replay", str(chat)])
    assert done.stderr.count("chat.jsonl:") == 5
    assert done.stderr.endswith("and 25 more\n")


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="Windows has no such signal")
def test_a_reader_that_goes_away_ends_a_command_without_a_word() -> None:
    line = json.dumps({"text": REFUND}).encode() + b"\n"
    command = [sys.executable, "-c", "from realtime.cli import main; main()", "read"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(line)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(line)
        process.stdin.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (-signal.SIGPIPE, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("read", "--nothing"),
        ("replay",),
        ("replay", "there-is-none.jsonl"),
        ("report", "acceptance", "--by", "mood"),
        ("report", "acceptance", "--since", "yesterday"),
        ("demo", "--model", "openai/some-model@http://"),
        ("serve", "--port", "99999"),
    ],
)
def test_wrong_usage_is_status_2_in_a_sentence(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTFUL_DATA", str(tmp_path))
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "people list",
        "token list",
        "source list",
        "corrections list",
        "report acceptance",
        "report corrections",
        "export outcomes",
        "guard lint",
        "content show model.reply",
        "doctor",
        "serve",
    ],
)
def test_every_command_says_in_one_way_that_it_cannot_be_done(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("TACTFUL_PORT", "x")
    done = CliRunner().invoke(app, command.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("tactful: TACTFUL_PORT: ")


@pytest.mark.parametrize("module", ["typer", "coaching.corrections", "realtime.batch", "typer.main"])
def test_a_ctrl_c_while_a_command_is_loaded_ends_it_quietly(module: str) -> None:
    program = f"""
import os, signal, sys

class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Pressed())
sys.argv = ["tactful", "read"]
from realtime.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
