"""The rails in their order, and what their findings mean for a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal

from guardrails.errors import Blocked
from guardrails.finding import Allowance, Decision, Finding, Severity, Verdict
from guardrails.guarded import GuardedText, seal
from guardrails.mending import mend
from guardrails.pack import read_specs
from guardrails.rail import Figure, Hit, Passage, Rail
from guardrails.rails.facts import Counting, figures, unsupported
from guardrails.rails.fault import admissions
from guardrails.rails.promises import overpromises
from guardrails.rules import Pack, compile_packs
from guardrails.text import Sentence, check_readable, is_readable, sentences, sentences_after, view

RAILS: Final[tuple[Rail, ...]] = (admissions, overpromises, unsupported)
PACKS: Final = Path(__file__).parent / "packs"
_LONG_WORDS: Final = 4  # from here on a sentence must show what language it is in
_REMEMBERED: Final = 8192
_NOTHING_ALLOWED: Final = Allowance()


@dataclass(frozen=True, slots=True)
class _Look:
    """What packs see in one sentence. known: a pack reads its language; short: too short to tell."""

    hits: tuple[Hit, ...]
    figures: tuple[Figure, ...]
    alternatives: tuple[str, ...]
    known: bool
    short: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """What there is to know of one part of a line when nothing but its figures can be held against it.

    asks: what each figure wants from the evidence. is_known: a pack reads the language of all of it.
    """

    asks: tuple[frozenset[str], ...]
    is_known: bool


class Guard:
    """Judges text by the packs it was loaded with. Safe to share between tasks and threads."""

    def __init__(self, packs: dict[str, Pack]) -> None:
        self._packs = packs
        self._languages = {name: pack for name, pack in packs.items() if "-" not in name}
        self._pack = lru_cache(_REMEMBERED)(self._pack_afresh)
        self._look = lru_cache(_REMEMBERED)(self._look_afresh)
        self._given = lru_cache(_REMEMBERED)(self._given_afresh)
        self._part = lru_cache(_REMEMBERED)(self._part_afresh)

    @classmethod
    def load(cls, folder: Path | None = None, *, were_tested: bool = False) -> "Guard":
        """All packs of a folder. Raises PackRejected, with every reason, if one of them is not fit.

        were_tested: the very same packs passed their tests before, by the same code.
        """
        return cls(compile_packs(read_specs(folder or PACKS), were_tested=were_tested))

    @property
    def packs(self) -> dict[str, str]:
        return {name: pack.digest for name, pack in self._packs.items()}

    def judge(
        self,
        text: str,
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
    ) -> Verdict:
        """What may be shown of a text, and why.

        locale: a language tag; None: told from the text. evidence: None leaves figures alone.
        Raises UnreadableText for half a surrogate pair, nothing else.
        """
        check_readable(text)
        pack = self._pack(locale)
        supported = self._supported(evidence)
        parts = sentences(text)
        looks = self._looks(text, parts, pack)
        findings, faulty = self._findings(text, parts, looks, allowance, supported)
        stamp = pack.stamp if pack else ""
        if not faulty:
            known = _is_known(looks, locale, pack)
            return Verdict(Decision.ALLOW if known else Decision.UNVERIFIED, findings, text, stamp)
        mended = mend(text, parts, faulty) if all(faulty.values()) else ""
        if not mended or self._is_faulty(mended, pack, allowance, supported):
            return Verdict(Decision.BLOCK, findings, "", stamp)
        return Verdict(Decision.REWRITE, findings, mended, stamp)

    def release(
        self,
        text: str,
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
        alternatives: Sequence[str] = (),
    ) -> GuardedText:
        """The text fit to show: as it is, mended, or the first of the alternatives that passes as a whole.

        Raises Blocked when none does.
        """
        verdict = self.judge(text, locale=locale, allowance=allowance, evidence=evidence)
        if verdict.decision is not Decision.BLOCK:
            return seal(verdict)
        for alternative in alternatives:
            other = self.judge(alternative, locale=locale, allowance=allowance, evidence=evidence)
            if other.decision in (Decision.ALLOW, Decision.UNVERIFIED):
                return seal(replace(verdict, decision=Decision.REWRITE, text=alternative))
        raise Blocked(verdict)

    def release_line(
        self,
        parts: Sequence[str],
        joiner: Literal["", " "],
        *,
        locale: str | None,
        allowance: Allowance = _NOTHING_ALLOWED,
        evidence: Sequence[str] | None = None,
    ) -> GuardedText:
        """The joined parts fit to show: what `release` gives for the whole, at less cost.

        A part that was judged before, after the same part, is not judged again; only its figures are, for
        the evidence differs. Whatever is found in one part sends the whole text to `release`.
        """
        text = joiner.join(parts)
        verdict = self._clean(text, parts, joiner, self._pack(locale), evidence)
        if verdict is not None:
            return seal(verdict)
        return self.release(text, locale=locale, allowance=allowance, evidence=evidence)

    def _clean(
        self,
        text: str,
        parts: Sequence[str],
        joiner: str,
        pack: Pack | None,
        evidence: Sequence[str] | None,
    ) -> Verdict | None:
        """The verdict on a text in which nothing is found, None when it must be judged as a whole."""
        if pack is None:
            return None
        before = ""
        is_known = True
        asked: list[frozenset[str]] = []
        for part in parts:
            if not part:
                return None
            seen = self._part(part, before, joiner, pack.name)
            if seen is None:
                return None
            asked += seen.asks
            is_known = is_known and seen.is_known
            before = part
        if asked:
            supported = self._supported(evidence)
            if supported is not None and any(map(supported.isdisjoint, asked)):
                return None
        return Verdict(Decision.ALLOW if is_known else Decision.UNVERIFIED, (), text, pack.stamp)

    def _part_afresh(self, part: str, before: str, joiner: str, name: str) -> _Part | None:
        """None when something is found in it, or its sentences run into those of its neighbours."""
        found = sentences_after(before, joiner, part)
        if found is None or not is_readable(part):
            return None
        looks = [self._look(sentence, previous, name) for previous, sentence in pairwise(found)]
        if any(look.hits for look in looks):
            return None
        asks = tuple(figure.asks for look in looks for figure in look.figures)
        return _Part(asks, all(look.known or look.short for look in looks))

    def _supported(self, evidence: Sequence[str] | None) -> frozenset[str] | None:
        return None if evidence is None else frozenset[str]().union(*map(self._given, evidence))

    def _pack_afresh(self, locale: str | None) -> Pack | None:
        if locale is None:
            return None
        language, _, region = locale.replace("_", "-").partition("-")
        name = language.lower()
        return self._packs.get(f"{name}-{region.upper()}") or self._packs.get(name)

    def _looks(self, text: str, parts: Sequence[Sentence], pack: Pack | None) -> list[_Look]:
        name = pack.name if pack else None
        before = ""
        looks = []
        for part in parts:
            sentence = text[part.start : part.end]
            looks.append(self._look(sentence, before, name))
            before = sentence
        return looks

    def _look_afresh(self, sentence: str, before: str, name: str | None) -> _Look:
        """By its own pack, and by that of another language when the sentence is clearly in it."""
        seen = view(sentence)
        own = self._packs.get(name) if name else None
        others = self._others(own)
        signs = {pack.name: pack.tells(seen) for pack in others}
        if own is None:
            readers, best = others, max(others, key=lambda pack: signs[pack.name])
            known = signs[best.name] > 0
        else:
            at_home = own.tells(seen)
            strangers = [pack for pack in others if signs[pack.name] > at_home]
            readers, best = [own, *strangers], own
            known = own.reads(seen) or bool(strangers)
        previous = view(before).text
        hits = _without_doubles([hit for pack in readers for hit in pack.hits(seen, previous)])
        alternatives = best.figure_alternatives if known else ()
        return _Look(hits, best.figures(seen), alternatives, known, _is_short(sentence))

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

    def _findings(
        self,
        text: str,
        parts: Sequence[Sentence],
        looks: Sequence[_Look],
        allowance: Allowance,
        supported: frozenset[str] | None,
    ) -> tuple[tuple[Finding, ...], dict[int, list[str]]]:
        """All findings on the text, and for each sentence that may not stand what may stand there."""
        findings: list[Finding] = []
        faulty: dict[int, list[str]] = {}
        for number, (part, look) in enumerate(zip(parts, looks, strict=True)):
            if not look.hits and (supported is None or not look.figures):
                continue
            passage = Passage(
                text[part.start : part.end], look.hits, look.figures, allowance, supported, look.alternatives
            )
            found = [finding for rail in RAILS for finding in rail(passage)]
            findings += (
                replace(each, start=each.start + part.start, end=each.end + part.start) for each in found
            )
            errors = [each for each in found if each.severity is Severity.ERROR]
            if errors:
                faulty[number] = list(_alternatives(errors, look))
        return tuple(findings), faulty

    def _is_faulty(
        self, text: str, pack: Pack | None, allowance: Allowance, supported: frozenset[str] | None
    ) -> bool:
        parts = sentences(text)
        return bool(self._findings(text, parts, self._looks(text, parts, pack), allowance, supported)[1])


def _is_known(looks: Sequence[_Look], locale: str | None, pack: Pack | None) -> bool:
    """Whether every sentence was read by a pack that knows its language."""
    if pack is None and (locale is not None or not any(look.known for look in looks)):
        return False
    return all(look.known or look.short for look in looks)


def _is_short(sentence: str) -> bool:
    has_letters = any(map(str.isalpha, sentence))
    return not has_letters or (sentence.isascii() and len(sentence.split()) < _LONG_WORDS)


def _alternatives(errors: Sequence[Finding], look: _Look) -> Iterator[str]:
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
