"""A second person's word on what agents corrected, and what a workspace makes of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from coaching import store as outcomes
from coaching.calibration import Calibrated, Proposal, moved, proposals, shifts
from coaching.corrections import Correction, Reviewed, Standing, Tally, Wrong, tally
from coaching.errors import CorrectionRejected
from coaching.events import Actor, about_reading, calibrated
from realtime import store
from realtime.access import Role, Scope, may_review
from realtime.errors import Invalid, NotFound

REVIEWERS: Final = tuple(role for role in Role if may_review(Scope("", None, role)))
MOST: Final = 200
# Of so long ago are the readings by which people see what a shift would do.
SEEN_BY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A proposal, the shift that is in force, and how many readings of late would be in another band."""

    proposal: Proposal
    in_force: float
    moved: int
    readings: int


def report(
    connection: Connection, workspace: str, wrong: Wrong, since: datetime | None, until: datetime | None
) -> list[Tally]:
    """What was read, what was meant, and of how many readings."""
    corrections = outcomes.corrections(connection, workspace, since, until)
    return tally(corrections, wrong, store.count_readings(connection, workspace, wrong.value, since, until))


def listed(
    connection: Connection,
    workspace: str,
    standing: Standing | None = Standing.OPEN,
    teams: Collection[str] | None = None,
) -> list[tuple[Correction, str | None]]:
    """Corrections, the oldest first, with the words that were read, as long as they are kept.

    teams: only of these and of no team; None for all.
    """
    found = [
        one
        for one in outcomes.corrections(connection, workspace)
        if (standing is None or one.standing is standing) and _is_theirs(one, teams)
    ]
    texts = store.texts_of(connection, workspace, [one.said.message for one in found])
    return [(one, texts.get(one.said.message)) for one in found]


def waiting(connection: Connection, scope: Scope) -> list[dict[str, object]]:
    """What waits for the caller's word, then what is their own; the words only of what they may read."""
    found = listed(connection, scope.workspace, teams=scope.teams)
    found.sort(key=lambda pair: pair[0].by == scope.person)
    names = {one.id: one.name for one in store.list_people(connection, scope.workspace)}
    return [
        {
            "id": one.id,
            "at": one.at,
            "by": names.get(one.by or "", ""),
            "is_own": one.by == scope.person,
            "wrong": one.said.wrong,
            "language": one.said.language,
            "was": one.said.was,
            "should_be": one.said.should_be,
            "score": one.said.score,
            "engine": one.said.engine,
            "text": text if store.get_conversation(connection, scope, one.conversation) else None,
        }
        for one, text in found[:MOST]
    ]


def judge(
    connection: Connection,
    workspace: str,
    ids: Sequence[str],
    standing: Standing,
    by: str,
    now: datetime,
    teams: Collection[str] | None = None,
) -> list[Correction]:
    """Say of some corrections that they are right or not; a later word stands for an earlier one.

    All or none. Raises NotFound for an id that is none, Invalid for a correction of one's own.
    """
    there = {one.id: one for one in outcomes.corrections(connection, workspace) if _is_theirs(one, teams)}
    judged = []
    for id in dict.fromkeys(ids):
        if id not in there:
            raise NotFound(f"there is no correction {id!r}")
        try:
            judged.append(there[id].reviewed(standing, by))
        except CorrectionRejected as refused:
            raise Invalid(str(refused)) from refused
    actor = Actor("reviewer", by)
    words = [(one.conversation, Reviewed(one.said.message, one.said.wrong, standing)) for one in judged]
    outcomes.append_events(
        connection,
        [about_reading(workspace, conversation, word, actor, now) for conversation, word in words],
    )
    return judged


def foresee(connection: Connection, workspace: store.Workspace, now: datetime) -> list[Foreseen]:
    """What the accepted corrections propose, beside what is in force."""
    scores = store.count_scores(connection, workspace.id, now - SEEN_BY)
    proposed = proposals(outcomes.corrections(connection, workspace.id))
    named = {one.language for one in proposed}
    unnamed = [Proposal(language, 0.0, 0, 0) for language in workspace.calibration if language not in named]
    return [_foreseen(one, workspace, scores.get(one.language, {})) for one in (*proposed, *unnamed)]


def calibrate(
    connection: Connection, workspace: store.Workspace, by: str, now: datetime, *, is_off: bool
) -> dict[str, float]:
    """Put in force what is proposed, or take all back; gives what is in force then."""
    wanted = {} if is_off else shifts(proposals(outcomes.corrections(connection, workspace.id)))
    if wanted == dict(workspace.calibration):
        return wanted
    store.change_workspace(connection, replace(workspace, calibration=wanted))
    told = calibrated(workspace.id, Calibrated(wanted), Actor("reviewer", by), now)
    outcomes.append_events(connection, [told])
    return wanted


def check_reviewer(person: store.Person) -> None:
    """Raises Invalid unless they are one of those who judge."""
    if not person.active or person.role not in REVIEWERS:
        names = " or ".join(REVIEWERS)
        raise Invalid(f"{person.name} is no active {names}; only those judge corrections")


def in_words(calibration: Iterable[tuple[str, float]]) -> str:
    """As `en +0.04, es -0.02`."""
    return ", ".join(f"{language} {shift:+.4g}" for language, shift in sorted(calibration))


def _foreseen(proposal: Proposal, workspace: store.Workspace, scores: dict[float, int]) -> Foreseen:
    return Foreseen(
        proposal,
        workspace.calibration.get(proposal.language, 0.0),
        moved(scores, proposal.shift),
        sum(scores.values()),
    )


def _is_theirs(one: Correction, teams: Collection[str] | None) -> bool:
    return teams is None or one.said.team is None or one.said.team in teams
