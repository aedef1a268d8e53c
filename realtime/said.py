"""A message as it came in, and as the conversation keeps it."""

from dataclasses import dataclass
from datetime import datetime

from assist.conversation import Role
from assist.ids import make_id
from assist.values import made_often
from realtime.wire.messages import Attachment, MessageAdded, Person


@made_often
@dataclass(frozen=True, slots=True)
class Said:
    """source, external_id: the sender's name for it, which makes it idempotent."""

    role: Role
    text: str
    at: datetime
    source: str = "api"
    external_id: str | None = None
    attachments: tuple[Attachment, ...] = ()
    by: Person | None = None
    sug: str | None = None


def message_of(said: Said) -> MessageAdded:
    return MessageAdded(
        id=make_id("msg"),
        role=said.role,
        text=said.text,
        at=said.at,
        by=said.by,
        attachments=said.attachments,
        source=said.source,
        external_id=said.external_id,
        sug=said.sug,
    )
