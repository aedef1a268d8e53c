"""Errors over HTTP: application/problem+json, one body for what is not there and what is not yours."""

from typing import Any, Final

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from realtime.errors import Invalid, NotFound, RateLimited, RealtimeError, Unavailable, answer
from realtime.field_errors import problem_in

MEDIA: Final = "application/problem+json"
_DETAILS: Final = {
    404: str(NotFound()),
    405: "It is there, and does not take this method; the header Allow names those it takes.",
}
_PROBLEM: Final = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Fields, and how to mend them",
        },
    },
}
_PLACES: Final = frozenset(("body",))
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
    return Response(orjson.dumps(body), status, headers, media_type=MEDIA)


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
        detail = _DETAILS.get(error.status_code, str(error.detail))
        return problem(error.status_code, detail, headers=dict(error.headers or {}))

    @app.exception_handler(ClientDisconnect)
    async def gone(_: Request, __: ClientDisconnect) -> Response:
        """A page that was closed while it spoke: nothing broke here, and nobody reads this."""
        return Response(status_code=400)

    made = app.openapi

    def described() -> dict[str, Any]:
        is_new = app.openapi_schema is None
        document = made()
        if is_new:
            _describe(document)
        return document

    # the framework describes bodies of its own for what cannot be used, which nobody here ever gets
    app.openapi = described  # type: ignore[method-assign]


def _describe(document: dict[str, Any]) -> None:
    """Every operation may answer with a problem, and with no other error."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = _PROBLEM
    told = {
        "description": "What is wrong",
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = told


def _say(error: ErrorDetails) -> str:
    """Which field, and what is wrong with it; never what was sent."""
    return problem_in(error, besides=_PLACES, whole="body")
