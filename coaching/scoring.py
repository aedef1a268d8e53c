"""How a reply to a customer scores by the rubric, told by rules. Kept apart from what people say of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from assist.emphasis import find_shouting
from assist.facts import facts_in
from assist.intensity import lower_in_place
from assist.memory import Memory
from assist.missing import missing_facts
from assist.policy import Ruling, rulings
from assist.reader import Reader
from assist.reading import Emotion, Moment, Reading, Risk, Span
from coaching.rubric import NOT_DUE, Dimension, Mark, Score
from coaching.rubric_cues import RubricCues, load_cues, spans
from guardrails.finding import Category, Decision, Finding, Severity
from guardrails.inspection import Guard
from guardrails.sentences import Sentence, sentences
from locales.phrase import Band
from prompts.release import Release

_CALM: Final = frozenset({Emotion.NONE, Emotion.RELIEF, Emotion.GRATITUDE})
_SETTLED: Final = frozenset({Moment.RESOLUTION, Moment.CLOSING})
_DENSE: Final = frozenset({"ja", "zh", "ko"})
_DENSE_BY: Final = 2.5
# characters of a message that is worth saying back; of a reply that is curt to somebody upset
_STORY: Final = 120
_CURT: Final = 40
_MUCH_SHARED: Final = 3
_MANY_QUESTIONS: Final = 3
_ASKS: Final = "?？"


@dataclass(frozen=True, slots=True)
class _Case:
    """A reply, and what the customer's words call for. lowered: the reply, as long as it was."""

    reply: str
    lowered: str
    parts: tuple[Sentence, ...]
    customer: str
    reading: Reading
    missing: tuple[str, ...]
    cues: RubricCues
    is_dense: bool

    @property
    def is_upset(self) -> bool:
        reading = self.reading
        return reading.band is not Band.LOW or reading.emotion not in _CALM or reading.risk is not Risk.NONE


class Scorer:
    """Holds no conversation: each pair of words is scored by itself."""

    def __init__(self, reader: Reader, guard: Guard, release: Release) -> None:
        self._reader: Final = reader
        self._guard: Final = guard
        self._rulings: Final[dict[str | None, Ruling]] = rulings(release)

    def score(self, customer: str, reply: str, locale: str | None = None) -> Score:
        """locale: of the reply; else it is taken to be in the customer's language.

        A reply without a word scores nothing. Raises what the guard raises for a text that it cannot judge.
        """
        reading, _ = self._reader.read(customer, Memory.start(locale), datetime.now(UTC))
        language = (locale or reading.locale or reading.language).partition("-")[0]
        cues = load_cues(language)
        open_ = dict.fromkeys(Dimension, NOT_DUE)
        if not reply.strip():
            return Score(open_, language, cues is not None)
        verdict = self._guard.judge(reply, locale=locale or reading.locale or reading.language)
        unjudged = verdict.decision is Decision.UNVERIFIED
        if cues is None:
            tone = NOT_DUE if unjudged else _tone_by(verdict.findings) or Mark(4)
            return Score(open_ | {Dimension.TONE: tone}, language, False)
        case = self._case(customer, reply, reading, language, cues)
        validation = _validation(case)
        marks = {
            Dimension.TONE: NOT_DUE if unjudged else _tone(case, verdict.findings, validation),
            Dimension.VALIDATION: validation,
            Dimension.PARAPHRASE: _paraphrase(case),
            Dimension.QUESTION: _question(case),
            Dimension.CLOSURE: _closure(case),
        }
        return Score(marks, language, True)

    def _case(self, customer: str, reply: str, reading: Reading, language: str, cues: RubricCues) -> _Case:
        ruling = self._rulings.get(reading.scenario) or self._rulings[None]
        return _Case(
            reply=reply,
            lowered=lower_in_place(reply).replace("’", "'"),
            parts=tuple(sentences(reply)),
            customer=lower_in_place(customer).replace("’", "'"),
            reading=reading,
            missing=missing_facts(reading.scenario, ruling, facts_in(customer)),
            cues=cues,
            is_dense=language in _DENSE,
        )


def _tone_by(findings: tuple[Finding, ...]) -> Mark | None:
    """The worst that the guard heard: an insult 1, coldness or the wrong address 2, a script 3."""
    worst: dict[int, list[Span]] = {}
    for finding in findings:
        level = None
        if finding.category is Category.TOXIC:
            level = 1 if finding.severity is Severity.ERROR else 2
        elif finding.category is Category.REGISTER:
            level = 2
        elif finding.category is Category.ROBOTIC:
            level = 3
        if level:
            worst.setdefault(level, []).append(Span(finding.start, finding.end))
    return Mark(min(worst), tuple(worst[min(worst)])) if worst else None


