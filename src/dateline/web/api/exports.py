"""Incidents as a file in a format of others, sent as it is made."""

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from dateline.exports import exported
from dateline.web.asking import OpenStore
from dateline.web.filters import IncidentQuery

router = APIRouter(prefix="/api", tags=["exports"])


@router.get("/export/{name}", response_class=StreamingResponse)
def export(store: OpenStore, wanted: IncidentQuery, name: str) -> StreamingResponse:
    """acled, ucdp, plover, geojson, parquet, geoparquet, hxl or ftm, for the filters of `/api/incidents`."""
    made = exported(store, name, wanted)
    attached = {"content-disposition": f'attachment; filename="{made.file_name}"'}
    return StreamingResponse(made, media_type=made.format.media_type, headers=attached)
