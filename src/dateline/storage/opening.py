"""Opening a store: find the database, bring its tables up to date, or say in one line why that cannot be.

An older store is migrated under a lock, in one transaction: killed half-way it is still the older store. A newer one,
or a database that holds something else, is refused untouched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.storage.dialects import Dialect, dialect_of
from dateline.storage.tables import HEAD, metadata

VERSION_TABLE = "schema_version"
SCRIPTS = "dateline:storage/migrations"


def connect(url_or_path: str | Path, create: bool = True) -> tuple[sa.Engine, Dialect]:
    """An engine on an up-to-date store, and what is peculiar to its database."""
    url = url_of(url_or_path)
    dialect = dialect_of(url)
    if not create and not dialect.exists(url):
        raise StoreError(
            f'"{url_or_path}": there is no store here\n  next: dateline ingest PAGES --db {url_or_path}'
        )
    engine = dialect.engine(url)
    try:
        with explained(shown(url)):
            bring_up_to_date(engine, dialect, str(url_or_path))
    except BaseException:
        engine.dispose()
        raise
    return engine, dialect


@contextmanager
def explained(where: str) -> Iterator[None]:
    """What the database complains of, as an error for the person who runs it."""
    try:
        yield
    except sa.exc.DBAPIError as problem:
        reason = str(problem.orig).strip().splitlines()[0]
        raise StoreError(
            f'"{where}": the store cannot be used: {reason}\n'
            "  next: look at the address, the rights, the room on the disk, the server"
        ) from problem


def url_of(url_or_path: str | Path) -> sa.URL:
    if isinstance(url_or_path, str) and "://" in url_or_path:
        try:
            return sa.make_url(url_or_path)
        except sa.exc.ArgumentError as problem:
            raise StoreError(
                f'"{url_or_path}": not the address of a database\n'
                "  allowed: a file (SQLite) or postgresql+psycopg://user@host/database"
            ) from problem
    path = Path(url_or_path)
    if path.is_dir() or not path.parent.is_dir():
        what = "a folder, not a file" if path.is_dir() else f'there is no folder "{path.parent}"'
        raise StoreError(f'"{path}": {what}\n  next: give a file in a folder that exists')
    return sa.URL.create("sqlite", database=str(path))


def shown(url: sa.URL) -> str:
    """The address without its password; of a file, its path."""
    is_file = url.get_backend_name() == "sqlite"
    return str(url.database) if is_file else url.render_as_string(hide_password=True)


def bring_up_to_date(engine: sa.Engine, dialect: Dialect, where: str) -> None:
    """Look without a lock first, so that a reader of a store of today waits for nobody."""
    with engine.connect() as connection:
        if version_of(connection, where) == HEAD:
            return
    with engine.execution_options(writes=True).begin() as connection:
        dialect.lock_schema(connection)
        if version_of(connection, where) != HEAD:
            migrate(connection, where)


def version_of(connection: sa.Connection, where: str) -> str | None:
    """The migration the store stands at; None for an empty database."""
    tables = set(sa.inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        version = sa.table(VERSION_TABLE, sa.column("version_num", sa.String))
        return connection.execute(sa.select(version.c.version_num)).scalar()
    if taken := tables & set(metadata.tables):
        raise StoreError(
            f'"{where}": tables of something else are in the way: {", ".join(sorted(taken))}\n'
            "  next: give another file or another database"
        )
    return None


def migrate(connection: sa.Connection, where: str) -> None:
    from alembic import command  # noqa: PLC0415 - a third of a second that only a new or older store costs
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", SCRIPTS)
    current = version_of(connection, where)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f'"{where}": written by a newer Dateline (tables {current}, this version knows {HEAD})\n'
            "  next: upgrade with pip install --upgrade dateline, or open it with the version that wrote it"
        )
    command.upgrade(config, "head")
