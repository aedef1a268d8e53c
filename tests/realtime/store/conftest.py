from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, event

from realtime import store
from tests.realtime.store.rows import House


@pytest.fixture
def db() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
    store.metadata.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def house(db: Connection) -> House:
    return House(db)
