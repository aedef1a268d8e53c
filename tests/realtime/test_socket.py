"""The handshake, hello, and how sockets end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from assist.content import Content
from realtime import store
from realtime.wire.protocol import MAX_FRAME_IN, MAX_HELLO, SUBPROTOCOL, Close
from tests.realtime.front import Client, House, Post, Shop, command, command_id, ending, house

pytestmark = pytest.mark.asyncio(loop_scope="session")

WRONG_ORIGINS = (
    "null",
    "https://evil.example",
    "http://127.0.0.1",
    "http://127.0.0.1.evil.example",
    "http://127.0.0.1:1@evil.example",
    "http://evil.example/127.0.0.1",
    "file://",
    "http://LOCALHOST",
)


async def refused(front: House, origin: str | None = None, subprotocol: str | None = SUBPROTOCOL) -> int:
    """The status with which a handshake is refused."""
    wanted = [Subprotocol(subprotocol)] if subprotocol else None
    place = front.url.replace("http", "ws") + "/v1/socket"
    with pytest.raises(InvalidStatus) as refusal:
        async with connect(place, subprotocols=wanted, origin=Origin(origin) if origin else None, proxy=None):
            pass
    return refusal.value.response.status_code


# ---- the handshake ------------------------------------------------------------------------------------


async def test_a_ticket_lets_in_and_the_server_says_what_holds(front: House, shop: Shop) -> None:
    async with front.socket(origin=front.url) as client:
        await client.hello(await front.ticket(shop.ben))
        ready = (await client.next())["d"]
    assert ready["person"] == {"id": shop.ben.person, "name": "Ben"}
    assert (ready["role"], ready["hb_s"], ready["dur"], ready["suggestions_on"]) == (
        "agent",
        15,
        "disk",
        True,
    )


@pytest.mark.parametrize("origin", WRONG_ORIGINS)
async def test_a_foreign_page_may_not_connect(front: House, origin: str) -> None:
    assert await refused(front, origin) == 403


async def test_without_the_sub_protocol_there_is_no_socket(front: House) -> None:
    assert await refused(front, subprotocol=None) == 400
    assert await refused(front, subprotocol="tactful.v9") == 400


async def test_a_plain_request_is_told_to_upgrade(front: House) -> None:
    answer = await front.http.get("/v1/socket")
    assert answer.status_code in (404, 426)


# ---- hello --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("not json", "JSON"),
        ('{"v": 1, "t": "hello"}', "d"),
        ('{"v": 1, "t": "hello", "d": {}}', "d.ticket"),
        ('{"v": 1, "t": "sub", "d": {"ticket": "x"}}', "t"),
        ('{"v": 1, "t": "hello", "d": {"ticket": "x", "subs": [{"c": "SECRETWORD"}]}}', "d.subs.0.c"),
        ("[" * 2_000, "JSON"),
    ],
)
async def test_what_is_no_hello_is_refused_by_the_field(front: House, first: str, named: str) -> None:
    async with front.socket() as client:
        await client.raw.send(first)
        code, reason = await client.closed()
    assert code == Close.NO_HELLO
    assert named in reason
    assert "SECRETWORD" not in reason


async def test_a_hello_that_is_too_big_is_refused(front: House) -> None:
    async with front.socket() as client:
        await client.raw.send('{"v":1,"t":"hello","d":{"ticket":"' + "x" * MAX_HELLO + '"}}')
        assert (await client.closed())[0] == Close.TOO_BIG


async def test_a_ticket_is_good_once(front: House, shop: Shop) -> None:
    ticket = await front.ticket(shop.ben)
    async with front.socket() as first, front.socket() as second:
        await first.hello(ticket)
        await first.until("ready")
        await second.hello(ticket)
        assert (await second.closed())[0] == Close.BAD_TICKET


async def test_one_ticket_used_at_once_by_many_lets_one_in(front: House, shop: Shop) -> None:
    ticket = await front.ticket(shop.ben)
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(front.socket()) for _ in range(8)]
        await asyncio.gather(*(client.hello(ticket) for client in clients))
        outcomes = await asyncio.gather(*(_let_in(client) for client in clients))
    assert sum(outcomes) == 1


async def _let_in(client: Client) -> bool:
    try:
        await client.until("ready")
    except ConnectionClosed:
        return False
    return True


@pytest.mark.parametrize("ticket", ["", "a" * 40, "tct_a_" + "b" * 40, "\x00", "漢字"])
async def test_an_unknown_ticket_is_refused(front: House, ticket: str) -> None:
    async with front.socket() as client:
        await client.hello(ticket)
        assert (await client.closed())[0] == Close.BAD_TICKET


async def test_a_ticket_that_ran_out_is_refused(front: House, shop: Shop) -> None:
    ticket = await front.ticket(shop.ben)
    keys = [key async for key in front.service.redis.scan_iter("*ticket:*")]
    lives = [await front.service.redis.ttl(key) for key in keys]
    for key in keys:
        await front.service.redis.pexpire(key, 0)
    async with front.socket() as client:
        await client.hello(ticket)
        assert (await client.closed())[0] == Close.BAD_TICKET
    assert 0 < max(lives) <= 60


async def test_nothing_of_a_ticket_can_be_read_in_valkey(front: House, shop: Shop) -> None:
    redis = front.service.redis
    ticket = await front.ticket(shop.ben)
    keys = [key async for key in redis.scan_iter("*")]
    values = [await redis.get(key) or b"" for key in keys if await redis.type(key) == b"string"]
    assert values
    assert not any(ticket.encode() in each for each in (*keys, *values))


# ---- frames that break the rules ----------------------------------------------------------------------


async def test_a_binary_frame_ends_the_socket(front: House, shop: Shop) -> None:
    async with front.client(shop.ben) as client:
        await client.raw.send(b"{}")
        assert (await client.closed())[0] == Close.BINARY


async def test_a_frame_that_is_too_big_ends_the_socket(front: House, shop: Shop) -> None:
    async with front.client(shop.ben) as client:
        await client.raw.send('{"v":1,"t":"hb","d":{"n":1,"x":"' + "é" * (MAX_FRAME_IN // 2) + '"}}')
        assert (await client.closed())[0] == Close.TOO_BIG


async def test_a_frame_over_the_librarys_own_limit_ends_the_socket_too(front: House, shop: Shop) -> None:
    async with front.client(shop.ben) as client:
        await client.raw.send("x" * 100_000)
        assert (await client.closed())[0] == Close.TOO_BIG


@pytest.mark.parametrize(
    ("frame", "named"),
    [
        ("{", "JSON"),
        ("", "JSON"),
        ("null", "object"),
        ("[]", "object"),
        ('"SECRETWORD"', "object"),
        ('{"v": 1}', "t"),
        ('{"v": 1, "t": "SECRETWORD"}', "t"),
        ('{"v": 1, "t": 7}', "t"),
        ('{"v": 1, "t": "sub", "d": {"c": "SECRETWORD"}}', "sub.d.c"),
        ('{"v": 1, "t": "sub", "d": {"c": "conv_abcdefgh12", "seq": "SECRETWORD"}}', "sub.d.seq"),
        ('{"v": 1, "t": "sub", "d": {"c": "conv_abcdefgh12", "seq": -2}}', "sub.d.seq"),
        ('{"v": 1, "t": "sub", "d": {"c": "conv_abcdefgh12", "ep": "SECRETWORD"}}', "sub.d.ep"),
        ('{"v": 1, "t": "hb", "d": {"n": 1, "seqs": {"SECRETWORD": "SECRETWORD"}}}', "hb.d.seqs"),
        ('{"v": 1, "t": "cmd", "c": "conv_abcdefgh12", "d": {"op": "shown"}}', "cmd.d.shown.id"),
        ('{"v": 1, "t": "cmd", "c": "conv_abcdefgh12", "d": "SECRETWORD"}', "cmd.d"),
        ('{"v": 1, "t": "auth", "d": {}}', "auth.d.ticket"),
        ('{"v": 1, "t": "hello", "d": {"ticket": "x"}}', "hello"),
        ("[" * 5_000, "JSON"),
    ],
)
async def test_a_broken_frame_is_refused_by_its_field_and_never_repeated(
    front: House, shop: Shop, frame: str, named: str
) -> None:
    async with front.client(shop.ben) as client:
        await client.raw.send(frame)
        code, reason = await client.closed()
    assert code == Close.VIOLATION
    assert named in reason
    assert "SECRETWORD" not in reason


OTHER_VERSIONS = ('"v": 2, ', '"v": "1", ', '"v": null, ')


@pytest.mark.parametrize("version", OTHER_VERSIONS)
async def test_a_hello_of_another_version_is_told_so(front: House, shop: Shop, version: str) -> None:
    ticket = await front.ticket(shop.ben)
    async with front.socket() as client:
        await client.raw.send(f'{{{version}"t": "hello", "d": {{"ticket": "{ticket}"}}}}')
        code, reason = await client.closed()
    assert code == Close.UNSUPPORTED
    assert '"v":1' in reason


@pytest.mark.parametrize("version", OTHER_VERSIONS)
@pytest.mark.parametrize(
    "frame",
    [
        '"t": "sub", "d": {"c": "conv_abcdefgh12"}}',
        '"t": "of another version", "d": {"c": "conv_abcdefgh12"}}',
        '"t": "cmd", "c": "conv_abcdefgh12", "d": {"op": "shown", "id": "0123456789abcdef", "sug": "s"}}',
    ],
)
async def test_a_frame_of_another_version_ends_the_socket_and_is_told_so(
    front: House, shop: Shop, version: str, frame: str
) -> None:
    async with front.client(shop.ben) as client:
        await client.raw.send("{" + version + frame)
        code, reason = await client.closed()
    assert code == Close.UNSUPPORTED
    assert '"v":1' in reason


async def test_unknown_fields_are_ignored(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ben) as client:
        await client.send({"t": "sub", "new": 1, "d": {"c": conversation, "later": True}})
        await client.until("snapshot")


# ---- how many, and again ------------------------------------------------------------------------------


async def test_a_person_may_have_five_sockets(front: House, shop: Shop) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(5):
            await stack.enter_async_context(front.client(shop.ben))
        async with front.client(shop.ana), front.socket() as sixth:
            await sixth.hello(await front.ticket(shop.ben))
            assert (await sixth.closed())[0] == Close.TOO_MANY


async def test_a_helpdesk_may_have_more(front: House, shop: Shop) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(7):
            await stack.enter_async_context(front.client(shop.ingest))


async def test_the_same_session_again_replaces_the_older_socket(front: House, shop: Shop) -> None:
    async with front.client(shop.ben) as older:
        session = older.frames[0]["d"]["session"]
        async with front.client(shop.ben, session=session) as newer:
            assert (await older.closed())[0] == Close.REPLACED
            assert newer.frames[0]["d"]["session"] == session


async def test_the_session_of_somebody_else_is_left_alone(front: House, shop: Shop) -> None:
    async with front.client(shop.ben) as bens:
        session = bens.frames[0]["d"]["session"]
        async with front.client(shop.ana, session=session) as anas:
            assert anas.frames[0]["d"]["session"] != session
            await bens.follow(await front.open(shop))


# ---- how sockets end ----------------------------------------------------------------------------------


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def strict(content: Content, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A server that has little patience."""
    chosen = {"heartbeat_s": 0.3, "hello_s": 0.3, "session_s": 1.2, "commands_burst": 3, "handshakes": 2}
    async with house(tmp_path_factory.mktemp("strict"), content, socket=chosen) as server:
        yield server


