"""The whole gate of a release: structure, guard, cases, composing. The release loader is handed it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from assist.brief import PromptTooLong, Variant, prompt_for
from assist.briefing import PREVIOUS_CHARS, Request, Spoken, brief_for
from assist.choosing import used_after
from assist.composer import Composer, Composition, Situation
from assist.conversation import Role
from assist.facts import facts_in
from assist.reading import Emotion, Moment, Reading, Trend
from assist.suggestion import Kind
from guardrails.finding import Allowance, Decision, Finding, Severity
from guardrails.inspection import Guard
from guardrails.rails.promises import Promise
from locales.calendar import WorkCalendar, office_week
from locales.cases import Cases, ComposeCase
from locales.catalog import load_cases
from locales.errors import GuideRejected
from locales.guide import PhraseGuide
from locales.phrase import Band, Move, State
from prompts.errors import TemplateUnfit
from prompts.lint import judge
from prompts.release import Gates, Release

# any moment will do; a fixed one makes a gate that passes today pass tomorrow
_NOW: Final = datetime(2026, 11, 24, 16, 20, tzinfo=UTC)
_CALENDAR: Final = WorkCalendar("UTC", office_week())
_NOTHING: Final = Allowance()
_SCORES: Final = {Band.LOW: 0.1, Band.MEDIUM: 0.5, Band.HIGH: 0.9}
_TURNS: Final = 3
_CANARY: Final = "bcdfghjkmnpqrstv"
_FACTS: Final = {
    "agent_name": "Robin",
    "amount": "45.90",
    "case_id": "C-5521",
    "customer_name": "Alex",
    "date": "2026-11-20",
    "device": "iPhone",
    "error_text": "E-104",
    "order_number": "A-10432",
    "product": "Nova",
}


def release_gates(guard: Guard, cases: Callable[[str], Cases] = load_cases) -> Gates:
    """What `load_release` asks: every reason why a release may not be used."""

    def gates(release: Release) -> list[str]:
        reasons = [*judge(release), *_vocabulary(release)]
        if reasons:  # what doesn't hang together can't be composed from
            return reasons
        reasons = [*_guarded(release, guard), *_cases(release, guard, cases), *_prompts(release)]
        # one bad phrase would stand in dozens of conversations
        return reasons or [*_walk(release, guard)]

    return gates


def _vocabulary(release: Release) -> Iterator[str]:
    """Words that a lower room cannot know: feelings, moments and kinds of promise."""
    for tag, guide in release.guides.items():
        for item, phrase in guide.phrases.items():
            where = f"{tag}/guide.yaml: phrases.{item}"
            yield from _known(f"{where}.emotions", phrase.emotions, Emotion)
            yield from _known(f"{where}.moments", phrase.moments, Moment)
    for name, policy in release.policies.items():
        for rule in (policy.otherwise, *policy.scenarios.values()):
            yield from _known(f"policies/{name}.md: allow", rule.allow, Promise)
            if rule.limit:
                yield from _known(f"policies/{name}.md: limit.moments", rule.limit.moments, Moment)


def _known(where: str, names: tuple[str, ...], known: type[StrEnum]) -> Iterator[str]:
    words = sorted(known)
    unknown = (name for name in names if name not in words)
    return (f"{where}: `{name}` is not known; use one of {', '.join(words)}" for name in unknown)


def _guarded(release: Release, guard: Guard) -> Iterator[str]:
    """Every phrase, with all its slots filled and with no more than it needs."""
    for tag, guide in release.guides.items():
        values = _samples(release, guide)
        for item, phrase in guide.phrases.items():
            if phrase.state is State.RETIRED:
                continue
            template = guide.templates[item]
            for slots in {template.slots, template.required}:
                given = {name: values[name] for name in slots if name in values}
                if not template.required <= given.keys():
                    continue
                where = f"{tag}/guide.yaml: phrases.{item}"
                yield from _stopped(where, template.fill(given).text, tag, guard, tuple(given.values()))


def _samples(release: Release, guide: PhraseGuide) -> Mapping[str, str]:
    """A value for each slot, in the guide's language where the slot holds words."""
    language = guide.locale.split("-")[0]
    said = next(
        (item.samples[language][0] for item in release.scenarios.values() if language in item.samples), ""
    )
    clause = said.rstrip(".。 ")
    due = _CALENDAR.describe_due(_CALENDAR.add_days(_NOW, 2), _NOW, guide)
    owner = guide.owners[release.library.general.owner]
    return _FACTS | {"due": due, "owner": owner} | ({"summary": clause, "policy": clause} if clause else {})


def _stopped(where: str, text: str, tag: str, guard: Guard, evidence: tuple[str, ...]) -> Iterator[str]:
    verdict = guard.judge(text, locale=tag, allowance=_NOTHING, evidence=evidence)
    for finding in verdict.findings:
        if finding.severity is Severity.ERROR:
            yield f"{where}: {_told(finding, text)}"


def _told(finding: Finding, text: str) -> str:
    return f"the guard stops “{text[finding.start : finding.end]}” ({finding.rule_id}): {finding.reason}"


