import pytest

from guardrails.errors import UnknownPromise
from guardrails.rails.promises import Promise, kinds


def test_known_kinds_of_promise_are_taken() -> None:
    assert kinds(["refund", "deadline"]) == {Promise.REFUND, Promise.DEADLINE}


def test_an_unknown_kind_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownPromise, match=r"'refunds': use one of refund, replacement"):
        kinds(["refund", "refunds"])
