"""The ready line of a turn: the first that is offered, and others in its place."""

from datetime import UTC, datetime
from typing import Final

from assist.copilot import Missing, NoSuggestion
from assist.ids import suggestion_id
from assist.reading import Reading
from assist.suggestion import Kind
from coaching.outcome import Life
from guardrails.errors import Blocked
from realtime import frames
from realtime.errors import NotFound
from realtime.live import Live
from realtime.logbook import requested
from realtime.shadow import Shadow
from realtime.turn import Turn
from realtime.wire.suggestions import SuggestionBlocked, SuggestionFailed, SuggestionReady
from realtime.workspaces import Workspaces


class ReadyLines:
    def __init__(self, workspaces: Workspaces, shadow: Shadow) -> None:
        self._workspaces: Final = workspaces
        self._shadow: Final = shadow

    def offer(self, live: Live, turn: Turn, message: str, reading: Reading, *, attempt: int = 1) -> None:
        """A line, or a frame that says why there is none. Raises NoSuggestion, but not for the first."""
        sug = suggestion_id(live.workspace, live.id, message, Kind.READY)
        now = datetime.now(UTC)
        workspace = self._workspaces.get(live.workspace)
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
            self._shadow.note(live.workspace, suggestion.text.verdict, "ready")
        turn.bodies.append(body)
        turn.requested.append(requested(live.workspace, live.view.info, body, reading))
        if isinstance(body, SuggestionReady):
            live.pending.add((sug, attempt))
            live.readies[sug, attempt] = body

    def another(self, live: Live, turn: Turn, life: Life) -> None:
        """Another line for the same turn. Raises NoSuggestion when only repeats are left."""
        if live.last_reading is None:
            raise NotFound
        self.offer(live, turn, life.turn, live.last_reading, attempt=live.next_attempt(life.sug))

    def in_place(self, live: Live, turn: Turn, message: str, reading: Reading, *, says_why: bool) -> None:
        """A line in place of the one that is there. Raises NoSuggestion.

        says_why: where there is none a frame says so, unless it is that a person is needed.
        """
        sug = suggestion_id(live.workspace, live.id, message, Kind.READY)
        # Of a first one that failed nobody here knows.
        attempt = max(2, live.next_attempt(sug))
        try:
            self.offer(live, turn, message, reading, attempt=attempt)
        except NoSuggestion as none:
            body = SuggestionFailed(sug, attempt, message, datetime.now(UTC), Kind.READY, none.why.value)
            if not says_why or none.why is Missing.NEEDS_A_PERSON:
                raise
            turn.bodies.append(body)
            turn.requested.append(requested(live.workspace, live.view.info, body, reading))

    def for_another_band(self, live: Live, turn: Turn, message: str, reading: Reading) -> None:
        """Another band wants another line, as long as nobody has looked at the one that is there."""
        sug = suggestion_id(live.workspace, live.id, message, Kind.READY)
        life = live.life(sug, 1)
        if life is None or life.end is not None or life.shown_at:
            return
        if not self._workspaces.get(live.workspace).suggestions_on:
            return
        offered = Turn()
        try:
            self.offer(live, offered, message, reading, attempt=live.next_attempt(sug))
        except NoSuggestion:
            return
        if not live.is_under_way(sug, besides=life.attempt):
            # The guard let no other line pass.
            return
        turn.withdraw(live, life, datetime.now(UTC), "reconsidered")
        turn.bodies += offered.bodies
        turn.requested += offered.requested
