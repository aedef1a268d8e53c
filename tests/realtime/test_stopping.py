"""A stop that comes while the service starts, as a real process gets it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from realtime.embedded import Embedded

ROOT = Path(__file__).parents[2]


def starting(data: Path) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TACTFUL_")}
    environment |= {"TACTFUL_DATA": str(data), "TACTFUL_PORT": "0"}
    command = [sys.executable, "-c", "from realtime.cli import main; main()", "serve"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT, env=environment)


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_start_that_is_told_to_stop_is_given_up_and_leaves_no_valkey(
    tmp_path: Path, name: signal.Signals
) -> None:
    with starting(tmp_path) as service:
        assert service.stderr is not None
        said = next(line for line in service.stderr if b"embedded valkey" in line)
        service.send_signal(name)
        rest = service.stderr.read()
        code = service.wait()

    assert code == 0
    assert b"ready" not in rest
    assert b"Traceback" not in rest
    with pytest.raises(ProcessLookupError):
        os.kill(json.loads(said)["pid"], 0)
    with Embedded(tmp_path).claimed():
        pass
