"""PhraseGuide: how one locale speaks to customers. The schema of `content/<tag>/guide.yaml`."""

import hashlib
import json
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from locales.phrase import Phrase
from locales.slots import Template, parse

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Address(_Part):
    """greeting carries {customer_name}; never: words this locale does not call people by."""

    greeting: Words
    greeting_nameless: Words
    never: tuple[Words, ...] = ()


class Admission(_Part):
    """The start of an admission of fault, and why it may not be said here."""

    stem: Words
    why: Words


class Apology(_Part):
    """T1 regret; T2 apology for trouble or waiting, no cause named; T3 admission, blocked."""

    T1: tuple[Words, ...]
    T2: tuple[Words, ...]
    T3: tuple[Admission, ...]


class Avoid(_Part):
    say: Words
    why: Words
    instead: Words


class DueWords(_Part):
    """How {due} reads inside a sentence. Slots: {time} in today and tomorrow, {time} and {date} in date.

    time wraps {clock} (an article, in Spanish); time_at_one replaces it from 1:00 to 1:59 on a 12-hour clock.
    date_pattern: CLDR pattern of {date}, such as EEEE d MMMM.
    """

    today: Words
    tomorrow: Words
    date: Words
    time: Words = "{clock}"
    time_at_one: Words | None = None
    date_pattern: Words


class Closing(_Part):
    """timeframe: a range from policy, with {from} and {to}; calendar: country of the holidays."""

    timeframe: Words
    calendar: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class PhraseGuide(_Part):
    """name: for people, in the language itself. joiner: what stands between two phrases of one reply.

    owners: who can do a next step, by id, worded as inside a sentence.
    formulas: set lines that may be said twice in one conversation.
    """

    schema_version: Literal[1] = Field(alias="schema")
    locale: Words
    name: Words
    direction: Literal["ltr", "rtl"] = "ltr"
    joiner: Literal[" ", ""] = " "
    address: Address
    apology: Apology
    owners: dict[str, Words]
    due: DueWords
    closing: Closing
    formulas: tuple[Words, ...] = ()
    avoid: tuple[Avoid, ...] = ()
    phrases: dict[str, Phrase]

    @cached_property
    def revision(self) -> str:
        """The guide's identity: the start of a hash over everything in it."""
        return _hash(self)

    @cached_property
    def phrase_revisions(self) -> dict[str, str]:
        """The identity of each phrase, by id."""
        return {item: _hash(phrase) for item, phrase in self.phrases.items()}

    @cached_property
    def templates(self) -> dict[str, Template]:
        """Each phrase's text, parsed, by id. Raises SlotSyntaxError; the catalog lets no such guide pass."""
        return {item: parse(phrase.text) for item, phrase in self.phrases.items()}


def _hash(model: BaseModel) -> str:
    data = model.model_dump(mode="json", by_alias=True)
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]
