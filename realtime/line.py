"""The live line: a customer's message in, its reading and ready line committed with it, and everybody told.

The conversations that are under way are here in memory. What is decided runs ahead of what is committed;
when a commit fails, the conversation is thrown away and loaded from the journal again.
"""

import asyncio
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

import structlog

from assist.brief import Variant
from assist.composer import requested_locale
from assist.conversation import Role
from assist.copilot import Copilot, Missing, NoSuggestion, Talk
from assist.escalation import alert_of
from assist.ids import make_id, suggestion_id
from assist.memory import Memory
from assist.reading import Reading
from assist.shifting import shifted
from assist.suggestion import Kind
from coaching.outcome import Life, cancel, on_customer_turn, on_sweep, retract
from guardrails.errors import Blocked
from guardrails.finding import Verdict
from realtime import frames, recall
from realtime.considering import Considering
from realtime.copying import Copied
from realtime.drafts import Drafts
from realtime.errors import NotFound, RealtimeError
from realtime.hub import Hub
from realtime.journal import Committed, Entry, Fenced, Journal, JournalAway
from realtime.live import Live
from realtime.logbook import (
    Change,
    changes,
    completed,
    fold_life,
    requested,
    requested_draft,
)
from realtime.turn import Job, Turn
from realtime.wire import (
    Assigned,
    Attachment,
    Durable,
    MessageAdded,
    MessageDeleted,
    MessageEdited,
    PartCorrected,
    Person,
    ReadingMade,
    RetractReason,
    SuggestionBlocked,
    SuggestionDelta,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionRetract,
    SuggestionStart,
    decode,
    encode,
    sequenced,
)
from realtime.workspaces import Workspace, Workspaces
from realtime.writer import Writer

log = structlog.get_logger()

IDLE_S: Final = 900.0
UNWATCHED_S: Final = 0.8
DRAFT_WAITS_S: Final = 0.06
# A process that ends waits no longer for a journal that is away; the next start sees to it.
END_S: Final = 2.0
# Ends that say nothing of the draft: whoever looks again gets another one, but not for ever.
IN_VAIN: Final = ("crashed", "unwatched", "switched_off")
MOST_CRASHES: Final = 3

Begun = SuggestionReady | SuggestionStart
DraftFrame = SuggestionDelta | SuggestionFinal | SuggestionFailed | SuggestionBlocked


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it came in. source, external_id: the sender's name for it, which makes it idempotent."""

    role: Role
    text: str
    at: datetime
    source: str = "api"
    external_id: str | None = None
    attachments: tuple[Attachment, ...] = ()
    by: Person | None = None
    sug: str | None = None


