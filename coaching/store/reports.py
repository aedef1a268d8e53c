"""What reports are made of: counts by release, item … , sums, a day, and every row for an export."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select

from coaching.export import OutcomeRow
from coaching.metrics import NOTHING_SPENT, Acceptance, By, Counts, Day, Spent
from coaching.outcome import ACCEPTED, SHOWN, End
from coaching.store.tables import between, from_ms, suggestion_items, suggestions, to_ms

_Row = Row[*tuple[Any, ...]]

_s: Final = suggestions.c
_i: Final = suggestion_items.c
_MOMENTS: Final = ("requested_at", "shown_at", "taken_at", "ended_at")
_EXPORTED: Final = tuple(field.name for field in fields(OutcomeRow) if field.name not in ("text", "items"))
_AT_ONCE: Final = 1_000


def acceptance(
    connection: Connection,
    workspace: str,
    by: By,
    since: datetime | None = None,
    until: datetime | None = None,
    team_ids: Sequence[str] | None = None,
) -> list[Acceptance]:
    """What became of what was requested in [since, until), by release, item … ; most shown first.

    team_ids: only of these teams; None for all, also of no team.
    """
    where = _asked(workspace, since, until, team_ids)
    value, retained, tables = _by(by, workspace)
    is_accepted = _s.end.in_(ACCEPTED)
    ends = (
        select(
            value,
            _s.end,
            func.count(),
            func.sum(func.coalesce(retained, 0.0)),
            func.count(retained),
            func.count(_s.completion_tokens),
            *(func.coalesce(func.sum(_s[name]), 0) for name in ("prompt_tokens", "completion_tokens")),
            func.coalesce(func.sum(_s.cost_usd), 0.0),
            func.count(_s.cost_usd),
            func.coalesce(func.sum(_s.first_ms), 0),
        )
        .select_from(tables)
        .where(*where, _s.end.is_not(None))
        .group_by(value, _s.end)
    )
    turn = (
        select(value.label("value"), func.max(case((is_accepted, 1), else_=0)).label("accepted"))
        .select_from(tables)
        .where(*where, _s.end.in_(SHOWN))
        .group_by(value, _s.conversation, _s.turn)
        .subquery()
    )
    turns = select(turn.c.value, func.count(), func.sum(turn.c.accepted)).group_by(turn.c.value)
    turns_of = {name: (int(shown), int(taken)) for name, shown, taken in connection.execute(turns)}
    rows = _acceptances(connection.execute(ends), turns_of)
    return sorted(rows, key=lambda row: (-row.shown, row.value is None, row.value or ""))


def outcome_counts(
    connection: Connection,
    workspace: str,
    since: datetime | None = None,
    until: datetime | None = None,
    team_ids: Sequence[str] | None = None,
) -> Counts:
    """How many ended how, in sums that were checked. Raises SumsDiffer."""
    is_shown = _s.shown_at.is_not(None)
    counted = (
        select(_s.end, is_shown.label("is_shown"), func.count())
        .where(*_asked(workspace, since, until, team_ids))
        .group_by(_s.end, is_shown)
    )
    requested = shown = waiting = pending = 0
    ends: dict[End, int] = {}
    for end, was_shown, number in connection.execute(counted):
        requested += number
        shown += number if was_shown else 0
        if end is not None:
            ends[End(end)] = ends.get(End(end), 0) + number
        elif was_shown:
            pending += number
        else:
            waiting += number
    counts = Counts(requested, shown, waiting, pending, ends)
    counts.check()
    return counts


def day(connection: Connection, workspace: str, agent: str, since: datetime) -> Day:
    """What one agent was shown and did since a moment, such as their local midnight."""
    start = to_ms(since)
    counted = select(
        _count(_s.shown_at >= start),
        _count(_s.taken_at >= start),
        _count(and_(_s.ended_at >= start, _s.end == End.ACCEPTED_EDITED)),
        _count(and_(_s.ended_at >= start, _s.end == End.DISMISSED)),
    ).where(
        _s.workspace == workspace,
        _s.agent == agent,
        or_(_s.shown_at >= start, _s.taken_at >= start, _s.ended_at >= start),
    )
    return Day(*map(int, connection.execute(counted).one()))


def export_rows(
    connection: Connection,
    workspace: str,
    since: datetime | None = None,
    until: datetime | None = None,
    team_ids: Sequence[str] | None = None,
    *,
    with_text: bool = False,
) -> Iterator[OutcomeRow]:
    """Every suggestion requested in [since, until), oldest first, read as it is consumed."""
    names = (*_EXPORTED, "text") if with_text else _EXPORTED
    found = (
        select(*(_s[name] for name in names))
        .where(*_asked(workspace, since, until, team_ids))
        .order_by(_s.requested_at, _s.sug, _s.attempt)
    )
    for part in connection.execute(found, execution_options={"yield_per": _AT_ONCE}).partitions():
        items = _items(connection, workspace, sorted({row.sug for row in part}))
        for row in part:
            values = dict(row._mapping)
            values |= {name: from_ms(values[name]) for name in _MOMENTS if values[name] is not None}
            yield OutcomeRow(**values, items=" ".join(items.get((row.sug, row.attempt), ())))


def _items(connection: Connection, workspace: str, sugs: Sequence[str]) -> dict[tuple[str, int], list[str]]:
    """What these suggestions were made from, in order, each once."""
    asked = (
        select(_i.sug, _i.attempt, _i.item + "@" + _i.revision)
        .where(_i.workspace == workspace, _i.sug.in_(sugs))
        .order_by(_i.sug, _i.attempt, _i.position)
    )
    found: dict[tuple[str, int], list[str]] = {}
    for sug, attempt, item in connection.execute(asked):
        known = found.setdefault((sug, attempt), [])
        if item not in known:
            known.append(item)
    return found


def _acceptances(
    found: Iterable[_Row], turns_of: Mapping[str | None, tuple[int, int]]
) -> Iterator[Acceptance]:
    grouped: dict[str | None, list[tuple[End, int, float, int]]] = {}
    spent: dict[str | None, Spent] = {}
    for value, end, number, retained, compared, *took in found:
        grouped.setdefault(value, []).append((End(end), number, retained, compared))
        spent[value] = spent.get(value, NOTHING_SPENT) + Spent(*took)
    for value, rows in grouped.items():
        shown, accepted = turns_of.get(value, (0, 0))
        yield Acceptance(
            value=value,
            ends={end: number for end, number, _, _ in rows},
            turns_shown=shown,
            turns_accepted=accepted,
            retained_sum=sum(retained for end, _, retained, _ in rows if end in SHOWN),
            accepted_retained_sum=sum(retained for end, _, retained, _ in rows if end in ACCEPTED),
            accepted_compared=sum(compared for end, _, _, compared in rows if end in ACCEPTED),
            spent=spent[value],
        )


def _by(by: By, workspace: str) -> tuple[ColumnElement[Any], ColumnElement[Any], Any]:
    """What to group by, whose share is retained, and from where."""
    if by not in (By.ITEM, By.REVISION):
        return _s[by.value], _s.retained, suggestions
    item = (_i.item if by is By.ITEM else _i.item + "@" + _i.revision).label("item")
    # An item counts once a suggestion, even where it stands in it twice.
    once = (
        select(_i.workspace, _i.sug, _i.attempt, item, func.avg(_i.kept).label("kept"))
        .where(_i.workspace == workspace)
        .group_by(_i.workspace, _i.sug, _i.attempt, item)
        .subquery()
    )
    same = and_(once.c.workspace == _s.workspace, once.c.sug == _s.sug, once.c.attempt == _s.attempt)
    return once.c.item, once.c.kept, suggestions.join(once, same)


def _asked(
    workspace: str, since: datetime | None, until: datetime | None, team_ids: Sequence[str] | None
) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [_s.workspace == workspace, *between(_s.requested_at, since, until)]
    if team_ids is not None:
        where.append(_s.team.in_(team_ids))
    return where


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
