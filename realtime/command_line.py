"""`tactful …`: every command. Each imports what it needs when it is called, so that `--help` is quick."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from coaching.corrections import Tally, Wrong
from coaching.metrics import Acceptance, By
from realtime.console import at_the_office, give_up, problems_of, settings_of
from realtime.corrections_cli import corrections
from realtime.errors import RealtimeError
from realtime.guard_cli import guarding
from realtime.people import people, sources, tokens

app = typer.Typer(
    help="A real-time copilot for customer-support agents.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
report = typer.Typer(help="What became of suggestions, with counts and intervals.", no_args_is_help=True)
export = typer.Typer(help="Everything that was logged, a line each.", no_args_is_help=True)
content = typer.Typer(help="Phrase guides, moves, scenarios and policies.", no_args_is_help=True)
app.add_typer(guarding, name="guard")
app.add_typer(people, name="people")
app.add_typer(tokens, name="token")
app.add_typer(sources, name="source")
app.add_typer(corrections, name="corrections")
app.add_typer(report, name="report")
app.add_typer(export, name="export")
app.add_typer(content, name="content")

Languages = Annotated[str | None, typer.Option(help="What customers may write in, as en,es,ja.")]
Workspace = Annotated[str | None, typer.Option("--workspace", "-w", help="Its name, when there are several.")]
Since = Annotated[datetime | None, typer.Option(help="Asked for from this day or moment on (UTC).")]
Until = Annotated[datetime | None, typer.Option(help="Asked for before this day or moment (UTC).")]
Csv = Annotated[bool, typer.Option("--csv", help="Comma-separated values.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Port = Annotated[int | None, typer.Option(help="TCP port; else TACTFUL_PORT, else 8787.")]


# ---- the server ----


@app.command()
def serve(port: Port = None) -> None:
    """Run gateway and worker in one process, until Ctrl-C.

    Example: TACTFUL_DATA=/var/lib/tactful tactful serve
    """
    from realtime import running

    _run(running.serve(settings_of(port=port)))


@app.command()
def demo(
    port: Port = None,
    model: Annotated[
        str | None, typer.Option(help="Who drafts: `local`, or litellm's name; else TACTFUL_MODEL.")
    ] = None,
) -> None:
    """Run the demo desk on this machine: customer on one side, agent on the other.

    Example: tactful demo --port 9000 --model local
    """
    from realtime import running

    _run(running.demo(settings_of(port=port, model=model, demo=True)))


@app.command()
def doctor(
    probe: Annotated[bool, typer.Option("--probe", help="Also ask each model for a sentence.")] = False,
) -> None:
    """Check that everything the server needs is there, and say how to mend what is not.

    Example: tactful doctor --probe
    """
    from realtime import examine

    sys.exit(asyncio.run(examine.examine(settings_of(), probe=probe)))


# ---- parts of the line, over JSON lines ----


@app.command()
def read(languages: Languages = None) -> None:
    """Read customers' messages: language, intensity, emotion, scenario. JSON lines in and out.

    Example: echo '{"id": 1, "text": "This is the third time I write!"}' | tactful read --languages en,es
    """
    from realtime import batch

    sys.exit(_in_languages(batch.read_lines, _split(languages) or batch.LANGUAGES))


@app.command()
def compose(languages: Languages = None) -> None:
    """The ready line for a conversation, without a model. JSON lines in and out.

    Example: echo '{"messages": [{"role": "customer", "text": "Where is my refund?"}]}' | tactful compose
    """
    from realtime import batch

    sys.exit(_in_languages(batch.compose_lines, _split(languages) or batch.LANGUAGES))


@app.command()
def score(languages: Languages = None) -> None:
    """How replies score by the empathy rubric, told by rules, not by a person. JSON lines in and out.

    Example: echo '{"customer": "Where is my parcel?!", "reply": "I will check today."}' | tactful score
    """
    from realtime import batch, score_batch

    sys.exit(_in_languages(score_batch.score_lines, _split(languages) or batch.LANGUAGES))


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="A chat, one JSON message a line: conversation, role, text.")],
    as_json: Json = False,
    languages: Languages = None,
) -> None:
    """Send a chat through the whole line, on databases that are thrown away after.

    Example: tactful replay web_widget/desk/samples/refund-en.jsonl
    """
    from realtime import logs
    from realtime import replay as replaying

    logs.quiet()
    _run(replaying.replay(file, tuple(_split(languages) or ("en", "es", "ja")), as_json=as_json))


# ---- what became of suggestions ----


@report.command("acceptance")
def report_acceptance(
    by: Annotated[By, typer.Option(help="What to report by.")] = By.RELEASE,
    since: Since = None,
    until: Until = None,
    workspace: Workspace = None,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """How many suggestions were accepted, with counts and Wilson intervals.

    Example: tactful report acceptance --by item --since 2026-11-01 --csv
    """
    from rich.console import Console

    from coaching import export as exporting
    from coaching import store as outcomes
    from coaching.render import acceptance_table
    from realtime.store.office import Office

    def ask(office: Office) -> list[Acceptance]:
        return outcomes.acceptance(office.connection, office.workspace.id, by, _utc(since), _utc(until))

    rows = at_the_office(workspace, ask)
    if as_csv:
        sys.stdout.writelines(exporting.acceptance_csv(by, rows))
    elif as_json:
        sys.stdout.writelines(exporting.acceptance_json(by, rows))
    elif rows:
        console = Console()
        console.print(acceptance_table(by, rows, console.width))
    else:
        typer.echo("Nothing was suggested yet: run `tactful demo` and play a chat, then ask again.")


@report.command("corrections")
def report_corrections(
    of: Annotated[Wrong, typer.Option(help="Which part of the readings.")] = Wrong.BAND,
    since: Since = None,
    until: Until = None,
    workspace: Workspace = None,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """What was read wrongly, by agents' word: by language, what was read and what was meant.

    Example: tactful report corrections --of language --csv
    """
    from rich.console import Console

    from coaching import export as exporting
    from coaching.render import corrections_table
    from realtime import reviewing
    from realtime.store.office import Office

    def ask(office: Office) -> tuple[list[Tally], str]:
        rows = reviewing.report(office.connection, office.workspace.id, of, _utc(since), _utc(until))
        return rows, reviewing.in_words(office.workspace.calibration.items())

    rows, in_force = at_the_office(workspace, ask)
    if as_csv:
        sys.stdout.writelines(exporting.corrections_csv(rows))
    elif as_json:
        sys.stdout.writelines(exporting.corrections_json(rows))
    elif rows:
        Console().print(corrections_table(rows))
        typer.echo(f"cut points moved: {in_force or 'none'}")
    else:
        typer.echo("Nothing was corrected in this time: agents do it with “not right?” in the sidebar.")


@export.command("outcomes")
def export_outcomes(
    since: Since = None,
    until: Until = None,
    workspace: Workspace = None,
    as_csv: Csv = False,
    with_text: Annotated[bool, typer.Option(help="Also the suggested words, where they are kept.")] = False,
) -> None:
    """Every suggestion with what became of it, as JSON lines or CSV.

    Example: tactful export outcomes --csv --since 2026-11-01 > outcomes.csv
    """
    from coaching import export as exporting
    from coaching import store as outcomes
    from realtime.store.office import Office

    write = exporting.outcomes_csv if as_csv else exporting.outcomes_json

    def pour(office: Office) -> None:
        rows = outcomes.export_rows(
            office.connection, office.workspace.id, _utc(since), _utc(until), with_text=with_text
        )
        sys.stdout.writelines(write(rows, with_text=with_text))

    at_the_office(workspace, pour)


# ---- content and documents ----


@content.command("check")
def content_check(
    guides: Annotated[Path | None, typer.Option(help="Folder of guides; else those that come along.")] = None,
    items: Annotated[Path | None, typer.Option(help="Folder of items; else those that come along.")] = None,
) -> None:
    """Judge guides, items and rules as the server does before it uses them.

    Example: tactful content check --guides locales/content
    """
    from realtime import examine

    sys.exit(examine.check_content(guides, items))


@content.command("show")
def content_show(
    item: Annotated[
        str, typer.Argument(help="As a suggestion names it: model.reply or model.reply@0c9f21abde34.")
    ],
    items: Annotated[Path | None, typer.Option(help="Folder of items; ours when left out.")] = None,
) -> None:
    """The words of an item, to the letter, as they were when a suggestion was made from it.

    Revisions of earlier releases are found in the data folder of the service that used them.

    Example: tactful content show model.reply
    """
    from realtime import examine

    sys.exit(examine.show_item(item, items, settings_of().items))


@app.command()
def docs(
    check: Annotated[bool, typer.Option("--check", help="Only say if they are up to date.")] = False,
) -> None:
    """Write what is made from the code: docs/wire.md, docs/settings.md, the widget's types.

    Example: tactful docs --check
    """
    from realtime import documents

    sys.exit(documents.write(check_only=check))


# ---- helpers ----


def _run(work: Coroutine[object, object, None]) -> None:
    from locales.detect import UndetectableLanguage
    from realtime.loops import run

    try:
        run(work)
    except KeyboardInterrupt:
        sys.exit(130)
    except UndetectableLanguage as unknown:
        give_up(f"--languages: {unknown}")
    except RealtimeError as wrong:
        give_up(*problems_of(wrong))


def _in_languages(answer: Callable[[Sequence[str]], int], languages: Sequence[str]) -> int:
    from locales.detect import UndetectableLanguage

    try:
        return answer(languages)
    except UndetectableLanguage as unknown:
        give_up(f"--languages: {unknown}")


def _split(languages: str | None) -> tuple[str, ...] | None:
    return tuple(filter(None, map(str.strip, languages.split(",")))) if languages else None


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
