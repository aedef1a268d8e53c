"""`tactful people`, `tactful token`, `tactful source`: who may come in, set up on the database itself."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from realtime.access import Role
from realtime.console import at_the_office, give_up, problems_of, settings_of
from realtime.errors import RealtimeError

if TYPE_CHECKING:  # the database is loaded by the command that needs it: most commands don't
    from realtime.store import Person, Token, WebhookSource, Workspace
    from realtime.store.office import Office

people = typer.Typer(help="Workspaces, teams and people.", no_args_is_help=True)
workspaces = typer.Typer(help="Workspaces: languages, hours, how long words are kept.", no_args_is_help=True)
teams = typer.Typer(help="Teams of a workspace.", no_args_is_help=True)
tokens = typer.Typer(help="Tokens, for scripts and helpdesks.", no_args_is_help=True)
sources = typer.Typer(help="Helpdesks that send signed webhooks.", no_args_is_help=True)
people.add_typer(workspaces, name="workspace")
people.add_typer(teams, name="team")

Workspace_ = Annotated[
    str | None, typer.Option("--workspace", "-w", help="Its name; needed when there are several.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Languages = Annotated[str, typer.Option(help="What customers write in, as en,es,ja.")]
TimeZone = Annotated[str, typer.Option(help="Its clock, as America/Mexico_City.")]
Hours = Annotated[
    str | None, typer.Option(help="When somebody is there: 'mon-fri 09:00-18:00, sat 10:00-14:00'.")
]
Holidays = Annotated[str | None, typer.Option(help="Country whose holidays are closed, as MX; '' for none.")]
TextDays = Annotated[
    int | None, typer.Option(min=0, max=3650, help="Days that words are kept; 0 keeps none.")
]
Teams = Annotated[list[str] | None, typer.Option("--team", "-t", help="A team; may be given several times.")]


# ---- workspaces and teams ----


@workspaces.command("create")
def create_workspace(
    name: str,
    languages: Languages = "en",
    time_zone: TimeZone = "UTC",
    hours: Hours = None,
    holidays: Holidays = None,
    text_days: TextDays = None,
) -> None:
    """Make a workspace.

    Example: tactful people workspace create Acme --languages es --time-zone America/Mexico_City
    """
    settings = settings_of()
    days = settings.retention.text_days if text_days is None else text_days
    made = at_the_office(
        None,
        lambda office: office.create_workspace(name, languages, time_zone, hours, holidays, days),
        settings,
    )
    typer.echo(f"made {made.name} ({made.id}); words are kept {made.text_days} days")


@workspaces.command("show")
def show_workspaces(workspace: Workspace_ = None, as_json: Json = False) -> None:
    """Show one workspace, or all.

    Example: tactful people workspace show -w Acme
    """
    _list(at_the_office(workspace, lambda office: [_workspace(one) for one in office.workspaces()]), as_json)


@workspaces.command("set")
def set_workspace(
    workspace: Workspace_ = None,
    name: Annotated[str | None, typer.Option(help="A new name.")] = None,
    languages: Annotated[str | None, typer.Option(help="What customers write in, as en,es,ja.")] = None,
    time_zone: Annotated[str | None, typer.Option(help="Its clock, as America/Mexico_City.")] = None,
    hours: Hours = None,
    holidays: Holidays = None,
    text_days: TextDays = None,
    suggestions: Annotated[bool | None, typer.Option("--suggestions-on/--suggestions-off")] = None,
) -> None:
    """Change what is given; the rest stays.

    Example: tactful people workspace set --hours 'mon-fri 08:00-20:00, sat 10:00-14:00'
    """
    changed = at_the_office(
        workspace,
        lambda office: office.change_workspace(
            name, languages, time_zone, hours, holidays, text_days, suggestions
        ),
    )
    _list([_workspace(changed)], as_json=False)


@teams.command("add")
def add_team(name: str, workspace: Workspace_ = None) -> None:
    """Make a team.

    Example: tactful people team add 'Orders, evening'
    """
    made = at_the_office(workspace, lambda office: office.add_team(name))
    typer.echo(f"made team {made.name} ({made.id})")


# ---- people ----


@people.command("add")
def add_person(
    name: str,
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.AGENT,
    team: Teams = None,
    workspace: Workspace_ = None,
) -> None:
    """Add somebody.

    Example: tactful people add Ana --role agent --team Orders
    """
    made = at_the_office(workspace, lambda office: office.add_person(name, role, team or ()))
    typer.echo(f"added {made.name}, {made.role} ({made.id})")


@people.command("list")
def list_people(workspace: Workspace_ = None, as_json: Json = False) -> None:
    """Show everybody.

    Example: tactful people list --json
    """

    def rows(office: "Office") -> list[dict[str, Any]]:
        names = {team.id: team.name for team in office.teams()}
        return [_person(one, names) for one in office.people()]

    _list(at_the_office(workspace, rows), as_json)


@people.command("move")
def move_person(person: str, team: Teams = None, workspace: Workspace_ = None) -> None:
    """Say which teams somebody is in from now on; without --team, in none.

    Example: tactful people move Ana --team Billing
    """
    moved = at_the_office(workspace, lambda office: office.move(person, team or ()))
    typer.echo(f"{moved.name} is in {len(moved.teams)} team(s) now")


@people.command("deactivate")
def deactivate_person(person: str, workspace: Workspace_ = None) -> None:
    """End somebody's access; what they did stays.

    Example: tactful people deactivate Ana
    """
    leaving = at_the_office(workspace, lambda office: office.deactivate(person))
    typer.echo(f"{leaving.name} has no access any more")


@people.command("link")
def link_person(
    person: Annotated[str, typer.Argument(metavar="NAME_OR_ID")],
    hours: Annotated[int, typer.Option(min=1, max=168, help="Hours that it is good for.")] = 24,
    at: Annotated[
        str | None,
        typer.Option(help="Where people open Tactful, as https://tactful.example.com; else host and port."),
    ] = None,
    workspace: Workspace_ = None,
) -> None:
    """Print an address that signs somebody in by browser, once. The service must be running.

    Example: tactful people link Ana --hours 48 --at https://tactful.example.com
    """
    from realtime import signing_in
    from realtime.loops import run

    settings, now, life = settings_of(), datetime.now(UTC), timedelta(hours=hours)
    who = at_the_office(workspace, lambda office: signing_in.checked_person(office.person(person)), settings)
    try:
        link = run(signing_in.make_link(settings, who, at, life, now=now))
    except RealtimeError as refused:
        give_up(*problems_of(refused))
    until = (now + life).strftime("%Y-%m-%d %H:%M UTC")
    typer.echo(f"for {who.name}, {who.role}; good once, until {until}, and not shown again:", err=True)
    typer.echo(link)


# ---- tokens ----


@tokens.command("new")
def new_token(
    role: Annotated[Role | None, typer.Option(help="By default the person's role.")] = None,
    person: Annotated[str | None, typer.Option(help="Whose it is; none for ingest.")] = None,
    name: Annotated[str, typer.Option(help="What it is for.")] = "token",
    days: Annotated[
        int | None, typer.Option(min=1, max=3650, help="Days until it ends; by default never.")
    ] = None,
    workspace: Workspace_ = None,
) -> None:
    """Make a token and print it, this once.

    Example: tactful token new --role ingest --name chatwoot --days 365
    """
    made, secret = at_the_office(workspace, lambda office: office.new_token(role, person, name, days))
    typer.echo(f"{made.id} for {made.role}; keep it now, it is not shown again:", err=True)
    typer.echo(secret)


@tokens.command("list")
def list_tokens(workspace: Workspace_ = None, as_json: Json = False) -> None:
    """Show what tokens there are, never the tokens.

    Example: tactful token list --json
    """
    now = datetime.now(UTC)
    _list(at_the_office(workspace, lambda office: [_token(one, now) for one in office.tokens()]), as_json)


@tokens.command("revoke")
def revoke_token(token: str, workspace: Workspace_ = None) -> None:
    """End a token, by its id or name.

    Example: tactful token revoke chatwoot
    """
    ended = at_the_office(workspace, lambda office: office.revoke_token(token))
    typer.echo(f"{ended.name} ({ended.id}) is good no more")


# ---- webhook sources ----


@sources.command("new")
def new_source(name: str, workspace: Workspace_ = None) -> None:
    """Let a helpdesk send signed webhooks, and print their secret, this once.

    Example: tactful source new helpdesk
    """
    made = at_the_office(workspace, lambda office: office.new_source(name))
    _show_secret(made)


@sources.command("rotate")
def rotate_source(source: str, workspace: Workspace_ = None) -> None:
    """Make a new secret and print it; the one before stays good until the next rotation.

    Example: tactful source rotate helpdesk
    """
    _show_secret(at_the_office(workspace, lambda office: office.rotate_source(source)))


@sources.command("list")
def list_sources(workspace: Workspace_ = None, as_json: Json = False) -> None:
    """Show the sources, never their secrets.

    Example: tactful source list
    """
    _list(at_the_office(workspace, lambda office: [_source(one) for one in office.sources()]), as_json)


# ---- in and out ----


def _show_secret(source: "WebhookSource") -> None:
    typer.echo(f"send to /hooks/generic/{source.id}; keep the secret now, it is not shown again:", err=True)
    typer.echo(source.secret)


def _list(rows: Iterable[dict[str, Any]], as_json: bool) -> None:
    for row in rows:
        if as_json:
            typer.echo(orjson.dumps(row, option=orjson.OPT_UTC_Z))
        else:
            typer.echo(
                "  ".join(_cell(name, value) for name, value in row.items() if value not in (None, [], ""))
            )


def _cell(name: str, value: object) -> str:
    if name == "name":
        return f"{value:<20}"
    if isinstance(value, datetime):
        value = value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return f"{name}={','.join(map(str, value)) if isinstance(value, list) else value}"


def _workspace(one: "Workspace") -> dict[str, Any]:
    from realtime.hours import write_hours

    return {
        "name": one.name,
        "id": one.id,
        "languages": list(one.languages),
        "time_zone": one.time_zone,
        "hours": write_hours(one.working_hours),
        "holidays": one.holidays,
        "text_days": one.text_days,
        "suggestions": "on" if one.suggestions_on else "off",
    }


def _person(one: "Person", team_names: dict[str, str]) -> dict[str, Any]:
    return {
        "name": one.name,
        "id": one.id,
        "role": one.role.value,
        "teams": sorted(team_names[team] for team in one.teams),
        "active": one.active,
    }


def _token(one: "Token", now: datetime) -> dict[str, Any]:
    return {
        "name": one.name,
        "id": one.id,
        "role": one.role.value,
        "person": one.person,
        "state": "good" if one.is_valid(now) else "revoked" if one.revoked_at else "expired",
        "created_at": one.created_at,
        "expires_at": one.expires_at,
    }


def _source(one: "WebhookSource") -> dict[str, Any]:
    return {
        "name": one.name,
        "id": one.id,
        "address": f"/hooks/generic/{one.id}",
        "created_at": one.created_at,
        "two_secrets": one.previous_secret is not None,
    }
