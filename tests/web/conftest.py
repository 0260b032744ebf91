"""A real browser before a real server over a store of the bundled pages, read once for all walks."""

import shutil
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dateline.storage import Store, open_store
from dateline.web.app import create_app
from dateline.web.serving import site_for
from tests.web.pages import readings

MISSING = (
    "the web page is NOT tested: no chromium is installed here\n"
    "  next: apt-get install chromium fonts-noto-core"
)
PATIENCE_MS = 40_000
"""Long enough for a machine that is busy with other things."""
expect.set_options(timeout=PATIENCE_MS)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        warnings.warn(MISSING, stacklevel=2)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("web") / "filled.db"
    with open_store(file) as store:
        run = store.begin_run("test")
        for reading in readings():
            store.add(reading, run)
        store.link()
    return file


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(shutil.copy(filled, tmp_path / "store.db")) as opened:
        yield opened


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """Where the store is served, in this process, so that nothing has to be waited for."""
    site = site_for("127.0.0.1", 0, None)
    server = uvicorn.Server(uvicorn.Config(create_app(store), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [site.socket]}, daemon=True)
    thread.start()
    yield site.address.rstrip("/")
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens an address; no script may fail, and no other host may be asked for anything."""
    contexts, troubles = [], []

    def opened(path: str, **options: object) -> Page:
        settings = {"viewport": {"width": 1280, "height": 860}, "locale": "en-GB", **options}
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        page.on(
            "request",
            lambda r: None if r.url.startswith((address, "data:")) else troubles.append(r.url),
        )
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
