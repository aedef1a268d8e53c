from dataclasses import replace

import pytest

from assist.errors import PolicyRejected
from assist.policy import CasePolicy, Ruling, allowance, allowed_by, read_policy
from assist.reading import Moment
from prompts.item import Limit, Within

RULING = Ruling(
    owner="billing",
    within=Within(hours=8),
    needs=(("order_number", frozenset({"order_number", "case_id"})), ("date", frozenset({"date"}))),
    limit=Limit(moments=("bad_news",), facts={"decision": ("declined",)}),
    allow=frozenset({"replacement"}),
)


def test_no_policy_promises_nothing() -> None:
    assert read_policy(None) == CasePolicy()


def test_a_policy_is_read_and_what_it_does_not_know_is_left() -> None:
    policy = read_policy({"allow": ["refund"], "confirmed_fault": True, "limit": True, "colour": "red"})

    assert policy == CasePolicy(frozenset({"refund"}), confirmed_fault=True, is_limited=True)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"allow": "refund"}, "policy.allow"),
        ({"allow": ["gold"]}, "policy.allow: unknown kind of promise 'gold': use one of refund"),
        ({"confirmed_fault": "yes"}, "policy.confirmed_fault"),
        ({"limit": "no"}, "policy.limit"),
        ({"regret_words": "no"}, "policy.regret_words"),
        ({"contractor_blame": 1}, "policy.contractor_blame"),
        ([], "policy"),
    ],
)
def test_a_wrong_policy_is_refused_by_field(given: object, says: str) -> None:
    with pytest.raises(PolicyRejected, match=says):
        read_policy(given)


def test_a_case_adds_to_what_the_library_allows() -> None:
    allowed = allowance(RULING, CasePolicy(frozenset({"refund"}), confirmed_fault=True))

    assert allowed.allow == {"refund", "replacement"}
    assert allowed.confirmed_fault


def test_the_switches_are_the_policys_unless_the_case_says_otherwise() -> None:
    strict = replace(RULING, contractor_blame=True, regret_words=False)

    switched = allowance(strict, CasePolicy())
    case = allowance(strict, read_policy({"contractor_blame": False, "regret_words": True}))

    assert (switched.contractor_blame, switched.regret_words) == (True, False)
    assert (case.contractor_blame, case.regret_words) == (False, True)


def test_without_a_library_nobody_is_blamed_and_regret_may_be_said() -> None:
    alone = allowed_by(CasePolicy())

    assert (alone.contractor_blame, alone.regret_words) == (False, True)
    assert not allowed_by(read_policy({"regret_words": False})).regret_words


def test_a_topic_is_missing_until_one_of_its_facts_is_given() -> None:
    assert RULING.missing({}) == ("order_number", "date")
    assert RULING.missing({"case_id": "C-1", "date": ""}) == ("date",)


@pytest.mark.parametrize(
    ("case", "moment", "facts", "is_limited"),
    [
        (CasePolicy(), Moment.PROBLEM, {}, False),
        (CasePolicy(), Moment.BAD_NEWS, {}, True),
        (CasePolicy(), Moment.PROBLEM, {"decision": "declined"}, True),
        (CasePolicy(), Moment.PROBLEM, {"decision": "granted"}, False),
        (CasePolicy(is_limited=True), Moment.PROBLEM, {}, True),
        (CasePolicy(is_limited=False), Moment.BAD_NEWS, {}, False),
    ],
)
def test_a_limit_holds_where_the_policy_or_the_case_says(
    case: CasePolicy, moment: Moment, facts: dict[str, str], is_limited: bool
) -> None:
    assert (RULING.limit_here(case, moment, facts) is not None) is is_limited


def test_a_limit_without_conditions_always_holds() -> None:
    always = Ruling("billing", Within(days=1), (), Limit())

    assert always.limit_here(CasePolicy(), Moment.PROBLEM, {}) is not None
