"""What a journal, the database and the log of events say of the same suggestions, held against each other."""

import asyncio
import hashlib
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from assist.conversation import Role
from assist.suggestion import Kind
from coaching import store as outcomes
from coaching.events import fold
from coaching.export import OutcomeRow
from coaching.outcome import End, Life
from realtime.drafted import Shelf
from realtime.logbook import fold_life
from realtime.wire.durable import Durable, decode
from realtime.wire.messages import MessageAdded
from realtime.wire.suggestions import (
    SuggestionAccepted,
    SuggestionBlocked,
    SuggestionDelta,
    SuggestionEnded,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionStart,
)
from tests.realtime.front import House, Shop

Key = tuple[str, int]


@asynccontextmanager
async def locked(database: Path) -> AsyncIterator[None]:
    """Nobody can write to it: whoever decided something waits, up to five seconds.

    A copy of the journal may be under way on this very loop, which must go on for it to end.
    """
    with closing(sqlite3.connect(database, isolation_level=None, timeout=0)) as other:
        async with asyncio.timeout(5):
            while not _is_begun(other):  # noqa: ASYNC110 - sqlite offers no event for it
                await asyncio.sleep(0.001)
        yield
        other.execute("ROLLBACK")


def _is_begun(connection: sqlite3.Connection) -> bool:
    with suppress(sqlite3.OperationalError):
        connection.execute("BEGIN IMMEDIATE")
    return connection.in_transaction


@dataclass(slots=True)
class Story:
    """One conversation's frames from the first on, checked as they are read."""

    shelf: Shelf = field(default_factory=Shelf)
    lives: dict[Key, Life] = field(default_factory=dict)
    turn: MessageAdded | None = None
    begun: dict[Key, str] = field(default_factory=dict)
    open: set[Key] = field(default_factory=set)
    taken: set[Key] = field(default_factory=set)
    outdated: set[Key] = field(default_factory=set)
    finals: Counter[Key] = field(default_factory=Counter)
    ends: Counter[Key] = field(default_factory=Counter)
    unbegun: set[Key] = field(default_factory=set)

    def read(self, bodies: Iterable[Durable]) -> "Story":
        for body in bodies:
            match body:
                case MessageAdded() if body.role is Role.CUSTOMER:
                    self.turn = body
                case MessageAdded() if self.turn is not None and body.at >= self.turn.at:
                    self.turn = None
                case SuggestionReady() | SuggestionStart():
                    self._begin(body)
                case SuggestionDelta():
                    draft = self.shelf.drafts[body.sug, body.attempt]
                    assert (body.sug, body.attempt) in self.open - self.outdated
                    assert draft.final is None, "a delta after the final"
                    assert body.off == len(draft.text), "words of two attempts, lost or doubled words"
                case SuggestionFinal():
                    self._finish(body)
                case SuggestionAccepted():
                    self.taken.add((body.sug, body.attempt))
                    self.open.add((body.sug, body.attempt))
                case SuggestionEnded() | SuggestionFailed() | SuggestionBlocked():
                    self._end(body)
                case _:
                    pass
            self.shelf.fold(body)
            fold_life(self.lives, body)
        assert not self.outdated, "what began for a turn that was over did not end"
        return self

    def _begin(self, body: SuggestionReady | SuggestionStart) -> None:
        key = (body.sug, body.attempt)
        assert key not in self.begun, "one attempt began twice"
        others = {other for other in self.open - self.taken if other[0] == body.sug}
        assert not others, "two live suggestions of one kind and turn"
        self.begun[key] = body.turn
        self.open.add(key)
        if self.turn is None or body.turn != self.turn.id:
            self.outdated.add(key)

    def _finish(self, final: SuggestionFinal) -> None:
        key = (final.sug, final.attempt)
        self.finals[key] += 1
        assert self.finals[key] == 1, "two finals"
        text = self.shelf.drafts[key].text[: final.len]
        assert len(text) == final.len
        assert hashlib.sha256(text.encode()).hexdigest()[:8] == final.hash8

    def _end(self, body: SuggestionEnded | SuggestionFailed | SuggestionBlocked) -> None:
        key = (body.sug, body.attempt)
        self.outdated.discard(key)
        self.ends[key] += 1
        self.open.discard(key)
        if key not in self.begun:
            assert not isinstance(body, SuggestionEnded)
            assert body.kind is Kind.READY
            self.unbegun.add(key)


@dataclass(slots=True)
class Kept:
    """What the database has: the table, and what the events make of it."""

    rows: dict[Key, OutcomeRow]
    again: dict[Key, End | None]
    requested: int


def _kept(connection: Connection, workspace: str) -> Kept:
    counts = outcomes.outcome_counts(connection, workspace)
    rows = outcomes.export_rows(connection, workspace, with_text=True)
    folded = fold(outcomes.read_events(connection, workspace))
    return Kept(
        {(row.sug, row.attempt): row for row in rows},
        {(life.sug, life.attempt): life.end for _, life in folded},
        counts.requested,
    )


async def books(desk: House, shop: Shop) -> Kept:
    """What the database has, in sums that were checked."""
    await desk.settle()
    kept = await desk.service.writer.read(partial(_kept, workspace=shop.id))
    assert kept.requested == len(kept.rows)
    return kept


async def check_books(desk: House, shop: Shop, conversations: Sequence[str]) -> Kept:
    """Each attempt ended once, and everybody tells the same."""
    kept = await books(desk, shop)
    told: set[Key] = set()
    for conversation in conversations:
        entries = await desk.service.journal.read(conversation)
        assert [one.seq for one in entries] == list(range(len(entries)))
        story = Story().read(decode(one.stored) for one in entries)
        _check_story(story, kept)
        told |= story.begun.keys() | story.unbegun
    assert told == kept.rows.keys()
    return kept


def _check_story(story: Story, kept: Kept) -> None:
    for key, life in story.lives.items():
        row = kept.rows[key]
        assert row.end == life.end, key
        # An end may say that it was seen, or taken, where no frame of its own does.
        assert row.shown_at is not None or life.shown_at is None
        assert row.taken_at is not None or life.taken_at is None
        assert kept.again[key] == row.end
        assert story.ends[key] <= 1 + row.revised, "ended twice"
        assert bool(story.ends[key]) or row.end is None
        draft = story.shelf.drafts.get(key)
        if draft is not None:
            assert row.text == (draft.text if draft.final else None)
    assert all(story.ends[key] == 1 for key in story.unbegun)
