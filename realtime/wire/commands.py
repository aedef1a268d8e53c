"""What agents ask for, in a frame `cmd`."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assist.brief import Variant
from assist.conversation import Role
from assist.suggestion import Kind
from coaching.corrections import Wrong
from coaching.outcome import DismissReason
from realtime.moments import Moment
from realtime.wire.protocol import MAX_TEXT


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


class _OnSuggestion(Incoming):
    """at: when it happened, for what is reported later than it happened."""

    id: CommandId
    at: Moment | None = None
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
