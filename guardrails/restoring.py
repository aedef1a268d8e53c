"""Personal data back in its place, where a model wrote the word for it: only what is the customer's own."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from guardrails.redaction import Personal, personal_data

# a card, an account or a key is never said back, not even to its owner
_SAID_BACK: Final = frozenset((Personal.EMAIL, Personal.PHONE))


def own_data(said: Iterable[str]) -> dict[str, str]:
    """By the word in brackets that stands for it: what was said of its kind, when there is only one."""
    found: dict[Personal, set[str]] = {}
    for text in said:
        for one in personal_data(text):
            found.setdefault(one.kind, set()).add(text[one.start : one.end])
    return {
        f"[{kind}]": values.pop() for kind, values in found.items() if kind in _SAID_BACK and len(values) == 1
    }


class Restorer:
    """Puts it back in a text that comes in pieces, the same however it is cut."""

    def __init__(self, said: Iterable[str]) -> None:
        """said: where the customer's own may stand, see `own_data`."""
        self._said: Final = said
        self._held = ""

    @cached_property
    def _own(self) -> dict[str, str]:
        return own_data(self._said)

    def feed(self, chunk: str) -> str:
        """What is sure by now; the beginning of a word in brackets is held back."""
        text = self._held + chunk
        # most models write no bracket: then nobody needs to know what the customer's own is
        if "[" not in text or not self._own:
            return text
        for word, value in self._own.items():
            text = text.replace(word, value)
        bracket = text.rfind("[")
        is_begun = bracket >= 0 and any(word.startswith(text[bracket:]) for word in self._own)
        cut = bracket if is_begun else len(text)
        self._held = text[cut:]
        return text[:cut]

    def close(self) -> str:
        """What was held back."""
        held, self._held = self._held, ""
        return held
