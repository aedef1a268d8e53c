"""Messages and readings."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from assist.conversation import Role as Speaker
from realtime import store
from realtime.wire.messages import Attachment, MessageAdded, MessageDeleted, MessageEdited
from realtime.wire.messages import Person as WirePerson
from tests.realtime.store.rows import LATER, NOW, House, read_as, row, said


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
