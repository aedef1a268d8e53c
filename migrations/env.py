"""Alembic's door: `realtime.store.upgrade` hands over a connection that is in a transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # SQLite can, too, once a transaction has begun: all steps or none
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
