"""What could be better in packs that load: what never finds anything, what is left over, what has ended."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

import re2

from guardrails.packcheck import where
from guardrails.spec import PackSpec, RuleSpec
from guardrails.text import view

_SLOT: Final = re.compile(r"\{([A-Z_]+)\}")
_SYNTAX: Final = re.compile(r"\\.|\{[^}]*\}|\[:\w+:\]")


def remarks(spec: PackSpec, parent: PackSpec | None, today: date) -> Iterator[str]:
    """parent: what it inherits, of which nothing is said again."""
    told = {rule.id for rule in parent.rules} if parent else set()
    for rule in spec.rules:
        if rule.id in told:
            continue
        yield from _of_rule(rule, spec, today)
    inherited = parent or PackSpec(pack=spec.pack, owner=spec.owner)
    used = set(_used(spec))
    for name in spec.slots.keys() - inherited.slots.keys() - used:
        yield f"{spec.pack}.yaml: slots.{name}: no pattern uses it"
    shields = {name for rule in spec.rules for name in rule.shields}
    for name in spec.shields.keys() - inherited.shields.keys() - shields:
        yield f"{spec.pack}.yaml: shields.{name}: no rule uses it"
    for name, words in spec.slots.items():
        for word in words[len(inherited.slots.get(name, ())) :]:
            if unseen := _unseen(word):
                yield f"{spec.pack}.yaml: slots.{name}: never matches in {word!r}: {unseen}"


def _of_rule(rule: RuleSpec, spec: PackSpec, today: date) -> Iterator[str]:
    at = f"{where(rule)}: {rule.id}"
    if rule.effective and rule.effective.until and rule.effective.until < today:
        yield f"{at}: ended on {rule.effective.until}: take it out, or give it new dates"
    for place, pattern in enumerate(rule.patterns):
        here = f"{where(rule, 'patterns', place)}: {rule.id}"
        if unseen := _unseen(pattern):
            yield f"{here}: never matches in {pattern!r}: {unseen}"
        if twin := _found_before(rule, place, spec):
            yield f"{here}: unreachable: {twin} has the same pattern {pattern!r}"
        if _SLOT.search(pattern) is None and _is_empty(pattern):
            yield f"{here}: {pattern!r} matches no words at all"


def _unseen(pattern: str) -> str:
    """Signs that rules never see, for what they look at is folded."""
    for char in _SYNTAX.sub("", unicodedata.normalize("NFKC", pattern)):
        seen = view(char).text
        if seen != char and char.isprintable() and not char.isupper() and not unicodedata.combining(char):
            return f"{char!r} is read as {seen!r}"
    return ""


def _found_before(rule: RuleSpec, place: int, spec: PackSpec) -> str | None:
    """A rule in front of it that finds the same at least as often, and acts at least as strongly."""
    kind = (rule.category, rule.promise, rule.switch, rule.after, rule.mode, rule.severity, rule.effective)
    for other in spec.rules:
        same = (other.category, other.promise, other.switch, other.after, other.mode, other.severity)
        patterns = other.patterns[:place] if other is rule else other.patterns
        is_wider = (*same, other.effective) == kind and set(other.shields) <= set(rule.shields)
        is_weaker = other.yields and not rule.yields
        if is_wider and not is_weaker and rule.patterns[place] in patterns:
            return other.id
        if other is rule:
            return None
    return None


def _is_empty(pattern: str) -> bool:
    try:
        return re2.fullmatch(pattern, "") is not None
    except re2.error:
        return False


def _used(spec: PackSpec) -> Iterator[str]:
    """The names of slots that something asks for, by way of others too."""
    patterns = [
        *(each for rule in spec.rules for each in (*rule.patterns, *rule.after)),
        *(each for shield in spec.shields.values() for each in shield.patterns),
        *(spec.contractors.words + spec.contractors.ours if spec.contractors else ()),
        *spec.breaks,
        *spec.joins,
        *spec.quote_cues,
    ]
    asked = {name for pattern in patterns for name in _SLOT.findall(pattern)}
    seen: set[str] = set()
    while asked - seen:
        name = (asked - seen).pop()
        seen.add(name)
        asked |= {inner for word in spec.slots.get(name, ()) for inner in _SLOT.findall(word)}
    yield from seen
