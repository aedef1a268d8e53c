"""What people said in a conversation, and who has it."""

from dataclasses import dataclass
from datetime import datetime

from assist.conversation import Role
from assist.values import made_often


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or voice note that came with a message; only its kind and name are kept."""

    kind: str
    name: str | None = None


@made_often
@dataclass(frozen=True, slots=True)
class MessageAdded:
    """Somebody said something. `by` is the agent; `sug` the suggestion that the text was made from."""

    id: str
    role: Role
    text: str
    at: datetime
    by: Person | None = None
    attachments: tuple[Attachment, ...] = ()
    source: str | None = None
    external_id: str | None = None
    sug: str | None = None


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """The sender changed a message; what was read from the old words stands in the log."""

    id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """The sender withdrew a message; its words are gone from what we show."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    assignee: Person | None
    team: str | None
    at: datetime
