"""However a connection is cut, what a client saw in the end is what happened, once and in order."""

import random
from collections import deque
from itertools import pairwise

import pytest

from tests.realtime.front import Client, Frame, House, Shop, command_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINES = (
    "Hi, I sent the shoes back two weeks ago. Order 48213.",
    "It's been nine days!! I am really tired of chasing my own money",
    "¿Dónde está mi dinero?",
    "ok",
    "返金はいつですか。",
    "So when do I actually hear something? This is ridiculous.",
    "Thanks for not just passing me on.",
)


class Transcript:
    """What a client keeps across its connections: the frames that came next, and where it stands."""

    def __init__(self) -> None:
        self.epoch: str | None = None
        self.seq = -1
        self.frames: list[tuple[int, Frame]] = []

    def take(self, frame: Frame) -> None:
        if frame["t"] == "snapshot":
            assert self.epoch is None, "a resume in time is a replay"
            self.epoch, self.seq = frame["ep"], frame["d"]["seq"]
        elif "seq" in frame and frame["seq"] > self.seq:
            assert frame["ep"] == self.epoch
            assert frame["seq"] == self.seq + 1, "a hole"
            self.seq = frame["seq"]
            self.frames.append((frame["seq"], frame))

    def place(self, conversation: str) -> Frame:
        return (
            {"c": conversation}
            if self.epoch is None
            else {"c": conversation, "ep": self.epoch, "seq": self.seq}
        )


async def live_through(
    front: House,
    shop: Shop,
    conversation: str,
    transcript: Transcript,
    steps: deque[str],
    chance: random.Random,
) -> None:
    """One connection: some steps of the script, some reading, then it is cut wherever it stands."""
    async with front.client(shop.ben, transcript.place(conversation)) as client:
        await client.until(lambda frame: frame["t"] in ("snapshot", "replay.begin"))
        # Without its snapshot a client knows nothing to resume from.
        read = len(client.frames) if transcript.epoch is None else 0
        for _ in range(chance.randint(1, 3)):
            if not steps:
                break
            await act(front, shop, client, conversation, steps.popleft())
            # Up to here and no further: what is in the pipe is lost with the connection.
            read = chance.randint(read, len(client.frames))
        client.raw.transport.abort()
    for frame in client.frames[:read]:
        transcript.take(frame)


async def act(front: House, shop: Shop, client: Client, conversation: str, step: str) -> None:
    if step in LINES:
        await front.say(shop, conversation, step)
        await client.until(lambda frame: frame["t"] in ("suggestion.ready", "suggestion.failed"))
        return
    ready = next((frame for frame in reversed(client.frames) if frame["t"] == "suggestion.ready"), None)
    if step == "say" or ready is None:
        await client.command(conversation, "message.add", text="I am looking into it.")
    else:
        sug, attempt = ready["d"]["sug"], ready["d"]["attempt"]
        await client.command(conversation, step, sug=sug, attempt=attempt)


@pytest.mark.parametrize("seed", range(25))
async def test_any_cut_of_the_connection_gives_the_same_transcript(
    front: House, shop: Shop, seed: int
) -> None:
    chance = random.Random(seed)
    conversation = await front.open(shop)
    script = [chance.choice((*LINES, "shown", "accept", "dismiss", "regenerate", "say")) for _ in range(6)]
    steps, cut = deque([LINES[0], *script]), Transcript()
    async with front.client(shop.ana, conversation) as witness:
        await witness.until("snapshot")
        while steps:
            await live_through(front, shop, conversation, cut, steps, chance)
        async with front.client(shop.ben, cut.place(conversation)) as last:
            head = (await last.until("replay.end"))["d"]["seq"]
        await witness.until_seq(conversation, head)
    for frame in last.frames:
        cut.take(frame)
    whole = Transcript()
    for frame in witness.frames:
        whole.take(frame)
    assert cut.seq == whole.seq == head
    assert cut.frames == whole.frames
    assert all(later == earlier + 1 for (earlier, _), (later, _) in pairwise(cut.frames))


async def test_a_command_whose_ack_was_lost_is_sent_again_and_done_once(front: House, shop: Shop) -> None:
    conversation = await front.open(shop)
    names = [command_id() for _ in range(6)]
    for name in names:
        async with front.client(shop.ben) as client:
            frame = {"id": name, "op": "message.add", "text": f"Step {name}"}
            await client.send({"t": "cmd", "c": conversation, "d": frame})
            client.raw.transport.abort()
    async with front.client(shop.ben, conversation) as client:
        acks = [
            await client.command(conversation, "message.add", name, text=f"Step {name}") for name in names
        ]
        said = (await client.follow(conversation))["d"]["state"]["messages"]
    assert {ack["t"] for ack in acks} == {"ack"}
    assert sorted(one["message"]["text"] for one in said) == sorted(f"Step {name}" for name in names)
