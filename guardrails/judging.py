"""One sentence, judged after the one before it. All that is known of a sentence is gathered here."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

from guardrails.clauses import clauses
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
from guardrails.redaction import Found, may_begin_personal_data, personal_data
from guardrails.rendering import readings, rendered
from guardrails.rules import Pack
from guardrails.scripts import Tongues, words_of
from guardrails.sentences import sentences_after
from guardrails.text import is_as_written, is_readable, view

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
# What may make something else of the words in front of it: figures, markup, quotations, letters set apart.
_MAY_CHANGE: Final = re.compile(
    r"""[\d@*~`<>_\t\n\\\[\](){}…&"“”„«»「」『』《》/|+=#]|\.\.|--|\s\s"""
    # a letter by itself may be the first of a word that is spaced out
    r"|(?:^|[^\w'’\u0300-\u036f\u064b-\u0652\u0900-\u097f])[^\W\u0900-\u097f]\W*$"
)
_FULL_STOPS: Final = {"hi": "।", "ja": "。", "zh": "。"}
_ANY_LANGUAGE: Final = FigureReader(None)


class Layers(Protocol):
    """What was learned, for where rules are silent. `guardrails.learned` has it, and is slow to import."""

    @property
    def layers(self) -> Sequence[str]: ...

    def hits(
        self, sentence: str, before: str, language: str | None, folded: str, told: Collection[Category]
    ) -> Iterator[Hit]: ...

    def doubted(
        self, sentence: str, before: str, language: str | None, folded: str, told: Collection[Category]
    ) -> Collection[Category]: ...

    def is_quiet(self, sentence: str, before: str, language: str | None, folded: str) -> bool: ...


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

    reader: whose figures it writes. stranger: the language it is surely in, where that is not its pack's.
    looks_back: another sentence before it might change what is seen.
    """

    hits: tuple[Hit, ...]
    reader: Pack
    alternatives: tuple[str, ...]
    is_known: bool
    is_short: bool
    personal: tuple[Found, ...]
    stranger: str | None
    looks_back: bool

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


# of most sentences, by whether they are known and short
_CLEAN: Final = {
    (is_known, is_short): Judged((), (), (), is_known, is_short)
    for is_known in (False, True)
    for is_short in (False, True)
}


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
        # asked again when the sentence is whole: what was answered once holds, however long it took
        self._settled_at = lru_cache(_REMEMBERED)(self._settled_afresh)
        self.part = lru_cache(_REMEMBERED)(self._part_afresh)
        self._others = lru_cache(None)(self._others_afresh)
        self._look_at = lru_cache(_REMEMBERED)(self._look_afresh)
        self._figures = lru_cache(_REMEMBERED)(self._figures_afresh)
        self._given = lru_cache(_REMEMBERED)(self._given_afresh)

    def supported(self, evidence: Sequence[str] | None) -> frozenset[str] | None:
        return None if evidence is None else frozenset[str]().union(*map(self._given, evidence))

    def judge(self, sentence: str, before: str, case: Case) -> Judged:
        """before: the sentence in front of it, '' for none."""
        look = self._look(sentence, before, case.pack.name if case.pack else None, case.language)
        is_said_again = bool(case.said_before) and line_of(sentence) in case.said_before
        figures = () if case.supported is None else self._figures(sentence, look.reader)
        if look.is_bare and not is_said_again and not figures:
            return _CLEAN[look.is_known, look.is_short]
        passage = Passage(
            sentence,
            look.hits,
            figures,
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

    def is_settled(self, begun: str, *, before: str, case: Case) -> bool:
        """Whether the beginning of a sentence may be shown: nothing is found in it, however it goes on.

        No wherever that cannot be told. begun: with the mark of a pause, which is not shown yet.
        """
        if case.pack is None or not case.allowance.regret_words or _MAY_CHANGE.search(begun):
            return False
        if case.supported is not None and self._figures(begun, case.pack):
            return False
        return self._settled_at(begun, before, case.pack, case.language)

    def _settled_afresh(self, begun: str, before: str, pack: Pack, language: str | None) -> bool:
        """`is_settled`, as far as it is the same in every case."""
        seen = rendered(begun)
        own = language_of(pack.name)
        parts = (view(each).text for each in clauses(begun))
        if not all(self._tongues.are_of(own, each, words_of(each), pack.words) for each in parts):
            return False
        if may_begin_personal_data(begun):
            return False
        if not is_as_written(begun, seen) or len(list(readings(begun, seen, pack.words))) > 1:
            return False
        if not pack.is_settled(seen.text, rendered(before).text):
            return False
        if self._learned is None:
            return True
        as_sentence = begun[:-1] + _FULL_STOPS.get(own, ".")
        return self._learned.is_quiet(as_sentence, before, language, view(as_sentence).text)

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
        figures = [self._figures(words, look.reader) for words, look in zip(found[1:], looks, strict=True)]
        asks = tuple(figure.asks for each in figures for figure in each)
        return Part(asks, all(look.is_known or look.is_short for look in looks))

    def _look(self, sentence: str, before: str, name: str | None, language: str | None) -> Look:
        """Most sentences are seen the same whatever is before them: once for all of these."""
        if self._learned is None:
            look = self._look_at(sentence, "", name, language)
            if not (before and look.looks_back):
                return look
        return self._look_at(sentence, before, name, language)

    def _look_afresh(self, sentence: str, before: str, name: str | None, language: str | None) -> Look:
        """By its own pack, and by that of another language when the sentence is clearly in it."""
        seen = rendered(sentence)
        own = self._packs.get(name) if name else None
        others = self._others(name if own else None)
        words = words_of(seen.text)
        at_home = own.tongue.signs(seen.text, words) if own else 0
        signs = self._tongues.signs(seen.text, words, above=at_home)
        strangers = [pack for pack in others if pack.name in signs]
        stranger = None
        if own is None:
            readers = [pack for pack in others if pack.tongue.may_be_in(seen.text)]
            best = max(others, key=lambda pack: signs.get(pack.name, 0))
            is_known = best.name in signs
        else:
            readers, best = [own, *strangers], own
            if strangers and not at_home:
                stranger = _surely_another(strangers, signs, words)
            is_known = bool(strangers) or own.tongue.reads(seen.text)
        previous = rendered(before).text
        looks_back = self._learned is not None
        every: list[Hit] = []
        for pack in readers:
            for one in readings(sentence, seen, pack.words):
                looks_back = looks_back or pack.looks_back(one)
                found = list(pack.hits(one, previous))
                # in disguise, or in another language than it should be, its vector says little
                if found and pack is best and is_as_written(sentence, one) and not pack.must_flag(one):
                    found = self._weighed(found, sentence, before, language, seen.text)
                every += found
        hits = _without_doubles(every)
        if self._learned is not None:
            told = {hit.category for hit in hits}
            learned = self._learned.hits(sentence, before, language, seen.text, told)
            hits += tuple(_with_alternatives(hit, best if is_known else None) for hit in learned)
        alternatives = best.figure_alternatives if is_known else ()
        personal = personal_data(sentence)
        return Look(hits, best, alternatives, is_known, _is_short(sentence), personal, stranger, looks_back)

    def _weighed(
        self, hits: list[Hit], sentence: str, before: str, language: str | None, folded: str
    ) -> list[Hit]:
        """Those that yield only told where what was learned finds nothing of the kind."""
        yielding = [hit for hit in hits if hit.yields and hit.severity is Severity.ERROR]
        if self._learned is None or not yielding:
            return hits
        told = {hit.category for hit in yielding}
        doubted = self._learned.doubted(sentence, before, language, folded, told)
        return [
            replace(hit, severity=Severity.WARN) if hit in yielding and hit.category in doubted else hit
            for hit in hits
        ]

    def _figures_afresh(self, sentence: str, reader: Pack) -> tuple[Figure, ...]:
        return reader.figures.read(rendered(sentence))

    def _others_afresh(self, name: str | None) -> tuple[Pack, ...]:
        """The packs of all languages but that of this pack."""
        language = name.partition("-")[0] if name else None
        return tuple(pack for each, pack in self._languages.items() if each != language)

    def _given_afresh(self, evidence: str) -> frozenset[str]:
        """What the figures of one piece of evidence support, counted in any language."""
        seen = view(evidence)
        found = [*_ANY_LANGUAGE.read(seen)]
        words = frozenset(words_of(seen.text))
        for pack in self._languages.values():
            found += pack.figures.counts(seen, words)
        return frozenset[str]().union(*(figure.gives for figure in found))


def language_of(locale: str) -> str:
    return locale.replace("_", "-").partition("-")[0].lower()


def _surely_another(strangers: Sequence[Pack], signs: Mapping[str, int], words: Sequence[str]) -> str | None:
    """The language of a sentence that shows no sign of its own pack's."""
    if len(words) < _LONG_WORDS and all(pack.spec.spaced for pack in strangers):
        return None
    surest = max(strangers, key=lambda pack: signs[pack.name])
    return surest.name if signs[surest.name] >= _STRANGE_SIGNS else None


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
