"""What each ground for the place of an act counts: `data/places/grounds.yaml`."""

from pydantic import BaseModel, ConfigDict

from dateline.knowledge.loading import load_file

FILE = "places/grounds.yaml"


class PlaceGrounds(BaseModel):
    """Weights of the grounds that `coding.where_grounds` names; one that is not here counts nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: dict[str, float]


def place_grounds() -> PlaceGrounds:
    return load_file(FILE, PlaceGrounds)
