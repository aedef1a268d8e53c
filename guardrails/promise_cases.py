"""Lines of our own that promise, and lookalikes that must pass."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from guardrails.cases import CASES, Labelled
from guardrails.errors import CasesRejected
from locales.strict_yaml import UnreadableYaml, load_yaml

PROMISES: Final = CASES / "promises"
ROUNDS: Final = tuple(PROMISES / each for each in ("second", "third", "fifth"))  # after the rules
FOURTH: Final = PROMISES / "fourth"  # never learned from
WIDER: Final = PROMISES / "wider"  # by other authors, who knew neither rules nor lines

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Lines = Annotated[tuple[_Words, ...], Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
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
        except UnreadableYaml as error:
            reasons.append(str(error))
        except CasesRejected as rejected:
            reasons += rejected.reasons
        except ValidationError as error:
            reasons += [
                f"{file.name}: {'.'.join(map(str, each['loc'])) or 'file'}: {each['msg']}"
                for each in error.errors()
            ]
    if reasons:
        raise CasesRejected(reasons)
    return tuple(read)


def _read(file: Path) -> Iterator[Labelled]:
    content = _File.model_validate(load_yaml(file))
    if content.language != file.stem:
        raise CasesRejected(
            [f"{file.name}: `language` says {content.language!r}: it must be the file's name"]
        )
    yield from (Labelled(content.language, "promise", True, "", text) for text in content.promises)
    yield from (Labelled(content.language, "lookalike", False, "", text) for text in content.lookalikes)
