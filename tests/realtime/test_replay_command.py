"""`tactful replay` as other people's files and shells use it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from realtime.command_line import app
from realtime.errors import Invalid
from realtime.replay import read_chat

ROOT = Path(__file__).parents[2]
LINE = json.dumps({"role": "customer", "text": "Where is my refund?"}) + "\n"


def playing(chat: Path, folder: Path) -> subprocess.Popen[bytes]:
    """A run whose databases are thrown away under `folder`."""
    return subprocess.Popen(
        [sys.executable, "-c", "from realtime.cli import main; main()", "replay", str(chat), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder)},
    )


@pytest.fixture
def long_chat(tmp_path: Path) -> Path:
    chat = tmp_path / "chat.jsonl"
    chat.write_text(LINE * 2_000)
    return chat


def test_fields_of_others_are_ignored_and_a_conversation_may_be_a_number(tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    told = {"conversation": 7, "role": "customer", "text": "Hi", "customer": {"id": 1}, "locale": []}
    chat.write_text(json.dumps(told))
    (line,) = read_chat(chat)
    assert (line.conversation, line.customer, line.locale) == ("7", None, None)


def test_a_byte_order_mark_before_a_chat_says_nothing(tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    chat.write_text(LINE, encoding="utf-8-sig")
    assert len(read_chat(chat)) == 1


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "2026-11-26T10:00:00", 5])
def test_a_moment_is_refused_where_it_cannot_be_placed(tmp_path: Path, at: object) -> None:
    chat = tmp_path / "chat.jsonl"
    chat.write_text(json.dumps({"role": "customer", "text": "Hi", "at": at}))
    with pytest.raises(Invalid, match="at: should be"):
        read_chat(chat)


def test_a_language_that_cannot_be_told_is_wrong_usage(tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    chat.write_text(LINE)
    done = CliRunner().invoke(app, ["replay", str(chat), "--languages", "xx"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("tactful: --languages: 'xx'")


def test_a_reader_that_has_seen_enough_ends_it_without_a_word(tmp_path: Path, long_chat: Path) -> None:
    with playing(long_chat, tmp_path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (1, b"")
    assert list(tmp_path.glob("tactful-replay-*")) == []


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_no_server_and_no_words_behind(
    tmp_path: Path, long_chat: Path, name: signal.Signals
) -> None:
    with playing(long_chat, tmp_path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.send_signal(name)
        process.stdout.read()
        said = process.stderr.read()
    assert (process.returncode, said) == (128 + name, b"")
    assert list(tmp_path.glob("tactful-replay-*")) == []
