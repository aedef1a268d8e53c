"""`tactful guard …`: judging texts, and trying rule packs before they are in force."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realtime.console import give_up, settings_of

if TYPE_CHECKING:
    from guardrails.inspection import Guard

guarding = typer.Typer(help="Judge replies, and try rule packs before they are in force.")

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Folders or files of packs, laid over ours in this order; else those in force."),
]
Sample = Annotated[
    Path | None,
    typer.Option(
        help="JSON lines as `tactful guard` takes them; else the lines that the packs themselves hold."
    ),
]
On = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="As on this day (UTC); else today.")
]


@guarding.callback(invoke_without_command=True)
def guard(
    context: typer.Context,
    stream: Annotated[
        bool,
        typer.Option("--stream", help="The text comes in `chunks`; also tells what was shown."),
    ] = False,
    by_clause: Annotated[
        bool,
        typer.Option(
            "--by-clause",
            help="What may stand of a sentence is shown before its end; findings begin behind it.",
        ),
    ] = False,
    inbound: Annotated[
        bool,
        typer.Option("--inbound", help="The text is a customer's: does it try to steer the copilot?"),
    ] = False,
) -> None:
    """Judge replies: fault admitted, too much promised, figures that nobody gave. JSON lines in and out.

    Example: echo '{"id": 1, "text": "That was our mistake.", "locale": "en-US"}' | tactful guard

    Example: tactful guard --stream --by-clause < streams.jsonl

    The commands below try rule packs: docs/rules-for-compliance.md.
    """
    if context.invoked_subcommand is not None:
        if stream or by_clause or inbound:
            raise typer.BadParameter(
                f"--stream, --by-clause and --inbound do not go with {context.invoked_subcommand}"
            )
        return
    if inbound and (stream or by_clause):
        raise typer.BadParameter("--stream and --by-clause do not go together with --inbound")
    from realtime import batch

    if inbound:
        sys.exit(batch.inbound_lines())
    judge = batch.guard_stream_lines if stream else batch.guard_lines
    sys.exit(judge(_guard(), by_clause=by_clause))


@guarding.command("test")
def run_tests(paths: Paths = None) -> None:
    """Run the tests that stand in the packs: each rule flags its must_flag lines and passes its must_pass.

    Example: tactful guard test my-packs/es-MX.yaml

    Exit status: 0 when all pass, 1 when one fails or a pack cannot be read.
    """
    from realtime import rulebook

    sys.exit(rulebook.try_packs(_paths(paths)))


@guarding.command("lint")
def lint(paths: Paths = None) -> None:
    """Say what is wrong with packs, and what could be better: left-overs, rules that never act, ended dates.

    Example: tactful guard lint my-packs
    """
    from realtime import rulebook

    sys.exit(rulebook.lint_packs(_paths(paths), datetime.now(UTC).date()))


@guarding.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="Folder or file of packs over ours, or the word: shipped.")],
    new: Annotated[str, typer.Argument(help="The same, as it would be.")],
    sample: Sample = None,
    on: On = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for what changes.")] = False,
) -> None:
    """Which decisions change on a sample of real replies, by the rules alone.

    Example: tactful guard diff data/packs my-packs --sample replies.jsonl

    Example: tactful guard diff shipped my-packs/en.yaml --on 2027-01-01 --json
    """
    from realtime import rulebook

    for name, place in (("OLD", old), ("NEW", new)):
        if place != rulebook.SHIPPED and not Path(place).exists():
            raise typer.BadParameter(f"{name}: {place}: no such folder or file")
    if sample is not None and not sample.is_file():
        raise typer.BadParameter(f"--sample: {sample}: no such file")
    day = (on or datetime.now(UTC)).date()
    sys.exit(rulebook.diff_packs(old, new, sample, day, as_json=as_json))


def _guard() -> "Guard":
    """By the rules that are in force here."""
    from guardrails.errors import PackRejected
    from realtime import batch

    try:
        return batch.open_guard(_paths(None))
    except PackRejected as rejected:
        give_up(*rejected.reasons)


def _paths(given: list[Path] | None) -> list[Path]:
    """Those given, else the house's own where there are some."""
    for path in given or []:
        if not path.exists():
            raise typer.BadParameter(f"{path}: no such folder or file")
    if given:
        return given
    house = settings_of().packs
    return [house] if house.is_dir() else []
