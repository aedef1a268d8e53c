"""`tactful corrections` and `tactful report corrections`: judged by a second person, calibrated by name."""

import csv
import io
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assist.conversation import Role as Speaker
from coaching import store as outcomes
from coaching.corrections import Corrected, Wrong
from coaching.events import Actor, EventType, about_reading
from realtime import store
from realtime.access import Role, Scope
from realtime.command_line import app
from realtime.examine import _bands
from realtime.settings import PREFIX, load_settings
from realtime.store.office import Office, at_the_office
from realtime.wire.messages import MessageAdded
from realtime.wire.readings import ReadingMade

NOW = datetime.now(UTC)
ENOUGH = 20


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TACTFUL_DATA", str(tmp_path))


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/tactful.db"


@pytest.fixture
def acme(database: str) -> None:
    """A workspace with people, and as many corrections of Ana's as it takes to calibrate."""

    def work(office: Office) -> None:
        workspace = office.create_workspace("Acme", "en", "UTC", None, None, 30).id
        for name, role in (("Ana", Role.AGENT), ("Rosa", Role.SUPERVISOR), ("Quinn", Role.QA)):
            office.add_person(name, role, [])
        ana = next(one.id for one in office.people() if one.name == "Ana")
        made, _ = store.create_conversation(
            office.connection, Scope(workspace, None, Role.INGEST), store.NewConversation(), now=NOW
        )
        for number in range(ENOUGH):
            _read(office, workspace, made.id, f"msg_{number}")
            said = Corrected(f"msg_{number}", Wrong.BAND, "medium", "high", "en", 0.62, "instant")
            told = about_reading(
                workspace, made.id, said, Actor("agent", ana), NOW - timedelta(seconds=ENOUGH - number)
            )
            outcomes.append_events(office.connection, [told])

    at_the_office(database, NOW, None, work)


