"""The HTTP door of a conversation: what is said, checked and decided. Bodies in, the line's answers out."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import AfterValidator, Field, ValidationError, model_validator

from assist.conversation import Role as Speaker
from guardrails.reasons import spoken
from realtime import frames, reports, store
from realtime.access import Scope, may_read, may_review, may_see_alerts, may_speak
from realtime.decisions import check_said_so
from realtime.door import Caller, OurService
from realtime.errors import Invalid, NotFound, RealtimeError, TooLarge, answer
from realtime.field_errors import problem_of
from realtime.hooks import DeleteMessage, EditMessage, Ignored, NewMessage, generic
from realtime.journal import Fenced
from realtime.keys import caller
from realtime.live import Live
from realtime.moments import Moment
from realtime.placed import placed
from realtime.said import Said
from realtime.service import Service
from realtime.session import is_committed
from realtime.tags import Tag
from realtime.wire.commands import AddMessage, Command, ConversationId, Incoming, Text, without_nul
from realtime.wire.messages import Assigned, Attachment, Person
from realtime.wire.passing import Ack, NackOut
from realtime.wire.suggestions import FindingOut

router = APIRouter()
Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(without_nul)]
Label = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(without_nul)]


# ---- who, and the way to the socket ----


@router.get("/v1/me")
async def me(service: OurService, scope: Caller) -> dict[str, object]:
    workspace = service.workspaces.get(scope.workspace)
    return {
        "person": {"id": scope.person, "name": scope.name},
        "role": scope.role,
        "workspace": {
            "id": workspace.id,
            "name": workspace.name,
            "languages": workspace.languages,
            "time_zone": workspace.time_zone,
            "suggestions_on": workspace.suggestions_on,
        },
        "sees_alerts": may_see_alerts(scope),
        "reviews": may_review(scope),
        "demo": service.settings.demo,
    }


@router.get("/v1/me/day")
async def my_day(service: OurService, scope: Caller) -> dict[str, int]:
    return await reports.day(service.writer, service.workspaces.get(scope.workspace), scope)


@router.post("/v1/socket-tickets")
async def socket_ticket(request: Request, service: OurService) -> dict[str, object]:
    scope, token = await caller(request, service.writer, service.settings.origins)
    return {"ticket": await service.tickets.issue(scope, token), "expires_in_s": 60}


# ---- conversations ----


class NewConversation(Incoming):
    customer: Name | None = None
    channel: Label = "chat"
    locale_hint: (
        Annotated[str, Field(max_length=35, pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$")] | None
    ) = None
    source: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")] = "api"
    external_id: Name | None = None
    team: Name | None = None
    assignee: Name | None = None
    facts: Annotated[
        dict[str, Annotated[str, Field(max_length=200), AfterValidator(without_nul)]],
        Field(max_length=30, default_factory=dict),
    ]


@router.get("/v1/conversations")
async def conversations(service: OurService, scope: Caller) -> dict[str, object]:
    listed = await service.writer.read(partial(store.list_conversations, scope=scope))
    return {"conversations": [reports.listed(one) for one in listed]}


@router.post("/v1/conversations", status_code=201)
async def open_conversation(service: OurService, scope: Caller, body: NewConversation) -> dict[str, object]:
    made, is_new = await service.open(scope, store.NewConversation(**body.model_dump()))
    return {"id": made.id, "dup": not is_new}


class Assignment(Incoming):
    assignee: Name | None


@router.post("/v1/conversations/{conversation}/assignment")
async def assign(
    service: OurService, scope: Caller, conversation: ConversationId, body: Assignment
) -> dict[str, object]:
    row = await service.writer.write(
        partial(store.assign, scope=scope, conversation=conversation, assignee=body.assignee)
    )
    person = Person(row.assignee, row.assignee_name or "") if row.assignee else None
    live = await service.line.live(conversation)
    await service.line.assign(live, Assigned(person, row.team, datetime.now(UTC)))
    return {"assignee": person}


# ---- messages ----


class AttachmentIn(Incoming):
    kind: Label
    name: Name | None = None


class NewText(Incoming):
    role: Speaker
    text: Text = ""
    external_id: Name | None = None
    source: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")] = "api"
    attachments: Annotated[tuple[AttachmentIn, ...], Field(max_length=20)] = ()
    at: Moment | None = None
    sug: Annotated[str, Field(max_length=60)] | None = None
    attempt: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _says_something(self) -> "NewText":
        if not self.text.strip() and not self.attachments:
            raise ValueError("a message needs a text, or an attachment")
        return self


@router.post("/v1/conversations/{conversation}/messages", status_code=201)
async def add_message(
    service: OurService, scope: Caller, conversation: ConversationId, body: NewText
) -> dict[str, object]:
    live = await service.line.live(conversation)
    said = Said(
        role=body.role,
        text=body.text,
        at=_moment(body.at),
        source=body.source,
        external_id=body.external_id,
        attachments=tuple(Attachment(one.kind, one.name) for one in body.attachments),
        by=Person(scope.person, scope.name) if body.role is Speaker.AGENT and scope.person else None,
        sug=body.sug,
    )
    message, dup = await say(service, scope, live, said, body.attempt)
    return {"message": message, "dup": dup}


async def say(service: Service, scope: Scope, live: Live, said: Said, attempt: int = 1) -> tuple[str, bool]:
    """Id of the message, and whether it was there already; when it is kept, and not before."""
    if not may_speak(scope, placed(live), said.role):
        raise NotFound
    if said.role is Speaker.AGENT:
        ack = await service.decisions.agent_said(scope, live, said, attempt)
        return ack.ref or "", ack.dup
    began = time.perf_counter()
    while True:
        message, dup, commit = service.line.hear(live, said)
        try:
            if commit is not None and not is_committed(commit):
                await commit
        except Fenced:
            # Another process was first: hear it again on what the conversation is now.
            live = await service.line.live(live.id)
        else:
            if not dup:
                service.decisions.metrics.message(time.perf_counter() - began)
            return message, dup


class ChangedText(Incoming):
    text: Text


@router.patch("/v1/conversations/{conversation}/messages/{message}")
async def edit_message(
    service: OurService, scope: Caller, conversation: ConversationId, message: str, body: ChangedText
) -> dict[str, object]:
    live = await _speakable(service, scope, conversation, message)
    await service.line.edit(live, message, body.text, datetime.now(UTC))
    return {"message": message}


@router.delete("/v1/conversations/{conversation}/messages/{message}")
async def delete_message(
    service: OurService, scope: Caller, conversation: ConversationId, message: str
) -> dict[str, object]:
    live = await _speakable(service, scope, conversation, message)
    await service.line.delete(live, message, datetime.now(UTC))
    return {"message": message}


async def _speakable(service: Service, scope: Scope, conversation: str, message: str) -> Live:
    live = await service.line.live(conversation)
    found = live.view.message(message)
    if found is None or not may_speak(scope, placed(live), found.role):
        raise NotFound
    return live


def _moment(given: datetime | None) -> datetime:
    """When it was said, by the sender's clock; a clock that is ahead is not believed."""
    now = datetime.now(UTC)
    return min(given, now) if given else now


