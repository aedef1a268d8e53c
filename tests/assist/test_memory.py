import pytest

from assist.memory import Memory


def test_a_hint_is_believed_but_not_much() -> None:
    memory = Memory.start("es_mx")
    assert (memory.hint, memory.language, memory.language_confidence) == ("es-MX", "es", 0.5)


@pytest.mark.parametrize("hint", [None, "", "und", "no such tag", "\ud800", "x" * 500])
def test_a_hint_that_is_no_tag_is_none(hint: str | None) -> None:
    assert Memory.start(hint) == Memory()


def test_a_question_for_the_order_number_is_remembered() -> None:
    assert Memory(agent_moves=frozenset({"question", "asks_order"})).asked_order


@pytest.mark.parametrize("moves", [frozenset(), frozenset({"question"}), frozenset({"asks_order"})])
def test_an_order_number_that_is_only_mentioned_was_not_asked_for(moves: frozenset[str]) -> None:
    assert not Memory(agent_moves=moves).asked_order
