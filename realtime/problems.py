"""Errors over HTTP: application/problem+json, one body for what is not there and what is not yours."""

from typing import Final

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from realtime.errors import Invalid, RateLimited, RealtimeError, Unavailable, answer

TITLES: Final = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Too large",
    422: "Cannot be used",
    429: "Too much at once",
    503: "Not available",
}


def problem(
    status: int, detail: str, errors: tuple[str, ...] = (), headers: dict[str, str] | None = None
) -> Response:
    body: dict[str, object] = {
        "type": "about:blank",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    return Response(orjson.dumps(body), status, headers, media_type="application/problem+json")


def refusal(error: RealtimeError) -> Response:
    status, _ = answer(error)
    headers = {}
    if isinstance(error, Unavailable | RateLimited):
        headers["Retry-After"] = str(max(1, round(error.retry_after_s)))
    return problem(status, str(error), error.errors if isinstance(error, Invalid) else (), headers)


def install(app: FastAPI) -> None:
    """Answer every error of ours, and every body that cannot be used, in this form."""

    @app.exception_handler(RealtimeError)
    async def ours(_: Request, error: RealtimeError) -> Response:
        return refusal(error)

    @app.exception_handler(RequestValidationError)
    async def unusable(_: Request, error: RequestValidationError) -> Response:
        return problem(
            422, "It cannot be used as it is; `errors` says what to mend", tuple(map(_say, error.errors()))
        )

    @app.exception_handler(HTTPException)
    async def other(_: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail))


def _say(error: dict[str, object]) -> str:
    """Which field, and what is wrong with it; never what was sent."""
    place = error["loc"]
    assert isinstance(place, tuple)
    where = ".".join(str(part) for part in place if part != "body")
    return f"{where or 'body'}: {error['msg']}"
