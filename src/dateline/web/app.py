"""The application: a list of its parts. Pages for people, the same under `/api` for programs, described at `/docs`."""

from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dateline.storage import Store
from dateline.web import api, metrics, pages, problems
from dateline.web.fresh import Fresh
from dateline.web.safety import Access, Safety
from dateline.web.templating import static_folder


def create_app(store: Store, access: Access | None = None) -> ASGIApp:
    """The whole web side of one open store."""
    return Safety(application(store), access or Access())


def application(store: Store) -> FastAPI:
    app = FastAPI(
        title="Dateline",
        version=version("dateline"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.store = store
    app.state.requests, app.state.kept = metrics.Requests(), metrics.Kept()
    app.add_middleware(Fresh)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(metrics.Measured, requests=app.state.requests)
    problems.install(app)
    for part in (*pages.PARTS, *api.PARTS, metrics.router):
        app.include_router(part)
    app.mount("/static", StaticFiles(directory=static_folder()))
    return app
