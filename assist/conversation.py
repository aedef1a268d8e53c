"""One conversation as the copilot needs it: who said what, when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    CUSTOMER = "customer"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said by one participant. `text` is empty for a message that is only an attachment."""

    id: str
    role: Role
    text: str
    at: datetime
