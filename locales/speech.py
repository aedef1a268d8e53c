"""What is known of how each language is written: everyday words, telling letters, marks of its regions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

import re2
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from locales.errors import LocaleError, UnknownTag
from locales.field_words import at_field
from locales.strict_yaml import UnreadableYaml, load_yaml
from locales.tag import normalise

SPEECH: Final = Path(__file__).parent / "languages"


class SpeechRejected(LocaleError):
    """A file on a language cannot be used; the message names file, field and rule."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


@dataclass(frozen=True, slots=True)
class Marks:
    """What leans to one region. weight: logarithm of odds. Words and phrases are lower case."""

    region: str
    weight: float
    words: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """words: of daily use. letters: that hardly another language writes. marks: of its regions."""

    tag: str
    words: frozenset[str]
    letters: frozenset[str]
    marks: tuple[Marks, ...]


def _lower(text: str) -> str:
    if text != text.lower():
        raise ValueError("write words and phrases in lower case")
    return text


def _pattern(text: str) -> str:
    try:
        pattern = re2.compile(text)
    except re2.error as error:
        raise ValueError(f"{text[:60]!r} is no RE2 pattern: {error}") from error
    if pattern.search("") is not None:
        raise ValueError(f"{text[:60]!r} matches an empty text, and so every text")
    return text


_Words = Annotated[str, AfterValidator(_lower)]


class _MarksFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    of: str
    weight: float = Field(gt=0, le=5)
    words: _Words = ""
    phrases: list[_Words] = Field(default_factory=list)
    patterns: list[Annotated[str, AfterValidator(_pattern)]] = Field(default_factory=list)


class _SpeechFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    words: _Words = Field(min_length=1)
    letters: str = ""
    regions: list[_MarksFile] = Field(default_factory=list)


@lru_cache(maxsize=4)
def load_speech(folder: Path = SPEECH) -> Mapping[str, Speech]:
    """By the name of the file: a language, or one in a foreign script (`hi-Latn`). Raises SpeechRejected."""
    found: dict[str, Speech] = {}
    reasons: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = _speech(path)
        except SpeechRejected as rejected:
            reasons += rejected.reasons
    if not found and not reasons:
        reasons.append(f"{folder.name}: no file on any language")
    if reasons:
        raise SpeechRejected(reasons)
    return found


def _speech(path: Path) -> Speech:
    try:
        tag = normalise(path.stem)
        file = _SpeechFile.model_validate(load_yaml(path))
    except UnreadableYaml as error:
        raise SpeechRejected([str(error)]) from error
    except UnknownTag as error:
        raise SpeechRejected([f"{path.name}: name the file by its language: {error}"]) from error
    except ValidationError as error:
        raise SpeechRejected(
            [f"{path.name}: {at_field(problem, 'the file')}" for problem in error.errors()]
        ) from error
    language = tag.partition("-")[0]
    strangers = [marks.of for marks in file.regions if marks.of.partition("-")[0] != language]
    if strangers:
        raise SpeechRejected([f"{path.name}: regions.of: {strangers[0]!r} is no region of {language}"])
    return Speech(
        tag,
        frozenset(file.words.split()),
        frozenset(file.letters),
        tuple(_marks(one) for one in file.regions),
    )


def _marks(file: _MarksFile) -> Marks:
    return Marks(
        file.of,
        file.weight,
        frozenset(file.words.split()),
        frozenset(tuple(phrase.split()) for phrase in file.phrases),
        tuple(file.patterns),
    )
