"""`tactful demo` in a process of its own, as a stranger starts it."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Final

COMMAND: Final = (sys.executable, "-c", "from realtime.cli import main; main()", "demo")
START_S: Final = 180.0
STOP_S: Final = 20.0


# One reading a message: frames come in the same order with vectors and without.
QUICK: Final = {"TACTFUL_CONSIDERED": "false"}


class Demo:
    """Started and stopped by its handle; its address stays the same from one start to the next."""

    def __init__(self, data: Path, settings: Mapping[str, str] | None = None) -> None:
        self.url: Final = f"http://127.0.0.1:{(port := _free_port())}"
        self._command = (*COMMAND, "--port", str(port))
        self._data = data
        self._settings = {**QUICK, **(settings or {}), "TACTFUL_DATA": str(data)}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Returns once the desk is ready. Raises RuntimeError with what the demo said, if it ends before."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("TACTFUL_")}
        log = self._data / "demo.log"
        with log.open("a", encoding="utf-8") as errors:
            self._process = process = subprocess.Popen(
                self._command,
                env=ours | self._settings,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        too_late = threading.Timer(START_S, process.kill)
        too_late.start()
        assert process.stdout
        is_ready = any(line.startswith("Ready: ") for line in process.stdout)
        too_late.cancel()
        if not is_ready:
            raise RuntimeError(f"the demo ended with {process.wait()}: {log.read_text(encoding='utf-8')}")

    def kill(self) -> None:
        """As when the machine loses the process: nothing is tidied up."""
        assert self._process
        self._process.kill()
        self._forget()

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._forget()

    def _forget(self) -> None:
        assert self._process
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()
        self._process = None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
