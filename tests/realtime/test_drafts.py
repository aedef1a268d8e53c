"""A model's draft on the line: what is asked, what is shown, and how each one ends."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
import pytest_asyncio

from assist.content import Content
from assist.drafting import Faulted, Released, Step
from assist.model import Fault, ModelDoor
from coaching import store as outcomes
from coaching.metrics import By
from coaching.outcome import End, Life
from realtime.drafts import REASON
from realtime.turn import Turn
from realtime.wire.suggestions import SuggestionDelta, SuggestionStart
from realtime.worker import Steps
from tests.realtime.front import Frame, House, Shop, house
from tests.realtime.scribe import Scribe

pytestmark = pytest.mark.asyncio(loop_scope="module")

SAFE = "I can see how long you have been waiting for this. First, I will look at what the system shows."
ADMITS = "I can see how tiring this is. This was our fault. First, I will look into it now."
ANGRY = "I have been waiting two weeks for my refund and nobody answers, this is ridiculous!"


@pytest_asyncio.fixture(loop_scope="module")
async def shop(desk: House) -> Shop:
    return await desk.shop()


def about(frames: list[Frame], kind: str = "draft") -> list[Frame]:
    """What was told of suggestions of this kind, in order."""
    sugs = {
        frame["d"]["sug"]
        for frame in frames
        if frame["t"].startswith("suggestion.") and frame["d"].get("kind") == kind
    }
    return [f for f in frames if f["t"].startswith("suggestion.") and f["d"].get("sug") in sugs]


def text_of(frames: list[Frame], attempt: int = 1) -> str:
    """The draft as a client joins it: only what goes on where the text ends."""
    text = ""
    for frame in frames:
        if frame["t"] == "suggestion.delta" and frame["d"]["attempt"] == attempt:
            assert frame["d"]["off"] == len(text)
            text += frame["d"]["text"]
    return text


def of(kind: str, attempt: int = 1) -> Any:
    return lambda frame: frame["t"] == f"suggestion.{kind}" and frame["d"]["attempt"] == attempt


async def life(desk: House, shop: Shop, conversation: str, frame: Frame) -> Life:
    await desk.settle()
    found = await desk.service.writer.read(
        partial(
            outcomes.find_life,
            workspace=shop.id,
            conversation=conversation,
            sug=frame["d"]["sug"],
            attempt=frame["d"]["attempt"],
        )
    )
    assert found is not None
    return found


async def test_a_draft_comes_as_it_is_written_and_ends_with_its_length_and_hash(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.says(*(f"{word} " for word in SAFE.split()))
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)

        final = await agent.until("suggestion.final")

    drafted = about(agent.frames)
    text = text_of(drafted)[: final["d"]["len"]]
    assert drafted[0]["t"] == "suggestion.start"
    assert text.strip() == SAFE
    assert final["d"]["hash8"] == hashlib.sha256(text.encode()).hexdigest()[:8]
    assert final["d"]["stopped"] is None
    assert drafted[0]["d"]["item"] == "model.reply"


async def test_the_ready_line_is_there_before_the_model_has_said_a_word(
    desk: House, shop: Shop, model: Scribe
) -> None:
    go_on = asyncio.Event()
    model.says(go_on, SAFE)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)

        await agent.until("suggestion.ready")
        assert not [frame for frame in agent.frames if frame["t"] == "suggestion.delta"]
        go_on.set()
        await agent.until("suggestion.final")


async def test_an_admission_of_fault_never_reaches_the_socket(desk: House, shop: Shop, model: Scribe) -> None:
    model.says(*ADMITS)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)

        final = await agent.until("suggestion.final")

    text = text_of(about(agent.frames))
    assert "our fault" not in text
    assert final["d"]["decision"] == "rewrite"
    replaced = [one for frame in about(agent.frames) for one in frame["d"].get("replaced", ())]
    assert [one["category"] for one in replaced] == ["fault_admission"]
    assert final["d"]["findings"][0]["category"] == "fault_admission"


async def test_by_clause_the_first_words_come_while_the_model_writes_the_sentence(
    content: Content, model: Scribe, tmp_path: Path
) -> None:
    go_on = asyncio.Event()
    model.says("Thank you for telling me, and I ", go_on, "will look into it now.")
    async with house(tmp_path, content, model=model.model, draft={"by_clause": True}) as desk:
        shop = await desk.shop()
        conversation = await desk.open(shop)
        async with desk.client(shop.ben, conversation) as agent:
            await desk.say(shop, conversation, ANGRY)

            await agent.until_drafted("Thank you for telling me")
            go_on.set()
            await agent.until("suggestion.final")

    assert text_of(about(agent.frames)) == "Thank you for telling me, and I will look into it now."


async def test_a_newer_message_stops_the_model_and_ends_the_draft(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.hung_up.clear()
    model.says(SAFE + " ", "More. ", asyncio.Event())
    model.then(SAFE)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = await agent.until("suggestion.start")
        await agent.until("suggestion.delta")

        await desk.say(shop, conversation, "Hello? Anybody there?")

        async with asyncio.timeout(1):
            await model.hung_up.wait()
        ended = await agent.until(
            lambda f: f["t"] == "suggestion.ended" and f["d"]["sug"] == start["d"]["sug"]
        )
        await agent.until("suggestion.final")
    assert ended["d"]["end"] == "cancelled"
    assert (await life(desk, shop, conversation, start)).end is End.CANCELLED


async def test_closing_the_page_stops_the_model_and_coming_back_begins_again(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.hung_up.clear()
    model.says(SAFE + " ", "More. ", asyncio.Event())
    model.then(SAFE)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        await agent.until("suggestion.delta")

    async with asyncio.timeout(1):
        await model.hung_up.wait()
    async with desk.client(shop.ben, conversation) as back:
        final = await back.until("suggestion.final")

    assert final["d"]["attempt"] == 2


async def test_nobody_looking_means_no_model_is_asked(desk: House, shop: Shop, model: Scribe) -> None:
    asked = len(model.prompts)
    conversation = await desk.open(shop)

    await desk.say(shop, conversation, ANGRY)
    await desk.settle()

    assert len(model.prompts) == asked


async def test_a_model_that_breaks_off_after_words_were_shown_takes_them_back(
    desk: House, shop: Shop, model: Scribe
) -> None:
    seen = asyncio.Event()
    model.says(SAFE + " ", "And ", seen, ends=False)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = await agent.until("suggestion.start")
        await agent.until("suggestion.delta")
        await agent.command(conversation, "shown", sug=start["d"]["sug"])

        seen.set()

        retract = await agent.until("suggestion.retract")
        ended = await agent.until("suggestion.ended")
    assert retract["d"]["reason"] == "model_cut"
    assert ended["d"]["end"] == "retracted"
    assert (await life(desk, shop, conversation, start)).end is End.RETRACTED


async def test_a_model_that_refuses_leaves_the_ready_line_and_says_so(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.says(status=401)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)

        failed = await agent.until("suggestion.failed")
        snapshot = await agent.follow(conversation)

    assert failed["d"]["kind"] == "draft"
    assert failed["d"]["reason"] == "model_refused"
    assert len(snapshot["d"]["state"]["suggestions"]) == 1
    assert snapshot["d"]["state"]["draft_failed"]["reason"] == "model_refused"
    assert (await life(desk, shop, conversation, failed)).end is End.FAILED


async def test_what_failed_may_be_asked_for_again(desk: House, shop: Shop, model: Scribe) -> None:
    model.says(status=401)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        failed = await agent.until("suggestion.failed")
        model.says(SAFE)

        ack = await agent.command(conversation, "regenerate", sug=failed["d"]["sug"])
        final = await agent.until("suggestion.final")

    assert ack["t"] == "ack"
    assert final["d"]["attempt"] == 2


async def test_a_variant_rewrites_the_draft_before_and_ends_it(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.says(SAFE)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        first = await agent.until("suggestion.final")

        await agent.command(conversation, "regenerate", sug=first["d"]["sug"], variant="shorter")
        second = await agent.until("suggestion.final")

    starts = [frame["d"] for frame in about(agent.frames) if frame["t"] == "suggestion.start"]
    assert [(start["item"], start["variant"]) for start in starts] == [
        ("model.reply", None),
        ("model.shorter", "shorter"),
    ]
    assert SAFE in model.prompts[-1][-1]["content"]
    assert second["d"]["attempt"] == 2
    assert (await life(desk, shop, conversation, first)).end is End.DISMISSED


async def test_taking_a_growing_draft_takes_what_was_shown_and_stops_the_model(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.hung_up.clear()
    model.says(SAFE + " ", "And ", asyncio.Event())
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = await agent.until("suggestion.start")
        await agent.until_drafted(SAFE[:50])
        shown = text_of(about(agent.frames))[:50]

        ack = await agent.command(conversation, "accept", sug=start["d"]["sug"], len=50)
        await agent.command(conversation, "message.add", text=shown, sug=start["d"]["sug"])
        await model.hung_up.wait()

    ended = next(frame for frame in about(agent.frames) if frame["t"] == "suggestion.ended")
    final = next(frame for frame in about(agent.frames) if frame["t"] == "suggestion.final")
    assert ack["t"] == "ack"
    assert (final["d"]["len"], final["d"]["stopped"]) == (50, "taken")
    assert ended["d"]["end"] == "accepted_verbatim"
    assert (await life(desk, shop, conversation, start)).text == shown


async def test_stopping_a_draft_keeps_what_there_is(desk: House, shop: Shop, model: Scribe) -> None:
    model.says(SAFE + " ", "And ", asyncio.Event())
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = await agent.until("suggestion.start")
        await agent.until_drafted(SAFE[:50])

        await agent.command(conversation, "cancel", sug=start["d"]["sug"])

    final = next(frame for frame in about(agent.frames) if frame["t"] == "suggestion.final")
    assert final["d"]["stopped"] == "agent"
    assert final["d"]["len"] == len(text_of(about(agent.frames)))


async def test_a_question_is_drafted_when_asked_for_once(desk: House, shop: Shop, model: Scribe) -> None:
    model.says("Could you tell me the order number, please?")
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        turn = await desk.say(shop, conversation, ANGRY)
        await agent.until("suggestion.final")

        ack = await agent.command(conversation, "ask", turn=turn, kind="question")
        await agent.until(of("final"))
        nack = await agent.command(conversation, "ask", turn=turn, kind="question")

    starts = [
        frame["d"]["item"] for frame in about(agent.frames, "question") if frame["t"] == "suggestion.start"
    ]
    assert ack["t"] == "ack"
    assert starts == ["model.question"]
    assert nack["d"]["code"] == "invalid"


async def test_words_of_two_attempts_are_never_joined(desk: House, shop: Shop, model: Scribe) -> None:
    model.says("I can see ", ends=False)
    model.then(SAFE)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)

        end = await agent.until(lambda f: f["t"] in ("suggestion.final", "suggestion.failed"))

    assert text_of(about(agent.frames)) in ("", SAFE)
    assert end["t"] == "suggestion.final" or end["d"]["reason"] == "model_cut"


async def test_a_snapshot_in_the_middle_holds_what_there_is(desk: House, shop: Shop, model: Scribe) -> None:
    go_on = asyncio.Event()
    model.says(SAFE + " ", "I ", go_on, "will write again today. ")
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        await agent.until("suggestion.delta")
        async with desk.client(shop.ana) as late:
            snapshot = await late.follow(conversation)
            go_on.set()
            final = await late.until("suggestion.final")

    [draft] = snapshot["d"]["state"]["drafts"]
    rest = "".join(f["d"]["text"] for f in late.frames if f["t"] == "suggestion.delta")
    assert draft["final"] is None
    assert len(draft["text"] + rest) == final["d"]["len"]


async def test_a_draft_whose_process_died_is_ended_and_written_anew(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.says(status=401)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        turn = await desk.say(shop, conversation, ANGRY)
        failed = await agent.until("suggestion.failed")
        line = desk.service.line
        live = await line.live(conversation)
        start = next(frame for frame in about(agent.frames) if frame["t"] == "suggestion.start")["d"]
        orphan = SuggestionStart(**{**start, "attempt": 2, "at": datetime.now(UTC), "turn": turn})
        delta = SuggestionDelta(failed["d"]["sug"], 2, 0, "I can see")
        await line.append(live, Turn([orphan, delta]))
        live.lives.pop((failed["d"]["sug"], 1))
        model.says(SAFE)

        line.forget(live)

        retract = await agent.until(of("retract", 2))
        ended = await agent.until(of("ended", 2))
    assert retract["d"]["reason"] == "crashed"
    assert ended["d"]["end"] == "cancelled"


async def test_acceptance_is_reported_by_the_prompt_and_its_revision(
    desk: House, shop: Shop, model: Scribe
) -> None:
    model.says(SAFE)
    conversation = await desk.open(shop)
    async with desk.client(shop.ben, conversation) as agent:
        await desk.say(shop, conversation, ANGRY)
        start = await agent.until("suggestion.start")
        final = await agent.until("suggestion.final")
        await agent.command(conversation, "accept", sug=start["d"]["sug"])
        text = text_of(about(agent.frames))[: final["d"]["len"]]
        await agent.command(conversation, "message.add", text=text, sug=start["d"]["sug"])
    await desk.settle()

    by_revision = await desk.service.writer.read(
        partial(outcomes.acceptance, workspace=shop.id, by=By.REVISION)
    )
    by_model = await desk.service.writer.read(partial(outcomes.acceptance, workspace=shop.id, by=By.MODEL))

    prompt = f"model.reply@{start['d']['revision']}"
    assert {row.value: row.accepted for row in by_revision}[prompt] == 1
    assert {row.value: row.accepted for row in by_model}["openai/scripted"] == 1
    (spent,) = (row.spent for row in by_model if row.value == "openai/scripted")
    assert (spent.drafts, spent.priced) == (1, 0)
    assert spent.completion_tokens == final["d"]["completion_tokens"] > 0


async def test_without_a_model_asking_for_one_is_refused_with_the_reason(
    content: Content, tmp_path: Any
) -> None:
    async with house(tmp_path, content) as plain:
        shop = await plain.shop()
        conversation = await plain.open(shop)
        async with plain.client(shop.ben, conversation) as agent:
            turn = await plain.say(shop, conversation, ANGRY)
            await agent.until("suggestion.ready")

            nack = await agent.command(conversation, "ask", turn=turn)

        ready = next(frame for frame in agent.frames if frame["t"] == "ready")
        assert ready["d"]["model"] is None
        assert nack["d"]["code"] == "nothing_else"
        assert "model" in nack["d"]["reason"]


async def test_all_that_has_come_is_taken_once_and_the_rest_is_waited_for() -> None:
    loop = asyncio.get_running_loop()
    steps = Steps(loop)

    async def work(_: object) -> AsyncGenerator[Step, None]:
        yield Released(())
        yield Faulted(Fault.CUT)

    steps.begin(work, cast(ModelDoor, None))
    taken: list[Step | None] = []
    while not taken or taken[-1] is not None:
        more = await steps.take()
        assert more
        taken += more

    assert taken == [Released(()), Faulted(Fault.CUT), None]


async def test_whatever_a_model_fails_with_the_agent_is_told_why() -> None:
    assert set(REASON) == set(Fault)