async def test_a_socket_that_says_nothing_is_closed(strict: House) -> None:
    async with strict.socket() as client:
        assert (await client.closed())[0] == Close.NO_HELLO


async def test_handshakes_over_the_limit_are_told_to_come_back(strict: House) -> None:
    async with strict.socket(), strict.socket():
        assert await refused(strict) == 503


async def test_a_client_that_falls_silent_is_closed(strict: House) -> None:
    shop = await strict.shop()
    async with strict.client(shop.ben) as client:
        assert (await client.closed())[0] == Close.HEARTBEAT_LOST
    assert [frame["t"] for frame in client.frames].count("hb") >= 1


async def test_heartbeats_carry_the_heads(strict: House) -> None:
    shop = await strict.shop()
    conversation = await strict.open(shop)
    async with strict.client(shop.ben, conversation) as client:
        await client.until("snapshot")
        await strict.say(shop, conversation, "Where is my refund for order 48213?")
        last = await client.until("suggestion.ready")
        beat = await client.until(
            lambda frame: frame["t"] == "hb" and frame["d"]["heads"] != {conversation: -1}
        )
    assert beat["d"]["heads"] == {conversation: last["seq"]}


async def test_an_old_ticket_is_warned_of_and_then_ends_the_socket(strict: House) -> None:
    shop = await strict.shop()
    async with strict.client(shop.ben) as client:
        await client.until("auth.expiring")
        while True:
            frame = await _next_or_close(client)
            if isinstance(frame, int):
                break
    assert frame == Close.EXPIRED


