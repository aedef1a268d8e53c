"""Tokens, and what helpdesks sign with."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, select, text

from realtime import store
from realtime.access import Role, hash_secret
from realtime.errors import (
    Invalid,
    NotFound,
)
from realtime.store.tables import tokens
from tests.realtime.store.rows import LATER, NOW, House


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
