"""An open socket: what it is shown, in which order, and what it may ask for."""

import asyncio

import pytest

from tests.realtime.front import House, Shop, command_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

REFUND = "I sent the shoes back two weeks ago and I am still waiting for my refund!! Order 48213."
ANGRY = "Nine days!! This is ridiculous, I am furious, where is my money for order 48213?"
NOWHERE = "conv_abcdefghijkl"


# ---- following ----------------------------------------------------------------------------------------


async def test_who_knows_nothing_gets_a_snapshot(front: House, shop: Shop) -> None:
    conversation = await front.open(shop, customer="Dana")
    message = await front.say(shop, conversation, REFUND)
    async with front.client(shop.ben) as client:
        snapshot = await client.follow(conversation)
    state = snapshot["d"]["state"]
    assert state["info"]["customer"] == "Dana"
    assert [one["message"]["id"] for one in state["messages"]] == [message]
    assert state["messages"][0]["reading"]["message"] == message
    assert [one["ready"]["turn"] for one in state["suggestions"]] == [message]
    assert snapshot["d"]["seq"] == 2


async def test_who_knows_the_place_gets_what_came_after_it_once_and_in_order(
    front: House, shop: Shop
) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ana, conversation) as witness:
        epoch = (await witness.until("snapshot"))["ep"]
        await front.say(shop, conversation, REFUND)
        await front.say(shop, conversation, ANGRY)
        await witness.until_seq(conversation, 6)
    async with front.client(shop.ben) as client:
        begin = await client.follow(conversation, ep=epoch, seq=1)
        end = await client.until("replay.end")
    assert (begin["d"], end["d"]) == ({"after": 1, "to": 6}, {"seq": 6})
    assert client.durable(conversation) == witness.durable(conversation)[2:]


async def test_who_knows_everything_gets_an_empty_replay(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    async with front.client(shop.ben) as client:
        snapshot = await client.follow(conversation)
        begin = await client.follow(conversation, ep=snapshot["ep"], seq=snapshot["d"]["seq"])
        end = await client.until("replay.end")
    assert (begin["d"], end["d"]) == ({"after": 2, "to": 2}, {"seq": 2})


@pytest.mark.parametrize("place", [{"ep": "17", "seq": 0}, {"seq": 0}, {"seq": 99}, {"ep": "0", "seq": -1}])
async def test_a_place_of_another_epoch_or_ahead_gives_a_snapshot(
    front: House, shop: Shop, place: dict[str, object]
) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    async with front.client(shop.ben) as client:
        assert (await client.follow(conversation, **place))["t"] == "snapshot"


async def test_what_arrives_during_a_replay_follows_it(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    for number in range(5):
        await front.say(shop, conversation, f"Where is order 4821{number}?")
    async with front.client(shop.ana, conversation) as witness, front.client(shop.ben) as client:
        epoch = (await witness.until("snapshot"))["ep"]
        saying = [front.say(shop, conversation, f"And where is order 5821{n}?") for n in range(5)]
        await asyncio.gather(client.follow(conversation, ep=epoch, seq=-1), *saying)
        head = (await witness.follow(conversation))["d"]["seq"]
        await client.until_seq(conversation, head)
    assert [seq for seq, _ in client.durable(conversation)] == list(range(head + 1))
    assert client.durable(conversation)[-len(witness.durable(conversation)) :] == witness.durable(
        conversation
    )


async def test_who_left_gets_nothing_more(front: House, shop: Shop) -> None:
    left, stays = await front.open(shop), await front.open(shop)
    async with front.client(shop.ben, left, stays) as client:
        await client.until("snapshot")
        await client.until("snapshot")
        await client.send({"t": "unsub", "d": {"c": left}})
        await client.follow(stays)
        await front.say(shop, left, REFUND)
        await front.say(shop, stays, REFUND)
        await client.until(lambda frame: frame["t"] == "suggestion.ready" and frame["c"] == stays)
    assert client.durable(left) == []


async def test_who_leaves_while_a_replay_is_read_gets_none(front: House, shop: Shop) -> None:
    conversation, other = await front.open(shop), await front.open(shop)
    await front.say(shop, conversation, REFUND)
    async with front.client(shop.ben) as client:
        snapshot = await client.follow(conversation)
        await client.send({"t": "unsub", "d": {"c": conversation}})
        await client.send({"t": "sub", "d": {"c": conversation, "ep": snapshot["ep"], "seq": 0}})
        await client.send({"t": "unsub", "d": {"c": conversation}})
        await front.say(shop, conversation, ANGRY)
        await client.follow(other)
    assert client.durable(conversation) == []


async def test_a_resync_gives_a_snapshot(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    await front.say(shop, conversation, REFUND)
    async with front.client(shop.ben, conversation) as client:
        first = await client.until("snapshot")
        await client.send({"t": "resync", "d": {"c": conversation}})
        assert await client.until("snapshot") == first


async def test_a_snapshot_shows_what_was_shown_and_taken_but_not_what_ended(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ben, conversation) as client:
        await front.say(shop, conversation, REFUND)
        sug = (await client.until("suggestion.ready"))["d"]["sug"]
        await client.command(conversation, "accept", sug=sug)
        taken = (await client.follow(conversation))["d"]["state"]["suggestions"]
        await client.command(conversation, "dismiss", sug=sug)
        ended = (await client.follow(conversation))["d"]["state"]["suggestions"]
    assert [(one["shown"], one["taken"]) for one in taken] == [(True, True)]
    assert ended == []


# ---- whose it is --------------------------------------------------------------------------------------


async def test_not_there_and_not_yours_are_the_same_answer(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    stranger = await front.shop()
    answers = []
    for who in (shop.eve, shop.qa, shop.admin, shop.ingest, stranger.ana, stranger.ben):
        async with front.client(who) as client:
            answers += [(await client.follow(place))["d"] for place in (conversation, NOWHERE)]
    assert answers == [{"code": "not_found"}] * 12


@pytest.mark.parametrize(
    ("op", "body"),
    [
        ("message.add", {"text": "Hi"}),
        ("message.add", {"text": "Hi", "role": "customer"}),
        ("sent", {"text": "Hi"}),
        ("shown", {"sug": "sug_x"}),
        ("accept", {"sug": "sug_x"}),
        ("dismiss", {"sug": "sug_x"}),
        ("regenerate", {"sug": "sug_x"}),
    ],
)
async def test_a_command_on_what_is_not_yours_is_refused_as_if_it_were_not_there(
    front: House, shop: Shop, op: str, body: dict[str, object]
) -> None:
    conversation = await front.open(shop)
    stranger = await front.shop()
    answers = []
    for who in (shop.eve, shop.qa, stranger.ben, stranger.ingest):
        async with front.client(who) as client:
            answers += [
                (await client.command(place, op, command_id(), **body))["d"]
                for place in (conversation, NOWHERE)
            ]
    assert {(answer["code"], answer["reason"]) for answer in answers} == {
        ("not_found", "There is no such thing here, or it is not yours.")
    }


async def test_a_conversation_given_away_stops_at_once(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    ben, ana = front.client(shop.ben, conversation), front.client(shop.ana, conversation)
    async with ben as bens, ana as anas:
        await bens.until("snapshot")
        path = f"/v1/conversations/{conversation}/assignment"
        await front.call(shop.ana, "POST", path, {"assignee": shop.ana.person})
        await bens.until("denied")
        await front.say(shop, conversation, REFUND)
        await anas.until("suggestion.ready")
        answer = await bens.command(conversation, "message.add", text="Hi")
    assert answer["d"]["code"] == "not_found"
    assert {frame["t"] for _, frame in bens.durable(conversation)} <= {"assignment"}


async def test_two_who_look_see_each_other_and_the_same(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ana, conversation) as anas:
        await anas.until("presence")
        async with front.client(shop.ben, conversation) as bens:
            both = await anas.until("presence")
            await front.say(shop, conversation, REFUND)
            await anas.until("suggestion.ready")
            await bens.until("suggestion.ready")
        alone = await anas.until("presence")
    assert {one["name"] for one in both["d"]["people"]} == {"Ana", "Ben"}
    assert [one["name"] for one in alone["d"]["people"]] == ["Ana"]
    assert anas.durable(conversation) == bens.durable(conversation)


# ---- commands that cannot be used ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ('{"op":"shown","id":"%s"}', "sug"),
        ('{"op":"message.add","id":"%s","text":7}', "text"),
        ('{"op":"message.add","id":"%s","text":""}', "text"),
        ('{"op":"message.add","id":"%s","text":" \\n"}', "text"),
        ('{"op":"message.add","id":"%s","text":"a\\u0000b"}', "text"),
        ('{"op":"message.add","id":"%s","text":"\\ud83d"}', "JSON"),
        ('{"op":"dismiss","id":"%s","sug":"s","reason":"SECRETWORD"}', "reason"),
        ('{"op":"accept","id":"%s","sug":"s","mode":"SECRETWORD"}', "mode"),
        ('{"op":"shown","id":"%s","sug":"s","attempt":0}', "attempt"),
        ('{"op":"shown","id":"%s","sug":"s","at":"yesterday"}', "at"),
        ('{"op":"SECRETWORD","id":"%s"}', "op"),
    ],
)
async def test_a_command_that_cannot_be_used_is_refused_by_its_field_and_the_socket_goes_on(
    front: House, shop: Shop, raw: str, named: str
) -> None:
    conversation = await front.open(shop)
    name = "01890a5d-ac96-774b-bcce-b302099a8057"
    async with front.client(shop.ben) as client:
        await client.raw.send(f'{{"v":1,"t":"cmd","c":"{conversation}","d":{raw % name}}}')
        nack = await client.until("nack")
        await client.follow(conversation)
    assert (nack["d"]["id"], nack["d"]["code"], nack["c"]) == (name, "invalid", conversation)
    assert named in nack["d"]["reason"]
    assert "SECRETWORD" not in nack["d"]["reason"]


async def test_a_helpdesks_empty_message_is_refused(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ingest) as client:
        answer = await client.command(conversation, "message.add", text=" ", role="customer")
    assert (answer["t"], answer["d"]["code"]) == ("nack", "invalid")


# ---- a reader that does not read ----------------------------------------------------------------------


async def test_who_reads_too_slowly_is_closed_or_caught_up_and_nobody_else_waits(
    front: House, shop: Shop
) -> None:
    conversation = await front.open(shop)
    async with front.client(shop.ana, conversation) as quick, front.client(shop.ben, conversation) as slow:
        await slow.until("snapshot")
        slow.raw.transport.pause_reading()
        for start in range(0, 90, 30):
            await asyncio.gather(
                *(front.say(shop, conversation, f"{ANGRY} {'x' * 3_000} {start + n}") for n in range(30))
            )
        await quick.until(lambda frame: frame.get("seq", 0) >= 89)
        slow.raw.transport.resume_reading()
        head = quick.durable(conversation)[-1][0]
        caught_up = await slow.until(
            lambda frame: frame.get("seq") == head or (frame["t"] == "snapshot" and frame["d"]["seq"] >= head)
        )
    assert caught_up["c"] == conversation
