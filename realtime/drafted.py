"""A model's draft as its frames tell it, whoever reads them: the line, a snapshot, a start after a crash."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from realtime.wire.snapshot import SnapshotDraft
from realtime.wire.suggestions import ReplacedOut, SuggestionDelta, SuggestionFinal, SuggestionStart


@dataclass(slots=True)
class Drafted:
    """What there is of a draft. `text` grows by deltas that fit, so that told twice changes nothing."""

    start: SuggestionStart
    text: str = ""
    replaced: tuple[ReplacedOut, ...] = ()
    final: SuggestionFinal | None = None

    @property
    def key(self) -> tuple[str, int]:
        return self.start.sug, self.start.attempt

    def add(self, delta: SuggestionDelta) -> None:
        if delta.off == len(self.text) and self.final is None:
            self.text += delta.text
            self.replaced += delta.replaced

    def finish(self, final: SuggestionFinal) -> None:
        if final.len < len(self.text):
            self.text = self.text[: final.len]
            self.replaced = tuple(one for one in self.replaced if one.start < final.len)
        self.final = final

    def snapshot(self, *, shown: bool, taken: bool) -> SnapshotDraft:
        return SnapshotDraft(self.start, self.text, self.replaced, self.final, shown, taken)

    def is_lost(self, now: datetime, after: timedelta) -> bool:
        return self.final is None and now - self.start.at > after


@dataclass(slots=True)
class Shelf:
    """The drafts of a conversation that are not over, by suggestion and attempt."""

    drafts: dict[tuple[str, int], Drafted] = field(default_factory=dict)

    def fold(self, body: object) -> None:
        """Take in one committed frame, if it is about a draft."""
        match body:
            case SuggestionStart():
                self.drafts[body.sug, body.attempt] = Drafted(body)
            case SuggestionDelta():
                if draft := self.drafts.get((body.sug, body.attempt)):
                    draft.add(body)
            case SuggestionFinal():
                if draft := self.drafts.get((body.sug, body.attempt)):
                    draft.finish(body)
            case _:
                pass


def hash8(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
