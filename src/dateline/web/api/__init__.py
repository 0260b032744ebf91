"""The same record for programs, under `/api`, one file a subject."""

from fastapi import APIRouter

from dateline.web.api import control, exports, gathered, judgements, progress, record, session

PARTS: tuple[APIRouter, ...] = (
    control.router,
    exports.router,
    gathered.router,
    judgements.router,
    progress.router,
    record.router,
    session.router,
)
