"""What an agent says was read wrongly: it stands from then on, in the reading and for the conversation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from assist.copilot import NoSuggestion
from assist.ids import suggestion_id
from assist.reading import Reading
from assist.suggestion import Kind
from coaching.corrections import Corrected, Wrong
from coaching.errors import CorrectionRejected
from locales.phrase import Band
from realtime import frames
from realtime.corrected import take_in
from realtime.errors import Invalid, NotFound
from realtime.line import Line
from realtime.live import Live
from realtime.turn import Turn
from realtime.wire.commands import Correct
from realtime.wire.messages import Person
from realtime.wire.readings import PartCorrected, ReadingMade
from realtime.wire.suggestions import SuggestionReady
from realtime.workspaces import Workspace

REASON: Final = "corrected"


def corrected(live: Live, workspace: Workspace, scenarios: Sequence[str], command: Correct) -> Corrected:
    """What is said of which reading. Raises NotFound; Invalid for what no reading says, or this one does."""
    made, message = live.view.reading(command.message), live.view.message(command.message)
    if made is None or message is None or not message.text:
        raise NotFound
    _check_known(workspace, scenarios, command)
    # Of the last message more may be known than was told of it so far.
    known = live.last_reading if live.heard_turn == made.message and live.last_reading else made
    stands = _part(known, command.wrong)
    if stands == command.should_be:
        raise Invalid(f"should_be: the {command.wrong} is {stands or 'none'} already; say what it should be")
    earlier = next((one for one in _corrections(live, made) if one.wrong is command.wrong), None)
    was = earlier.was if earlier else stands
    try:
        return Corrected(
            message=command.message,
            wrong=command.wrong,
            was=was,
            should_be=command.should_be,
            language=(was if command.wrong is Wrong.LANGUAGE else None) or known.language,
            score=known.score,
            engine=known.engine,
            team=live.view.info.team,
        )
    except CorrectionRejected as refused:
        raise Invalid(str(refused)) from refused


def correct(line: Line, live: Live, said: Corrected, by: Person, now: datetime) -> Turn:
    """Have it stand: the reading anew, and of the last message also what was made of it."""
    made = live.view.reading(said.message)
    message = live.view.message(said.message)
    assert made
    assert message
    is_late = live.heard_turn != said.message or live.last_reading is None
    part = PartCorrected(said.wrong, said.was, said.should_be, by, now, is_late)
    parts = (*(one for one in _corrections(live, made) if one.wrong is not said.wrong), part)
    live.corrected[said.message] = parts
    if is_late:
        return Turn([_of_older(made, part, parts)])
    copilot = line.workspaces.get(live.workspace).copilot
    reading = take_in(live, copilot, message, part, parts)
    turn = Turn([frames.reading_told(copilot, live.talk, message.id, reading, now, parts)])
    if live.open_turn == message.id:
        if said.wrong is Wrong.LANGUAGE:
            _draft_anew(line, live, turn, message.id, now)
        _compose_anew(line, live, turn, message.id, reading, now, said.wrong)
    return turn


def _check_known(workspace: Workspace, scenarios: Sequence[str], command: Correct) -> None:
    known: Sequence[str | None]
    match command.wrong:
        case Wrong.BAND:
            known = tuple(Band)
        case Wrong.LANGUAGE:
            known = workspace.languages
        case Wrong.SCENARIO:
            known = (*scenarios, None)
    if command.should_be not in known:
        names = ", ".join(one or "null" for one in known)
        raise Invalid(f"should_be: no {command.wrong} of this workspace; there is {names}")


def _corrections(live: Live, made: ReadingMade) -> tuple[PartCorrected, ...]:
    """Those that are decided, also when they are not committed yet."""
    return live.corrected.get(made.message, made.corrected)


def _part(known: Reading | ReadingMade, wrong: Wrong) -> str | None:
    """What stands there now."""
    match wrong:
        case Wrong.BAND:
            return str(known.band)
        case Wrong.LANGUAGE:
            return known.language
        case Wrong.SCENARIO:
            return known.scenario


def _of_older(made: ReadingMade, part: PartCorrected, parts: tuple[PartCorrected, ...]) -> ReadingMade:
    """The conversation has gone on: only what is told of the message changes."""
    match part.wrong:
        case Wrong.BAND:
            return replace(made, band=part.should_be or made.band, corrected=parts)
        case Wrong.LANGUAGE:
            return replace(made, language=part.should_be or made.language, locale=None, corrected=parts)
        case Wrong.SCENARIO:
            sure = 1.0 if part.should_be else 0.0
            return replace(made, scenario=part.should_be, scenario_confidence=sure, corrected=parts)


def _compose_anew(
    line: Line, live: Live, turn: Turn, message: str, reading: Reading, now: datetime, wrong: Wrong
) -> None:
    """Another line in place of one that nobody has taken, also where it was looked at.

    What is in another language goes in any case; else it stays where no other line is to be had.
    """
    if not line.workspaces.get(live.workspace).suggestions_on:
        return
    sug = suggestion_id(live.workspace, live.id, message, Kind.READY)
    ready = next((life for life in live.open_lives() if life.sug == sug), None)
    if ready is not None and ready.taken_at is not None:
        return
    offered = Turn()
    is_foreign = wrong is Wrong.LANGUAGE
    try:
        line.ready_lines.in_place(live, offered, message, reading, says_why=is_foreign)
    except NoSuggestion:
        return
    if ready is not None:
        if not is_foreign and not any(isinstance(body, SuggestionReady) for body in offered.bodies):
            return
        turn.withdraw(live, ready, now, REASON)
    turn.bodies += offered.bodies
    turn.requested += offered.requested


def _draft_anew(line: Line, live: Live, turn: Turn, message: str, now: datetime) -> None:
    """What a model writes in another language is given up, and begun again in theirs."""
    given_up = []
    for life in live.open_lives():
        if life.turn == message and life.kind is not Kind.READY and life.taken_at is None:
            line.drafts.cancel((life.sug, life.attempt))
            turn.withdraw(live, life, now, REASON)
            given_up.append(life.kind)
    for kind in given_up:
        line.draft_orders.order(live, turn, message, kind)
