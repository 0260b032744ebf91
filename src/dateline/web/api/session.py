"""What a program needs before it writes."""

from fastapi import APIRouter, Request

router = APIRouter(prefix="/api", tags=["session"])


@router.get("/session")
def session(request: Request) -> dict[str, str]:
    """`csrf` has to come back as header `x-csrf-token` with every write, together with the cookie set here."""
    return {"csrf": request.scope["state"]["csrf"]}
