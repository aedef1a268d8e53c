"""What is copied in bulk can be said to both databases."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Final

import pytest
from sqlalchemy import Dialect, create_engine, event, select
from sqlalchemy.dialects.postgresql import asyncpg

from assist.conversation import Role as Speaker
from coaching.store import Bulk
from realtime import store
from realtime.access import Role, Scope
from realtime.store.messages import ADD_MESSAGES, ADD_READINGS, UPDATE_LAST
from realtime.store.tables import conversations, messages
from realtime.wire.messages import MessageAdded

NOW: Final = datetime(2026, 3, 4, 12, tzinfo=UTC)
ASYNCPG: Final[Dialect] = asyncpg.dialect()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("bulk", [ADD_MESSAGES, ADD_READINGS])
def test_messages_and_readings_are_inserted_once_on_postgresql(bulk: Bulk) -> None:
    sql = bulk.said(ASYNCPG).sql

    assert "VALUES ($1::VARCHAR, $2::VARCHAR, $3::VARCHAR" in sql
    assert sql.endswith("ON CONFLICT DO NOTHING")


def test_postgresql_gets_moments_as_moments_and_json_as_text() -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=-6)))

    said = UPDATE_LAST.said(ASYNCPG)

    assert said.parameters([("conv_1", elsewhere)]) == [(NOW, "conv_1")]
    assert "last_at < $1::TIMESTAMP WITH TIME ZONE" in said.sql
    assert "$9::JSON" in ADD_MESSAGES.said(ASYNCPG).sql


def test_a_conversation_is_as_late_as_its_latest_message_told_with_one_row() -> None:
    engine = create_engine("sqlite://")
    store.metadata.create_all(engine)
    updated: list[object] = []
    with engine.begin() as db:
        workspace = store.create_workspace(db, "Acme", now=NOW).id
        ingest = Scope(workspace, None, Role.INGEST, name="helpdesk")
        made = store.create_conversation(db, ingest, store.NewConversation(), now=NOW)[0]
        event.listen(
            db,
            "before_cursor_execute",
            lambda *told: updated.append(told[3]) if told[2].startswith("UPDATE") else None,
        )
        said = [
            MessageAdded(f"msg_{minute}", Speaker.CUSTOMER, "Hello", NOW + timedelta(minutes=minute))
            for minute in (1, 3, 2)
        ]

        store.copy_messages(
            db, [store.MessageRow(workspace, made.id, 1, seq, one) for seq, one in enumerate(said)]
        )

        assert db.execute(select(conversations.c.last_at)).scalar_one() == NOW + timedelta(minutes=3)
        assert db.execute(select(messages.c.at).order_by(messages.c.seq)).scalars().all() == [
            one.at for one in said
        ]
        assert len(updated) == 1
    engine.dispose()
