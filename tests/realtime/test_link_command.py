"""`tactful people link`: an address for somebody to sign in at, or precisely why there is none."""

import os
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import redis
import typer
from typer.testing import CliRunner, Result

from realtime import people, store
from realtime.access import Role, hash_secret
from realtime.settings import PREFIX
from realtime.store.office import Office, at_the_office
from realtime.tickets import REMEMBERED
from tests.journey.place import free_port

HERE = ("--at", "http://127.0.0.1:8787")
app = typer.Typer()
app.add_typer(people.people, name="people")


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Its database, in an environment that names nothing but the data folder."""
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TACTFUL_DATA", str(tmp_path))
    url = f"sqlite+aiosqlite:///{tmp_path}/tactful.db"

    def work(office: Office) -> None:
        office.create_workspace("Acme", "en", "UTC", None, None, 30)
        office.add_person("Ana Torres", Role.AGENT, [])
        office.add_person("Lena", Role.LOCALIZER, [])

    at_the_office(url, datetime.now(UTC), None, work)
    return url


@pytest.fixture
def journal(acme: str, valkey: str, monkeypatch: pytest.MonkeyPatch) -> redis.Redis:
    """That of a service which these settings name."""
    monkeypatch.setenv("TACTFUL_REDIS_URL", valkey)
    return redis.Redis.from_url(valkey)


def link(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["people", "link", *arguments])


def refused(*arguments: str) -> str:
    """The one line that the command wrote."""
    result = link(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    (line,) = result.stderr.splitlines()
    return line


# ---- a link -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "seconds"), [((), 86_400), (("--hours", "1"), 3_600), (("--hours", "168"), 604_800)]
)
def test_the_address_stands_alone_on_the_output_and_its_code_is_kept_as_long_as_asked(
    journal: redis.Redis, hours: tuple[str, ...], seconds: int
) -> None:
    result = link("ana torres", *hours, *HERE)
    assert result.exit_code == 0, result.output
    (address,) = result.stdout.splitlines()
    (code,) = parse_qs(urlsplit(address).query)["code"]
    assert address == f"http://127.0.0.1:8787/sign-in?code={code}"
    assert code not in result.stderr
    assert "for Ana Torres, agent; good once, until " in result.stderr
    with journal:
        life = journal.ttl(f"t:sign-in:{hash_secret(code)}") - REMEMBERED.total_seconds()
    assert seconds - 60 < life <= seconds


def test_each_call_makes_a_code_of_its_own(journal: redis.Redis) -> None:
    assert link("Ana Torres", *HERE).stdout != link("Ana Torres", *HERE).stdout


def test_somebody_is_found_by_id(acme: str, journal: redis.Redis) -> None:
    ana = at_the_office(acme, datetime.now(UTC), None, lambda office: office.person("Ana Torres"))
    assert "for Ana Torres" in link(ana.id, *HERE).stderr


def test_a_proxys_address_is_taken_as_it_is_written(journal: redis.Redis) -> None:
    result = link("Ana Torres", "--at", "https://tactful.example.com/")
    assert result.stdout.startswith("https://tactful.example.com/sign-in?code=")


def test_an_origin_that_may_act_may_be_linked_to(
    journal: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTFUL_ORIGINS", "http://tactful.internal:8787")
    result = link("Ana Torres", "--at", "http://tactful.internal:8787")
    assert result.stdout.startswith("http://tactful.internal:8787/sign-in?code=")


# ---- who ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("journal")
def test_who_is_not_there_is_named_with_who_is() -> None:
    assert refused("Bob", *HERE) == "tactful: there is no person 'Bob'; there is Ana Torres, Lena"


@pytest.mark.usefixtures("journal")
def test_of_several_the_candidates_are_listed(acme: str) -> None:
    def work(office: Office) -> list[store.Person]:
        office.add_person("ANA TORRES", Role.QA, [])
        return [one for one in office.people() if one.role is not Role.LOCALIZER]

    both = at_the_office(acme, datetime.now(UTC), None, work)
    line = refused("ana torres", *HERE)
    assert "is the name of several; say the id: " in line
    assert all(f"{one.id} ({one.name})" in line for one in both)


@pytest.mark.usefixtures("journal")
def test_who_was_deactivated_gets_none(acme: str) -> None:
    at_the_office(acme, datetime.now(UTC), None, lambda office: office.deactivate("Ana Torres"))
    line = refused("Ana Torres", *HERE)
    assert line.startswith("tactful: Ana Torres (per_")
    assert line.endswith("was deactivated, so no link lets them in")


@pytest.mark.usefixtures("journal")
def test_a_role_without_a_page_gets_none() -> None:
    assert refused("Lena", *HERE) == "tactful: Lena is localizer, and for that role there is no page yet"


# ---- where --------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("acme")
def test_without_a_service_over_the_data_folder_the_mend_is_named(tmp_path: Path) -> None:
    line = refused("Ana Torres")
    assert line.startswith(f"tactful: no service runs over {tmp_path}: start `tactful serve` first")
    assert "TACTFUL_DATA or TACTFUL_REDIS_URL" in line


@pytest.mark.usefixtures("acme")
def test_a_journal_that_does_not_answer_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TACTFUL_REDIS_URL", f"redis://:hush@127.0.0.1:{free_port()}/0")
    line = refused("Ana Torres", *HERE)
    assert line.startswith("tactful: TACTFUL_REDIS_URL: the server does not answer")
    assert "hush" not in line


@pytest.mark.usefixtures("journal")
def test_an_address_of_the_settings_at_which_nobody_answers_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port = free_port()
    monkeypatch.setenv("TACTFUL_PORT", str(port))
    line = refused("Ana Torres")
    assert line.startswith(
        f"tactful: nothing answers at http://127.0.0.1:{port}: start `tactful serve` first"
    )
    assert "--at" in line


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(("name", "value"), [("HOST", "0.0.0.0"), ("HOST", "::"), ("PORT", "0")])
def test_where_the_settings_name_no_place_to_open_one_is_to_be_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"TACTFUL_{name}", value)
    line = refused("Ana Torres")
    assert f"TACTFUL_{name}={value}" in line
    assert "name it with --at" in line


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("tactful.example.com", "'tactful.example.com' is no address"),
        ("https://tactful.example.com/desk", "without a path"),
        ("javascript:alert(1)", "is no address"),
        ("", "is no address"),
        ("http://tactful.example.com", "only https, this machine and TACTFUL_ORIGINS may"),
        ("http://10.0.0.5:8787", "only https, this machine and TACTFUL_ORIGINS may"),
    ],
)
def test_an_address_that_would_not_work_is_refused(at: str, says: str) -> None:
    assert says in refused("Ana Torres", "--at", at)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("hours", ["0", "169", "-1", "a day"])
def test_a_link_is_good_for_an_hour_to_a_week(hours: str) -> None:
    result = link("Ana Torres", "--hours", hours, *HERE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--hours" in result.stderr
