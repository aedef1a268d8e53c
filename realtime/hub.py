"""Who follows which conversation in this process; hands each committed frame to all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol

from realtime.wire.messages import Person


class Follower(Protocol):
    """An open session, as the hub sees it."""

    @property
    def person(self) -> Person: ...

    def recheck(self, conversation: str) -> None:
        """Leave the conversation if it is not theirs any more."""

    def restart(self, conversation: str) -> None:
        """Begin anew with the conversation as it stands: its frames have a new epoch."""

    def push(self, conversation: str, seq: int, frame: bytes) -> None:
        """Take a frame; never waits."""

    def announce(self, frame: bytes, conversation: str | None = None) -> None:
        """Take a frame that is not kept; it may be dropped when too much is waiting."""


class Hub:
    def __init__(self) -> None:
        self._followers: defaultdict[str, set[Follower]] = defaultdict(set)
        # Told when somebody begins to follow a conversation, and when the last one left it.
        self.on_followed: Callable[[str], None] = _nothing
        self.on_left: Callable[[str], None] = _nothing

    def follow(self, conversation: str, follower: Follower) -> None:
        self._followers[conversation].add(follower)
        self.on_followed(conversation)

    def leave(self, conversation: str, follower: Follower) -> None:
        followers = self._followers.get(conversation)
        if followers:
            followers.discard(follower)
            if not followers:
                del self._followers[conversation]
                self.on_left(conversation)

    def is_followed(self, conversation: str) -> bool:
        return conversation in self._followers

    def people(self, conversation: str) -> tuple[Person, ...]:
        """Everybody who follows, once each."""
        followers = self._followers.get(conversation, ())
        return tuple({follower.person.id: follower.person for follower in followers}.values())

    def recheck(self, conversation: str) -> None:
        for follower in tuple(self._followers.get(conversation, ())):
            follower.recheck(conversation)

    def restart(self, conversation: str) -> None:
        for follower in tuple(self._followers.get(conversation, ())):
            follower.restart(conversation)

    def publish(self, conversation: str, frames: Iterable[tuple[int, bytes]]) -> None:
        followers = self._followers.get(conversation)
        if not followers:
            return
        for seq, frame in frames:
            for follower in followers:
                follower.push(conversation, seq, frame)

    def announce(self, conversation: str, frame: bytes) -> None:
        for follower in tuple(self._followers.get(conversation, ())):
            follower.announce(frame, conversation)


def _nothing(conversation: str) -> None:
    """Nobody asked to be told."""
