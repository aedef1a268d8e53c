"""Who may do what: roles, what each reaches, secrets, and whose pages may talk to us. All of it pure."""

import hashlib
import secrets
from base64 import b32encode, b64encode
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import Final, Protocol
from urllib.parse import urlsplit

from assist.conversation import Role as Speaker


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    QA = "qa"
    LOCALIZER = "localizer"
    REVIEWER = "reviewer"
    INGEST = "ingest"
    ADMIN = "admin"


class Action(StrEnum):
    """What somebody may want to do: the first eight with one conversation, the others with a workspace.

    see_alerts: that it escalates, and why; not what is said in it. review: judge what others corrected.
    """

    READ = "read"
    SPEAK_AS_CUSTOMER = "speak_as_customer"
    SPEAK_AS_AGENT = "speak_as_agent"
    DECIDE = "decide"
    OPEN = "open"
    ASSIGN = "assign"
    SEE_ALERTS = "see_alerts"
    REVIEW = "review"
    SEE_REPORTS = "see_reports"
    SWITCH_SUGGESTIONS = "switch_suggestions"
    MANAGE_PEOPLE = "manage_people"


class Reach(StrEnum):
    """Which conversations an action reaches."""

    NOTHING = "nothing"
    OWN = "own"  # assigned to the person; or to nobody, in one of their teams or in none
    TEAMS = "teams"  # in one of the person's teams or in none
    WORKSPACE = "workspace"


