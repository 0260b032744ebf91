"""Pages for people, one file a view. A page asks the store, hands what it got to a template, and decides nothing."""

from fastapi import APIRouter

from dateline.web.pages import (
    actors,
    articles,
    coverage,
    documentation,
    figures,
    files,
    incident,
    incidents,
    places,
    reports,
    review,
    state,
)

PARTS: tuple[APIRouter, ...] = (
    files.router,
    incidents.router,
    incident.router,
    review.router,
    state.router,
    actors.router,
    places.router,
    articles.router,
    reports.router,
    coverage.router,
    figures.router,
    documentation.router,
)
