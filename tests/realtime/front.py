"""A real server for tests of the front door, and the clients that call on it."""

import asyncio
import itertools
import json
import uuid
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx
from sqlalchemy import Connection
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from assist.content import Content
from realtime import store
from realtime.access import Role
from realtime.server import running
from realtime.service import Service
from realtime.settings import Settings
from realtime.wire.protocol import SUBPROTOCOL

PATIENCE_S: Final = 10
Frame = dict[str, Any]
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's way in: their token, and who they are."""

    token: str
    person: str | None
    id: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass(frozen=True, slots=True)
class Shop:
    """A workspace of a test's own, with somebody of every role."""

    id: str
    team: str
    other_team: str
    ana: Post  # supervisor, in the team
    ben: Post  # agent, in the team
    eve: Post  # agent, in the other team
    qa: Post
    admin: Post
    ingest: Post


@dataclass(slots=True)
class House:
    """A running server, called from outside; `service` only where a test has to reach inside."""

    url: str
    settings: Settings
    service: Service
    http: httpx.AsyncClient

    async def shop(self, languages: tuple[str, ...] = ("en", "es", "ja")) -> Shop:
        made = await self.service.writer.write(lambda connection: _stock(connection, languages))
        await self.service.workspaces.refresh(self.service.writer)
        return made

    async def settle(self) -> None:
        """What was committed so far is in the database afterwards, too."""
        await self.service.writer.write(lambda _: None)

    async def call(self, who: Post | None, method: str, path: str, body: object = None) -> httpx.Response:
        headers = who.headers if who else {}
        return await self.http.request(method, path, json=body, headers=headers)

    async def open(self, shop: Shop, **about: object) -> str:
        answer = await self.call(
            shop.ingest, "POST", "/v1/conversations", {"team": shop.team, "locale_hint": "en-US"} | about
        )
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def say(
        self, shop: Shop, conversation: str, text: str, role: str = "customer", **about: object
    ) -> str:
        answer = await self.call(
            shop.ingest,
            "POST",
            f"/v1/conversations/{conversation}/messages",
            {"role": role, "text": text} | about,
        )
        assert answer.status_code == 201, answer.text
        return str(answer.json()["message"])

    async def ticket(self, who: Post) -> str:
        answer = await self.call(who, "POST", "/v1/socket-tickets")
        assert answer.status_code == 200, answer.text
        return str(answer.json()["ticket"])

    @asynccontextmanager
    async def socket(self, origin: str | None = None) -> AsyncIterator["Client"]:
        """An open socket that has not said hello."""
        place = self.url.replace("http", "ws") + "/v1/socket"
        async with connect(
            place,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            origin=Origin(origin) if origin else None,
            proxy=None,
            compression=None,
            open_timeout=PATIENCE_S,
            close_timeout=1,
        ) as raw:
            yield Client(raw)

    @asynccontextmanager
    async def client(
        self, who: Post, *subs: str | Frame, session: str | None = None
    ) -> AsyncIterator["Client"]:
        """A socket that said hello, was let in, and follows what it named."""
        async with self.socket() as client:
            ticket = await self.ticket(who)
            await client.hello(ticket, [{"c": one} if isinstance(one, str) else one for one in subs], session)
            await client.until("ready")
            yield client


def frames_of(message: str | bytes) -> list[Frame]:
    """A message from the server holds one frame or several, a line each."""
    text = message.decode() if isinstance(message, bytes) else message
    return [json.loads(line) for line in text.split("\n")]  # not splitlines: a text may hold U+2028


