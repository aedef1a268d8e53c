"""What is said to a customer who may harm themselves: calm words of our own, and who can be called.

Never composed, never drafted by a model: one text a language. What agents are told is in the sidebar.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from assist.errors import CareRejected
from locales.field_words import at_field
from locales.strict_yaml import load_yaml
from locales.tag import resolve

CARE: Final = Path(__file__).with_name("care.yaml")
ITEM: Final = "safety.self_harm"
_HELP: Final = "{help}"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}-[A-Za-z0-9]{2,8}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Part):
    """parts: sentences to the customer, one of them with `{help}`, for which `help` or `directory` stands.

    help: names the region's line by `{name}` and `{call}`; directory: where no line is known.
    """

    parts: Annotated[tuple[Text, ...], Field(min_length=1)]
    help: Text
    directory: Text

    @model_validator(mode="after")
    def _has_places(self) -> "Words":
        if sum(part.count(_HELP) for part in self.parts) != 1:
            raise ValueError("parts: write {help} in exactly one of them")
        if "{name}" not in self.help or "{call}" not in self.help:
            raise ValueError("help: write both {name} and {call}")
        return self


class Helpline(_Part):
    """state: `review` until somebody who knows the region has confirmed it."""

    name: Text
    call: Text
    source: Text
    checked: date
    state: Literal["review", "confirmed"]


class _Sheet(_Part):
    lines: Annotated[dict[Tag, Words], Field(min_length=1)]
    helplines: dict[Region, Helpline]


class SafeLine(NamedTuple):
    """phrases: as they are joined; kept: the one that must stay as it is.

    locale: the words that served; evidence: the figures in it. unreviewed: nobody confirmed the number yet.
    """

    phrases: tuple[str, ...]
    kept: int
    locale: str
    fallback: tuple[str, ...]
    revision: str
    evidence: tuple[str, ...]
    unreviewed: bool


class Care:
    def __init__(self, sheet: _Sheet) -> None:
        self._sheet: Final = sheet

    def line(self, locale: str, guides: Iterable[str]) -> SafeLine | None:
        """For this locale, of the languages that guides speak too. None: no words for it yet.

        The region's helpline, else the international directory. Raises UnknownTag.
        """
        found = resolve(locale, self._sheet.lines.keys() & set(guides))
        if found.served is None:
            return None
        words = self._sheet.lines[found.served]
        helpline = self._sheet.helplines.get(_region(locale))
        help_ = (
            words.help.replace("{name}", helpline.name).replace("{call}", helpline.call)
            if helpline
            else words.directory
        )
        phrases = tuple(part.replace(_HELP, help_) for part in words.parts)
        return SafeLine(
            phrases=phrases,
            kept=next(number for number, part in enumerate(words.parts) if _HELP in part),
            locale=found.served,
            fallback=found.path,
            revision=hashlib.sha256("\n".join(phrases).encode()).hexdigest()[:12],
            evidence=(helpline.name, helpline.call) if helpline else (),
            unreviewed=helpline is None or helpline.state == "review",
        )


@lru_cache(maxsize=1)
def load_care() -> Care:
    """The words that come with Tactful. Raises CareRejected or UnreadableYaml."""
    return read_care(CARE)


def read_care(path: Path) -> Care:
    try:
        return Care(_Sheet.model_validate(load_yaml(path)))
    except ValidationError as error:
        raise CareRejected(f"{path.name}: {at_field(error.errors()[0], 'the whole file')}") from error


def _region(locale: str) -> str:
    last = locale.replace("_", "-").rpartition("-")[2]
    return last.upper() if len(last) == 2 and "-" in locale.replace("_", "-") else ""
