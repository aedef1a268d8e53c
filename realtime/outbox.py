"""What waits to be sent on one socket: bounded, and honest about what did not fit."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MAX_FRAMES: Final = 64
MAX_BYTES: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Missed:
    """Frames of this conversation were dropped: send a snapshot instead."""

    conversation: str


class Outbox:
    """Frames in order. When too much waits, a conversation's frames give way to one snapshot."""

    def __init__(self, max_frames: int = MAX_FRAMES, max_bytes: int = MAX_BYTES) -> None:
        self._max_frames = max_frames
        self._max_bytes = max_bytes
        self._replay: deque[bytes] = deque()
        self._frames: deque[tuple[str | None, bytes]] = deque()
        self._bytes = 0
        self._missed: dict[str, None] = {}

    def put(self, frame: bytes, conversation: str | None = None) -> None:
        """A frame of a conversation may give way; one without (an ack, a heartbeat) never does."""
        if conversation in self._missed:
            return
        self._frames.append((conversation, frame))
        self._bytes += len(frame)
        if len(self._frames) > self._max_frames or self._bytes > self._max_bytes:
            self._give_way()

    def put_replay(self, frames: Iterable[bytes]) -> None:
        """Frames that a client asked for: they go first and never give way; a resume has its own bound."""
        self._replay.extend(frames)

    def take(self) -> bytes | Missed | None:
        """What to send next; None when nothing waits."""
        if self._replay:
            return self._replay.popleft()
        if self._frames:
            _, frame = self._frames.popleft()
            self._bytes -= len(frame)
            return frame
        if self._missed:
            conversation = next(iter(self._missed))
            del self._missed[conversation]
            return Missed(conversation)
        return None

    def is_over(self) -> bool:
        """Whether even what may not give way is too much: the reader does not read."""
        return len(self._frames) > 4 * self._max_frames

    def _give_way(self) -> None:
        self._missed |= {name: None for name, _ in self._frames if name is not None}
        self._frames = deque((name, frame) for name, frame in self._frames if name is None)
        self._bytes = sum(len(frame) for _, frame in self._frames)
