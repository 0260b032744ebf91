"""Pages out of templates. All that is put into one is escaped; only our own style sheet is not (`Markup`).

Every template knows the interface in the reader's language (`say`, `ui`), addresses that keep the state (`to`, `same`),
and nothing of the store: what it shows is handed to it.
"""

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import jinja2
from fastapi import Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from dateline.web.addresses import Addresses
from dateline.web.interface import LANGUAGES, Interface, direction_of, interface, preferred

VIEWS = (
    "map",
    "incidents",
    "figures",
    "state",
    "agreements",
    "actors",
    "places",
    "review",
    "reports",
    "coverage",
)
"""Pages of the menu, as `nav.` of the catalogue names them."""

LIVE = frozenset({"/", "/incidents", "/reports", "/coverage", "/figures"})
"""Pages that say when others write to the store."""


@cache
def environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("dateline.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        languages=[(code, interface(code).name) for code in LANGUAGES],
        direction_of=direction_of,
        version=version("dateline"),
        views=[(view, "/" if view == "map" else f"/{view}") for view in VIEWS],
    )
    return made


def language_of(request: Request) -> Interface:
    asked = request.query_params.get("lang", "")
    known = asked in LANGUAGES
    return interface(asked if known else preferred(request.headers.get("accept-language", "")))


def page(request: Request, template: str, *, status_code: int = 200, **shown: Any) -> HTMLResponse:
    ui, here = language_of(request), Addresses.of(request)
    content = (
        environment()
        .get_template(template)
        .render(
            ui=ui,
            say=ui.say,
            to=here.to,
            same=here.same,
            path=here.path,
            progress=here.path in LIVE,
            csrf=request.scope.get("state", {}).get("csrf", ""),
            **shown,
        )
    )
    headers = {"content-language": ui.language, "vary": "accept-language, cookie"}
    return HTMLResponse(content, status_code, headers)


def static_folder() -> str:
    return str(files("dateline.web") / "static")


@cache
def style() -> Markup:
    """Our own style sheet, for files that have to stand alone."""
    return Markup((files("dateline.web") / "static/css/paper.css").read_text(encoding="utf8"))
