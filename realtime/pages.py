"""The pages and what they are made of, with headers that let nothing foreign in."""

import os
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from starlette.staticfiles import StaticFiles

import web_widget
from realtime.demo import DEMO_PEOPLE, customer_token, samples, sign_in_as
from realtime.door import service_of
from realtime.errors import Forbidden, NotFound, Unauthenticated
from realtime.keys import COOKIE, caller
from realtime.service import Service

UI: Final = Path(web_widget.__file__).parent
PAGES: Final = ("desk", "sidebar", "qa")
ROOMS: Final = (*PAGES, "parts")
SESSION_S: Final = 12 * 3600

# Scripts and styles are our own files; text reaches the page as text only, which the last rules enforce.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

router = APIRouter()


class Files(StaticFiles):
    """What the pages are made of; a browser asks each time whether it changed, and mostly it did not."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        # Tests, tools and packages lie beside it and are nobody's business.
        if Path(path).parts[:1] not in {(room,) for room in ROOMS}:
            return "", None
        return super().lookup_path(path)

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def files() -> Files:
    return Files(directory=UI)


@router.get("/", include_in_schema=False)
async def root() -> Response:
    return RedirectResponse("/desk")


@router.get("/desk", include_in_schema=False)
async def desk(request: Request) -> Response:
    """The demo desk; on loopback in demo mode it signs in by itself, as whom `?as=` says."""
    service = service_of(request)
    if not service.settings.demo:
        raise NotFound
    page = _page(request, "desk")
    who = request.query_params.get("as")
    if who in DEMO_PEOPLE or not await is_signed_in(request, service):
        _remember(page, await sign_in_as(service, who if who in DEMO_PEOPLE else "ana"))
    return page


@router.get("/sidebar", include_in_schema=False)
async def sidebar(request: Request) -> Response:
    return _page(request, "sidebar")


@router.get("/qa", include_in_schema=False)
async def qa(request: Request) -> Response:
    """The acceptance page."""
    service = service_of(request)
    page = _page(request, "qa")
    if service.settings.demo and not await is_signed_in(request, service):
        _remember(page, await sign_in_as(service, "ana"))
    return page


@router.get("/sign-in", include_in_schema=False)
async def sign_in(request: Request, code: str = "", then: str = "/desk") -> Response:
    """A link that is good once; it leaves a cookie and goes on to the page."""
    service = service_of(request)
    ticket = await service.tickets.redeem(code, kind="sign-in")
    if ticket is None:
        raise Unauthenticated("This link was used, or is too old: ask for a new one.")
    page = then.strip("/")
    onward = RedirectResponse(f"/{page}" if page in PAGES else "/sidebar", status_code=303)
    _remember(onward, ticket.token)
    return onward


@router.get("/v1/desk")
async def desk_parts(request: Request) -> dict[str, object]:
    """What the demo desk needs beside the agent's own rights: a voice for the customer, and sample chats."""
    service = service_of(request)
    if not service.settings.demo:
        raise NotFound
    return {"customer_token": await customer_token(service), "samples": samples(UI / "desk" / "samples")}


async def is_signed_in(request: Request, service: Service) -> bool:
    """Whether the cookie is still good; one of an earlier demo's database is not."""
    try:
        await caller(request, service.writer, service.settings.origins)
    except (Unauthenticated, Forbidden):
        return False
    return True


def _page(request: Request, name: str) -> Response:
    service = service_of(request)
    page = FileResponse(UI / name / "index.html", media_type="text/html; charset=utf-8")
    ancestors = " ".join(("'self'", *service.settings.origins)) if name == "sidebar" else "'none'"
    page.headers["Content-Security-Policy"] = POLICY.format(ancestors=ancestors)
    page.headers["Cache-Control"] = "no-cache"
    page.headers["Referrer-Policy"] = "no-referrer"
    page.headers["X-Content-Type-Options"] = "nosniff"
    return page


def _remember(page: Response, secret: str) -> None:
    page.set_cookie(COOKIE, secret, max_age=SESSION_S, httponly=True, samesite="strict", path="/")
