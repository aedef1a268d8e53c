"""Conversations, and who sees them."""

import random
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from realtime import store
from realtime.access import Action, Role, Scope, may
from realtime.errors import (
    Forbidden,
    Invalid,
    NotFound,
)
from realtime.store import NewConversation
from realtime.wire.messages import MessageDeleted
from tests.realtime.store.rows import LATER, NOW, House, read_as, row, said


def test_a_conversation_is_opened_once_for_its_external_id(db: Connection, house: House) -> None:
    new = NewConversation(customer="Lucía", source="helpdesk", external_id="42", facts={"order": "A-1"})
    first, is_new = store.create_conversation(db, house.ingest, new, now=NOW)
    again, is_new_again = store.create_conversation(db, house.ingest, replace(new, customer="?"), now=LATER)
    assert (is_new, is_new_again) == (True, False)
    assert again == first
    assert first.facts == {"order": "A-1"}


def test_the_same_external_id_elsewhere_is_another_conversation(db: Connection, house: House) -> None:
    mine = house.open(db, source="helpdesk", external_id="42")
    assert house.open(db, source="other", external_id="42").id != mine.id
    assert House(db, "Other").open(db, source="helpdesk", external_id="42").id != mine.id


def test_without_an_external_id_each_is_a_new_one(db: Connection, house: House) -> None:
    assert house.open(db).id != house.open(db).id


def test_an_agent_cannot_find_what_is_not_theirs_by_opening_it_again(db: Connection, house: House) -> None:
    house.open(db, source="helpdesk", external_id="42", team=house.billing)
    with pytest.raises(NotFound):
        store.create_conversation(
            db, house.scope(house.ana), NewConversation(source="helpdesk", external_id="42"), now=NOW
        )


def test_nobody_opens_what_they_could_not_reach(db: Connection, house: House) -> None:
    with pytest.raises(Forbidden):
        store.create_conversation(db, house.scope(house.ana), NewConversation(team=house.billing), now=NOW)
    with pytest.raises(Forbidden):
        store.create_conversation(db, Scope(house.id, "per_x", Role.QA), NewConversation(), now=NOW)


def test_teams_and_people_of_a_conversation_are_the_workspaces_own(db: Connection, house: House) -> None:
    other = House(db, "Other")
    with pytest.raises(Invalid, match="team"):
        house.open(db, team=other.orders)
    with pytest.raises(Invalid, match="assignee"):
        house.open(db, assignee=other.ana.id)


def test_what_the_sql_shows_is_what_the_rule_allows(db: Connection, house: House) -> None:
    other = House(db, "Other")
    chance = random.Random(7)
    there = []
    for home in (house, other):
        for _ in range(40):
            team = chance.choice([None, home.orders, home.billing])
            assignee = chance.choice([None, home.ana.id, home.ben.id, home.sofia.id])
            there.append(home.open(db, team=team, assignee=assignee))
    qa = store.create_person(db, house.id, "Quinn", Role.QA, [house.orders])
    scopes = [house.scope(one) for one in (house.ana, house.ben, house.sofia, qa)] + [
        house.ingest,
        Scope(house.id, None, Role.AGENT),
        Scope(house.id, house.ana.id, Role.AGENT),
    ]
    for scope in scopes:
        for action in Action:
            seen = {one.id for one in there if store.get_conversation(db, scope, one.id, action)}
            assert seen == {one.id for one in there if may(scope, action, one)}, (scope, action)
        listed = {one.conversation.id for one in store.list_conversations(db, scope, 200)}
        assert listed == {one.id for one in there if may(scope, Action.READ, one)}


def test_not_there_and_not_yours_are_the_same(db: Connection, house: House) -> None:
    theirs = house.open(db, team=house.billing)
    ana = house.scope(house.ana)
    assert store.get_conversation(db, ana, theirs.id) is store.get_conversation(db, ana, "conv_none") is None


def test_the_house_finds_a_conversation_by_its_id(db: Connection, house: House) -> None:
    made = house.open(db, team=house.billing)
    assert store.conversation_by_id(db, made.id) == made
    assert store.conversation_by_id(db, "conv_none") is None


def test_the_list_has_the_latest_first_with_last_words_and_band(db: Connection, house: House) -> None:
    quiet, busy = house.open(db), house.open(db, assignee=house.ana.id)
    store.copy_messages(
        db,
        [
            row(busy, 0, said("msg_1", "first", LATER)),
            row(busy, 1, said("msg_2", "second", LATER)),
            row(busy, 0, said("msg_3", "after a new epoch", LATER), epoch=2),
            row(busy, 1, said("msg_4", "withdrawn", LATER), epoch=2),
        ],
    )
    store.copy_readings(db, [read_as(busy, "msg_1", "low"), read_as(busy, "msg_2", "high")])
    store.delete_message(db, house.id, busy.id, MessageDeleted("msg_4", LATER))
    first, second = store.list_conversations(db, house.scope(house.ana))
    assert (first.conversation.id, first.last_text, first.band) == (busy.id, "after a new epoch", "high")
    assert (first.conversation.assignee_name, first.conversation.last_at) == ("Ana", LATER)
    assert (second.conversation.id, second.last_text, second.band) == (quiet.id, None, None)


def test_the_list_is_as_long_as_asked(db: Connection, house: House) -> None:
    for _ in range(4):
        house.open(db)
    assert len(store.list_conversations(db, house.scope(house.ana), limit=3)) == 3


def test_an_agent_takes_and_hands_on_what_they_see(db: Connection, house: House) -> None:
    made, ana = house.open(db, team=house.orders), house.scope(house.ana)
    assert store.assign(db, ana, made.id, house.ana.id).assignee == house.ana.id
    assert store.assign(db, ana, made.id, house.sofia.id).assignee_name == "Sofia"
    with pytest.raises(NotFound):
        store.assign(db, ana, made.id, house.ana.id)


def test_nobody_is_handed_what_they_cannot_take(db: Connection, house: House) -> None:
    made, other = house.open(db), House(db, "Other")
    quinn = store.create_person(db, house.id, "Quinn", Role.QA)
    store.deactivate_person(db, house.id, house.ben.id)
    for person in (quinn, house.ben, other.ana):
        with pytest.raises(Invalid, match="assignee"):
            store.assign(db, house.scope(house.ana), made.id, person.id)
