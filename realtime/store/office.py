"""What an operator does with workspaces, people and keys, who are called by name. Needs no running server."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from locales.errors import UnknownTag
from locales.tag import normalise
from realtime import store
from realtime.access import Role
from realtime.errors import Invalid, NotFound
from realtime.hours import calendar_of, parse_hours
from realtime.reviewing import check_reviewer


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


T = TypeVar("T")
N = TypeVar("N", bound=_Named)


def at_the_office(url: str, now: datetime, workspace: str | None, work: Callable[["Office"], T]) -> T:
    """What `work` gave, in one transaction on the migrated database."""
    return store.at_once(url, lambda connection: work(Office(connection, now, workspace)))


class Office:
    """One transaction; whatever is wrong raises a RealtimeError, and nothing of it is done."""

    def __init__(self, connection: Connection, now: datetime, workspace: str | None) -> None:
        self.connection = connection
        self._now = now
        self._wanted = workspace

    # ---- workspaces and teams ----

    @property
    def workspace(self) -> store.Workspace:
        """The one that was named; without a name, the only one that there is."""
        there = store.list_workspaces(self.connection)
        if not there:
            raise NotFound("there is no workspace yet; make one with `tactful people workspace create NAME`")
        if self._wanted is not None:
            return _pick("workspace", there, self._wanted)
        if len(there) > 1:
            raise Invalid(f"there are several workspaces ({_names(there)}); say which with --workspace")
        return there[0]

    def workspaces(self) -> list[store.Workspace]:
        """The one that was named, or all."""
        return store.list_workspaces(self.connection) if self._wanted is None else [self.workspace]

    def create_workspace(
        self,
        name: str,
        languages: str,
        time_zone: str,
        hours: str | None,
        holidays: str | None,
        text_days: int,
    ) -> store.Workspace:
        made = store.create_workspace(
            self.connection,
            name,
            now=self._now,
            languages=_languages(languages),
            time_zone=time_zone,
            working_hours=store.OFFICE_HOURS if hours is None else parse_hours(hours),
            holidays=holidays or None,
            text_days=text_days,
        )
        calendar_of(made)
        return made

    def change_workspace(
        self,
        name: str | None,
        languages: str | None,
        time_zone: str | None,
        hours: str | None,
        holidays: str | None,
        text_days: int | None,
        suggestions: bool | None,
    ) -> store.Workspace:
        """What is None stays; holidays `""` are none."""
        old = self.workspace
        changed = replace(
            old,
            name=old.name if name is None else name.strip(),
            languages=old.languages if languages is None else _languages(languages),
            time_zone=old.time_zone if time_zone is None else time_zone,
            working_hours=old.working_hours if hours is None else parse_hours(hours),
            holidays=old.holidays if holidays is None else holidays or None,
            text_days=old.text_days if text_days is None else text_days,
            suggestions_on=old.suggestions_on if suggestions is None else suggestions,
        )
        calendar_of(changed)
        store.change_workspace(self.connection, changed)
        return changed

    def add_team(self, name: str) -> store.Team:
        return store.create_team(self.connection, self.workspace.id, name)

    def teams(self) -> list[store.Team]:
        return store.list_teams(self.connection, self.workspace.id)

    # ---- people ----

    def add_person(self, name: str, role: Role, teams: Iterable[str]) -> store.Person:
        return store.create_person(self.connection, self.workspace.id, name, role, self._team_ids(teams))

    def people(self) -> list[store.Person]:
        return store.list_people(self.connection, self.workspace.id)

    def person(self, wanted: str) -> store.Person:
        """By id, or by name; also somebody who is not active any more."""
        return _pick("person", self.people(), wanted)

    def reviewer(self, person: str) -> store.Person:
        """Somebody who judges corrections."""
        found = self.person(person)
        check_reviewer(found)
        return found

    def move(self, person: str, teams: Iterable[str]) -> store.Person:
        moved = self.person(person)
        store.move_person(self.connection, moved.workspace, moved.id, self._team_ids(teams))
        return self.person(moved.id)

    def deactivate(self, person: str) -> store.Person:
        leaving = self.person(person)
        store.deactivate_person(self.connection, leaving.workspace, leaving.id)
        return leaving

    # ---- keys ----

    def new_token(
        self, role: Role | None, person: str | None, name: str, days: int | None
    ) -> tuple[store.Token, str]:
        holder = self.person(person) if person is not None else None
        role = holder.role if holder and role is None else role
        if role is None:
            raise Invalid("say whose the token is with --person, or --role ingest for a helpdesk's server")
        return store.create_token(
            self.connection,
            self.workspace.id,
            role,
            name,
            now=self._now,
            person=holder.id if holder else None,
            life=None if days is None else timedelta(days=days),
        )

    def tokens(self) -> list[store.Token]:
        return store.list_tokens(self.connection, self.workspace.id)

    def revoke_token(self, token: str) -> store.Token:
        """By id, or by name when one good token has it."""
        good = [one for one in self.tokens() if one.is_valid(self._now)]
        leaving = _pick("good token", good, token)
        store.revoke_token(self.connection, leaving.workspace, leaving.id, now=self._now)
        return leaving

    def new_source(self, name: str) -> store.WebhookSource:
        return store.create_source(self.connection, self.workspace.id, name, now=self._now)

    def rotate_source(self, source: str) -> store.WebhookSource:
        old = _pick("webhook source", self.sources(), source)
        return store.rotate_source(self.connection, old.workspace, old.id)

    def sources(self) -> list[store.WebhookSource]:
        return store.list_sources(self.connection, self.workspace.id)

    def _team_ids(self, wanted: Iterable[str]) -> list[str]:
        there = self.teams()
        return [_pick("team", there, one).id for one in wanted]


def _pick(kind: str, there: Sequence[N], wanted: str) -> N:
    """By id, or by name whatever its capitals."""
    found = [one for one in there if one.id == wanted or one.name.casefold() == wanted.strip().casefold()]
    if not found:
        raise NotFound(f"there is no {kind} {wanted!r}; there is {_names(there) or 'none yet'}")
    if len(found) > 1:
        ids = ", ".join(f"{one.id} ({one.name})" for one in found)
        raise Invalid(f"{wanted!r} is the name of several; say the id: {ids}")
    return found[0]


def _names(there: Sequence[_Named]) -> str:
    more = f" and {len(there) - 10} more" if len(there) > 10 else ""
    return ", ".join(one.name for one in there[:10]) + more


def _languages(text: str) -> tuple[str, ...]:
    try:
        tags = tuple(dict.fromkeys(normalise(tag.strip()) for tag in text.split(",") if tag.strip()))
    except UnknownTag as wrong:
        raise Invalid(f"languages: {wrong.tag!r} is no language; write them as en,es,ja") from wrong
    if not tags or any("-" in tag or tag == "und" for tag in tags):
        raise Invalid("languages: name one or more, without region, as en,es,ja")
    return tags
