"""Two things happen to a draft at once: it ends once, in the journal and in the database."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from coaching.outcome import End
from tests.realtime.books import books, check_books, locked
from tests.realtime.front import Client, Frame, House, Shop, command, command_id
from tests.realtime.scribe import Scribe

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST = "I can see how long you have been waiting for this."
SAFE = f"{FIRST} First, I will look at what the system shows."
ANGRY = "I have been waiting two weeks for my refund and nobody answers, this is ridiculous!"


@pytest_asyncio.fixture(loop_scope="module")
async def shop(desk: House) -> Shop:
    return await desk.shop()


@pytest_asyncio.fixture(loop_scope="module")
async def conversation(desk: House, shop: Shop) -> str:
    return await desk.open(shop)


def told(agent: Client, kind: str, attempt: int | None = None, of: str = "draft") -> list[Frame]:
    """Frames of this kind about this kind of suggestion, as they came."""
    sugs = {one["d"]["sug"] for one in agent.frames if one["d"].get("kind") == of}
    return [
        one["d"]
        for one in agent.frames
        if one["t"] == f"suggestion.{kind}"
        and one["d"]["sug"] in sugs
        and attempt in (None, one["d"]["attempt"])
    ]


async def send(agent: Client, conversation: str, op: str, **body: object) -> str:
    """Ask for it, and wait for nothing."""
    name = command_id()
    await agent.send(command(conversation, op, name, **body))
    return name


async def answer(agent: Client, name: str) -> Frame:
    """The ack or nack to it, which may have come already."""
    for frame in agent.frames:
        if frame["t"] in ("ack", "nack") and frame["d"]["id"] == name:
            return frame
    return await agent.until(lambda f: f["t"] in ("ack", "nack") and f["d"]["id"] == name)


async def beginning(model: Scribe, desk: House, shop: Shop, agent: Client, conversation: str) -> Frame:
    """A draft whose first sentence is there and whose next never ends; gives its start."""
    model.hung_up.clear()
    model.says(f"{FIRST} ", "And ", asyncio.Event())
    await desk.say(shop, conversation, ANGRY)
    start: Frame = (await agent.until("suggestion.start"))["d"]
    await agent.until_drafted(FIRST)
    return start


async def decided(desk: House, conversation: str, is_true: Callable[[Any], bool]) -> None:
    """A command is decided, and waits for the database."""
    async with asyncio.timeout(3):
        while not is_true(await desk.service.line.live(conversation)):
            await asyncio.to_thread(lambda: None)


def database(desk: House) -> Path:
    return desk.settings.data / "tactful.db"


async def until_over(desk: House, conversation: str) -> None:
    """No draft of it is under way here, and how they ended is kept."""
    async with asyncio.timeout(5):
        while True:
            live = await desk.service.line.live(conversation)
            if not any(desk.service.line.drafts.is_running(key) for key in live.shelf.drafts):
                if live.last_commit is not None:
                    await asyncio.wait([live.last_commit])
                return
            await asyncio.to_thread(lambda: None)


# ---- a command that is being kept


async def test_a_message_that_comes_while_a_taken_draft_is_kept_leaves_it_taken(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        start = await beginning(model, desk, shop, agent, conversation)
        model.says(SAFE)
        async with locked(database(desk)):
            name = await send(agent, conversation, "accept", sug=start["sug"], len=20)
            await decided(desk, conversation, lambda live: live.life(start["sug"], 1).taken_at)
            await desk.say(shop, conversation, "Hello?")
        assert (await answer(agent, name))["t"] == "ack"
        await agent.command(conversation, "message.add", text=FIRST[:20], sug=start["sug"])
        await until_over(desk, conversation)

    kept = await check_books(desk, shop, [conversation])
    assert kept.rows[start["sug"], 1].end == End.ACCEPTED_VERBATIM
    assert kept.rows[start["sug"], 1].text == FIRST[:20]


async def test_two_who_take_the_same_growing_draft_end_it_once(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as ben, desk.client(shop.ana, conversation) as ana:
        start = await beginning(model, desk, shop, ben, conversation)
        async with locked(database(desk)):
            names = [await send(ben, conversation, "accept", sug=start["sug"], len=10)]
            await decided(desk, conversation, lambda live: live.life(start["sug"], 1).taken_at)
            names.append(await send(ana, conversation, "accept", sug=start["sug"], len=30))
            names.append(await send(ana, conversation, "cancel", sug=start["sug"]))
        answers = [await answer(who, name) for who, name in zip((ben, ana, ana), names, strict=True)]
        await until_over(desk, conversation)
        finals = told(ben, "final")

    assert [one["t"] for one in answers] == ["ack"] * 3
    assert [one["len"] for one in finals] == [10]
    await check_books(desk, shop, [conversation])


async def test_the_model_that_goes_on_while_its_draft_is_stopped_adds_nothing(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    go_on = asyncio.Event()
    model.says(f"{FIRST} ", "And ", go_on, "more. ", "Much more. ", "Really.")
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = (await agent.until("suggestion.start"))["d"]
        await agent.until_drafted(FIRST)
        async with locked(database(desk)):
            name = await send(agent, conversation, "cancel", sug=start["sug"])
            await decided(desk, conversation, lambda live: live.shelf.drafts[start["sug"], 1].final)
            go_on.set()
            await until_over(desk, conversation)
            desk.service.line.draft_orders.bury(await desk.service.line.live(conversation), datetime.now(UTC))
        await answer(agent, name)
        if not (finals := told(agent, "final")):
            finals = [(await agent.until("suggestion.final"))["d"]]

    assert [(one["stopped"], one["len"]) for one in finals] == [("agent", len(FIRST))]
    kept = await check_books(desk, shop, [conversation])
    assert kept.rows[start["sug"], 1].end is None


async def test_asked_for_twice_at_once_a_question_is_written_once(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        model.says(SAFE)
        turn = await desk.say(shop, conversation, ANGRY)
        await agent.until("suggestion.final")
        model.says("Could you tell me the order number, please?")
        async with locked(database(desk)):
            names = [await send(agent, conversation, "ask", turn=turn) for _ in range(2)]
            await decided(desk, conversation, lambda live: live.pending)
        answers = [await answer(agent, name) for name in names]
        await agent.until("suggestion.final")

    assert sorted(one["t"] for one in answers) == ["ack", "nack"]
    assert len(told(agent, "start", of="question")) == 1
    await check_books(desk, shop, [conversation])


async def test_a_failed_draft_that_two_ask_for_again_at_once_is_written_once(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        model.says(status=401)
        await desk.say(shop, conversation, ANGRY)
        failed = (await agent.until("suggestion.failed"))["d"]
        model.says(SAFE)
        async with locked(database(desk)):
            names = [await send(agent, conversation, "regenerate", sug=failed["sug"]) for _ in range(2)]
            await decided(desk, conversation, lambda live: live.pending)
        answers = [await answer(agent, name) for name in names]
        await agent.until("suggestion.final")

    assert sorted(one["t"] for one in answers) == ["ack", "nack"]
    assert [one["attempt"] for one in told(agent, "start")] == [1, 2]
    await check_books(desk, shop, [conversation])


@pytest.mark.parametrize("role", ["customer", "agent"])
async def test_what_was_asked_for_is_not_written_when_the_conversation_has_gone_on(
    desk: House, shop: Shop, model: Scribe, conversation: str, role: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        model.says(SAFE)
        turn = await desk.say(shop, conversation, ANGRY)
        await agent.until("suggestion.final")
        async with locked(database(desk)):
            name = await send(agent, conversation, "ask", turn=turn)
            await decided(desk, conversation, lambda live: live.pending)
            said = asyncio.create_task(desk.say(shop, conversation, "One more thing.", role=role))
            await decided(desk, conversation, lambda live: live.open_turn != turn)
        await asyncio.gather(answer(agent, name), said)
        await until_over(desk, conversation)

    await check_books(desk, shop, [conversation])


async def test_another_ready_line_of_an_older_turn_does_not_stand_beside_the_new_one(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    model.says(SAFE)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        ready = (await agent.until("suggestion.ready"))["d"]
        await agent.until("suggestion.final")
        async with locked(database(desk)):
            name = await send(agent, conversation, "regenerate", sug=ready["sug"])
            await decided(desk, conversation, lambda live: live.pending)
            await desk.say(shop, conversation, "Hello?")
        await answer(agent, name)
        await until_over(desk, conversation)
        state = (await agent.follow(conversation))["d"]["state"]

    assert [one["ready"]["turn"] for one in state["suggestions"]] == [state["messages"][-1]["message"]["id"]]
    await check_books(desk, shop, [conversation])


# ---- what came to an end before


async def test_nothing_is_written_again_for_a_turn_that_is_over(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        model.says(status=401)
        await desk.say(shop, conversation, ANGRY)
        failed = (await agent.until("suggestion.failed"))["d"]
        model.says(SAFE)
        await desk.say(shop, conversation, "Hello?")
        await agent.until("suggestion.final")

        nack = await agent.command(conversation, "regenerate", sug=failed["sug"])

    assert (nack["t"], nack["d"]["code"]) == ("nack", "already_ended")
    await check_books(desk, shop, [conversation])


async def test_a_variant_of_nothing_is_refused(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    model.says(status=401)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        failed = (await agent.until("suggestion.failed"))["d"]

        nack = await agent.command(conversation, "regenerate", sug=failed["sug"], variant="shorter")

    assert (nack["t"], nack["d"]["code"]) == ("nack", "invalid")


async def test_words_that_were_seen_before_the_model_broke_off_were_taken_back_however_late_we_hear(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    seen = asyncio.Event()
    model.says(f"{FIRST} ", "And ", seen, ends=False)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = (await agent.until("suggestion.start"))["d"]
        await agent.until_drafted(FIRST)
        at = datetime.now(UTC).isoformat()
        seen.set()
        await agent.until("suggestion.failed")

        ack = await agent.command(conversation, "shown", sug=start["sug"], at=at)

    assert ack["t"] == "ack"
    kept = await check_books(desk, shop, [conversation])
    assert kept.rows[start["sug"], 1].end == End.RETRACTED


async def test_a_snapshot_says_nothing_of_why_an_older_turn_had_no_draft(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    model.says(status=401)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        await agent.until("suggestion.failed")
        await agent.command(conversation, "message.add", text="I am looking into it.")

        state = (await agent.follow(conversation))["d"]["state"]

    assert state["draft_failed"] is None


# ---- what else may stop it


async def test_suggestions_switched_off_stop_the_model(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        start = await beginning(model, desk, shop, agent, conversation)

        await desk.call(shop.admin, "PUT", "/v1/workspace/suggestions", {"on": False})

        async with asyncio.timeout(1):
            await model.hung_up.wait()
        ended = (await agent.until(lambda f: f["t"] == "suggestion.ended" and f["d"]["sug"] == start["sug"]))[
            "d"
        ]
        nack = await agent.command(conversation, "ask", turn=start["turn"], kind="question")
    assert (ended["end"], ended["reason"]) == ("cancelled", "switched_off")
    assert nack["d"]["code"] == "nothing_else"
    await check_books(desk, shop, [conversation])


async def test_a_conversation_that_nobody_here_may_see_any_more_has_no_model(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        await beginning(model, desk, shop, agent, conversation)

        path = f"/v1/conversations/{conversation}/assignment"
        await desk.call(shop.ana, "POST", path, {"assignee": shop.ana.person})

        await agent.until("denied")
        async with asyncio.timeout(2):
            await model.hung_up.wait()
    await until_over(desk, conversation)
    await check_books(desk, shop, [conversation])


async def test_a_message_that_is_withdrawn_stops_the_model_and_is_not_told_to_another(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        start = await beginning(model, desk, shop, agent, conversation)
        asked = len(model.prompts)

        await desk.call(shop.ingest, "DELETE", f"/v1/conversations/{conversation}/messages/{start['turn']}")

        await agent.until(lambda f: f["t"] == "suggestion.ended" and f["d"]["sug"] == start["sug"])
        async with asyncio.timeout(1):
            await model.hung_up.wait()
        model.says(SAFE)
        await desk.say(shop, conversation, "Where is my order?")
        await agent.until("suggestion.final")
    [prompt] = model.prompts[asked:]
    assert "Where is my order?" in str(prompt)
    assert "two weeks" not in str(prompt)
    await check_books(desk, shop, [conversation])


# ---- a conversation that is loaded again


async def test_a_conversation_forgotten_in_the_middle_goes_on(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    go_on = asyncio.Event()
    model.says(f"{FIRST} ", "And ", go_on, "more. ", "Much more. ", "Really.")
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        await agent.until_drafted(FIRST)

        desk.service.line.forget(await desk.service.line.live(conversation))
        go_on.set()

        final = (await agent.until("suggestion.final"))["d"]
    assert final["stopped"] is None
    kept = await check_books(desk, shop, [conversation])
    assert kept.rows[final["sug"], 1].text == f"{FIRST} And more. Much more. Really."


async def test_an_end_that_another_process_came_before_is_told_all_the_same(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    go_on = asyncio.Event()
    # What follows the sentence is enough to let it go; then nothing comes but the end.
    model.says(FIRST + " " * 14, go_on)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        await agent.until_drafted(FIRST)
        live = await desk.service.line.live(conversation)
        live.head -= 1  # as far as it knew what the other wrote

        go_on.set()

        final = (await agent.until("suggestion.final"))["d"]
    assert (await desk.service.line.live(conversation)) is not live
    assert final["stopped"] is None
    await check_books(desk, shop, [conversation])


async def test_a_journal_that_is_lost_in_the_middle_ends_the_draft_and_another_begins(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    go_on = asyncio.Event()
    model.says(f"{FIRST} ", "And ", go_on, "more. ", "Much more. ")
    model.then(SAFE)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = (await agent.until("suggestion.start"))["d"]
        await agent.until_drafted(FIRST)
        await desk.settle()
        await desk.service.redis.flushall()

        go_on.set()

        again = (await agent.until("suggestion.final"))["d"]
    assert (again["sug"], again["attempt"]) == (start["sug"], 2)
    kept = await books(desk, shop)
    assert kept.rows[start["sug"], 1].end == End.CANCELLED


async def test_a_lost_journal_does_not_bring_back_a_draft_that_came_to_nothing(
    desk: House, shop: Shop, model: Scribe, conversation: str
) -> None:
    async with desk.client(shop.ben, conversation) as agent:
        model.says(status=401)
        await desk.say(shop, conversation, ANGRY)
        failed = (await agent.until("suggestion.failed"))["d"]
    await desk.settle()
    await desk.service.redis.flushall()
    model.says(SAFE)
    desk.service.line.forget(await desk.service.line.live(conversation))
    asked = len(model.prompts)

    async with desk.client(shop.ben, conversation) as back:
        await back.until("snapshot")
        ack = await back.command(conversation, "regenerate", sug=failed["sug"])
        final = (await back.until("suggestion.final"))["d"]

    assert ack["t"] == "ack"
    assert len(model.prompts) == asked + 1
    assert final["attempt"] == 2
