"""Language tags (BCP 47), and which guide may serve which."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import langcodes
from langcodes.tag_parser import LanguageTagError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from locales.errors import GuideRejected, UnknownTag
from locales.field_words import at_field
from locales.strict_yaml import load_yaml

MAX_DISTANCE: Final = 5
_TABLE: Final = Path(__file__).parent / "content" / "fallbacks.yaml"


@dataclass(frozen=True, slots=True)
class Resolution:
    """served: the guide's tag, None when none may serve. path: the tags tried, in order, the request first.

    is_fallback: a guide for another region serves. A request without a region is no fallback: it named none.
    """

    served: str | None
    path: tuple[str, ...]
    is_fallback: bool


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = Field(alias="schema")
    serves: dict[str, tuple[str, ...]]
    never: tuple[str, ...]
    bare: dict[str, str]


@lru_cache(maxsize=4096)
def normalise(tag: str) -> str:
    """The tag as BCP 47 writes it: `en_us` → `en-US`; `und` stays, an unknown language. Raises UnknownTag."""
    if tag == "und":
        return tag
    try:
        language = langcodes.Language.get(tag)
    except LanguageTagError as error:
        raise UnknownTag(tag) from error
    if not language.language or not language.is_valid():
        raise UnknownTag(tag)
    return str(language.to_tag())


def resolve(requested: str, available: Collection[str]) -> Resolution:
    """Which of the available guides may serve. Never another language or script. Raises UnknownTag."""
    return _resolve(normalise(requested), frozenset(available))


@lru_cache(maxsize=4096)
def _resolve(wanted: str, available: frozenset[str]) -> Resolution:
    path = [wanted]
    if wanted in available:
        return Resolution(wanted, (wanted,), is_fallback=False)
    for candidate in _candidates(wanted, available):
        path.append(candidate)
        if candidate in available:
            return Resolution(candidate, tuple(path), is_fallback=not _is_bare(wanted))
    return Resolution(None, tuple(path), is_fallback=False)


def _candidates(wanted: str, available: frozenset[str]) -> Iterator[str]:
    table = _table()
    if any(wanted == tag or wanted.startswith(f"{tag}-") for tag in table.never):
        return
    named = table.serves.get(wanted, ())
    if _is_bare(wanted) and wanted in table.bare:
        named = (table.bare[wanted], *named)
    yield from named
    yield from (tag for tag in _near(wanted, available) if tag not in named)


def _near(wanted: str, available: frozenset[str]) -> list[str]:
    """Guides of the same language and script, nearest first, alphabetical among equals."""
    ask = _likely(wanted)
    near = [
        (langcodes.tag_distance(wanted, tag), tag)
        for tag in available
        if (_likely(tag).language, _likely(tag).script) == (ask.language, ask.script)
    ]
    return [tag for distance, tag in sorted(near) if distance <= MAX_DISTANCE]


def _likely(tag: str) -> langcodes.Language:
    return langcodes.Language.get(tag).maximize()


def _is_bare(tag: str) -> bool:
    return "-" not in tag


@lru_cache(maxsize=1)
def _table() -> _Table:
    try:
        return _Table.model_validate(load_yaml(_TABLE))
    except ValidationError as error:
        raise GuideRejected([f"{_TABLE.name}: {at_field(problem)}" for problem in error.errors()]) from error
