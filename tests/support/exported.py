"""Incidents as linking makes them of reports made by hand, and exports of them read back."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dateline.exports.formats import FORMATS
from dateline.exports.selection import Tally
from dateline.incidents import Telling
from dateline.linking.assembly import incident
from dateline.records import ActorKind, EventPlace, Party
from dateline.storage.incident_records import StoredIncident
from tests.support.reports import KHARTOUM, telling

ARMY = Party(
    start=0,
    end=8,
    text="the army",
    actor_id="state:SD/military",
    name="Military of Sudan",
    country="SD",
    kind=ActorKind.MILITARY,
)
RSF = Party(
    start=0, end=3, text="RSF", actor_id="rsf", name="Rapid Support Forces", kind=ActorKind.MILITIA
)
M23 = Party(start=0, end=3, text="M23", actor_id="m23", name="M23", kind=ActorKind.REBEL)
RESIDENTS = Party(start=0, end=9, text="residents", name="residents", kind=ActorKind.CIVILIAN)
GUNMEN = Party(start=0, end=6, text="gunmen", name="gunmen", kind=ActorKind.OTHER)
CROWD = Party(start=0, end=5, text="crowd", name="crowd", kind=ActorKind.PROTESTER)


def somewhere(**changed: Any) -> EventPlace:
    """Khartoum with other values."""
    return EventPlace.model_validate({**KHARTOUM.model_dump(), **changed})


def stored(*tellings: Telling, name: str = "0123456789abcdef") -> StoredIncident:
    """One incident that all of them tell."""
    known = [one.published or dt.date(2024, 5, 2) for one in tellings]
    return StoredIncident(
        incident=incident(name, tellings), first_known=min(known), last_known=max(known)
    )


def told(event_type: str = "clash", **of_report: Any) -> StoredIncident:
    """An incident of one report."""
    return stored(telling(event_type, **of_report))


def written(name: str, found: Sequence[StoredIncident]) -> tuple[bytes, Tally]:
    tally = Tally()
    return b"".join(FORMATS[name].chunks(found, tally)), tally


def table(name: str, *found: StoredIncident) -> pd.DataFrame:
    """A CSV export as pandas reads it, every cell as text and empty ones as ""."""
    content, _ = written(name, found)
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


def row(name: str, one: StoredIncident) -> dict[str, str]:
    (found,) = table(name, one).to_dict("records")
    return {str(column): value for column, value in found.items()}


def left_out(name: str, *found: StoredIncident) -> dict[str, int]:
    return dict(written(name, found)[1].left_out)