async def _next_or_close(client: Client) -> object:
    """Answer what comes; the code when it was the end."""
    try:
        frame = await client.next()
        if frame["t"] == "hb":
            await client.send({"t": "hb", "d": {"n": frame["d"]["n"]}})
        return frame
    except ConnectionClosed as closed:
        return ending(closed)[0]


async def test_a_fresh_ticket_keeps_the_socket_open(strict: House) -> None:
    shop = await strict.shop()
    async with strict.client(shop.ben) as client:
        for _ in range(2):
            while (frame := await _next_or_close(client)) and not _is(frame, "auth.expiring"):
                assert not isinstance(frame, int)
            await client.send({"t": "auth", "d": {"ticket": await strict.ticket(shop.ben)}})


def _is(frame: object, kind: str) -> bool:
    return isinstance(frame, dict) and frame["t"] == kind


async def test_a_ticket_of_somebody_else_does_not_renew(strict: House) -> None:
    shop = await strict.shop()
    async with strict.client(shop.ben) as client:
        await client.send({"t": "auth", "d": {"ticket": await strict.ticket(shop.ana)}})
        assert (await client.closed())[0] == Close.BAD_TICKET


async def revoke(front: House, shop: Shop, who: Post) -> None:
    await front.service.writer.write(
        lambda connection: store.revoke_token(connection, shop.id, who.id, now=datetime.now(UTC))
    )


