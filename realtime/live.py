"""One conversation in this process's memory: what was decided, and what is committed and so may be seen."""

import asyncio
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from assist.conversation import Role
from assist.copilot import Talk
from assist.reading import Reading
from assist.suggestion import Kind
from coaching.events import Requested
from coaching.outcome import Life
from realtime.drafted import Drafted, Shelf
from realtime.journal import Committed
from realtime.logbook import requested, requested_draft
from realtime.wire.durable import Durable
from realtime.wire.messages import Assigned, MessageAdded, MessageDeleted, MessageEdited
from realtime.wire.readings import PartCorrected, ReadingMade
from realtime.wire.snapshot import ConversationInfo, SnapshotDraft, SnapshotMessage, SnapshotSuggestion, State
from realtime.wire.suggestions import (
    SuggestionAccepted,
    SuggestionBlocked,
    SuggestionDelta,
    SuggestionEnded,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionRetract,
    SuggestionShown,
    SuggestionStart,
)

MESSAGES_KEPT: Final = 100
LIVES_KEPT: Final = 8


class View:
    """The conversation as its committed frames left it: what a snapshot shows."""

    __slots__ = (
        "_deleted",
        "_marks",
        "_messages",
        "_readings",
        "_shelf",
        "_suggestions",
        "epoch",
        "info",
        "no_draft",
        "none",
        "seq",
    )

    def __init__(self, info: ConversationInfo, epoch: int) -> None:
        self.info = info
        self.epoch = epoch
        self.seq = -1
        self.none: SuggestionFailed | SuggestionBlocked | None = None
        self.no_draft: SuggestionFailed | SuggestionBlocked | SuggestionRetract | None = None
        self._messages: dict[str, MessageAdded] = {}
        self._readings: dict[str, ReadingMade] = {}
        self._deleted: set[str] = set()
        self._suggestions: dict[tuple[str, int], SnapshotSuggestion] = {}
        self._shelf = Shelf()
        # Of a draft: whether it was shown, and whether it was taken.
        self._marks: dict[tuple[str, int], tuple[bool, bool]] = {}

    def fold(self, body: Durable) -> None:
        """Take in one committed frame."""
        match body:
            case MessageAdded():
                self._messages[body.id] = body
                self.no_draft = None
                if body.role is Role.CUSTOMER:
                    self.none = None
                self._forget_old()
            case MessageEdited() if body.id in self._messages:
                self._messages[body.id] = replace(self._messages[body.id], text=body.text)
            case MessageDeleted() if body.id in self._messages:
                self._messages[body.id] = replace(self._messages[body.id], text="")
                self._deleted.add(body.id)
            case ReadingMade():
                self._readings[body.message] = body
            case SuggestionReady():
                self._suggestions[body.sug, body.attempt] = SnapshotSuggestion(body)
                self.none = None
            case SuggestionStart():
                self._shelf.fold(body)
                self.no_draft = None
            case SuggestionDelta() | SuggestionFinal():
                self._shelf.fold(body)
            case SuggestionShown() | SuggestionAccepted():
                self._mark(body)
            case SuggestionEnded():
                self._drop(body)
            case SuggestionRetract():
                self._drop(body)
                self.no_draft = body
            case SuggestionFailed() | SuggestionBlocked() if body.kind is Kind.READY:
                self.none = body
            case SuggestionFailed() | SuggestionBlocked():
                self._drop(body)
                self.no_draft = body
            case Assigned():
                self.info = replace(self.info, assignee=body.assignee, team=body.team)
            case _:
                pass

    def state(self) -> State:
        return State(
            info=self.info,
            messages=tuple(
                SnapshotMessage(message, self._readings.get(name), name in self._deleted)
                for name, message in self._messages.items()
            ),
            suggestions=tuple(self._suggestions.values()),
            last_failed=self.none,
            drafts=tuple(self._draft(key, draft) for key, draft in self._shelf.drafts.items()),
            draft_failed=self.no_draft,
        )

    def reading(self, message: str) -> ReadingMade | None:
        return self._readings.get(message)

    def message(self, name: str) -> MessageAdded | None:
        return self._messages.get(name)

    def unread(self, read: Container[str]) -> MessageAdded | None:
        """The last message, when it is a customer's and a crash came between it and its reading.

        read: messages whose readings are known elsewhere.
        """
        last = self.last_message()
        if last is None or last.role is not Role.CUSTOMER or not last.text.strip():
            return None
        return None if last.id in self._readings or last.id in read else last

    def open_turn(self) -> str | None:
        """The customer's last message, unless the agent wrote after it: what took longer to keep did not."""
        turn: MessageAdded | None = None
        for message in self._messages.values():
            if message.role is Role.CUSTOMER:
                turn = message
            elif turn is not None and message.at >= turn.at:
                turn = None
        return turn.id if turn else None

    def last_message(self) -> MessageAdded | None:
        return next(reversed(self._messages.values()), None)

    def messages(self) -> tuple[MessageAdded, ...]:
        return tuple(self._messages.values())

    def _draft(self, key: tuple[str, int], draft: Drafted) -> SnapshotDraft:
        shown, taken = self._marks.get(key, (False, False))
        return draft.snapshot(shown=shown, taken=taken)

    def _drop(self, body: SuggestionEnded | SuggestionRetract | SuggestionFailed | SuggestionBlocked) -> None:
        key = (body.sug, body.attempt)
        self._suggestions.pop(key, None)
        self._shelf.drafts.pop(key, None)
        self._marks.pop(key, None)

    def _mark(self, body: SuggestionShown | SuggestionAccepted) -> None:
        key = (body.sug, body.attempt)
        if key in self._shelf.drafts:
            _, was_taken = self._marks.get(key, (False, False))
            self._marks[key] = (True, was_taken or isinstance(body, SuggestionAccepted))
        known = self._suggestions.get(key)
        if known:
            taken = known.taken or isinstance(body, SuggestionAccepted)
            self._suggestions[key] = replace(known, shown=True, taken=taken)

    def _forget_old(self) -> None:
        while len(self._messages) > MESSAGES_KEPT:
            oldest = next(iter(self._messages))
            del self._messages[oldest]
            self._readings.pop(oldest, None)
            self._deleted.discard(oldest)