class Line:
    def __init__(
        self,
        journal: Journal,
        writer: Writer,
        hub: Hub,
        workspaces: Workspaces,
        drafts: Drafts,
        considering: Considering,
    ) -> None:
        self.journal: Final = journal
        self.writer: Final = writer
        self.hub: Final = hub
        self.workspaces: Final = workspaces
        self.drafts: Final = drafts
        self.considering: Final = considering
        self.shadow: Final = drafts.shadow
        self._thinking: set[asyncio.Task[None]] = set()
        if drafts.is_on:
            hub.on_followed = self._followed
            hub.on_left = self._left
            drafts.on_over = self._drafted
        self._lives: dict[str, Live] = {}
        self._loading: dict[str, asyncio.Task[Live]] = {}
        # Commands that are decided, and on their way into the database and the journal.
        self._keeping: dict[str, set[asyncio.Future[None]]] = {}
        # Places that others, or an owner that was forgotten, wrote to while the conversation was loaded.
        self._newer: dict[str, tuple[int, int]] = {}
        self._reading_on: dict[str, asyncio.Task[None]] = {}
        # How far those who follow a forgotten conversation were told.
        self._told: dict[str, tuple[int, int]] = {}

    # ---- conversations in memory ----

    def here(self, conversation: str) -> Live | None:
        """The conversation, when it is in memory already."""
        return self._lives.get(conversation)

    async def live(self, conversation: str) -> Live:
        """The conversation, loaded when it is not here; the caller checks whose it is. Raises NotFound."""
        live = self._lives.get(conversation)
        if live is not None:
            return live
        # One who gives up waiting must not end the load for the others.
        return await asyncio.shield(self._reload(conversation))

    def forget(self, live: Live) -> None:
        """Let it go; the next who asks loads what is committed, and those who follow need not ask."""
        if self._lives.get(live.id) is not live:
            return
        del self._lives[live.id]
        if self.hub.is_followed(live.id):
            self._told.setdefault(live.id, (live.epoch, live.view.seq))
            self._reload(live.id)

    def reload(self) -> None:
        """Load what is followed and could not be loaded when it was forgotten."""
        for conversation in tuple(self._told):
            if self.hub.is_followed(conversation):
                self._reload(conversation)
            else:
                del self._told[conversation]

    @contextmanager
    def keeping(self, conversation: str) -> Iterator[None]:
        """What is decided in this block is known to whoever loads the conversation: they wait for its end."""
        kept = asyncio.get_running_loop().create_future()
        under_way = self._keeping.setdefault(conversation, set())
        under_way.add(kept)
        try:
            yield
        finally:
            kept.set_result(None)
            under_way.discard(kept)
            if not under_way:
                del self._keeping[conversation]

    def forget_idle(self, now: float) -> None:
        for live in tuple(self._lives.values()):
            waits = live.last_commit is not None and not live.last_commit.done()
            if now - live.touched > IDLE_S and not waits and not self.hub.is_followed(live.id):
                self.forget(live)

    def all_here(self) -> tuple[Live, ...]:
        return tuple(self._lives.values())

    @property
    def last_touched(self) -> float:
        """When somebody last wrote, in any conversation, on the loop's clock."""
        return max((live.touched for live in self._lives.values()), default=0.0)

    async def assign(self, live: Live, assigned: Assigned) -> None:
        """Somebody else has it now; whoever may no longer see it stops getting it."""
        await self.append(live, Turn([assigned]))
        self.hub.recheck(live.id)

    def heard_of(self, conversation: str, epoch: int, seq: int) -> None:
        """A conversation goes as far as this, whoever wrote it: know it, and show it to those who follow."""
        live = self._lives.get(conversation)
        if live is not None:
            if epoch > live.epoch:
                self.forget(live)
            elif epoch == live.epoch and seq > live.view.seq:
                live.newest = max(seq, live.newest)
                self._read_on(live)
        elif conversation in self._loading:
            self._newer[conversation] = max((epoch, seq), self._newer.get(conversation, (epoch, seq)))

    def _read_on(self, live: Live) -> None:
        if live.id not in self._reading_on:
            task = self._reading_on[live.id] = asyncio.create_task(self._follow_growth(live))
            task.add_done_callback(lambda _: self._reading_on.pop(live.id))

    async def _follow_growth(self, live: Live) -> None:
        """Of a draft that another process writes only the new words are read; else all is loaded anew."""
        while live.newest > live.view.seq:
            after = live.view.seq
            try:
                entries = await self.journal.read(live.id, (live.epoch, after))
            except JournalAway:
                entries = []
            if self._lives.get(live.id) is not live or not self._grow(live, after, entries):
                self.forget(live)
                return

    def _grow(self, live: Live, after: int, entries: Sequence[Entry]) -> bool:
        """Take in what another process wrote, when it is nothing but more of drafts."""
        places = [(one.epoch, one.seq) for one in entries]
        is_next = places == [(live.epoch, after + 1 + number) for number in range(len(places))]
        if not places or not is_next or not live.head == live.view.seq == after:
            return False
        bodies = [decode(one.stored) for one in entries]
        if not all(isinstance(body, SuggestionDelta | SuggestionFinal) for body in bodies):
            return False
        for body in bodies:
            live.shelf.fold(body)
            fold_life(live.lives, body)
        self._stop_ended(live)
        live.head += len(bodies)
        self._show(live, bodies, [one.stored for one in entries], after + 1)
        return True

    def _reload(self, conversation: str) -> asyncio.Task[Live]:
        task = self._loading.get(conversation)
        if task is None or task.done():
            task = self._loading[conversation] = asyncio.create_task(self._load(conversation))
            task.add_done_callback(partial(self._loaded, conversation))
        return task

    def _loaded(self, conversation: str, task: asyncio.Task[Live]) -> None:
        if self._loading.get(conversation) is task:
            del self._loading[conversation]
        if not task.cancelled() and (wrong := task.exception()) is not None:
            log.warning("conversation not loaded", conversation=conversation, error=type(wrong).__name__)

    async def _load(self, conversation: str) -> Live:
        while True:
            while under_way := self._keeping.get(conversation):
                await asyncio.wait(under_way)
            self._newer.pop(conversation, None)
            live, entries = await recall.load(conversation, self)
            newer = self._newer.pop(conversation, None)
            if newer is None or newer <= (live.epoch, live.view.seq):
                break
        self._lives[conversation] = live
        live.touched = time.monotonic()
        self._tell_the_rest(live, entries)
        self._stop_ended(live)
        self._end_outdated(live)
        if live.unread:
            # A crash came between the message and its turn: take the turn over.
            self.bury(live, datetime.now(UTC))
            workspace = self.workspaces.get(live.workspace)
            self.append(live, self._answer(live, workspace, live.unread))
        else:
            self._drafted(conversation)
        return live

    def _tell_the_rest(self, live: Live, entries: Sequence[Entry]) -> None:
        """To those who follow: what was committed while the conversation was not here."""
        told = self._told.pop(live.id, None)
        if told is None:
            return
        self.hub.recheck(live.id)
        if told[0] != live.epoch:
            self.hub.restart(live.id)
            return
        rest = [one for one in entries if (one.epoch, one.seq) > told]
        self.hub.publish(
            live.id, [(one.seq, sequenced(one.stored, live.id, one.epoch, one.seq)) for one in rest]
        )

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
        for life in self._growing(live):
            if life.turn == message:
                self._withdraw(live, turn, life, at, "deleted")
        return self._anew(live, self.append(live, turn))

    def _anew(self, live: Live, commit: asyncio.Future[Committed]) -> asyncio.Future[Committed]:
        """What a model is told later is what stands then: load it again, the talk does not unlearn words."""
        commit.add_done_callback(lambda _: self.forget(live))
        return commit

    def append(self, live: Live, turn: Turn, *, once: int | None = None) -> asyncio.Future[Committed]:
        """Commit a step; once it is, and in order, it is copied, folded into the view, and sent on."""
        for body in tuple(turn.bodies):
            if isinstance(body, Begun):
                self._begin(live, turn, body)
            elif isinstance(body, DraftFrame):
                self._fold_draft(live, turn, body)
        self._stop_ended(live)
        stored = [encode(body) for body in turn.bodies]
        commit = self.journal.append(
            live.id,
            live.epoch,
            stored,
            partial(self._deliver, live, turn, stored),
            after=live.head,
            lost=partial(self._lost, live),
            once=once,
        )
        commit.add_done_callback(_heard)
        live.head += len(stored)
        live.last_commit = commit
        return commit

    def _deliver(self, live: Live, turn: Turn, stored: Sequence[bytes], committed: Committed) -> None:
        self.writer.copy(
            Copied(
                live.workspace,
                live.id,
                committed.epoch,
                committed.first,
                committed.change,
                turn.bodies,
                turn.requested,
                turn.completed,
                turn.changes,
            )
        )
        for job in turn.jobs:
            life = live.life(*job.key)
            if life is not None and life.end is None:
                self.drafts.begin(job, self)
        if self._lives.get(live.id) is not live:
            # It was forgotten meanwhile; whoever is here now did not know of this.
            self.heard_of(live.id, committed.epoch, committed.last)
            return
        self._show(live, turn.bodies, stored, committed.first)

    def _show(self, live: Live, bodies: Sequence[Durable], stored: Sequence[bytes], first: int) -> None:
        """They are committed, so they may be seen."""
        live.view.seq = first + len(bodies) - 1
        for body in bodies:
            live.view.fold(body)
        if self.hub.is_followed(live.id):
            self.hub.publish(
                live.id,
                [
                    (seq, sequenced(frame, live.id, live.epoch, seq))
                    for seq, frame in enumerate(stored, first)
                ],
            )

    def _lost(self, live: Live) -> None:
        """It may be in the journal all the same, and then the database needs it too."""
        self.writer.is_behind = True
        self.forget(live)

    # ---- the answer to a customer's message ----

    def _answer(self, live: Live, workspace: Workspace, message: MessageAdded) -> Turn:
        """End what was open for the turn before, read the message, offer a ready line."""
        turn = Turn()
        now = datetime.now(UTC)
        before = live.open_lives()
        superseded = on_customer_turn(before, now)
        turn.changes += changes(before, superseded)
        turn.bodies += [frames.ended(life, None) for life in superseded]
        live.keep(superseded)
        live.open_turn = message.id
        live.forget_ended()
        if not message.text.strip():
            return turn
        memory = live.talk.memory
        try:
            reading = workspace.copilot.hear(live.talk, message.text, message.at, message.id)
            live.last_reading = reading
            live.heard_turn = message.id
            turn.bodies.append(tell_reading(workspace.copilot, live.talk, message.id, reading, now))
            if workspace.suggestions_on:
                self._offer(live, workspace, turn, message.id, reading, attempt=1)
                if self.drafts.is_on and self.hub.is_followed(live.id) and not self.considering.is_on:
                    self.ask_model(live, turn, message.id, Kind.DRAFT)
            if self.considering.is_on:
                self._consider_soon(live.id, message, memory)
        except Exception:  # a fault of ours must not lose what the customer wrote
            log.exception("turn failed", conversation=live.id, message=message.id)
            sug = suggestion_id(live.workspace, live.id, message.id, Kind.READY)
            turn.bodies.append(SuggestionFailed(sug, 1, message.id, now, Kind.READY, "internal"))
        return turn

    def _offer(
        self, live: Live, workspace: Workspace, turn: Turn, message: str, reading: Reading, *, attempt: int
    ) -> None:
        sug = suggestion_id(live.workspace, live.id, message, Kind.READY)
        now = datetime.now(UTC)
        body: SuggestionReady | SuggestionFailed | SuggestionBlocked
        try:
            suggestion = workspace.copilot.suggest(
                live.talk, reading, workspace.house, now, is_another=attempt > 1
            )
        except NoSuggestion as none:
            if attempt > 1:
                raise
            body = SuggestionFailed(sug, attempt, message, now, Kind.READY, none.why.value)
        except Blocked as blocked:
            rule = next((finding.rule_id for finding in blocked.verdict.findings), "unknown")
            body = SuggestionBlocked(sug, attempt, message, now, Kind.READY, rule, "no line passed the guard")
        else:
            body = frames.suggestion_ready(sug, attempt, message, suggestion, now)
            self.shadow.note(live.workspace, suggestion.text.verdict, "ready")
        turn.bodies.append(body)
        turn.requested.append(requested(live.workspace, live.view.info, body, reading))
        if isinstance(body, SuggestionReady):
            live.pending.add((sug, attempt))
            live.readies[sug, attempt] = body

    def another(self, live: Live, turn: Turn, life: Life) -> None:
        """Another line for the same turn. Raises NoSuggestion when only repeats are left."""
        if live.last_reading is None:
            raise NotFound
        workspace = self.workspaces.get(live.workspace)
        attempt = live.next_attempt(life.sug)
        self._offer(live, workspace, turn, life.turn, live.last_reading, attempt=attempt)

    def offer_again(self, live: Live, turn: Turn, message: str, reading: Reading, *, says_why: bool) -> None:
        """A line in place of the one that is there. Raises NoSuggestion.

        says_why: where there is none a frame says so, unless it is that a person is needed.
        """
        sug = suggestion_id(live.workspace, live.id, message, Kind.READY)
        # Of a first one that failed nobody here knows.
        attempt = max(2, live.next_attempt(sug))
        try:
            self._offer(live, self.workspaces.get(live.workspace), turn, message, reading, attempt=attempt)
        except NoSuggestion as none:
            body = SuggestionFailed(sug, attempt, message, datetime.now(UTC), Kind.READY, none.why.value)
            if not says_why or none.why is Missing.NEEDS_A_PERSON:
                raise
            turn.bodies.append(body)
            turn.requested.append(requested(live.workspace, live.view.info, body, reading))

    def _begin(self, live: Live, turn: Turn, body: Begun) -> None:
        """It is there from now on, unless the conversation went on while it was being kept."""
        key = (body.sug, body.attempt)
        live.pending.discard(key)
        live.shelf.fold(body)
        fold_life(live.lives, body)
        if isinstance(body, SuggestionStart):
            turn.requested.append(requested_draft(live.workspace, live.view.info, body, live.last_reading))
        if body.turn != live.open_turn:
            before = [live.lives[key]]
            overtaken = on_customer_turn(before, datetime.now(UTC))
            live.keep(overtaken)
            turn.changes += changes(before, overtaken)
            turn.bodies += [frames.ended(life, None) for life in overtaken]

    # ---- the considered reading ----

    def _consider_soon(self, conversation: str, message: MessageAdded, memory: Memory) -> None:
        task = asyncio.create_task(self._consider(conversation, message, memory))
        self._thinking.add(task)
        task.add_done_callback(self._thinking.discard)

    async def _consider(self, conversation: str, message: MessageAdded, memory: Memory) -> None:
        """Read it again, more slowly. The draft waits for that, but not long."""
        try:
            live = await self.live(conversation)
            if live.last_commit is not None:
                # What is not committed yet cannot be read again.
                await asyncio.wait({live.last_commit})
            reading = asyncio.ensure_future(
                self.considering.read(live.workspace, message.text, memory, message.at)
            )
            await asyncio.wait({reading}, timeout=DRAFT_WAITS_S)
            if reading.done():
                self._reconsider(await self.live(conversation), message, reading.result())
            if self.hub.is_followed(conversation):
                self._draft_if_missing(await self.live(conversation))
            if not reading.done():
                self._reconsider(await self.live(conversation), message, await reading)
        except (RealtimeError, JournalAway, Fenced) as away:
            log.info("not considered", conversation=conversation, error=type(away).__name__)

    def _reconsider(self, live: Live, message: MessageAdded, found: tuple[Reading, Memory] | None) -> None:
        """Take over what was understood better, unless the customer has written since."""
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
        copilot = self.workspaces.get(live.workspace).copilot
        copilot.reconsider(live.talk, message.text, message.at, message.id, reading)
        turn = Turn([tell_reading(copilot, live.talk, message.id, reading, datetime.now(UTC))])
        if reading.band is not before.band:
            self._compose_again(live, turn, message.id, reading)
        self.append(live, turn)

    def _compose_again(self, live: Live, turn: Turn, message: str, reading: Reading) -> None:
        """Another band wants another line, as long as nobody has looked at the one that is there."""
        workspace = self.workspaces.get(live.workspace)
        sug = suggestion_id(live.workspace, live.id, message, Kind.READY)
        life = live.life(sug, 1)
        if life is None or life.end is not None or life.shown_at or not workspace.suggestions_on:
            return
        offered = Turn()
        try:
            self._offer(live, workspace, offered, message, reading, attempt=live.next_attempt(sug))
        except NoSuggestion:
            return
        if not live.is_under_way(sug, besides=life.attempt):
            # The guard let no other line pass.
            return
        after = cancel(life, datetime.now(UTC), "reconsidered")
        live.keep([after])
        turn.bodies += [frames.ended(after, None), *offered.bodies]
        turn.requested += offered.requested
        turn.changes.append(Change(life, after))

    # ---- drafts ----

    def ask_model(
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
        if not self.drafts.is_on or reading is None:
            return
        workspace = self.workspaces.get(live.workspace)
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
                is_short=self.drafts.is_short,
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
            owner=self.drafts.owner,
            left_out=order.brief.left_out,
        )
        live.pending.add((start.sug, start.attempt))
        turn.bodies.append(start)
        turn.jobs.append(Job(live.id, start, lambda door: order.steps(door, live.workspace)))

    def bury(self, live: Live, now: datetime) -> None:
        """End the drafts of a process that is gone."""
        turn = Turn()
        for life in live.open_lives():
            if self._is_left_behind(live, life, now):
                self._withdraw(live, turn, life, now, "crashed", told="crashed")
        if turn.bodies:
            self.append(live, turn)

    def _end_outdated(self, live: Live) -> None:
        """What was kept while the conversation went on, and put into the journal behind that."""
        before = [life for life in live.open_lives() if life.turn != live.open_turn]
        overtaken = on_customer_turn(before, datetime.now(UTC))
        if overtaken:
            live.keep(overtaken)
            bodies: list[Durable] = [frames.ended(life, None) for life in overtaken]
            self.append(live, Turn(bodies, changes=changes(before, overtaken)))

    def _is_left_behind(self, live: Live, life: Life, now: datetime) -> bool:
        key = (life.sug, life.attempt)
        if life.kind is Kind.READY or self.drafts.is_running(key):
            return False
        draft = live.shelf.drafts.get(key)
        if draft is None:
            # Its frames are gone with the journal; the database has words only of those that were complete.
            return not life.text and life.taken_at is None
        is_ours = draft.start.owner == self.drafts.owner
        return draft.final is None and (is_ours or draft.is_lost(now, self.drafts.lost_after))

    def _withdraw(
        self,
        live: Live,
        turn: Turn,
        life: Life,
        now: datetime,
        why: str,
        *,
        told: RetractReason | None = None,
    ) -> None:
        """Take back a draft under way, whatever there is of it. told: the reason as agents read it."""
        if life.text and told is not None:
            turn.bodies.append(SuggestionRetract(life.sug, life.attempt, now, told))
        after = cancel(life, now, why) if life.shown_at is None else retract(life, now, why)
        live.keep([after])
        turn.bodies.append(frames.ended(after, None))
        turn.changes.append(Change(life, after))

    async def end_drafts(self) -> None:
        """Take back what is under way, for this process ends."""
        self.drafts.end()
        commits = self._take_back(self.all_here(), "crashed", told="crashed")
        if commits:
            await asyncio.wait(commits, timeout=END_S)

    def stop_drafts(self, workspace: str) -> None:
        """Suggestions were switched off: no model goes on writing one."""
        self._take_back([live for live in self.all_here() if live.workspace == workspace], "switched_off")

    def _take_back(
        self, lives: Iterable[Live], why: str, *, told: RetractReason | None = None
    ) -> list[asyncio.Future[Committed]]:
        """What this process writes just now in these conversations."""
        commits = []
        for live in lives:
            turn = Turn()
            for life in self._growing(live):
                self._withdraw(live, turn, life, datetime.now(UTC), why, told=told)
            if turn.bodies:
                commits.append(self.append(live, turn))
        return commits

    def _growing(self, live: Live) -> list[Life]:
        """Drafts that this process writes, and that nothing has ended yet."""
        return [
            life
            for key, draft in live.shelf.drafts.items()
            if draft.final is None
            and (life := live.life(*key)) is not None
            and life.end is None
            and self.drafts.is_running(key)
        ]

    def _followed(self, conversation: str) -> None:
        live = self._lives.get(conversation)
        if live is not None:
            self._draft_if_missing(live)

    def _drafted(self, conversation: str) -> None:
        """Nobody here writes in it, or no longer: end what was left behind; who looks gets another draft."""
        live = self._lives.get(conversation)
        if live is None:
            return
        self.bury(live, datetime.now(UTC))
        if self.hub.is_followed(conversation):
            self._draft_if_missing(live)

    def _left(self, conversation: str) -> None:
        """Nobody is looking: after a moment, for a page that is loaded again, no model works for them."""
        asyncio.get_running_loop().call_later(UNWATCHED_S, self._stop_unwatched, conversation)

    def _stop_unwatched(self, conversation: str) -> None:
        live = self._lives.get(conversation)
        if live is not None and not self.hub.is_followed(conversation):
            self._take_back([live], "unwatched", told="unwatched")

    def _draft_if_missing(self, live: Live) -> None:
        """Somebody looks at a customer's message that no model was asked about, or in vain."""
        message = live.open_turn
        if message is None or live.heard_turn != message or not self._may_draft(live, message):
            return
        turn = Turn()
        self.ask_model(live, turn, message, Kind.DRAFT)
        if turn.bodies:
            self.append(live, turn)

    def _may_draft(self, live: Live, message: str) -> bool:
        sug = suggestion_id(live.workspace, live.id, message, Kind.DRAFT)
        known = [life for life in live.lives.values() if life.sug == sug]
        in_vain = all(life.end is not None and life.reason in IN_VAIN for life in known)
        crashes = sum(life.reason == "crashed" for life in known)
        if not in_vain or crashes >= MOST_CRASHES or live.is_under_way(sug):
            return False
        return self.drafts.is_on and self.workspaces.get(live.workspace).suggestions_on

    def _fold_draft(self, live: Live, turn: Turn, body: DraftFrame) -> None:
        """What a frame of a draft means for its life, and for the log."""
        key = (body.sug, body.attempt)
        before = live.lives.get(key)
        live.shelf.fold(body)
        fold_life(live.lives, body)
        match body:
            case SuggestionFinal() if key in live.shelf.drafts:
                turn.completed.append(completed(live.shelf.drafts[key]))
            case SuggestionFailed() | SuggestionBlocked() if before is not None:
                turn.changes.append(Change(before, live.lives[key]))
            case _:
                pass

    def _stop_ended(self, live: Live) -> None:
        for key, draft in live.shelf.drafts.items():
            life = live.lives.get(key)
            if draft.final is not None or life is None or life.end is not None:
                self.drafts.cancel(key)

    # ---- the agent's own words ----

    def hear_agent(self, live: Live, text: str, at: datetime, *, took_line: bool) -> None:
        live.touched = time.monotonic()
        copilot = self.workspaces.get(live.workspace).copilot
        copilot.hear_agent(live.talk, text, at, took_line=took_line)

    def expire(self, live: Live, now: datetime, ttl: timedelta) -> None:
        """End the suggestions of a conversation to which nothing happened for so long."""
        before = live.open_lives()
        expired = on_sweep(before, now, ttl)
        if expired:
            live.keep(expired)
            bodies: list[Durable] = [frames.ended(life, None) for life in expired]
            self.append(live, Turn(bodies, changes=changes(before, expired)))

    def check_alone(self, workspace: str, text: str, locale: str | None) -> Verdict:
        """Judge a text outside any conversation; figures are left alone."""
        known = self.workspaces.get(workspace)
        return known.copilot.check(text, locale, known.house)

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


def _heard(commit: asyncio.Future[Committed]) -> None:
    """Not everybody who appends waits for it."""
    if not commit.cancelled():
        commit.exception()


def message_of(said: Said) -> MessageAdded:
    return MessageAdded(
        id=make_id("msg"),
        role=said.role,
        text=said.text,
        at=said.at,
        by=said.by,
        attachments=said.attachments,
        source=said.source,
        external_id=said.external_id,
        sug=said.sug,
    )


def tell_reading(
    copilot: Copilot,
    talk: Talk,
    message: str,
    reading: Reading,
    now: datetime,
    corrected: tuple[PartCorrected, ...] = (),
) -> ReadingMade:
    """The last reading as it is told, with what it means for the conversation."""
    course = talk.course
    alert = alert_of(course, now)
    return frames.reading_made(
        message, reading, alert, copilot.missing(talk, reading), course.evidence, corrected
    )
