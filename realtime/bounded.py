"""A bound for the bodies of requests, before anything reads them."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from realtime.problems import problem

MAX_BODY: Final = 256 * 1024
_DETAIL: Final = f"A body may have {MAX_BODY} bytes."


class Bounded:
    """Refuses a body that says or shows that it is larger. Sockets have limits of their own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _said(scope) > MAX_BODY:
            await problem(413, _DETAIL)(scope, receive, send)
        else:
            await self._app(scope, _counted(receive), send)


def _said(scope: Scope) -> int:
    """What the header says; the server below has checked that it is a number."""
    return int(next((value for name, value in scope["headers"] if name == b"content-length"), b"0"))


def _counted(receive: Receive) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            raise HTTPException(413, _DETAIL)
        return message

    return counted
