"""The servers that `benchmarks/line.py` measures, one a process: echo, line, line with the store off."""

import asyncio
import itertools
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import orjson
import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from sqlalchemy import Connection

from realtime import logs, loops, service, store
from realtime.access import Role
from realtime.copying import Copied
from realtime.journal import Committed, Journal, _Pending
from realtime.server import running
from realtime.settings import Settings, SocketSettings
from realtime.writer import Writer

PEOPLE = 50


class JournalOff(Journal):
    """Numbers frames and forgets them."""

    _heads: dict[str, int] = {}  # noqa: RUF012 - one journal a process
    _changes = itertools.count()

    async def _commit(self, batch: list[_Pending]) -> None:
        for one in batch:
            first = self._heads.get(one.conversation, -1) + 1
            last = self._heads[one.conversation] = first + len(one.frames) - 1
            committed = Committed(one.epoch, first, last, f"0-{next(self._changes)}")
            one.deliver(committed)
            one.done.set_result(committed)


class WriterOff(Writer):
    """Commands only; what the journal would have copied is dropped."""

    def copy(self, copied: Copied) -> None:
        pass


def echo() -> FastAPI:
    app = FastAPI()

    @app.websocket("/echo")
    async def speak(socket: WebSocket) -> None:
        await socket.accept()
        try:
            while True:
                await socket.send_text(await socket.receive_text())
        except WebSocketDisconnect:
            return

    return app


async def run_echo() -> None:
    server = uvicorn.Server(
        uvicorn.Config(
            echo(),
            port=0,
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            access_log=False,
            log_level="warning",
        )
    )
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn offers no event for it
        await asyncio.sleep(0.01)
    _tell({"port": server.servers[0].sockets[0].getsockname()[1]})
    await task


async def run_line(data: Path, conversations: int, *, is_store_on: bool) -> None:
    logs.quiet()
    if not is_store_on:
        service.Journal = JournalOff  # type: ignore[attr-defined]  # the one place where it is made
        service.Writer = WriterOff  # type: ignore[attr-defined]
    settings = Settings(
        data=data,
        port=0,
        considered=False,
        socket=SocketSettings(per_person=100, ingest_per_s=1_000_000),
    )
    async with running(settings) as up:
        made = up.service
        told = await made.writer.write(lambda connection: _seed(connection, conversations))
        await made.workspaces.refresh(made.writer)
        valkey = (await made.redis.info("server"))["process_id"]
        _tell({"port": int(up.address.rpartition(":")[2]), "valkey": valkey, **told})
        stop = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        await stop.wait()


def _seed(connection: Connection, conversations: int) -> dict[str, object]:
    now = datetime.now(UTC)
    known = store.list_workspaces(connection)
    workspace = (
        known[0]
        if known
        else store.create_workspace(connection, "Bench", now=now, languages=("en", "es", "ja"))
    )
    people = store.list_people(connection, workspace.id) or [
        store.create_person(connection, workspace.id, f"Agent {number}", Role.AGENT, ())
        for number in range(PEOPLE)
    ]
    agents = [
        store.create_token(connection, workspace.id, Role.AGENT, "bench", now=now, person=one.id)[1]
        for one in people
    ]
    _, ingest = store.create_token(connection, workspace.id, Role.INGEST, "bench", now=now)
    scope = store.authenticate(connection, ingest, now=now)
    assert scope is not None
    made = [
        store.create_conversation(connection, scope, store.NewConversation(), now=now)[0].id
        for _ in range(conversations)
    ]
    return {"agents": agents, "ingest": ingest, "conversations": made}


def _tell(what: dict[str, object]) -> None:
    sys.stdout.buffer.write(orjson.dumps(what) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    kind = sys.argv[1]
    if kind == "echo":
        loops.run(run_echo())
    else:
        loops.run(run_line(Path(sys.argv[2]), int(sys.argv[3]), is_store_on=kind == "line"))


if __name__ == "__main__":
    main()
