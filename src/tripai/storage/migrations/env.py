"""What Alembic runs: the caller's connection, in the caller's transaction."""

from alembic import context

from tripai.storage.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
