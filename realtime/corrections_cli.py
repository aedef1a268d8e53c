"""`tactful corrections`: what agents said was read wrongly, judged by a second person."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from coaching.corrections import Correction, Standing
from realtime.console import at_the_office, give_up

if TYPE_CHECKING:  # the database is loaded by the command that needs it
    from realtime.reviewing import Foreseen
    from realtime.store.office import Office

corrections = typer.Typer(help="What agents said was read wrongly.", no_args_is_help=True)

Workspace = Annotated[str | None, typer.Option("--workspace", "-w", help="Its name, when there are several.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
By = Annotated[str, typer.Option(help="Who says so: the name of a supervisor or QA.")]
Ids = Annotated[list[str], typer.Argument(help="Ids, as `tactful corrections list` names them.")]


@corrections.command("list")
def list_corrections(
    everything: Annotated[bool, typer.Option("--all", help="Also those that were judged.")] = False,
    workspace: Workspace = None,
    as_json: Json = False,
) -> None:
    """Show what waits for a second person, with the words that were read as long as they are kept.

    Example: tactful corrections list --all --json
    """
    from realtime import reviewing

    standing = None if everything else Standing.OPEN
    found = at_the_office(
        workspace, lambda office: reviewing.listed(office.connection, office.workspace.id, standing)
    )
    for one, text in found:
        row = _row(one, text)
        if as_json:
            typer.echo(orjson.dumps(row, option=orjson.OPT_UTC_Z))
        else:
            typer.echo(_line(one, text))
    if not found and not as_json:
        typer.echo("Nothing waits: agents say what was read wrongly with “not right?” in the sidebar.")


@corrections.command("accept")
def accept(ids: Ids, by: By, workspace: Workspace = None) -> None:
    """Agree that these were read wrongly. Nothing is calibrated by that alone.

    Example: tactful corrections accept msg_4k2v:band --by Quinn
    """
    _judge(ids, Standing.ACCEPTED, by, workspace)


@corrections.command("reject")
def reject(ids: Ids, by: By, workspace: Workspace = None) -> None:
    """Say that these were read well.

    Example: tactful corrections reject msg_4k2v:band --by Quinn
    """
    _judge(ids, Standing.REJECTED, by, workspace)


@corrections.command("calibrate")
def calibrate(
    by: Annotated[
        str | None, typer.Option(help="Put it in force, in this supervisor's or QA's name.")
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="Take all back; with --by.")] = False,
    workspace: Workspace = None,
) -> None:
    """Show how far accepted corrections would move the cut points of the bands; with --by, do it.

    Example: tactful corrections calibrate --by Quinn
    """
    from realtime import reviewing

    if by is None:
        if off:
            give_up("--off takes all back in somebody's name: add --by")
        now = datetime.now(UTC)
        foreseen = at_the_office(
            workspace, lambda office: reviewing.foresee(office.connection, office.workspace, now)
        )
        for one in foreseen:
            typer.echo(_told(one))
        if not foreseen:
            typer.echo("No correction of an intensity was accepted yet: see `tactful corrections list`.")
        return

    def work(office: "Office") -> dict[str, float]:
        return reviewing.calibrate(
            office.connection, office.workspace, office.reviewer(by).id, datetime.now(UTC), is_off=off
        )

    in_force = at_the_office(workspace, work)
    typer.echo(
        f"in force for conversations that begin from now on: {reviewing.in_words(in_force.items())}"
        if in_force
        else "nothing is moved: the cut points are those that come along"
    )


def _judge(ids: list[str], standing: Standing, by: str, workspace: str | None) -> None:
    from realtime import reviewing

    def work(office: "Office") -> list[Correction]:
        reviewer = office.reviewer(by)
        return reviewing.judge(
            office.connection, office.workspace.id, ids, standing, reviewer.id, datetime.now(UTC)
        )

    for one in at_the_office(workspace, work):
        typer.echo(f"{one.id} {standing}")


def _row(one: Correction, text: str | None) -> dict[str, object]:
    said = one.said
    return {
        "id": one.id,
        "at": one.at,
        "by": one.by,
        "conversation": one.conversation,
        "wrong": said.wrong,
        "language": said.language,
        "was": said.was,
        "should_be": said.should_be,
        "score": said.score,
        "engine": said.engine,
        "standing": one.standing,
        "reviewed_by": one.reviewed_by,
        "text": text,
    }


def _line(one: Correction, text: str | None) -> str:
    said = one.said
    read = f"{said.was or 'none'} → {said.should_be or 'none'}"
    about = f"{said.wrong} {read}  {said.language} {said.score:.2f} {said.engine}  {one.standing}"
    return f"{one.id}  {about}\n    {text or '(the words are no longer kept)'}"


def _told(one: "Foreseen") -> str:
    proposal = one.proposal
    now = f"in force {one.in_force:+.4g}"
    if proposal.missing:
        return f"{proposal.language}  {now}  too few accepted: {proposal.of}, {proposal.missing} more needed"
    return (
        f"{proposal.language}  {now}  proposed {proposal.shift:+.4g}: as meant in {proposal.mended} of "
        f"{proposal.of} accepted corrections; another band in {one.moved} of {one.readings} readings "
        "of the last 30 days"
    )
