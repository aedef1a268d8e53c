"""What patterns may yet find in a text that has not ended: RE2 tells what they find, not what they begin."""

import re
from collections.abc import Iterable, Iterator
from time import thread_time
from typing import Final

import regex

_CODE_POINT: Final = re.compile(r"\\x\{([0-9a-fA-F]+)\}")  # as RE2 has it
_NOTHING: Final = "(?!)"
_PATIENCE_S: Final = 0.1  # of CPU, for a busy machine is no reason


class Unfinished:
    """Tells whether a text that still comes may turn out to hold what one of these patterns finds."""

    def __init__(self, pattern: regex.Pattern[str], *, spaced: bool) -> None:
        self._pattern: Final = pattern
        self._spaced: Final = spaced

    def begins_in(self, text: str) -> bool:
        """Whether a match may begin in front of its last sign, and end in what is to come.

        Unlike RE2 this library tries one way after the other: a pattern with too many may begin anywhere.
        """
        late_at = thread_time() + _PATIENCE_S
        try:
            return any(
                self._pattern.fullmatch(text, start, partial=True, timeout=late_at - thread_time())
                for start in self._starts(text)
            )
        except (TimeoutError, ValueError):  # no time left, or less than none
            return True

    def _starts(self, text: str) -> Iterator[int]:
        for place in range(len(text) - 1):
            if not (self._spaced and place and text[place - 1].isalnum()):
                yield place


def unfinished(patterns: Iterable[str], *, spaced: bool) -> Unfinished | None:
    """patterns: as RE2 reads them. None when one is written for RE2 alone."""
    together = "|".join(f"(?:{pattern})" for pattern in patterns) or _NOTHING
    plain = _CODE_POINT.sub(lambda code: chr(int(code[1], 16)), together)
    try:
        return Unfinished(regex.compile(plain), spaced=spaced)
    except regex.error:
        return None
