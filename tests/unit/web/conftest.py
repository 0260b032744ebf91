"""A store with a few readings, and a client that speaks to the application as a browser on this machine would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.storage import Store, open_store
from dateline.web.app import create_app
from tests.support.readings import told

HERE = "http://localhost"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "web.db") as opened:
        run = opened.begin_run("test")
        for reading in (
            told(),
            told(
                "Rebels captured Aleppo at noon.", title="City falls", place="Aleppo", source=None
            ),
        ):
            opened.add(reading, run)
        yield opened


@pytest.fixture
def client(store: Store) -> TestClient:
    return TestClient(create_app(store), base_url=HERE, raise_server_exceptions=False)
