"""After a stop, journal and database come to the same state, however often that is done."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from sqlalchemy import Connection, text

from assist.content import Content
from assist.conversation import Role
from assist.ids import make_id
from realtime import store
from realtime.catchup import catch_up
from realtime.embedded import Embedded
from realtime.journal import Entry, Journal
from realtime.settings import Settings
from realtime.wire.durable import Durable, decode, encode
from realtime.wire.messages import MessageAdded
from tests.realtime.front import House, Shop, command_id, house

ANGRY = "My refund still has not arrived and I have waited for two weeks!"
COPIED = ("messages", "readings", "suggestions", "suggestion_items", "events")


async def rows(front: House, shop: Shop) -> dict[str, list[tuple[Any, ...]]]:
    """What was copied of this workspace, but for the moment at which it was received."""

    def ask(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
        found = {}
        for table in COPIED:
            mine = connection.execute(
                text(f"SELECT * FROM {table} WHERE workspace = :workspace"),
                {"workspace": shop.id},
            ).mappings()
            found[table] = sorted(
                tuple(value for name, value in row.items() if name != "received_at") for row in mine
            )
        return found

    await front.service.writer.write(lambda _: None)
    return await front.service.writer.read(ask)


def forget_copies(connection: Connection) -> None:
    for table in (*COPIED, "journal_cursor"):
        connection.execute(text(f"DELETE FROM {table}"))


@asynccontextmanager
async def journal_at(data: Path) -> AsyncIterator[Journal]:
    """The journal of a folder whose server is down."""
    valkey = Embedded(data)
    await asyncio.to_thread(valkey.start)
    client = Redis.from_url(valkey.url)
    journal = Journal(client, origin="elsewhere")
    writing = asyncio.create_task(journal.run())
    try:
        yield journal
    finally:
        writing.cancel()
        await client.aclose()
        await asyncio.to_thread(valkey.stop)


async def kept(front: House, conversation: str) -> list[Durable]:
    return [decode(entry.stored) for entry in await front.service.journal.read(conversation)]


def said(text: str, role: Role = Role.CUSTOMER, name: str | None = None) -> MessageAdded:
    return MessageAdded(make_id("msg"), role, text, datetime.now(UTC), source="api", external_id=name)


async def test_what_the_database_lacks_is_copied_from_the_journal_once(
    tmp_path: Path, content: Content
) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        for _ in range(3):
            await front.say(shop, conversation, ANGRY)
        whole = await rows(front, shop)
    store.at_once(Settings(data=tmp_path).database, forget_copies)

    async with house(tmp_path, content) as front:
        once = await rows(front, shop)
        await catch_up(front.service.line, "somebody-else")
        twice = await rows(front, shop)

    assert all(whole.values())
    assert once == whole
    assert twice == whole


async def test_a_command_that_the_journal_missed_goes_in_once(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        await front.say(shop, conversation, ANGRY)
    answer = said("I am looking into it.", Role.AGENT)
    store.at_once(
        Settings(data=tmp_path).database,
        partial(
            store.save_command,
            workspace=shop.id,
            command=command_id(),
            conversation=conversation,
            person=shop.ben.person,
            result={"ref": answer.id},
            frames=[encode(answer)],
            at=datetime.now(UTC),
        ),
    )

    for _ in range(2):
        async with house(tmp_path, content) as front:
            assert (await kept(front, conversation)).count(answer) == 1
            assert not await front.service.writer.read(store.unjournaled)
            assert [row[2] for row in (await rows(front, shop))["messages"]].count(answer.id) == 1


async def test_a_command_on_its_way_and_one_put_in_are_the_same(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        answer = said("I am looking into it.", Role.AGENT)
        save = partial(
            store.save_command,
            workspace=shop.id,
            command=command_id(),
            conversation=conversation,
            person=shop.ben.person,
            result={"ref": answer.id},
            frames=[encode(answer)],
            at=datetime.now(UTC),
        )
        await front.service.writer.write(save)

        await asyncio.gather(*(catch_up(front.service.line, "main") for _ in range(3)))

        assert (await kept(front, conversation)).count(answer) == 1


async def test_a_turn_left_half_done_is_taken_over_once(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        await front.say(shop, conversation, "Hello, I have a question.")
        half: list[Entry] = await front.service.journal.read(conversation)
    message = said(ANGRY, name="half")
    async with journal_at(tmp_path) as journal:
        await journal.append(
            conversation,
            half[-1].epoch,
            [encode(message)],
            lambda _: None,
            after=half[-1].seq,
            lost=lambda: None,
        )

    for _ in range(2):
        async with house(tmp_path, content) as front:
            await front.service.line.live(conversation)
            told = [
                type(one).__name__
                for one in await kept(front, conversation)
                if message.id in (getattr(one, "message", None), getattr(one, "turn", None))
            ]
            assert told == ["ReadingMade", "SuggestionReady"]


async def test_a_command_taken_while_the_journal_is_away_reaches_those_who_follow(
    tmp_path: Path, content: Content
) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        async with front.client(shop.ben, conversation) as client:
            await front.say(shop, conversation, ANGRY)
            ready = (await client.until("suggestion.ready"))["d"]
            valkey = int((await front.service.redis.info("server"))["process_id"])
            os.kill(valkey, signal.SIGKILL)

            ack = await client.command(conversation, "shown", sug=ready["sug"], attempt=ready["attempt"])
            shown = await client.until("suggestion.shown")

            assert ack["t"] == "ack"
            assert shown["seq"] == [seq for seq, _ in client.durable(conversation)][-2] + 1
            message = await front.say(shop, conversation, "Are you still there?")
            assert (await client.until("message.added"))["d"]["id"] == message
