from importlib import import_module

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, inspect

from coaching import store

step = import_module("migrations.versions.0002_coaching")


def test_the_migration_makes_the_tables_that_the_store_asks_for_and_takes_them_away() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        with Operations.context(context):
            step.upgrade()
            assert compare_metadata(context, store.metadata) == []
            step.downgrade()
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_it_follows_the_first_step() -> None:
    assert (step.down_revision, step.revision) == ("0001", "0002")
