"""How a running ingest goes on, as server-sent events: one whenever the store has changed, until the reader leaves."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from dateline.storage import Store
from dateline.web.asking import OpenStore

router = APIRouter(prefix="/api", tags=["progress"])

STEP_S = 1.0


@router.get("/progress")
async def progress(
    request: Request, store: OpenStore, seconds: Annotated[int, Query(ge=0, le=3600)] = 600
) -> StreamingResponse:
    """Events `progress` with articles, reports, unread pages, and the commands that have not finished."""
    told = changes(request, store, seconds)
    return StreamingResponse(told, media_type="text/event-stream")


async def changes(request: Request, store: Store, seconds: int) -> AsyncIterator[str]:
    last = ""
    for _ in range(seconds + 1):
        now = await run_in_threadpool(standing_of, store)
        if now != last:
            yield f"event: progress\ndata: {now}\n\n"
            last = now
        if seconds == 0 or await request.is_disconnected():
            return
        await asyncio.sleep(STEP_S)


def standing_of(store: Store) -> str:
    standing = store.standing()
    running = [run.command for run in store.runs() if run.finished_at is None]
    return json.dumps(
        {
            "articles": standing["articles"],
            "reports": standing["reports"],
            "unread": standing["pages_not_readable"],
            "running": running,
        }
    )
