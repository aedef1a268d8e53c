"""The whole line from a customer's message to a suggestion. READ THIS FIRST."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final

from assist.bench import Bench, Benches
from assist.brief import Brief, Prompt, Terms, Variant, item_for, new_canary, prompt_for
from assist.briefing import TURNS_KEPT, Redact, Request, Spoken, brief_for
from assist.care import ITEM as SAFE_ITEM
from assist.care import SafeLine, load_care
from assist.choosing import used_after
from assist.composer import Composer, Composition, Situation, requested_locale
from assist.conversation import Role
from assist.drafting import Order, Step, draft
from assist.errors import AssistError
from assist.escalation import Course, after_agent, after_customer
from assist.facts import facts_in
from assist.memory import Memory
from assist.missing import missing_facts
from assist.model import ModelDoor
from assist.policy import CasePolicy, allowance
from assist.reader import Reader
from assist.reading import Reading, Risk
from assist.shifting import shifted
from assist.suggestion import Kind, Mark, Piece, Suggestion
from assist.tact import owes_answer, softened, tact_of
from assist.tongue import Match, match_language
from guardrails.errors import Blocked
from guardrails.finding import Allowance, Decision, Verdict
from guardrails.gate import Gate
from guardrails.inspection import Guard
from guardrails.redaction import redacted
from locales.calendar import WorkCalendar
from locales.detect import Detector
from locales.errors import UnknownTag
from locales.phrase import Move

# A line to replace a blocked one is composed anew, without the phrase that tripped; twice is enough.
MAX_ATTEMPTS: Final = 3
EVIDENCE_KEPT: Final = 40
# What a small model reads before its time for the first word is over.
SHORT_PROMPT_TOKENS: Final = 400


_NO_POLICY: Final = CasePolicy()


class Missing(StrEnum):
    """Why there is no suggestion."""

    NO_GUIDE = "no_guide"
    NOTHING_FITS = "nothing_fits"
    UNKNOWN_LANGUAGE = "unknown_language"
    NEEDS_A_PERSON = "needs_a_person"


class NoSuggestion(AssistError):
    """There is no line to offer; `why` says what is missing."""

    def __init__(self, why: Missing) -> None:
        self.why = why
        super().__init__(why.value)


@dataclass(frozen=True, slots=True)
class House:
    """What a workspace decides: its hours and holidays, and what holds for its cases."""

    calendar: WorkCalendar
    policy: CasePolicy = _NO_POLICY


@dataclass(slots=True)
class Talk:
    """What the copilot keeps of one conversation: a few hundred bytes beside the last words.

    facts: by slot, given by the workspace or the customer. said: what was written, newest last, as evidence;
    spoken: the last of it with who wrote it, for a model.
    offered_due: when the last line offered says that they hear next; promised: the one that was really sent.
    used: when each phrase was last offered, by count of `shown`; shown_before: before this turn.
    scenario: somebody's word for it, in place of what is read.
    needs_a_person: they wrote of harming themselves, so nothing is composed or drafted from then on
    (nor for a single message that threatens somebody).
    shifts: by language, how far the workspace moved its cut points.
    course: how the conversation goes; course_before, memory_before: without the customer's last message.
    """

    conversation: str
    locale_hint: str | None
    memory: Memory
    facts: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    shown: int = 0
    shown_before: int = 0
    offered_due: datetime | None = None
    promised: datetime | None = None
    scenario: str | None = None
    needs_a_person: bool = False
    course: Course = field(default_factory=Course)
    course_before: Course = field(default_factory=Course)
    memory_before: Memory = field(default_factory=Memory)
    shifts: Mapping[str, float] = field(default_factory=dict)
    turns: int = 0
    chars: int = 0

    def say(self, role: Role, text: str) -> None:
        self.said.append(text)
        del self.said[:-EVIDENCE_KEPT]
        self.spoken.append(Spoken(role, text))
        del self.spoken[:-TURNS_KEPT]

    def last_words(self, role: Role) -> str:
        return next((turn.text for turn in reversed(self.spoken) if turn.role is role), "")

    def offered(self, items: list[str]) -> None:
        """Remember which phrases were offered, the latest last."""
        for item in items:
            self.shown += 1
            self.used[item] = self.shown


class Copilot:
    """Reads, composes, has it judged. Holds one release and no conversation."""

    def __init__(
        self,
        reader: Reader,
        composer: Composer,
        guard: Guard,
        detector: Detector,
        benches: Benches | None = None,
    ) -> None:
        """benches: who judges drafts, None for the guard alone."""
        self.release: Final = composer.release
        self._benches = benches
        self._reader = reader
        self._detector = detector
        self._composer = composer
        self._guard = guard

    def hear(self, talk: Talk, text: str, at: datetime, message: str = "") -> Reading:
        """Take in a customer's message, and say what was understood of it. message: its id, for alerts."""
        talk.memory_before, talk.course_before = talk.memory, talk.course
        reading, talk.memory = self._reader.read(text, talk.memory, at)
        reading = shifted(reading, talk.shifts)
        talk.course = after_customer(talk.course, message, text, reading, at)
        talk.facts |= facts_in(text, asked_order=talk.memory.asked_order)
        talk.needs_a_person |= reading.risk is Risk.SELF_HARM
        talk.turns += 1
        talk.chars = len(text)
        talk.shown_before = talk.shown
        talk.say(Role.CUSTOMER, text)
        return reading

    def reconsider(
        self, talk: Talk, text: str, at: datetime, message: str, found: Reading, *, is_answered: bool = False
    ) -> None:
        """Their last message, read better. is_answered: the agent has written since."""
        course = after_customer(talk.course_before, message, text, found, at)
        talk.course = after_agent(course) if is_answered else course

    def hear_in(self, talk: Talk, text: str, at: datetime, language: str, ruled_out: str | None) -> Reading:
        """Their last message once more, in the language that a person said it is, and not in another.

        From here on the conversation is taken to be in it; a third language may still be heard.
        """
        told = replace(
            talk.memory_before,
            language=language,
            language_confidence=1.0,
            script=None,
            other_language=None,
            regions=(),
            ruled_out=ruled_out,
        )
        reading, memory = self._reader.read(text, told, at)
        talk.memory = replace(
            memory,
            language=language,
            language_confidence=1.0,
            agent_turns=talk.memory.agent_turns,
            agent_moves=talk.memory.agent_moves,
        )
        # what is said to a customer in danger may be said again, in their language
        talk.used.pop(SAFE_ITEM, None)
        return shifted(replace(reading, language=language, language_confidence=1.0), talk.shifts)

    def hear_agent(self, talk: Talk, text: str, at: datetime, *, took_line: bool = False) -> None:
        """Take in what the agent wrote: it may ask, promise, or bring bad news.

        took_line: it was made from the last line offered, so what that line promised is promised.
        """
        if took_line:
            talk.promised = talk.offered_due
        talk.memory = self._reader.after_agent(text, talk.memory, at)
        talk.course = after_agent(talk.course)
        talk.say(Role.AGENT, text)

    def suggest(
        self, talk: Talk, reading: Reading, house: House, now: datetime, *, is_another: bool = False
    ) -> Suggestion:
        """The ready line, judged. Raises NoSuggestion, or Blocked when the guard lets none through."""
        locale = requested_locale(reading, talk.locale_hint)
        if locale is None:
            raise NoSuggestion(Missing.UNKNOWN_LANGUAGE)
        if talk.needs_a_person:
            return self._safe_line(talk, reading, locale)
        if reading.risk is Risk.VIOLENCE:
            raise NoSuggestion(Missing.NEEDS_A_PERSON)
        allowed = allowance(self._composer.ruling(talk.scenario or reading.scenario), house.policy)
        used: Mapping[str, int] = talk.used
        blocked = None
        for _ in range(MAX_ATTEMPTS):
            composition = self._compose(talk, reading, house, now, locale, used, is_another=is_another)
            items = [piece.item for piece in composition.pieces]
            try:
                suggestion = self._judge(composition, allowed)
            except Blocked as refused:
                blocked = refused
                used = used_after(used, items)
                continue
            talk.offered(items)
            talk.offered_due = composition.due
            return suggestion
        assert blocked
        raise blocked

    def missing(self, talk: Talk, reading: Reading) -> tuple[str, ...]:
        """Topics that must be known before anybody can act, and nobody has told yet.

        Nothing once they wrote of harming themselves: nobody asks them for an order number then.
        """
        if talk.needs_a_person:
            return ()
        scenario = talk.scenario or reading.scenario
        return missing_facts(scenario, self._composer.ruling(scenario), talk.facts)

    def check(
        self,
        text: str,
        locale: str | None,
        house: House,
        *,
        scenario: str | None = None,
        evidence: list[str] | None = None,
        said_before: Sequence[str] = (),
    ) -> Verdict:
        """Judge what the agent is writing, with the same rules as our own lines.

        said_before: what the customer has read from the house.
        """
        allowed = allowance(self._composer.ruling(scenario), house.policy)
        return self._guard.judge(
            text, locale=locale, allowance=allowed, evidence=evidence, said_before=said_before
        )

    def brief(
        self,
        talk: Talk,
        reading: Reading,
        house: House,
        now: datetime,
        *,
        redact: Redact,
        kind: Kind = Kind.DRAFT,
        variant: Variant | None = None,
        previous: str | None = None,
    ) -> Brief:
        """What a model is asked to do for this turn. Raises NoSuggestion where no guide speaks the language.

        previous: the text that a variant rewrites, as it was released.
        """
        locale = requested_locale(reading, talk.locale_hint)
        if locale is None:
            raise NoSuggestion(Missing.UNKNOWN_LANGUAGE)
        if talk.needs_a_person or reading.risk is Risk.VIOLENCE:
            raise NoSuggestion(Missing.NEEDS_A_PERSON)
        # what this turn's own ready line asked for is still to be asked, and the time it named still holds
        before = {item: at for item, at in talk.used.items() if at <= talk.shown_before}
        situation = _situation(talk, reading, house, now, locale, before, is_another=False)
        situation = situation._replace(promised=talk.offered_due or talk.promised)
        request = Request(kind, variant, previous)
        try:
            brief = brief_for(self._composer, situation, talk.spoken, talk.said, request, redact)
        except UnknownTag as unknown:
            raise NoSuggestion(Missing.NO_GUIDE) from unknown
        if brief is None:
            raise NoSuggestion(Missing.NO_GUIDE)
        return brief

    def prompt(
        self,
        brief: Brief,
        kind: Kind,
        variant: Variant | None = None,
        *,
        canary: str | None = None,
        is_short: bool = False,
    ) -> Prompt:
        """The brief as a model gets it. canary: one that is known, to have the same prompt again."""
        return prompt_for(
            self.release,
            brief,
            kind,
            variant,
            canary or new_canary(),
            is_short=is_short,
            max_prompt_tokens=SHORT_PROMPT_TOKENS if is_short else None,
        )

    def order(
        self,
        talk: Talk,
        reading: Reading,
        house: House,
        now: datetime,
        *,
        kind: Kind = Kind.DRAFT,
        variant: Variant | None = None,
        previous: str | None = None,
        is_short: bool = False,
    ) -> Order:
        """A draft for this turn, ready to be begun in another thread. Raises what `brief` raises.

        is_short: the model is a small one.
        """
        brief = self.brief(
            talk, reading, house, now, redact=redacted, kind=kind, variant=variant, previous=previous
        )
        item = item_for(self.release, kind, variant)

        def steps(door: ModelDoor, workspace: str) -> AsyncGenerator[Step, None]:
            prompt = self.prompt(brief, kind, variant, is_short=is_short)
            gate = partial(_gate, terms=brief.terms)
            said = brief.terms.evidence
            return draft(
                door, prompt, self._bench, gate, workspace=workspace, is_foreign=is_foreign, said=said
            )

        def is_foreign(text: str) -> bool:
            return match_language(text, brief.locale, self._detector) is Match.WRONG

        return Order(
            brief=brief,
            item=item.id,
            revision=item.hash,
            release=self.release.id,
            guide=self.release.guides[brief.locale].revision,
            requested_locale=requested_locale(reading, talk.locale_hint) or brief.locale,
            steps=steps,
        )

    def _safe_line(self, talk: Talk, reading: Reading, locale: str) -> Suggestion:
        """The one line for a customer in danger, once a message that says so; else a person's own words."""
        line = load_care().line(locale, self.release.guides)
        if line is None or reading.risk is not Risk.SELF_HARM or SAFE_ITEM in talk.used:
            raise NoSuggestion(Missing.NEEDS_A_PERSON)
        suggestion = self._judged_safe_line(line, locale)
        talk.offered([SAFE_ITEM])
        return suggestion

    def _judged_safe_line(self, line: SafeLine, locale: str) -> Suggestion:
        guide = self.release.guides[line.locale]
        whole = guide.joiner.join(line.phrases)
        text = self._guard.release(whole, locale=line.locale, evidence=list(line.evidence))
        if text.text != whole:
            # mended words may not stand here, whatever a house's rules think of ours
            raise NoSuggestion(Missing.NEEDS_A_PERSON)
        start = sum(len(phrase) + len(guide.joiner) for phrase in line.phrases[: line.kept])
        kept = Mark(start, start + len(line.phrases[line.kept]), "fixed")
        return Suggestion(
            kind=Kind.READY,
            source="guide",
            text=text,
            pieces=(Piece(SAFE_ITEM, line.revision, Move.VALIDATION, 0, len(text.text)),),
            marks=(kept,),
            release=self.release.id,
            guide=guide.revision,
            locale=line.locale,
            requested_locale=locale,
            fallback=line.fallback,
            unreviewed=line.unreviewed,
        )

    def _bench(self) -> AbstractContextManager[Bench]:
        return self._benches.bench(self._guard) if self._benches else nullcontext(Bench(self._guard))

    def _compose(
        self,
        talk: Talk,
        reading: Reading,
        house: House,
        now: datetime,
        locale: str,
        used: Mapping[str, int],
        *,
        is_another: bool,
    ) -> Composition:
        situation = _situation(talk, reading, house, now, locale, used, is_another=is_another)
        try:
            composition = self._composer.compose(situation)
        except UnknownTag as unknown:
            raise NoSuggestion(Missing.NO_GUIDE) from unknown
        if composition is None:
            raise NoSuggestion(Missing.NOTHING_FITS if is_another else Missing.NO_GUIDE)
        return composition

    def _judge(self, composition: Composition, allowed: Allowance) -> Suggestion:
        """The composition as a suggestion. One that must be mended counts as blocked: compose anew."""
        text = self._guard.release_line(
            composition.phrases,
            composition.joiner,
            locale=composition.locale,
            allowance=allowed,
            evidence=composition.evidence,
        )
        if text.verdict.decision is Decision.REWRITE:
            raise Blocked(text.verdict)
        return Suggestion(
            kind=Kind.READY,
            source="guide",
            text=text,
            pieces=composition.pieces,
            marks=composition.marks,
            release=self.release.id,
            guide=composition.guide,
            locale=composition.locale,
            requested_locale=composition.requested_locale,
            fallback=composition.fallback,
            unreviewed=composition.unreviewed,
        )


