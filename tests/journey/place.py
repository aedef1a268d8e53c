"""A real server in a process of its own, over a data folder that outlives it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import httpx
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from sqlalchemy import Connection

from realtime import store
from realtime.access import Role, Scope
from realtime.embedded import Embedded

START_S: Final = 180.0  # six where a core is free
COMMAND: Final = (sys.executable, "-c", "from realtime.cli import main; main()", "serve")
GENEROUS: Final = {
    "TACTFUL_CONSIDERED": "false",
    "TACTFUL_SOCKET__COMMANDS_PER_MIN": "600000",
    "TACTFUL_SOCKET__COMMANDS_BURST": "10000",
}


@dataclass(frozen=True, slots=True)
class People:
    workspace: str
    helpdesk: str
    agents: tuple[str, ...]
    conversations: tuple[str, ...]


@dataclass(slots=True)
class Place:
    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    valkeys: list[int] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)  # further settings, as in the environment

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> str:
        return f"sqlite+aiosqlite:///{self.data / 'tactful.db'}"

    async def start(self) -> None:
        """Start it, and wait until it would keep a message."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TACTFUL_")}
        environment |= GENEROUS | {"TACTFUL_DATA": str(self.data), "TACTFUL_PORT": str(self.port)}
        environment |= self.chosen
        self.process = self._spawn(environment)
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as http, asyncio.timeout(START_S):
            while not await self._is_ready(http):
                assert self.process.poll() is None, (self.data / "server.log").read_text()[-2_000:]
                await asyncio.sleep(0.05)
        self.valkeys.append(self.valkey_pid())

    def _spawn(self, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        with (self.data / "server.log").open("ab") as log:
            return subprocess.Popen(COMMAND, env=environment, stdout=log, stderr=log)

    async def _is_ready(self, http: httpx.AsyncClient) -> bool:
        try:
            return (await http.get("/readyz")).status_code == 200
        except httpx.HTTPError:
            return False

    def kill(self) -> None:
        """kill -9, by its handle."""
        assert self.process
        self.process.kill()
        self.process.wait()
        self.process = None

    def valkey_pid(self) -> int:
        with redis.Redis(unix_socket_path=str(Embedded(self.data).socket)) as server:
            return int(server.info("server")["process_id"])

    def kill_valkey(self) -> None:
        """kill -9 of the one that answers; the server starts another."""
        os.kill(self.valkey_pid(), signal.SIGKILL)

    def stop(self) -> None:
        """A clean end of everything, whatever state it is in."""
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None
        orphan = Embedded(self.data)
        try:
            with redis.Redis(unix_socket_path=str(orphan.socket), retry=Retry(NoBackoff(), 0)) as server:
                server.shutdown(nosave=True)
        except redis.RedisError:
            # It went with its server, as it should.
            return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seed(connection: Connection, agents: int, conversations: int) -> People:
    now = datetime.now(UTC)
    workspace = store.create_workspace(connection, "Journey", now=now, languages=("en", "es")).id
    team = store.create_team(connection, workspace, "Orders").id
    secrets = []
    for number in range(agents):
        person = store.create_person(connection, workspace, f"Agent {number}", Role.AGENT, [team]).id
        _, secret = store.create_token(
            connection, workspace, Role.AGENT, f"agent {number}", now=now, person=person
        )
        secrets.append(secret)
    _, helpdesk = store.create_token(connection, workspace, Role.INGEST, "helpdesk", now=now)
    scope = Scope(workspace, None, Role.INGEST)
    made = [
        store.create_conversation(
            connection, scope, store.NewConversation(team=team, locale_hint="en-US"), now=now
        )[0].id
        for _ in range(conversations)
    ]
    return People(workspace, helpdesk, tuple(secrets), tuple(made))
