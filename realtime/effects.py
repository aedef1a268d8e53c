"""What each command of an agent does, decided and not yet kept."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from assist.brief import Variant
from assist.conversation import Role
from assist.copilot import NoSuggestion
from assist.ids import suggestion_id
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
from realtime import frames
from realtime.access import Scope
from realtime.correcting import correct, corrected
from realtime.errors import Ended, Invalid, NotFound, NothingElse
from realtime.line import Line
from realtime.live import Live
from realtime.logbook import Change, changes
from realtime.said import Said, message_of
from realtime.turn import Turn
from realtime.wire.commands import (
    Accept,
    AddMessage,
    Ask,
    Cancel,
    Command,
    Correct,
    Dismiss,
    Regenerate,
    Sent,
    Shown,
)
from realtime.wire.durable import Durable
from realtime.wire.messages import Person
from realtime.wire.suggestions import SuggestionAccepted, SuggestionFinal, SuggestionShown

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


class Effects:
    def __init__(self, line: Line) -> None:
        self._line: Final = line

    def of(self, scope: Scope, live: Live, command: Command) -> Effect:
        by = Person(scope.person or "", scope.name)
        now = datetime.now(UTC)
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
            return self.say(scope, live, said, command.attempt, override=override)
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
        self._line.draft_orders.order(live, turn, message, kind, variant=variant, previous=previous)
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
            self._line.ready_lines.another(live, turn, life)
        except NoSuggestion as none:
            raise NothingElse from none
        live.keep([after])
        turn.bodies.insert(0, frames.ended(after, by))
        turn.changes.append(Change(life, after, _actor(scope)))
        return Effect(life.sug, turn)

    def say(self, scope: Scope, live: Live, said: Said, attempt: int, *, override: str | None) -> Effect:
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


def _actor(scope: Scope) -> Actor:
    return Actor("agent", scope.person)
