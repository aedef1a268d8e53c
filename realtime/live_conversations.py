"""The conversations that are under way, in this process's memory: loaded, grown step by step, forgotten.

What is decided runs ahead of what is committed; when a commit fails, the conversation is thrown away and
loaded from the journal again.
"""

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

import structlog

from realtime import recall
from realtime.copying import Copied
from realtime.drafts import Drafts
from realtime.hub import Hub
from realtime.journal import Committed, Entry, Journal, JournalAway
from realtime.live import Live
from realtime.logbook import fold_life
from realtime.turn import Turn
from realtime.wire.durable import Durable, decode, encode, sequenced
from realtime.wire.suggestions import SuggestionDelta, SuggestionFinal
from realtime.workspaces import Workspaces
from realtime.writer import Writer

log = structlog.get_logger()

IDLE_S: Final = 900.0


class LiveConversations(ABC):
    def __init__(
        self, journal: Journal, writer: Writer, hub: Hub, workspaces: Workspaces, drafts: Drafts
    ) -> None:
        self.journal: Final = journal
        self.writer: Final = writer
        self.hub: Final = hub
        self.workspaces: Final = workspaces
        self.drafts: Final = drafts
        self._lives: dict[str, Live] = {}
        self._loading: dict[str, asyncio.Task[Live]] = {}
        # Commands that are decided, and on their way into the database and the journal.
        self._keeping: dict[str, set[asyncio.Future[None]]] = {}
        # Places that others, or an owner that was forgotten, wrote to while the conversation was loaded.
        self._newer: dict[str, tuple[int, int]] = {}
        self._reading_on: dict[str, asyncio.Task[None]] = {}
        # How far those who follow a forgotten conversation were told.
        self._told: dict[str, tuple[int, int]] = {}

    @abstractmethod
    def take_up(self, live: Live) -> None:
        """It was just loaded: go on where whoever had it before left off."""

    # ---- here, and no longer ----

    def here(self, conversation: str) -> Live | None:
        """The conversation, when it is in memory already."""
        return self._lives.get(conversation)

    async def live(self, conversation: str) -> Live:
        """The conversation, loaded when it is not here; the caller checks whose it is. Raises NotFound."""
        live = self._lives.get(conversation)
        if live is not None:
            return live
        # One who gives up waiting must not end the load for the others.
        return await asyncio.shield(self._reload(conversation))

    def all_here(self) -> tuple[Live, ...]:
        return tuple(self._lives.values())

    @property
    def last_touched(self) -> float:
        """When somebody last wrote, in any conversation, on the loop's clock."""
        return max((live.touched for live in self._lives.values()), default=0.0)

    def forget(self, live: Live) -> None:
        """Let it go; the next who asks loads what is committed, and those who follow need not ask."""
        if self._lives.get(live.id) is not live:
            return
        del self._lives[live.id]
        if self.hub.is_followed(live.id):
            self._told.setdefault(live.id, (live.epoch, live.view.seq))
            self._reload(live.id)

    def forget_idle(self, now: float) -> None:
        for live in tuple(self._lives.values()):
            waits = live.last_commit is not None and not live.last_commit.done()
            if now - live.touched > IDLE_S and not waits and not self.hub.is_followed(live.id):
                self.forget(live)

    def reload(self) -> None:
        """Load what is followed and could not be loaded when it was forgotten."""
        for conversation in tuple(self._told):
            if self.hub.is_followed(conversation):
                self._reload(conversation)
            else:
                del self._told[conversation]

    @contextmanager
    def keeping(self, conversation: str) -> Iterator[None]:
        """What is decided in this block is known to whoever loads the conversation: they wait for its end."""
        kept = asyncio.get_running_loop().create_future()
        under_way = self._keeping.setdefault(conversation, set())
        under_way.add(kept)
        try:
            yield
        finally:
            kept.set_result(None)
            under_way.discard(kept)
            if not under_way:
                del self._keeping[conversation]

    def _reload(self, conversation: str) -> asyncio.Task[Live]:
        task = self._loading.get(conversation)
        if task is None or task.done():
            task = self._loading[conversation] = asyncio.create_task(self._load(conversation))
            task.add_done_callback(partial(self._loaded, conversation))
        return task

    def _loaded(self, conversation: str, task: asyncio.Task[Live]) -> None:
        if self._loading.get(conversation) is task:
            del self._loading[conversation]
        if not task.cancelled() and (wrong := task.exception()) is not None:
            log.warning("conversation not loaded", conversation=conversation, error=type(wrong).__name__)

    async def _load(self, conversation: str) -> Live:
        while True:
            while under_way := self._keeping.get(conversation):
                await asyncio.wait(under_way)
            self._newer.pop(conversation, None)
            live, entries = await recall.load(conversation, self)
            newer = self._newer.pop(conversation, None)
            if newer is None or newer <= (live.epoch, live.view.seq):
                break
        self._lives[conversation] = live
        live.touched = time.monotonic()
        self._tell_the_rest(live, entries)
        self._stop_ended(live)
        self.take_up(live)
        return live

    def _tell_the_rest(self, live: Live, entries: Sequence[Entry]) -> None:
        """To those who follow: what was committed while the conversation was not here."""
        told = self._told.pop(live.id, None)
        if told is None:
            return
        self.hub.recheck(live.id)
        if told[0] != live.epoch:
            self.hub.restart(live.id)
            return
        rest = [one for one in entries if (one.epoch, one.seq) > told]
        self.hub.publish(
            live.id, [(one.seq, sequenced(one.stored, live.id, one.epoch, one.seq)) for one in rest]
        )

    # ---- what this process adds ----

    def append(self, live: Live, turn: Turn, *, once: int | None = None) -> asyncio.Future[Committed]:
        """Commit a step; once it is, and in order, it is copied, folded into the view, and sent on."""
        turn.take_effect(live)
        self._stop_ended(live)
        stored = [encode(body) for body in turn.bodies]
        commit = self.journal.append(
            live.id,
            live.epoch,
            stored,
            partial(self._deliver, live, turn, stored),
            after=live.head,
            lost=partial(self._lost, live),
            once=once,
        )
        commit.add_done_callback(_heard)
        live.head += len(stored)
        live.last_commit = commit
        return commit

    def _deliver(self, live: Live, turn: Turn, stored: Sequence[bytes], committed: Committed) -> None:
        self.writer.copy(
            Copied(
                live.workspace,
                live.id,
                committed.epoch,
                committed.first,
                committed.change,
                turn.bodies,
                turn.requested,
                turn.completed,
                turn.changes,
            )
        )
        for job in turn.jobs:
            life = live.life(*job.key)
            if life is not None and life.end is None:
                self.drafts.begin(job, self)
        if self._lives.get(live.id) is not live:
            # It was forgotten meanwhile; whoever is here now did not know of this.
            self.heard_of(live.id, committed.epoch, committed.last)
            return
        self._show(live, turn.bodies, stored, committed.first)

    def _show(self, live: Live, bodies: Sequence[Durable], stored: Sequence[bytes], first: int) -> None:
        """They are committed, so they may be seen."""
        live.view.seq = first + len(bodies) - 1
        for body in bodies:
            live.view.fold(body)
        if self.hub.is_followed(live.id):
            self.hub.publish(
                live.id,
                [
                    (seq, sequenced(frame, live.id, live.epoch, seq))
                    for seq, frame in enumerate(stored, first)
                ],
            )

    def _lost(self, live: Live) -> None:
        """It may be in the journal all the same, and then the database needs it too."""
        self.writer.is_behind = True
        self.forget(live)

    def _stop_ended(self, live: Live) -> None:
        for key, draft in live.shelf.drafts.items():
            life = live.lives.get(key)
            if draft.final is not None or life is None or life.end is not None:
                self.drafts.cancel(key)

    # ---- what other processes add ----

    def heard_of(self, conversation: str, epoch: int, seq: int) -> None:
        """A conversation goes as far as this, whoever wrote it: know it, and show it to those who follow."""
        live = self._lives.get(conversation)
        if live is not None:
            if epoch > live.epoch:
                self.forget(live)
            elif epoch == live.epoch and seq > live.view.seq:
                live.newest = max(seq, live.newest)
                self._read_on(live)
        elif conversation in self._loading:
            self._newer[conversation] = max((epoch, seq), self._newer.get(conversation, (epoch, seq)))

    def _read_on(self, live: Live) -> None:
        if live.id not in self._reading_on:
            task = self._reading_on[live.id] = asyncio.create_task(self._follow_growth(live))
            task.add_done_callback(lambda _: self._reading_on.pop(live.id))

    async def _follow_growth(self, live: Live) -> None:
        """Of a draft that another process writes only the new words are read; else all is loaded anew."""
        while live.newest > live.view.seq:
            after = live.view.seq
            try:
                entries = await self.journal.read(live.id, (live.epoch, after))
            except JournalAway:
                entries = []
            if self._lives.get(live.id) is not live or not self._grow(live, after, entries):
                self.forget(live)
                return

    def _grow(self, live: Live, after: int, entries: Sequence[Entry]) -> bool:
        """Take in what another process wrote, when it is nothing but more of drafts."""
        places = [(one.epoch, one.seq) for one in entries]
        is_next = places == [(live.epoch, after + 1 + number) for number in range(len(places))]
        if not places or not is_next or not live.head == live.view.seq == after:
            return False
        bodies = [decode(one.stored) for one in entries]
        if not all(isinstance(body, SuggestionDelta | SuggestionFinal) for body in bodies):
            return False
        for body in bodies:
            live.shelf.fold(body)
            fold_life(live.lives, body)
        self._stop_ended(live)
        live.head += len(bodies)
        self._show(live, bodies, [one.stored for one in entries], after + 1)
        return True


def _heard(commit: asyncio.Future[Committed]) -> None:
    """Not everybody who appends waits for it."""
    if not commit.cancelled():
        commit.exception()
