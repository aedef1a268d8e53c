"""The log of outcomes as CSV and JSON lines, for people and other programs.

Both give text piece by piece, so that a log of any length passes through little memory.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Final

import orjson

from coaching.corrections import Standing, Tally, Wrong
from coaching.metrics import Acceptance, By, Rate, Spent, rate
from coaching.outcome import SHOWN, UNSHOWN

Value = str | int | float | bool | datetime | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One suggestion as it is exported; text only where it was asked for and is still kept.

    items: what it was made from, in order, each as `tactful content show` takes it.
    """

    sug: str
    attempt: int
    conversation: str
    turn: str
    team: str | None
    kind: str
    source: str | None
    release: str | None
    guide: str | None
    locale: str | None
    requested_locale: str | None
    language: str | None
    band: str | None
    trend: str | None
    emotion: str | None
    scenario: str | None
    moment: str | None
    decision: str | None
    requested_at: datetime
    shown_at: datetime | None
    taken_at: datetime | None
    taken_mode: str | None
    end: str | None
    ended_at: datetime | None
    reason: str | None
    message: str | None
    retained: float | None
    authored: float | None
    verbatim: bool | None
    fact_edits: bool | None
    shadow_use: bool
    revised: int
    decision_ms: int | None
    agent: str | None
    model: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost_usd: float | None = None
    first_ms: int | None = None
    total_ms: int | None = None
    items: str = ""
    text: str | None = None


OUTCOME_COLUMNS: Final = tuple(field.name for field in fields(OutcomeRow))
TEXT_COLUMNS: Final = frozenset(("text",))

# A spreadsheet takes a cell that begins with one of these for a formula, or for what ends one.
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def outcomes_csv(rows: Iterable[OutcomeRow], *, with_text: bool = False) -> Iterator[str]:
    """RFC 4180, a header first. Columns of text only when asked for."""
    columns = _columns(with_text=with_text)
    return _csv(columns, ([getattr(row, name) for name in columns] for row in rows))


def outcomes_json(rows: Iterable[OutcomeRow], *, with_text: bool = False) -> Iterator[str]:
    """One JSON object a line. Fields of text only when asked for."""
    columns = _columns(with_text=with_text)
    for row in rows:
        yield _json({name: getattr(row, name) for name in columns})


def acceptance_record(by: By, row: Acceptance) -> dict[str, Value]:
    """One line of the report, flat: counts, shares with their 95 % interval, retained shares, what it took.

    missing: how many more must be shown before the figures say something; 0 when there are enough.
    """
    ends = {str(end): row.ends.get(end, 0) for end in (*SHOWN, *UNSHOWN)}
    return (
        {by.value: row.value, "shown": row.shown, "accepted": row.accepted}
        | _rate("accepted", row.per_suggestion)
        | {"turns_shown": row.turns_shown, "turns_accepted": row.turns_accepted}
        | _rate("turns", row.per_turn)
        | ends
        | {
            "retained_of_shown": row.retained_of_shown,
            "retained_of_accepted": row.retained_of_accepted,
            "missing": row.missing,
        }
        | _spent(row.spent)
    )


def acceptance_csv(by: By, rows: Sequence[Acceptance]) -> Iterator[str]:
    """The report as CSV; the header also when there is nothing to report."""
    header = tuple(acceptance_record(by, Acceptance(None, {}, 0, 0, 0.0, 0.0, 0)))
    return _csv(header, (list(acceptance_record(by, row).values()) for row in rows))


def acceptance_json(by: By, rows: Sequence[Acceptance]) -> Iterator[str]:
    for row in rows:
        yield _json(acceptance_record(by, row))


def correction_record(row: Tally) -> dict[str, Value]:
    """One line of the report on corrections, flat: of all that was read so, how much was corrected."""
    counts = {str(standing): row.counts.get(standing, 0) for standing in Standing}
    return (
        {"wrong": row.wrong, "language": row.language, "was": row.was, "should_be": row.should_be}
        | {"corrected": row.corrected, "readings": row.readings}
        | _rate("corrected", row.share)
        | counts
    )


def corrections_csv(rows: Sequence[Tally]) -> Iterator[str]:
    """The report as CSV; the header also when there is nothing to report."""
    header = tuple(correction_record(Tally(Wrong.BAND, "", None, None, {}, rate(0, 0))))
    return _csv(header, (list(correction_record(row).values()) for row in rows))


def corrections_json(rows: Sequence[Tally]) -> Iterator[str]:
    for row in rows:
        yield _json(correction_record(row))


def _columns(*, with_text: bool) -> tuple[str, ...]:
    return tuple(name for name in OUTCOME_COLUMNS if with_text or name not in TEXT_COLUMNS)


def _rate(name: str, rate: Rate) -> dict[str, Value]:
    return {f"{name}_share": rate.share, f"{name}_low": rate.low, f"{name}_high": rate.high}


def _spent(spent: Spent) -> dict[str, Value]:
    """cost_usd: of the `priced` drafts among `drafts`."""
    return {
        "drafts": spent.drafts,
        "prompt_tokens": spent.prompt_tokens,
        "completion_tokens": spent.completion_tokens,
        "cost_usd": round(spent.cost_usd, 6) if spent.priced else None,
        "priced": spent.priced,
        "first_ms": spent.mean_first_ms,
    }


def _csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    yield buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_cell(value) for value in row])
        yield buffer.getvalue()


def _cell(value: Value) -> str | int | float | None:
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return _iso(value)
        case str() if value.startswith(_STARTS_FORMULA):
            return f"'{value}"
        case _:
            return value


def _json(record: Mapping[str, Value]) -> str:
    shown = {name: _iso(value) if isinstance(value, datetime) else value for name, value in record.items()}
    return orjson.dumps(shown).decode() + "\n"


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
