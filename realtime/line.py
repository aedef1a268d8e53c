"""The live line: a customer's message in, its reading and ready line committed with it, and all told."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog

from assist.composer import requested_locale
from assist.conversation import Role
from assist.ids import suggestion_id
from assist.suggestion import Kind
from coaching.outcome import on_customer_turn, on_sweep
from guardrails.finding import Verdict
from realtime import frames
from realtime.considering import Considering
from realtime.draft_orders import DraftOrders
from realtime.drafts import Drafts
from realtime.errors import NotFound
from realtime.hub import Hub
from realtime.journal import Committed, Journal
from realtime.live import Live
from realtime.live_conversations import LiveConversations
from realtime.ready_lines import ReadyLines
from realtime.reconsidering import Reconsidering
from realtime.said import Said, message_of
from realtime.shadow import Shadow
from realtime.turn import Turn
from realtime.wire.messages import Assigned, MessageAdded, MessageDeleted, MessageEdited
from realtime.wire.suggestions import SuggestionFailed
from realtime.workspaces import Workspace, Workspaces
from realtime.writer import Writer

log = structlog.get_logger()


class Line(LiveConversations):
    def __init__(
        self,
        journal: Journal,
        writer: Writer,
        hub: Hub,
        workspaces: Workspaces,
        drafts: Drafts,
        considering: Considering,
    ) -> None:
        super().__init__(journal, writer, hub, workspaces, drafts)
        self.considering: Final = considering
        self.shadow: Final[Shadow] = drafts.shadow
        self.ready_lines: Final = ReadyLines(workspaces, drafts.shadow)
        self.draft_orders: Final = DraftOrders(self)
        self.reconsidering: Final = Reconsidering(self, considering, self.ready_lines, self.draft_orders)

    # ---- messages ----

    def hear(self, live: Live, said: Said) -> tuple[str, bool, asyncio.Future[Committed] | None]:
        """Take in a customer's message and answer it. Gives its id, whether it was known, and its commit.

        Decided at once and in order; nobody is told before the commit.
        """
        live.touched = time.monotonic()
        key = (said.source, said.external_id) if said.external_id is not None else None
        if key and (known := live.external.get(key)):
            return known, True, live.last_commit
        message = message_of(said)
        if key:
            live.external[key] = message.id
        turn = self._answer(live, self.workspaces.get(live.workspace), message)
        turn.bodies.insert(0, message)
        return message.id, False, self.append(live, turn)

    def edit(self, live: Live, message: str, text: str, at: datetime) -> asyncio.Future[Committed]:
        """The sender changed a message. Raises NotFound."""
        if live.view.message(message) is None:
            raise NotFound
        return self._anew(live, self.append(live, Turn([MessageEdited(message, text, at)])))

    def delete(self, live: Live, message: str, at: datetime) -> asyncio.Future[Committed]:
        """The sender withdrew a message. Raises NotFound."""
        if live.view.message(message) is None:
            raise NotFound
        turn = Turn([MessageDeleted(message, at)])
        for life in self.draft_orders.growing(live):
            if life.turn == message:
                turn.withdraw(live, life, at, "deleted")
        return self._anew(live, self.append(live, turn))

    async def assign(self, live: Live, assigned: Assigned) -> None:
        """Somebody else has it now; whoever may no longer see it stops getting it."""
        await self.append(live, Turn([assigned]))
        self.hub.recheck(live.id)

    def take_up(self, live: Live) -> None:
        """A crash, or another process, may have left a turn without its answer, and drafts without an end."""
        self._end_outdated(live)
        if live.unread:
            self.draft_orders.bury(live, datetime.now(UTC))
            self.append(live, self._answer(live, self.workspaces.get(live.workspace), live.unread))
        else:
            self.draft_orders.over(live.id)

    def _anew(self, live: Live, commit: asyncio.Future[Committed]) -> asyncio.Future[Committed]:
        """What a model is told later is what stands then: load it again, the talk does not unlearn words."""
        commit.add_done_callback(lambda _: self.forget(live))
        return commit

    def _answer(self, live: Live, workspace: Workspace, message: MessageAdded) -> Turn:
        """End what was open for the turn before, read the message, offer a ready line."""
        turn = Turn()
        now = datetime.now(UTC)
        before = live.open_lives()
        turn.end(live, before, on_customer_turn(before, now))
        live.open_turn = message.id
        live.forget_ended()
        if not message.text.strip():
            return turn
        memory = live.talk.memory
        try:
            reading = workspace.copilot.hear(live.talk, message.text, message.at, message.id)
            live.last_reading = reading
            live.heard_turn = message.id
            turn.bodies.append(frames.reading_told(workspace.copilot, live.talk, message.id, reading, now))
            if workspace.suggestions_on:
                self.ready_lines.offer(live, turn, message.id, reading)
                if self.drafts.is_on and self.hub.is_followed(live.id) and not self.considering.is_on:
                    self.draft_orders.order(live, turn, message.id, Kind.DRAFT)
            if self.considering.is_on:
                self.reconsidering.begin(live.id, message, memory)
        except Exception:  # a fault of ours must not lose what the customer wrote
            log.exception("turn failed", conversation=live.id, message=message.id)
            sug = suggestion_id(live.workspace, live.id, message.id, Kind.READY)
            turn.bodies.append(SuggestionFailed(sug, 1, message.id, now, Kind.READY, "internal"))
        return turn

    # ---- suggestions that end by themselves ----

    def expire(self, live: Live, now: datetime, ttl: timedelta) -> None:
        """End the suggestions of a conversation to which nothing happened for so long."""
        before = live.open_lives()
        if expired := on_sweep(before, now, ttl):
            turn = Turn()
            turn.end(live, before, expired)
            self.append(live, turn)

    def stop_drafts(self, workspace: str) -> None:
        """Suggestions were switched off: no model goes on writing one."""
        lives = [live for live in self.all_here() if live.workspace == workspace]
        self.draft_orders.take_back(lives, "switched_off")

    def _end_outdated(self, live: Live) -> None:
        """What was kept while the conversation went on, and put into the journal behind that."""
        before = [life for life in live.open_lives() if life.turn != live.open_turn]
        if overtaken := on_customer_turn(before, datetime.now(UTC)):
            turn = Turn()
            turn.end(live, before, overtaken)
            self.append(live, turn)

    # ---- the agent's own words ----

    def hear_agent(self, live: Live, text: str, at: datetime, *, took_line: bool) -> None:
        live.touched = time.monotonic()
        copilot = self.workspaces.get(live.workspace).copilot
        copilot.hear_agent(live.talk, text, at, took_line=took_line)

    def check(self, live: Live, text: str) -> Verdict:
        """Judge the agent's text against what is known in this conversation."""
        workspace = self.workspaces.get(live.workspace)
        reading = live.last_reading
        locale = (
            requested_locale(reading, live.talk.locale_hint) if reading else None
        ) or live.talk.locale_hint
        return workspace.copilot.check(
            text,
            locale,
            workspace.house,
            scenario=reading.scenario if reading else None,
            evidence=[*live.talk.said, *live.talk.facts.values(), *live.offered_texts()],
            said_before=[text for role, text in live.talk.spoken if role is Role.AGENT],
        )

    def check_alone(self, workspace: str, text: str, locale: str | None) -> Verdict:
        """Judge a text outside any conversation; figures are left alone."""
        known = self.workspaces.get(workspace)
        return known.copilot.check(text, locale, known.house)
