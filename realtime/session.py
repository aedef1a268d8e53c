"""One agent's open socket: what it is sent, and what it asks for."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from pydantic import ValidationError

from assist.conversation import Role as Speaker
from realtime.access import Role, Scope, may_speak
from realtime.bucket import Bucket
from realtime.decisions import Decisions, check_said_so
from realtime.errors import Conflict, Invalid, NotFound, RateLimited, RealtimeError, Unavailable, answer
from realtime.field_errors import problem_of
from realtime.following import Following
from realtime.journal import Committed, Fenced
from realtime.line import Line
from realtime.live import Live
from realtime.outbox import Outbox
from realtime.placed import placed
from realtime.said import Said
from realtime.settings import SocketSettings
from realtime.wire.commands import AddMessage
from realtime.wire.incoming import (
    FROM_CLIENT,
    AuthFrame,
    BeatFrame,
    CommandFrame,
    ResyncFrame,
    SubFrame,
    UnsubFrame,
)
from realtime.wire.passing import Ack, NackOut, passing
from realtime.wire.protocol import VERSION, Close, Nack

log = structlog.get_logger()

MAX_IN_FLIGHT: Final = 8
# Whatever is no command, and commands over their limit: far more than a page needs.
ASKS_PER_S: Final = 10
ASKS_AT_ONCE: Final = 100

Send = Callable[[str], Awaitable[None]]


class Closed(Exception):
    """The socket has to be closed, with this code."""

    def __init__(self, code: Close, reason: str = "") -> None:
        self.code = code
        self.reason = reason
        super().__init__(reason)


class Session:
    """A reader and a writer over one socket."""

    def __init__(
        self,
        *,
        id: str,
        scope: Scope,
        token: str,
        expires_at: float,
        send: Send,
        line: Line,
        decisions: Decisions,
        limits: SocketSettings,
    ) -> None:
        self.id: Final = id
        self.scope: Final = scope
        self.token = token
        self.expires_at = expires_at
        self.closing: Closed | None = None
        self.sending_since: float | None = None
        self.last_heard = time.monotonic()
        self.warned = False
        self._send = send
        self._line = line
        self._decisions = decisions
        outbox = Outbox(limits.outbox_frames, limits.outbox_bytes)
        self.following: Final = Following(scope, line, outbox, spawn=self._spawn, on_over=self._takes_nothing)
        self._tasks: set[asyncio.Task[None]] = set()
        self._deciding = 0
        self._asks = Bucket(ASKS_PER_S, ASKS_AT_ONCE)
        self._bucket = (
            Bucket(limits.ingest_per_s, limits.ingest_per_s)
            if scope.role is Role.INGEST
            else Bucket(limits.commands_per_min / 60, limits.commands_burst)
        )

    # ---- what is sent ----

    def close(self, code: Close, reason: str = "") -> None:
        """End the session from outside; the writer sees to it."""
        self.closing = self.closing or Closed(code, reason)
        self.following.wake.set()

    async def write(self) -> None:
        """Send what waits, for as long as the socket lives. Raises Closed when it has to end."""
        wake = self.following.wake
        while True:
            await wake.wait()
            wake.clear()
            while message := self.following.message():
                if self.closing and self.closing.code is not Close.RESTART:
                    raise self.closing
                self.sending_since = time.monotonic()
                await self._send(message.decode())
                self.sending_since = None
            if self.closing:
                raise self.closing

    def _takes_nothing(self) -> None:
        self.closing = self.closing or Closed(Close.SLOW, "too much is waiting for this socket")

    # ---- what is heard ----

    def hear(self, text: str) -> None:
        """Take in one frame; what must wait goes on beside the next. Raises Closed for a broken rule."""
        self.last_heard = time.monotonic()
        try:
            frame = FROM_CLIENT.validate_json(text)
        except ValidationError as wrong:
            self._refuse(text, wrong)
            return
        if isinstance(frame, CommandFrame):
            self._command(frame)
            return
        self._ask()
        match frame:
            case SubFrame():
                self.following.follow(frame.d)
            case UnsubFrame():
                self.following.leave(frame.d.c)
            case ResyncFrame():
                self.following.restart(frame.d.c)
            case AuthFrame():
                self._spawn(self._renew(frame.d.ticket))
            case BeatFrame():
                pass
            case _:
                raise Closed(Close.VIOLATION, "hello comes once, first")

    def _ask(self) -> None:
        if not self._asks.take():
            raise Closed(Close.RATE_LIMITED, "slow down")

    def _command(self, frame: CommandFrame) -> None:
        command = frame.d
        if not self._bucket.take():
            self._nack(
                frame.c, command.id, Nack.RATE_LIMITED, RateLimited(retry_after_s=self._bucket.wait_s())
            )
            self._ask()
            return
        if isinstance(command, AddMessage) and command.role is Speaker.CUSTOMER:
            live = self._line.here(frame.c)
            if live is not None:
                # The hot path: no task, no waiting; the commit itself sends the ack.
                self._customer_says(live, command)
                return
        if self._deciding >= MAX_IN_FLIGHT and self.scope.role is not Role.INGEST:
            self._nack(frame.c, command.id, Nack.RATE_LIMITED, RateLimited("at most 8 commands at once"))
            return
        self._deciding += 1
        self._spawn(self._decide(frame))

    def _customer_says(self, live: Live, command: AddMessage) -> None:
        began = time.perf_counter()
        try:
            if not may_speak(self.scope, placed(live), Speaker.CUSTOMER):
                raise NotFound
            if not command.text.strip():
                raise Invalid("text: it is empty")
            said = Said(
                Speaker.CUSTOMER, command.text, self._decisions.now(), source="socket", external_id=command.id
            )
            message, dup, commit = self._line.hear(live, said)
        except RealtimeError as refused:
            self._nack(live.id, command.id, answer(refused)[1], refused)
            return
        ack = Ack(command.id, dup, message)
        if commit is None or is_committed(commit):
            self._heard(live, command, ack)
            return
        commit.add_done_callback(lambda done: self._told(live, command, ack, began, done))

    def _told(
        self, live: Live, command: AddMessage, ack: Ack, began: float, commit: asyncio.Future[Committed]
    ) -> None:
        lost = Unavailable() if commit.cancelled() else commit.exception()
        if lost is None:
            if not ack.dup:
                self._decisions.metrics.message(time.perf_counter() - began)
            self._heard(live, command, ack)
        elif isinstance(lost, Fenced):
            # Another process was first: hear it again on what the conversation is now.
            self._deciding += 1
            self._spawn(self._decide(CommandFrame(t="cmd", c=live.id, d=command)))
        else:
            error = lost if isinstance(lost, RealtimeError) else Unavailable()
            self._nack(live.id, command.id, answer(error)[1], error)

    def _heard(self, live: Live, command: AddMessage, ack: Ack) -> None:
        try:
            if ack.dup:
                check_said_so(live, ack.ref or "", command.text)
        except Conflict as refused:
            self._nack(live.id, command.id, answer(refused)[1], refused)
        else:
            self._ack(live.id, ack)

    async def _decide(self, frame: CommandFrame) -> None:
        try:
            live = await self._line.live(frame.c)
            if isinstance(frame.d, AddMessage) and frame.d.role is Speaker.CUSTOMER:
                self._customer_says(live, frame.d)
                return
            ack = await self._decisions.take(self.scope, live, frame.d)
        except RealtimeError as refused:
            self._nack(frame.c, frame.d.id, answer(refused)[1], refused)
        else:
            self._ack(frame.c, ack)
        finally:
            self._deciding -= 1

    async def _renew(self, ticket: str) -> None:
        renewed = await self._decisions.renew(ticket)
        if renewed is None or renewed.scope != self.scope:
            self.close(Close.BAD_TICKET, "the ticket is not valid")
        else:
            self.token = renewed.token
            self.expires_at = renewed.expires_at
            self.warned = False

    def _refuse(self, text: str, wrong: ValidationError) -> None:
        """A command that we can name is refused by name; anything else breaks the protocol."""
        check_version(text)
        named = _named_command(text)
        if named is None:
            raise Closed(Close.VIOLATION, problem_of(wrong))
        conversation, command = named
        # Nothing is done for it, and so no command counts it.
        self._ask()
        self.following.put(passing(NackOut(command, Nack.INVALID, problem_of(wrong)), conversation))

    def _ack(self, conversation: str, ack: Ack) -> None:
        self.following.put(passing(ack, conversation))

    def _nack(self, conversation: str, command: str, code: Nack, error: RealtimeError) -> None:
        wait_s = getattr(error, "retry_after_s", None)
        retry = int(wait_s * 1000) if wait_s is not None else None
        self.following.put(passing(NackOut(command, code, str(error), retry), conversation))

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("session task failed", exc_info=task.exception())
            self.close(Close.OVERLOADED)


def is_committed(commit: asyncio.Future[Committed]) -> bool:
    return commit.done() and not commit.cancelled() and commit.exception() is None


def check_version(text: str) -> None:
    """Of a frame that cannot be used: raises Closed where that is because it is of no version spoken here."""
    frame = _loosely(text)
    if isinstance(frame, dict) and frame.get("v", VERSION) != VERSION:
        raise Closed(Close.UNSUPPORTED, f'v: only "v":{VERSION} is spoken here')


def _named_command(text: str) -> tuple[str | None, str] | None:
    """Conversation and id of what at least looks like a command."""
    frame = _loosely(text)
    try:
        command = frame["d"]["id"]
        conversation = frame.get("c")
    except (TypeError, KeyError, AttributeError):
        return None
    if frame.get("t") != "cmd" or not _is_name(command):
        return None
    return (conversation if _is_name(conversation) else None), command


def _loosely(text: str) -> Any:
    """The strict reader refuses half surrogate pairs; this one lets the frame be told all the same."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 64 and value.replace("_", "").replace("-", "").isalnum()
