"""People, teams, tokens and sources from the command line, on the database itself."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from realtime import people, store
from realtime.access import Role
from realtime.settings import PREFIX
from realtime.store.office import Office, at_the_office

app = typer.Typer()
app.add_typer(people.people, name="people")
app.add_typer(people.tokens, name="token")
app.add_typer(people.sources, name="source")


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TACTFUL_DATA", str(tmp_path))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def done(*arguments: str) -> str:
    """What a command that worked wrote."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in done(*arguments, "--json").splitlines()]


def refused(*arguments: str) -> str:
    """The one line that a command wrote which could not be done."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    (line,) = result.stderr.splitlines()
    return line


@pytest.fixture
def acme(tmp_path: Path) -> None:
    def work(office: Office) -> None:
        office.create_workspace("Acme", "en", "UTC", None, None, 30)
        office.add_team("Orders")
        office.add_team("Billing")
        office.add_person("Ana", Role.AGENT, ["orders"])

    at_the_office(database(tmp_path), datetime.now(UTC), None, work)


def database(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/tactful.db"


# ---- workspaces and teams -----------------------------------------------------------------------------


def test_a_workspace_is_made_and_shown() -> None:
    made = (
        "--languages",
        "es,en",
        "--time-zone",
        "America/Mexico_City",
        "--holidays",
        "MX",
        "--text-days",
        "7",
    )
    done("people", "workspace", "create", "Acme", *made, "--hours", "mon-fri 08:00-20:00, sat 10:00-14:00")
    (shown,) = rows("people", "workspace", "show")
    assert shown["languages"] == ["es", "en"]
    assert (shown["time_zone"], shown["holidays"], shown["text_days"]) == ("America/Mexico_City", "MX", 7)
    assert str(shown["hours"]).startswith("mon 08:00-20:00, tue ")
    assert str(shown["hours"]).endswith("fri 08:00-20:00, sat 10:00-14:00")


def test_a_new_workspace_keeps_words_as_long_as_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_RETENTION__TEXT_DAYS", "3")
    done("people", "workspace", "create", "Acme")
    assert [one["text_days"] for one in rows("people", "workspace", "show")] == [3]


@pytest.mark.usefixtures("acme")
def test_what_is_not_given_stays_when_a_workspace_is_changed() -> None:
    (before,) = rows("people", "workspace", "show")
    done("people", "workspace", "set", "--suggestions-off", "--holidays", "JP")
    (after,) = rows("people", "workspace", "show")
    assert after == before | {"suggestions": "off", "holidays": "JP"}


@pytest.mark.usefixtures("acme")
def test_holidays_can_be_none_again() -> None:
    done("people", "workspace", "set", "--holidays", "JP")
    done("people", "workspace", "set", "--holidays", "")
    assert [one["holidays"] for one in rows("people", "workspace", "show")] == [None]


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--languages", "english", "'english' is no language; write them as en,es,ja"),
        ("--languages", "en-US", "without region"),
        ("--languages", " , ", "name one or more"),
        ("--time-zone", "Mexico City", "no time zone 'Mexico City'"),
        ("--time-zone", "../etc/passwd", "no time zone"),
        ("--holidays", "Mexico", "no holidays known for 'Mexico'"),
        ("--hours", "9 to 5", "should be written as mon-fri 09:00-18:00"),
        ("--hours", "fri-mon 09:00-18:00", "goes backwards"),
        ("--hours", "monday 09:00-18:00", "should be written as"),
        ("--hours", "mon-fry 09:00-18:00", "no day 'fry'"),
        ("--hours", "mon 18:00-09:00", "not before it closes"),
        ("--hours", "mon 25:00-26:00", "hour must be in 0..23"),
    ],
)
def test_a_workspace_that_could_not_work_is_refused_whole(option: str, value: str, says: str) -> None:
    assert says in refused("people", "workspace", "create", "Acme", option, value)
    assert rows("people", "workspace", "show") == []


def test_without_a_workspace_the_mend_is_named() -> None:
    assert "tactful people workspace create NAME" in refused("people", "add", "Ana")


@pytest.mark.usefixtures("acme")
def test_with_several_workspaces_one_is_to_be_named() -> None:
    done("people", "workspace", "create", "Other")
    assert "(Acme, Other); say which with --workspace" in refused("people", "list")
    assert [one["name"] for one in rows("people", "list", "-w", "acme")] == ["Ana"]
    assert rows("people", "list", "-w", "Other") == []


@pytest.mark.usefixtures("acme")
def test_a_name_that_is_taken_is_refused() -> None:
    assert "'Acme' is there already" in refused("people", "workspace", "create", "Acme")
    assert "'Orders' is there already" in refused("people", "team", "add", "Orders")


# ---- people -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("acme")
def test_people_are_listed_with_their_teams() -> None:
    done("people", "add", "Sofia", "--role", "supervisor", "-t", "Orders", "-t", "Billing")
    shown = [(one["name"], one["role"], one["teams"]) for one in rows("people", "list")]
    assert shown == [("Ana", "agent", ["Orders"]), ("Sofia", "supervisor", ["Billing", "Orders"])]


@pytest.mark.usefixtures("acme")
def test_the_list_can_be_read_by_people() -> None:
    (line,) = done("people", "list").splitlines()
    assert line.startswith("Ana ")
    assert "role=agent  teams=Orders" in line


@pytest.mark.usefixtures("acme")
def test_somebody_moves_and_leaves() -> None:
    done("people", "move", "ana", "--team", "Billing")
    done("people", "deactivate", "Ana")
    assert [(one["teams"], one["active"]) for one in rows("people", "list")] == [(["Billing"], False)]


@pytest.mark.usefixtures("acme")
def test_who_and_what_is_not_there_is_named_with_what_is() -> None:
    assert "there is no person 'Bob'; there is Ana" in refused("people", "move", "Bob")
    assert "there is no team 'Sales'; there is Billing, Orders" in refused(
        "people", "add", "Bob", "-t", "Sales"
    )
    assert [one["name"] for one in rows("people", "list")] == ["Ana"]


@pytest.mark.usefixtures("acme")
def test_a_role_that_there_is_not_is_wrong_usage() -> None:
    assert run("people", "add", "Bob", "--role", "boss").exit_code == 2


# ---- tokens and sources -------------------------------------------------------------------------------


@pytest.mark.usefixtures("acme")
def test_a_new_token_stands_alone_on_the_output_and_works(tmp_path: Path) -> None:
    secret = done("token", "new", "--person", "Ana").strip()
    scope = store.at_once(
        database(tmp_path), lambda db: store.authenticate(db, secret, now=datetime.now(UTC))
    )
    assert scope is not None
    assert (scope.name, scope.role) == ("Ana", Role.AGENT)


@pytest.mark.usefixtures("acme")
def test_a_token_is_never_shown_again() -> None:
    secret = done("token", "new", "--role", "ingest", "--name", "helpdesk", "--days", "30").strip()
    assert secret not in done("token", "list") + done("token", "list", "--json")
    (shown,) = rows("token", "list")
    assert (shown["name"], shown["role"], shown["state"], shown["person"]) == (
        "helpdesk",
        "ingest",
        "good",
        None,
    )
    assert shown["expires_at"]


@pytest.mark.usefixtures("acme")
def test_a_token_is_revoked_by_name_once() -> None:
    done("token", "new", "--role", "ingest", "--name", "helpdesk")
    done("token", "revoke", "helpdesk")
    assert [one["state"] for one in rows("token", "list")] == ["revoked"]
    assert "there is no good token 'helpdesk'" in refused("token", "revoke", "helpdesk")


@pytest.mark.usefixtures("acme")
def test_a_name_that_two_tokens_have_is_not_enough_to_revoke() -> None:
    for _ in range(2):
        done("token", "new", "--role", "ingest", "--name", "helpdesk")
    assert "is the name of several; say the id: tok_" in refused("token", "revoke", "helpdesk")


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "say whose the token is with --person"),
        (("--role", "agent"), "needs a person"),
        (("--role", "ingest", "--person", "Ana"), "needs no person"),
        (("--role", "admin", "--person", "Ana"), "Ana is agent"),
        (("--person", "Bob"), "there is no person 'Bob'"),
    ],
)
def test_a_token_that_fits_nobody_is_refused(arguments: tuple[str, ...], says: str) -> None:
    assert says in refused("token", "new", *arguments)
    assert rows("token", "list") == []


@pytest.mark.usefixtures("acme")
def test_a_source_gives_its_secret_once_and_its_address() -> None:
    result = run("source", "new", "helpdesk")
    assert result.stdout.startswith("whsec_")
    (shown,) = rows("source", "list")
    assert str(shown["address"]) in result.stderr
    assert result.stdout.strip() not in done("source", "list") + done("source", "list", "--json")


@pytest.mark.usefixtures("acme")
def test_a_rotation_keeps_the_secret_before_it(tmp_path: Path) -> None:
    first = done("source", "new", "helpdesk").strip()
    second = done("source", "rotate", "helpdesk").strip()
    (kept,) = store.at_once(
        database(tmp_path), lambda db: store.list_sources(db, store.list_workspaces(db)[0].id)
    )
    assert kept.secrets == (second, first)


@pytest.mark.usefixtures("acme")
def test_a_source_that_cannot_be_is_refused() -> None:
    assert "a-z, 0-9 and -" in refused("source", "new", "Help Desk")
    assert "there is no webhook source 'x'; there is none yet" in refused("source", "rotate", "x")


# ---- settings and help --------------------------------------------------------------------------------


def test_a_wrong_setting_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_PORT", "x")
    assert refused("people", "list").startswith("tactful: TACTFUL_PORT: ")


def test_a_folder_that_cannot_be_made_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where the folder should be")
    monkeypatch.setenv("TACTFUL_DATA", str(tmp_path / "folder"))
    assert refused("people", "list").startswith("tactful: TACTFUL_DATA: the folder cannot be made")


@pytest.mark.parametrize(
    "command",
    [
        "people workspace create",
        "people workspace show",
        "people workspace set",
        "people team add",
        "people add",
        "people list",
        "people move",
        "people deactivate",
        "people link",
        "token new",
        "token list",
        "token revoke",
        "source new",
        "source rotate",
        "source list",
    ],
)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    assert f"Example: tactful {command}" in " ".join(done(*command.split(), "--help").split())
