"""What the front door keeps, and who sees it."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, event, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from assist.conversation import Role as Speaker
from realtime import store
from realtime.access import Action, Role, Scope, hash_secret, may
from realtime.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    RealtimeError,
    SettingsInvalid,
    Unavailable,
)
from realtime.store import NewConversation
from realtime.store.tables import UtcDateTime, tokens
from realtime.wire import Attachment, MessageAdded, MessageDeleted, MessageEdited, ReadingMade
from realtime.wire import Person as WirePerson

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def db() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
    store.metadata.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


class House:
    """A workspace with two teams, an agent and a supervisor in the first, and an agent in the second."""

    def __init__(self, db: Connection, name: str = "Acme") -> None:
        self.id = store.create_workspace(db, name, now=NOW).id
        self.orders = store.create_team(db, self.id, "Orders").id
        self.billing = store.create_team(db, self.id, "Billing").id
        self.ana = store.create_person(db, self.id, "Ana", Role.AGENT, [self.orders])
        self.ben = store.create_person(db, self.id, "Ben", Role.AGENT, [self.billing])
        self.sofia = store.create_person(db, self.id, "Sofia", Role.SUPERVISOR, [self.orders])
        self.ingest = Scope(self.id, None, Role.INGEST, name="helpdesk")

    def scope(self, person: store.Person) -> Scope:
        return Scope(self.id, person.id, person.role, person.teams, person.name)

    def open(self, db: Connection, **new: object) -> store.Conversation:
        return store.create_conversation(db, self.ingest, NewConversation(**new), now=NOW)[0]  # type: ignore[arg-type]


@pytest.fixture
def house(db: Connection) -> House:
    return House(db)


def said(id: str, text: str = "Hello", at: datetime = NOW, **more: object) -> MessageAdded:
    return MessageAdded(id, Speaker.CUSTOMER, text, at, **more)  # type: ignore[arg-type]


def row(of: store.Conversation, seq: int, message: MessageAdded, epoch: int = 1) -> store.MessageRow:
    return store.MessageRow(of.workspace, of.id, epoch, seq, message)


def read_as(of: store.Conversation, message: str, band: str) -> store.ReadingRow:
    made = ReadingMade(
        message=message,
        language="es",
        language_confidence=0.99,
        locale="es-MX",
        score=0.7,
        score_range=(0.6, 0.8),
        band=band,
        emotion="anger",
        drivers=((0, 5),),
        level=0.6,
        trend="rising",
        scenario="refund",
        scenario_confidence=0.8,
        moment="problem",
        supported=True,
        engine="instant",
    )
    return store.ReadingRow(of.workspace, of.id, made)


# ---- workspaces, teams, people -------------------------------------------------------------------------


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


# ---- keys ----------------------------------------------------------------------------------------------


def test_a_token_lets_its_person_in(db: Connection, house: House) -> None:
    _, secret = store.create_token(db, house.id, Role.AGENT, "laptop", now=NOW, person=house.ana.id)
    assert store.authenticate(db, secret, now=NOW) == house.scope(house.ana)


def test_a_helpdesks_token_is_nobodys(db: Connection, house: House) -> None:
    _, secret = store.create_token(db, house.id, Role.INGEST, "helpdesk", now=NOW)
    assert store.authenticate(db, secret, now=NOW) == house.ingest


def test_only_the_hash_of_a_token_is_kept(db: Connection, house: House) -> None:
    _, secret = store.create_token(db, house.id, Role.INGEST, "helpdesk", now=NOW)
    assert secret not in str(db.execute(select(tokens)).all())


@pytest.mark.parametrize("wrong", ["", "tct_a_", "tct_a_" + "a" * 40, "\ud800", "漢字", "' OR 1=1 --"])
def test_an_unknown_token_lets_nobody_in(db: Connection, house: House, wrong: str) -> None:
    assert store.authenticate(db, wrong, now=NOW) is None


def test_an_expired_token_lets_nobody_in(db: Connection, house: House) -> None:
    life = timedelta(days=1)
    _, secret = store.create_token(db, house.id, Role.AGENT, "x", now=NOW, person=house.ana.id, life=life)
    assert store.authenticate(db, secret, now=NOW + life - timedelta(seconds=1))
    assert store.authenticate(db, secret, now=NOW + life) is None


def test_a_revoked_token_lets_nobody_in(db: Connection, house: House) -> None:
    token, secret = store.create_token(db, house.id, Role.AGENT, "x", now=NOW, person=house.ana.id)
    store.revoke_token(db, house.id, token.id, now=NOW)
    assert store.authenticate(db, secret, now=NOW) is None
    with pytest.raises(NotFound):
        store.revoke_token(db, house.id, token.id, now=NOW)


def test_another_workspace_cannot_revoke_it(db: Connection, house: House) -> None:
    token, secret = store.create_token(db, house.id, Role.INGEST, "x", now=NOW)
    with pytest.raises(NotFound):
        store.revoke_token(db, House(db, "Other").id, token.id, now=NOW)
    assert store.authenticate(db, secret, now=NOW)


def test_the_token_of_somebody_who_left_lets_nobody_in(db: Connection, house: House) -> None:
    _, secret = store.create_token(db, house.id, Role.AGENT, "x", now=NOW, person=house.ana.id)
    store.deactivate_person(db, house.id, house.ana.id)
    assert store.authenticate(db, secret, now=NOW) is None


def test_the_token_of_a_former_role_lets_nobody_in(db: Connection, house: House) -> None:
    _, secret = store.create_token(db, house.id, Role.SUPERVISOR, "x", now=NOW, person=house.sofia.id)
    db.execute(text("UPDATE people SET role = 'agent' WHERE name = 'Sofia'"))
    assert store.authenticate(db, secret, now=NOW) is None


def test_of_many_tokens_the_good_ones_are_those_that_would_let_in(db: Connection, house: House) -> None:
    def token(role: Role, person: store.Person | None, life: timedelta | None = None) -> tuple[str, str]:
        made, secret = store.create_token(
            db, house.id, role, "x", now=NOW, person=person.id if person else None, life=life
        )
        return made.id, secret

    good, old = token(Role.INGEST, None), token(Role.INGEST, None, timedelta(seconds=60))
    revoked, left = token(Role.AGENT, house.ana), token(Role.AGENT, house.ben)
    stays = token(Role.SUPERVISOR, house.sofia)
    store.revoke_token(db, house.id, revoked[0], now=NOW)
    store.deactivate_person(db, house.id, house.ben.id)
    secrets = [secret for _, secret in (good, old, revoked, left, stays)]
    valid = store.valid_tokens(db, [hash_secret(one) for one in secrets], now=LATER)
    assert valid == {hash_secret(one) for one in secrets if store.authenticate(db, one, now=LATER)}
    assert valid == {hash_secret(good[1]), hash_secret(stays[1])}


@pytest.mark.parametrize(
    ("role", "has_person"), [(Role.INGEST, True), (Role.AGENT, False), (Role.ADMIN, True)]
)
def test_role_and_person_of_a_token_go_together(
    db: Connection, house: House, role: Role, has_person: bool
) -> None:
    person = house.ana.id if has_person else None
    with pytest.raises(Invalid):
        store.create_token(db, house.id, role, "x", now=NOW, person=person)


def test_a_token_for_somebody_elsewhere_is_refused(db: Connection, house: House) -> None:
    other = House(db, "Other")
    with pytest.raises(NotFound):
        store.create_token(db, house.id, Role.AGENT, "x", now=NOW, person=other.ana.id)


def test_after_a_rotation_the_new_and_the_old_secret_are_good(db: Connection, house: House) -> None:
    first = store.create_source(db, house.id, "helpdesk", now=NOW)
    second = store.rotate_source(db, house.id, first.id)
    third = store.rotate_source(db, house.id, first.id)
    assert (first.secrets, second.secrets) == ((first.secret,), (second.secret, first.secret))
    assert store.get_source(db, first.id) == third
    assert third.secrets == (third.secret, second.secret)
    assert third.scope == house.ingest


def test_a_source_shows_no_secret_when_it_is_printed(db: Connection, house: House) -> None:
    made = store.create_source(db, house.id, "helpdesk", now=NOW)
    assert made.secret not in repr(made)


def test_a_source_of_another_workspace_cannot_be_rotated(db: Connection, house: House) -> None:
    made = store.create_source(db, house.id, "helpdesk", now=NOW)
    with pytest.raises(NotFound):
        store.rotate_source(db, House(db, "Other").id, made.id)


@pytest.mark.parametrize("name", ["", "Help Desk", "a/b", "-a", "x" * 61])
def test_a_source_needs_a_name_for_an_address(db: Connection, house: House, name: str) -> None:
    with pytest.raises(Invalid, match="a-z"):
        store.create_source(db, house.id, name, now=NOW)


# ---- conversations --------------------------------------------------------------------------------------


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


# ---- messages and readings ------------------------------------------------------------------------------


def test_a_message_comes_back_as_it_was_said(db: Connection, house: House) -> None:
    made = house.open(db)
    message = MessageAdded(
        id="msg_1",
        role=Speaker.AGENT,
        text="Voy a revisarlo 🙂",
        at=NOW,
        by=WirePerson(house.ana.id, "Ana"),
        attachments=(Attachment("image", "a.png"),),
        source="helpdesk",
        external_id="m-1",
        sug="sug_1",
    )
    store.copy_messages(db, [row(made, 0, message)])
    assert store.messages_of(db, house.id, made.id) == [row(made, 0, message)]


def test_copying_twice_changes_nothing(db: Connection, house: House) -> None:
    made = house.open(db)
    rows = [row(made, 0, said("msg_1")), row(made, 1, said("msg_2"))]
    store.copy_messages(db, rows)
    store.copy_readings(db, [read_as(made, "msg_1", "low")] * 2)
    store.edit_message(db, house.id, made.id, MessageEdited("msg_1", "edited", LATER))
    store.copy_messages(db, rows)
    assert [one.message.text for one in store.messages_of(db, house.id, made.id)] == ["edited", "Hello"]


def test_a_message_of_a_source_is_kept_once_whatever_its_id(db: Connection, house: House) -> None:
    made = house.open(db)
    store.copy_messages(db, [row(made, 0, said("msg_1", source="h", external_id="1"))])
    store.copy_messages(db, [row(made, 1, said("msg_2", source="h", external_id="1"))])
    assert store.external_ids(db, house.id, made.id) == {("h", "1"): "msg_1"}


def test_messages_without_an_external_id_never_clash(db: Connection, house: House) -> None:
    made = house.open(db)
    store.copy_messages(db, [row(made, seq, said(f"msg_{seq}", source="h")) for seq in range(3)])
    assert len(store.messages_of(db, house.id, made.id)) == 3


def test_the_last_messages_come_oldest_first(db: Connection, house: House) -> None:
    made = house.open(db)
    store.copy_messages(db, [row(made, seq, said(f"msg_{seq}")) for seq in range(12)])
    assert [one.seq for one in store.messages_of(db, house.id, made.id, limit=3)] == [9, 10, 11]


def test_another_workspace_sees_changes_and_deletes_nothing(db: Connection, house: House) -> None:
    made, other = house.open(db), House(db, "Other").id
    store.copy_messages(db, [row(made, 0, said("msg_1", source="h", external_id="1"))])
    store.edit_message(db, other, made.id, MessageEdited("msg_1", "theirs", LATER))
    store.delete_message(db, other, made.id, MessageDeleted("msg_1", LATER))
    assert store.messages_of(db, other, made.id) == []
    assert store.external_ids(db, other, made.id) == {}
    assert [one.message.text for one in store.messages_of(db, house.id, made.id)] == ["Hello"]


def test_the_newest_edit_stands_in_whichever_order_they_come(db: Connection, house: House) -> None:
    made = house.open(db)
    store.copy_messages(db, [row(made, 0, said("msg_1"))])
    store.edit_message(db, house.id, made.id, MessageEdited("msg_1", "second", LATER))
    store.edit_message(db, house.id, made.id, MessageEdited("msg_1", "first", NOW))
    assert [one.message.text for one in store.messages_of(db, house.id, made.id)] == ["second"]


def test_what_was_deleted_stays_deleted(db: Connection, house: House) -> None:
    made = house.open(db)
    store.copy_messages(db, [row(made, 0, said("msg_1", attachments=(Attachment("image"),)))])
    store.delete_message(db, house.id, made.id, MessageDeleted("msg_1", NOW))
    store.edit_message(db, house.id, made.id, MessageEdited("msg_1", "back again", LATER))
    (kept,) = store.messages_of(db, house.id, made.id)
    assert (kept.message.text, kept.message.attachments, kept.deleted_at) == ("", (), NOW)


def test_words_go_when_their_workspace_has_kept_them_long_enough(db: Connection, house: House) -> None:
    long, short = house.open(db), House(db, "Other").open(db)
    workspace = store.get_workspace(db, short.workspace)
    assert workspace is not None
    store.change_workspace(db, replace(workspace, text_days=1))
    for made in (long, short):
        old, fresh = said("msg_1", at=NOW - timedelta(days=2)), said("msg_2")
        store.copy_messages(db, [row(made, 0, old), row(made, 1, fresh)])
    assert store.purge_expired(db, NOW) == 1
    assert [one.message.text for one in store.messages_of(db, short.workspace, short.id)] == ["", "Hello"]
    assert [one.message.text for one in store.messages_of(db, long.workspace, long.id)] == ["Hello", "Hello"]


def test_words_older_than_a_moment_go_everywhere(db: Connection, house: House) -> None:
    store.copy_messages(db, [row(house.open(db), 0, said("msg_1")), row(house.open(db), 0, said("msg_2"))])
    assert (store.purge_text(db, LATER), store.purge_text(db, LATER)) == (2, 0)


def test_a_message_of_no_conversation_is_refused(db: Connection, house: House) -> None:
    orphan = store.MessageRow(house.id, "conv_none", 1, 0, said("msg_1"))
    with pytest.raises(IntegrityError):
        store.copy_messages(db, [orphan])


# ---- commands and the cursor ----------------------------------------------------------------------------


def save(db: Connection, house: House, id: str, frames: tuple[bytes, ...] = ()) -> int:
    return store.save_command(
        db, house.id, id, person=None, conversation="conv_1", result={"ref": id}, frames=frames, at=NOW
    )


def test_a_command_done_is_remembered_whatever_the_case_of_its_id(db: Connection, house: House) -> None:
    save(db, house, "ABCD-1")
    assert store.done_command(db, house.id, "abcd-1") == {"ref": "ABCD-1"}
    assert store.done_command(db, House(db, "Other").id, "abcd-1") is None


def test_a_command_is_done_once(db: Connection, house: House) -> None:
    save(db, house, "c1")
    with pytest.raises(Conflict):
        save(db, house, "c1")
    save(db, House(db, "Other"), "c1")


def test_frames_wait_in_order_until_the_journal_has_them(db: Connection, house: House) -> None:
    numbers = [save(db, house, id, (b'"t":"a"', b'"t":"b"')) for id in ("z", "a", "m")]
    save(db, house, "nothing to say")
    assert [one.id for one in store.unjournaled(db)] == ["z", "a", "m"]
    assert store.unjournaled(db, limit=1)[0].frames == (b'"t":"a"', b'"t":"b"')
    store.mark_journaled(db, numbers[:2])
    assert [(one.id, one.conversation) for one in store.unjournaled(db)] == [("m", "conv_1")]
    assert store.done_command(db, house.id, "z") == {"ref": "z"}


def test_old_commands_are_forgotten_but_not_what_still_waits(db: Connection, house: House) -> None:
    save(db, house, "done")
    save(db, house, "waits", (b"1",))
    assert store.forget_commands(db, LATER) == 1
    assert store.done_command(db, house.id, "done") is None
    assert [one.id for one in store.unjournaled(db)] == ["waits"]


def test_the_cursor_of_each_instance_moves_by_itself(db: Connection) -> None:
    store.set_cursor(db, "one", "1-0")
    store.set_cursor(db, "two", "5-0")
    store.set_cursor(db, "one", "2-0")
    assert [store.get_cursor(db, name) for name in ("one", "two", "three")] == ["2-0", "5-0", None]


# ---- the engine -----------------------------------------------------------------------------------------


def test_a_moment_keeps_its_instant_and_needs_a_zone(db: Connection, house: House) -> None:
    made = house.open(db)
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    store.copy_messages(db, [row(made, 0, said("msg_1", at=tokyo))])
    assert store.messages_of(db, house.id, made.id)[0].message.at == NOW
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(NOW.replace(tzinfo=None), db.dialect)


async def test_sqlite_syncs_every_commit_and_checks_references(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/new folder/t.db")
    async with engine.connect() as connection:
        pragmas = [
            (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    await engine.dispose()
    assert pragmas == ["wal", 2, 1, 5_000]


async def test_a_savepoint_undoes_its_own_work_only(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/t.db")
    await store.upgrade(engine)

    def undone(connection: Connection) -> None:
        with connection.begin_nested():
            store.create_workspace(connection, "undone", now=NOW)
            store.create_workspace(connection, "kept", now=NOW)

    def work(connection: Connection) -> None:
        store.create_workspace(connection, "kept", now=NOW)
        with pytest.raises(Conflict):
            undone(connection)

    async with engine.begin() as connection:
        await connection.run_sync(work)
    async with engine.connect() as connection:
        names = [one.name for one in await connection.run_sync(store.list_workspaces)]
    await engine.dispose()
    assert names == ["kept"]


async def test_what_was_rolled_back_was_never_there(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/t.db")
    await store.upgrade(engine)

    async def twice_the_same() -> None:
        async with store.for_writing(engine).begin() as connection:
            await connection.run_sync(House)
            await connection.run_sync(House)

    with pytest.raises(Conflict):
        await twice_the_same()
    async with engine.connect() as connection:
        there = await connection.run_sync(store.list_workspaces)
    await engine.dispose()
    assert there == []


async def test_writers_that_read_first_wait_for_each_other(tmp_path: Path) -> None:
    engine = store.make_engine(f"sqlite+aiosqlite:///{tmp_path}/t.db")
    await store.upgrade(engine)

    async def add(number: int) -> None:
        async with store.for_writing(engine).begin() as connection:
            await connection.run_sync(store.list_workspaces)
            await connection.run_sync(lambda db: store.create_workspace(db, f"w{number}", now=NOW))

    await asyncio.gather(*(add(number) for number in range(20)))
    async with engine.connect() as connection:
        there = await connection.run_sync(store.list_workspaces)
    await engine.dispose()
    assert len(there) == 20


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tactful.db",
        "mysql://h/d",
        "sqlite:///t.db",
        "sqlite+aiosqlite://",
        "sqlite+aiosqlite:///:memory:",
    ],
)
def test_a_database_that_cannot_be_used_names_its_setting(url: str) -> None:
    with pytest.raises(SettingsInvalid, match="TACTFUL_DATABASE_URL"):
        store.make_engine(url)


def test_a_database_that_cannot_be_opened_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "t.db").write_text("this is no database, however long one may look at it")
    with pytest.raises(Unavailable, match="TACTFUL_DATABASE_URL"):
        store.at_once(f"sqlite+aiosqlite:///{tmp_path}/t.db", store.list_workspaces)


def test_a_database_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/t.db"
    store.migrate(url)
    store.at_once(url, lambda db: db.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(RealtimeError, match="another release"):
        store.migrate(url)


def test_every_table_and_insert_can_be_said_to_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # not typed there
    said_to_it = [str(CreateTable(table).compile(dialect=dialect)) for table in store.metadata.sorted_tables]
    said_to_it += [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in store.metadata.sorted_tables
        for index in table.indexes
    ]
    assert "number BIGSERIAL" in "".join(said_to_it)
    assert "TIMESTAMP WITH TIME ZONE" in "".join(said_to_it)
