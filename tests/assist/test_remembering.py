"""Words are worked out once, and never too many of them are kept."""

import pytest

from assist import remembering
from assist.remembering import ByWord


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = ByWord(length)

    assert [lengths[word] for word in ("order", "late", "order")] == [5, 4, 5]
    assert asked == ["order", "late"]


def test_no_more_words_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_WORDS_KEPT", 3)
    lengths = ByWord(len)

    for number in range(10):
        lengths[str(number)]

    assert len(lengths) <= 3
    assert lengths["10"] == 2
