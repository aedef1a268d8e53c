"""Sentences of our own with what they are: admissions of fault, and lookalikes that must pass."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from guardrails.errors import CasesRejected
from locales.field_words import at_field
from locales.strict_yaml import UnreadableYaml, load_yaml

CASES: Final = Path(__file__).parent / "cases"
WIDER: Final = CASES / "wider"  # by other authors, who knew neither rules nor cases
LATER: Final = CASES / "later"  # the same, written after those were learned from
REPLIES: Final = CASES / "replies"

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _After(_Part):
    before: _Words
    text: _Words


_Lines = Annotated[tuple[_Words | _After, ...], Field(min_length=1)]


class _Admissions(_Part):
    explicit: _Lines
    passive: _Lines
    implied: _Lines
    should_have: _Lines
    apology_with_cause: _Lines
    colloquial: _Lines
    partial: _Lines
    liability: _Lines
    negligence: _Lines
    third_party: _Lines
    elliptic: _Lines


class _Lookalikes(_Part):
    empathy: _Lines
    bounded_apology: _Lines
    denial: _Lines
    quotation: _Lines
    condition: _Lines
    question: _Lines
    taking_charge: _Lines
    technical: _Lines
    policy: _Lines
    customer_action: _Lines
    ordinary: _Lines


class LabelledFile(_Part):
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class _File(LabelledFile):
    admissions: _Admissions
    lookalikes: _Lookalikes


class _Replies(LabelledFile):
    admissions: Annotated[tuple[_Words, ...], Field(min_length=1)]
    lookalikes: Annotated[tuple[_Words, ...], Field(min_length=1)]


_Content = TypeVar("_Content", bound=LabelledFile)


class Share(StrEnum):
    """train: learned from; dev: looked at while choosing; held_out: looked at once, for the report."""

    TRAIN = "train"
    DEV = "dev"
    HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence. kind: the list it stands in; before: the sentence in front of it, '' for none."""

    language: str
    kind: str
    must_stop: bool
    before: str
    text: str

    @property
    def share(self) -> Share:
        """Told from the words alone, so that adding sentences moves none between the parts."""
        digest = hashlib.sha256(f"{self.language}\0{self.text}".encode()).digest()
        tenth = int.from_bytes(digest[:4]) % 10
        return Share.TRAIN if tenth < 6 else Share.DEV if tenth < 8 else Share.HELD_OUT


def read_cases(folder: Path = CASES) -> tuple[Labelled, ...]:
    """Every labelled sentence of a folder. Raises CasesRejected with all reasons at once."""
    return _all_of(folder, _sentences)


def read_replies(folder: Path = REPLIES) -> tuple[Labelled, ...]:
    """Whole replies, some of several sentences: nothing is learned from them and only totals are looked at.

    Raises CasesRejected with all reasons at once.
    """
    return _all_of(folder, _replies)


def _all_of(folder: Path, read_file: Callable[[Path], Iterator[Labelled]]) -> tuple[Labelled, ...]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise CasesRejected([f"{folder.name}: nothing labelled here; expected files such as en.yaml"])
    read: list[Labelled] = []
    reasons: list[str] = []
    for file in files:
        try:
            found = list(read_file(file))
        except CasesRejected as rejected:
            reasons += rejected.reasons
        else:
            reasons += _doubles(file.name, found)
            read += found
    if reasons:
        raise CasesRejected(reasons)
    return tuple(read)


def _sentences(file: Path) -> Iterator[Labelled]:
    content = checked(file, _File)
    for side in (content.admissions, content.lookalikes):
        for kind in type(side).model_fields:
            for line in getattr(side, kind):
                before, text = ("", line) if isinstance(line, str) else (line.before, line.text)
                yield Labelled(content.language, kind, side is content.admissions, before, text)


def _replies(file: Path) -> Iterator[Labelled]:
    content = checked(file, _Replies)
    for text in content.admissions:
        yield Labelled(content.language, "reply", True, "", text)
    for text in content.lookalikes:
        yield Labelled(content.language, "reply", False, "", text)


def checked(file: Path, kind: type[_Content]) -> _Content:
    """What a file holds, in its form. Raises CasesRejected."""
    try:
        content = kind.model_validate(load_yaml(file))
    except UnreadableYaml as error:
        raise CasesRejected([str(error)]) from error
    except ValidationError as error:
        raise CasesRejected([f"{file.name}: {at_field(each, 'file')}" for each in error.errors()]) from error
    if content.language != file.stem:
        raise CasesRejected(
            [f"{file.name}: `language` says {content.language!r}: it must be the file's name"]
        )
    return content


def _doubles(name: str, found: list[Labelled]) -> Iterator[str]:
    seen: dict[tuple[str, str], Labelled] = {}
    for each in found:
        first = seen.setdefault((each.before, each.text), each)
        if first is not each:
            yield f"{name}: {first.kind}, {each.kind}: stands twice: {each.text!r}"
