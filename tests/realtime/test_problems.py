"""Errors over HTTP have one form, in our words, and the OpenAPI document says so."""

from collections.abc import Iterator
from typing import Annotated, Any

import httpx
import pytest
from fastapi import FastAPI, Request
from pydantic import BaseModel, Field
from starlette.types import Message

from realtime import problems
from realtime.errors import NotFound


class Order(BaseModel):
    number: Annotated[str, Field(min_length=1)]
    count: int


def shop() -> FastAPI:
    app = FastAPI()
    problems.install(app)

    @app.post("/orders/{name}")
    async def order(name: str, order: Order) -> dict[str, str]:
        if name == "gone":
            raise NotFound
        return {"name": name, "number": order.number}

    return app


async def ask(method: str, path: str, body: object = None) -> httpx.Response:
    transport = httpx.ASGITransport(shop())
    async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
        return await client.request(method, path, json=body)


async def test_each_field_that_cannot_be_used_is_named_in_our_words() -> None:
    answer = await ask("POST", "/orders/a", {"number": "", "count": "many"})
    assert answer.status_code == 422
    assert answer.json()["errors"] == ["number: is empty", "count: should be a whole number"]


async def test_a_body_that_is_missing_is_named() -> None:
    answer = await ask("POST", "/orders/a")
    assert answer.json()["errors"] == ["body: is missing; add it"]


async def test_no_such_place_and_no_such_thing_have_the_same_body() -> None:
    nothing = await ask("POST", "/orders/gone", {"number": "1", "count": 1})
    nowhere = await ask("GET", "/elsewhere")
    assert nothing.json() == nowhere.json()
    assert nothing.headers["content-type"] == nowhere.headers["content-type"] == problems.MEDIA


async def test_a_method_that_is_not_taken_names_those_that_are() -> None:
    answer = await ask("DELETE", "/orders/a")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "Allow" in answer.json()["detail"]


def test_the_document_describes_problems_and_no_other_error() -> None:
    app = shop()
    document: dict[str, Any] = app.openapi()
    responses = document["paths"]["/orders/{name}"]["post"]["responses"]
    assert responses.keys() == {"200", "default"}
    assert responses["default"]["content"].keys() == {problems.MEDIA}
    assert "HTTPValidationError" not in document["components"]["schemas"]
    assert app.openapi() is document


@pytest.mark.parametrize("name", ["type", "title", "status", "detail"])
async def test_every_problem_has_what_the_document_promises(name: str) -> None:
    answer = await ask("GET", "/elsewhere")
    assert name in answer.json()


async def test_a_page_that_is_closed_while_it_speaks_is_no_error_of_ours() -> None:
    app = shop()

    @app.post("/said")
    async def said(request: Request) -> int:
        return len(await request.body())

    parts: Iterator[Message] = iter(
        [{"type": "http.request", "body": b'{"numb', "more_body": True}, {"type": "http.disconnect"}]
    )
    scope = {"type": "http", "method": "POST", "path": "/said", "headers": [], "query_string": b""}

    async def receive() -> Message:
        return next(parts)

    async def send(_: Message) -> None:
        pass

    await app(scope, receive, send)
