"""What one step adds to a conversation, decided and not yet committed."""

from dataclasses import dataclass, field

from coaching.events import Completed, Requested
from realtime.logbook import Change
from realtime.wire import Durable, SuggestionStart
from realtime.worker import Work


@dataclass(frozen=True, slots=True)
class Job:
    """A draft to be written once its start is committed. work: makes its steps, in the worker."""

    conversation: str
    start: SuggestionStart
    work: Work

    @property
    def key(self) -> tuple[str, int]:
        return self.start.sug, self.start.attempt


@dataclass(slots=True)
class Turn:
    """Frames, what they are in the database, and the drafts that begin with them."""

    bodies: list[Durable] = field(default_factory=list)
    requested: list[Requested] = field(default_factory=list)
    completed: list[Completed] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