def _cases(release: Release, guard: Guard, cases: Callable[[str], Cases]) -> Iterator[str]:
    composer = Composer(release)
    for tag in release.guides:
        try:
            of_tag = cases(tag)
        except GuideRejected as error:
            yield from error.reasons
            continue
        for number, case in enumerate(of_tag.guard):
            where = f"{tag}/cases.yaml: guard.{number}"
            verdict = guard.judge(case.says, locale=tag, allowance=_NOTHING, evidence=case.evidence)
            is_stopped = verdict.decision in (Decision.BLOCK, Decision.REWRITE)
            if case.expect == "pass" and is_stopped:
                yield f"{where}: should pass: {_told(verdict.findings[0], case.says)}"
            elif case.expect != "pass" and not (
                is_stopped and any(finding.category == case.expect for finding in verdict.findings)
            ):
                yield f"{where}: should be stopped as {case.expect} and is not: {case.says!r}"
        for number, wanted in enumerate(of_tag.compose):
            yield from _composed_as(f"{tag}/cases.yaml: compose.{number}", tag, wanted, composer)


def _composed_as(where: str, tag: str, case: ComposeCase, composer: Composer) -> Iterator[str]:
    reading = _reading(tag, case.band, case.scenario)
    composition = composer.compose(_situation(tag, reading, facts_in(case.says)))
    if composition is None:
        yield f"{where}: nothing was composed; add phrases that fit"
        return
    moves = composition.moves
    if not _in_order(case.moves, moves):
        yield f"{where}: should do {_list(case.moves)}, does {_list(moves)}: {composition.text!r}"
    if extra := [move for move in case.without if move in moves]:
        yield f"{where}: should not do {_list(tuple(extra))}: {composition.text!r}"
    if case.has_due and Move.NEXT_STEP not in moves and Move.QUESTION not in moves:
        yield f"{where}: says by when nothing happens: {composition.text!r}"


def _in_order(wanted: tuple[Move, ...], moves: tuple[Move, ...]) -> bool:
    rest = iter(moves)
    return all(move in rest for move in wanted)


def _list(moves: tuple[Move, ...]) -> str:
    return " → ".join(moves) or "nothing"


def _walk(release: Release, guard: Guard) -> Iterator[str]:
    """A few turns of every kind of conversation: something is said, and the guard lets it through whole."""
    composer = Composer(release)
    moods = [
        *((emotion, Moment.PROBLEM) for emotion in Emotion),
        *((Emotion.NONE, moment) for moment in Moment if moment is not Moment.PROBLEM),
    ]
    for tag in release.guides:
        for scenario in (None, *release.scenarios):
            for band in Band:
                for emotion, moment in moods:
                    reading = _reading(tag, band, scenario, emotion, moment)
                    yield from _turns(tag, reading, composer, guard)


def _turns(tag: str, reading: Reading, composer: Composer, guard: Guard) -> Iterator[str]:
    """The first turn with no fact of the case, the others with all of them."""
    where = f"{tag}: {reading.scenario or 'no scenario'}, {reading.band}, {reading.emotion}, {reading.moment}"
    situation = _situation(tag, reading, {})
    for turn in range(1, _TURNS + 1):
        composition: Composition | None = composer.compose(situation._replace(customer_turns=turn))
        if composition is None:
            yield f"{where}: nothing is composed on turn {turn}; add phrases that fit"
            return
        yield from _stopped(where, composition.text, tag, guard, composition.evidence)
        said = (piece.item for piece in composition.pieces)
        situation = situation._replace(used=used_after(situation.used, said), facts=_FACTS)


def _prompts(release: Release) -> Iterator[str]:
    """Every prompt, for every guide, with all that a brief can hold: it fits, and says what it must."""
    composer = Composer(release)
    asked = [Request(Kind.DRAFT), Request(Kind.QUESTION), *(Request(variant=variant) for variant in Variant)]
    for tag in release.guides:
        readings = [_reading(tag, band, None) for band in Band]
        readings.append(_reading(tag, Band.HIGH, None, moment=Moment.BAD_NEWS))
        for reading in readings:
            for request in asked:
                yield from _asked(tag, reading, request, composer)


def _asked(tag: str, reading: Reading, request: Request, composer: Composer) -> Iterator[str]:
    situation = _situation(tag, reading, _FACTS)
    line = composer.compose(situation)
    if line is None:  # the walk says so
        return
    long = " ".join([line.text] * PREVIOUS_CHARS)[:PREVIOUS_CHARS]
    spoken = [Spoken(Role.CUSTOMER, line.text)]
    request = Request(request.kind, request.variant, long if request.variant else None)
    brief = brief_for(composer, situation, spoken, (), request, str)
    assert brief
    try:
        prompt_for(composer.release, brief, request.kind, request.variant, _CANARY)
    except (PromptTooLong, TemplateUnfit) as error:
        yield f"{tag}: {error}"


def _reading(
    tag: str,
    band: Band,
    scenario: str | None,
    emotion: Emotion = Emotion.NONE,
    moment: Moment = Moment.PROBLEM,
) -> Reading:
    score = _SCORES[band]
    return Reading(
        language=tag.split("-")[0],
        language_confidence=1.0,
        locale=tag,
        score=score,
        score_range=(score, score),
        band=band,
        emotion=emotion,
        drivers=(),
        level=score,
        trend=Trend.STEADY,
        scenario=scenario,
        scenario_confidence=1.0,
        moment=moment,
        supported=True,
    )


def _situation(tag: str, reading: Reading, facts: Mapping[str, str]) -> Situation:
    return Situation(reading=reading, requested_locale=tag, now=_NOW, calendar=_CALENDAR, facts=facts)
