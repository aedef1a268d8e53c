"""One sentence, judged after the one before it. All that is known of a sentence is gathered here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

from guardrails.figures import FigureReader
from guardrails.finding import Allowance, Category, Finding, Severity
from guardrails.rail import Figure, Hit, Passage, Rail
from guardrails.rails.facts import unsupported
from guardrails.rails.fault import admissions
from guardrails.rails.language import other_languages
from guardrails.rails.personal import strangers_data
from guardrails.rails.promises import overpromises
from guardrails.rails.repeats import line_of, repeats
from guardrails.rails.tone import slips_of_tone
from guardrails.redaction import Found, personal_data
from guardrails.rendering import readings, rendered
from guardrails.rules import Pack
from guardrails.scripts import Tongues, words_of
from guardrails.sentences import sentences_after
from guardrails.text import is_readable, view

RAILS: Final[tuple[Rail, ...]] = (
    admissions,
    overpromises,
    unsupported,
    strangers_data,
    slips_of_tone,
    repeats,
    other_languages,
)
_LONG_WORDS: Final = 4  # from here on a sentence must show what language it is in
_STRANGE_SIGNS: Final = 4  # so many small words of another language, and none of its own, are no loan
_REMEMBERED: Final = 8192
_ANY_LANGUAGE: Final = FigureReader(None)


class Layers(Protocol):
    """What was learned, for where rules are silent. `guardrails.learned` has it, and is slow to import."""

    @property
    def layers(self) -> Sequence[str]: ...

    def hits(
        self, sentence: str, before: str, language: str | None, folded: str, told: Collection[Category]
    ) -> Iterator[Hit]: ...


@dataclass(frozen=True, slots=True)
class Case:
    """What a text is held against.

    pack: that of its locale, if there is one; supported: what the figures of the evidence give, None when
    figures are left alone. language: of its locale, None for a text without one. evidence: all that was said,
    None when that is not known. said_before: the lines of the house that the customer has read.
    """

    pack: Pack | None
    allowance: Allowance
    supported: frozenset[str] | None
    language: str | None
    evidence: tuple[str, ...] | None
    said_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen in one sentence. is_known: a pack reads its language; is_short: too short to tell.

    stranger: the language it is surely in, where that is not its pack's.
    """

    hits: tuple[Hit, ...]
    figures: tuple[Figure, ...]
    alternatives: tuple[str, ...]
    is_known: bool
    is_short: bool
    personal: tuple[Found, ...]
    stranger: str | None

    @property
    def is_bare(self) -> bool:
        """Nothing but its figures can be held against it."""
        return not (self.hits or self.personal or self.stranger)


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

    def __init__(self, packs: Mapping[str, Pack], learned: Layers | None = None) -> None:
        self._packs = packs
        self._learned = learned
        self._languages = {name: pack for name, pack in packs.items() if "-" not in name}
        self._tongues = Tongues({name: pack.tongue for name, pack in self._languages.items()})
        self.pack = lru_cache(_REMEMBERED)(self._pack_afresh)
        self.part = lru_cache(_REMEMBERED)(self._part_afresh)
        self._words = lru_cache(None)(self._words_afresh)
        self._look = lru_cache(_REMEMBERED)(self._look_afresh)
        self._given = lru_cache(_REMEMBERED)(self._given_afresh)

    def supported(self, evidence: Sequence[str] | None) -> frozenset[str] | None:
        return None if evidence is None else frozenset[str]().union(*map(self._given, evidence))

    def judge(self, sentence: str, before: str, case: Case) -> Judged:
        """before: the sentence in front of it, '' for none."""
        look = self._look(sentence, before, case.pack.name if case.pack else None, case.language)
        is_said_again = bool(case.said_before) and line_of(sentence) in case.said_before
        if look.is_bare and not is_said_again and (case.supported is None or not look.figures):
            return Judged((), (), (), look.is_known, look.is_short)
        passage = Passage(
            sentence,
            look.hits,
            look.figures,
            case.allowance,
            case.supported,
            look.alternatives,
            look.personal,
            case.evidence,
            look.stranger,
            is_said_again,
        )
        findings = tuple(finding for rail in RAILS for finding in rail(passage))
        errors = tuple(each for each in findings if each.severity is Severity.ERROR)
        is_foreign = any(each.category is Category.PERSONAL_DATA for each in errors)
        alternatives = () if is_foreign or not errors else tuple(_alternatives(errors, look))
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
        if not all(look.is_bare for look in looks):
            return None
        asks = tuple(figure.asks for look in looks for figure in look.figures)
        return Part(asks, all(look.is_known or look.is_short for look in looks))

    def _look_afresh(self, sentence: str, before: str, name: str | None, language: str | None) -> Look:
        """By its own pack, and by that of another language when the sentence is clearly in it."""
        seen = rendered(sentence)
        own = self._packs.get(name) if name else None
        others = self._others(own)
        words = words_of(seen.text)
        signs = self._tongues.signs(seen.text, words)
        stranger = None
        if own is None:
            readers = [pack for pack in others if pack.tongue.may_be_in(seen.text)]
            best = max(others, key=lambda pack: signs.get(pack.name, 0))
            is_known = best.name in signs
        else:
            at_home = own.tongue.signs(seen.text, words)
            strangers = [pack for pack in others if signs.get(pack.name, 0) > at_home]
            readers, best = [own, *strangers], own
            is_long = len(words) >= _LONG_WORDS or any(not pack.spec.spaced for pack in strangers)
            if not at_home and strangers and is_long:
                surest = max(strangers, key=lambda pack: signs[pack.name])
                stranger = surest.name if signs[surest.name] >= _STRANGE_SIGNS else None
            is_known = own.tongue.reads(seen.text) or bool(strangers)
        previous = rendered(before).text
        hits = _without_doubles(
            [
                hit
                for pack in readers
                for one in readings(sentence, seen, self._words(pack.name))
                for hit in pack.hits(one, previous)
            ]
        )
        if self._learned is not None:
            told = {hit.category for hit in hits}
            found = self._learned.hits(sentence, before, language, seen.text, told)
            hits += tuple(_with_alternatives(hit, best if is_known else None) for hit in found)
        alternatives = best.figure_alternatives if is_known else ()
        personal = personal_data(sentence)
        return Look(
            hits, best.figures.read(seen), alternatives, is_known, _is_short(sentence), personal, stranger
        )

    def _words_afresh(self, name: str) -> frozenset[str]:
        """Those of the examples in a pack."""
        rules = self._packs[name].spec.rules
        lines = (line for rule in rules for line in (*rule.tests.must_flag, *rule.tests.must_pass))
        return frozenset(word for line in lines for word in words_of(view(line).text))

    def _others(self, own: Pack | None) -> list[Pack]:
        if own is None:
            return list(self._languages.values())
        language = own.name.partition("-")[0]
        return [pack for name, pack in self._languages.items() if name != language]

    def _given_afresh(self, evidence: str) -> frozenset[str]:
        """What the figures of one piece of evidence support, counted in any language."""
        seen = view(evidence)
        found = [*_ANY_LANGUAGE.read(seen)]
        for pack in self._languages.values():
            found += pack.figures.counts(seen)
        return frozenset[str]().union(*(figure.gives for figure in found))


def language_of(locale: str) -> str:
    return locale.replace("_", "-").partition("-")[0].lower()


def _with_alternatives(hit: Hit, pack: Pack | None) -> Hit:
    """What was learned knows no words to put in its place: those of the pack."""
    return replace(hit, alternatives=pack.alternatives(hit.category)) if pack else hit


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
