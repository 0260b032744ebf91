"""Errors as problem details (RFC 9457): what is wrong, where, what is allowed, what to do next.

Programs get JSON, people a page; both say the same. What our own code raises (`DatelineError`) carries its sentences
already; anything else is logged in full and answered with nothing but the fact.
"""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.errors import ConfigError, DatelineError, LinkingError, StoreError

log = logging.getLogger("dateline.web")


class NotThereError(StoreError):
    """What an address names is not in the store."""


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return JSONResponse(
        {**content, "detail": detail, **more}, status, media_type="application/problem+json"
    )


def wants_page(request: Request) -> bool:
    is_api = request.url.path.startswith(("/api/", "/static/"))
    return not is_api and "text/html" in request.headers.get("accept", "")


def status_of(error: DatelineError) -> int:
    if "not a cursor" in str(error):
        return 422
    if isinstance(error, NotThereError) or "no such" in str(error) or "begins so" in str(error):
        return 404
    return 422 if isinstance(error, ConfigError | LinkingError) else 503


def parts_of(error: DatelineError) -> tuple[str, dict[str, str]]:
    """Our own messages: the first line, and the lines "allowed: ..." and "next: ..." under their names."""
    first, *rest = str(error).splitlines()
    named = (line.strip().partition(": ") for line in rest)
    return first, {name: text for name, _, text in named if name in {"allowed", "next"}}


def answer(request: Request, status: int, detail: str, **more: Any) -> Response:
    if not wants_page(request):
        return problem(status, detail, **more)
    from dateline.web.templating import page  # noqa: PLC0415 - which shows errors as pages, so needs this module

    return page(request, "problem.html", status_code=status, status=status, detail=detail, **more)


def install(app: FastAPI) -> None:
    from dateline.web.safety import TooLarge  # noqa: PLC0415 - which answers with problems itself

    @app.exception_handler(DatelineError)
    def of_ours(request: Request, error: DatelineError) -> Response:
        detail, more = parts_of(error)
        return answer(request, status_of(error), detail, **more)

    @app.exception_handler(HTTPException)
    def of_http(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    @app.exception_handler(ValidationError)
    def of_input(request: Request, error: RequestValidationError | ValidationError) -> Response:
        return answer(request, 422, *input_told(error))

    @app.exception_handler(TooLarge)
    def too_large(request: Request, _error: TooLarge) -> Response:
        return answer(request, 413, "more was sent than this server takes")

    @app.exception_handler(Exception)
    def unforeseen(request: Request, error: Exception) -> Response:
        log.error("%s %s", request.method, request.url.path, exc_info=error)
        return answer(request, 500, "something went wrong that should not; the log has it")


def input_told(error: RequestValidationError | ValidationError) -> tuple[str]:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in {"query", "body", "path"})
    return (f'{where}: "{first.get("input")}" cannot be used: {first["msg"]}',)
