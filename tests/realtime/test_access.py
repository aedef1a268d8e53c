"""Who may do what, told as a whole; and which pages may talk to us."""

import itertools
from dataclasses import dataclass

import pytest

from assist.conversation import Role as Speaker
from realtime.access import (
    REACHES,
    Action,
    Reach,
    Role,
    Scope,
    hash_secret,
    is_origin,
    may,
    may_decide,
    may_manage_people,
    may_read,
    may_see_reports,
    may_speak,
    may_switch_suggestions,
    new_secret,
    new_token,
    new_webhook_secret,
    origin_allowed,
    reach,
)

N, O, T, W = Reach.NOTHING, Reach.OWN, Reach.TEAMS, Reach.WORKSPACE  # noqa: E741 (a table wants one letter)
MATRIX = {
    #                           agent supervisor qa localizer reviewer ingest admin
    Action.READ: (O, T, N, N, N, N, N),
    Action.SPEAK_AS_CUSTOMER: (N, N, N, N, N, W, N),
    Action.SPEAK_AS_AGENT: (O, T, N, N, N, W, N),
    Action.DECIDE: (O, T, N, N, N, N, N),
    Action.OPEN: (O, T, N, N, N, W, N),
    Action.ASSIGN: (O, T, N, N, N, W, N),
    Action.SEE_ALERTS: (N, T, T, N, N, N, N),
    Action.REVIEW: (N, T, T, N, N, N, N),
    Action.SEE_REPORTS: (N, W, W, N, N, N, W),
    Action.SWITCH_SUGGESTIONS: (N, W, N, N, N, N, W),
    Action.MANAGE_PEOPLE: (N, N, N, N, N, N, W),
}
ME, COLLEAGUE, MINE, OTHERS = "per_me", "per_colleague", "team_mine", "team_others"


@dataclass(frozen=True, slots=True)
class Place:
    workspace: str
    team: str | None
    assignee: str | None


def scope(role: Role, workspace: str = "ws_1") -> Scope:
    person = None if role is Role.INGEST else ME
    return Scope(workspace, person, role, frozenset() if role is Role.INGEST else frozenset({MINE}))


@pytest.mark.parametrize(("action", "role"), list(itertools.product(Action, Role)))
def test_each_role_reaches_what_the_matrix_says(action: Action, role: Role) -> None:
    assert reach(scope(role), action) is MATRIX[action][list(Role).index(role)]


def test_the_matrix_has_every_action_and_role() -> None:
    assert set(MATRIX) == set(Action)
    assert set(REACHES) == set(Role)


@pytest.mark.parametrize(
    ("team", "assignee", "reached"),
    [
        (None, None, {O, T, W}),
        (MINE, None, {O, T, W}),
        (OTHERS, None, {W}),
        (None, ME, {O, T, W}),
        (MINE, ME, {O, T, W}),
        (OTHERS, ME, {O, W}),
        (None, COLLEAGUE, {T, W}),
        (MINE, COLLEAGUE, {T, W}),
        (OTHERS, COLLEAGUE, {W}),
    ],
)
@pytest.mark.parametrize("role", Role)
def test_a_conversation_is_reached_by_its_team_and_assignee(
    role: Role, team: str | None, assignee: str | None, reached: set[Reach]
) -> None:
    place = Place("ws_1", team, assignee)
    allowed = {action for action in Action if may(scope(role), action, place)}
    assert allowed == {action for action in Action if reach(scope(role), action) in reached}


@pytest.mark.parametrize(("role", "action"), list(itertools.product(Role, Action)))
def test_nothing_of_another_workspace_is_reached(role: Role, action: Action) -> None:
    assert not may(scope(role), action, Place("ws_2", None, None))


def test_without_a_person_nothing_is_own_by_being_nobodys() -> None:
    nobody = Scope("ws_1", None, Role.AGENT)
    assert not may_read(nobody, Place("ws_1", OTHERS, None))


def test_an_agent_speaks_as_agent_only_and_a_helpdesk_as_both() -> None:
    place = Place("ws_1", MINE, None)
    assert [may_speak(scope(Role.AGENT), place, who) for who in Speaker] == [False, True]
    assert [may_speak(scope(Role.INGEST), place, who) for who in Speaker] == [True, True]


def test_a_helpdesk_reads_and_decides_nothing() -> None:
    place = Place("ws_1", None, None)
    assert not may_read(scope(Role.INGEST), place)
    assert not may_decide(scope(Role.INGEST), place)


def test_the_named_rights_of_a_workspace_follow_the_matrix() -> None:
    rights = (may_see_reports, may_switch_suggestions, may_manage_people)
    assert [right(scope(Role.SUPERVISOR)) for right in rights] == [True, True, False]
    assert [right(scope(Role.ADMIN)) for right in rights] == [True, True, True]
    assert [right(scope(Role.AGENT)) for right in rights] == [False, False, False]


# ---- secrets ------------------------------------------------------------------------------------------


def test_a_token_has_the_letter_of_its_role_and_40_characters_of_chance() -> None:
    prefix, letter, secret = new_token(Role.SUPERVISOR).split("_")
    assert (prefix, letter, len(secret), secret.isalnum()) == ("tct", "s", 40, True)


def test_secrets_differ() -> None:
    assert len({new_secret() for _ in range(1_000)} | {new_webhook_secret() for _ in range(1_000)}) == 2_000