def _tone(case: _Case, findings: tuple[Finding, ...], validation: Mark) -> Mark:
    """5 courteous, or warm to somebody upset; 4 plain; 3 curt or loud; below that what the guard heard."""
    if heard := _tone_by(findings):
        return heard
    if made_small := spans(case.cues.plays_down, case.lowered):
        return Mark(2, tuple(made_small))
    loud = find_shouting(case.reply)
    if loud or (case.is_upset and _length(case.reply, case) < _CURT):
        return Mark(3, loud or (Span(0, len(case.reply)),))
    courteous = tuple(spans(case.cues.courtesy, case.lowered))
    if courteous or (validation.level or 0) >= 4:
        return Mark(5, courteous or validation.evidence)
    return Mark(4)


def _validation(case: _Case) -> Mark:
    """5 names the feeling and the matter; 4 the feeling; 3 only that there is one; 2 a formula; 1 nothing."""
    cues = case.cues
    if made_small := spans(cues.plays_down, case.lowered):
        return Mark(1, tuple(made_small))
    best = NOT_DUE
    for part in case.parts:
        if not (seen := spans(cues.understands, case.lowered, part.start, part.end)):
            continue
        formula = spans(cues.formula, case.lowered, part.start, part.end)
        named = spans(cues.feelings, case.lowered, part.start, part.end)
        if formula:
            level = 2
        elif not named:
            level = 3
        else:
            shared = cues.matter(case.lowered[part.start : part.end]) & cues.matter(case.customer)
            level = 5 if shared else 4
        if level > (best.level or 0):
            best = Mark(level, (Span(part.start, part.end),) if named else tuple(seen))
    if best.level is None and (formula := spans(cues.formula, case.lowered)):
        best = Mark(2, tuple(formula))
    return best if best.level or not case.is_upset else Mark(1)


def _paraphrase(case: _Case) -> Mark:
    """5 theirs by name, with what matters; 4 theirs by name; 3 what matters; 2 a word of it; 1 nothing."""
    matter = case.cues.matter(case.customer)
    best = NOT_DUE
    for part in case.parts:
        words = case.lowered[part.start : part.end]
        shared = len(case.cues.matter(words) & matter)
        attributed = bool(case.cues.attributed.search(words))
        if attributed and shared:
            level = 5 if shared >= _MUCH_SHARED else 4
        elif attributed:
            level = 3
        else:
            level = 3 if shared > _MUCH_SHARED else 2 if shared > 1 else 0
        if level > (best.level or 0):
            best = Mark(level, (Span(part.start, part.end),))
    is_due = _length(case.customer, case) >= _STORY and case.reading.moment not in _SETTLED
    if is_due:
        return best if best.level else Mark(1)
    return best if (best.level or 0) >= 4 else NOT_DUE


def _question(case: _Case) -> Mark:
    """5 one that helps to act; 4 one or two; 3 one that yes answers; 2 too many; 1 none where one is due."""
    asked = [part for part in case.parts if case.reply[part.end - 1] in _ASKS or _asks_softly(case, part)]
    closing = [part for part in asked if case.cues.closes.search(case.lowered, part.start, part.end)]
    asked = [part for part in asked if part not in closing]
    evidence = tuple(Span(part.start, part.end) for part in asked)
    if not asked:
        return Mark(1) if case.missing and case.reading.moment not in _SETTLED else NOT_DUE
    if secret := [
        one for part in asked for one in spans(case.cues.secrets, case.lowered, part.start, part.end)
    ]:
        return Mark(1, tuple(secret))
    if len(asked) >= _MANY_QUESTIONS:
        return Mark(2, evidence)
    is_open = [bool(case.cues.open_question.search(case.lowered, part.start, part.end)) for part in asked]
    if not any(is_open):
        return Mark(3, evidence)
    return Mark(5 if len(asked) == 1 else 4, evidence)


def _asks_softly(case: _Case, part: Sentence) -> bool:
    """Japanese asks without a question mark."""
    return case.is_dense and case.lowered[part.start : part.end].rstrip("。").endswith("か")


def _closure(case: _Case) -> Mark:
    """5 who, what and when; 4 who and what; 3 a time that nobody can hold; 2 nobody in particular; 1 nothing.

    Where the matter is settled a warm goodbye is all that is due.
    """
    cues, lowered = case.cues, case.lowered
    if case.reading.moment in _SETTLED:
        warm = spans(cues.closes, lowered) or spans(cues.courtesy, lowered)
        return Mark(5, tuple(warm)) if warm else Mark(3)
    best = Mark(1)
    for part in case.parts:
        acts = spans(cues.acts, lowered, part.start, part.end)
        when = spans(cues.by_when, lowered, part.start, part.end)
        vague = spans(cues.vague_when, lowered, part.start, part.end)
        nobody = spans(cues.nobody, lowered, part.start, part.end)
        level = (5 if when else 3 if vague else 4) if acts else 2 if nobody or vague else 1
        if level > (best.level or 0):
            best = Mark(level, tuple(sorted((*acts, *when, *vague, *nobody), key=lambda span: span.start)))
    return best


def _length(text: str, case: _Case) -> float:
    return len(text) * (_DENSE_BY if case.is_dense else 1)
