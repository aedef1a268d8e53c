"""What was worked out for a word is kept, because customers write few words often."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

T = TypeVar("T")

# nearly every word of a chat is among them
_WORDS_KEPT: Final = 20_000


class ByWord(dict[str, T], Generic[T]):
    """Worked out when first asked for, and emptied when full: what is still written is back soon.

    A plain dictionary: a cache that knows which word was asked for last writes that down for each word.
    """

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], T]) -> None:
        self._find = find

    def __missing__(self, word: str) -> T:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self[word] = self._find(word)
        return found