@dataclass(slots=True)
class Live:
    """What the owner of a conversation knows. `talk` and `lives` are ahead of `view` by what is uncommitted.

    open_turn: the customer's last message, until the agent answers; heard_turn: what `last_reading` is of.
    pending: suggestions that are decided and not yet appended, while what asked for them is kept.
    head: the sequence of the last frame, on its way or committed; newest: the last that others told of.
    unread: when loaded, the message that a crash left without an answer.
    corrected: by message, what people said was read wrongly.
    When a commit fails, the whole is thrown away and loaded from the journal again.
    """

    workspace: str
    view: View
    talk: Talk
    last_reading: Reading | None = None
    open_turn: str | None = None
    heard_turn: str | None = None
    lives: dict[tuple[str, int], Life] = field(default_factory=dict)
    pending: set[tuple[str, int]] = field(default_factory=set)
    readies: dict[tuple[str, int], SuggestionReady] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    external: dict[tuple[str, str], str] = field(default_factory=dict)
    unread: MessageAdded | None = None
    corrected: dict[str, tuple[PartCorrected, ...]] = field(default_factory=dict)
    head: int = -1
    newest: int = -1
    last_commit: asyncio.Future[Committed] | None = None
    touched: float = 0.0

    @property
    def id(self) -> str:
        return self.view.info.id

    @property
    def epoch(self) -> int:
        return self.view.epoch

    def open_lives(self) -> list[Life]:
        return [life for life in self.lives.values() if life.end is None]

    def keep(self, lives: Iterable[Life]) -> None:
        """Take the new state of some suggestions; those that ended before this turn are let go."""
        for life in lives:
            self.lives[life.sug, life.attempt] = life

    def next_attempt(self, sug: str) -> int:
        known = (*self.lives, *self.pending)
        return 1 + max((attempt for name, attempt in known if name == sug), default=0)

    def is_under_way(self, sug: str, *, besides: int | None = None) -> bool:
        """Whether an attempt of it, besides this one, is open or about to begin."""
        known = [key for key, life in self.lives.items() if life.end is None]
        return any(name == sug and attempt != besides for name, attempt in (*known, *self.pending))

    def life(self, sug: str, attempt: int) -> Life | None:
        return self.lives.get((sug, attempt))

    def offered_texts(self) -> list[str]:
        """What was suggested lately: its dates and figures come from the calendar and the facts."""
        drafts = [draft.text for draft in self.shelf.drafts.values()]
        return [*(ready.text for ready in self.readies.values()), *drafts]

    def requests(self, lives: Iterable[Life]) -> Iterator[Requested]:
        """How these suggestions began, as the log has it."""
        for life in lives:
            ready = self.readies.get((life.sug, life.attempt))
            reading = self.view.reading(life.turn)
            if ready is not None and reading is not None:
                yield requested(self.workspace, self.view.info, ready, reading)
            draft = self.shelf.drafts.get((life.sug, life.attempt))
            if draft is not None:
                yield requested_draft(self.workspace, self.view.info, draft.start, reading)

    def forget_ended(self) -> None:
        """Of the ended ones keep the last few, for what is reported late, and those of the open turn."""
        for key in list(self.lives)[:-LIVES_KEPT]:
            if self.lives[key].end is not None and self.lives[key].turn != self.open_turn:
                del self.lives[key]
                self.readies.pop(key, None)
                self.shelf.drafts.pop(key, None)
