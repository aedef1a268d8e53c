"""The conversations that one session follows, and the frames of them that wait to be sent."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from realtime.access import Scope, may_read
from realtime.errors import NotFound, RealtimeError, answer
from realtime.hub import Hub
from realtime.journal import Entry
from realtime.line import Line
from realtime.live import Live
from realtime.outbox import Missed, Outbox
from realtime.placed import placed
from realtime.wire.durable import sequenced
from realtime.wire.incoming import Sub
from realtime.wire.messages import Person
from realtime.wire.passing import Denied, Presence, ReplayBegin, ReplayEnd, passing
from realtime.wire.protocol import Nack
from realtime.wire.snapshot import Snapshot

MESSAGE_BYTES: Final = 16 * 1024
RESUME_FRAMES: Final = 2_000


@dataclass(slots=True)
class _Followed:
    """held: frames that came while the replay was being read; None once it flows."""

    seq: int
    held: list[tuple[int, bytes]] | None = field(default_factory=list)


class Following:
    """Frames are pushed by the hub, and never waited for. wake: set when something waits to be sent.

    spawn: has work go on beside; on_over: told when more waits than may.
    """

    def __init__(
        self,
        scope: Scope,
        line: Line,
        outbox: Outbox,
        *,
        spawn: Callable[[Awaitable[None]], None],
        on_over: Callable[[], None],
    ) -> None:
        self.person: Final = Person(scope.person or "", scope.name)
        self.wake: Final = asyncio.Event()
        self._scope: Final = scope
        self._line: Final = line
        self._hub: Final[Hub] = line.hub
        self._outbox: Final = outbox
        self._spawn: Final = spawn
        self._on_over: Final = on_over
        self._following: dict[str, _Followed] = {}
        self._wanted: dict[str, Sub] = {}

    # ---- what waits to be sent ----

    def put(self, frame: bytes, conversation: str | None = None) -> None:
        self._outbox.put(frame, conversation)
        if self._outbox.is_over():
            self._on_over()
        self.wake.set()

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
        self.put(frame, conversation)

    def announce(self, frame: bytes, conversation: str | None = None) -> None:
        self.put(frame, conversation)

    def message(self) -> bytes:
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

    def heads(self) -> dict[str, int]:
        return {name: followed.seq for name, followed in self._following.items()}

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

    # ---- followed, and left ----

    def follow(self, sub: Sub) -> None:
        self._wanted[sub.c] = sub
        self._spawn(self._follow(sub))

    def restart(self, conversation: str) -> None:
        self.follow(Sub(c=conversation))

    def recheck(self, conversation: str) -> None:
        live = self._line.here(conversation)
        if live is not None and not may_read(self._scope, placed(live)):
            self._deny(conversation, Nack.NOT_FOUND)

    def leave(self, conversation: str) -> None:
        self._wanted.pop(conversation, None)
        if self._following.pop(conversation, None) is not None:
            self._hub.leave(conversation, self)
            self._announce_presence(conversation)

    def leave_all(self) -> None:
        for conversation in {**self._wanted, **self._following}:
            self.leave(conversation)

    async def _follow(self, sub: Sub) -> None:
        """Replay from where the client was, or a snapshot; frames that come meanwhile wait and follow."""
        try:
            live = await self._line.live(sub.c)
            if not may_read(self._scope, placed(live)):
                raise NotFound
        except RealtimeError as refused:
            self._deny(sub.c, answer(refused)[1])
            return
        if self._wanted.get(sub.c) is not sub:
            # Left, or asked for anew, while it was being loaded.
            return
        epoch, now_at = live.epoch, live.view.seq
        if sub.seq is None or sub.ep != str(epoch) or not 0 <= now_at - sub.seq <= RESUME_FRAMES:
            self._start(live, now_at)
        else:
            followed = self._following[sub.c] = _Followed(sub.seq)
            self._hub.follow(sub.c, self)
            try:
                entries = await self._line.journal.read(sub.c, (epoch, sub.seq), RESUME_FRAMES)
            except RealtimeError as lost:
                self._deny(sub.c, answer(lost)[1])
                return
            if self._following.get(sub.c) is not followed:
                # Left, or begun anew, while it was being read.
                return
            if _has_hole(entries, epoch, sub.seq, now_at):
                # The journal was lost, and nobody has written since: what is in memory is what there is.
                self._start(live, live.view.seq)
            else:
                frames = [(e.seq, sequenced(e.stored, sub.c, epoch, e.seq)) for e in entries]
                self._replay(sub.c, epoch, followed, frames)
        self._announce_presence(sub.c)

    def _start(self, live: Live, seq: int) -> None:
        """From the conversation as it stands."""
        self._following[live.id] = _Followed(seq, None)
        self._hub.follow(live.id, self)
        self.put(_snapshot(live), live.id)

    def _replay(
        self, conversation: str, epoch: int, followed: _Followed, frames: list[tuple[int, bytes]]
    ) -> None:
        held, followed.held = followed.held or [], None
        last = frames[-1][0] if frames else followed.seq
        begin = passing(ReplayBegin(followed.seq, last), conversation, epoch)
        end = passing(ReplayEnd(last), conversation, epoch)
        self._outbox.put_replay([begin, *(frame for _, frame in frames), end])
        self.wake.set()
        followed.seq = last
        for seq, frame in held:
            self.push(conversation, seq, frame)

    def _deny(self, conversation: str, code: Nack) -> None:
        self.leave(conversation)
        self.put(passing(Denied(code), conversation))

    def _announce_presence(self, conversation: str) -> None:
        self._hub.announce(conversation, passing(Presence(self._hub.people(conversation)), conversation))


def _has_hole(entries: Sequence[Entry], epoch: int, after: int, until: int) -> bool:
    """Whether these do not go on from `after`, or do not come as far as `until`."""
    if not entries:
        return until > after
    return (entries[0].epoch, entries[0].seq) != (epoch, after + 1)


def _snapshot(live: Live) -> bytes:
    return passing(Snapshot(live.view.seq, live.view.state()), live.id, live.epoch)
