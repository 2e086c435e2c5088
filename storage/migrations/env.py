"""Alembic's entry: runs on the connection, and in the transaction, that `storage.migrate` gives it."""

from alembic import context

from storage.migrate import OPTIONS, described

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=described(),
    render_as_batch=True,
    **OPTIONS,
)
with context.begin_transaction():
    context.run_migrations()
