"""Which drafts are wanted: ordered for who looks, taken back when nobody does or the process ends."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from assist.brief import Variant
from assist.copilot import NoSuggestion
from assist.ids import suggestion_id
from assist.suggestion import Kind
from coaching.outcome import Life
from realtime.journal import Committed
from realtime.live import Live
from realtime.live_conversations import LiveConversations
from realtime.turn import Job, Turn
from realtime.wire.suggestions import RetractReason, SuggestionStart

UNWATCHED_S: Final = 0.8
# A process that ends waits no longer for a journal that is away; the next start sees to it.
END_S: Final = 2.0
# Ends that say nothing of the draft: whoever looks again gets another one, but not for ever.
IN_VAIN: Final = ("crashed", "unwatched", "switched_off")
MOST_CRASHES: Final = 3


class DraftOrders:
    def __init__(self, conversations: LiveConversations) -> None:
        self._conversations: Final = conversations
        self._hub: Final = conversations.hub
        self._workspaces: Final = conversations.workspaces
        self._drafts: Final = conversations.drafts
        if self._drafts.is_on:
            self._hub.on_followed = self._followed
            self._hub.on_left = self._left
            self._drafts.on_over = self.over

    # ---- ordered ----

    def order(
        self,
        live: Live,
        turn: Turn,
        message: str,
        kind: Kind,
        *,
        variant: Variant | None = None,
        previous: str | None = None,
    ) -> None:
        """Have a draft begin when the turn is committed; nothing where no guide speaks the language."""
        reading = live.last_reading
        if not self._drafts.is_on or reading is None:
            return
        workspace = self._workspaces.get(live.workspace)
        sug = suggestion_id(live.workspace, live.id, message, kind)
        now = datetime.now(UTC)
        try:
            order = workspace.copilot.order(
                live.talk,
                reading,
                workspace.house,
                now,
                kind=kind,
                variant=variant,
                previous=previous,
                is_short=self._drafts.is_short,
            )
        except NoSuggestion:
            return
        start = SuggestionStart(
            sug=sug,
            attempt=live.next_attempt(sug),
            turn=message,
            at=now,
            kind=kind,
            item=order.item,
            revision=order.revision,
            variant=variant,
            release=order.release,
            guide=order.guide,
            locale=order.brief.locale,
            requested_locale=order.requested_locale,
            owner=self._drafts.owner,
            left_out=order.brief.left_out,
        )
        live.pending.add((start.sug, start.attempt))
        turn.bodies.append(start)
        turn.jobs.append(Job(live.id, start, lambda door: order.steps(door, live.workspace)))

    def order_if_missing(self, live: Live) -> None:
        """Somebody looks at a customer's message that no model was asked about, or in vain."""
        message = live.open_turn
        if message is None or live.heard_turn != message or not self._may_order(live, message):
            return
        turn = Turn()
        self.order(live, turn, message, Kind.DRAFT)
        if turn.bodies:
            self._conversations.append(live, turn)

    def over(self, conversation: str) -> None:
        """Nobody here writes in it, or no longer: end what was left behind; who looks gets another draft."""
        live = self._conversations.here(conversation)
        if live is None:
            return
        self.bury(live, datetime.now(UTC))
        if self._hub.is_followed(conversation):
            self.order_if_missing(live)

    def _followed(self, conversation: str) -> None:
        live = self._conversations.here(conversation)
        if live is not None:
            self.order_if_missing(live)

    def _may_order(self, live: Live, message: str) -> bool:
        sug = suggestion_id(live.workspace, live.id, message, Kind.DRAFT)
        known = [life for life in live.lives.values() if life.sug == sug]
        in_vain = all(life.end is not None and life.reason in IN_VAIN for life in known)
        crashes = sum(life.reason == "crashed" for life in known)
        if not in_vain or crashes >= MOST_CRASHES or live.is_under_way(sug):
            return False
        return self._drafts.is_on and self._workspaces.get(live.workspace).suggestions_on

    # ---- taken back ----

    def take_back(
        self, lives: Iterable[Live], why: str, *, told: RetractReason | None = None
    ) -> list[asyncio.Future[Committed]]:
        """What this process writes just now in these conversations."""
        commits = []
        for live in lives:
            turn = Turn()
            for life in self.growing(live):
                turn.withdraw(live, life, datetime.now(UTC), why, told=told)
            if turn.bodies:
                commits.append(self._conversations.append(live, turn))
        return commits

    def growing(self, live: Live) -> list[Life]:
        """Drafts that this process writes, and that nothing has ended yet."""
        return [
            life
            for key, draft in live.shelf.drafts.items()
            if draft.final is None
            and (life := live.life(*key)) is not None
            and life.end is None
            and self._drafts.is_running(key)
        ]

    def bury(self, live: Live, now: datetime) -> None:
        """End the drafts of a process that is gone."""
        turn = Turn()
        for life in live.open_lives():
            if self._is_left_behind(live, life, now):
                turn.withdraw(live, life, now, "crashed", told="crashed")
        if turn.bodies:
            self._conversations.append(live, turn)

    async def end(self) -> None:
        """Take back what is under way, for this process ends."""
        self._drafts.end()
        commits = self.take_back(self._conversations.all_here(), "crashed", told="crashed")
        if commits:
            await asyncio.wait(commits, timeout=END_S)

    def _is_left_behind(self, live: Live, life: Life, now: datetime) -> bool:
        key = (life.sug, life.attempt)
        if life.kind is Kind.READY or self._drafts.is_running(key):
            return False
        draft = live.shelf.drafts.get(key)
        if draft is None:
            # Its frames are gone with the journal; the database has words only of those that were complete.
            return not life.text and life.taken_at is None
        is_ours = draft.start.owner == self._drafts.owner
        return draft.final is None and (is_ours or draft.is_lost(now, self._drafts.lost_after))

    def _left(self, conversation: str) -> None:
        """Nobody is looking: after a moment, for a page that is loaded again, no model works for them."""
        asyncio.get_running_loop().call_later(UNWATCHED_S, self._stop_unwatched, conversation)

    def _stop_unwatched(self, conversation: str) -> None:
        live = self._conversations.here(conversation)
        if live is not None and not self._hub.is_followed(conversation):
            self.take_back([live], "unwatched", told="unwatched")
