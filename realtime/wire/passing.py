"""Frames that are not kept: answers to one session, and news of the service."""

from dataclasses import dataclass
from typing import Literal

import orjson

from realtime.wire.messages import Person
from realtime.wire.protocol import BODY_JSON, Nack
from realtime.wire.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Ready:
    """Answer to `hello`. `hb_s`: seconds between heartbeats; `dur`: what an ack means, `disk` or `mem`.

    languages, scenarios: what a reading may say, and so what a correction may.
    """

    conn: str
    session: str
    person: Person
    role: str
    hb_s: int
    max_frame: int
    resume_window_s: int
    dur: Literal["disk", "mem"]
    release: str
    model: str | None
    suggestions_on: bool
    languages: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplayBegin:
    """The frames after what the client knew follow, then `replay.end`. `after` is the last one it knew."""

    after: int
    to: int


@dataclass(frozen=True, slots=True)
class ReplayEnd:
    seq: int


@dataclass(frozen=True, slots=True)
class Denied:
    """Not there, or not yours: the same answer."""

    code: Nack


@dataclass(frozen=True, slots=True)
class Ack:
    """The command took effect once and for all. `dup`: it had already; `ref`: what it made."""

    id: str
    dup: bool = False
    ref: str | None = None
    dur: Literal["disk", "mem"] = "disk"


@dataclass(frozen=True, slots=True)
class NackOut:
    id: str
    code: Nack
    reason: str
    retry_after_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """`heads`: the last sequence of each conversation that this session follows."""

    n: int
    heads: dict[str, int]


@dataclass(frozen=True, slots=True)
class Presence:
    """Who follows the conversation now."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Drain:
    """This process is stopping: connect anew, somewhere in the given time."""

    after_ms: int
    jitter_ms: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the service: `degraded` or `recovered`, `suggestions_off` or `suggestions_on`."""

    code: Literal["degraded", "recovered", "suggestions_off", "suggestions_on"]
    what: str


@dataclass(frozen=True, slots=True)
class Expiring:
    in_s: int


Passing = (
    Ready
    | ReplayBegin
    | ReplayEnd
    | Snapshot
    | Denied
    | Ack
    | NackOut
    | Heartbeat
    | Presence
    | Drain
    | Notice
    | Expiring
)

PASSING: dict[str, type[Passing]] = {
    "ready": Ready,
    "replay.begin": ReplayBegin,
    "replay.end": ReplayEnd,
    "snapshot": Snapshot,
    "denied": Denied,
    "ack": Ack,
    "nack": NackOut,
    "hb": Heartbeat,
    "presence": Presence,
    "notice.drain": Drain,
    "notice": Notice,
    "auth.expiring": Expiring,
}
PASSING_TYPE: dict[type[Passing], str] = {body: name for name, body in PASSING.items()}


def passing(body: Passing, conversation: str | None = None, epoch: int | None = None) -> bytes:
    """A frame that is not kept."""
    where = b'"c":"%s",' % conversation.encode() if conversation else b""
    if epoch is not None:
        where += b'"ep":"%d",' % epoch
    return b'{"v":1,"t":"%s",%s"d":%s}' % (
        PASSING_TYPE[type(body)].encode(),
        where,
        orjson.dumps(body, option=BODY_JSON),
    )
