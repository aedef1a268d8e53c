"""A text judged from left to right, sentence by sentence: whole, or as it comes through `guardrails.gate`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from guardrails.clauses import settled
from guardrails.errors import Blocked
from guardrails.finding import Allowance, Category, Decision, Finding, Verdict
from guardrails.guarded import GuardedText, seal
from guardrails.judging import Case, Judged, Layers, SentenceJudge, language_of, moved
from guardrails.mending import Mended, Mending
from guardrails.pack import read_specs
from guardrails.rails.repeats import lines_of
from guardrails.reasons import reason_in
from guardrails.rules import Pack, compile_packs
from guardrails.sentences import Sentence, split
from guardrails.switching import as_switched, tried_on
from guardrails.text import check_readable

if TYPE_CHECKING:
    from guardrails.vectors import Embed

PACKS: Final = Path(__file__).parent / "packs"
SWITCHED: Final = Path(__file__).parent / "switched"  # what the switches of a workspace need to know
_NOTHING_ALLOWED: Final = Allowance()


@dataclass(frozen=True, slots=True)
class Step:
    """What one sentence adds to what may be shown. findings: on it, in the text that was given."""

    mended: Mended
    decision: Decision
    findings: tuple[Finding, ...]


class Inspection:
    """One text on its way through the guard. Nothing that was decided changes by what comes later."""

    def __init__(
        self,
        judge: SentenceJudge,
        case: Case,
        locale: str | None,
        layers: tuple[str, ...],
        *,
        by_clause: bool = False,
    ) -> None:
        self._judge = judge
        self._by_clause = by_clause
        self._case = case
        self._locale = locale
        self._layers = layers
        self._mending = Mending(self._judged, self._is_sorry)
        self._before = ""
        self._findings: list[Finding] = []
        self._tried: list[Finding] = []
        self._is_any_known = False
        self._are_all_known = True
        self.is_blocked = False

    @property
    def stamp(self) -> str:
        return self._case.pack.stamp if self._case.pack else ""

    def ahead(self, begun: str, beyond: int) -> int:
        """How much of the next sentence may be shown although it has not ended, in code points; 0: no more.

        begun: its words so far; beyond: the pauses up to there were asked for before.
        """
        if self.is_blocked or self._mending.is_changed:
            return 0
        return self._settled(begun, self._before, beyond)

    def verdict_ahead(self, text: str) -> Verdict:
        """On the beginning of a sentence that `ahead` lets through."""
        return Verdict(self._unchanged(), (), text, self.stamp)

    def take(self, sentence: Sentence) -> Step | None:
        """None when nothing more may be shown of the whole text."""
        before = self._before
        judged = self._judged(sentence.words, before)
        tried = tried_on(sentence.words, before, self._case)
        self._tried += [moved(each, sentence.start) for each in tried]
        self._before = sentence.words
        self._is_any_known = self._is_any_known or judged.is_known
        self._are_all_known = self._are_all_known and (judged.is_known or judged.is_short)
        found = self._behind_the_beginning(judged.findings, sentence.words, before)
        findings = tuple(moved(each, sentence.start) for each in found)
        self._findings += findings
        mended = None if self.is_blocked else self._mending.take(sentence, judged)
        self.is_blocked = mended is None
        if mended is None:
            return None
        return Step(mended, Decision.REWRITE if mended.is_changed else self._unchanged(), findings)

    def end(self, tail: str) -> Verdict:
        """The verdict on all sentences taken, when only this space follows them."""
        if self.is_blocked or (self._mending.is_changed and not self._mending.text):
            return self.block()
        decision = Decision.REWRITE if self._mending.is_changed else self._unchanged()
        return self._verdict(decision, self._mending.text + tail)

    def block(self) -> Verdict:
        self.is_blocked = True
        return self._verdict(Decision.BLOCK, "")

    def _verdict(self, decision: Decision, text: str) -> Verdict:
        findings, tried = tuple(self._findings), tuple(self._tried)
        return Verdict(decision, findings, text, self.stamp, self._layers, tried)

    def _judged(self, sentence: str, before: str) -> Judged:
        judged = self._judge.judge(sentence, before, self._case)
        return as_switched(judged, sentence, before, self._case, self._judge)

    def _settled(self, sentence: str, before: str, beyond: int = 0) -> int:
        if not self._by_clause:
            return 0
        return settled(sentence, partial(self._judge.is_settled, before=before, case=self._case), beyond)

    def _behind_the_beginning(
        self, findings: tuple[Finding, ...], sentence: str, before: str
    ) -> tuple[Finding, ...]:
        """By clause, what whole sentences are read for, and another language's rules, look at the rest."""
        start = self._settled(sentence, before) if findings else 0
        return tuple(
            replace(each, start=start) if each.start < start < each.end and self._may_move(each) else each
            for each in findings
        )

    def _may_move(self, finding: Finding) -> bool:
        """Whether it is of no rule of this language, no figure and nobody's data: these stay in place."""
        pack = self._case.pack
        is_own = pack is not None and finding.rule_id in pack.rule_ids
        return not is_own and finding.category not in (Category.UNSUPPORTED_FACT, Category.PERSONAL_DATA)

    def _is_sorry(self, sentence: str) -> bool:
        pack = self._case.pack
        return pack is not None and pack.is_sorry(sentence)

    def _unchanged(self) -> Decision:
        """Whether every sentence so far was read by a pack that knows its language."""
        is_home = self._case.pack is not None or (self._locale is None and self._is_any_known)
        return Decision.ALLOW if is_home and self._are_all_known else Decision.UNVERIFIED


