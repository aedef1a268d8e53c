"""The one writer: what it cannot write is not acknowledged, and what it took over is written in the end."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from assist.content import Content
from assist.conversation import Role as Speaker
from realtime import store
from realtime.access import Role, Scope
from realtime.copying import Copied
from realtime.errors import Invalid
from realtime.settings import Settings
from realtime.wire.messages import MessageAdded
from realtime.writer import MAX_COPIES, Writer
from tests.realtime.books import locked
from tests.realtime.front import command_id, house

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
async def writer(tmp_path: Path) -> AsyncIterator[Writer]:
    engine = store.make_engine(Settings(data=tmp_path).database)
    await store.upgrade(engine)
    writer = Writer(store.for_writing(engine), engine, "main")
    yield writer
    await engine.dispose()


async def conversation(writer: Writer) -> store.Conversation:
    work = asyncio.create_task(
        writer.write(
            lambda c: store.create_conversation(
                c,
                Scope(store.create_workspace(c, "Acme", now=NOW).id, None, Role.INGEST),
                store.NewConversation(),
                now=NOW,
            )
        )
    )
    await asyncio.sleep(0)
    await writer.flush()
    return (await work)[0]


def copied(of: store.Conversation, place: int, *, conversation: str | None = None) -> Copied:
    message = MessageAdded(f"msg_{place}", Speaker.CUSTOMER, "Hello", NOW)
    return Copied(of.workspace, conversation or of.id, 1, place, f"{place}-0", (message,))


async def kept(writer: Writer, of: store.Conversation) -> list[str]:
    rows = await writer.read(partial(store.messages_of, workspace=of.workspace, conversation=of.id))
    return [row.message.id for row in rows]


async def test_a_copy_that_is_refused_does_not_hold_up_the_others(writer: Writer) -> None:
    made = await conversation(writer)
    for one in (copied(made, 0), copied(made, 1, conversation="conv_gone"), copied(made, 2)):
        writer.copy(one)

    await writer.flush()

    assert await kept(writer, made) == ["msg_0", "msg_2"]
    assert await writer.read(partial(store.get_cursor, instance="main")) == "2-0"


async def test_work_that_fails_does_not_hold_up_the_others(writer: Writer) -> None:
    made = await conversation(writer)

    def refuse(_: object) -> None:
        raise Invalid("no")

    writer.copy(copied(made, 0))
    wrong, fine = (asyncio.create_task(writer.write(work)) for work in (refuse, lambda _: "done"))
    await asyncio.sleep(0)
    await writer.flush()

    assert await fine == "done"
    with pytest.raises(Invalid):
        await wrong
    assert await kept(writer, made) == ["msg_0"]


async def test_the_cursor_stands_still_for_as_long_as_somebody_catches_up(writer: Writer) -> None:
    made = await conversation(writer)
    writer.copy(copied(made, 0))

    with writer.being_caught_up():
        await writer.flush()

    assert await kept(writer, made) == ["msg_0"]
    assert await writer.read(partial(store.get_cursor, instance="main")) is None


async def test_more_than_can_wait_is_left_to_the_journal(writer: Writer) -> None:
    made = await conversation(writer)
    for place in range(MAX_COPIES + 1):
        writer.copy(copied(made, place))

    assert writer.is_behind


async def test_what_is_asked_for_comes_after_all_that_was_copied_before(writer: Writer) -> None:
    made = await conversation(writer)
    for place in range(2_500):
        writer.copy(copied(made, place))
    question = partial(store.messages_of, workspace=made.workspace, conversation=made.id, limit=10_000)
    asked = asyncio.create_task(writer.write(question))
    await asyncio.sleep(0)

    await writer.flush()
    assert not asked.done()
    await writer.flush()

    assert len(await asked) == 2_500


async def test_a_locked_database_means_no_ack_until_it_is_free_and_nothing_is_lost(
    tmp_path: Path, content: Content
) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation, other = await front.open(shop), await front.open(shop)
        async with front.client(shop.ben, conversation) as client:
            await front.say(shop, conversation, "Where is my refund?")
            ready = (await client.until("suggestion.ready"))["d"]
            about = {"id": command_id(), "sug": ready["sug"], "attempt": ready["attempt"]}
            await front.service.line.live(other)

            async with locked(tmp_path / "tactful.db"):
                refused = await client.command(conversation, "dismiss", **about)
                message = await front.say(shop, other, "Are you there?")
            again = await client.command(conversation, "dismiss", **about)

        rows = await front.service.writer.write(
            partial(store.messages_of, workspace=shop.id, conversation=other)
        )

    assert (refused["t"], refused["d"]["code"]) == ("nack", "unavailable")
    assert (again["t"], again["d"]["dup"]) == ("ack", False)
    assert [one["d"]["end"] for one in client.frames if one["t"] == "suggestion.ended"] == ["dismissed"]
    assert [row.message.id for row in rows] == [message]
