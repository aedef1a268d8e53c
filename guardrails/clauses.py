"""How far a sentence may be shown before it ends: as far as a clause goes in which nothing can be found."""

import re
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from typing import Final

# with a letter after it: a figure or a quotation might belong to what is in front of it
_PAUSE: Final = re.compile(r"[,;،؛](?=\s{1,8}[^\W\d_])|[、，；](?=[^\W\d_])")
# Who writes more than that is read whole. Before any place where a sentence without an end is cut.
_FARTHEST: Final = 400
_MOST: Final = 8


def pauses(sentence: str) -> Iterator[int]:
    """Where the first clauses end, in front of the mark of each, from left to right."""
    for pause in islice(_PAUSE.finditer(sentence, 0, _FARTHEST), _MOST):
        yield pause.start()


def clauses(sentence: str) -> list[str]:
    """What stands between pauses."""
    ends = [*pauses(sentence), len(sentence)]
    return [sentence[start:end] for start, end in pairwise([0, *ends])]


def last_pause(sentence: str) -> int:
    """0 for none."""
    return max(pauses(sentence), default=0)


def settled(sentence: str, is_settled: Callable[[str], bool], beyond: int = 0) -> int:
    """Where the last clause ends up to which nothing can be found, however it goes on; 0 for none.

    sentence: whole, or what there is of it. is_settled: asked of its beginnings, each with the mark of its
    last clause, which stays with what follows. beyond: the pauses up to there were asked for before.
    """
    farther = [pause for pause in pauses(sentence) if pause > beyond]
    return next((pause for pause in reversed(farther) if is_settled(sentence[: pause + 1])), 0)