# ---- the agent's own text, and commands without a socket ----


class Draft(Incoming):
    text: Text
    conversation: ConversationId | None = None
    locale: Tag | None = None
    language: Tag | None = None


@router.post("/v1/check")
async def check(service: OurService, scope: Caller, request: Request, body: Draft) -> dict[str, object]:
    """What the guard says of what an agent is writing; with a conversation, against what is known there.

    language: the agent's own, in which reasons are told; else the first that the browser asks for.
    """
    if body.conversation is not None:
        live = await service.line.live(body.conversation)
        if not may_read(scope, placed(live)):
            raise NotFound
        verdict = service.line.check(live, body.text)
    else:
        verdict = service.line.check_alone(scope.workspace, body.text, body.locale)
    language = spoken([body.language or "", *_accepted(request)])
    told = service.workspaces.guard.reason
    findings: list[FindingOut] = [
        frames.finding_out(replace(each, reason=told(each, body.text, language))) for each in verdict.findings
    ]
    return {"decision": verdict.decision, "findings": findings, "text": verdict.text}


def _accepted(request: Request) -> list[str]:
    """The languages that a browser asks for, most wanted first as browsers list them."""
    header = request.headers.get("accept-language", "")
    return [part.partition(";")[0].strip() for part in header.split(",")]


