"""Customers' messages of our own: those that try to steer the copilot, and those that only look so."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from guardrails.cases import CASES, Share
from guardrails.errors import CasesRejected
from locales.field_words import at_field

ATTEMPTS: Final = CASES / "injection"
WIDER: Final = ATTEMPTS / "wider"  # more kinds, to learn from
STRANGERS: Final = ATTEMPTS / "strangers"  # by authors who knew neither cues nor cases
LATER: Final = ATTEMPTS / "later"  # the same, written after those were learned from
AFRESH: Final = ATTEMPTS / "afresh"  # written before those, only to measure

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _File(BaseModel):
    """The lists say much the same in every language, in the same order: append, don't insert."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
    attacks: Annotated[tuple[_Words, ...], Field(min_length=1)]
    harmless: Annotated[tuple[_Words, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Attempt:
    """place: which of its list it is."""

    language: str
    is_attack: bool
    place: int
    text: str

    @property
    def share(self) -> Share:
        """The same for what says the same in other languages: nothing held out was seen in another."""
        side = "attacks" if self.is_attack else "harmless"
        digest = hashlib.sha256(f"{side} {self.place}".encode()).digest()
        tenth = int.from_bytes(digest[:4]) % 10
        return Share.TRAIN if tenth < 6 else Share.DEV if tenth < 8 else Share.HELD_OUT


def read_attempts(folder: Path = ATTEMPTS) -> tuple[Attempt, ...]:
    """Every labelled message of a folder. Raises CasesRejected with all reasons at once."""
    files = sorted(folder.glob("*.yaml"))
    read: list[Attempt] = []
    reasons: list[str] = [] if files else [f"{folder.name}: no messages here; expected files such as en.yaml"]
    for file in files:
        try:
            read += _read(file)
        except CasesRejected as rejected:
            reasons += rejected.reasons
    if reasons:
        raise CasesRejected(reasons)
    return tuple(read)


def _read(file: Path) -> Iterator[Attempt]:
    try:
        content = _File.model_validate(YAML(typ="safe", pure=True).load(BytesIO(file.read_bytes())))
    except (YAMLError, UnicodeDecodeError) as error:
        raise CasesRejected([f"{file.name}: not valid YAML: {' '.join(str(error).split())}"]) from error
    except ValidationError as error:
        raise CasesRejected([f"{file.name}: {at_field(each)}" for each in error.errors()]) from error
    if content.language != file.stem:
        raise CasesRejected(
            [f"{file.name}: `language` says {content.language!r}: it must be the file's name"]
        )
    for is_attack, lines in ((True, content.attacks), (False, content.harmless)):
        for place, text in enumerate(lines):
            yield Attempt(content.language, is_attack, place, text)
