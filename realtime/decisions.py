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
from realtime.errors import Conflict, NotFound, RealtimeError, answer
from realtime.journal import Fenced, JournalAway
from realtime.line import Line
from realtime.live import Live
from realtime.metrics import Metrics
from realtime.placed import placed
from realtime.said import Said
from realtime.tickets import Ticket, Tickets
from realtime.wire.commands import AddMessage, Command, Sent
from realtime.wire.durable import encode
from realtime.wire.passing import Ack

log = structlog.get_logger()

OTHER_UNDER_ID: Final = "id: another command was done under it; nothing was done now, so use a new id"


class Decisions:
    def __init__(self, line: Line, tickets: Tickets) -> None:
        self._line: Final = line
        self._tickets: Final = tickets
        self._effects: Final = Effects(line)
        self.metrics: Final = Metrics()
        self._under_way: dict[tuple[str, str], tuple[str | None, asyncio.Future[Ack]]] = {}

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def renew(self, ticket: str) -> Ticket | None:
        return await self._tickets.redeem(ticket)

    async def take(self, scope: Scope, live: Live, command: Command) -> Ack:
        """Do what the command says, once. Raises NotFound, Conflict and its kinds, Invalid, Unavailable."""
        try:
            check_may(scope, live, command)
            ack = await self._once(
                scope,
                live,
                command.id,
                lambda here: self._effects.of(scope, here, command),
                body=_body_of(live.id, command),
            )
        except RealtimeError as refused:
            self.metrics.command(command.op, answer(refused)[1])
            raise
        self.metrics.command(command.op, "dup" if ack.dup else "ack")
        return ack

    async def agent_said(self, scope: Scope, live: Live, said: Said, attempt: int = 1) -> Ack:
        """What the agent wrote in the helpdesk, once by the helpdesk's own name for it."""
        if not may_speak(scope, placed(live), Role.AGENT):
            raise NotFound
        command = _command_of(live.id, said)
        return await self._once(
            scope, live, command, lambda here: self._effects.say(scope, here, said, attempt, override=None)
        )

    # ---- once ----

    async def _once(
        self,
        scope: Scope,
        live: Live,
        command: str,
        act: Callable[[Live], Effect],
        body: str | None = None,
    ) -> Ack:
        """body: what was asked under this id, where the id is of the client's own making."""
        key = (live.workspace, command)
        if (first := self._under_way.get(key)) is not None:
            _check_same(first[0], body)
            ack = await asyncio.shield(first[1])
            return Ack(command, True, ack.ref)
        mine = asyncio.get_running_loop().create_future()
        self._under_way[key] = body, mine
        mine.add_done_callback(_heard)
        try:
            ack = await self._unless_done(scope, live, command, act, body)
        except BaseException as refused:
            mine.set_exception(refused if isinstance(refused, Exception) else JournalAway())
            raise
        else:
            mine.set_result(ack)
            return ack
        finally:
            del self._under_way[key]

    async def _unless_done(
        self, scope: Scope, live: Live, command: str, act: Callable[[Live], Effect], body: str | None
    ) -> Ack:
        done = await self._line.writer.read(
            partial(store.done_command, workspace=live.workspace, command=command)
        )
        if done is not None:
            _check_same(done.get("of"), body)
            return Ack(command, True, str(done["ref"]))
        # While we asked, the conversation may have been thrown away and loaded anew.
        live = await self._line.live(live.id)
        if body is not None and _is_customers(live, command):
            raise Conflict(OTHER_UNDER_ID)
        with self._line.keeping(live.id):
            return await self._do(scope, live, command, act, body)

    async def _do(
        self, scope: Scope, live: Live, command: str, act: Callable[[Live], Effect], body: str | None
    ) -> Ack:
        effect = act(live)
        number = await self._keep(scope, live, command, effect, body)
        if effect.turn.bodies:
            try:
                await self._line.append(live, effect.turn, once=number)
            except (Fenced, JournalAway):
                # Kept and therefore acknowledged; who loads the conversation next puts it in the journal.
                log.info("command waits for the journal", conversation=live.id)
                return Ack(command, False, effect.ref)
        self._line.writer.later(partial(store.mark_journaled, numbers=[number]))
        return Ack(command, False, effect.ref)

    async def _keep(self, scope: Scope, live: Live, command: str, effect: Effect, body: str | None) -> int:
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
                result={"ref": effect.ref, "of": body},
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


def _body_of(conversation: str, command: Command) -> str:
    """What was asked, without the id it was asked under; what is left out and what is the default are one."""
    body = command.model_dump_json(exclude={"id"}, exclude_defaults=True)
    return hashlib.blake2b(f"{conversation}\0{body}".encode(), digest_size=16).hexdigest()


def _check_same(done: object, asked: str | None) -> None:
    """An id stands for one command. Raises Conflict where another was done under it."""
    if done is not None and asked is not None and done != asked:
        raise Conflict(OTHER_UNDER_ID)


def _is_customers(live: Live, command: str) -> bool:
    """Whether a customer's message was said under this id: those are kept with the conversation."""
    message = live.view.message(live.external.get(("socket", command), ""))
    return message is not None and message.role is Role.CUSTOMER


def check_said_so(live: Live, message: str, text: str) -> None:
    """Of a message that its command's id was known by. Raises Conflict when other words were said."""
    known = live.view.message(message)
    # Words that were deleted, or are no longer kept, cannot be compared.
    if known is not None and known.text and (known.role is not Role.CUSTOMER or known.text != text):
        raise Conflict(OTHER_UNDER_ID)


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
