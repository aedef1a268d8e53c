"""The life of a suggestion, from the first words of it to its one end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assist.brief import Variant
from assist.suggestion import Kind
from assist.values import made_often
from coaching.outcome import End
from realtime.wire.messages import Person


@made_often
@dataclass(frozen=True, slots=True)
class MarkOut:
    start: int
    end: int
    kind: Literal["adapt", "fixed"]


@made_often
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


@made_often
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


@made_often
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
