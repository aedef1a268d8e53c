"""Rule packs: what compliance people write, one YAML file a language or region, read whole or not at all."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from guardrails.errors import PackRejected
from guardrails.finding import Category, Severity
from guardrails.rails.promises import Promise
from guardrails.scripts import Script
from locales.strict_yaml import UnreadableYaml, parse_yaml


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mode(StrEnum):
    """shadow: found, never acted on; warn: the agent is told; enforce: as severe as the rule says."""

    SHADOW = "shadow"
    WARN = "warn"
    ENFORCE = "enforce"


class Where(StrEnum):
    """Where a shield must stand to cover a hit. `before` includes inside, `over` means overlapping."""

    BEFORE = "before"
    AFTER = "after"
    OVER = "over"
    ANYWHERE = "anywhere"


class Reach(StrEnum):
    CLAUSE = "clause"
    SENTENCE = "sentence"


class ShieldSpec(_Part):
    where: Where = Where.BEFORE
    reach: Reach = Reach.CLAUSE
    patterns: tuple[str, ...] = Field(min_length=1)


class RuleTests(_Part):
    must_flag: tuple[str, ...] = Field(min_length=1)
    must_pass: tuple[str, ...] = Field(min_length=1)


class RuleSpec(_Part):
    """after: the sentence before must match one of these; alternatives: what may stand in the place."""

    id: str = Field(pattern=r"^[a-z][a-zA-Z-]*(\.[a-z][a-z0-9-]*)+$")
    category: Category
    severity: Severity = Severity.ERROR
    mode: Mode = Mode.ENFORCE
    owner: str | None = None
    legal_note: str | None = None
    promise: Promise | None = None
    reason: str = Field(min_length=10)
    patterns: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = ()
    shields: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = Field(min_length=1)
    tests: RuleTests

    @model_validator(mode="after")
    def _promise_fits_category(self) -> "RuleSpec":
        if (self.promise is not None) != (self.category is Category.OVERPROMISE):
            raise ValueError("`promise` names the kind in rules of category overpromise, and only there")
        return self

    @property
    def effective_severity(self) -> Severity:
        match self.mode:
            case Mode.SHADOW:
                return Severity.INFO
            case Mode.WARN:
                return Severity.INFO if self.severity is Severity.INFO else Severity.WARN
        return self.severity


class FactsSpec(_Part):
    numbers: dict[str, int] = {}
    units: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = Field(min_length=1)


class PackSpec(_Part):
    """spaced: words have spaces between them; breaks, joins: where a clause ends, and what looks like an end
    and is none; tells: small words by which the language is told, * standing for any letters;
    foreign_letters: those of its script that it does not write, and its neighbours do."""

    pack: str = Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")
    inherits: str | None = None
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
    rules: tuple[RuleSpec, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "PackSpec":
        ids = [rule.id for rule in self.rules]
        if twice := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"rule ids stand twice: {', '.join(twice)}")
        return self


def read_specs(folder: Path) -> dict[str, tuple[PackSpec, str]]:
    """Every pack of a folder with what it inherits, and the first twelve hex digits of its hash.

    Raises PackRejected with all reasons at once.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise PackRejected([f"{folder}: no rule packs here; expected files such as en.yaml"])
    reasons: list[str] = []
    own: dict[str, tuple[PackSpec, bytes]] = {}
    for file in files:
        try:
            content = file.read_bytes()
            own[file.stem] = (_read(file, content), content)
        except PackRejected as rejected:
            reasons += rejected.reasons
    if reasons:
        raise PackRejected(reasons)
    return {name: _with_parent(name, own) for name in own}


def _read(file: Path, content: bytes) -> PackSpec:
    try:
        spec = PackSpec.model_validate(parse_yaml(file.name, content))
    except UnreadableYaml as error:
        raise PackRejected([f"{error} (not valid YAML)"]) from error
    except ValidationError as error:
        raise PackRejected(
            [
                f"{file.name}: {'.'.join(map(str, each['loc'])) or 'pack'}: {each['msg']}"
                for each in error.errors()
            ]
        ) from error
    if spec.pack != file.stem:
        raise PackRejected([f"{file.name}: `pack` says {spec.pack!r}: it must be the file's name"])
    return spec


def _with_parent(name: str, own: Mapping[str, tuple[PackSpec, bytes]]) -> tuple[PackSpec, str]:
    spec, content = own[name]
    if spec.inherits is None:
        return spec, hashlib.sha256(content).hexdigest()[:12]
    if spec.inherits not in own or spec.inherits == name:
        raise PackRejected([f"{name}.yaml: inherits {spec.inherits!r}, which is no other pack here"])
    parent, parent_content = own[spec.inherits]
    if parent.inherits is not None:
        raise PackRejected([f"{name}.yaml: {spec.inherits!r} inherits itself; one step is all there is"])
    return _merge(parent, spec), hashlib.sha256(parent_content + b"\0" + content).hexdigest()[:12]


def _merge(parent: PackSpec, child: PackSpec) -> PackSpec:
    """Lists grow, rules and shields of the same name are replaced."""
    slots = {
        name: parent.slots.get(name, ()) + child.slots.get(name, ())
        for name in parent.slots.keys() | child.slots.keys()
    }
    replaced = {rule.id for rule in child.rules}
    return child.model_copy(
        update={
            "script": parent.script,
            "spaced": parent.spaced,
            "tells": parent.tells + child.tells,
            "foreign_letters": parent.foreign_letters + child.foreign_letters,
            "slots": slots,
            "breaks": parent.breaks + child.breaks,
            "joins": parent.joins + child.joins,
            "quote_cues": parent.quote_cues + child.quote_cues,
            "shields": {**parent.shields, **child.shields},
            "facts": child.facts or parent.facts,
            "rules": tuple(rule for rule in parent.rules if rule.id not in replaced) + child.rules,
        }
    )
