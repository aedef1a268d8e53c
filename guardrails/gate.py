"""The stream's gate: text goes in as it comes, what may be shown comes out, by the sentence or the clause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from guardrails.clauses import last_pause
from guardrails.errors import UnreadableText
from guardrails.finding import Allowance, Category, Decision, Verdict
from guardrails.guarded import GuardedText, seal
from guardrails.inspection import Guard, Step
from guardrails.sentences import Sentence, Splitter, has_end
from guardrails.text import check_readable

_NOTHING_ALLOWED: Final = Allowance()


@dataclass(frozen=True, slots=True)
class Replaced:
    """Where in the shown text approved words stand, and why; an empty stretch: something was left out."""

    start: int
    end: int
    rule_id: str
    category: Category
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The next part of the shown text. offset: in code points of the shown text."""

    offset: int
    text: GuardedText
    replaced: tuple[Replaced, ...]

    def parted(self, at: int) -> "tuple[Piece, Piece]":
        """The same words in two pieces; not for words that stand in place of others."""
        if self.replaced:
            raise ValueError("what replaces other words is shown as one")
        verdict = self.text.verdict
        first, second = (seal(replace(verdict, text=part)) for part in (verdict.text[:at], verdict.text[at:]))
        return Piece(self.offset, first, ()), Piece(self.offset + at, second, ())


@dataclass(frozen=True, slots=True)
class Closing:
    """verdict: that of `Guard.judge` on the whole text. retracted: what was shown may not stand."""

    verdict: Verdict
    pieces: tuple[Piece, ...]
    retracted: bool


