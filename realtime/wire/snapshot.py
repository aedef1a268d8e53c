"""A conversation as it stands, for a client that knew nothing of it, or too little."""

from dataclasses import dataclass

from realtime.wire.messages import MessageAdded, Person
from realtime.wire.readings import ReadingMade
from realtime.wire.suggestions import (
    ReplacedOut,
    SuggestionBlocked,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionRetract,
    SuggestionStart,
)


@dataclass(frozen=True, slots=True)
class SnapshotMessage:
    message: MessageAdded
    reading: ReadingMade | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class SnapshotSuggestion:
    ready: SuggestionReady
    shown: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class SnapshotDraft:
    """A draft as far as it has come; `final` is null while it grows."""

    start: SuggestionStart
    text: str
    replaced: tuple[ReplacedOut, ...] = ()
    final: SuggestionFinal | None = None
    shown: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class ConversationInfo:
    id: str
    customer: str | None
    channel: str
    locale_hint: str | None
    team: str | None
    assignee: Person | None


@dataclass(frozen=True, slots=True)
class State:
    """A conversation as it stands: the last messages with their readings, and the open suggestions."""

    info: ConversationInfo
    messages: tuple[SnapshotMessage, ...]
    suggestions: tuple[SnapshotSuggestion, ...]
    last_failed: SuggestionFailed | SuggestionBlocked | None = None
    drafts: tuple[SnapshotDraft, ...] = ()
    draft_failed: SuggestionFailed | SuggestionBlocked | SuggestionRetract | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Instead of a replay, when the client knew nothing, or too little. `seq` is the last frame in it."""

    seq: int
    state: State
