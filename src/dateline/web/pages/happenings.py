"""What the pages of an actor and of a place show alike: their incidents by number, over time, by type, the newest."""

from typing import Any

from dateline.storage.incident_records import IncidentFilter
from dateline.web.asking import OpenStore
from dateline.web.bars import bars_of
from dateline.web.families import FAMILIES, FAMILY_OF

NEWEST = 12


def happenings(store: OpenStore, wanted: IncidentFilter) -> dict[str, Any]:
    """For the template: the incidents that the filter chooses, as known on its day."""
    gathered = store.gathered(wanted)
    return {
        "total": gathered.incidents,
        "bars": bars_of(gathered.days(FAMILIES)),
        "types": gathered.types().most_common(),
        "newest": store.incidents(wanted.model_copy(update={"limit": NEWEST})).items,
        "family_of": FAMILY_OF,
        "known": wanted.as_known,
    }
