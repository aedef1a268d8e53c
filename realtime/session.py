"""One agent's open socket: what it follows, what waits to be sent, and what it asks for."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import structlog
from pydantic import ValidationError

from assist.conversation import Role as Speaker
from realtime.access import Role, Scope, may_read, may_speak
from realtime.decisions import Decisions
from realtime.errors import Invalid, NotFound, RateLimited, RealtimeError, Unavailable, answer
from realtime.field_errors import problem_of
from realtime.hub import Hub
from realtime.journal import Committed, Entry, Fenced
from realtime.line import Line, Said
from realtime.live import Live
from realtime.outbox import Missed, Outbox
from realtime.placed import placed
from realtime.settings import SocketSettings
from realtime.wire import (
    FROM_CLIENT,
    Ack,
    AddMessage,
    AuthFrame,
    BeatFrame,
    Close,
    CommandFrame,
    Denied,
    Nack,
    NackOut,
    Person,
    Presence,
    ReplayBegin,
    ReplayEnd,
    ResyncFrame,
    Snapshot,
    Sub,
    SubFrame,
    UnsubFrame,
    passing,
    sequenced,
)

log = structlog.get_logger()

MAX_IN_FLIGHT: Final = 8
# Whatever is no command, and commands over their limit: far more than a page needs.
ASKS_PER_S: Final = 10
ASKS_AT_ONCE: Final = 100
MESSAGE_BYTES: Final = 16 * 1024
RESUME_FRAMES: Final = 2_000

Send = Callable[[str], Awaitable[None]]


class Closed(Exception):
    """The socket has to be closed, with this code."""

    def __init__(self, code: Close, reason: str = "") -> None:
        self.code = code
        self.reason = reason
        super().__init__(reason)


@dataclass(slots=True)
class _Followed:
    """held: frames that came while the replay was being read; None once it flows."""

    seq: int
    held: list[tuple[int, bytes]] | None = field(default_factory=list)


class Session:
    """A reader and a writer over one socket. Frames are pushed by the hub, and never waited for."""

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
        self.person: Final = Person(scope.person or "", scope.name)
        self.closing: Closed | None = None
        self.sending_since: float | None = None
        self.last_heard = time.monotonic()
        self.warned = False
        self._send = send
        self._line = line
        self._hub: Final[Hub] = line.hub
        self._decisions = decisions
        self._outbox = Outbox(limits.outbox_frames, limits.outbox_bytes)
        self._wake = asyncio.Event()
        self._following: dict[str, _Followed] = {}
        self._wanted: dict[str, Sub] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._deciding = 0
        self._asks = Bucket(ASKS_PER_S, ASKS_AT_ONCE)
        self._bucket = (
            Bucket(limits.ingest_per_s, limits.ingest_per_s)
            if scope.role is Role.INGEST
            else Bucket(limits.commands_per_min / 60, limits.commands_burst)
        )

    # ---- what is sent ----

    def push(self, conversation: str, seq: int, frame: bytes) -> None:
        followed = self._following.get(conversation)
        if followed is None:
            return
        if followed.held is not None:
            followed.held.append((seq, frame))
            return
        if seq <= followed.seq:
            return
        followed.seq = seq
        self._put(frame, conversation)

    def announce(self, frame: bytes, conversation: str | None = None) -> None:
        self._put(frame, conversation)

    def recheck(self, conversation: str) -> None:
        live = self._line.here(conversation)
        if live is not None and not may_read(self.scope, placed(live)):
            self._leave(conversation)
            self._put(passing(Denied(Nack.NOT_FOUND), conversation))

    def restart(self, conversation: str) -> None:
        self.follow(Sub(c=conversation))

    def close(self, code: Close, reason: str = "") -> None:
        """End the session from outside; the writer sees to it."""
        self.closing = self.closing or Closed(code, reason)
        self._wake.set()

    def heads(self) -> dict[str, int]:
        return {name: followed.seq for name, followed in self._following.items()}

    async def write(self) -> None:
        """Send what waits, for as long as the socket lives. Raises Closed when it has to end."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while message := self._message():
                if self.closing and self.closing.code is not Close.RESTART:
                    raise self.closing
                self.sending_since = time.monotonic()
                await self._send(message.decode())
                self.sending_since = None
            if self.closing:
                raise self.closing

    def _message(self) -> bytes:
        """What waits, a frame a line, up to MESSAGE_BYTES or one frame; empty when nothing does.

        A turn is four frames at once, and a message costs as much as making three of them.
        """
        frames: list[bytes] = []
        size = 0
        while size < MESSAGE_BYTES and (item := self._outbox.take()) is not None:
            frame = self._snapshot_of(item.conversation) if isinstance(item, Missed) else item
            if frame is not None:
                frames.append(frame)
                size += len(frame)
        return b"\n".join(frames)

    def _put(self, frame: bytes, conversation: str | None = None) -> None:
        self._outbox.put(frame, conversation)
        if self._outbox.is_over():
            self.closing = self.closing or Closed(Close.SLOW, "too much is waiting for this socket")
        self._wake.set()

    def _snapshot_of(self, conversation: str) -> bytes | None:
        live = self._line.here(conversation)
        followed = self._following.get(conversation)
        if followed is None:
            return None
        if live is None:
            # It was let go meanwhile: load it, then send what it is.
            self.follow(Sub(c=conversation))
            return None
        followed.seq = live.view.seq
        return _snapshot(live)

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
                self.follow(frame.d)
            case UnsubFrame():
                self._leave(frame.d.c)
            case ResyncFrame():
                self.follow(Sub(c=frame.d.c))
            case AuthFrame():
                self._spawn(self._renew(frame.d.ticket))
            case BeatFrame():
                pass
            case _:
                raise Closed(Close.VIOLATION, "hello comes once, first")

    def _ask(self) -> None:
        if not self._asks.take():
            raise Closed(Close.RATE_LIMITED, "slow down")

    def follow(self, sub: Sub) -> None:
        self._wanted[sub.c] = sub
        self._spawn(self._follow(sub))

    def end(self) -> None:
        """Leave everything; commands under way are finished by their own."""
        for conversation in {**self._wanted, **self._following}:
            self._leave(conversation)

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
        if commit is None or is_committed(commit):
            self._ack(live.id, Ack(command.id, dup, message))
            return
        commit.add_done_callback(
            lambda done: self._told(live.id, command, Ack(command.id, dup, message), done)
        )

    def _told(
        self, conversation: str, command: AddMessage, ack: Ack, commit: asyncio.Future[Committed]
    ) -> None:
        lost = Unavailable() if commit.cancelled() else commit.exception()
        if lost is None:
            self._ack(conversation, ack)
        elif isinstance(lost, Fenced):
            # Another process was first: hear it again on what the conversation is now.
            self._deciding += 1
            self._spawn(self._decide(CommandFrame(t="cmd", c=conversation, d=command)))
        else:
            error = lost if isinstance(lost, RealtimeError) else Unavailable()
            self._nack(conversation, command.id, answer(error)[1], error)

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

    async def _follow(self, sub: Sub) -> None:
        """Replay from where the client was, or a snapshot; frames that come meanwhile wait and follow."""
        try:
            live = await self._line.live(sub.c)
            if not may_read(self.scope, placed(live)):
                raise NotFound
        except RealtimeError as refused:
            self._leave(sub.c)
            self._put(passing(Denied(answer(refused)[1]), sub.c))
            return
        if self._wanted.get(sub.c) is not sub:
            # Left, or asked for anew, while it was being loaded.
            return
        epoch, now_at = live.epoch, live.view.seq
        if sub.seq is None or sub.ep != str(epoch) or not 0 <= now_at - sub.seq <= RESUME_FRAMES:
            self._start(sub.c, now_at)
            self._put(_snapshot(live), sub.c)
        else:
            followed = self._following[sub.c] = _Followed(sub.seq)
            self._hub.follow(sub.c, self)
            try:
                entries = await self._line.journal.read(sub.c, (epoch, sub.seq), RESUME_FRAMES)
            except RealtimeError as lost:
                self._leave(sub.c)
                self._put(passing(Denied(answer(lost)[1]), sub.c))
                return
            if self._following.get(sub.c) is not followed:
                # Begun anew meanwhile.
                return
            if _has_hole(entries, epoch, sub.seq, now_at):
                # The journal was lost, and nobody has written since: what is in memory is what there is.
                self._start(sub.c, live.view.seq)
                self._put(_snapshot(live), sub.c)
            else:
                frames = [(e.seq, sequenced(e.stored, sub.c, epoch, e.seq)) for e in entries]
                self._replay(sub.c, epoch, followed, frames)
        self._announce_presence(sub.c)

    def _start(self, conversation: str, seq: int) -> None:
        self._following[conversation] = _Followed(seq, None)
        self._hub.follow(conversation, self)

    def _replay(
        self, conversation: str, epoch: int, followed: _Followed, frames: list[tuple[int, bytes]]
    ) -> None:
        if self._following.get(conversation) is not followed:
            # Left, or asked for anew, while it was being read.
            return
        held, followed.held = followed.held or [], None
        last = frames[-1][0] if frames else followed.seq
        begin = passing(ReplayBegin(followed.seq, last), conversation, epoch)
        end = passing(ReplayEnd(last), conversation, epoch)
        self._outbox.put_replay([begin, *(frame for _, frame in frames), end])
        self._wake.set()
        followed.seq = last
        for seq, frame in held:
            self.push(conversation, seq, frame)

    def _leave(self, conversation: str) -> None:
        self._wanted.pop(conversation, None)
        if self._following.pop(conversation, None) is not None:
            self._hub.leave(conversation, self)
            self._announce_presence(conversation)

    def _announce_presence(self, conversation: str) -> None:
        self._hub.announce(conversation, passing(Presence(self._hub.people(conversation)), conversation))

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
        named = _named_command(text)
        if named is None:
            raise Closed(Close.VIOLATION, problem_of(wrong))
        conversation, command = named
        self._put(passing(NackOut(command, Nack.INVALID, problem_of(wrong)), conversation))

    def _ack(self, conversation: str, ack: Ack) -> None:
        self._put(passing(ack, conversation))

    def _nack(self, conversation: str, command: str, code: Nack, error: RealtimeError) -> None:
        wait_s = getattr(error, "retry_after_s", None)
        retry = int(wait_s * 1000) if wait_s is not None else None
        self._put(passing(NackOut(command, code, str(error), retry), conversation))

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


