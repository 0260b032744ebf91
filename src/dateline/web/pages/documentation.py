"""What programs can ask, as a page made from the same description that `/api/openapi.json` gives."""

from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.web.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def documentation(request: Request) -> Response:
    described: dict[str, Any] = request.app.openapi()
    calls = [
        (method.upper(), path, call)
        for path, methods in described["paths"].items()
        for method, call in methods.items()
    ]
    return page(request, "documentation.html", calls=calls)
