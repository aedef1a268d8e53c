"""After a stop: what the journal has and the database not yet, and the other way round."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

import structlog
from sqlalchemy import Connection

from coaching import store as outcomes
from coaching.events import SYSTEM, Actor
from coaching.outcome import Life
from realtime import recall, store
from realtime.copying import Copied, copy
from realtime.drafted import Shelf
from realtime.errors import NotFound
from realtime.journal import Entry
from realtime.line import Line
from realtime.logbook import Change, completed, fold_life, requested, requested_draft
from realtime.wire.durable import Durable, decode
from realtime.wire.messages import MessageAdded, Person
from realtime.wire.readings import ReadingMade
from realtime.wire.snapshot import ConversationInfo
from realtime.wire.suggestions import (
    SuggestionBlocked,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionStart,
)

log = structlog.get_logger()


async def catch_up(line: Line, instance: str) -> None:
    """Bring journal and database to the same state; take over turns left half done. May run twice."""
    journal, writer = line.journal, line.writer
    with writer.being_caught_up():
        republished = await recall.republish(line)
        writer.is_behind = False
        cursor = await writer.read(partial(store.get_cursor, instance=instance)) or "0-0"
        conversations = 0
        while lines := await journal.changes(cursor):
            touched = dict.fromkeys(one.conversation for one in lines)
            for conversation in touched:
                await _copy_one(line, conversation)
            cursor = lines[-1].id
            await writer.write(partial(store.set_cursor, instance=instance, feed_id=cursor))
            conversations += len(touched)
    if republished or conversations:
        log.info("caught up", commands=republished, conversations=conversations)


async def _copy_one(line: Line, conversation: str) -> None:
    row = await line.writer.read(partial(store.conversation_by_id, id=conversation))
    if row is None:
        log.warning("journal of an unknown conversation", conversation=conversation)
        return
    entries = await line.journal.read(conversation)
    if not entries:
        return
    bodies = [decode(entry.stored) for entry in entries]
    assignee = Person(row.assignee, row.assignee_name or "") if row.assignee else None
    info = ConversationInfo(row.id, row.customer, row.channel, row.locale_hint, row.team, assignee)
    readings: dict[str, ReadingMade] = {}
    # Of what began in a journal that was lost, the database knows the beginning.
    lives = {(life.sug, life.attempt): life for life in await line.writer.read(partial(_open, row=row))}
    begun = dict(lives)
    shelf = Shelf()
    asked = []
    complete = []
    for body in bodies:
        fold_life(lives, body)
        shelf.fold(body)
        match body:
            case ReadingMade():
                readings[body.message] = body
            case SuggestionStart():
                begun[body.sug, body.attempt] = lives[body.sug, body.attempt]
                asked.append(requested_draft(row.workspace, info, body, readings.get(body.turn)))
            case SuggestionFinal() if (body.sug, body.attempt) in shelf.drafts:
                complete.append(completed(shelf.drafts[body.sug, body.attempt]))
            case SuggestionReady():
                begun[body.sug, body.attempt] = lives[body.sug, body.attempt]
                # Where the journal no longer has the reading, the database has the suggestion.
                if body.turn in readings:
                    asked.append(requested(row.workspace, info, body, readings[body.turn]))
            case SuggestionBlocked() | SuggestionFailed() if (
                body.turn in readings and (body.sug, body.attempt) not in begun
            ):
                asked.append(requested(row.workspace, info, body, readings[body.turn]))
            case _:
                pass
    changes = [
        Change(begun[key], life, Actor("agent", life.agent) if life.agent else SYSTEM)
        for key, life in lives.items()
        # That a draft has words by now is no doing of anybody.
        if life != replace(begun[key], text=life.text, spans=life.spans)
    ]
    copies = [
        Copied(row.workspace, conversation, epoch, first, "", of_epoch)
        for epoch, first, of_epoch in _by_epoch(entries, bodies)
    ]
    copies.append(
        Copied(
            row.workspace, conversation, entries[-1].epoch, entries[-1].seq, "", (), asked, complete, changes
        )
    )
    await line.writer.write(partial(_copy, copies=copies))
    if isinstance(bodies[-1], MessageAdded):
        try:
            # Loading answers what was left unanswered.
            await line.live(conversation)
        except NotFound:
            log.warning("workspace of a conversation is gone", conversation=conversation)


def _by_epoch(entries: list[Entry], bodies: list[Durable]) -> Iterator[tuple[int, int, list[Durable]]]:
    """Epoch, first sequence and frames of each epoch that the journal has."""
    for epoch, group in groupby(zip(entries, bodies, strict=True), lambda pair: pair[0].epoch):
        pairs = list(group)
        yield epoch, pairs[0][0].seq, [body for _, body in pairs]


def _open(connection: Connection, row: store.Conversation) -> list[Life]:
    return outcomes.open_lives(connection, row.workspace, row.id)


def _copy(connection: Connection, copies: list[Copied]) -> None:
    copy(connection, copies)