def _read(office: Office, workspace: str, conversation: str, message: str) -> None:
    added = MessageAdded(
        message, Speaker.CUSTOMER, f"Words of {message}", NOW, source="api", external_id=message
    )
    reading = ReadingMade(
        message,
        "en",
        1.0,
        None,
        0.62,
        (0.5, 0.7),
        "medium",
        "none",
        (),
        0.62,
        "steady",
        None,
        0.0,
        "problem",
        True,
        "instant",
    )
    store.copy_messages(
        office.connection, [store.MessageRow(workspace, conversation, 1, int(message[4:]), added)]
    )
    store.copy_readings(office.connection, [store.ReadingRow(workspace, conversation, reading)])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def done(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    return result.stderr


def listed(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in done("corrections", "list", "--json", *arguments).splitlines()]


def accept_all() -> None:
    done("corrections", "accept", *(f"msg_{number}:band" for number in range(ENOUGH)), "--by", "quinn")


# ---- judging


@pytest.mark.usefixtures("acme")
def test_what_waits_is_listed_with_the_words_that_were_read() -> None:
    first = listed()[0]

    assert (first["id"], first["was"], first["should_be"]) == ("msg_0:band", "medium", "high")
    assert (first["text"], first["engine"], first["standing"]) == ("Words of msg_0", "instant", "open")
    assert "medium → high" in done("corrections", "list")


@pytest.mark.usefixtures("acme")
def test_what_was_judged_waits_no_longer_and_says_by_whom() -> None:
    done("corrections", "accept", "msg_0:band", "--by", "Quinn")
    done("corrections", "reject", "msg_1:band", "--by", "Rosa")

    waiting, all_of_them = listed(), listed("--all")

    assert len(waiting) == ENOUGH - 2
    assert [one["standing"] for one in all_of_them[:2]] == ["accepted", "rejected"]
    assert all_of_them[0]["reviewed_by"] is not None


@pytest.mark.usefixtures("acme")
def test_only_supervisors_and_qa_judge() -> None:
    assert "Ana is no active supervisor or qa" in refused(
        "corrections", "accept", "msg_0:band", "--by", "Ana"
    )
    assert "there is no person 'Zoe'" in refused("corrections", "accept", "msg_0:band", "--by", "Zoe")


@pytest.mark.usefixtures("acme")
def test_with_one_id_that_is_none_nothing_is_judged() -> None:
    said = refused("corrections", "accept", "msg_0:band", "msg_99:band", "--by", "Quinn")

    assert "there is no correction 'msg_99:band'" in said
    assert len(listed()) == ENOUGH


def test_where_nothing_waits_it_says_how_something_comes_there(database: str) -> None:
    at_the_office(
        database, NOW, None, lambda office: office.create_workspace("Acme", "en", "UTC", None, None, 30)
    )

    assert "not right?" in done("corrections", "list")
    assert "No correction of an intensity was accepted yet" in done("corrections", "calibrate")
    assert "Nothing was corrected" in done("report", "corrections")


def test_without_a_workspace_it_says_so() -> None:
    assert "there is no workspace yet" in refused("corrections", "list")


# ---- the report


@pytest.mark.usefixtures("acme")
def test_the_report_says_how_many_of_how_many_with_interval() -> None:
    done("corrections", "accept", "msg_0:band", "--by", "Quinn")

    [row] = csv.DictReader(io.StringIO(done("report", "corrections", "--csv")))

    assert (row["language"], row["was"], row["should_be"]) == ("en", "medium", "high")
    assert (row["corrected"], row["readings"], row["accepted"], row["open"]) == ("20", "20", "1", "19")
    assert 0.8 < float(row["corrected_low"]) < 1.0
    assert "20 of 20, 100%" in done("report", "corrections")


@pytest.mark.usefixtures("acme")
def test_of_another_part_or_time_there_is_nothing() -> None:
    assert done("report", "corrections", "--of", "language", "--json") == ""
    assert done("report", "corrections", "--until", "2020-01-01", "--json") == ""


# ---- calibration


@pytest.mark.usefixtures("acme")
def test_before_enough_are_accepted_nothing_moves() -> None:
    done("corrections", "accept", "msg_0:band", "--by", "Quinn")

    assert "too few accepted: 1, 19 more needed" in done("corrections", "calibrate")
    assert "nothing is moved" in done("corrections", "calibrate", "--by", "Rosa")


@pytest.mark.usefixtures("acme")
def test_a_look_at_what_is_proposed_changes_nothing() -> None:
    accept_all()

    told = done("corrections", "calibrate")

    assert "in force +0  proposed +0.03" in told
    assert "as meant in 20 of 20 accepted corrections; another band in 20 of 20 readings" in told
    assert "cut points moved: none" in done("report", "corrections")


@pytest.mark.usefixtures("acme")
async def test_it_is_in_force_when_somebody_says_so_and_can_be_taken_back() -> None:
    accept_all()

    assert "en +0.03" in done("corrections", "calibrate", "--by", "Rosa")
    assert "cut points moved: en +0.03" in done("report", "corrections")
    assert await _bands(load_settings()) == "cut points moved by corrections: Acme en +0.03"
    assert "nothing is moved" in done("corrections", "calibrate", "--off", "--by", "Rosa")
    assert await _bands(load_settings()) == "cut points as they come along"


@pytest.mark.usefixtures("acme")
def test_who_moved_it_and_how_far_is_in_the_log(database: str) -> None:
    accept_all()
    done("corrections", "calibrate", "--by", "Rosa")
    done("corrections", "calibrate", "--by", "Rosa")
    done("corrections", "calibrate", "--off", "--by", "Rosa")

    def moves(office: Office) -> list[tuple[str | None, object]]:
        rosa = next(one.id for one in office.people() if one.name == "Rosa")
        log = outcomes.read_events(office.connection, office.workspace.id)
        found = [event for event in log if event.type is EventType.CALIBRATED]
        assert {event.actor.ref for event in found} == {rosa}
        return [(event.actor.kind, event.data) for event in found]

    told = at_the_office(database, NOW, None, moves)

    assert sorted(str(data) for _, data in told) == [
        "Calibrated(shifts={'en': 0.03})",
        "Calibrated(shifts={})",
    ]


@pytest.mark.usefixtures("acme")
def test_taking_back_needs_a_name_and_agents_move_nothing() -> None:
    assert "add --by" in refused("corrections", "calibrate", "--off")
    assert "only those judge" in refused("corrections", "calibrate", "--by", "Ana")
