"""Many rows with one statement, past SQLAlchemy's handling of parameters, which costs more than the rows.

SQLAlchemy writes the statement for the database that is there, once an engine; the driver gets it with rows
as tuples. Values that a driver cannot take are turned by the types of their columns.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.compiler import SQLCompiler

Values = tuple[object, ...]

# sqlite3 gives the interpreter away and takes it back with every statement that it runs, and waits for it
# where somebody else computes: so one statement says so many rows. An older SQLite takes 999 values at once.
_ROWS_AT_ONCE: Final = 30


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a driver takes it.

    turns: by place in a row, what makes of a value what the driver takes.
    places: of the parameters, in a row; None when they are those of the row.
    many: of an INSERT for SQLite, the same with _ROWS_AT_ONCE rows.
    """

    sql: str
    turns: tuple[tuple[int, Callable[[Any], Any]], ...]
    places: tuple[int, ...] | None
    many: str | None

    def steps(self, rows: Sequence[Values]) -> Iterator[tuple[str, list[Values]]]:
        """What to have executed, each with its rows of parameters."""
        values = self.parameters(rows)
        whole = len(values) - len(values) % _ROWS_AT_ONCE if self.many else 0
        if self.many and whole:
            groups = (values[start : start + _ROWS_AT_ONCE] for start in range(0, whole, _ROWS_AT_ONCE))
            yield self.many, [tuple(chain.from_iterable(group)) for group in groups]
        if rest := values[whole:]:
            yield self.sql, rest

    def parameters(self, rows: Sequence[Values]) -> list[Values]:
        if self.turns:
            columns: list[Sequence[object]] = list(zip(*rows, strict=True))
            for place, turn in self.turns:
                columns[place] = list(map(turn, columns[place]))
            rows = list(zip(*columns, strict=True))
        return list(map(itemgetter(*self.places), rows) if self.places else rows)


class Bulk:
    """An INSERT that leaves alone what is there (of a table), or an UPDATE, for rows in the order of `names`.

    ready: names whose values come as every driver takes them. Strings had better be plain: of a StrEnum,
    SQLite first asks what it is.
    """

    def __init__(self, what: Table | Update, names: Sequence[str], ready: Collection[str] = ()) -> None:
        self._what: Final = what
        self._names: Final = tuple(names)
        self._ready: Final = frozenset(ready)
        self._said: Final[WeakKeyDictionary[Dialect, Said]] = WeakKeyDictionary()

    def run(self, connection: Connection, rows: Sequence[Values]) -> None:
        if rows:
            for sql, parameters in self.said(connection.dialect).steps(rows):
                connection.exec_driver_sql(sql, parameters)

    def said(self, dialect: Dialect) -> Said:
        """The statement for this database. Its driver takes parameters by their place: `?` or `$1`."""
        said = self._said.get(dialect)
        if said is None:
            said = self._said[dialect] = self._say(dialect)
        return said

    def _say(self, dialect: Dialect) -> Said:
        compiled = self._compiled(dialect)
        assert compiled.positiontup is not None, f"{dialect.driver} takes no parameters by their place"
        places = tuple(self._names.index(name) for name in compiled.positiontup)
        turns = [
            (place, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for place, name in enumerate(self._names)
            if name not in self._ready
        ]
        sql = str(compiled)
        row = f"({', '.join('?' * len(places))})"
        says_many = isinstance(self._what, Table) and row in sql
        return Said(
            sql,
            tuple((place, turn) for place, turn in turns if turn is not None),
            None if places == tuple(range(len(self._names))) else places,
            sql.replace(row, ", ".join([row] * _ROWS_AT_ONCE), 1) if says_many else None,
        )

    def _compiled(self, dialect: Dialect) -> SQLCompiler:
        if isinstance(self._what, Table):
            insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
            keyed = insert(self._what).on_conflict_do_nothing()
            compiled = keyed.compile(dialect=dialect, column_keys=list(self._names))
        else:
            compiled = self._what.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        return compiled
