"""Commands that were done, and how far each process has copied."""

import pytest
from sqlalchemy import Connection

from realtime import store
from realtime.errors import (
    Conflict,
)
from tests.realtime.store.rows import LATER, NOW, House


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
