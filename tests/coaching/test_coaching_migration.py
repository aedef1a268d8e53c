from importlib import import_module

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, inspect

from coaching import store

NAMES = ("0002_coaching", "0003_drafts", "0004_corrections")
STEPS = [import_module(f"migrations.versions.{name}") for name in NAMES]


def test_the_migrations_make_the_tables_that_the_store_asks_for_and_take_them_away() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        with Operations.context(context):
            for step in STEPS:
                step.upgrade()
            assert compare_metadata(context, store.metadata) == []
            for step in reversed(STEPS):
                step.downgrade()
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_they_follow_the_first_step() -> None:
    lines = [(step.down_revision, step.revision) for step in STEPS]
    assert lines == [("0001", "0002"), ("0002", "0003"), ("0003", "0004")]
