"""The socket route, as bare ASGI: handshake, hello, one reader and one writer, close codes.

Without a framework in between, because each of its layers is paid for with every frame.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

import structlog
from pydantic import ValidationError

from assist.ids import make_id
from realtime.access import origin_allowed
from realtime.decisions import Decisions
from realtime.errors import NotFound, Unavailable
from realtime.field_errors import problem_of
from realtime.line import Line
from realtime.session import Closed, Session, check_version
from realtime.settings import Settings
from realtime.tickets import Ticket, Tickets
from realtime.wire.incoming import HELLO, HelloFrame
from realtime.wire.passing import Drain, Expiring, Heartbeat, Ready, passing
from realtime.wire.protocol import MAX_FRAME_IN, MAX_HELLO, SUBPROTOCOL, Close

log = structlog.get_logger()

# What ASGI passes around has no closer type.
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

RESUME_WINDOW_S: Final = 600
WARN_S: Final = 60
MAX_REASON: Final = 120


class Sockets:
    """All open sockets of this process."""

    def __init__(self, settings: Settings, line: Line, decisions: Decisions, tickets: Tickets) -> None:
        self._settings = settings
        self._limits = settings.socket
        self._line = line
        self._decisions = decisions
        self._tickets = tickets
        self._handshakes = 0
        self._sessions: dict[str, Session] = {}
        self._beats = 0
        self.is_draining = False

    def __len__(self) -> int:
        return len(self._sessions)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await _refuse_http(send)
            return
        await receive()  # websocket.connect
        refusal = self._refusal(scope)
        if refusal:
            await _refuse(send, *refusal)
            return
        self._handshakes += 1
        try:
            await send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL})
            session = await self._hello(receive, send)
        except Closed as closed:
            await _close(send, closed)
            return
        finally:
            self._handshakes -= 1
        if session is not None:
            await self._serve(session, receive, send)

    # ---- handshake ----

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and reason, when the handshake may not go on."""
        if self.is_draining or self._handshakes >= self._limits.handshakes:
            return 503, "busy; try again"
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin")
        if not origin_allowed(
            origin,
            headers.get(b"host", ""),
            self._settings.origins,
            missing_is_fine=b"cookie" not in headers,
        ):
            return 403, "this origin may not connect"
        if SUBPROTOCOL not in scope.get("subprotocols", ()):
            return 400, f"ask for the sub-protocol {SUBPROTOCOL}"
        return None

    async def _hello(self, receive: Receive, send: Send) -> Session | None:
        try:
            async with asyncio.timeout(self._limits.hello_s):
                event = await receive()
        except TimeoutError:
            raise Closed(Close.NO_HELLO, "no hello in time") from None
        if event["type"] == "websocket.disconnect":
            return None
        frame = _parse_hello(_text(event, MAX_HELLO))
        ticket = await self._redeem(frame.d.ticket)
        try:
            workspace = self._line.workspaces.get(ticket.scope.workspace)
        except NotFound:
            # Made a moment ago, by another process.
            raise Closed(Close.OVERLOADED, "try again") from None
        session = self._admit(ticket, frame, send)
        ready = Ready(
            conn=make_id("con"),
            session=session.id,
            person=session.following.person,
            role=ticket.scope.role,
            hb_s=round(self._limits.heartbeat_s),
            max_frame=MAX_FRAME_IN,
            resume_window_s=RESUME_WINDOW_S,
            dur="disk",
            release=self._line.workspaces.release,
            model=", ".join(self._line.drafts.models) or None,
            suggestions_on=workspace.suggestions_on,
            languages=workspace.languages,
            scenarios=self._line.workspaces.scenario_names,
        )
        session.following.announce(passing(ready))
        for sub in frame.d.subs:
            session.following.follow(sub)
        return session

    async def _redeem(self, secret: str) -> Ticket:
        try:
            ticket = await self._tickets.redeem(secret)
        except Unavailable:
            raise Closed(Close.OVERLOADED, "try again") from None
        if ticket is None:
            raise Closed(Close.BAD_TICKET, "the ticket was used, is too old, or never was")
        return ticket

    def _admit(self, ticket: Ticket, frame: HelloFrame, send: Send) -> Session:
        mine = [one for one in self._sessions.values() if _same_person(one, ticket)]
        # The session of somebody else is none of theirs, whatever they call it.
        older = next((one for one in mine if one.id == frame.d.session), None)
        if older is not None:
            older.close(Close.REPLACED, "opened again elsewhere")
            mine.remove(older)
        if len(mine) >= self._limits.per_person and ticket.scope.person is not None:
            raise Closed(Close.TOO_MANY, f"at most {self._limits.per_person} open at once")
        session = Session(
            id=older.id if older else make_id("ses"),
            scope=ticket.scope,
            token=ticket.token,
            expires_at=ticket.expires_at,
            send=lambda text: send({"type": "websocket.send", "text": text}),
            line=self._line,
            decisions=self._decisions,
            limits=self._limits,
        )
        self._sessions[session.id] = session
        return session

    # ---- an open socket ----

    async def _serve(self, session: Session, receive: Receive, send: Send) -> None:
        writer = asyncio.create_task(session.write())
        reader = asyncio.create_task(_listen(session, receive))
        try:
            await asyncio.wait((writer, reader), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (writer, reader):
                task.cancel()
            ended = await asyncio.gather(writer, reader, return_exceptions=True)
            if self._sessions.get(session.id) is session:
                del self._sessions[session.id]
            session.following.leave_all()
        closed = next((one for one in ended if isinstance(one, Closed)), None)
        fault = next((one for one in ended if isinstance(one, Exception) and one is not closed), None)
        if fault is not None and not isinstance(fault, OSError):
            log.error("session failed", exc_info=fault)
        if closed is not None:
            await _close(send, closed)

    # ---- all open sockets ----

    async def beat(self) -> None:
        """Heartbeats, and an end for whoever is silent, stuck or expired, while the process lives."""
        interval = self._limits.heartbeat_s
        next_beat = time.monotonic() + interval
        while True:
            await asyncio.sleep(min(1.0, interval / 3))
            now = time.monotonic()
            beats = now >= next_beat
            if beats:
                next_beat = now + interval
                self._beats += 1
            for session in tuple(self._sessions.values()):
                self._look_after(session, now, beats=beats)

    def _look_after(self, session: Session, now: float, *, beats: bool) -> None:
        left_s = session.expires_at - time.time()
        if session.sending_since is not None and now - session.sending_since > self._limits.write_stall_s:
            session.close(Close.SLOW, "it takes nothing")
        elif now - session.last_heard > 2.5 * self._limits.heartbeat_s:
            session.close(Close.HEARTBEAT_LOST, "no heartbeat")
        elif left_s <= 0:
            session.close(Close.EXPIRED, "get a new ticket")
        elif left_s <= WARN_S and not session.warned:
            session.warned = True
            session.following.announce(passing(Expiring(max(0, int(left_s)))))
        if beats:
            session.following.announce(passing(Heartbeat(self._beats, session.following.heads())))

    def tokens(self) -> set[str]:
        """Hashes of the secrets that the open sockets came with."""
        return {session.token for session in self._sessions.values()}

    def revoke(self, tokens: set[str]) -> None:
        """End the sessions of tokens that are no longer good."""
        for session in tuple(self._sessions.values()):
            if session.token in tokens:
                session.close(Close.REVOKED, "the access was withdrawn")

    def announce_to_all(self, frame: bytes) -> None:
        for session in self._sessions.values():
            session.following.announce(frame)

    def announce(self, workspace: str, frame: bytes) -> None:
        for session in self._sessions.values():
            if session.scope.workspace == workspace:
                session.following.announce(frame)

    async def drain(self, within_s: float) -> None:
        """Take nobody new, tell everybody to go elsewhere, then close."""
        self.is_draining = True
        for session in self._sessions.values():
            session.following.announce(passing(Drain(0, 500)))
        until = time.monotonic() + within_s
        while self._sessions and time.monotonic() < until:
            for session in self._sessions.values():
                session.close(Close.RESTART, "this process is stopping")
            await asyncio.sleep(0.02)


async def _listen(session: Session, receive: Receive) -> None:
    while True:
        event = await receive()
        if event["type"] == "websocket.disconnect":
            return
        session.hear(_text(event, MAX_FRAME_IN))


def _text(event: MutableMapping[str, Any], limit: int) -> str:
    text: str | None = event.get("text")
    if text is None:
        raise Closed(Close.BINARY, "text frames only")
    # A character is at least a byte; the exact size is only worth counting for what may be over.
    if len(text) * 4 > limit and len(text.encode("utf-8", "surrogatepass")) > limit:
        raise Closed(Close.TOO_BIG, f"at most {limit} bytes in a frame")
    return text


def _parse_hello(text: str) -> HelloFrame:
    try:
        return HELLO.validate_json(text)
    except ValidationError as wrong:
        check_version(text)
        raise Closed(Close.NO_HELLO, f"hello first; {problem_of(wrong)}") from None


def _same_person(session: Session, ticket: Ticket) -> bool:
    return session.scope.workspace == ticket.scope.workspace and session.scope.person == ticket.scope.person


async def _close(send: Send, closed: Closed) -> None:
    reason = closed.reason.encode()[:MAX_REASON].decode(errors="ignore")
    try:
        await send({"type": "websocket.close", "code": int(closed.code), "reason": reason})
    except (OSError, RuntimeError):
        # The other side went first.
        log.debug("socket was closed already")


async def _refuse(send: Send, status: int, reason: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if status == 503:
        headers.append((b"retry-after", b"1"))
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": reason.encode()})


async def _refuse_http(send: Send) -> None:
    body = b"This is a websocket: connect with the sub-protocol tactful.v1."
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"upgrade", b"websocket")]
    await send({"type": "http.response.start", "status": 426, "headers": headers})
    await send({"type": "http.response.body", "body": body})