class CommandIn(Incoming):
    c: ConversationId
    d: Annotated[Command, Field(discriminator="op")]


@router.post("/v1/events")
async def command(service: OurService, scope: Caller, request: Request) -> Response:
    """A command where there is no socket, as in a page's last moment; same ids, same effect."""
    try:
        body = CommandIn.model_validate_json(await request.body())
    except ValidationError as wrong:
        raise Invalid(problem_of(wrong)) from wrong
    asked = body.d
    try:
        live = await service.line.live(body.c)
        ack = await _command(service, scope, live, asked)
    except RealtimeError as refused:
        return reports.as_json(NackOut(asked.id, answer(refused)[1], str(refused)), answer(refused)[0])
    return reports.as_json(ack)


async def _command(service: Service, scope: Scope, live: Live, command: Command) -> Ack:
    if not (isinstance(command, AddMessage) and command.role is Speaker.CUSTOMER):
        return await service.decisions.take(scope, live, command)
    if not command.text.strip():
        raise Invalid("text: it is empty")
    # The same name for it as on the socket, so that it is said once, whichever way it comes.
    said = Said(Speaker.CUSTOMER, command.text, datetime.now(UTC), "socket", command.id)
    message, dup = await say(service, scope, live, said)
    if dup:
        check_said_so(await service.line.live(live.id), message, command.text)
    return Ack(command.id, dup, message)


# ---- webhooks ----


@router.post("/hooks/generic/{source}")
async def generic_hook(service: OurService, source: str, request: Request) -> dict[str, object]:
    known = await service.writer.read(partial(store.get_source, source=source))
    body = await limited(request, generic.MAX_BODY)
    if known is None:
        raise NotFound
    generic.verify(request.headers, body, known.secrets, datetime.now(UTC))
    told = generic.read(body)
    if isinstance(told, Ignored):
        return {"ignored": told.reason}
    return await _told(service, known.scope, known.name, told)


async def limited(request: Request, max_bytes: int) -> bytes:
    """The body as it came. Raises TooLarge, without reading further."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise TooLarge(f"at most {max_bytes} bytes")
    return body


async def _told(
    service: Service, scope: Scope, source: str, told: NewMessage | EditMessage | DeleteMessage
) -> dict[str, object]:
    if isinstance(told, NewMessage):
        new = store.NewConversation(
            source=source,
            external_id=told.conversation,
            customer=told.customer,
            channel=told.channel or "chat",
            locale_hint=told.locale_hint,
        )
        made, _ = await service.open(scope, new)
        live = await service.line.live(made.id)
        said = Said(told.role, told.text, _moment(told.at), source, told.external_id, told.attachments)
        message, dup = await say(service, scope, live, said)
        return {"conversation": made.id, "message": message, "dup": dup}
    known = await service.writer.read(
        partial(store.find_conversation, scope=scope, source=source, external_id=told.conversation)
    )
    if known is None:
        raise NotFound
    live = await service.line.live(known.id)
    message = live.external.get((source, told.external_id), "")
    at = _moment(told.at)
    if isinstance(told, EditMessage):
        await service.line.edit(live, message, told.text, at)
    else:
        await service.line.delete(live, message, at)
    return {"conversation": known.id, "message": message}
