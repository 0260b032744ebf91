"""What Alembic runs: the connection comes from `storage.opening`, already inside the transaction of the upgrade."""

from alembic import context

from dateline.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="schema_version",
)
with context.begin_transaction():
    context.run_migrations()
