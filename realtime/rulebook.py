"""`tactful guard test`, `lint` and `diff`: rule packs tried before they are in force."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import orjson
import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from guardrails.errors import GuardError, PackRejected
from guardrails.finding import Verdict
from guardrails.inspection import PACKS, SWITCHED, Guard
from guardrails.pack import Specs, read_specs
from guardrails.packcheck import faults
from guardrails.packdiff import Compared, Sample, compare, own_lines
from guardrails.packlint import remarks
from guardrails.rules import compile_packs
from guardrails.spec import Mode, PackSpec
from realtime.batch import ToGuard, held_against
from realtime.lines import Unusable, parse_line

SHIPPED: Final = "shipped"  # in place of a folder: the packs that come with Tactful alone
_WORDS: Final = 60
T = TypeVar("T")


def try_packs(paths: Sequence[Path]) -> int:
    """Run what the packs say about themselves; gives the exit status. paths: none for those in force."""
    specs = _read(paths)
    if specs is None:
        return 1
    table = Table("pack", "version", "owner", "rules", "shadow", "must flag", "must pass", "result", box=None)
    failed: list[str] = []
    for name in _progress(_touched(specs, paths), "testing"):
        spec, _ = specs[name]
        wrong = faults(spec)
        failed += wrong
        table.add_row(*_row(spec, f"{len(wrong)} failed" if wrong else "ok"))
    Console().print(table)
    _say("fails", failed)
    return 1 if failed else 0


def lint_packs(paths: Sequence[Path], today: date) -> int:
    """Say what is wrong with the packs and what could be better; 1 when they would not load."""
    specs = _read(paths)
    if specs is None:
        return 1
    wrong: list[str] = []
    better: list[str] = []
    for name in _progress(_touched(specs, paths), "looking"):
        spec, _ = specs[name]
        wrong += faults(spec)
        parent = specs.get(spec.inherits or "") if spec.inherits != name else None
        better += remarks(spec, parent[0] if parent else None, today)
    better += _replaced(paths)
    _say("error", wrong)
    _say("warning", better)
    typer.echo(f"{len(wrong)} errors, {len(better)} warnings")
    return 1 if wrong else 0


def diff_packs(old: str, new: str, sample: Path | None, today: date, *, as_json: bool) -> int:
    """Print which decisions change; 1 when packs do not load or a line of the sample cannot be used."""
    before, after = _read(_layers(old)), _read(_layers(new))
    if before is None or after is None:
        return 1
    if wrong := [why for name in _touched(after, _layers(new)) for why in faults(after[name][0])]:
        _say("error", wrong)
        return 1
    now = Guard(compile_packs(before, were_tested=True, today=today))
    then = Guard(compile_packs(after, were_tested=True, today=today))
    unusable: list[str] = []
    samples = list(_samples(sample, unusable)) if sample else own_lines(before, after)
    compared = list(_progress(compare(now, then, samples), "judging", len(samples)))
    changed = [each for each in compared if not each.is_same]
    if as_json:
        for each in changed:
            sys.stdout.buffer.write(orjson.dumps(_as_json(each)) + b"\n")
        sys.stdout.buffer.flush()
    else:
        _tell(compared, changed)
    _say("left out", unusable)
    return 1 if unusable else 0


def _layers(place: str) -> list[Path]:
    return [] if place == SHIPPED else [Path(place)]


def _read(paths: Sequence[Path]) -> Specs | None:
    try:
        return read_specs(PACKS, SWITCHED, *paths)
    except PackRejected as rejected:
        _say("error", rejected.reasons)
        return None


def _touched(specs: Specs, paths: Sequence[Path]) -> list[str]:
    """Those that the paths change; all, where none are given."""
    shipped = read_specs(PACKS, SWITCHED) if paths else {}
    return [name for name in specs if name not in shipped or shipped[name][1] != specs[name][1]]


def _replaced(paths: Sequence[Path]) -> Iterator[str]:
    """Packs of ours that would be gone whole, which is seldom meant."""
    shipped = read_specs(PACKS, SWITCHED)
    for path in paths:
        for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
            if file.stem in shipped and not _inherits(file):
                rules = len(shipped[file.stem][0].rules)
                yield (
                    f"{file.name}: takes the place of our own with its {rules} rules: "
                    f"write `inherits: {file.stem}` to add to them"
                )


def _inherits(file: Path) -> bool:
    return any(line.startswith("inherits:") for line in file.read_text("utf-8").splitlines())


def _row(spec: PackSpec, result: str) -> list[str]:
    tests = [rule.tests for rule in spec.rules]
    return [
        spec.pack,
        spec.version or "–",
        spec.owner,
        str(len(spec.rules)),
        str(sum(rule.mode is Mode.SHADOW for rule in spec.rules)),
        str(sum(len(each.must_flag) for each in tests)),
        str(sum(len(each.must_pass) for each in tests)),
        result,
    ]


def _samples(file: Path, unusable: list[str]) -> Iterator[Sample]:
    """The lines of a file as `tactful guard` takes them."""
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        try:
            given = parse_line(ToGuard, line)
            held = held_against(given)
        except (Unusable, GuardError) as wrong:
            unusable.append(f"{file.name}, line {number}: {wrong}")
            continue
        evidence = None if held["evidence"] is None else tuple(held["evidence"])
        name = number if given.id is None else given.id
        yield Sample(name, given.text, held["locale"], held["allowance"], evidence)


def _tell(compared: Sequence[Compared], changed: Sequence[Compared]) -> None:
    console = Console()
    if changed:
        table = Table("text", "locale", "before", "after", "rules", "words", box=None)
        for each in changed:
            rules = [*(f"−{name}" for name in each.lost), *(f"+{name}" for name in each.gained)]
            words = each.sample.text.replace("\n", " ")
            table.add_row(
                str(each.sample.id),
                each.sample.locale or "–",
                each.before.decision,
                each.after.decision,
                "\n".join(rules) or "other words",
                words if len(words) <= _WORDS else words[: _WORDS - 1] + "…",
            )
        console.print(table)
    ways = Counter((each.before.decision, each.after.decision) for each in changed if each.is_other_decision)
    others = len(changed) - ways.total()
    told = [f"{count} {before} → {after}" for (before, after), count in ways.most_common()]
    told += [f"{others} decided alike, by other rules or with other words"] if others else []
    typer.echo(f"{len(compared)} texts: {', '.join(told) or 'nothing changes'}")


def _as_json(each: Compared) -> dict[str, object]:
    return {
        "id": each.sample.id,
        "locale": each.sample.locale,
        "text": each.sample.text,
        "before": _verdict(each.before),
        "after": _verdict(each.after),
        "lost": each.lost,
        "gained": each.gained,
    }


def _verdict(verdict: Verdict) -> dict[str, object]:
    rules = sorted({finding.rule_id for finding in verdict.findings})
    return {"decision": verdict.decision, "rules": rules, "text": verdict.text}


def _progress(work: Iterable[T], what: str, total: int | None = None) -> Iterable[T]:
    """A bar for those who watch, nothing where the output goes into a file."""
    console = Console(stderr=True)
    return track(work, what, total, console=console, transient=True, disable=not console.is_terminal)


def _say(what: str, lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(f"{what}  {line}", err=True)
