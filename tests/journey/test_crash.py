"""What was acknowledged survives kill -9 of the server, of its journal, and of both; nothing comes twice."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final

import httpx
import pytest
from sqlalchemy import Connection

from coaching import store as outcomes
from coaching.export import OutcomeRow
from coaching.outcome import ACCEPTED, End
from realtime import store
from tests.journey.honest import (
    Agent,
    Helpdesk,
    Tally,
    check_order,
    ends_seen,
    messages_seen,
    suggestions_seen,
)
from tests.journey.place import People, Place, free_port, seed

CONVERSATIONS: Final = 50
AGENTS: Final = 10
ANSWERED_S: Final = 120  # two where a core is free
SAID: Final = (
    "My refund still has not arrived and I have waited for two weeks!",
    "Where is my parcel? This is the third time I ask.",
    "I was charged twice for one order, please explain.",
    "ok thanks",
    "Mi pedido llegó roto y nadie me contesta.",
)
Kill = Callable[["World"], Awaitable[None]]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path, free_port())
    yield place
    place.stop()


class World:
    """Fifty conversations that go on, turn by turn, whatever happens to the server."""

    def __init__(self, place: Place, people: People, chance: random.Random) -> None:
        self.tally = Tally()
        self.place = place
        self.people = people
        self.chance = chance
        self.helpdesk = Helpdesk(place.url, people.helpdesk, self.tally)
        share = CONVERSATIONS // AGENTS
        self.agents = [
            Agent(
                place.url,
                token,
                people.conversations[number * share : (number + 1) * share],
                self.tally,
                random.Random(chance.random()),
            )
            for number, token in enumerate(people.agents)
        ]
        self._ending = False

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """Everybody talks inside the block, and everything is answered when it ends."""
        limits = httpx.Limits(max_connections=100)
        async with httpx.AsyncClient(trust_env=False, timeout=5, limits=limits) as http:
            agents = [asyncio.create_task(agent.run(http)) for agent in self.agents]
            talks = [
                asyncio.create_task(self._talk(http, agent, conversation))
                for agent in self.agents
                for conversation in agent.conversations
            ]
            try:
                yield
                self._ending = True
                async with asyncio.timeout(ANSWERED_S):
                    await asyncio.gather(*talks)
            finally:
                for task in (*agents, *talks):
                    task.cancel()
                ended = await asyncio.gather(*agents, *talks, return_exceptions=True)
            wrong = [one for one in ended if isinstance(one, Exception)]
            assert not wrong, wrong

    async def _talk(self, http: httpx.AsyncClient, agent: Agent, conversation: str) -> None:
        answered = agent.turns[conversation] = asyncio.Queue[None]()
        while not self._ending:
            await self.helpdesk.say(http, conversation, self.chance.choice(SAID))
            await answered.get()


async def live_through(place: Place, kills: list[Kill], seed_of: int) -> tuple[World, People]:
    people = store.at_once(place.database, partial(seed, agents=AGENTS, conversations=CONVERSATIONS))
    await place.start()
    chance = random.Random(seed_of)
    world = World(place, people, chance)
    async with world.going_on():
        await world.tally.more(CONVERSATIONS)
        for kill in kills:
            await world.tally.more(chance.randint(20, 200))
            await kill(world)
            await world.tally.more(CONVERSATIONS)
    place.stop()
    return world, people


async def server(world: World) -> None:
    world.place.kill()
    await world.place.start()


async def both(world: World) -> None:
    world.place.kill_valkey()
    world.place.kill()
    await world.place.start()


async def journal(world: World) -> None:
    """As often as it takes until a message was on its way to it: it is back within a tenth of a second."""
    while not world.helpdesk.refused:
        world.place.kill_valkey()
        await world.tally.more(CONVERSATIONS)


# ---- from the logs of the clients alone ----


class Books:
    """What the database has in the end."""

    def __init__(self, connection: Connection, people: People) -> None:
        self.counts = outcomes.outcome_counts(connection, people.workspace)
        self.rows: dict[tuple[str, int], OutcomeRow] = {
            (row.sug, row.attempt): row for row in outcomes.export_rows(connection, people.workspace)
        }
        self.messages = {
            conversation: store.messages_of(connection, people.workspace, conversation, 10_000)
            for conversation in people.conversations
        }
        self.waiting = store.unjournaled(connection)


def judge(world: World, people: People, place: Place) -> None:
    books = store.at_once(place.database, partial(Books, people=people))
    for agent in world.agents:
        check_order(agent)
        assert not agent.outbox
    check_messages(world, books)
    check_suggestions(world, books)
    check_outcomes(world, books)
    assert not books.waiting


def check_messages(world: World, books: Books) -> None:
    seen = messages_seen(world.agents)
    for conversation, rows in books.messages.items():
        kept = [row.message.id for row in rows]
        assert [one["id"] for one in seen[conversation]] == kept
        assert len(set(kept)) == len(kept)
        names = Counter(row.message.external_id for row in rows)
        assert max(names.values()) == 1
    by_name = {
        (conversation, row.message.external_id): row.message.id
        for conversation, rows in books.messages.items()
        for row in rows
    }
    for name, message in world.helpdesk.acked.items():
        assert by_name[name] == message


def check_suggestions(world: World, books: Books) -> None:
    seen = Counter(suggestions_seen(world.agents))
    assert max(seen.values()) == 1
    offered = {key for key, row in books.rows.items() if row.end not in (End.FAILED, End.BLOCKED)}
    assert set(seen) == offered
    ends = ends_seen(world.agents)
    for key in offered:
        end = books.rows[key].end
        assert (ends[key][-1] if key in ends else None) == end
        assert len(ends.get(key, ())) <= 1


def check_outcomes(world: World, books: Books) -> None:
    sent = {row.message.id for rows in books.messages.values() for row in rows}
    for agent in world.agents:
        assert not agent.refused
        for command, ack in agent.acked.values():
            about = command["d"]
            row = books.rows[about["sug"], about["attempt"]]
            match about["op"]:
                case "shown":
                    assert row.shown_at is not None
                case "accept":
                    assert row.taken_at is not None
                case "dismiss":
                    assert row.end == End.DISMISSED
                case "message.add":
                    assert ack["ref"] in sent
                    assert row.end in ACCEPTED
    assert books.counts.requested == len(books.rows)


# ---- the tests ----


async def test_three_kills_lose_nothing_and_double_nothing(place: Place) -> None:
    world, people = await live_through(place, [server, server, both], seed_of=1)

    judge(world, people, place)
    first, second, third, last = place.valkeys
    assert first == second == third, "the Valkey that is left behind is adopted"
    assert last != third, "the one that was killed too is started again"
    assert all(agent.connections >= 4 for agent in world.agents)


async def test_a_killed_journal_comes_back_by_itself_and_loses_nothing(place: Place) -> None:
    world, people = await live_through(place, [journal], seed_of=3)

    judge(world, people, place)
