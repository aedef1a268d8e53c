"""Clients that keep their own log of what they were told, and a judge that believes only those logs."""

import asyncio
import json
import random
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.typing import Subprotocol

from realtime.wire.protocol import SUBPROTOCOL

Frame = dict[str, Any]
BACK_OFF_S: Final = 0.1
IN_FLIGHT: Final = 6
# Refusals after which the same command may be sent again.
AGAIN: Final = ("unavailable", "rate_limited")
AWAY: Final = (OSError, WebSocketException, InvalidHandshake, httpx.HTTPError)


class Tally:
    """How much was acknowledged so far, for those who wait for some of it."""

    def __init__(self) -> None:
        self.count = 0
        self._changed = asyncio.Condition()

    async def add(self) -> None:
        async with self._changed:
            self.count += 1
            self._changed.notify_all()

    async def more(self, number: int) -> None:
        goal = self.count + number
        async with self._changed:
            await self._changed.wait_for(lambda: self.count >= goal)


@dataclass(slots=True)
class Helpdesk:
    """Sends what customers say, each under the same name until it is acknowledged."""

    url: str
    token: str
    tally: Tally
    acked: dict[tuple[str, str], str] = field(default_factory=dict)
    refused: int = 0

    async def say(self, http: httpx.AsyncClient, conversation: str, text: str) -> None:
        name = uuid.uuid4().hex
        body = {"role": "customer", "text": text, "external_id": name}
        while True:
            try:
                answer = await http.post(
                    f"{self.url}/v1/conversations/{conversation}/messages",
                    json=body,
                    headers={"Authorization": f"Bearer {self.token}"},
                )
            except httpx.HTTPError:
                await asyncio.sleep(BACK_OFF_S)
                continue
            if answer.status_code == 201:
                self.acked[conversation, name] = answer.json()["message"]
                await self.tally.add()
                return
            # Anything else than "not now" is a fault of ours.
            assert answer.status_code in (429, 503), answer.text
            self.refused += 1
            await asyncio.sleep(BACK_OFF_S)


