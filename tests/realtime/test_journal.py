"""The journal on a real Valkey: numbers, groups, fences, and what others are told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from realtime.client import connect
from realtime.journal import Change, Committed, Fenced, Journal, check_durable

CONVERSATION = "conv_journal1"


@asynccontextmanager
async def journal(url: str, prefix: str, origin: str = "main") -> AsyncIterator[Journal]:
    client = connect(url, connections=4)
    one = Journal(client, origin=origin, prefix=f"{prefix}:")
    task = asyncio.create_task(one.run())
    try:
        yield one
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await client.aclose()


class Told:
    """Who waits for commits: keeps what it was told, in order."""

    def __init__(self) -> None:
        self.committed: list[Committed] = []
        self.lost: list[str] = []

    def append(
        self,
        to: Journal,
        *frames: bytes,
        after: int,
        epoch: int = 7,
        c: str = CONVERSATION,
        once: int | None = None,
    ) -> asyncio.Future[Committed]:
        return to.append(
            c, epoch, frames, self.committed.append, after=after, lost=lambda: self.lost.append(c), once=once
        )


async def test_frames_are_numbered_densely_and_read_back_in_order(valkey: str, namespace: str) -> None:
    told = Told()
    async with journal(valkey, namespace) as one:
        await told.append(one, b"a", b"b", after=-1)
        await told.append(one, b"c", after=1)
        entries = await one.read(CONVERSATION)
        later = await one.read(CONVERSATION, (7, 0))
        head = await one.head(CONVERSATION)
    assert [(e.epoch, e.seq, e.stored) for e in entries] == [(7, 0, b"a"), (7, 1, b"b"), (7, 2, b"c")]
    assert [e.seq for e in later] == [1, 2]
    assert head == (7, 2)


async def test_who_is_before_the_first_reads_from_the_first(valkey: str, namespace: str) -> None:
    async with journal(valkey, namespace) as one:
        assert await one.read(CONVERSATION, (7, -1)) == []
        await Told().append(one, b"a", after=-1)
        assert [e.seq for e in await one.read(CONVERSATION, (7, -1))] == [0]


async def test_what_is_appended_at_once_is_committed_in_order_and_told_in_order(
    valkey: str, namespace: str
) -> None:
    told = Told()
    async with journal(valkey, namespace) as one:
        waiting = [told.append(one, b"%d" % n, after=n - 1) for n in range(200)]
        committed = await asyncio.gather(*waiting)
    assert [one.first for one in told.committed] == list(range(200))
    assert told.committed == committed


async def test_a_batch_is_told_one_by_one_what_became_of_it(valkey: str, namespace: str) -> None:
    told, others = Told(), Told()
    async with journal(valkey, namespace) as one:
        stale = told.append(one, b"x", after=5)
        good = others.append(one, b"y", after=-1, c="conv_journal2")
        results = await asyncio.gather(stale, good, return_exceptions=True)
    assert isinstance(results[0], Fenced)
    assert isinstance(results[1], Committed)
    assert (told.committed, told.lost) == ([], [CONVERSATION])


async def test_an_older_epoch_is_fenced_and_writes_nothing(valkey: str, namespace: str) -> None:
    async with journal(valkey, namespace) as one:
        await Told().append(one, b"new", after=-1, epoch=8)
        with pytest.raises(Fenced):
            await Told().append(one, b"old", after=-1, epoch=7)
        assert [e.stored for e in await one.read(CONVERSATION)] == [b"new"]


async def test_what_has_a_name_goes_in_once(valkey: str, namespace: str) -> None:
    async with journal(valkey, namespace) as one:
        await Told().append(one, b"a", after=-1, once=1)
        await asyncio.gather(Told().append(one, b"a", after=0, once=1), return_exceptions=True)
        assert [e.stored for e in await one.read(CONVERSATION)] == [b"a"]


async def test_another_process_hears_of_it_with_its_place(valkey: str, namespace: str) -> None:
    async with journal(valkey, namespace) as one, journal(valkey, namespace, "second") as second:
        start = await second.last_change()
        committed = await Told().append(one, b"a", b"b", after=-1)
        changes = await second.changes(start, block_ms=2_000)
    assert changes == [Change(committed.change, CONVERSATION, 7, 0, 1, "main")]


async def test_of_the_feed_only_what_others_add_is_told(valkey: str, namespace: str) -> None:
    async with journal(valkey, namespace) as one, journal(valkey, namespace, "second") as second:
        heard = asyncio.ensure_future(anext(one.follow(await one.last_change())))
        await Told().append(one, b"a", after=-1)
        await Told().append(second, b"b", after=-1, c="conv_journal2")
        assert [line.conversation for line in await heard] == ["conv_journal2"]


async def test_a_server_that_forgot_how_to_append_is_told_again(valkey: str, namespace: str) -> None:
    async with journal(valkey, namespace) as one, connect(valkey) as client:
        await Told().append(one, b"a", after=-1)
        await client.script_flush()
        committed = await Told().append(one, b"b", after=0)
    assert committed.last == 1


async def test_a_connection_that_was_cut_meanwhile_is_made_anew(valkey: str, namespace: str) -> None:
    async with journal(valkey, namespace) as one, connect(valkey) as client:
        await Told().append(one, b"a", after=-1)
        await client.client_kill_filter(_type="normal", skipme=True)
        await client.ping()
        committed = await Told().append(one, b"b", after=0)
    assert committed.last == 1


async def test_frames_with_any_bytes_come_back_as_they_were(valkey: str, namespace: str) -> None:
    frames = (b"", b"\x00\xff\r\n", "漢字 é".encode(), b"x" * 100_000)
    async with journal(valkey, namespace) as one:
        await Told().append(one, *frames, after=-1)
        assert tuple(e.stored for e in await one.read(CONVERSATION)) == frames


async def test_the_embedded_valkey_keeps_what_it_acknowledged(valkey: str) -> None:
    client = connect(valkey)
    assert await check_durable(client)
    await client.aclose()