class Gate:
    """Releases whole sentences, each once nothing that may still come can change what is decided on it.

    What was shown is always the beginning of the mended text. When the guard fails, nothing more is
    released, and `close` blocks. For one text; not bound to a loop, so a call may run in any thread.

    By clause, the beginning of a sentence is released too, up to a pause before which nothing can be found
    however it goes on. Where the sentence is then not to stand, what was shown is retracted.
    """

    def __init__(
        self,
        guard: Guard,
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
        said_before: Sequence[str] = (),
        by_clause: bool = False,
    ) -> None:
        self._inspection = guard.begin(
            locale=locale,
            allowance=allowance,
            evidence=evidence,
            said_before=said_before,
            by_clause=by_clause,
        )
        self._by_clause: Final = by_clause
        self._ahead = ""  # of the open sentence, what is shown already
        self._tried = 0  # up to where in it the clauses were asked for
        self._is_overtaken = False  # a sentence whose beginning was shown may not stand
        self._splitter = Splitter()
        self._fed = 0
        self._heard: list[Sentence] = []  # not judged yet
        self._left_out: list[Replaced] = []  # told with the next piece
        self._closing: Closing | None = None
        self.shown = ""
        self.failure: Exception | None = None

    @property
    def has_released(self) -> bool:
        return bool(self.shown)

    @property
    def is_over(self) -> bool:
        """Nothing more will be released: whatever still comes need not be waited for."""
        is_ended = self._closing is not None or self.failure is not None
        return is_ended or self._is_overtaken or self._inspection.is_blocked

    def feed(self, chunk: str) -> tuple[Piece, ...]:
        """What may be shown now. Raises UnreadableText for half a surrogate pair; the gate is over then."""
        return self.judge() if self.hear(chunk) else ()

    def hear(self, chunk: str) -> bool:
        """As `feed`, but only whether there is something to judge now: that may take a while, see `judge`."""
        if self._closing is not None or self.failure is not None:
            return False
        try:
            self._check(chunk)
            self._heard += self._splitter.feed(chunk)
        except UnreadableText as unreadable:
            self.failure = unreadable
            raise
        except Exception as failure:  # whichever: what the guard could not judge is not shown
            self.failure = failure
        return bool(self._heard) or self._has_paused()

    def judge(self) -> tuple[Piece, ...]:
        """What may be shown of what was heard. With sentence vectors, up to 50 ms a sentence."""
        if self._closing is not None or self.failure is not None:
            return ()
        heard, self._heard = self._heard, []
        try:
            steps = [self._inspection.take(sentence) for sentence in heard]
        except Exception as failure:  # as in `hear`
            self.failure = failure
            return ()
        return self._release(steps) + self._run_ahead()

    def close(self) -> Closing:
        """The text is whole. Any further call gives the same."""
        if self._closing is None:
            self._closing = self._close(is_whole=True)
        return self._closing

    def break_off(self) -> Closing:
        """As `close`, for a text that ended in the middle: a last sentence without an end is left out."""
        if self._closing is None:
            self._closing = self._close(is_whole=False)
        return self._closing

    def abandon(self) -> Closing:
        """The text will not be whole, or the guard took too long: nothing more is released."""
        if self._closing is None:
            self._closing = self._blocked()
        return self._closing

    def _close(self, *, is_whole: bool) -> Closing:
        if self.failure is not None:
            return self._blocked()
        try:
            sentences, tail = self._splitter.close()
            if not is_whole and sentences and not has_end(sentences[-1].words):
                sentences, tail = sentences[:-1], ""
            steps = [self._inspection.take(sentence) for sentence in (*self._heard, *sentences)]
            verdict = self._inspection.end(tail)
        except Exception as failure:  # as in `feed`
            self.failure = failure
            return self._blocked()
        if verdict.decision is Decision.BLOCK:
            return self._blocked()
        pieces = self._release(steps)
        if self._is_overtaken or self._ahead:  # the end of a text that broke off may be missing
            return Closing(verdict, pieces, retracted=True)
        if tail or self._left_out:
            pieces += (self._piece(Verdict(verdict.decision, (), tail, verdict.packs), ()),)
        return Closing(verdict, pieces, retracted=False)

    def _blocked(self) -> Closing:
        return Closing(self._inspection.block(), (), retracted=self.has_released)

    def _check(self, chunk: str) -> None:
        try:
            check_readable(chunk)
        except UnreadableText as unreadable:
            raise UnreadableText(self._fed + unreadable.position) from None
        self._fed += len(chunk)

    def _has_paused(self) -> bool:
        """Whether there is a clause that was not asked for."""
        is_open = self._by_clause and not self.is_over
        return is_open and last_pause(self._splitter.begun()[1]) > self._tried

    def _run_ahead(self) -> tuple[Piece, ...]:
        """What may be shown of the sentence that has not ended."""
        if not self._by_clause or self.is_over:
            return ()
        gap, begun = self._splitter.begun()
        tried, self._tried = self._tried, last_pause(begun)
        try:
            end = self._inspection.ahead(begun, tried)
        except Exception as failure:  # as in `hear`
            self.failure = failure
            return ()
        if not end:
            return ()
        more = begun[len(self._ahead) : end]
        text = more if self._ahead else gap + more
        self._ahead = begun[:end]
        return (self._piece(self._inspection.verdict_ahead(text), ()),)

    def _release(self, steps: Iterable[Step | None]) -> tuple[Piece, ...]:
        if self._closing is not None or self._inspection.is_blocked:
            return ()
        return tuple(piece for step in steps if step is not None and (piece := self._shown(step)))

    def _shown(self, step: Step) -> Piece | None:
        ahead, self._ahead, self._tried = self._ahead, "", 0
        if ahead and step.mended.is_changed:
            self._is_overtaken = True
        if self._is_overtaken:
            return None
        if ahead:
            rest = step.mended.words[len(ahead) :]
            return self._piece(Verdict(step.decision, step.findings, rest, self._inspection.stamp), ())
        start = len(self.shown) + len(step.mended.gap)
        end = start + len(step.mended.words)
        why = step.mended.why
        replaced = (Replaced(start, end, why.rule_id, why.category, why.reason),) if why else ()
        if not step.mended.words:
            self._left_out += replaced
            return None
        text = step.mended.gap + step.mended.words
        return self._piece(Verdict(step.decision, step.findings, text, self._inspection.stamp), replaced)

    def _piece(self, verdict: Verdict, replaced: tuple[Replaced, ...]) -> Piece:
        piece = Piece(len(self.shown), seal(verdict), (*self._left_out, *replaced))
        self._left_out.clear()
        self.shown += verdict.text
        return piece
