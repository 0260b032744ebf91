"""What every route needs: the open store of the application."""

from typing import Annotated, cast

from fastapi import Depends, Request

from dateline.storage import Store


def store_of(request: Request) -> Store:
    return cast("Store", request.app.state.store)


OpenStore = Annotated[Store, Depends(store_of)]