async def test_a_revoked_token_ends_its_sockets_within_three_seconds(front: House, shop: Shop) -> None:
    async with front.client(shop.ben) as bens, front.client(shop.ana) as anas:
        await revoke(front, shop, shop.ben)
        async with asyncio.timeout(3):
            assert (await bens.closed())[0] == Close.REVOKED
        await anas.follow(await front.open(shop))


async def test_commands_over_the_limit_are_told_when_to_come_again(strict: House) -> None:
    shop = await strict.shop()
    conversation = await strict.open(shop)
    async with strict.client(shop.ben) as client:
        answers = [await client.command(conversation, "shown", sug="sug_none") for _ in range(4)]
    assert [answer["d"]["code"] for answer in answers] == ["not_found"] * 3 + ["rate_limited"]
    assert 0 < answers[-1]["d"]["retry_after_ms"] <= 1_000


async def test_a_flood_ends_the_socket(front: House, shop: Shop) -> None:
    async with front.client(shop.ben) as client:
        for _ in range(150):
            await client.send({"t": "unsub", "d": {"c": "conv_abcdefgh12"}})
        assert (await client.closed())[0] == Close.RATE_LIMITED


async def test_a_flood_of_commands_ends_the_socket(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ben) as client:
        for _ in range(200):
            await client.send(command(conversation, "shown", command_id(), sug="sug_none"))
        assert (await client.closed())[0] in (Close.RATE_LIMITED, Close.SLOW)


async def test_a_process_that_stops_says_so_takes_nobody_new_and_closes(
    content: Content, tmp_path: Path
) -> None:
    async with house(tmp_path, content) as stopping:
        shop = await stopping.shop()
        async with stopping.client(shop.ben) as client:
            await stopping.service.sockets.drain(2)
            assert (await client.closed())[0] == Close.RESTART
        assert client.frames[-1]["t"] == "notice.drain"
        assert await refused(stopping) == 503
        assert (await stopping.http.get("/readyz")).status_code == 503
        assert (await stopping.http.get("/healthz")).status_code == 200


async def test_the_end_of_the_server_is_told_to_every_socket(content: Content, tmp_path: Path) -> None:
    async with AsyncExitStack() as clients:
        async with house(tmp_path, content) as ending:
            shop = await ending.shop()
            client = await clients.enter_async_context(ending.client(shop.ben))
        code, _ = await client.closed()
    assert code == Close.RESTART
    assert client.frames[-1]["t"] == "notice.drain"


async def test_a_flood_of_commands_that_cannot_be_used_is_ended(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ben, conversation) as client:
        for _ in range(150):
            await client.send(command(conversation, "no.such.thing", command_id()))
        code, _ = await client.closed()
    assert code in (Close.RATE_LIMITED, Close.SLOW)
