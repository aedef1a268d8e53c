"""How many promises beyond policy are found, and lookalikes stopped: `python -m benchmarks.promises`.

By language, with 95 % Wilson intervals. The first lines were written before the rules, and half of them, told
from their words alone, may be looked at while a rule is written (`--missed` prints those that are judged
wrong). Later rounds were each written when the rules stood, judged once, and only then looked at. What they
gave at that first time says how the rules meet new words: F1 was 0.64, 0.56 and 0.40.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from benchmarks.guard import Count
from guardrails.finding import Category, Severity
from guardrails.inspection import PACKS, Guard
from guardrails.pack import read_specs
from guardrails.rules import compile_packs
from locales.strict_yaml import load_yaml

LINES: Final = Path(__file__).parents[1] / "guardrails" / "cases" / "promises"
_Lines = Annotated[tuple[Annotated[str, StringConstraints(min_length=1)], ...], Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    promises: _Lines
    lookalikes: _Lines


@dataclass(frozen=True, slots=True)
class Line:
    language: str
    text: str
    is_promise: bool

    @property
    def is_held_out(self) -> bool:
        """Told from the words, so that adding lines moves none between the halves."""
        return bool(hashlib.sha256(self.text.encode()).digest()[0] % 2)


@dataclass(frozen=True, slots=True)
class Tally:
    found: Count
    stopped: Count

    @property
    def f1(self) -> float:
        missed = self.found.of - self.found.hits
        weight = 2 * self.found.hits
        return weight / (weight + missed + self.stopped.hits) if weight else 0.0

    def __str__(self) -> str:
        return f"{self.f1:6.2f}  {self.found!s:<18}  {self.stopped!s:<18}"


def lines(folder: Path = LINES) -> Iterator[Line]:
    for path in sorted(folder.glob("*.yaml")):
        file = _File.model_validate(load_yaml(path))
        yield from (Line(file.language, text, True) for text in file.promises)
        yield from (Line(file.language, text, False) for text in file.lookalikes)


def is_stopped(guard: Guard, line: Line) -> bool:
    return any(
        each.category is Category.OVERPROMISE and each.severity is Severity.ERROR
        for each in guard.judge(line.text, locale=line.language).findings
    )


def tallied(guard: Guard, some: Sequence[Line]) -> Tally:
    stopped = {line: is_stopped(guard, line) for line in some}
    promises = [hit for line, hit in stopped.items() if line.is_promise]
    others = [hit for line, hit in stopped.items() if not line.is_promise]
    return Tally(Count(sum(promises), len(promises)), Count(sum(others), len(others)))


def main() -> None:
    guard = Guard(compile_packs(read_specs(PACKS), were_tested=True))
    every = list(lines())
    if "--missed" in sys.argv:
        for line in every:
            if not line.is_held_out and is_stopped(guard, line) is not line.is_promise:
                print(line.language, "missed " if line.is_promise else "stopped", line.text)
    for name, some in (
        ("looked at", [line for line in every if not line.is_held_out]),
        ("not looked at", [line for line in every if line.is_held_out]),
        ("second round, looked at", list(lines(LINES / "second"))),
        ("third round, looked at", list(lines(LINES / "third"))),
        ("fourth round, looked at", list(lines(LINES / "fourth"))),
    ):
        print(f"\n{name}:  F1, found of promises, stopped of lookalikes")
        for language in sorted({line.language for line in some}):
            print(f"  {language}  {tallied(guard, [line for line in some if line.language == language])}")
        print(f"  all {tallied(guard, some)}")


if __name__ == "__main__":
    main()
