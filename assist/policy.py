"""Policies: the library's rules and what a case adds to them, as the composer and the guard want them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from assist.errors import PolicyRejected
from assist.reading import Moment
from guardrails.errors import UnknownPromise
from guardrails.finding import Allowance
from guardrails.rails.promises import kinds
from locales.field_words import said_of
from prompts.item import DEFAULT_POLICY, Limit, Within
from prompts.release import Release

_LIMIT_FOR_THIS_CASE: Final = Limit()


@dataclass(frozen=True, slots=True)
class CasePolicy:
    """What holds for one case on top of the library: more that may be promised, and whether a limit applies.

    is_limited, contractor_blame, regret_words: None leaves it to the library's rule.
    """

    allow: frozenset[str] = frozenset()
    confirmed_fault: bool = False
    is_limited: bool | None = None
    contractor_blame: bool | None = None
    regret_words: bool | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The library's rule for one scenario, resolved: who acts, how soon, what is missing, what limits."""

    owner: str
    within: Within
    needs: tuple[tuple[str, frozenset[str]], ...]
    limit: Limit | None
    allow: frozenset[str] = field(default_factory=frozenset)
    contractor_blame: bool = False
    regret_words: bool = True

    def missing(self, facts: Mapping[str, str]) -> tuple[str, ...]:
        """Topics nobody has answered yet, most needed first."""
        answered = {name for name, value in facts.items() if value}
        return tuple([topic for topic, served_by in self.needs if served_by.isdisjoint(answered)])

    def limit_here(self, case: CasePolicy, moment: Moment, facts: Mapping[str, str]) -> Limit | None:
        if case.is_limited is not None:
            return (self.limit or _LIMIT_FOR_THIS_CASE) if case.is_limited else None
        limit = self.limit
        if limit is None:
            return None
        is_set = (
            not (limit.moments or limit.facts)
            or moment in limit.moments
            or any(facts.get(name) in values for name, values in limit.facts.items())
        )
        return limit if is_set else None


def rulings(release: Release) -> dict[str | None, Ruling]:
    """One for each scenario that has an item, and one under None for everything else."""
    general = release.library.general
    made: dict[str | None, Ruling] = {}
    for name, scenario in release.scenarios.items():
        policy = release.policies[scenario.policy]
        rule = policy.rule(name)
        step = rule.next_step
        made[name] = Ruling(
            owner=step.owner if step else scenario.owner,
            within=step.within if step else scenario.within,
            needs=tuple((need.topic, frozenset((need.topic, *need.or_any))) for need in scenario.needs),
            limit=rule.limit,
            allow=frozenset(rule.allow),
            contractor_blame=policy.contractor_blame,
            regret_words=policy.regret_words,
        )
    policy = release.policies[DEFAULT_POLICY]
    otherwise = policy.otherwise
    step = otherwise.next_step or general
    made[None] = Ruling(
        step.owner,
        step.within,
        (),
        otherwise.limit,
        frozenset(otherwise.allow),
        policy.contractor_blame,
        policy.regret_words,
    )
    return made


def allowance(ruling: Ruling, case: CasePolicy) -> Allowance:
    """What the guard lets pass in this case."""
    return Allowance(
        ruling.allow | case.allow,
        case.confirmed_fault,
        ruling.contractor_blame if case.contractor_blame is None else case.contractor_blame,
        ruling.regret_words if case.regret_words is None else case.regret_words,
    )


def allowed_by(case: CasePolicy) -> Allowance:
    """What a case allows by itself, where no library stands behind it."""
    return Allowance(
        case.allow, case.confirmed_fault, bool(case.contractor_blame), case.regret_words is not False
    )


class _Given(BaseModel):
    """A policy as it is written in JSON lines and HTTP bodies; fields we don't know are ignored there."""

    model_config = ConfigDict(frozen=True, strict=True)

    allow: list[str] = []
    confirmed_fault: bool = False
    limit: bool | None = None
    contractor_blame: bool | None = None
    regret_words: bool | None = None


def read_policy(given: object) -> CasePolicy:
    """The policy of one case, None for none. Raises PolicyRejected."""
    if given is None:
        return CasePolicy()
    try:
        policy = _Given.model_validate(given)
    except ValidationError as error:
        reasons = [f"{_path(problem['loc'])}: {said_of(problem)}" for problem in error.errors()]
        raise PolicyRejected(reasons) from error
    try:
        return CasePolicy(
            kinds(policy.allow),
            policy.confirmed_fault,
            policy.limit,
            policy.contractor_blame,
            policy.regret_words,
        )
    except UnknownPromise as error:
        raise PolicyRejected([f"policy.allow: {error}"]) from error


def _path(loc: tuple[int | str, ...]) -> str:
    return ".".join(("policy", *map(str, loc)))
