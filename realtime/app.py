"""The application: routes over one service."""

from typing import Final

from fastapi import FastAPI, Response
from starlette.types import Receive, Scope, Send

from realtime import intake, monitoring, oversight, pages, problems
from realtime.bounded import Bounded
from realtime.service import Service

SOCKET: Final = "/v1/socket"


class Application(FastAPI):
    """FastAPI for everything but the socket, whose frames would pay for each layer in between."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] == SOCKET:
            await self.state.service.sockets(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(service: Service) -> Application:
    """service: outlives the application."""
    app = Application(title="Tactful", version="0.1.0")
    app.state.service = service
    app.add_middleware(Bounded)
    problems.install(app)
    app.include_router(intake.router)
    app.include_router(oversight.router)
    app.include_router(pages.router)
    app.include_router(monitoring.router)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """This process is alive."""
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz() -> Response:
        """A message would be kept right now."""
        if await service.is_ready():
            return Response('{"status":"ready"}', media_type="application/json")
        return problems.problem(503, "Journal or database is out of reach, or this process is stopping.")

    app.mount("/ui", pages.files())
    return app
