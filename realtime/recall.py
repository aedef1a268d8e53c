"""A conversation from what is kept of it: the database for what is old, the journal for the rest."""

import time
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from sqlalchemy import Connection

from assist.conversation import Role
from assist.copilot import Talk
from assist.memory import Memory
from coaching import store as outcomes
from coaching.outcome import Life
from realtime import store
from realtime.corrected import take_in_again
from realtime.errors import NotFound
from realtime.journal import Committed, Entry, Fenced, Journal, Known
from realtime.live import MESSAGES_KEPT, Live, View
from realtime.logbook import fold_life
from realtime.wire.durable import Durable, decode
from realtime.wire.messages import MessageDeleted, Person
from realtime.wire.snapshot import ConversationInfo
from realtime.wire.suggestions import SuggestionReady
from realtime.workspaces import Workspace, Workspaces
from realtime.writer import Writer

REPUBLISHED_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the database has of a conversation."""

    messages: list[store.MessageRow]
    lives: list[Life]
    external: dict[tuple[str, str], str]
    read: set[str]
    waiting: list[store.Unjournaled]


class House(Protocol):
    """Where a conversation is kept, and who is told of what this adds to it."""

    @property
    def journal(self) -> Journal: ...

    @property
    def writer(self) -> Writer: ...

    @property
    def workspaces(self) -> Workspaces: ...

    def heard_of(self, conversation: str, epoch: int, seq: int) -> None: ...


async def load(conversation: str, house: House) -> tuple[Live, list[Entry]]:
    """What is committed of a conversation, as the line needs it, and the journal of it.

    Raises NotFound, Unavailable.
    """
    row = await house.writer.read(partial(store.conversation_by_id, id=conversation))
    if row is None:
        raise NotFound
    workspace = house.workspaces.get(row.workspace)
    kept = await house.writer.read(partial(_kept, workspace=row.workspace, conversation=conversation))
    if kept.waiting:
        await _put_in(kept.waiting, house)
    entries = await house.journal.read(conversation)
    journalled = [decode(entry.stored) for entry in entries]
    is_whole = bool(entries) and entries[0].seq == 0 and not _is_newer(entries, kept)
    before = [] if is_whole else _missing(kept, entries)
    view = _view(row, _epoch(entries, kept), [*before, *journalled])
    view.seq = entries[-1].seq if entries else -1
    live = Live(row.workspace, view, _talk(row, workspace), external=kept.external, head=view.seq)
    live.unread = view.unread(kept.read)
    _hear_again(live, workspace)
    live.open_turn = view.open_turn()
    if not is_whole:
        live.keep(kept.lives)
    for body in journalled:
        fold_life(live.lives, body)
        live.shelf.fold(body)
        if isinstance(body, SuggestionReady):
            live.talk.offered([item.item for item in body.items])
            live.readies[body.sug, body.attempt] = body
    live.forget_ended()
    return live, entries


async def republish(house: House) -> int:
    """Put into the journal what commands did whose frames were kept out of it; gives how many."""
    done = 0
    while waiting := await house.writer.read(partial(store.unjournaled, limit=REPUBLISHED_AT_ONCE)):
        await _put_in(waiting, house)
        done += len(waiting)
    return done


async def _put_in(waiting: list[store.Unjournaled], house: House) -> None:
    # The feed has them then, the database only as commands: no cursor may pass them.
    with house.writer.being_caught_up():
        for one in waiting:
            await _put_one_in(one, house)
        house.writer.is_behind = True
    await house.writer.write(partial(store.mark_journaled, numbers=[one.number for one in waiting]))


async def _put_one_in(one: store.Unjournaled, house: House) -> None:
    """Behind whatever is there; a command that is on its way by itself goes in once all the same."""

    def tell(committed: Committed) -> None:
        house.heard_of(one.conversation, committed.epoch, committed.last)

    while True:
        head = await house.journal.head(one.conversation)
        rows = await house.writer.read(
            partial(store.messages_of, workspace=one.workspace, conversation=one.conversation, limit=1)
        )
        epoch, seq = head or (_next_epoch(rows), -1)
        try:
            await house.journal.append(
                one.conversation, epoch, one.frames, tell, after=seq, lost=_nothing, once=one.number
            )
        except Known:
            return
        except Fenced:
            continue
        return


def _kept(connection: Connection, workspace: str, conversation: str) -> _Kept:
    messages = store.messages_of(connection, workspace, conversation, MESSAGES_KEPT)
    lives = outcomes.open_lives(connection, workspace, conversation)
    if messages:
        lives += outcomes.lives_of_turn(connection, workspace, conversation, messages[-1].message.id)
    return _Kept(
        messages,
        lives,
        store.external_ids(connection, workspace, conversation),
        store.messages_read(connection, workspace, conversation),
        store.unjournaled(connection, conversation),
    )


def _is_newer(entries: list[Entry], kept: _Kept) -> bool:
    """Whether the database has messages of an epoch before: the journal was lost once."""
    return any(row.epoch < entries[0].epoch for row in kept.messages)


def _missing(kept: _Kept, entries: list[Entry]) -> list[Durable]:
    """What the journal no longer has."""
    first = (entries[0].epoch, entries[0].seq) if entries else None
    missing: list[Durable] = []
    for row in kept.messages:
        if first is None or (row.epoch, row.seq) < first:
            missing.append(row.message)
            if row.deleted_at:
                missing.append(MessageDeleted(row.message.id, row.deleted_at))
    return missing


def _epoch(entries: list[Entry], kept: _Kept) -> int:
    """The journal's; a new one, later than any before, when there is no journal."""
    if entries:
        return entries[-1].epoch
    return _next_epoch(kept.messages)


def _next_epoch(rows: list[store.MessageRow]) -> int:
    return max([int(time.time()), *(row.epoch + 1 for row in rows)])


def _view(row: store.Conversation, epoch: int, bodies: list[Durable]) -> View:
    assignee = Person(row.assignee, row.assignee_name or "") if row.assignee else None
    view = View(
        ConversationInfo(row.id, row.customer, row.channel, row.locale_hint, row.team, assignee), epoch
    )
    for body in bodies:
        view.fold(body)
    return view


def _talk(row: store.Conversation, workspace: Workspace) -> Talk:
    memory = Memory.start(row.locale_hint)
    return Talk(row.id, row.locale_hint, memory, facts=dict(row.facts), shifts=workspace.calibration)


def _hear_again(live: Live, workspace: Workspace) -> None:
    """Bring the talk to where it was; what was never answered is left for the line to hear."""
    for message in live.view.messages():
        if message.external_id is not None and message.source is not None:
            live.external[message.source, message.external_id] = message.id
        if message is live.unread or not message.text.strip():
            continue
        if message.role is Role.CUSTOMER:
            live.last_reading = workspace.copilot.hear(live.talk, message.text, message.at, message.id)
            live.heard_turn = message.id
            # Until something else is said, it is the last: an answer comes after.
            live.open_turn = message.id
            take_in_again(live, workspace.copilot, message)
        else:
            workspace.copilot.hear_agent(live.talk, message.text, message.at)


def _nothing() -> None:
    """It stays in the database, and is tried again."""
