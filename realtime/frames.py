"""From the values of the rooms below to frames on the wire."""

from datetime import datetime

from assist.reading import Reading
from assist.suggestion import Suggestion
from coaching.outcome import Life
from guardrails.finding import Finding
from realtime.wire import (
    FindingOut,
    ItemOut,
    MarkOut,
    Person,
    ReadingMade,
    SuggestionEnded,
    SuggestionReady,
)


def reading_made(message: str, reading: Reading) -> ReadingMade:
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
    )


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
