"""The pages and what they are made of, with headers that let nothing foreign in."""

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import cache, wraps
from pathlib import Path
from typing import Final, ParamSpec

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse
from starlette.staticfiles import StaticFiles

import web_widget
from realtime.access import Scope
from realtime.demo import DEMO_PEOPLE, customer_token, samples, sign_in_as
from realtime.door import service_of
from realtime.errors import Forbidden, NotFound, Unauthenticated, Unavailable
from realtime.keys import COOKIE, caller
from realtime.service import Service
from realtime.signing_in import Refused, enter, landing, leave, refusal
from realtime.store.sessions import SESSION

UI: Final = Path(web_widget.__file__).parent
PAGES: Final = ("desk", "sidebar", "qa")
ROOMS: Final = (*PAGES, "sign-in", "parts")
SESSION_S: Final = int(SESSION.total_seconds())
REFUSALS: Final = {Refused.UNKNOWN: 401, Refused.USED: 410, Refused.EXPIRED: 410, Refused.LEFT: 410}

# Scripts and styles are our own files; text reaches the page as text only, which the last rules enforce.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

router = APIRouter()
P = ParamSpec("P")


def for_people(answer: Callable[P, Awaitable[Response]]) -> Callable[P, Awaitable[Response]]:
    """While the journal or the database is away, they get a page that says so and not a problem in JSON."""

    @wraps(answer)
    async def answer_or_say(*args: P.args, **kwargs: P.kwargs) -> Response:
        try:
            return await answer(*args, **kwargs)
        except Unavailable:
            return _sign_in_page("away", 503)

    return answer_or_say


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
@for_people
async def root(request: Request) -> Response:
    """Each to their own page; who is not signed in learns there what to do."""
    service = service_of(request)
    return _onward(_first_page(service, await _whose(request, service)))


@router.get("/desk", include_in_schema=False)
@for_people
async def desk(request: Request) -> Response:
    """The desk; on loopback in demo mode it signs in by itself, as whom `?as=` says."""
    who = request.query_params.get("as")
    service = service_of(request)
    if service.settings.demo and who in DEMO_PEOPLE:
        page = _page(request, "desk")
        _remember(request, page, await sign_in_as(service, who))
        return page
    return await _page_of_somebody(request, "desk")


@router.get("/sidebar", include_in_schema=False)
async def sidebar(request: Request) -> Response:
    return _page(request, "sidebar")


@router.get("/qa", include_in_schema=False)
@for_people
async def qa(request: Request) -> Response:
    """The acceptance page."""
    return await _page_of_somebody(request, "qa")


@router.get("/sign-in", include_in_schema=False)
@for_people
async def sign_in(request: Request, code: str = "") -> Response:
    """What a link opens: a button that signs in. Mail scanners and previews of chats open links, too."""
    service = service_of(request)
    if not code:
        somebody = await _whose(request, service)
        if somebody is not None or service.settings.demo:
            return _onward(_first_page(service, somebody))
        return _sign_in_page("nobody", 401)
    why = await refusal(service.tickets, code, now=datetime.now(UTC))
    return _refused(why) if why else _sign_in_page("ready", 200)


@router.post("/sign-in", include_in_schema=False)
@for_people
async def enter_by_code(request: Request, code: str = "", then: str = "") -> Response:
    """The code is used up: it leaves a cookie and goes on to a page, else says what to do."""
    service = service_of(request)
    entered = await enter(service.tickets, service.writer, code, now=datetime.now(UTC))
    if isinstance(entered, Refused):
        return _refused(entered)
    page = then.strip("/")
    onward = _onward(f"/{page}" if page in PAGES else _first_page(service, entered.scope))
    _remember(request, onward, entered.secret, is_https=entered.is_https)
    return onward


@router.post("/sign-out", include_in_schema=False)
async def sign_out(request: Request) -> Response:
    """End the session of the cookie, if there is one. Raises Forbidden for a foreign page.

    No GET: a picture on any page could sign people out.
    """
    service = service_of(request)
    try:
        _, hashed = await caller(request, service.writer, service.settings.origins)
    except Unauthenticated:
        pass  # the cookie of a session that is over goes, too
    else:
        if await leave(service.writer, hashed, now=datetime.now(UTC)):
            service.sockets.revoke({hashed})
    gone = JSONResponse({"signed_in": False})
    gone.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return gone


@router.get("/v1/desk")
async def desk_parts(request: Request) -> dict[str, object]:
    """What the demo desk needs beside the agent's own rights: a voice for the customer, and sample chats."""
    service = service_of(request)
    if not service.settings.demo:
        raise NotFound
    return {"customer_token": await customer_token(service), "samples": samples(UI / "desk" / "samples")}


async def _whose(request: Request, service: Service) -> Scope | None:
    """Who is signed in; nobody by a cookie of an earlier session, or of an earlier demo's database."""
    try:
        scope, _ = await caller(request, service.writer, service.settings.origins)
    except (Unauthenticated, Forbidden):
        return None
    return scope


def _first_page(service: Service, somebody: Scope | None) -> str:
    if somebody is None or service.settings.demo:
        return "/desk"
    return landing(somebody.role) or "/sidebar"


async def _page_of_somebody(request: Request, name: str) -> Response:
    """The page, for who is signed in; in demo mode anybody is, elsewhere they learn how to be."""
    service = service_of(request)
    if await _whose(request, service) is not None:
        return _page(request, name)
    if not service.settings.demo:
        return _onward("/sign-in")
    page = _page(request, name)
    _remember(request, page, await sign_in_as(service, "ana"))
    return page


def _page(request: Request, name: str) -> Response:
    service = service_of(request)
    ancestors = " ".join(("'self'", *service.settings.origins)) if name == "sidebar" else "'none'"
    page = FileResponse(UI / name / "index.html", media_type="text/html; charset=utf-8")
    return _with_headers(page, ancestors)


def _refused(why: Refused) -> Response:
    return _sign_in_page(why.value, REFUSALS[why])


def _sign_in_page(why: str, status: int) -> Response:
    """The page that says what happened and how to get a new link; why: a section of it."""
    page = HTMLResponse(_sign_in_html().replace('data-why="nobody"', f'data-why="{why}"'), status)
    return _with_headers(page, "'none'")


@cache
def _sign_in_html() -> str:
    return (UI / "sign-in" / "index.html").read_text(encoding="utf-8")


def _with_headers(page: Response, ancestors: str) -> Response:
    page.headers["Content-Security-Policy"] = POLICY.format(ancestors=ancestors)
    page.headers["Cache-Control"] = "no-cache"
    page.headers["Referrer-Policy"] = "no-referrer"
    page.headers["X-Content-Type-Options"] = "nosniff"
    return page


def _onward(path: str) -> Response:
    """Kept by nobody, and the address that led here, which may hold a code, is not told on."""
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return RedirectResponse(path, status_code=303, headers=headers)


def _remember(request: Request, page: Response, secret: str, *, is_https: bool = False) -> None:
    """The session, in a cookie. Lax, not strict: a link in a chat or a mail would lead to no session."""
    # A proxy that ends TLS need not say so to us, but the link was made for its address.
    secure = is_https or request.url.scheme == "https"
    page.set_cookie(COOKIE, secret, max_age=SESSION_S, httponly=True, samesite="lax", path="/", secure=secure)
