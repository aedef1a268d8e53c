"""Frames that are kept: the journal holds them, and numbers them by conversation."""

import orjson
from pydantic import TypeAdapter

from realtime.wire.messages import Assigned, MessageAdded, MessageDeleted, MessageEdited
from realtime.wire.protocol import BODY_JSON
from realtime.wire.readings import ReadingMade
from realtime.wire.suggestions import (
    SuggestionAccepted,
    SuggestionBlocked,
    SuggestionDelta,
    SuggestionEnded,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionRetract,
    SuggestionShown,
    SuggestionStart,
)

Durable = (
    MessageAdded
    | MessageEdited
    | MessageDeleted
    | ReadingMade
    | SuggestionReady
    | SuggestionBlocked
    | SuggestionFailed
    | SuggestionStart
    | SuggestionDelta
    | SuggestionFinal
    | SuggestionRetract
    | SuggestionShown
    | SuggestionAccepted
    | SuggestionEnded
    | Assigned
)

DURABLE: dict[str, type[Durable]] = {
    "message.added": MessageAdded,
    "message.edited": MessageEdited,
    "message.deleted": MessageDeleted,
    "reading": ReadingMade,
    "suggestion.ready": SuggestionReady,
    "suggestion.blocked": SuggestionBlocked,
    "suggestion.failed": SuggestionFailed,
    "suggestion.start": SuggestionStart,
    "suggestion.delta": SuggestionDelta,
    "suggestion.final": SuggestionFinal,
    "suggestion.retract": SuggestionRetract,
    "suggestion.shown": SuggestionShown,
    "suggestion.accepted": SuggestionAccepted,
    "suggestion.ended": SuggestionEnded,
    "assignment": Assigned,
}
TYPE_OF: dict[type[Durable], str] = {body: name for name, body in DURABLE.items()}
_DURABLE_ADAPTERS: dict[str, TypeAdapter[Durable]] = {
    name: TypeAdapter(body) for name, body in DURABLE.items()
}


def encode(body: Durable) -> bytes:
    """`"t":…,"d":…` of a durable frame, as it lies in the journal; `sequenced` completes it."""
    return b'"t":"%s","d":%s' % (TYPE_OF[type(body)].encode(), orjson.dumps(body, option=BODY_JSON))


def sequenced(stored: bytes, conversation: str, epoch: int, seq: int) -> bytes:
    """The frame on the wire, made of what the journal holds and the place that it got there."""
    return b'{"v":1,"c":"%s","ep":"%d","seq":%d,%s}' % (conversation.encode(), epoch, seq, stored)


def decode(stored: bytes) -> Durable:
    """What `encode` wrote. Raises pydantic.ValidationError when it is of no kind that we know."""
    raw = orjson.loads(b"{" + stored + b"}")
    return _DURABLE_ADAPTERS[raw["t"]].validate_python(raw["d"])
