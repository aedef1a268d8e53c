"""A house in the database, and rows for it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from assist.conversation import Role as Speaker
from realtime import store
from realtime.access import Role, Scope
from realtime.store import NewConversation
from realtime.wire.messages import MessageAdded
from realtime.wire.readings import ReadingMade

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


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
