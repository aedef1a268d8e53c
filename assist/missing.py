"""What is still missing before anybody can act: what the library asks for, else what such cases need."""

from collections.abc import Mapping
from typing import Final

from assist.policy import Ruling

_ORDER: Final = frozenset({"order_number", "case_id", "account_email", "orders"})
_ACCOUNT: Final = frozenset({"account_email_is_on_file", "account_email", "case_id"})
_DAY: Final = frozenset({"date", "day", "order_number", "case_id", "orders"})
# topics of the library, each with the facts that answer it; for scenarios that no library says anything about
_USUAL: Final[Mapping[str, tuple[tuple[str, frozenset[str]], ...]]] = {
    "refund": (("order_number", _ORDER),),
    "delivery": (("order_number", _ORDER),),
    "wrong_item": (("order_number", _ORDER),),
    "cancellation": (("order_number", _ORDER),),
    "billing": (("date", _DAY),),
    "account": (("account_email_is_on_file", _ACCOUNT),),
    "subscription": (("account_email_is_on_file", _ACCOUNT),),
    "technical_failure": (
        ("error_text", frozenset({"error_text", "error_seen"})),
        ("device_or_app", frozenset({"device_or_app", "device", "device_named"})),
    ),
}
FACTS: Final = frozenset(fact for topics in _USUAL.values() for topic, by in topics for fact in (topic, *by))


def missing_facts(scenario: str | None, ruling: Ruling, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Topics that nobody has answered yet in this conversation, most needed first.

    ruling: the library's for this scenario. facts: by slot, of the workspace and of the customer's messages.
    """
    if ruling.needs or scenario is None:
        return ruling.missing(facts)
    answered = {name for name, value in facts.items() if value}
    return tuple(topic for topic, by in _USUAL.get(scenario, ()) if by.isdisjoint(answered))
