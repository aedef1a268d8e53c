"""The log of outcomes in the database. Functions take a connection in a transaction, and a workspace:
nothing is read or written without it. `Bulk` is for other rooms that write many rows.
"""

from coaching.store.bulk import Bulk, Values
from coaching.store.reading import (
    corrections,
    find_life,
    lives_of_turn,
    open_lives,
    read_events,
    stale_lives,
)
from coaching.store.reports import acceptance, day, export_rows, outcome_counts
from coaching.store.tables import events, from_ms, metadata, suggestion_items, suggestions, to_ms
from coaching.store.writing import (
    add_requested,
    append_events,
    complete,
    forget_text,
    log_outcomes,
    rebuild,
    update_lives,
)

__all__ = [
    "Bulk",
    "Values",
    "acceptance",
    "add_requested",
    "append_events",
    "complete",
    "corrections",
    "day",
    "events",
    "export_rows",
    "find_life",
    "forget_text",
    "from_ms",
    "lives_of_turn",
    "log_outcomes",
    "metadata",
    "open_lives",
    "outcome_counts",
    "read_events",
    "rebuild",
    "stale_lives",
    "suggestion_items",
    "suggestions",
    "to_ms",
    "update_lives",
]
