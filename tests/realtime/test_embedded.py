"""The embedded Valkey: one over one folder, whoever starts it and whatever state it is in."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from realtime.embedded import Embedded, EmbeddedFailed, FolderInUse


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Embedded]:
    server = Embedded(tmp_path)
    server.start()
    yield server
    server.stop()


def test_the_folders_that_it_makes_are_their_owner_s_alone(tmp_path: Path) -> None:
    made = Embedded(tmp_path / "new").data

    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (made, made.parent)} == {0o700}


def test_a_second_start_adopts_the_first(valkey: Embedded) -> None:
    other = Embedded(valkey.data.parent)

    assert other.start() == "adopted"
    assert other.pid == valkey.pid


def test_one_that_is_too_busy_to_answer_is_not_started_a_second_time(valkey: Embedded) -> None:
    assert valkey.pid
    other = Embedded(valkey.data.parent)
    os.kill(valkey.pid, signal.SIGSTOP)
    try:
        with pytest.raises(EmbeddedFailed):
            other.start(deadline_s=0.5)
    finally:
        os.kill(valkey.pid, signal.SIGCONT)

    assert other.start() == "adopted"
    assert other.pid == valkey.pid


def test_one_that_was_killed_is_started_again_with_what_it_kept(valkey: Embedded) -> None:
    with redis.Redis(unix_socket_path=str(valkey.socket)) as client:
        client.set("kept", "yes")
    first = valkey.pid
    assert first
    os.kill(first, signal.SIGKILL)

    assert valkey.start() == "started"

    assert valkey.pid != first
    with redis.Redis(unix_socket_path=str(valkey.socket)) as client:
        assert client.get("kept") == b"yes"


def test_a_clean_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    server = Embedded(tmp_path)
    server.start()

    server.stop()

    assert not server.socket.exists()
    assert server.pid is None


def test_a_folder_that_another_serves_from_is_refused_with_who_it_is(tmp_path: Path) -> None:
    with Embedded(tmp_path).claimed(), pytest.raises(FolderInUse) as refused, Embedded(tmp_path).claimed():
        pytest.fail("two had it")

    assert f"{tmp_path.resolve()} is in use by process {os.getpid()}; stop it" in str(refused.value)


def test_a_folder_is_free_again_when_its_process_was_killed(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from realtime.embedded import Embedded\n"
        "with Embedded(pathlib.Path(sys.argv[1])).claimed():\n"
        "    print('mine', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"mine\n"
        with pytest.raises(FolderInUse), Embedded(tmp_path).claimed():
            pytest.fail("two had it")
        other.kill()

    with Embedded(tmp_path).claimed():
        assert (tmp_path / "valkey" / "owner.lock").read_text() == str(os.getpid())


def test_a_folder_that_cannot_be_written_is_refused_by_the_name_of_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedFailed, match=r"TACTFUL_DATA: .*file cannot be written: Not a directory"):
        Embedded(tmp_path / "file")


def test_a_folder_that_can_only_be_read_is_refused_by_the_name_of_its_setting(tmp_path: Path) -> None:
    embedded = Embedded(tmp_path)
    # As root nothing is read-only; a folder in the lock's place cannot be opened for writing by anybody.
    (embedded.data / "owner.lock").mkdir()
    with pytest.raises(EmbeddedFailed, match="TACTFUL_DATA"), embedded.claimed():
        pass