@dataclass(slots=True)
class Client:
    """A socket, and every frame that came on it."""

    raw: ClientConnection
    frames: list[Frame] = field(default_factory=list)
    _read: int = 0

    async def send(self, frame: Frame) -> None:
        await self.raw.send(json.dumps({"v": 1} | frame))

    async def hello(self, ticket: str, subs: Iterable[Frame] = (), session: str | None = None) -> None:
        await self.send({"t": "hello", "d": {"ticket": ticket, "subs": list(subs), "session": session}})

    async def next(self) -> Frame:
        """The next frame that was not looked at yet."""
        if self._read == len(self.frames):
            async with asyncio.timeout(PATIENCE_S):
                self.frames += frames_of(await self.raw.recv())
        self._read += 1
        return self.frames[self._read - 1]

    async def until(self, wanted: str | Callable[[Frame], bool]) -> Frame:
        """The next frame of this type, or of which this holds."""
        while True:
            frame = await self.next()
            if frame["t"] == wanted if isinstance(wanted, str) else wanted(frame):
                return frame

    async def until_drafted(self, words: str) -> None:
        """Until these words of a draft are there."""
        text = ""
        while words not in text:
            text += (await self.until("suggestion.delta"))["d"]["text"]

    async def until_seq(self, conversation: str, seq: int) -> Frame:
        return await self.until(lambda frame: frame.get("c") == conversation and frame.get("seq") == seq)

    async def follow(self, conversation: str, **place: object) -> Frame:
        """Subscribe; gives the snapshot, or what begins the replay, or the refusal."""
        await self.send({"t": "sub", "d": {"c": conversation} | place})
        return await self.until(
            lambda frame: (
                frame.get("c") == conversation and frame["t"] in ("snapshot", "replay.begin", "denied")
            )
        )

    async def command(self, conversation: str, op: str, id: str | None = None, **body: object) -> Frame:
        """Do it; gives the ack or nack."""
        name = id or command_id()
        await self.send(command(conversation, op, name, **body))
        return await self.until(lambda frame: frame["t"] in ("ack", "nack") and frame["d"]["id"] == name)

    async def closed(self) -> tuple[int, str]:
        """Code and reason with which the server closes."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    self.frames += frames_of(await self.raw.recv())
        except ConnectionClosed as closed:
            return ending(closed)

    def durable(self, conversation: str) -> list[tuple[int, Frame]]:
        """What is kept of this conversation, of all that came, in the order in which it came."""
        return [
            (frame["seq"], frame)
            for frame in self.frames
            if frame.get("c") == conversation and "seq" in frame and "ep" in frame
        ]


def ending(closed: ConnectionClosed) -> tuple[int, str]:
    """Code and reason that the server gave; 1006 when it went without a word."""
    return (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (1006, "")


def command_id() -> str:
    return str(uuid.uuid4())


def command(conversation: str, op: str, id: str, **body: object) -> Frame:
    return {"t": "cmd", "c": conversation, "d": {"id": id, "op": op} | body}


@asynccontextmanager
async def house(data: Path, content: Content, **chosen: Any) -> AsyncIterator[House]:
    """A server over a data folder of its own, with its own embedded Valkey."""
    settings = Settings(data=data, port=0, **({"considered": False} | chosen))
    async with (
        running(settings, content) as up,
        httpx.AsyncClient(base_url=up.address, trust_env=False, timeout=PATIENCE_S) as http,
    ):
        yield House(up.address, settings, up.service, http)


async def agree(a: House, b: House, conversation: str) -> None:
    """Load it in both within one second, which is its epoch until somebody writes: else one begins anew."""
    while True:
        lives = [await one.service.line.live(conversation) for one in (a, b)]
        if lives[0].epoch == lives[1].epoch:
            return
        for one, live in zip((a, b), lives, strict=True):
            one.service.line.forget(live)


def _stock(connection: Connection, languages: tuple[str, ...]) -> Shop:
    now = datetime.now(UTC)
    made = store.create_workspace(connection, f"Shop {next(_numbers)}", now=now, languages=languages)
    team = store.create_team(connection, made.id, "Orders").id
    other = store.create_team(connection, made.id, "Billing").id

    def post(name: str, role: Role, team_ids: tuple[str, ...] = ()) -> Post:
        person = None
        if role is not Role.INGEST:
            person = store.create_person(connection, made.id, name, role, team_ids).id
        token, secret = store.create_token(connection, made.id, role, name, now=now, person=person)
        return Post(secret, person, token.id)

    return Shop(
        id=made.id,
        team=team,
        other_team=other,
        ana=post("Ana", Role.SUPERVISOR, (team,)),
        ben=post("Ben", Role.AGENT, (team,)),
        eve=post("Eve", Role.AGENT, (other,)),
        qa=post("Quinn", Role.QA),
        admin=post("Ada", Role.ADMIN),
        ingest=post("helpdesk", Role.INGEST),
    )
