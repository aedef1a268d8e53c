"""Every frame of the socket protocol `tactful.v1`; the source of docs/wire.md and web_widget/frames.d.ts.

A message on the socket holds one frame, or, from the server, several, a line each. A frame is JSON text:
`{"v":1,"t":type,"c":conversation,"ep":epoch,"seq":sequence,"d":body}`.
Durable frames carry `ep` and `seq` (dense, by conversation); the others carry neither.
Bodies that we send are dataclasses, which orjson writes as they are. Bodies that we get are pydantic.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Annotated, Literal

import orjson
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from assist.brief import Variant
from assist.conversation import Role
from assist.suggestion import Kind
from coaching.corrections import Wrong
from coaching.outcome import DismissReason, End

VERSION = 1
SUBPROTOCOL = "tactful.v1"
MAX_FRAME_IN = 16 * 1024
MAX_HELLO = 4 * 1024
MAX_TEXT = 4_000


class Close(IntEnum):
    """Close codes: 40xx reconnect and resume, 44xx get a new ticket first, 45xx stay away."""

    NORMAL = 1000
    BINARY = 1003
    BAD_TEXT = 1007
    TOO_BIG = 1009
    RESTART = 1012
    OVERLOADED = 1013
    HEARTBEAT_LOST = 4000
    EPOCH_CHANGED = 4002
    SLOW = 4008
    REPLACED = 4010
    RATE_LIMITED = 4029
    NO_HELLO = 4401
    EXPIRED = 4402
    BAD_TICKET = 4404
    VIOLATION = 4500
    UNSUPPORTED = 4501
    WRONG_ORIGIN = 4502
    REVOKED = 4503
    TOO_MANY = 4504


class Nack(StrEnum):
    """Why a command was refused."""

    INVALID = "invalid"
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    ALREADY_ENDED = "already_ended"
    NOTHING_ELSE = "nothing_else"
    SUPERSEDED = "superseded"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    CONFLICT = "conflict"


# ---- what we send: durable ----


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or voice note that came with a message; only its kind and name are kept."""

    kind: str
    name: str | None = None


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
class SignSeen:
    """That a conversation may be going wrong, and since when."""

    sign: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PartCorrected:
    """A person's word on one part of a reading: `was` is what was read. The same again takes it back.

    is_late: the conversation had gone on, so it holds for this message alone.
    """

    wrong: Wrong
    was: str | None
    should_be: str | None
    by: Person
    at: datetime
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class ReadingMade:
    """What was understood of a customer message. `drivers` are [start, end] in code points of its text.

    risk: danger to somebody, or what the customer may do next; risk_spans: the words that name it. alert: why
    a supervisor should look now, the heaviest sign first; empty while there is no need. missing: what must be
    known before anybody can act, and was not said. signs: all that there are, also the light ones. corrected:
    what people said was read wrongly; their word stands in the reading.
    """

    message: str
    language: str
    language_confidence: float
    locale: str | None
    score: float
    score_range: tuple[float, float]
    band: str
    emotion: str
    drivers: tuple[tuple[int, int], ...]
    level: float
    trend: str
    scenario: str | None
    scenario_confidence: float
    moment: str
    supported: bool
    engine: str
    risk: str = "none"
    risk_spans: tuple[tuple[int, int], ...] = ()
    alert: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    signs: tuple[SignSeen, ...] = ()
    corrected: tuple[PartCorrected, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkOut:
    start: int
    end: int
    kind: Literal["adapt", "fixed"]


@dataclass(frozen=True, slots=True)
class ItemOut:
    """A phrase of the guide as it stands in the text: its id, the start of its hash, its move, its place."""

    item: str
    revision: str
    move: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FindingOut:
    rule_id: str
    category: str
    severity: str
    start: int
    end: int
    reason: str
    alternative: str | None


@dataclass(frozen=True, slots=True)
class SuggestionReady:
    """A whole, checked suggestion. `turn` is the customer message that it answers."""

    sug: str
    attempt: int
    turn: str
    at: datetime
    kind: Kind
    source: Literal["guide", "model"]
    text: str
    moves: tuple[str, ...]
    marks: tuple[MarkOut, ...]
    items: tuple[ItemOut, ...]
    release: str
    guide: str
    locale: str
    requested_locale: str
    fallback: tuple[str, ...]
    unreviewed: bool
    decision: str
    findings: tuple[FindingOut, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestionBlocked:
    """The guard let nothing of it through. `rule` says which rule, never the words."""

    sug: str
    attempt: int
    turn: str
    at: datetime
    kind: Kind
    rule: str
    reason: str


FailedReason = Literal[
    "no_guide",
    "nothing_fits",
    "unknown_language",
    "needs_a_person",
    "internal",
    "unwatched",
    "crashed",
    "model_slow",
    "model_failed",
    "model_cut",
    "model_busy",
    "model_refused",
    "model_empty",
    "over_budget",
    "wrong_language",
]
RetractReason = FailedReason | Literal["blocked"]


@dataclass(frozen=True, slots=True)
class SuggestionFailed:
    """There is none, and why: `no_guide` means that no guide speaks the customer's language.

    From `model_slow` on they are a draft's: the model, all that stand in for it too, gave nothing to show.
    """

    sug: str
    attempt: int
    turn: str
    at: datetime
    kind: Kind
    reason: FailedReason


@dataclass(frozen=True, slots=True)
class SuggestionStart:
    """A model is asked for a draft. Its words come as deltas, a `final` ends it.

    item, revision: the prompt and the start of its hash; variant: how it should differ from the one before.
    owner: the process that drafts; when that one stops, another takes over. left_out: the customer also wrote
    words meant for the copilot, which the model does not see.
    """

    sug: str
    attempt: int
    turn: str
    at: datetime
    kind: Kind
    item: str
    revision: str
    variant: Variant | None
    release: str
    guide: str
    locale: str
    requested_locale: str
    owner: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class ReplacedOut:
    """Where the guard put approved words in place of a sentence, and why. Code points of the draft."""

    start: int
    end: int
    rule_id: str
    category: str
    reason: str


@dataclass(frozen=True, slots=True)
class SuggestionDelta:
    """More of a draft, judged. `off`: code points before it; apply only when that is what there is."""

    sug: str
    attempt: int
    off: int
    text: str
    replaced: tuple[ReplacedOut, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestionFinal:
    """A draft is complete: the first `len` code points of its deltas. hash8: the start of their SHA-256.

    stopped: it was ended before the model had; what there was is the draft. first_ms, total_ms: how long
    the first word and the last took, from the request. cost_usd: null when nobody knows the price.
    """

    sug: str
    attempt: int
    at: datetime
    len: int
    hash8: str
    decision: str
    findings: tuple[FindingOut, ...]
    model: str
    stopped: Literal["taken", "agent"] | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost_usd: float | None = None
    first_ms: int | None = None
    total_ms: int | None = None


@dataclass(frozen=True, slots=True)
class SuggestionRetract:
    """Take what there is of a draft away; its end follows. reason: as of a failed one, or `blocked`."""

    sug: str
    attempt: int
    at: datetime
    reason: RetractReason


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    sug: str
    attempt: int
    by: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class SuggestionAccepted:
    """Taken into a composer. Whether it was kept is judged on the text that is sent."""

    sug: str
    attempt: int
    by: Person
    at: datetime
    mode: Literal["insert", "edit"]


@dataclass(frozen=True, slots=True)
class SuggestionEnded:
    """How it ended, once. `message` is the sent message that it was judged on."""

    sug: str
    attempt: int
    end: End
    at: datetime
    by: Person | None = None
    reason: str | None = None
    message: str | None = None
    retained: float | None = None
    authored: float | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    assignee: Person | None
    team: str | None
    at: datetime


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


# ---- what we send: not durable ----


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
class SnapshotMessage:
    message: MessageAdded
    reading: ReadingMade | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class SnapshotSuggestion:
    ready: SuggestionReady
    shown: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class SnapshotDraft:
    """A draft as far as it has come; `final` is null while it grows."""

    start: SuggestionStart
    text: str
    replaced: tuple[ReplacedOut, ...] = ()
    final: SuggestionFinal | None = None
    shown: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class ConversationInfo:
    id: str
    customer: str | None
    channel: str
    locale_hint: str | None
    team: str | None
    assignee: Person | None


@dataclass(frozen=True, slots=True)
class State:
    """A conversation as it stands: the last messages with their readings, and the open suggestions."""

    info: ConversationInfo
    messages: tuple[SnapshotMessage, ...]
    suggestions: tuple[SnapshotSuggestion, ...]
    last_failed: SuggestionFailed | SuggestionBlocked | None = None
    drafts: tuple[SnapshotDraft, ...] = ()
    draft_failed: SuggestionFailed | SuggestionBlocked | SuggestionRetract | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Instead of a replay, when the client knew nothing, or too little. `seq` is the last frame in it."""

    seq: int
    state: State


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


def encode(body: Durable) -> bytes:
    """`"t":…,"ts":…,"d":…` of a durable frame, as it lies in the journal; `sequenced` completes it."""
    return b'"t":"%s","d":%s' % (TYPE_OF[type(body)].encode(), orjson.dumps(body, option=_JSON))


def sequenced(stored: bytes, conversation: str, epoch: int, seq: int) -> bytes:
    """The frame on the wire, made of what the journal holds and the place that it got there."""
    return b'{"v":1,"c":"%s","ep":"%d","seq":%d,%s}' % (conversation.encode(), epoch, seq, stored)


def passing(body: Passing, conversation: str | None = None, epoch: int | None = None) -> bytes:
    """A frame that is not kept."""
    where = b'"c":"%s",' % conversation.encode() if conversation else b""
    if epoch is not None:
        where += b'"ep":"%d",' % epoch
    return b'{"v":1,"t":"%s",%s"d":%s}' % (
        PASSING_TYPE[type(body)].encode(),
        where,
        orjson.dumps(body, option=_JSON),
    )


_JSON = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
_DURABLE_ADAPTERS: dict[str, TypeAdapter[Durable]] = {
    name: TypeAdapter(body) for name, body in DURABLE.items()
}


def decode(stored: bytes) -> Durable:
    """What `encode` wrote. Raises pydantic.ValidationError when it is of no kind that we know."""
    raw = orjson.loads(b"{" + stored + b"}")
    return _DURABLE_ADAPTERS[raw["t"]].validate_python(raw["d"])


# ---- what we get ----


class Incoming(BaseModel):
    """Unknown fields are ignored, so that newer clients can talk to older servers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("it holds the character U+0000, which cannot be kept")
    return text


Text = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(without_nul)]
CommandId = Annotated[str, Field(pattern=r"^[0-9a-fA-F-]{16,36}$")]
ConversationId = Annotated[str, Field(pattern=r"^conv_[a-z0-9]{8,40}$")]


class Client(Incoming):
    name: Annotated[str, Field(max_length=60)]
    ver: Annotated[str, Field(max_length=30)]


class Sub(Incoming):
    """Follow a conversation, from after `seq` of epoch `ep` when both are known."""

    c: ConversationId
    ep: Annotated[str, Field(max_length=20, pattern=r"^\d+$")] | None = None
    seq: Annotated[int, Field(ge=-1)] | None = None


class Hello(Incoming):
    ticket: Annotated[str, Field(max_length=200)]
    client: Client | None = None
    caps: tuple[str, ...] = ()
    subs: Annotated[tuple[Sub, ...], Field(max_length=50)] = ()
    session: Annotated[str, Field(max_length=60)] | None = None


class Unsub(Incoming):
    c: ConversationId


class Beat(Incoming):
    """Answer to a heartbeat: the last contiguous sequence applied, by conversation."""

    n: int
    seqs: dict[str, int] = {}


class Auth(Incoming):
    """A fresh ticket, before the old one runs out."""

    ticket: Annotated[str, Field(max_length=200)]


class Resync(Incoming):
    c: ConversationId


class _OnSuggestion(Incoming):
    """at: when it happened, for what is reported later than it happened."""

    id: CommandId
    at: AwareDatetime | None = None
    sug: Annotated[str, Field(max_length=60)]
    attempt: Annotated[int, Field(ge=1)] = 1


class AddMessage(Incoming):
    """Say something. The agent's own words, or the customer's when the sender speaks for the helpdesk."""

    op: Literal["message.add"]
    id: CommandId
    text: Text
    role: Role = Role.AGENT
    sug: Annotated[str, Field(max_length=60)] | None = None
    attempt: Annotated[int, Field(ge=1)] = 1
    override: Annotated[str, Field(max_length=300)] | None = None


class Shown(_OnSuggestion):
    """Half of the card was in view, in a visible tab, for 500 ms."""

    op: Literal["shown"]


class Accept(_OnSuggestion):
    """Take it into a composer. len: of a draft that still grows, how much was shown; that much is taken."""

    op: Literal["accept"]
    mode: Literal["insert", "edit"] = "insert"
    len: Annotated[int, Field(ge=1)] | None = None


class Dismiss(_OnSuggestion):
    op: Literal["dismiss"]
    reason: DismissReason | None = None


class Sent(Incoming):
    """The helpdesk really sent this text; what it was made from, where known."""

    op: Literal["sent"]
    id: CommandId
    text: Text
    sug: Annotated[str, Field(max_length=60)] | None = None
    attempt: Annotated[int, Field(ge=1)] = 1
    external_id: Annotated[str, Field(max_length=200)] | None = None


class Regenerate(_OnSuggestion):
    """Another one for the same turn; the one before ends as dismissed, reason `another`.

    Of a draft also a variant of it, or, after it failed, the same again.
    """

    op: Literal["regenerate"]
    variant: Variant | None = None


class Ask(Incoming):
    """Have the model write for a turn: a draft where there is none yet, or a question that asks for what
    is missing."""

    op: Literal["ask"]
    id: CommandId
    turn: Annotated[str, Field(max_length=60)]
    kind: Literal[Kind.DRAFT, Kind.QUESTION] = Kind.QUESTION


class Cancel(_OnSuggestion):
    """Stop a draft that grows: what there is of it stays, nothing leaves nothing."""

    op: Literal["cancel"]


class Correct(Incoming):
    """Say that one part of a reading is wrong, and what it should be; what was read takes that back again.

    should_be: a band, or one of the languages or scenarios of `ready`; null for no scenario.
    """

    op: Literal["correct"]
    id: CommandId
    message: Annotated[str, Field(max_length=60)]
    wrong: Wrong
    should_be: Annotated[str, Field(max_length=60)] | None = None


Command = AddMessage | Shown | Accept | Dismiss | Sent | Regenerate | Ask | Cancel | Correct
COMMAND: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Field(discriminator="op")])


class HelloFrame(Incoming):
    t: Literal["hello"]
    d: Hello


class SubFrame(Incoming):
    t: Literal["sub"]
    d: Sub


class UnsubFrame(Incoming):
    t: Literal["unsub"]
    d: Unsub


class BeatFrame(Incoming):
    t: Literal["hb"]
    d: Beat


class AuthFrame(Incoming):
    t: Literal["auth"]
    d: Auth


class ResyncFrame(Incoming):
    t: Literal["resync"]
    d: Resync


class CommandFrame(Incoming):
    t: Literal["cmd"]
    c: ConversationId
    d: Annotated[Command, Field(discriminator="op")]


FromClient = Annotated[
    HelloFrame | SubFrame | UnsubFrame | BeatFrame | AuthFrame | ResyncFrame | CommandFrame,
    Field(discriminator="t"),
]
FROM_CLIENT: TypeAdapter[
    HelloFrame | SubFrame | UnsubFrame | BeatFrame | AuthFrame | ResyncFrame | CommandFrame
] = TypeAdapter(FromClient)
HELLO: TypeAdapter[HelloFrame] = TypeAdapter(HelloFrame)
