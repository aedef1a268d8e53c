"""What helpdesks tell us, in our words: one file for each, all of them giving these values."""

from dataclasses import dataclass
from datetime import datetime

from assist.conversation import Role
from realtime.wire.messages import Attachment


@dataclass(frozen=True, slots=True)
class NewMessage:
    """Something was said. `conversation` and `external_id` are the helpdesk's own names."""

    conversation: str
    external_id: str
    role: Role
    text: str
    customer: str | None = None
    channel: str | None = None
    locale_hint: str | None = None
    attachments: tuple[Attachment, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EditMessage:
    conversation: str
    external_id: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeleteMessage:
    conversation: str
    external_id: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Genuine, but nothing that we act on; the sender is told so, with a 2xx."""

    reason: str


Told = NewMessage | EditMessage | DeleteMessage | Ignored
