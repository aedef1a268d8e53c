"""A server that goes in the middle of a draft, with and without a word: it ends once, and another begins."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import cast

import httpx
import pytest

from coaching import store as outcomes
from coaching.export import OutcomeRow
from coaching.metrics import Counts
from coaching.outcome import End
from realtime import store
from realtime.service import Service
from realtime.settings import Settings
from tests.journey.place import People, Place, free_port, seed
from tests.realtime.front import Client, Frame, House, Post
from tests.realtime.scribe import Scribe, scribe

FIRST = "I can see how long you have been waiting for this."
ANGRY = "I have been waiting two weeks for my refund and nobody answers, this is ridiculous!"
STOP_S = 5.0


@pytest.fixture
async def model() -> AsyncIterator[Scribe]:
    async with scribe() as running:
        yield running


@pytest.fixture
async def place(tmp_path: Path, model: Scribe) -> AsyncIterator[Place]:
    place = Place(tmp_path, free_port(), chosen={"TACTFUL_MODEL": model.model})
    yield place
    await asyncio.to_thread(place.stop)


@asynccontextmanager
async def visiting(place: Place) -> AsyncIterator[House]:
    """The server of this place, from outside only."""
    async with httpx.AsyncClient(base_url=place.url, trust_env=False, timeout=10) as http:
        yield House(place.url, Settings(data=place.data), cast(Service, None), http)


async def begin(model: Scribe, desk: House, people: People, agent: Client) -> Frame:
    """A draft whose first sentence is there, and whose next never ends; gives its start."""
    model.says(f"{FIRST} ", "And ", asyncio.Event())
    answer = await desk.call(
        Post(people.helpdesk, None, ""),
        "POST",
        f"/v1/conversations/{people.conversations[0]}/messages",
        {"role": "customer", "text": ANGRY},
    )
    assert answer.status_code == 201
    start: Frame = (await agent.until("suggestion.start"))["d"]
    await agent.until_drafted(FIRST)
    return start


def _agent(people: People) -> Post:
    return Post(people.agents[0], None, "")


def books(place: Place, people: People) -> tuple[Counts, dict[tuple[str, int], OutcomeRow]]:
    """What the database has in the end, in sums that were checked."""
    counts = store.at_once(place.database, partial(outcomes.outcome_counts, workspace=people.workspace))
    rows = store.at_once(place.database, lambda c: list(outcomes.export_rows(c, people.workspace)))
    return counts, {(row.sug, row.attempt): row for row in rows}


async def test_killed_in_the_middle_it_is_taken_back_once_and_written_anew(
    place: Place, model: Scribe
) -> None:
    people = store.at_once(place.database, partial(seed, agents=1, conversations=1))
    [conversation] = people.conversations
    await place.start()
    async with visiting(place) as desk:
        async with desk.client(_agent(people), conversation) as agent:
            start = await begin(model, desk, people, agent)
            await agent.command(conversation, "shown", sug=start["sug"])
            await asyncio.to_thread(place.kill)
        model.says(FIRST)
        await place.start()
        known = agent.durable(conversation)[-1][1]
        sub = {"c": conversation, "ep": known["ep"], "seq": known["seq"]}
        async with desk.client(_agent(people), sub) as back, desk.client(_agent(people), conversation):
            final = (await back.until("suggestion.final"))["d"]
    await asyncio.to_thread(place.stop)

    told = Counter(frame["t"] for frame in back.frames if frame["d"].get("attempt") == 1)
    assert (told["suggestion.retract"], told["suggestion.ended"]) == (1, 1)
    assert (final["sug"], final["attempt"], final["len"]) == (start["sug"], 2, len(FIRST))
    counts, rows = books(place, people)
    assert rows[start["sug"], 1].end == End.RETRACTED
    assert rows[start["sug"], 2].end is None
    assert (counts.requested, counts.shown, counts.waiting) == (3, 1, 2)


async def test_told_to_stop_it_takes_back_what_is_under_way_and_goes_soon(
    place: Place, model: Scribe
) -> None:
    people = store.at_once(place.database, partial(seed, agents=1, conversations=1))
    await place.start()
    async with visiting(place) as desk, desk.client(_agent(people), people.conversations[0]) as agent:
        start = await begin(model, desk, people, agent)
        began = time.monotonic()

        await asyncio.to_thread(place.stop)

        took = time.monotonic() - began
        async with asyncio.timeout(1):
            await model.hung_up.wait()
    _, rows = books(place, people)
    row = rows[start["sug"], 1]
    assert took < STOP_S
    assert (row.end, row.reason) == (End.CANCELLED, "crashed")