class Guard:
    """Judges text by the packs it was loaded with. Safe to share between tasks and threads."""

    def __init__(self, packs: dict[str, Pack], learned: Layers | None = None) -> None:
        """learned: None for the rules of the packs alone."""
        self._packs = packs
        rules = (rule for pack in packs.values() for rule in pack.spec.rules)
        self._reasons = {rule.id: rule.reasons for rule in rules if rule.reasons}
        self._judge = SentenceJudge(packs, learned)
        self._layers: tuple[str, ...] = ("rules", *learned.layers) if learned else ("rules",)

    @classmethod
    def load(
        cls,
        folder: Path | None = None,
        *over: Path,
        today: date | None = None,
        were_tested: bool = False,
        is_learned: bool = False,
        embed: "Embed | None" = None,
    ) -> "Guard":
        """All packs of a folder (None: those that come with Tactful), and of those laid over it.

        over: further folders or files, see `read_specs`. today: whose rules are in force, None for now.
        were_tested: the very same packs passed their tests before, by the same code. is_learned: also what
        was learned, which finds more and is wrong more often; embed: with sentence vectors, at up
        to 50 ms a sentence. Raises PackRejected, with every reason, if a pack is not fit; LayersUnfit.
        """
        layers = (folder, *over) if folder else (PACKS, SWITCHED, *over)
        today = today or datetime.now(UTC).date()
        packs = compile_packs(read_specs(*layers), were_tested=were_tested, today=today)
        return cls(packs, _learned_layers(embed) if is_learned else None)

    def with_learned(self, embed: "Embed | None" = None) -> "Guard":
        """The same packs, and what was learned; see `load`. Raises LayersUnfit."""
        return Guard(self._packs, _learned_layers(embed))

    def make_ready_by_clause(self, locales: Iterable[str]) -> None:
        """Make what judging by clause needs, half a second for each: else its first draft waits for it."""
        for locale in locales:
            if (pack := self._judge.pack(locale)) is not None:
                pack.is_settled("", "")  # asked for the first time, it makes what it needs

    def reason(self, finding: Finding, text: str, language: str) -> str:
        """What a finding in this text means, in the agent's language."""
        return reason_in(language, finding, text, self._reasons.get(finding.rule_id))

    @property
    def packs(self) -> dict[str, str]:
        return {name: pack.digest for name, pack in self._packs.items()}

    def begin(
        self,
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
        said_before: Sequence[str] = (),
        by_clause: bool = False,
    ) -> Inspection:
        """For a text that comes sentence by sentence; see `judge`."""
        language = None if locale is None else language_of(locale)
        supported = self._judge.supported(evidence)
        said = None if evidence is None else tuple(evidence)
        case = Case(self._judge.pack(locale), allowance, supported, language, said, lines_of(said_before))
        return Inspection(self._judge, case, locale, self._layers, by_clause=by_clause)

    def judge(
        self,
        text: str,
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
        said_before: Sequence[str] = (),
        by_clause: bool = False,
    ) -> Verdict:
        """What may be shown of a text, and why.

        locale: a language tag; None: told from the text. evidence: None leaves figures alone.
        said_before: what the customer has read from the house, so that no line comes twice.
        by_clause: findings begin behind what a `Gate` by clause shows before a sentence ends.
        Raises UnreadableText for half a surrogate pair, nothing else.
        """
        check_readable(text)
        inspection = self.begin(
            locale=locale,
            allowance=allowance,
            evidence=evidence,
            said_before=said_before,
            by_clause=by_clause,
        )
        found, tail = split(text)
        for sentence in found:
            inspection.take(sentence)
        return inspection.end(tail)

    def release(
        self,
        text: str,
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
        alternatives: Sequence[str] = (),
    ) -> GuardedText:
        """The text fit to show: as it is, mended, or the first of the alternatives that passes as a whole.

        Raises Blocked when none does.
        """
        verdict = self.judge(text, locale=locale, allowance=allowance, evidence=evidence)
        if verdict.decision is not Decision.BLOCK:
            return seal(verdict)
        for alternative in alternatives:
            other = self.judge(alternative, locale=locale, allowance=allowance, evidence=evidence)
            if other.decision in (Decision.ALLOW, Decision.UNVERIFIED):
                return seal(replace(verdict, decision=Decision.REWRITE, text=alternative))
        raise Blocked(verdict)

    def release_line(
        self,
        parts: Sequence[str],
        joiner: Literal["", " "],
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
    ) -> GuardedText:
        """The joined parts fit to show: what `release` gives for the whole, at less cost.

        A part that was judged before, after the same part, is not judged again; only its figures are, for
        the evidence differs. Whatever is found in one part sends the whole text to `release`.
        """
        text = joiner.join(parts)
        pack = self._judge.pack(locale)
        verdict = None
        if pack and not pack.tried.rules and allowance.regret_words:
            verdict = self._clean(text, parts, joiner, pack, evidence)
        if verdict is not None:
            return seal(verdict)
        return self.release(text, locale=locale, allowance=allowance, evidence=evidence)

    def _clean(
        self,
        text: str,
        parts: Sequence[str],
        joiner: str,
        pack: Pack,
        evidence: Sequence[str] | None,
    ) -> Verdict | None:
        """The verdict on a text in which nothing is found, None when it must be judged as a whole."""
        before = ""
        is_known = True
        asked: list[frozenset[str]] = []
        for part in parts:
            if not part:
                return None
            seen = self._judge.part(part, before, joiner, pack.name)
            if seen is None:
                return None
            asked += seen.asks
            is_known = is_known and seen.is_known
            before = part
        if asked:
            supported = self._judge.supported(evidence)
            if supported is not None and any(map(supported.isdisjoint, asked)):
                return None
        decision = Decision.ALLOW if is_known else Decision.UNVERIFIED
        return Verdict(decision, (), text, pack.stamp, self._layers)


def _learned_layers(embed: "Embed | None") -> Layers:
    from guardrails.learned import LearnedLayers, read_all  # numpy: most guards do without

    return LearnedLayers(read_all(), embed)
