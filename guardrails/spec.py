"""What a rule pack may say: one YAML file a language or region, as compliance people write it."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, model_validator

from guardrails.finding import Category, Severity
from guardrails.rails.promises import Promise
from guardrails.scripts import Script


def _as_day(value: object) -> object:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError("write a day as 2026-12-31, without quotes and without a time")
    return value


def _as_version(value: object) -> object:
    if isinstance(value, bool | float):
        raise ValueError("put the version in quotes")
    return str(value) if isinstance(value, int) else value


Day = Annotated[date, BeforeValidator(_as_day)]
Version = Annotated[str, BeforeValidator(_as_version), Field(min_length=1, max_length=40)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mode(StrEnum):
    """shadow: found, never acted on; warn: the agent is told; enforce: as severe as the rule says."""

    SHADOW = "shadow"
    WARN = "warn"
    ENFORCE = "enforce"


class Switch(StrEnum):
    """What a workspace decides; a rule that names one acts only where the workspace switched it so."""

    REGRET_WORDS = "regret_words"  # where no words of regret are wanted at all


class Where(StrEnum):
    """Where a shield must stand to cover a hit. `before` includes inside, `over` means overlapping."""

    BEFORE = "before"
    AFTER = "after"
    OVER = "over"
    ANYWHERE = "anywhere"


class Reach(StrEnum):
    CLAUSE = "clause"
    SENTENCE = "sentence"


class Effective(_Part):
    """From which day to which, both included, as days are counted in UTC."""

    since: Day | None = Field(None, alias="from")
    until: Day | None = None

    @model_validator(mode="after")
    def _is_forwards(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("`until` comes before `from`")
        return self

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Terms(_Part):
    """Who answers for a rule, how it acts and when. A pack's own hold for its rules that say nothing else.

    yields: where sentence vectors find nothing of the kind in a sentence, what the rule finds is only told.
    """

    owner: str | None = Field(None, min_length=1)
    legal_note: str | None = Field(None, min_length=1)
    severity: Severity | None = None
    mode: Mode | None = None
    effective: Effective | None = None
    yields: bool | None = None


class ShieldSpec(_Part):
    where: Where = Where.BEFORE
    reach: Reach = Reach.CLAUSE
    patterns: tuple[str, ...] = Field(min_length=1)


class RuleTests(_Part):
    must_flag: tuple[str, ...] = Field(min_length=1)
    must_pass: tuple[str, ...] = Field(min_length=1)


class RuleSpec(_Part):
    """after: the sentence before must match one of these; alternatives: what may stand in the place.

    reasons: the reason in agents' other languages.
    """

    id: str = Field(pattern=r"^[a-z][a-zA-Z-]*(\.[a-z][a-z0-9-]*)+$")
    category: Category
    severity: Severity = Severity.ERROR
    mode: Mode = Mode.ENFORCE
    effective: Effective | None = None
    yields: bool = False
    owner: str | None = Field(None, min_length=1)
    legal_note: str | None = Field(None, min_length=1)
    switch: Switch | None = None
    promise: Promise | None = None
    reason: str = Field(min_length=10)
    reasons: dict[str, str] = {}
    patterns: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = ()
    shields: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = Field(min_length=1)
    tests: RuleTests
    _file: Path | None = PrivateAttr(None)

    @model_validator(mode="after")
    def _promise_fits_category(self) -> Self:
        if (self.promise is not None) != (self.category is Category.OVERPROMISE):
            raise ValueError("`promise` names the kind in rules of category overpromise, and only there")
        return self

    @property
    def file(self) -> Path | None:
        """Where it was read."""
        return self._file

    def read_in(self, file: Path) -> None:
        self._file = file

    def holds_on(self, day: date) -> bool:
        return self.effective is None or self.effective.holds_on(day)

    @property
    def effective_severity(self) -> Severity:
        match self.mode:
            case Mode.SHADOW:
                return Severity.INFO
            case Mode.WARN:
                return Severity.INFO if self.severity is Severity.INFO else Severity.WARN
        return self.severity

    def under(self, terms: Terms) -> "RuleSpec":
        """With these terms where it has none of its own."""
        said = {name: getattr(terms, name) for name in Terms.model_fields}
        own = self.model_fields_set
        return self.model_copy(update={k: v for k, v in said.items() if v is not None and k not in own})

    def changed(self, terms: Terms) -> "RuleSpec":
        """With these terms in place of its own."""
        said = {name: getattr(terms, name) for name in Terms.model_fields}
        return self.model_copy(update={name: value for name, value in said.items() if value is not None})


class ContractorsSpec(_Part):
    """words: who works for us and is not us; read_as: what stands for them where blaming them is allowed.

    ours: words that make it ours all the same; for languages that say the doer or leave it out as they like.
    tests: must_flag is an admission of ours all the same.
    """

    words: tuple[str, ...] = Field(min_length=1)
    ours: tuple[str, ...] = ()
    read_as: str = Field(min_length=1)
    tests: RuleTests


class FactsSpec(_Part):
    numbers: dict[str, int] = {}
    units: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = Field(min_length=1)


class PackSpec(Terms):
    """spaced: words have spaces between them; breaks, joins: where a clause ends, and what looks like an end
    and is none; tells: small words by which the language is told, * standing for any letters;
    foreign_letters: those of its script that it does not write, and its neighbours do.

    version: for people, the hash tells what is in force. adjust: other terms for rules that are inherited.
    """

    pack: str = Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")
    inherits: str | None = None
    version: Version | None = None
    owner: str = Field(min_length=1)
    script: Script = Script.LATIN
    spaced: bool = True
    tells: tuple[str, ...] = ()
    foreign_letters: str = ""
    slots: dict[str, tuple[str, ...]] = {}
    breaks: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    quote_cues: tuple[str, ...] = ()
    shields: dict[str, ShieldSpec] = {}
    facts: FactsSpec | None = None
    contractors: ContractorsSpec | None = None
    rules: tuple[RuleSpec, ...] = ()
    adjust: dict[str, Terms] = {}

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [rule.id for rule in self.rules]
        if twice := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"rule ids stand twice: {', '.join(twice)}")
        return self
