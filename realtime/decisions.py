"""What agents do: each command once, in the database first, then in the journal, then acknowledged."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

import structlog
from sqlalchemy import Connection

from assist.brief import Variant
from assist.conversation import Role
from assist.copilot import NoSuggestion
from assist.ids import make_id, suggestion_id
from assist.suggestion import Kind
from coaching.errors import AlreadyEnded
from coaching.events import Actor, Event, Overridden, about_reading, overridden
from coaching.outcome import (
    ACCEPTED,
    DismissReason,
    End,
    Life,
    cancel,
    dismiss,
    on_agent_message,
    show,
    take,
)
from guardrails.finding import Severity
from realtime import frames, store
from realtime.access import Scope, may_decide, may_speak
from realtime.copying import Copied, keep_outcomes
from realtime.correcting import correct, corrected
from realtime.errors import Ended, Invalid, NotFound, NothingElse
from realtime.journal import Fenced, JournalAway
from realtime.line import Line, Said, message_of
from realtime.live import Live
from realtime.logbook import Change, changes
from realtime.placed import placed
from realtime.tickets import Ticket, Tickets
from realtime.turn import Turn
from realtime.wire import (
    Accept,
    Ack,
    AddMessage,
    Ask,
    Cancel,
    Command,
    Correct,
    Dismiss,
    Durable,
    Person,
    Regenerate,
    Sent,
    Shown,
    SuggestionAccepted,
    SuggestionFinal,
    SuggestionShown,
    encode,
)

log = structlog.get_logger()


# What came to nothing by itself may be tried again.
REPEATABLE: Final = (End.FAILED, End.BLOCKED, End.CANCELLED, End.RETRACTED)
# What was taken back is not given to a model to go on from.
TAKEN_BACK: Final = (End.FAILED, End.BLOCKED, End.RETRACTED)


@dataclass(slots=True)
class Effect:
    """What a command does, decided but not yet kept."""

    ref: str
    turn: Turn = field(default_factory=Turn)
    event: Event | None = None


class Decisions:
    def __init__(self, line: Line, tickets: Tickets) -> None:
        self._line: Final = line
        self._tickets: Final = tickets
        self._under_way: dict[tuple[str, str], asyncio.Future[Ack]] = {}

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def renew(self, ticket: str) -> Ticket | None:
        return await self._tickets.redeem(ticket)

    async def take(self, scope: Scope, live: Live, command: Command) -> Ack:
        """Do what the command says, once. Raises NotFound, Ended, NothingElse, Invalid, Unavailable."""
        check_may(scope, live, command)
        return await self._once(scope, live, command.id, lambda here: self._effect(scope, here, command))

    async def agent_said(self, scope: Scope, live: Live, said: Said, attempt: int = 1) -> Ack:
        """What the agent wrote in the helpdesk, once by the helpdesk's own name for it."""
        if not may_speak(scope, placed(live), Role.AGENT):
            raise NotFound
        command = _command_of(live.id, said)
        return await self._once(
            scope, live, command, lambda here: self._say(scope, here, said, attempt, override=None)
        )

    # ---- once ----

    async def _once(self, scope: Scope, live: Live, command: str, act: Callable[[Live], Effect]) -> Ack:
        key = (live.workspace, command)
        if (first := self._under_way.get(key)) is not None:
            ack = await asyncio.shield(first)
            return Ack(command, True, ack.ref)
        mine = self._under_way[key] = asyncio.get_running_loop().create_future()
        mine.add_done_callback(_heard)
        try:
            ack = await self._unless_done(scope, live, command, act)
        except BaseException as refused:
            mine.set_exception(refused if isinstance(refused, Exception) else JournalAway())
            raise
        else:
            mine.set_result(ack)
            return ack
        finally:
            del self._under_way[key]

    async def _unless_done(
        self, scope: Scope, live: Live, command: str, act: Callable[[Live], Effect]
    ) -> Ack:
        done = await self._line.writer.read(
            partial(store.done_command, workspace=live.workspace, command=command)
        )
        if done is not None:
            return Ack(command, True, str(done["ref"]))
        # While we asked, the conversation may have been thrown away and loaded anew.
        live = await self._line.live(live.id)
        with self._line.keeping(live.id):
            return await self._do(scope, live, command, act)

    async def _do(self, scope: Scope, live: Live, command: str, act: Callable[[Live], Effect]) -> Ack:
        effect = act(live)
        number = await self._keep(scope, live, command, effect)
        if effect.turn.bodies:
            try:
                await self._line.append(live, effect.turn, once=number)
            except (Fenced, JournalAway):
                # Kept and therefore acknowledged; who loads the conversation next puts it in the journal.
                log.info("command waits for the journal", conversation=live.id)
                return Ack(command, False, effect.ref)
        self._line.writer.later(partial(store.mark_journaled, numbers=[number]))
        return Ack(command, False, effect.ref)

    async def _keep(self, scope: Scope, live: Live, command: str, effect: Effect) -> int:
        turn = effect.turn
        events = (effect.event,) if effect.event else ()
        # Another process may have offered it, and may not have copied it into the database yet.
        asked = [*turn.requested, *live.requests(change.after for change in turn.changes)]
        outcomes = Copied(
            live.workspace, live.id, live.epoch, 0, "", (), asked, changes=turn.changes, events=events
        )

        def work(connection: Connection) -> int:
            number = store.save_command(
                connection,
                live.workspace,
                command,
                conversation=live.id,
                person=scope.person,
                result={"ref": effect.ref},
                frames=[encode(body) for body in turn.bodies],
                at=self.now(),
            )
            keep_outcomes(connection, live.workspace, [outcomes])
            return number

        try:
            return await self._line.writer.write(work)
        except Exception:
            self._line.forget(live)
            raise

    # ---- what each does ----

    def _effect(self, scope: Scope, live: Live, command: Command) -> Effect:
        by = Person(scope.person or "", scope.name)
        now = self.now()
        if isinstance(command, AddMessage | Sent):
            said = Said(
                Role.AGENT,
                command.text,
                now,
                source="socket",
                external_id=(command.external_id if isinstance(command, Sent) else None) or command.id,
                by=by,
                sug=command.sug,
            )
            override = command.override if isinstance(command, AddMessage) else None
            return self._say(scope, live, said, command.attempt, override=override)
        if isinstance(command, Ask):
            return self._ask(live, command)
        if isinstance(command, Correct):
            return self._correct(scope, live, command, by, now)
        life = live.life(command.sug, command.attempt)
        if life is None:
            raise NotFound
        at = max(life.requested_at, min(command.at or now, now))
        try:
            return self._decided(scope, live, life, command, by, at)
        except AlreadyEnded as ended:
            raise Ended(f"This suggestion has ended: {ended.end}") from ended

    def _decided(
        self,
        scope: Scope,
        live: Live,
        life: Life,
        command: Shown | Accept | Dismiss | Regenerate | Cancel,
        by: Person,
        at: datetime,
    ) -> Effect:
        bodies: list[Durable] = []
        if isinstance(command, Cancel):
            return self._stop(scope, live, life, by, at)
        if isinstance(command, Accept):
            life, bodies = self._cut_where_seen(live, life, command, at)
        match command:
            case Shown():
                after = show(life, at, by.id)
                bodies = [SuggestionShown(life.sug, life.attempt, by, at)]
            case Accept():
                after = take(life, at, command.mode, by.id)
                for final in bodies:
                    self._stopped(live, final)
                bodies.append(SuggestionAccepted(life.sug, life.attempt, by, at, command.mode))
            case Dismiss():
                after = dismiss(life, at, command.reason, by.id)
            case Regenerate():
                return self._another(scope, live, life, command, by, at)
        if after == life:
            return Effect(life.sug)
        live.keep([after])
        if after.end is not None:
            bodies.append(frames.ended(after, by))
        return Effect(life.sug, Turn(bodies, changes=[Change(life, after, _actor(scope))]))

    def _cut_where_seen(
        self, live: Live, life: Life, command: Accept, at: datetime
    ) -> tuple[Life, list[Durable]]:
        """A draft that still grows ends where the agent took it; nothing of what came after is theirs."""
        draft = live.shelf.drafts.get((life.sug, life.attempt))
        if draft is None or draft.final is not None:
            return life, []
        if not draft.text:
            raise Invalid("sug: nothing of this draft is there yet")
        length = min(command.len or len(draft.text), len(draft.text))
        final = frames.cut_short(draft, length, at, self._line.drafts.model, "taken")
        return replace(life, text=draft.text[:length], spans=((0, length),)), [final]

    def _stop(self, scope: Scope, live: Live, life: Life, by: Person, at: datetime) -> Effect:
        """No more of a draft: what there is of it stays."""
        draft = live.shelf.drafts.get((life.sug, life.attempt))
        if draft is None or draft.final is not None or life.end is not None:
            return Effect(life.sug)
        if draft.text:
            final = frames.cut_short(draft, len(draft.text), at, self._line.drafts.model, "agent")
            self._stopped(live, final)
            return Effect(life.sug, Turn([final]))
        self._line.drafts.cancel(draft.key)
        after = cancel(life, at, "agent")
        live.keep([after])
        return Effect(life.sug, Turn([frames.ended(after, by)], changes=[Change(life, after, _actor(scope))]))

    def _stopped(self, live: Live, final: Durable) -> None:
        """At once, not only when it is kept: nothing more is added to it, nor is it stopped twice."""
        live.shelf.fold(final)
        if isinstance(final, SuggestionFinal):
            self._line.drafts.cancel((final.sug, final.attempt))

    def _ask(self, live: Live, command: Ask) -> Effect:
        """Have the model write for the turn that is open, once for each kind."""
        if live.open_turn != command.turn:
            raise NotFound
        if live.is_under_way(suggestion_id(live.workspace, live.id, command.turn, command.kind)):
            raise Invalid(f"kind: there is a {command.kind} for this turn already")
        self._check_on(live)
        return Effect(command.turn, self._begun(live, command.turn, command.kind))

    def _correct(self, scope: Scope, live: Live, command: Correct, by: Person, now: datetime) -> Effect:
        """A person's word on a reading."""
        workspace = self._line.workspaces.get(live.workspace)
        said = corrected(live, workspace, self._line.workspaces.scenario_names, command)
        turn = correct(self._line, live, said, by, now)
        return Effect(said.message, turn, about_reading(live.workspace, live.id, said, _actor(scope), now))

    def _check_on(self, live: Live) -> None:
        if not self._line.workspaces.get(live.workspace).suggestions_on:
            raise NothingElse("Suggestions are switched off.")

    def _check_latest(self, live: Live, life: Life) -> None:
        """Another one is for the turn that is open, and takes the place of the latest."""
        if life.turn != live.open_turn:
            raise Ended("The conversation has gone on since this was suggested.")
        if live.is_under_way(life.sug, besides=life.attempt):
            raise Ended("There is a newer one already.")
        self._check_on(live)

    def _begun(
        self,
        live: Live,
        message: str,
        kind: Kind,
        variant: Variant | None = None,
        previous: str | None = None,
    ) -> Turn:
        turn = Turn()
        self._line.ask_model(live, turn, message, kind, variant=variant, previous=previous)
        if not turn.bodies:
            raise NothingElse(
                "No language model is configured." if not self._line.drafts.is_on else "No guide fits."
            )
        return turn

    def _another_draft(
        self, scope: Scope, live: Live, life: Life, command: Regenerate, by: Person, at: datetime
    ) -> Effect:
        """The same again, or a variant of it; the one before is waved away unless it had ended by itself."""
        if life.end is not None and life.end not in REPEATABLE:
            raise AlreadyEnded(life.end)
        previous = life.text if life.text and life.end not in TAKEN_BACK else None
        if command.variant is not None and previous is None:
            raise Invalid("variant: there are no words yet to make one of")
        turn = self._begun(live, life.turn, life.kind, command.variant, previous)
        if life.end is None:
            after = dismiss(life, at, DismissReason.ANOTHER, by.id)
            live.keep([after])
            turn.bodies.insert(0, frames.ended(after, by))
            turn.changes.append(Change(life, after, _actor(scope)))
            self._line.drafts.cancel((life.sug, life.attempt))
        return Effect(life.sug, turn)

    def _another(
        self, scope: Scope, live: Live, life: Life, command: Regenerate, by: Person, at: datetime
    ) -> Effect:
        self._check_latest(live, life)
        if life.kind is not Kind.READY:
            return self._another_draft(scope, live, life, command, by, at)
        if command.variant is not None:
            raise Invalid("variant: a ready line has none; ask for one of a draft")
        after = dismiss(life, at, DismissReason.ANOTHER, by.id)
        turn = Turn()
        try:
            self._line.another(live, turn, life)
        except NoSuggestion as none:
            raise NothingElse from none
        live.keep([after])
        turn.bodies.insert(0, frames.ended(after, by))
        turn.changes.append(Change(life, after, _actor(scope)))
        return Effect(life.sug, turn)

    def _say(self, scope: Scope, live: Live, said: Said, attempt: int, *, override: str | None) -> Effect:
        """The agent's words: heard, compared with what was open, and judged for the log."""
        if not said.text.strip() and not said.attachments:
            raise Invalid("text: it is empty")
        if said.external_id is not None and (known := live.external.get((said.source, said.external_id))):
            return Effect(known)
        message = message_of(said)
        live.external[said.source, said.external_id or message.id] = message.id
        live.open_turn = None
        named = (said.sug, attempt) if said.sug else None
        by = said.by.id if said.by else None
        before = list(live.lives.values())
        changed = on_agent_message(before, said.text, message.id, said.at, named, by)
        live.keep(changed)
        verdict = self._line.check(live, said.text)
        self._line.shadow.note(live.workspace, verdict, "sent")
        took_line = any(life.end in ACCEPTED for life in changed)
        self._line.hear_agent(live, said.text, said.at, took_line=took_line)
        rules = tuple(one.rule_id for one in verdict.findings if one.severity is Severity.ERROR)
        bodies: list[Durable] = [message]
        # Of those that ended before, only what they were compared with is new; that is for the log alone.
        ended = {(life.sug, life.attempt, life.end) for life in before}
        bodies += [
            frames.ended(life, said.by)
            for life in changed
            if life.end is not None and (life.sug, life.attempt, life.end) not in ended
        ]
        actor = _actor(scope)
        effect = Effect(message.id, Turn(bodies, changes=changes(before, changed, actor)))
        if rules:
            sent_anyway = Overridden(message.id, rules, override)
            effect.event = overridden(live.workspace, live.id, sent_anyway, actor, said.at)
        return effect


def _command_of(conversation: str, said: Said) -> str:
    """A command's id for a message that came without one: the same for the same message."""
    if said.external_id is None:
        return make_id("evt")
    named = "\0".join((conversation, said.source, said.external_id))
    return f"ext_{hashlib.blake2b(named.encode(), digest_size=20).hexdigest()}"


def _actor(scope: Scope) -> Actor:
    return Actor("agent", scope.person)


def check_may(scope: Scope, live: Live, command: Command) -> None:
    """Raises NotFound where it is not theirs: not there and not yours are the same answer."""
    place = placed(live)
    if isinstance(command, AddMessage | Sent):
        role = command.role if isinstance(command, AddMessage) else Role.AGENT
        fine = may_speak(scope, place, role)
    else:
        fine = may_decide(scope, place)
    if not fine:
        raise NotFound


def _heard(done: asyncio.Future[Ack]) -> None:
    """Whoever asked first hears the error itself; nobody else may have asked."""
    if not done.cancelled():
        done.exception()