@dataclass(slots=True)
class Agent:
    """An agent's page: follows conversations, resumes where it was, and acts on what is suggested."""

    url: str
    token: str
    conversations: tuple[str, ...]
    tally: Tally
    chance: random.Random
    place: dict[str, tuple[str, int]] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    outbox: dict[str, Frame] = field(default_factory=dict)
    acked: dict[str, tuple[Frame, Frame]] = field(default_factory=dict)
    refused: dict[str, tuple[Frame, str]] = field(default_factory=dict)
    turns: dict[str, asyncio.Queue[None]] = field(default_factory=dict)
    connections: int = 0
    _sent: set[str] = field(default_factory=set)
    _last: dict[str, str] = field(default_factory=dict)

    async def run(self, http: httpx.AsyncClient) -> None:
        """Connect, resume, work; again, for as long as nobody cancels it."""
        while True:
            try:
                await self._connected(http)
            except AWAY:
                await asyncio.sleep(BACK_OFF_S * self.chance.random())

    async def _connected(self, http: httpx.AsyncClient) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        asked = await http.post(f"{self.url}/v1/socket-tickets", headers=headers)
        if asked.status_code != 200:
            raise httpx.HTTPError("no ticket")
        place = self.url.replace("http", "ws") + "/v1/socket"
        async with connect(
            place, subprotocols=[Subprotocol(SUBPROTOCOL)], proxy=None, compression=None, close_timeout=1
        ) as socket:
            self.connections += 1
            self._sent.clear()
            subs = [self._sub(one) for one in self.conversations]
            await socket.send(
                json.dumps({"v": 1, "t": "hello", "d": {"ticket": asked.json()["ticket"], "subs": subs}})
            )
            await self._send(socket)
            async for raw in socket:
                for line in str(raw).split("\n"):
                    await self._heard(socket, json.loads(line))

    def _sub(self, conversation: str) -> Frame:
        known = self.place.get(conversation)
        return {"c": conversation} | ({"ep": known[0], "seq": known[1]} if known else {})

    async def _send(self, socket: ClientConnection) -> None:
        """In each conversation one after the other, as somebody does who reads, takes and sends."""
        first: dict[str, str] = {}
        for name, frame in self.outbox.items():
            first.setdefault(frame["c"], name)
        for name in first.values():
            if name not in self._sent and len(self._sent) < IN_FLIGHT:
                self._sent.add(name)
                await socket.send(json.dumps(self.outbox[name]))

    async def _heard(self, socket: ClientConnection, frame: Frame) -> None:
        kind, conversation = frame["t"], frame.get("c", "")
        if "seq" in frame and "ep" in frame:
            self.frames.append(frame)
            self.place[conversation] = (frame["ep"], frame["seq"])
            self._act(conversation, kind, frame["d"])
        elif kind == "snapshot":
            self.frames.append(frame)
            self.place[conversation] = (frame["ep"], frame["d"]["seq"])
            for open_one in frame["d"]["state"]["suggestions"]:
                self._act(conversation, "suggestion.ready", open_one["ready"])
        elif kind in ("ack", "nack"):
            await self._answered(frame)
        elif kind == "denied":
            assert frame["d"]["code"] == "unavailable", frame
            await asyncio.sleep(BACK_OFF_S)
            await socket.send(json.dumps({"v": 1, "t": "sub", "d": self._sub(conversation)}))
        elif kind == "hb":
            await socket.send(json.dumps({"v": 1, "t": "hb", "d": {"n": frame["d"]["n"]}}))
        await self._send(socket)

    async def _answered(self, frame: Frame) -> None:
        name = frame["d"]["id"]
        self._sent.discard(name)
        if frame["t"] == "nack" and frame["d"]["code"] in AGAIN:
            await asyncio.sleep(BACK_OFF_S)
            return
        command = self.outbox.pop(name, None)
        if command is None:
            return
        if frame["t"] == "ack":
            self.acked[name] = (command, frame["d"])
            await self.tally.add()
        else:
            self.refused[name] = (command, frame["d"]["code"])
        if command["d"]["op"] in ("message.add", "dismiss"):
            self.turns[command["c"]].put_nowait(None)

    def _act(self, conversation: str, kind: str, told: Frame) -> None:
        if kind != "suggestion.ready" or self._last.get(conversation) == told["sug"]:
            return
        self._last[conversation] = told["sug"]
        about = {"sug": told["sug"], "attempt": told["attempt"]}
        self._put(conversation, "shown", about)
        if self.chance.random() < 0.3:
            self._put(conversation, "dismiss", about)
            return
        self._put(conversation, "accept", about)
        text = told["text"] if self.chance.random() < 0.5 else f"Hello! {told['text']}"
        self._put(conversation, "message.add", about | {"text": text})

    def _put(self, conversation: str, op: str, body: Frame) -> None:
        name = str(uuid.uuid4())
        self.outbox[name] = {"v": 1, "t": "cmd", "c": conversation, "d": {"id": name, "op": op} | body}


# ---- the judge ----


def check_order(agent: Agent, *, may_restart: bool = False) -> None:
    """Every frame once, without a hole; a snapshot only at the beginning, or where the journal was lost."""
    place: dict[str, tuple[str, int]] = {}
    for frame in agent.frames:
        conversation = frame["c"]
        if frame["t"] == "snapshot":
            assert may_restart or conversation not in place, f"{conversation}: a snapshot in between"
            place[conversation] = (frame["ep"], frame["d"]["seq"])
            continue
        epoch, seq = place[conversation]
        assert (frame["ep"], frame["seq"]) == (epoch, seq + 1), f"{conversation}: {frame['seq']} after {seq}"
        place[conversation] = (epoch, seq + 1)


def messages_seen(agents: list[Agent]) -> dict[str, list[Frame]]:
    """By conversation, every message that came as a frame or in the first snapshot."""
    seen: defaultdict[str, list[Frame]] = defaultdict(list)
    for agent in agents:
        for frame in agent.frames:
            if frame["t"] == "message.added":
                seen[frame["c"]].append(frame["d"])
            elif frame["t"] == "snapshot" and not seen[frame["c"]]:
                seen[frame["c"]] += [one["message"] for one in frame["d"]["state"]["messages"]]
    return seen


def suggestions_seen(agents: list[Agent]) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []
    for agent in agents:
        for frame in agent.frames:
            if frame["t"] == "suggestion.ready":
                seen.append((frame["d"]["sug"], frame["d"]["attempt"]))
            elif frame["t"] == "snapshot":
                seen += [
                    (one["ready"]["sug"], one["ready"]["attempt"])
                    for one in frame["d"]["state"]["suggestions"]
                ]
    return seen


def ends_seen(agents: list[Agent]) -> dict[tuple[str, int], list[str]]:
    ends: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for agent in agents:
        for frame in agent.frames:
            if frame["t"] == "suggestion.ended":
                ends[frame["d"]["sug"], frame["d"]["attempt"]].append(frame["d"]["end"])
    return ends