REACHES: Final[dict[Role, dict[Action, Reach]]] = {
    Role.AGENT: {
        Action.READ: Reach.OWN,
        Action.SPEAK_AS_AGENT: Reach.OWN,
        Action.DECIDE: Reach.OWN,
        Action.OPEN: Reach.OWN,
        Action.ASSIGN: Reach.OWN,
    },
    Role.SUPERVISOR: {
        Action.READ: Reach.TEAMS,
        Action.SPEAK_AS_AGENT: Reach.TEAMS,
        Action.DECIDE: Reach.TEAMS,
        Action.OPEN: Reach.TEAMS,
        Action.ASSIGN: Reach.TEAMS,
        Action.SEE_ALERTS: Reach.TEAMS,
        Action.REVIEW: Reach.TEAMS,
        Action.SEE_REPORTS: Reach.WORKSPACE,
        Action.SWITCH_SUGGESTIONS: Reach.WORKSPACE,
    },
    Role.QA: {
        Action.SEE_ALERTS: Reach.TEAMS,
        Action.REVIEW: Reach.TEAMS,
        Action.SEE_REPORTS: Reach.WORKSPACE,
    },
    Role.LOCALIZER: {},
    Role.REVIEWER: {},
    Role.INGEST: {
        Action.SPEAK_AS_CUSTOMER: Reach.WORKSPACE,
        Action.SPEAK_AS_AGENT: Reach.WORKSPACE,
        Action.OPEN: Reach.WORKSPACE,
        Action.ASSIGN: Reach.WORKSPACE,
    },
    Role.ADMIN: {
        Action.SEE_REPORTS: Reach.WORKSPACE,
        Action.SWITCH_SUGGESTIONS: Reach.WORKSPACE,
        Action.MANAGE_PEOPLE: Reach.WORKSPACE,
    },
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Who asks. `person` is None for a helpdesk's server; `name` is the person's, or the token's."""

    workspace: str
    person: str | None
    role: Role
    teams: frozenset[str] = frozenset()
    name: str = ""


class Placed(Protocol):
    """What says whose a conversation is."""

    @property
    def workspace(self) -> str: ...
    @property
    def team(self) -> str | None: ...
    @property
    def assignee(self) -> str | None: ...


def reach(scope: Scope, action: Action) -> Reach:
    return REACHES[scope.role].get(action, Reach.NOTHING)


def may(scope: Scope, action: Action, conversation: Placed) -> bool:
    """Whether this one conversation is within reach. `store.visible` says the same in SQL."""
    if conversation.workspace != scope.workspace:
        return False
    in_teams = conversation.team is None or conversation.team in scope.teams
    match reach(scope, action):
        case Reach.NOTHING:
            return False
        case Reach.OWN if conversation.assignee is not None:
            return conversation.assignee == scope.person
        case Reach.OWN | Reach.TEAMS:
            return in_teams
        case Reach.WORKSPACE:
            return True


def may_read(scope: Scope, conversation: Placed) -> bool:
    return may(scope, Action.READ, conversation)


def may_speak(scope: Scope, conversation: Placed, role: Speaker) -> bool:
    """Whether a message of the customer, or of the agent, may be said by this caller."""
    return may(scope, SPEAKING[role], conversation)


def may_decide(scope: Scope, conversation: Placed) -> bool:
    """Whether suggestions of this conversation may be shown to, taken or dismissed by this caller."""
    return may(scope, Action.DECIDE, conversation)


def may_see_alerts(scope: Scope) -> bool:
    """Whether any alert may be seen by this caller; which, `visible` says."""
    return reach(scope, Action.SEE_ALERTS) is not Reach.NOTHING


def may_review(scope: Scope) -> bool:
    """Whether this caller judges corrections at all: those of their teams."""
    return reach(scope, Action.REVIEW) is not Reach.NOTHING


def may_see_reports(scope: Scope) -> bool:
    return reach(scope, Action.SEE_REPORTS) is Reach.WORKSPACE


def may_switch_suggestions(scope: Scope) -> bool:
    return reach(scope, Action.SWITCH_SUGGESTIONS) is Reach.WORKSPACE


def may_manage_people(scope: Scope) -> bool:
    return reach(scope, Action.MANAGE_PEOPLE) is Reach.WORKSPACE


SPEAKING: Final = {Speaker.CUSTOMER: Action.SPEAK_AS_CUSTOMER, Speaker.AGENT: Action.SPEAK_AS_AGENT}


# ---- secrets ----


def new_secret() -> str:
    """40 characters with 200 bits of chance in them, safe in addresses and headers."""
    return b32encode(secrets.token_bytes(25)).decode().lower()


def new_token(role: Role) -> str:
    """A token to be shown once; only its hash is kept. The letter is for people who sort through old ones."""
    return f"tct_{role[0]}_{new_secret()}"


def new_webhook_secret() -> str:
    """A shared secret as Standard Webhooks writes it: 256 bits."""
    return f"whsec_{b64encode(secrets.token_bytes(32)).decode()}"


def hash_secret(secret: str) -> str:
    """What is kept, and looked up by: 200 bits need no salt, and such a look-up tells nothing by its time."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


# ---- origins ----

_PORTS: Final = {"http": 80, "https": 443}


def origin_allowed(
    origin: str | None, host: str, allowed: Collection[str] = (), *, missing_is_fine: bool = False
) -> bool:
    """Whether a page of this origin may talk to us.

    host: the `Host` header of the request. The page that it served itself may, over https, and over http
    on loopback. allowed: further origins, as browsers send them (`https://desk.example.com`).
    missing_is_fine: only for callers that carry no cookie and are no browser (a script with a token).
    """
    if origin is None:
        return missing_is_fine
    place = _place(origin)
    if place is None:
        return False
    if any(place == _place(one) for one in allowed):
        return True
    own = f"{place.scheme}://{host.lower()}"
    return place == _place(own) and (place.scheme == "https" or place.is_loopback)


def is_origin(text: str) -> bool:
    """Whether this is scheme, host and perhaps port, as a browser sends it, and nothing more."""
    return _place(text) is not None


@dataclass(frozen=True, slots=True)
class _Place:
    scheme: str
    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def _place(origin: str) -> _Place | None:
    # urlsplit drops or forgives some of these silently
    if not origin.isascii() or any(mark in origin for mark in "\t\r\n\0 \\@?#%,<>\"'`{}|^*"):
        return None
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    written = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if origin not in {f"{parts.scheme}://{written}", f"{parts.scheme}://{written}:{port}"}:
        return None
    return _Place(parts.scheme, parts.hostname, _PORTS[parts.scheme] if port is None else port)