class Bucket:
    """So many a second, and a few at once."""

    def __init__(self, per_s: float, burst: float) -> None:
        self._per_s = per_s
        self._burst = burst
        self._level = burst
        self._at = time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self._level = min(self._burst, self._level + (now - self._at) * self._per_s)
        self._at = now
        if self._level < 1:
            return False
        self._level -= 1
        return True

    def wait_s(self) -> float:
        """How long until one more may be taken."""
        return max(0.0, (1 - self._level) / self._per_s)


def _named_command(text: str) -> tuple[str | None, str] | None:
    """Conversation and id of what at least looks like a command."""
    try:
        # The strict reader refuses half surrogate pairs; this one lets the command be named all the same.
        frame = json.loads(text)
        command = frame["d"]["id"]
        conversation = frame.get("c")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if frame.get("t") != "cmd" or not _is_name(command):
        return None
    return (conversation if _is_name(conversation) else None), command


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 64 and value.replace("_", "").replace("-", "").isalnum()


def _has_hole(entries: Sequence[Entry], epoch: int, after: int, until: int) -> bool:
    """Whether these do not go on from `after`, or do not come as far as `until`."""
    if not entries:
        return until > after
    return (entries[0].epoch, entries[0].seq) != (epoch, after + 1)


def _snapshot(live: Live) -> bytes:
    return passing(Snapshot(live.view.seq, live.view.state()), live.id, live.epoch)
