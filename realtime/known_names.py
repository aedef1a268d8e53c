"""What a line for `tactful compose` may name: scenarios and facts that make a difference here."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from assist.missing import FACTS
from assist.scenarios import load_scenarios
from locales.slots import KNOWN_SLOTS
from prompts.release import Release
from realtime.lines import Unusable


class KnownNames:
    """The names that a release and the readers know. The other ones would pass without any effect."""

    def __init__(self, release: Release) -> None:
        rules = [
            rule
            for policy in release.policies.values()
            for rule in (policy.otherwise, *policy.scenarios.values())
        ]
        needs = [need for scenario in release.scenarios.values() for need in scenario.needs]
        self._scenarios: Final = load_scenarios().known | release.scenarios.keys()
        self._facts: Final = (
            KNOWN_SLOTS.keys()
            | FACTS
            | {name for need in needs for name in (need.topic, *need.or_any)}
            | {name for rule in rules if rule.limit for name in rule.limit.facts}
        )

    def check(self, scenario: str | None, facts: Iterable[str]) -> None:
        """Raises Unusable, which names the field and what there is."""
        if scenario is not None:
            _check("scenario", scenario, self._scenarios)
        for name in facts:
            _check("facts", name, self._facts)


def _check(field: str, name: str, known: Iterable[str]) -> None:
    names = sorted(known)
    if name in names:
        return
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    raise Unusable("invalid_field", f"{field}: there is no {name[:40]!r}; {hint}")
