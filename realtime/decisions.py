"""What agents do: each command once, in the database first, then in the journal, then acknowledged."""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final

import structlog
from sqlalchemy import Connection

from assist.conversation import Role
from assist.ids import make_id
from realtime import store
from realtime.access import Scope, may_decide, may_speak
from realtime.copying import Copied, keep_outcomes
from realtime.effects import Effect, Effects
from realtime.errors import NotFound
from realtime.journal import Fenced, JournalAway
from realtime.line import Line
from realtime.live import Live
from realtime.placed import placed
from realtime.said import Said
from realtime.tickets import Ticket, Tickets
from realtime.wire.commands import AddMessage, Command, Sent
from realtime.wire.durable import encode
from realtime.wire.passing import Ack

log = structlog.get_logger()


class Decisions:
    def __init__(self, line: Line, tickets: Tickets) -> None:
        self._line: Final = line
        self._tickets: Final = tickets
        self._effects: Final = Effects(line)
        self._under_way: dict[tuple[str, str], asyncio.Future[Ack]] = {}

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def renew(self, ticket: str) -> Ticket | None:
        return await self._tickets.redeem(ticket)

    async def take(self, scope: Scope, live: Live, command: Command) -> Ack:
        """Do what the command says, once. Raises NotFound, Ended, NothingElse, Invalid, Unavailable."""
        check_may(scope, live, command)
        return await self._once(scope, live, command.id, lambda here: self._effects.of(scope, here, command))

    async def agent_said(self, scope: Scope, live: Live, said: Said, attempt: int = 1) -> Ack:
        """What the agent wrote in the helpdesk, once by the helpdesk's own name for it."""
        if not may_speak(scope, placed(live), Role.AGENT):
            raise NotFound
        command = _command_of(live.id, said)
        return await self._once(
            scope, live, command, lambda here: self._effects.say(scope, here, said, attempt, override=None)
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


def _command_of(conversation: str, said: Said) -> str:
    """A command's id for a message that came without one: the same for the same message."""
    if said.external_id is None:
        return make_id("evt")
    named = "\0".join((conversation, said.source, said.external_id))
    return f"ext_{hashlib.blake2b(named.encode(), digest_size=20).hexdigest()}"


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
