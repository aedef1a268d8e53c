"""Workspaces, their teams and people."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from realtime import store
from realtime.access import Role
from realtime.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
)
from tests.realtime.store.rows import NOW, House


def test_a_workspace_is_kept_as_it_was_made(db: Connection) -> None:
    made = store.create_workspace(
        db,
        "  Acme  ",
        now=NOW,
        languages=("es", "en"),
        time_zone="America/Mexico_City",
        working_hours={"mon": ("09:00", "18:00")},
        holidays="MX",
        text_days=7,
    )
    assert store.get_workspace(db, made.id) == made
    assert (made.name, made.suggestions_on) == ("Acme", True)


def test_a_workspace_can_be_changed(db: Connection, house: House) -> None:
    old = store.get_workspace(db, house.id)
    assert old is not None
    store.change_workspace(db, replace(old, languages=("ja",), text_days=0))
    assert store.list_workspaces(db) == [replace(old, languages=("ja",), text_days=0)]


def test_a_workspace_that_is_not_there_cannot_be_changed(db: Connection, house: House) -> None:
    with pytest.raises(NotFound):
        store.change_workspace(db, replace(store.list_workspaces(db)[0], id="ws_other", name="Other"))


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "two\nlines", "bell\a"])
def test_a_name_that_cannot_be_read_is_refused(db: Connection, name: str) -> None:
    with pytest.raises(Invalid, match="1 to 120 characters"):
        store.create_workspace(db, name, now=NOW)


def test_a_name_is_given_once(db: Connection, house: House) -> None:
    with pytest.raises(Conflict, match="Acme"):
        store.create_workspace(db, "Acme", now=NOW)
    with pytest.raises(Conflict, match="Orders"):
        store.create_team(db, house.id, "Orders")
    with pytest.raises(Conflict, match="Ana"):
        store.create_person(db, house.id, "Ana", Role.QA)


def test_two_workspaces_may_use_the_same_names(db: Connection, house: House) -> None:
    other = House(db, "Other")
    assert {one.name for one in store.list_people(db, other.id)} == {"Ana", "Ben", "Sofia"}
    assert not {one.id for one in store.list_people(db, other.id)} & {house.ana.id, house.ben.id}


def test_suggestions_are_switched_by_those_who_may(db: Connection, house: House) -> None:
    store.switch_suggestions(db, house.scope(house.sofia), on=False)
    assert [one.suggestions_on for one in store.list_workspaces(db)] == [False]
    with pytest.raises(Forbidden):
        store.switch_suggestions(db, house.scope(house.ana), on=True)


def test_people_are_kept_with_their_teams(db: Connection, house: House) -> None:
    assert store.get_person(db, house.id, house.ana.id) == house.ana
    assert [one.name for one in store.list_people(db, house.id)] == ["Ana", "Ben", "Sofia"]


def test_a_person_of_another_workspace_is_not_there(db: Connection, house: House) -> None:
    other = House(db, "Other")
    assert store.get_person(db, other.id, house.ana.id) is None
    with pytest.raises(NotFound):
        store.move_person(db, other.id, house.ana.id, [])
    with pytest.raises(NotFound):
        store.deactivate_person(db, other.id, house.ana.id)


def test_moving_gives_exactly_these_teams(db: Connection, house: House) -> None:
    store.move_person(db, house.id, house.ana.id, [house.billing])
    moved = store.get_person(db, house.id, house.ana.id)
    assert moved is not None
    assert moved.teams == {house.billing}


def test_a_team_of_another_workspace_is_no_team(db: Connection, house: House) -> None:
    other = House(db, "Other")
    with pytest.raises(Invalid, match=other.orders):
        store.move_person(db, house.id, house.ana.id, [other.orders])


def test_nobody_is_ingest(db: Connection, house: House) -> None:
    with pytest.raises(Invalid, match="without a person"):
        store.create_person(db, house.id, "Robot", Role.INGEST)
