"""The generic webhook: JSON signed as Standard Webhooks say. Nothing here asks a store or a clock."""

import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, Literal, Self

import orjson
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails
from standardwebhooks import Webhook

from assist.conversation import Role
from realtime.errors import HookRefused, Invalid, TooLarge
from realtime.field_errors import problem_in
from realtime.hooks import DeleteMessage, EditMessage, Ignored, NewMessage, Told
from realtime.moments import Moment
from realtime.wire.commands import Text, without_nul
from realtime.wire.messages import Attachment

MAX_BODY: Final = 256 * 1024
MAX_DEPTH: Final = 16
TOLERANCE: Final = timedelta(minutes=5)
EVENTS: Final = ("message.created", "message.updated", "message.deleted")
_NOT_WRITTEN: Final = frozenset(EVENTS)

# No full stop in an id: signed is `id.timestamp.body`, and so the three can be told apart in one way only.
_ID: Final = re.compile(r"[A-Za-z0-9_:-]{1,200}")
_TIMESTAMP: Final = re.compile(r"[1-9][0-9]{9}")


class _Incoming(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


_Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(without_nul)]
_Moment = Annotated[Moment, Field(strict=True)]  # ISO 8601 with a zone, no bare numbers


class _Attachment(_Incoming):
    kind: Annotated[str, Field(min_length=1, max_length=40), AfterValidator(without_nul)]
    name: _Name | None = None


class _Created(_Incoming):
    conversation: _Name
    id: _Name
    role: Role
    text: Text = ""
    customer: _Name | None = None
    channel: Annotated[str, Field(min_length=1, max_length=40), AfterValidator(without_nul)] | None = None
    locale_hint: (
        Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$", max_length=35)] | None
    ) = None
    attachments: Annotated[tuple[_Attachment, ...], Field(max_length=20)] = ()
    at: _Moment | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text and not self.attachments:
            raise ValueError("a message needs a text, or an attachment")
        return self


class _Updated(_Incoming):
    conversation: _Name
    id: _Name
    text: Text
    at: _Moment | None = None


class _Deleted(_Incoming):
    conversation: _Name
    id: _Name
    at: _Moment | None = None


class MessageCreated(_Incoming):
    type: Literal["message.created"]
    data: _Created

    def told(self) -> NewMessage:
        said = self.data
        return NewMessage(
            conversation=said.conversation,
            external_id=said.id,
            role=said.role,
            text=said.text,
            customer=said.customer,
            channel=said.channel,
            locale_hint=said.locale_hint and said.locale_hint.replace("_", "-"),
            attachments=tuple(Attachment(one.kind, one.name) for one in said.attachments),
            at=said.at,
        )


class MessageUpdated(_Incoming):
    type: Literal["message.updated"]
    data: _Updated

    def told(self) -> EditMessage:
        return EditMessage(self.data.conversation, self.data.id, self.data.text, self.data.at)


class MessageDeleted(_Incoming):
    type: Literal["message.deleted"]
    data: _Deleted

    def told(self) -> DeleteMessage:
        return DeleteMessage(self.data.conversation, self.data.id, self.data.at)


_EVENT: Final[TypeAdapter[MessageCreated | MessageUpdated | MessageDeleted]] = TypeAdapter(
    Annotated[MessageCreated | MessageUpdated | MessageDeleted, Field(discriminator="type")]
)


def verify(headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now: datetime) -> str:
    """The delivery's id, when it comes from who knows one of the secrets, and is not an old one said again.

    The library signs and we compare: its own `verify` reads the clock itself, and forgives timestamps and
    signatures that are written in other ways than the sender wrote them.
    Raises TooLarge, or HookRefused with the reason.
    """
    if len(body) > MAX_BODY:
        raise TooLarge(f"the body has {len(body)} bytes; at most {MAX_BODY} are taken")
    sent = {name.lower(): value for name, value in headers.items()}
    delivery = _header(sent, "webhook-id", _ID, "1 to 200 of A-Z, a-z, 0-9, _, : and -")
    seconds = _header(sent, "webhook-timestamp", _TIMESTAMP, "the seconds since 1970, in ten digits")
    signatures = sent.get("webhook-signature", "").split(" ")
    if signatures == [""]:
        raise HookRefused("the header webhook-signature is missing")
    moment = datetime.fromtimestamp(int(seconds), UTC)
    if abs(now - moment) > TOLERANCE:
        raise HookRefused(
            f"webhook-timestamp is over {TOLERANCE.seconds // 60} minutes from now; check the sender's clock"
        )
    expected = [_sign(secret, delivery, moment, body) for secret in secrets]
    # every pair is compared, whichever fits first
    if not sum(hmac.compare_digest(a.encode(), b.encode()) for a in expected for b in signatures):
        raise HookRefused("no signature fits; sign `id.timestamp.body` with the source's secret, unchanged")
    return delivery


def read(body: bytes) -> Told:
    """What the helpdesk says. Raises Invalid, which names each field that cannot be used."""
    try:
        raw = orjson.loads(body)
    except orjson.JSONDecodeError as wrong:
        raise Invalid(f"the body is not JSON: {wrong}") from wrong
    if not isinstance(raw, dict):
        raise Invalid("the body should be a JSON object with `type` and `data`")
    if _is_deeper(raw, MAX_DEPTH):
        raise Invalid(f"the body is nested deeper than {MAX_DEPTH} levels")
    if isinstance(raw.get("type"), str) and raw["type"] not in EVENTS:
        return Ignored(f"only {', '.join(EVENTS)} are acted on")
    try:
        return _EVENT.validate_json(body).told()
    except ValidationError as wrong:
        raise Invalid(*map(_say, wrong.errors())) from wrong


def _header(sent: Mapping[str, str], name: str, form: re.Pattern[str], words: str) -> str:
    value = sent.get(name)
    if not value:
        raise HookRefused(f"the header {name} is missing")
    if not form.fullmatch(value):
        raise HookRefused(f"the header {name} should be {words}")
    return value


def _sign(secret: str, delivery: str, moment: datetime, body: bytes) -> str:
    try:
        return str(Webhook(secret).sign(delivery, moment, body.decode()))
    except UnicodeDecodeError as wrong:
        raise HookRefused("the body is not UTF-8") from wrong


def _say(error: ErrorDetails) -> str:
    # the discriminator stands in the path as the first part; the sender never wrote it there
    return problem_in(error, besides=_NOT_WRITTEN, whole="body")


def _is_deeper(value: object, levels: int) -> bool:
    """Whether lists and objects lie in each other more than so many times."""
    layer: list[object] = [value]
    for _ in range(levels):
        layer = [inner for outer in layer for inner in _inside(outer)]
    return any(isinstance(one, dict | list) for one in layer)


def _inside(value: object) -> Iterable[object]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case _:
            return ()
