"""One sentence, judged after the one before it. All that is known of a sentence is gathered here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from guardrails.finding import Allowance, Category, Finding, Severity
from guardrails.learned import REASON, RULE_ID, FaultLayers
from guardrails.rail import Figure, Hit, Passage, Rail
from guardrails.rails.facts import Counting, figures, unsupported
from guardrails.rails.fault import admissions
from guardrails.rails.promises import overpromises
from guardrails.rules import Pack
from guardrails.scripts import words_of
from guardrails.sentences import sentences_after
from guardrails.text import is_readable, view

RAILS: Final[tuple[Rail, ...]] = (admissions, overpromises, unsupported)
_LONG_WORDS: Final = 4  # from here on a sentence must show what language it is in
_REMEMBERED: Final = 8192


@dataclass(frozen=True, slots=True)
class Case:
    """What a text is held against.

    pack: that of its locale, if there is one; supported: what the figures of the evidence give, None when
    figures are left alone. language: of its locale, None for a text without one.
    """

    pack: Pack | None
    allowance: Allowance
    supported: frozenset[str] | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """What packs see in one sentence. is_known: a pack reads its language; is_short: too short to tell."""

    hits: tuple[Hit, ...]
    figures: tuple[Figure, ...]
    alternatives: tuple[str, ...]
    is_known: bool
    is_short: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """errors: those of its findings for which it may not stand; alternatives: what may, best first.

    Positions are those of the sentence.
    """

    findings: tuple[Finding, ...]
    errors: tuple[Finding, ...]
    alternatives: tuple[str, ...]
    is_known: bool
    is_short: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What there is to know of one part of a line when nothing but its figures can be held against it.

    asks: what each figure wants from the evidence. is_known: a pack reads the language of all of it.
    """

    asks: tuple[frozenset[str], ...]
    is_known: bool


class SentenceJudge:
    """Knows the packs, and remembers what they saw. Safe to share between tasks and threads."""

    def __init__(self, packs: Mapping[str, Pack], learned: FaultLayers | None = None) -> None:
        self._packs = packs
        self._learned = learned
        self._languages = {name: pack for name, pack in packs.items() if "-" not in name}
        self.pack = lru_cache(_REMEMBERED)(self._pack_afresh)
        self.part = lru_cache(_REMEMBERED)(self._part_afresh)
        self._look = lru_cache(_REMEMBERED)(self._look_afresh)
        self._given = lru_cache(_REMEMBERED)(self._given_afresh)

    def supported(self, evidence: Sequence[str] | None) -> frozenset[str] | None:
        return None if evidence is None else frozenset[str]().union(*map(self._given, evidence))

    def judge(self, sentence: str, before: str, case: Case) -> Judged:
        """before: the sentence in front of it, '' for none."""
        look = self._look(sentence, before, case.pack.name if case.pack else None, case.language)
        if not look.hits and (case.supported is None or not look.figures):
            return Judged((), (), (), look.is_known, look.is_short)
        passage = Passage(
            sentence, look.hits, look.figures, case.allowance, case.supported, look.alternatives
        )
        findings = tuple(finding for rail in RAILS for finding in rail(passage))
        errors = tuple(each for each in findings if each.severity is Severity.ERROR)
        alternatives = tuple(_alternatives(errors, look)) if errors else ()
        return Judged(findings, errors, alternatives, look.is_known, look.is_short)

    def _pack_afresh(self, locale: str | None) -> Pack | None:
        if locale is None:
            return None
        name, region = language_of(locale), locale.replace("_", "-").partition("-")[2]
        return self._packs.get(f"{name}-{region.upper()}") or self._packs.get(name)

    def _part_afresh(self, part: str, before: str, joiner: str, name: str) -> Part | None:
        """None when something is found in it, or its sentences run into those of its neighbours."""
        found = sentences_after(before, joiner, part)
        if found is None or not is_readable(part):
            return None
        language = language_of(name)
        looks = [self._look(sentence, previous, name, language) for previous, sentence in pairwise(found)]
        if any(look.hits for look in looks):
            return None
        asks = tuple(figure.asks for look in looks for figure in look.figures)
        return Part(asks, all(look.is_known or look.is_short for look in looks))

    def _look_afresh(self, sentence: str, before: str, name: str | None, language: str | None) -> Look:
        """By its own pack, and by that of another language when the sentence is clearly in it."""
        seen = view(sentence)
        own = self._packs.get(name) if name else None
        others = self._others(own)
        words = words_of(seen.text)
        signs = {pack.name: pack.tongue.signs(seen.text, words) for pack in others}
        if own is None:
            readers = [pack for pack in others if pack.tongue.may_be_in(seen.text)]
            best = max(others, key=lambda pack: signs[pack.name])
            is_known = signs[best.name] > 0
        else:
            at_home = own.tongue.signs(seen.text, words)
            strangers = [pack for pack in others if signs[pack.name] > at_home]
            readers, best = [own, *strangers], own
            is_known = own.tongue.reads(seen.text) or bool(strangers)
        previous = view(before).text
        hits = _without_doubles([hit for pack in readers for hit in pack.hits(seen, previous)])
        hits += self._learned_hits(hits, sentence, before, language, best if is_known else None)
        alternatives = best.figure_alternatives if is_known else ()
        return Look(hits, best.figures(seen), alternatives, is_known, _is_short(sentence))

    def _learned_hits(
        self, hits: Sequence[Hit], sentence: str, before: str, language: str | None, pack: Pack | None
    ) -> tuple[Hit, ...]:
        """The whole sentence, where rules are silent about fault and what was learned is not."""
        if self._learned is None or any(hit.category is Category.FAULT_ADMISSION for hit in hits):
            return ()
        if not self._learned.admits(sentence, before, language):
            return ()
        alternatives = pack.fault_alternatives if pack else ()
        category, severity = Category.FAULT_ADMISSION, Severity.ERROR
        return (Hit(RULE_ID, category, severity, None, 0, len(sentence), REASON, alternatives),)

    def _others(self, own: Pack | None) -> list[Pack]:
        if own is None:
            return list(self._languages.values())
        language = own.name.partition("-")[0]
        return [pack for name, pack in self._languages.items() if name != language]

    def _given_afresh(self, evidence: str) -> frozenset[str]:
        """What the figures of one piece of evidence support, counted in any language."""
        seen = view(evidence)
        found = list(figures(seen, Counting(), None))
        for pack in self._languages.values():
            found += pack.figures(seen)
        return frozenset[str]().union(*(figure.gives for figure in found))


def language_of(locale: str) -> str:
    return locale.replace("_", "-").partition("-")[0].lower()


def moved(finding: Finding, by: int) -> Finding:
    return replace(finding, start=finding.start + by, end=finding.end + by)


def _is_short(sentence: str) -> bool:
    has_letters = any(map(str.isalpha, sentence))
    return not has_letters or (sentence.isascii() and len(sentence.split()) < _LONG_WORDS)


def _alternatives(errors: Sequence[Finding], look: Look) -> Iterator[str]:
    rules = {error.rule_id for error in errors}
    for hit in look.hits:
        if hit.rule_id in rules:
            yield from hit.alternatives
    if any(error.rule_id == "facts.unsupported" for error in errors):
        yield from look.alternatives


def _without_doubles(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Of hits of one kind in the same place only the longest, so that an agent is told once."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start - each.end, each.start)):
        if not any(
            (hit.category, hit.promise) == (other.category, other.promise)
            and hit.start < other.end
            and other.start < hit.end
            and other.severity in (Severity.ERROR, hit.severity)
            for other in kept
        ):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda each: (each.start, each.end)))
