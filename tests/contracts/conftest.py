"""Every store the contract is held to: a file of SQLite, and a database of a real PostgreSQL server."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dateline.engines.dask import dask_engine
from dateline.engines.engine import Engine
from dateline.engines.local import LocalEngine
from dateline.storage import Store, open_store
from dateline.storage.tables import metadata
from tests.support.clusters import Cluster, running_cluster
from tests.support.postgres import running_server

numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Its database `empty_store` is a migrated store to copy, which is quicker than to migrate each time."""
    with running_server() as address:
        create_database(address, "empty_store")
        open_store(address.format("empty_store")).close()
        yield address


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two nodes for every suite; a test that kills one starts another in its place."""
    with running_cluster(tmp_path_factory.mktemp("cluster"), workers=2) as running:
        yield running


@pytest.fixture(params=["local", "dask"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Every engine the contract is held to: processes of this machine, and the nodes of a cluster."""
    if request.param == "local":
        yield LocalEngine(2)
        return
    with dask_engine(request.getfixturevalue("cluster").address) as connected:
        yield connected


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("stores") / "empty.db"
    open_store(file).close()
    return file


def create_database(address: str, name: str, template: str = "template1") -> str:
    engine = sa.create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
    return address.format(name)


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def new_address(
    database: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    """Makes empty stores and says where they are."""
    if database == "sqlite":
        empty, folder = request.getfixturevalue("empty_file"), tmp_path_factory.mktemp("store")
        return lambda: str(shutil.copy(empty, folder / f"store_{next(numbers)}.db"))
    server = request.getfixturevalue("postgres")
    return lambda: create_database(server, f"store_{next(numbers)}", "empty_store")


@pytest.fixture
def own_address(new_address: Callable[[], str]) -> str:
    """Where an empty store is, for a test that changes its tables."""
    return new_address()


@pytest.fixture(scope="module")
def shared_address(new_address: Callable[[], str]) -> str:
    return new_address()


@pytest.fixture
def address(database: str, request: pytest.FixtureRequest) -> str:
    """Where an empty store is. On PostgreSQL always the same one, emptied: that is much the quicker."""
    if database == "sqlite":
        return str(request.getfixturevalue("own_address"))
    shared = str(request.getfixturevalue("shared_address"))
    with open_store(shared) as store, store._engine.begin() as connection:
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(sa.text(f"TRUNCATE {names}"))
    return shared


@pytest.fixture
def empty_address(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store is to be, but nothing is yet."""
    if database == "sqlite":
        return str(tmp_path / "new.db")
    return create_database(request.getfixturevalue("postgres"), f"new_{next(numbers)}")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened
