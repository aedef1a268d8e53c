"""A conversation whose journal was lost comes back from the database, under a later epoch."""

from pathlib import Path

from assist.content import Content
from coaching import store as outcomes
from coaching.outcome import End
from tests.realtime.front import Client, Frame, House, Shop, house

ANGRY = "My refund still has not arrived and I have waited for two weeks!"


async def begun(front: House, shop: Shop, client: Client, conversation: str) -> Frame:
    """A first turn, with its ready line; gives the frame of that."""
    await front.say(shop, conversation, ANGRY, external_id="first")
    return await client.until("suggestion.ready")


async def wipe(front: House) -> None:
    """Everything that was acknowledged is in the database; then the journal is gone."""
    await front.service.writer.write(lambda _: None)
    await front.service.redis.flushall()


async def test_who_follows_goes_on_from_a_snapshot_of_a_later_epoch(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        async with front.client(shop.ben, conversation) as client:
            before = await begun(front, shop, client, conversation)
            await wipe(front)

            message = await front.say(shop, conversation, "Are you still there?", external_id="second")

            snapshot = await client.until(
                lambda frame: frame["t"] == "snapshot" and int(frame["ep"]) > int(before["ep"])
            )
            known = [one["message"]["id"] for one in snapshot["d"]["state"]["messages"]]
            if message not in known:
                known.append((await client.until("message.added"))["d"]["id"])
            assert known[1:] == [message]


async def test_who_comes_back_before_anybody_writes_gets_a_snapshot_too(
    tmp_path: Path, content: Content
) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        async with front.client(shop.ben, conversation) as client:
            before = await begun(front, shop, client, conversation)
            await wipe(front)

            answer = await client.follow(conversation, ep=before["ep"], seq=0)

            assert answer["t"] == "snapshot"
            assert answer["d"]["seq"] == before["seq"]


async def test_an_old_epoch_gets_a_snapshot(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        async with front.client(shop.ben, conversation) as client:
            before = await begun(front, shop, client, conversation)
        await wipe(front)
    async with house(tmp_path, content) as front, front.client(shop.ben) as client:
        answer = await client.follow(conversation, ep=before["ep"], seq=before["seq"])

    assert answer["t"] == "snapshot"
    assert int(answer["ep"]) > int(before["ep"])
    assert [one["message"]["text"] for one in answer["d"]["state"]["messages"]] == [ANGRY]


async def test_no_outcome_is_lost_and_no_name_taken_twice(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        async with front.client(shop.ben, conversation) as client:
            ready = (await begun(front, shop, client, conversation))["d"]
            shown = await client.command(conversation, "shown", sug=ready["sug"], attempt=ready["attempt"])
            assert shown["t"] == "ack"
        await wipe(front)

        again = await front.call(
            shop.ingest,
            "POST",
            f"/v1/conversations/{conversation}/messages",
            {"role": "customer", "text": ANGRY, "external_id": "first"},
        )
        await front.say(shop, conversation, "Are you still there?", external_id="second")
        await front.service.writer.write(lambda _: None)
        counts = await front.service.writer.read(lambda c: outcomes.outcome_counts(c, shop.id))

    assert again.json()["dup"] is True
    assert (counts.requested, counts.shown) == (2, 1)
    assert counts.ends == {End.SUPERSEDED: 1}


async def test_what_was_answered_before_is_not_answered_again(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        async with front.client(shop.ben, conversation) as client:
            await begun(front, shop, client, conversation)
        await wipe(front)
    async with house(tmp_path, content) as front:
        await front.service.line.live(conversation)

        assert await front.service.journal.read(conversation) == []


async def test_withdrawn_words_stay_withdrawn(tmp_path: Path, content: Content) -> None:
    async with house(tmp_path, content) as front:
        shop = await front.shop()
        conversation = await front.open(shop)
        message = await front.say(shop, conversation, ANGRY)
        await front.call(shop.ingest, "DELETE", f"/v1/conversations/{conversation}/messages/{message}")
        await wipe(front)
    async with house(tmp_path, content) as front, front.client(shop.ben) as client:
        snapshot = await client.follow(conversation)

    (shown,) = snapshot["d"]["state"]["messages"]
    assert (shown["message"]["text"], shown["deleted"]) == ("", True)
