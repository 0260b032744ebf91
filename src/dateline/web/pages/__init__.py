"""Pages for people, one file a view. A page asks the store, hands what it got to a template, and decides nothing."""

from fastapi import APIRouter

from dateline.web.pages import articles, coverage, incidents, reports

PARTS: tuple[APIRouter, ...] = (
    incidents.router,
    articles.router,
    reports.router,
    coverage.router,
)
