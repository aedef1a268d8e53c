"""`tactful read`, `guard` and `compose`: parts of the line by themselves, over JSON lines."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, TypedDict

from pydantic import BaseModel, ConfigDict, Field, field_validator

from assist.composer import requested_locale
from assist.considered import ConsideredReader
from assist.content import load_content
from assist.conversation import Role
from assist.copilot import Copilot, House, NoSuggestion, Talk
from assist.errors import PolicyRejected
from assist.memory import Memory
from assist.policy import CasePolicy, allowed_by, read_policy
from assist.reader import InstantReader, Reader
from assist.reading import Reading
from assist.samples import load_samples
from assist.suggestion import Suggestion
from assist.vectors import open_vectors
from guardrails.errors import Blocked, GuardError
from guardrails.finding import Allowance, Finding, Verdict
from guardrails.gate import Gate
from guardrails.inbound import injection_in
from guardrails.inspection import Guard
from guardrails.vectors import TUNED
from locales.calendar import WorkCalendar, office_week
from locales.detect import Detector, Py3LangidDetector
from locales.errors import UnknownTag
from locales.tag import normalise
from realtime.known_names import KnownNames
from realtime.lines import LineIn, Unusable, answer_lines
from realtime.moments import Moment

LANGUAGES: Final = (
    "en",
    "es",
    "ja",
    "de",
    "fr",
    "it",
    "nl",
    "pl",
    "pt",
    "ru",
    "tr",
    "ar",
    "hi",
    "ko",
    "zh",
    "id",
    "vi",
    "uk",
    "ro",
)
_HOUSE: Final = WorkCalendar("UTC", office_week())
LONGEST: Final = 100_000
Words = Annotated[str, Field(max_length=LONGEST)]


class ToRead(LineIn):
    text: Words
    lang: str | None = None


class ToSuspect(LineIn):
    text: Words


class HeldAgainst(TypedDict):
    locale: str | None
    allowance: Allowance
    evidence: list[str] | None


class Case(LineIn):
    locale: str | None = None
    evidence: list[str] | None = None
    policy: object = None


class ToGuard(Case):
    text: Words


class ToGuardStream(Case):
    chunks: list[Words]

    @field_validator("chunks")
    @classmethod
    def _make_one_text(cls, chunks: list[str]) -> list[str]:
        if sum(map(len, chunks)) > LONGEST:
            raise ValueError(f"together they may have {LONGEST} characters")
        return chunks


class Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    role: Role
    text: Words


class ToCompose(LineIn):
    messages: Annotated[list[Said], Field(min_length=1, max_length=500)]
    locale: str | None = None
    scenario: str | None = None
    facts: dict[str, str] | None = None
    policy: object = None
    now: Moment | None = None


def read_lines(languages: Sequence[str]) -> int:
    """Read each text by itself: a conversation of one message."""
    reader = open_reader(tuple(languages))

    def answer(line: ToRead) -> object:
        reading, _ = reader.read(line.text, Memory.start(_tag(line.lang, "lang")), datetime.now(UTC))
        return {"id": line.id, **_told(reading)}

    return answer_lines(ToRead, answer)


def open_reader(languages: Sequence[str], detector: Detector | None = None) -> Reader:
    """The considered reader where there are vectors, else the instant one. Raises UndetectableLanguage."""
    vectors = open_vectors()
    if vectors is None:
        return InstantReader(languages, detector)
    return ConsideredReader(languages, vectors, load_samples(), detector)


def open_guard(packs: Sequence[Path] = ()) -> Guard:
    """With what was learned, by sentence vectors too where there are any.

    packs: rule packs laid over those that come along, which passed their tests before they came. Raises
    PackRejected.
    """
    vectors = open_vectors(TUNED)
    embed = vectors.of if vectors else None
    return Guard.load(None, *packs, were_tested=not packs, is_learned=True, embed=embed)


def guard_lines(guard: Guard, *, by_clause: bool = False) -> int:
    """Judge each text. by_clause: see `Guard.judge`."""

    def answer(line: ToGuard) -> object:
        try:
            verdict = guard.judge(line.text, **held_against(line), by_clause=by_clause)
        except GuardError as refused:
            raise Unusable("invalid_field", str(refused)) from refused
        return {"id": line.id, **_judged(verdict)}

    return answer_lines(ToGuard, answer)


def guard_stream_lines(guard: Guard, *, by_clause: bool = False) -> int:
    """Let each text through the gate chunk by chunk, as it would come from a model."""

    def answer(line: ToGuardStream) -> object:
        gate = Gate(guard, **held_against(line), by_clause=by_clause)
        try:
            pieces = [piece for chunk in line.chunks for piece in gate.feed(chunk)]
        except GuardError as refused:
            raise Unusable("invalid_field", str(refused)) from refused
        closing = gate.close()
        shown = [piece.text.text for piece in (*pieces, *closing.pieces) if piece.text.text]
        return {
            "id": line.id,
            **_judged(closing.verdict),
            "shown": shown,
            "retracted": closing.retracted,
        }

    return answer_lines(ToGuardStream, answer)


def inbound_lines() -> int:
    """Whether each customer's message tries to steer the copilot, with vectors by its meaning too."""
    vectors = open_vectors(TUNED)
    embed = vectors.of if vectors else None

    def answer(line: ToSuspect) -> object:
        try:
            steering = injection_in(line.text, embed)
        except GuardError as refused:
            raise Unusable("invalid_field", str(refused)) from refused
        return {
            "id": line.id,
            "injection": steering.is_injection,
            "score": steering.score,
            "findings": list(steering.findings),
        }

    return answer_lines(ToSuspect, answer)


