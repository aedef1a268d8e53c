"""How much of what admits fault is found, where nothing was learned from: `python -m benchmarks.guard`.

By language, with 95 % Wilson intervals: the rules of the packs alone, with the instant layer, and with
sentence vectors where they are installed. Then what a sentence costs in each.
"""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from assist.vectors import open_vectors
from guardrails.cases import CASES, LATER, WIDER, Labelled, Share, read_cases, read_replies
from guardrails.finding import Category, Severity
from guardrails.inspection import PACKS, Guard
from guardrails.pack import read_specs
from guardrails.rules import compile_packs
from guardrails.vectors import TUNED
from guardrails.whole_cases import ALL_FAULT, UNSEEN, UNSEEN_MORE, read_whole

_Z = 1.96
_TIMED = 300


@dataclass(frozen=True, slots=True)
class Count:
    """How many of how many."""

    hits: int
    of: int

    def __str__(self) -> str:
        low, high = wilson(self.hits, self.of)
        return f"{self.hits / self.of if self.of else 0:.2f} [{low:.2f}-{high:.2f}]"


def wilson(hits: int, of: int) -> tuple[float, float]:
    if not of:
        return 0.0, 1.0
    share, middle = hits / of, _Z * _Z / (2 * of)
    reach = _Z * sqrt(share * (1 - share) / of + middle / (2 * of))
    return max(0.0, (share + middle - reach) / (1 + 2 * middle)), (share + middle + reach) / (1 + 2 * middle)


def is_stopped(guard: Guard, case: Labelled, category: Category = Category.FAULT_ADMISSION) -> bool:
    """Whether it is stopped where it stands, behind the sentence in front of it."""
    text = f"{case.before} {case.text}" if case.before else case.text
    start = len(text) - len(case.text)
    return any(
        each.category is category and each.severity is Severity.ERROR and each.end > start
        for each in guard.judge(text, locale=case.language).findings
    )


def counted(
    guard: Guard, cases: Sequence[Labelled], category: Category = Category.FAULT_ADMISSION
) -> tuple[Count, Count]:
    """Those that must be stopped and are, and lookalikes stopped."""
    stopped = [(case.must_stop, is_stopped(guard, case, category)) for case in cases]
    found = [hit for must_stop, hit in stopped if must_stop]
    false = [hit for must_stop, hit in stopped if not must_stop]
    return Count(sum(found), len(found)), Count(sum(false), len(false))


def f1(found: Count, false: Count) -> float:
    return 2 * found.hits / (found.hits + false.hits + found.of) if found.of + false.hits else 0.0


def guards() -> Iterator[tuple[str, Guard]]:
    yield "rules", Guard(compile_packs(read_specs(PACKS), were_tested=True))
    yield "rules, n-grams", Guard.load(were_tested=True, is_learned=True)
    vectors = open_vectors(TUNED)
    if vectors is None:
        print("no sentence vectors on this machine: install requirements/vectors.txt")
        return
    yield "rules, n-grams, vectors", Guard.load(were_tested=True, is_learned=True, embed=vectors.of)


def report(name: str, guard: Guard, cases: Sequence[Labelled]) -> None:
    print(f"\n{name}\n{'':10}{'admissions found':22}{'lookalikes stopped':22}F1")
    scores = []
    for language in sorted({case.language for case in cases}):
        found, false = counted(guard, [case for case in cases if case.language == language])
        scores.append(f1(found, false))
        print(f"{language:10}{found!s:22}{false!s:22}{scores[-1]:.2f}")
    found, false = counted(guard, cases)
    print(f"{'all':10}{found!s:22}{false!s:22}{sum(scores) / len(scores):.2f}")


def report_replies(guard: Guard, replies: Sequence[Labelled]) -> None:
    """In total alone, so that nobody learns from one of them."""
    languages = sorted({reply.language for reply in replies})
    own = [counted(guard, [reply for reply in replies if reply.language == each]) for each in languages]
    found, false = counted(guard, replies)
    macro = sum(f1(*each) for each in own) / len(own)
    print(f"{'replies':10}{found!s:22}{false!s:22}{macro:.2f}")


def by_kind(guard: Guard, cases: Sequence[Labelled]) -> None:
    for must_stop, title in ((True, "found"), (False, "stopped")):
        kinds = sorted({case.kind for case in cases if case.must_stop is must_stop})
        parts = []
        for kind in kinds:
            some = [is_stopped(guard, case) for case in cases if case.kind == kind]
            parts.append(f"{kind} {sum(some) / len(some):.2f}")
        print(f"{title}: {', '.join(parts)}")


def cost(name: str, guard: Guard, cases: Sequence[Labelled]) -> None:
    took = []
    for case in cases[:_TIMED]:
        start = time.thread_time()
        guard.judge(case.text + " ", locale=case.language)
        took.append((time.thread_time() - start) * 1000)
    took.sort()
    middle, high = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"{name:28}{middle:8.2f} ms, 95 of 100 under {high:.2f} ms")


def main() -> None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    held_out = {
        "ours": [case for case in read_cases(CASES) if case.share is Share.HELD_OUT],
        "by other authors": [case for case in read_cases(WIDER) if case.share is Share.HELD_OUT],
        "by others, later": [case for case in read_cases(LATER) if case.share is Share.HELD_OUT],
    }
    for whose, cases in held_out.items():
        admissions = sum(case.must_stop for case in cases)
        print(f"{len(cases)} sentences held out of training, {whose}: {admissions} admissions")
    wholes = {
        f"by authors of {folder.name}/, held out": [
            whole.reply for whole in read_whole(folder) if whole.share is Share.HELD_OUT
        ]
        for folder in ALL_FAULT
    } | {
        "never learned from": [whole.reply for whole in read_whole(UNSEEN)],
        "never learned from, by one more": [whole.reply for whole in read_whole(UNSEEN_MORE)],
    }
    for which, cases in wholes.items():
        print(f"{len(cases)} whole replies {which}")
    replies = read_replies()
    print(f"{len(replies)} whole replies, {sum(reply.must_stop for reply in replies)} with an admission")
    timed = []
    for name, guard in guards():
        for whose, cases in held_out.items():
            report(f"{name}, sentences {whose}", guard, cases)
            by_kind(guard, cases)
        for which, cases in wholes.items():
            report(f"{name}, whole replies {which}", guard, cases)
        report_replies(guard, replies)
        timed.append(
            (name, Guard.load(were_tested=True, is_learned=True) if name == "rules, n-grams" else guard)
        )
    print("\nCPU for one sentence seen for the first time")
    for name, guard in timed:
        cost(name, guard, [case for case in read_cases() if case.share is Share.DEV])


if __name__ == "__main__":
    main()
