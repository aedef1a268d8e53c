"""Reports for a terminal."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from coaching.corrections import Standing, Tally
from coaching.metrics import Acceptance, By, Rate, Spent
from coaching.outcome import UNSHOWN, End

WIDE: Final = 160
_FATES: Final = {
    "verbatim": End.ACCEPTED_VERBATIM,
    "edited": End.ACCEPTED_EDITED,
    "dismissed": End.DISMISSED,
    "ignored": End.IGNORED,
    "superseded": End.SUPERSEDED,
    "expired": End.EXPIRED,
}


def acceptance_table(by: By, rows: Sequence[Acceptance], width: int = WIDE) -> Table:
    """Counts, shares with their 95 % interval, or how many are missing to say something.

    width: of the terminal. One line for each row where they fit, else one under the other.
    """
    table = Table(title=f"Acceptance by {by}", caption="share of k in n, with its 95 % interval")
    table.add_column(by.value, overflow="fold")
    if width < WIDE:
        table.show_lines = True
        table.add_column("what became of them", overflow="fold")
        for row in rows:
            table.add_row(Text(row.value or "none"), Text("\n".join(_stacked(row))))
        return table
    has_drafts = any(row.spent.drafts for row in rows)
    headings = ("shown", "per suggestion", "per turn", *_FATES, "kept of accepted", "never shown")
    for heading in (*headings, "drafts took") if has_drafts else headings:
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(
            Text(row.value or "none"),
            str(row.shown),
            _told(row.per_suggestion, row.missing),
            _told(row.per_turn, row.missing),
            *(str(row.ends.get(end, 0)) for end in _FATES.values()),
            _kept(row),
            _never_shown(row) or "–",
            *((_took(row.spent) or "–",) if has_drafts else ()),
        )
    return table


def _stacked(row: Acceptance) -> Iterator[str]:
    yield f"shown {row.shown}"
    yield f"per suggestion {_told(row.per_suggestion, row.missing)}"
    yield f"per turn {_told(row.per_turn, row.missing)}"
    if ends := [f"{row.ends[end]} {name}" for name, end in _FATES.items() if row.ends.get(end)]:
        yield ", ".join(ends)
    if row.retained_of_accepted is not None:
        yield f"kept of accepted {_kept(row)}"
    if never := _never_shown(row):
        yield f"never shown: {never}"
    if took := _took(row.spent):
        yield f"drafts took: {took}"


def _kept(row: Acceptance) -> str:
    return "–" if row.retained_of_accepted is None else f"{row.retained_of_accepted:.0%}"


def _never_shown(row: Acceptance) -> str:
    return ", ".join(f"{row.ends[end]} {end}" for end in UNSHOWN if row.ends.get(end))


def _took(spent: Spent) -> str:
    """Empty where no model wrote."""
    if not spent.drafts:
        return ""
    told = f"{spent.prompt_tokens:,} tokens in, {spent.completion_tokens:,} out"
    if spent.priced:
        told += f", ${spent.cost_usd:.4f}" + ("" if spent.priced == spent.drafts else f" for {spent.priced}")
    return f"{told}, first word after {spent.mean_first_ms} ms"


def corrections_table(rows: Sequence[Tally]) -> Table:
    """One line for each pair of what was read and what was meant."""
    table = Table(
        title="What was read wrongly",
        caption="of all that were read so, with its 95 % interval; what nobody looks at, nobody corrects",
    )
    table.add_column("language")
    table.add_column("read")
    table.add_column("meant")
    for heading in ("corrected", *Standing):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(
            Text(row.language),
            Text(row.was or "none"),
            Text(row.should_be or "none"),
            _told(row.share, 0),
            *(str(row.counts.get(standing, 0)) for standing in Standing),
        )
    return table


def _told(rate: Rate, missing: int) -> str:
    if missing:
        return f"{rate.k} of {rate.n}, too few: {missing} more"
    return f"{rate.k} of {rate.n}, {rate.share or 0:.0%} ({rate.low:.0%}–{rate.high:.0%})"
