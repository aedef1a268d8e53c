"""`tactful read`, `guard` and `compose`: parts of the line by themselves, over JSON lines."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import AwareDatetime, Field

from assist.composer import requested_locale
from assist.content import load_content
from assist.conversation import Role
from assist.copilot import Copilot, House, NoSuggestion, Talk
from assist.errors import PolicyRejected
from assist.memory import Memory
from assist.policy import CasePolicy, read_policy
from assist.reader import InstantReader
from assist.reading import Reading
from assist.suggestion import Suggestion
from guardrails.errors import Blocked, GuardError
from guardrails.finding import Allowance, Finding
from guardrails.inspection import Guard
from locales.calendar import WorkCalendar, office_week
from locales.errors import UnknownTag
from locales.tag import normalise
from realtime.lines import LineIn, Unusable, answer_lines

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
)
_HOUSE: Final = WorkCalendar("UTC", office_week())
Words = Annotated[str, Field(max_length=100_000)]


class ToRead(LineIn):
    text: Words
    lang: str | None = None


class ToGuard(LineIn):
    text: Words
    locale: str | None = None
    evidence: list[str] | None = None
    policy: object = None


class Said(LineIn):
    role: Role
    text: Words


class ToCompose(LineIn):
    messages: Annotated[list[Said], Field(min_length=1, max_length=500)]
    locale: str | None = None
    scenario: str | None = None
    facts: dict[str, str] = Field(default_factory=dict)
    policy: object = None
    now: AwareDatetime | None = None


def read_lines(languages: Sequence[str]) -> int:
    """Read each text by itself: a conversation of one message."""
    reader = InstantReader(tuple(languages))

    def answer(line: ToRead) -> object:
        reading, _ = reader.read(line.text, Memory.start(_tag(line.lang, "lang")), datetime.now(UTC))
        return {"id": line.id, **_told(reading)}

    return answer_lines(ToRead, answer)


def guard_lines() -> int:
    """Judge each text."""
    guard = Guard.load()

    def answer(line: ToGuard) -> object:
        policy = _policy(line.policy)
        try:
            verdict = guard.judge(
                line.text,
                locale=_tag(line.locale, "locale"),
                allowance=Allowance(policy.allow, policy.confirmed_fault),
                evidence=line.evidence,
            )
        except GuardError as refused:
            raise Unusable("invalid_field", str(refused)) from refused
        findings: list[Finding] = list(verdict.findings)
        return {"id": line.id, "decision": verdict.decision, "findings": findings, "text": verdict.text}

    return answer_lines(ToGuard, answer)


def compose_lines(languages: Sequence[str]) -> int:
    """The ready line that each conversation would get now."""
    content = load_content()
    copilot = Copilot(InstantReader(tuple(languages)), content.composer, content.guard)
    return answer_lines(ToCompose, lambda line: _compose(copilot, line))


def _compose(copilot: Copilot, line: ToCompose) -> object:
    now = line.now or datetime.now(UTC)
    hint = _tag(line.locale, "locale")
    talk = Talk(str(line.id), hint, Memory.start(hint), facts=dict(line.facts), scenario=line.scenario)
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
        "score": round(reading.score, 4),
        "score_range": [round(edge, 4) for edge in reading.score_range],
        "band": reading.band,
        "emotion": reading.emotion,
        "drivers": [{"start": span.start, "end": span.end} for span in reading.drivers],
        "scenario": reading.scenario,
        "scenario_confidence": round(reading.scenario_confidence, 4),
        "supported": reading.supported,
        "moment": reading.moment,
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
