"""Words shared by everything that speaks to people: band, move, phrase."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Band(StrEnum):
    """How strongly the customer feels."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Move(StrEnum):
    """One thing a reply does, in the order in which a reply does it."""

    OPENING = "opening"
    VALIDATION = "validation"
    PARAPHRASE = "paraphrase"
    QUESTION = "question"
    LIMIT = "limit"
    ALTERNATIVE = "alternative"
    NEXT_STEP = "next_step"
    CLOSE = "close"


class State(StrEnum):
    """How far a phrase has come; only a native reviewer makes it approved."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    OUTDATED = "outdated"
    RETIRED = "retired"


class Phrase(BaseModel):
    """One line of a guide, in the slot grammar of `locales.slots`.

    bands: where it fits; scenario, emotions, moments: only there (None or empty: anywhere).
    literal: word by word in English, for reviewers who don't read the language.
    adapt: what an agent may change, in one sentence of English; None when the words must stay.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    move: Move
    bands: tuple[Band, ...] = (Band.LOW, Band.MEDIUM, Band.HIGH)
    scenario: str | None = None
    emotions: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    topic: str | None = None
    literal: str | None = None
    intent: str | None = None
    adapt: str | None = None
    state: State = State.DRAFT
    note: str | None = None
