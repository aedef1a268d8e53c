"""The considered reading of a message takes the place of the instant one, where it may."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import structlog

from assist.memory import Memory
from assist.reading import Reading
from assist.shifting import shifted
from realtime import frames
from realtime.considering import Considering
from realtime.draft_orders import DraftOrders
from realtime.errors import RealtimeError
from realtime.journal import Fenced, JournalAway
from realtime.live import Live
from realtime.live_conversations import LiveConversations
from realtime.ready_lines import ReadyLines
from realtime.turn import Turn
from realtime.wire.messages import MessageAdded

log = structlog.get_logger()

DRAFT_WAITS_S: Final = 0.06


class Reconsidering:
    def __init__(
        self,
        conversations: LiveConversations,
        considering: Considering,
        ready_lines: ReadyLines,
        draft_orders: DraftOrders,
    ) -> None:
        self._conversations: Final = conversations
        self._considering: Final = considering
        self._ready_lines: Final = ready_lines
        self._draft_orders: Final = draft_orders
        self._thinking: Final[set[asyncio.Task[None]]] = set()

    def begin(self, conversation: str, message: MessageAdded, memory: Memory) -> None:
        """Read it again, in the background. memory: what was known before the message."""
        task = asyncio.create_task(self._consider(conversation, message, memory))
        self._thinking.add(task)
        task.add_done_callback(self._thinking.discard)

    async def _consider(self, conversation: str, message: MessageAdded, memory: Memory) -> None:
        """Read it again, more slowly. The draft waits for that, but not long."""
        find = self._conversations.live
        try:
            live = await find(conversation)
            if live.last_commit is not None:
                # What is not committed yet cannot be read again.
                await asyncio.wait({live.last_commit})
            reading = asyncio.ensure_future(
                self._considering.read(live.workspace, message.text, memory, message.at)
            )
            await asyncio.wait({reading}, timeout=DRAFT_WAITS_S)
            if reading.done():
                self.take_over(await find(conversation), message, reading.result())
            if self._conversations.hub.is_followed(conversation):
                self._draft_orders.order_if_missing(await find(conversation))
            if not reading.done():
                self.take_over(await find(conversation), message, await reading)
        except (RealtimeError, JournalAway, Fenced) as away:
            log.info("not considered", conversation=conversation, error=type(away).__name__)

    def take_over(self, live: Live, message: MessageAdded, found: tuple[Reading, Memory] | None) -> None:
        """What was understood better, unless the customer has written since."""
        before = live.last_reading
        if found is None or before is None or not live.heard_turn == live.open_turn == message.id:
            return
        if message.id in live.corrected:
            # A person has spoken: no reader knows better.
            return
        reading, memory = shifted(found[0], live.talk.shifts), found[1]
        live.last_reading = reading
        live.talk.memory = replace(
            live.talk.memory,
            level=memory.level,
            scenario=memory.scenario,
            scenario_confidence=memory.scenario_confidence,
        )
        copilot = self._conversations.workspaces.get(live.workspace).copilot
        copilot.reconsider(live.talk, message.text, message.at, message.id, reading)
        turn = Turn([frames.reading_told(copilot, live.talk, message.id, reading, datetime.now(UTC))])
        if reading.band is not before.band:
            self._ready_lines.for_another_band(live, turn, message.id, reading)
        self._conversations.append(live, turn)
