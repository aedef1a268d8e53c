"""How many promises beyond policy are found, and lookalikes stopped: `python -m benchmarks.promises`.

By language, with 95 % Wilson intervals: the rules of the packs alone, with the instant layer, and with
sentence vectors. Only of the last four parts nothing was learned and nothing looked at while rules were
written: the fourth round, and what other authors wrote in three rounds and the share of the words keeps
apart, in the last of them whole replies.
`--missed` prints what the rules judge wrong in the first lines, as far as they may be looked at.
"""

import hashlib
import sys
from collections.abc import Sequence

from benchmarks.guard import counted, f1, guards, is_stopped
from guardrails.cases import Labelled, Share
from guardrails.finding import Category
from guardrails.inspection import Guard
from guardrails.promise_cases import FOURTH, LATER, ROUNDS, WIDER, read_promises
from guardrails.whole_cases import ALL_PROMISES, PROMISES_UNSEEN, PROMISES_UNSEEN_MORE, read_whole_promises


def is_kept_apart(line: Labelled) -> bool:
    """Of the first lines, those not looked at while rules were written: told from the words alone."""
    return bool(hashlib.sha256(line.text.encode()).digest()[0] % 2)


def report(title: str, guard: Guard, lines: Sequence[Labelled]) -> None:
    print(f"\n{title}\n{'':10}{'promises found':22}{'lookalikes stopped':22}F1")
    for language in [*sorted({line.language for line in lines}), "all"]:
        some = [line for line in lines if language in (line.language, "all")]
        found, stopped = counted(guard, some, Category.OVERPROMISE)
        print(f"{language:10}{found!s:22}{stopped!s:22}{f1(found, stopped):.2f}")


def main() -> None:
    first = read_promises()
    if "--missed" in sys.argv:
        _, rules = next(guards())
        for line in first:
            if (
                not is_kept_apart(line)
                and is_stopped(rules, line, Category.OVERPROMISE) is not line.must_stop
            ):
                print(line.language, "missed " if line.must_stop else "stopped", line.text)
        return
    parts = (
        ("first lines, looked at", [line for line in first if not is_kept_apart(line)]),
        ("first lines, learned from", [line for line in first if is_kept_apart(line)]),
        ("second and third round, learned from", [line for each in ROUNDS for line in read_promises(each)]),
        ("fourth round, not learned from", read_promises(FOURTH)),
        (
            "other authors, held out",
            [line for line in read_promises(WIDER) if line.share is Share.HELD_OUT],
        ),
        ("others, later, held out", [line for line in read_promises(LATER) if line.share is Share.HELD_OUT]),
        *(
            (
                f"whole replies by authors of {folder.name}/, held out",
                [each.reply for each in read_whole_promises(folder) if each.share is Share.HELD_OUT],
            )
            for folder in ALL_PROMISES
        ),
        ("whole replies never learned from", [each.reply for each in read_whole_promises(PROMISES_UNSEEN)]),
        (
            "whole replies never learned from, by one more",
            [each.reply for each in read_whole_promises(PROMISES_UNSEEN_MORE)],
        ),
    )
    for name, guard in guards():
        for title, lines in parts:
            report(f"{name}: {title}", guard, lines)


if __name__ == "__main__":
    main()