def held_against(line: Case) -> HeldAgainst:
    policy = _policy(line.policy)
    return {
        "locale": _tag(line.locale, "locale"),
        "allowance": allowed_by(policy),
        "evidence": line.evidence,
    }


def _judged(verdict: Verdict) -> dict[str, object]:
    findings: list[Finding] = list(verdict.findings)
    return {
        "decision": verdict.decision,
        "findings": findings,
        "text": verdict.text,
        "layers": verdict.layers,
        "shadow": list(verdict.tried),
    }


def compose_lines(languages: Sequence[str]) -> int:
    """The ready line that each conversation would get now."""
    content = load_content()
    detector = Py3LangidDetector(languages)
    reader = open_reader(tuple(languages), detector)
    copilot = Copilot(reader, content.composer, content.guard, detector)
    known = KnownNames(content.composer.release)

    def answer(line: ToCompose) -> object:
        known.check(line.scenario, line.facts or {})
        return _compose(copilot, line)

    return answer_lines(ToCompose, answer)


def _compose(copilot: Copilot, line: ToCompose) -> object:
    now = line.now or datetime.now(UTC)
    hint = _tag(line.locale, "locale")
    talk = Talk(str(line.id), hint, Memory.start(hint), facts=dict(line.facts or {}), scenario=line.scenario)
    reading: Reading | None = None
    for message in line.messages:
        if message.role is Role.CUSTOMER:
            reading = copilot.hear(talk, message.text, now)
        else:
            copilot.hear_agent(talk, message.text, now)
    if reading is None:
        raise Unusable("invalid_field", "messages: none of them is a customer's")
    wanted = requested_locale(reading, hint)
    answer: dict[str, object] = {
        "id": line.id,
        "locale": None,
        "requested_locale": wanted,
        "band": reading.band,
        "engine": reading.engine,
        "moves": [],
        "suggestions": [],
    }
    try:
        suggestion = copilot.suggest(talk, reading, House(_HOUSE, _policy(line.policy)), now)
    except NoSuggestion as none:
        return answer | {"reason": none.why}
    except Blocked as blocked:
        return answer | {"reason": f"blocked: {blocked}"}
    except GuardError as refused:
        raise Unusable("invalid_field", str(refused)) from refused
    return answer | {
        "locale": suggestion.locale,
        "moves": suggestion.moves,
        "suggestions": [_offered(suggestion)],
    }


def _offered(suggestion: Suggestion) -> dict[str, object]:
    return {
        "kind": suggestion.kind,
        "source": suggestion.source,
        "text": suggestion.text.text,
        "items": [piece.item for piece in suggestion.pieces],
        "release": suggestion.release,
        "unreviewed": suggestion.unreviewed,
    }


def _told(reading: Reading) -> dict[str, object]:
    return {
        "language": reading.language,
        "language_confidence": round(reading.language_confidence, 4),
        "locale": reading.locale,
        "locale_confidence": reading.locale_confidence,
        "script": reading.script,
        "languages": [{"language": one.language, "share": one.share} for one in reading.languages],
        "score": round(reading.score, 4),
        "score_range": [round(edge, 4) for edge in reading.score_range],
        "band": reading.band,
        "emotion": reading.emotion,
        "drivers": [{"start": span.start, "end": span.end} for span in reading.drivers],
        "scenario": reading.scenario,
        "scenario_confidence": round(reading.scenario_confidence, 4),
        "supported": reading.supported,
        "moment": reading.moment,
        "risk": reading.risk,
        "risk_spans": [{"start": span.start, "end": span.end} for span in reading.risk_spans],
        "manners": sorted(reading.manners),
        "engine": reading.engine,
    }


def _tag(given: str | None, field: str) -> str | None:
    try:
        return normalise(given) if given else None
    except UnknownTag as unknown:
        raise Unusable("invalid_field", f"{field}: {unknown}") from unknown


def _policy(given: object) -> CasePolicy:
    try:
        return read_policy(given)
    except PolicyRejected as rejected:
        raise Unusable("invalid_field", str(rejected)) from rejected
