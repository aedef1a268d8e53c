"""What is learned from: cases, what packs say of themselves, and the phrases of the guides."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from guardrails.cases import CASES, LATER, WIDER, Labelled, Share, read_cases
from guardrails.finding import Category
from guardrails.inspection import PACKS
from guardrails.pack import read_specs
from guardrails.promise_cases import LATER as PROMISES_LATER
from guardrails.promise_cases import PROMISES, ROUNDS, read_promises
from guardrails.promise_cases import WIDER as PROMISES_WIDER
from guardrails.sentences import sentences
from guardrails.whole_cases import Whole, read_whole, read_whole_promises
from locales.catalog import load_guides

SOFT: Final = frozenset(("empathy", "bounded_apology", "taking_charge", "ordinary"))
# what packs hold for their own tests is harder than what anyone writes
NOT_TYPICAL: Final = frozenset(("must_pass", "alternative", "phrase"))

# what admits fault may well promise to make it good
_MAY_PROMISE: Final = frozenset(("liability", "taking_charge", "partial", "policy"))
_SLOT: Final = re.compile(r"\{[^}]*\}")


def mark_of(read: str) -> int:
    """By which an archive knows again what was learned from. read: as it is made a vector."""
    return int.from_bytes(hashlib.sha256(read.encode()).digest()[:4])


def on_fault(without: Collection[Whole] = ()) -> list[Labelled]:
    """without: whole replies of which nothing is learned, beside all that is held out."""
    return [
        *_not_held_out(),
        *_from_replies(read_whole(), read_whole_promises(), without),
        *_from_packs(Category.FAULT_ADMISSION),
        *_from_guides(),
    ]


def on_promises(without: Collection[Whole] = ()) -> list[Labelled]:
    """without: see `on_fault`."""
    lines = [line for folder in (PROMISES, *ROUNDS) for line in read_promises(folder)]
    by_others = [*read_promises(PROMISES_WIDER), *read_promises(PROMISES_LATER)]
    lines += [line for line in by_others if line.share is not Share.HELD_OUT]
    others = [  # of what admits or denies a fifth, for more would drown the lines
        Labelled(case.language, case.kind, False, case.before, case.text)
        for case in _not_held_out()
        if case.kind not in _MAY_PROMISE and (case.kind in SOFT or case.share is Share.DEV)
    ]
    return [
        *lines,
        *others,
        *_from_replies(read_whole_promises(), read_whole(), without),
        *_from_packs(Category.OVERPROMISE),
        *_from_guides(),
    ]


def _not_held_out() -> list[Labelled]:
    return [each for each in _known() if each.share is not Share.HELD_OUT]


def _held_out() -> list[Labelled]:
    by_others = [*read_promises(PROMISES_WIDER), *read_promises(PROMISES_LATER)]
    return [each for each in (*_known(), *by_others) if each.share is Share.HELD_OUT]


def _known() -> list[Labelled]:
    return [each for folder in (CASES, WIDER, LATER) for each in read_cases(folder)]


@cache
def _apart() -> frozenset[tuple[str, str]]:
    """Language and words of all that is held out: who says the same elsewhere is not learned from either."""
    replies = _sentences_of([*read_whole(), *read_whole_promises()], is_held_out=True)
    return frozenset((each.language, each.text) for each in (*_held_out(), *replies))


def _from_replies(
    of_topic: Sequence[Whole], of_other: Sequence[Whole], without: Collection[Whole]
) -> Iterator[Labelled]:
    """All sentences of whole replies; of those on another topic, what must not be stopped for any."""
    of_topic, of_other = ([each for each in some if each not in without] for some in (of_topic, of_other))
    own = _sentences_of(of_topic, is_held_out=False)
    others = [each for each in _sentences_of(of_other, is_held_out=False) if not each.must_stop]
    yield from (each for each in (*own, *others) if (each.language, each.text) not in _apart())


def _sentences_of(wholes: Iterable[Whole], *, is_held_out: bool) -> list[Labelled]:
    some = [whole for whole in wholes if (whole.share is Share.HELD_OUT) is is_held_out]
    return [each for whole in some for each in (whole.decides, *whole.around)]


def _from_packs(category: Category) -> Iterator[Labelled]:
    for name, (spec, _) in read_specs(PACKS).items():
        language = name.partition("-")[0]
        for rule in spec.rules:
            if rule.switch is not None:
                continue  # what a workspace decides, such as to do without words of regret
            yield from (Labelled(language, "alternative", False, "", line) for line in rule.alternatives)
            if rule.after:
                continue  # means nothing without what stands in front of it
            tests = [("must_pass", False, line) for line in rule.tests.must_pass]
            if rule.category is category:
                tests += [("must_flag", True, line) for line in rule.tests.must_flag]
            for kind, must_stop, line in tests:
                if (language, line) not in _apart():
                    yield Labelled(language, kind, must_stop, "", line)


def _from_guides() -> Iterator[Labelled]:
    for tag, guide in load_guides().items():
        for phrase in guide.phrases.values():
            before = ""
            for sentence in sentences(_SLOT.sub("123", phrase.text)):
                yield Labelled(tag.partition("-")[0], "phrase", False, before, sentence.words)
                before = sentence.words