def _gate(bench: Bench, terms: Terms) -> Gate:
    return Gate(
        bench.guard,
        locale=terms.locale,
        allowance=terms.allowance,
        evidence=terms.evidence,
        by_clause=bench.by_clause,
    )


def _situation(
    talk: Talk,
    reading: Reading,
    house: House,
    now: datetime,
    locale: str,
    used: Mapping[str, int],
    *,
    is_another: bool,
) -> Situation:
    text = talk.last_words(Role.CUSTOMER)
    band = softened(text, reading)
    return Situation(
        reading=reading if band is reading.band else replace(reading, band=band),
        requested_locale=locale,
        now=now,
        calendar=house.calendar,
        customer_turns=talk.turns,
        facts=talk.facts,
        used=used,
        policy=house.policy,
        scenario=talk.scenario,
        promised=talk.promised,
        tact=tact_of(text, reading),
        is_owed=_is_owed(talk, now),
        seed=talk.conversation,
        message_chars=talk.chars,
        is_another=is_another,
    )


def _is_owed(talk: Talk, now: datetime) -> bool:
    """Whether the agent said that the customer will hear, and when, and that still lies ahead."""
    if talk.promised is not None and now < talk.promised:
        return True
    return "promise" in talk.memory.agent_moves and owes_answer(talk.last_words(Role.AGENT))