def test_a_hash_is_the_same_again_and_takes_any_text() -> None:
    assert hash_secret("a") == hash_secret("a") != hash_secret("b")
    assert len(hash_secret("\ud800 é 漢")) == 64


# ---- origins ------------------------------------------------------------------------------------------

HOST = "desk.example.com"
ALLOWED = ("https://help.example.org", "https://shop.example.net:8443", "http://intranet.example")


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://desk.example.com", HOST),
        ("https://desk.example.com:443", HOST),
        ("https://desk.example.com", "DESK.example.com"),
        ("https://desk.example.com", "desk.example.com:443"),
        ("https://desk.example.com:8787", "desk.example.com:8787"),
        ("http://127.0.0.1:8787", "127.0.0.1:8787"),
        ("http://127.0.0.1", "127.0.0.1"),
        ("http://localhost:8787", "localhost:8787"),
        ("http://[::1]:8787", "[::1]:8787"),
        ("https://help.example.org", HOST),
        ("https://help.example.org:443", HOST),
        ("https://shop.example.net:8443", HOST),
        ("http://intranet.example", HOST),
    ],
)
def test_our_own_page_and_those_allowed_may_talk_to_us(origin: str, host: str) -> None:
    assert origin_allowed(origin, host, ALLOWED)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "*",
        "https://*",
        "https://*.example.com",
        "desk.example.com",
        "//desk.example.com",
        "https:desk.example.com",
        "https:/desk.example.com",
        "https:///desk.example.com",
        "https://",
        "https://desk.example.com/",
        "https://desk.example.com/desk",
        "https://desk.example.com?",
        "https://desk.example.com?a=b",
        "https://desk.example.com#",
        "https://desk.example.com#a",
        "https://desk.example.com.",
        "https://desk.example.com..",
        "https://desk.example.com.evil.test",
        "https://desk.example.com-evil.test",
        "https://desk.example.comevil",
        "https://evildesk.example.com",
        "https://evil.test/desk.example.com",
        "https://evil.test?desk.example.com",
        "https://evil.test#desk.example.com",
        "https://evil.test\\desk.example.com",
        "https://evil.test\\@desk.example.com",
        "https://desk.example.com\\.evil.test",
        "https://desk.example.com@evil.test",
        "https://user@desk.example.com",
        "https://user:pw@desk.example.com",
        "https://@desk.example.com",
        "https://example.com",
        "https://a.desk.example.com",
        "https://desk%2eexample.com",
        "https://desk.example%00.com",
        "http://desk.example.com",
        "http://desk.example.com:443",
        "https://desk.example.com:80",
        "https://desk.example.com:8443",
        "https://desk.example.com:",
        "https://desk.example.com:0443",
        "https://desk.example.com:+443",
        "https://desk.example.com:443:443",
        "https://desk.example.com:99999",
        "https://desk.example.com:-1",
        "https://desk.example.com:４４３",
        "HTTPS://desk.example.com",
        "https://DESK.example.com",
        "ws://desk.example.com",
        "wss://desk.example.com",
        "ftp://desk.example.com",
        "file://",
        "file:///desk.example.com",
        "data:text/html,desk.example.com",
        "javascript://desk.example.com",
        "chrome-extension://desk.example.com",
        "blob:https://desk.example.com",
        "view-source:https://desk.example.com",
        " https://desk.example.com",
        "https://desk.example.com ",
        "https://desk.example.com\n",
        "https://desk.exam\tple.com",
        "https://desk.example.com\0",
        "https://desk.example.com\r\nX: y",
        "https://desk.example.com, https://evil.test",
        "https://evil.test https://desk.example.com",
        "https://dеsk.example.com",  # a Cyrillic letter
        "https://desk。example。com",
        "https://desk.example.com\u200b",
        "https://[::1]",
        "https://[::1",
        "https://127.0.0.1",
        "http://127.0.0.1.evil.test",
        "http://localhost",
        "http://help.example.org",
        "https://help.example.org:8443",
        "https://shop.example.net",
        "https://intranet.example",
        "https://xn--desk-example",
    ],
)
def test_no_other_page_may(origin: str) -> None:
    assert not origin_allowed(origin, HOST, ALLOWED)
    assert not origin_allowed(origin, HOST, ALLOWED, missing_is_fine=True)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://evil.test:8787", "evil.test:8787"),  # a name that was pointed at loopback
        ("http://10.0.0.5:8787", "10.0.0.5:8787"),
        ("http://127.0.0.1:8787", "127.0.0.1:8788"),
        ("http://127.0.0.1:8787", "127.0.0.1"),
        ("http://localhost:8787", "127.0.0.1:8787"),
        ("http://127.1:8787", "127.0.0.1:8787"),
        ("https://evil.test", ""),
        ("https://evil.test", "evil.test@desk.example.com"),
        ("https://evil.test", "evil.test/"),
    ],
)
def test_the_host_must_be_the_pages_own_and_plain_http_is_for_loopback(origin: str, host: str) -> None:
    assert not origin_allowed(origin, host)


def test_a_missing_origin_is_for_callers_that_are_no_browser() -> None:
    assert not origin_allowed(None, HOST, ALLOWED)
    assert origin_allowed(None, HOST, ALLOWED, missing_is_fine=True)


def test_an_origin_is_scheme_host_and_port_alone() -> None:
    assert is_origin("https://desk.example.com")
    assert not is_origin("https://desk.example.com/")
