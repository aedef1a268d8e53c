"""From the values of the rooms below to frames on the wire."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from assist.copilot import Copilot, Talk
from assist.drafting import Finished
from assist.escalation import Alert, Evidence, alert_of
from assist.reading import Reading
from assist.suggestion import Suggestion
from coaching.outcome import Life
from guardrails.finding import Decision, Finding
from guardrails.gate import Replaced
from realtime.drafted import Drafted, hash8
from realtime.wire.messages import Person
from realtime.wire.readings import PartCorrected, ReadingMade, SignSeen
from realtime.wire.suggestions import (
    FindingOut,
    ItemOut,
    MarkOut,
    ReplacedOut,
    SuggestionEnded,
    SuggestionFinal,
    SuggestionReady,
    SuggestionStart,
)


def reading_made(
    message: str,
    reading: Reading,
    alert: Alert | None,
    missing: tuple[str, ...],
    evidence: Sequence[Evidence] = (),
    corrected: tuple[PartCorrected, ...] = (),
) -> ReadingMade:
    return ReadingMade(
        message=message,
        language=reading.language,
        language_confidence=reading.language_confidence,
        locale=reading.locale,
        score=reading.score,
        score_range=reading.score_range,
        band=reading.band,
        emotion=reading.emotion,
        drivers=tuple((span.start, span.end) for span in reading.drivers),
        level=reading.level,
        trend=reading.trend,
        scenario=reading.scenario,
        scenario_confidence=reading.scenario_confidence,
        moment=reading.moment,
        supported=reading.supported,
        engine=reading.engine,
        risk=reading.risk,
        risk_spans=tuple((span.start, span.end) for span in reading.risk_spans),
        alert=alert.reasons if alert else (),
        missing=missing,
        signs=tuple([SignSeen(one.sign, one.at) for one in evidence]) if evidence else (),
        corrected=corrected,
    )


def reading_told(
    copilot: Copilot,
    talk: Talk,
    message: str,
    reading: Reading,
    now: datetime,
    corrected: tuple[PartCorrected, ...] = (),
) -> ReadingMade:
    """The last reading, with what it means for the conversation."""
    course = talk.course
    missing = copilot.missing(talk, reading)
    return reading_made(message, reading, alert_of(course, now), missing, course.evidence, corrected)


def suggestion_ready(
    sug: str, attempt: int, turn: str, suggestion: Suggestion, at: datetime
) -> SuggestionReady:
    """The only way from a suggestion to the wire: its words are guarded text."""
    verdict = suggestion.text.verdict
    return SuggestionReady(
        sug=sug,
        attempt=attempt,
        turn=turn,
        at=at,
        kind=suggestion.kind,
        source=suggestion.source,
        text=suggestion.text.text,
        moves=tuple(suggestion.moves),
        marks=tuple(MarkOut(mark.start, mark.end, mark.kind) for mark in suggestion.marks),
        items=tuple(
            ItemOut(piece.item, piece.revision, piece.move, piece.start, piece.end)
            for piece in suggestion.pieces
        ),
        release=suggestion.release,
        guide=suggestion.guide,
        locale=suggestion.locale,
        requested_locale=suggestion.requested_locale,
        fallback=suggestion.fallback,
        unreviewed=suggestion.unreviewed,
        decision=verdict.decision,
        findings=tuple(map(finding_out, verdict.findings)),
    )


def finding_out(finding: Finding) -> FindingOut:
    return FindingOut(
        rule_id=finding.rule_id,
        category=finding.category,
        severity=finding.severity,
        start=finding.start,
        end=finding.end,
        reason=finding.reason,
        alternative=finding.alternative,
    )


def replaced_out(replaced: Replaced) -> ReplacedOut:
    return ReplacedOut(replaced.start, replaced.end, replaced.rule_id, replaced.category, replaced.reason)


def final(start: SuggestionStart, text: str, finished: Finished, at: datetime) -> SuggestionFinal:
    """The end of a draft that the model finished."""
    usage = finished.usage
    return SuggestionFinal(
        sug=start.sug,
        attempt=start.attempt,
        at=at,
        len=len(text),
        hash8=hash8(text),
        decision=finished.verdict.decision,
        findings=tuple(map(finding_out, finished.verdict.findings)),
        model=finished.model,
        prompt_tokens=usage.prompt_tokens if usage else None,
        completion_tokens=usage.completion_tokens if usage else None,
        cost_usd=usage.cost_usd if usage else None,
        first_ms=round(usage.first_token_s * 1000) if usage else None,
        total_ms=round(usage.total_s * 1000) if usage else None,
    )


def cut_short(
    draft: Drafted, length: int, at: datetime, model: str, stopped: Literal["taken", "agent"]
) -> SuggestionFinal:
    """The end of a draft that somebody stopped: the words that there are."""
    text = draft.text[:length]
    is_mended = any(one.start < length for one in draft.replaced)
    return SuggestionFinal(
        sug=draft.start.sug,
        attempt=draft.start.attempt,
        at=at,
        len=len(text),
        hash8=hash8(text),
        decision=Decision.REWRITE if is_mended else Decision.ALLOW,
        findings=(),
        model=model,
        stopped=stopped,
    )


def ended(life: Life, by: Person | None) -> SuggestionEnded:
    assert life.end is not None
    assert life.ended_at is not None
    return SuggestionEnded(
        sug=life.sug,
        attempt=life.attempt,
        end=life.end,
        at=life.ended_at,
        by=by,
        reason=life.reason,
        message=life.message,
        retained=life.retained,
        authored=life.authored,
    )
