"""Nothing is promised that policy has not granted."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from guardrails.errors import UnknownPromise
from guardrails.finding import Category, Finding
from guardrails.rail import Passage


class Promise(StrEnum):
    """What an `Allowance` can grant, and what a rule on promises must name."""

    REFUND = "refund"
    REPLACEMENT = "replacement"
    COMPENSATION = "compensation"
    DISCOUNT = "discount"
    FEE_WAIVER = "fee_waiver"
    OUTCOME = "outcome"
    DEADLINE = "deadline"


def kinds(names: Iterable[str]) -> frozenset[str]:
    """The names, checked: for doors that take a policy from outside."""
    checked = frozenset(names)
    for name in sorted(checked - set(Promise)):
        raise UnknownPromise(name, Promise)
    return checked


def overpromises(passage: Passage) -> Iterator[Finding]:
    for hit in passage.hits:
        if hit.category is Category.OVERPROMISE and hit.promise not in passage.allowance.allow:
            yield hit.finding()
