"""Why something was found, in the language of whoever reads it: the agent, not the customer."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from guardrails.errors import PackRejected
from guardrails.finding import Category, Finding
from guardrails.places import place_of
from locales.field_words import said_of
from locales.strict_yaml import UnreadableYaml, load_yaml

TOLD: Final = Path(__file__).parent / "told"
ENGLISH: Final = "en"  # what rules themselves say

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=10)]


class Told(BaseModel):
    """rules: by id without the language in front, as `fault.own-fault`; categories: for every other rule.

    {words} stands for the words that were found.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    rules: Mapping[str, _Words]
    categories: Mapping[Category, _Words]


@cache
def languages(folder: Path = TOLD) -> frozenset[str]:
    return frozenset(file.stem for file in folder.glob("*.yaml")) | {ENGLISH}


def spoken(wanted: Sequence[str]) -> str:
    """The first of these tags in whose language reasons are told, else English."""
    codes = (tag.partition("-")[0].lower() for tag in wanted)
    return next((code for code in codes if code in languages()), ENGLISH)


@cache
def read_told(language: str, folder: Path = TOLD) -> Told:
    """Raises PackRejected with all reasons at once."""
    file = folder / f"{language}.yaml"
    try:
        told = Told.model_validate(load_yaml(file))
    except UnreadableYaml as error:
        raise PackRejected([str(error)]) from error
    except ValidationError as error:
        ways = [([part for part in one["loc"] if part != "[key]"], said_of(one)) for one in error.errors()]
        raise PackRejected(
            [f"{place_of(file, *way)}: {'.'.join(map(str, way))}: {why}" for way, why in ways]
        ) from error
    reasons = [f"{file.name}: categories.{each}: missing" for each in Category if each not in told.categories]
    if told.language != language:
        reasons.append(f"{file.name}: `language` says {told.language!r}: it must be the file's name")
    if reasons:
        raise PackRejected(reasons)
    return told


def reason_in(language: str, finding: Finding, text: str, own: Mapping[str, str] | None = None) -> str:
    """What a finding in this text means, as its rule says it where nobody put it in this language.

    own: what the rule itself says in other languages.
    """
    if own and language in own:
        return own[language]
    if language == ENGLISH or language not in languages():
        return finding.reason
    told = read_told(language)
    words = told.rules.get(finding.rule_id) or told.rules.get(finding.rule_id.partition(".")[2])
    words = words or told.categories[finding.category]
    return words.replace("{words}", text[finding.start : finding.end])
