"""Reports for a terminal."""

from collections.abc import Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from coaching.corrections import Standing, Tally
from coaching.metrics import Acceptance, By, Rate
from coaching.outcome import End

_FATES: Final = {
    "verbatim": End.ACCEPTED_VERBATIM,
    "edited": End.ACCEPTED_EDITED,
    "dismissed": End.DISMISSED,
    "ignored": End.IGNORED,
    "superseded": End.SUPERSEDED,
    "expired": End.EXPIRED,
}


def acceptance_table(by: By, rows: Sequence[Acceptance]) -> Table:
    """One line each: counts, shares with their 95 % interval, or how many are missing to say something."""
    table = Table(title=f"Acceptance by {by}", caption="share of k in n, with its 95 % interval")
    table.add_column(by.value)
    for heading in ("shown", "per suggestion", "per turn", *_FATES, "kept of accepted"):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(
            Text(row.value or "none"),
            str(row.shown),
            _told(row.per_suggestion, row.missing),
            _told(row.per_turn, row.missing),
            *(str(row.ends.get(end, 0)) for end in _FATES.values()),
            "–" if row.retained_of_accepted is None else f"{row.retained_of_accepted:.0%}",
        )
    return table


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
