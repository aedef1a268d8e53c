"""Conversations: whose they are, and who sees them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    false,
    func,
    or_,
    select,
    update,
)

from assist.ids import make_id
from realtime.access import Action, Reach, Role, Scope, may, reach
from realtime.errors import Forbidden, Invalid, NotFound
from realtime.store.people import get_person
from realtime.store.tables import conversations, insert_into, messages, people, readings
from realtime.store.workspaces import list_teams


@dataclass(frozen=True, slots=True)
class NewConversation:
    customer: str | None = None
    channel: str = "chat"
    locale_hint: str | None = None
    source: str | None = None
    external_id: str | None = None
    team: str | None = None
    assignee: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """release: the content that it began with, and keeps."""

    id: str
    workspace: str
    source: str
    external_id: str | None
    customer: str | None
    channel: str
    locale_hint: str | None
    team: str | None
    assignee: str | None
    assignee_name: str | None
    facts: Mapping[str, str]
    release: str | None
    created_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: what was said last, and how strong it was read."""

    conversation: Conversation
    last_text: str | None
    band: str | None


def create_conversation(
    connection: Connection, scope: Scope, new: NewConversation, *, now: datetime
) -> tuple[Conversation, bool]:
    """The conversation, and whether it is new: one (source, external id) has one.

    Raises Forbidden when the role may not, or could not reach it afterwards; Invalid for a team or person
    that is not the workspace's; NotFound when it is there but not theirs.
    """
    _check_place(connection, scope.workspace, new.team, new.assignee)
    made = Conversation(
        id=make_id("conv"),
        workspace=scope.workspace,
        source=new.source or "",
        external_id=new.external_id,
        customer=new.customer,
        channel=new.channel,
        locale_hint=new.locale_hint,
        team=new.team,
        assignee=new.assignee,
        assignee_name=None,
        facts=dict(new.facts),
        release=new.release,
        created_at=now,
        last_at=now,
    )
    if not may(scope, Action.OPEN, made):
        raise Forbidden
    values = asdict(made)
    del values["assignee_name"]
    inserted = connection.execute(
        insert_into(connection, conversations).on_conflict_do_nothing(), values
    ).rowcount
    same = conversations.c.id == made.id
    if not inserted:
        same = and_(conversations.c.source == made.source, conversations.c.external_id == made.external_id)
    row = connection.execute(CONVERSATIONS.where(visible(scope, Action.OPEN), same)).one_or_none()
    if row is None:
        raise NotFound
    return Conversation(**row._mapping), inserted == 1


def get_conversation(
    connection: Connection, scope: Scope, conversation: str, action: Action = Action.READ
) -> Conversation | None:
    """None when there is none, and when the action does not reach it: the same answer."""
    mine = and_(visible(scope, action), conversations.c.id == conversation)
    row = connection.execute(CONVERSATIONS.where(mine)).one_or_none()
    return Conversation(**row._mapping) if row else None


def find_conversation(
    connection: Connection, scope: Scope, source: str, external_id: str
) -> Conversation | None:
    """By the sender's own name for it; None when there is none that the caller could have opened."""
    mine = and_(
        visible(scope, Action.OPEN),
        conversations.c.source == source,
        conversations.c.external_id == external_id,
    )
    row = connection.execute(CONVERSATIONS.where(mine)).one_or_none()
    return Conversation(**row._mapping) if row else None


def conversation_by_id(connection: Connection, id: str) -> Conversation | None:
    """For the house itself. Whoever asks on somebody's behalf takes `get_conversation`."""
    row = connection.execute(CONVERSATIONS.where(conversations.c.id == id)).one_or_none()
    return Conversation(**row._mapping) if row else None


def list_conversations(connection: Connection, scope: Scope, limit: int = 50) -> list[Listed]:
    """What the caller may read, the latest first."""
    latest = (conversations.c.last_at.desc(), conversations.c.id)
    # chosen first, so that the last words are looked up for these alone
    chosen = select(conversations.c.id).where(visible(scope, Action.READ)).order_by(*latest).limit(limit)
    rows = connection.execute(
        CONVERSATIONS.add_columns(_LAST_TEXT.label("last_text"), _BAND.label("band"))
        .where(conversations.c.id.in_(chosen))
        .order_by(*latest)
    )
    return [_listed(dict(row._mapping)) for row in rows]


def assign(connection: Connection, scope: Scope, conversation: str, assignee: str | None) -> Conversation:
    """The conversation as it now is; the caller may have handed it out of their own sight.

    Raises NotFound when it is not theirs to assign, Invalid when the person cannot take it.
    """
    found = get_conversation(connection, scope, conversation, Action.ASSIGN)
    if found is None:
        raise NotFound
    _check_place(connection, scope.workspace, None, assignee)
    connection.execute(
        update(conversations).where(conversations.c.id == conversation).values(assignee=assignee)
    )
    row = connection.execute(CONVERSATIONS.where(conversations.c.id == conversation)).one()
    return Conversation(**row._mapping)


def visible(scope: Scope, action: Action) -> ColumnElement[bool]:
    """`access.may` in SQL, over the table of conversations."""
    ours = conversations.c.workspace == scope.workspace
    in_teams = or_(conversations.c.team.is_(None), conversations.c.team.in_(scope.teams))
    match reach(scope, action):
        case Reach.NOTHING:
            return false()
        case Reach.OWN:
            taken = conversations.c.assignee == scope.person if scope.person else false()
            return and_(ours, or_(taken, and_(conversations.c.assignee.is_(None), in_teams)))
        case Reach.TEAMS:
            return and_(ours, in_teams)
        case Reach.WORKSPACE:
            return ours


CONVERSATIONS: Final = select(conversations, people.c.name.label("assignee_name")).select_from(
    conversations.outerjoin(people, conversations.c.assignee == people.c.id)
)
_ASSIGNABLE: Final = (Role.AGENT, Role.SUPERVISOR)


_ORDER: Final = (messages.c.epoch.desc(), messages.c.seq.desc())
_LAST_TEXT: Final = (
    select(messages.c.text)
    .where(messages.c.conversation == conversations.c.id, messages.c.deleted_at.is_(None))
    .order_by(*_ORDER)
    .limit(1)
    .scalar_subquery()
)
_BAND: Final = (
    select(func.coalesce(readings.c.band_meant, readings.c.band))
    .join(
        messages,
        and_(messages.c.conversation == readings.c.conversation, messages.c.id == readings.c.message),
    )
    .where(messages.c.conversation == conversations.c.id)
    .order_by(*_ORDER)
    .limit(1)
    .scalar_subquery()
)


def _listed(values: dict[str, Any]) -> Listed:
    last_text, band = values.pop("last_text"), values.pop("band")
    return Listed(Conversation(**values), last_text, band)


def _check_place(connection: Connection, workspace: str, team: str | None, assignee: str | None) -> None:
    if team is not None and team not in {one.id for one in list_teams(connection, workspace)}:
        raise Invalid("team: there is no such team in this workspace")
    if assignee is not None:
        person = get_person(connection, workspace, assignee)
        if person is None or not person.active or person.role not in _ASSIGNABLE:
            raise Invalid("assignee: there is no such active agent or supervisor in this workspace")
