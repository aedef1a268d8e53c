"""Many rows with one statement, past SQLAlchemy's handling of parameters, which costs more than the rows.

SQLAlchemy writes the statement for the database that is there, once an engine; the driver gets it with rows
as tuples. Values that a driver cannot take are turned by the types of their columns.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.compiler import SQLCompiler

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a driver takes it.

    turns: by place in a row, what makes of a value what the driver takes.
    places: of the parameters, in a row; None when they are those of the row.
    """

    sql: str
    turns: tuple[tuple[int, Callable[[Any], Any]], ...]
    places: tuple[int, ...] | None

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
            said = self.said(connection.dialect)
            connection.exec_driver_sql(said.sql, said.parameters(rows))

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
        return Said(
            str(compiled),
            tuple((place, turn) for place, turn in turns if turn is not None),
            None if places == tuple(range(len(self._names))) else places,
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
