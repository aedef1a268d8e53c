"""Lines of our own that promise, and lookalikes that must pass."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from guardrails.cases import CASES, Labelled, LabelledFile, checked
from guardrails.errors import CasesRejected

PROMISES: Final = CASES / "promises"
ROUNDS: Final = tuple(PROMISES / each for each in ("second", "third", "fifth"))  # after the rules
FOURTH: Final = PROMISES / "fourth"  # never learned from
WIDER: Final = PROMISES / "wider"  # by other authors, who knew neither rules nor lines
LATER: Final = PROMISES / "later"  # the same, written after those were learned from

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Lines = Annotated[tuple[_Words, ...], Field(min_length=1)]


class _File(LabelledFile):
    promises: _Lines
    lookalikes: _Lines


def read_promises(folder: Path = PROMISES) -> tuple[Labelled, ...]:
    """Every labelled line of a folder. Raises CasesRejected with all reasons at once."""
    files = sorted(folder.glob("*.yaml"))
    read: list[Labelled] = []
    reasons = [] if files else [f"{folder.name}: no lines here; expected files such as en.yaml"]
    for file in files:
        try:
            read += _read(file)
        except CasesRejected as rejected:
            reasons += rejected.reasons
    if reasons:
        raise CasesRejected(reasons)
    return tuple(read)


def _read(file: Path) -> Iterator[Labelled]:
    content = checked(file, _File)
    yield from (Labelled(content.language, "promise", True, "", text) for text in content.promises)
    yield from (Labelled(content.language, "lookalike", False, "", text) for text in content.lookalikes)
