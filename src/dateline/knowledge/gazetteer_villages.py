"""Towns, villages and sites that war has put into the news and no packed list has: `villages.yaml`, `sites.yaml`;
and what news calls others: `spellings.yaml`.

A list of places of 500 people or more lacks half of the names that reports from the Sahel, eastern Congo or northern
Syria are about. Those written down here either join a town that is listed after all under another spelling, whose point
is the better one, or become places of their own with the uncertainty that hand-read points deserve.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.loading import load_file
from dateline.knowledge.romanisation import fold_name, spelling_key

SAME_KM = 25.0
"""Two that sound alike and lie nearer than this are one place; so are two in one division that are written alike."""
DOUBTFUL = 3.0
"""How many times its uncertainty a place may be off: a quarter of a city is no town 20 km away of the same sound."""


class VillageFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    uncertainty_km: float
    villages: Mapping[str, Mapping[str, Mapping[str, tuple[float | str, ...]]]]


@dataclass(frozen=True, slots=True)
class Village:
    name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    country: str
    admin1: str
    uncertainty_km: float


def villages() -> Iterator[Village]:
    for name in ("villages.yaml", "sites.yaml", "spellings.yaml"):
        yield from villages_of(load_file(f"places/{name}", VillageFile))


def villages_of(given: VillageFile) -> Iterator[Village]:
    for country, divisions in given.villages.items():
        for admin1, places in divisions.items():
            for name, (latitude, longitude, *others) in places.items():
                yield Village(
                    name=name,
                    others=tuple(map(str, others)),
                    latitude=float(latitude),
                    longitude=float(longitude),
                    country=country,
                    admin1=admin1,
                    uncertainty_km=given.uncertainty_km,
                )


class Unlisted:
    """The villages not met yet while the listed towns go by."""

    def __init__(self) -> None:
        self._waiting = list(villages())
        self._by_name: dict[tuple[str, str], list[Village]] = defaultdict(list)
        for village in self._waiting:
            for name in {fold_name(n) for n in (village.name, *village.others)}:
                self._by_name[village.country, name].append(village)
            self._by_name[village.country, f"~{spelling_key(village.name)}"].append(village)
        self._met: set[Village] = set()

    def spellings_for(
        self,
        names: tuple[str, ...],
        country: str | None,
        admin1: str | None,
        at: tuple[float, float],
    ) -> tuple[str, ...]:
        """Further names of a listed town: those of the village that it is."""
        if country is None:
            return ()
        alike = self._by_name.get((country, f"~{spelling_key(names[0])}"), ())
        found = dict.fromkeys(village for village in alike if is_near(village, at))
        for name in map(fold_name, names):
            called = self._by_name.get((country, name), ())
            found.update(dict.fromkeys(v for v in called if is_near(v, at) or is_rough(v, admin1)))
        self._met.update(found)
        return tuple(name for village in found for name in (village.name, *village.others))

    def rest(self) -> Iterator[Village]:
        """Those that no listed town turned out to be."""
        return (village for village in self._waiting if village not in self._met)


def is_near(village: Village, at: tuple[float, float]) -> bool:
    reach = min(SAME_KM, DOUBTFUL * village.uncertainty_km)
    return distance_km(village.latitude, village.longitude, *at) <= reach


def is_rough(village: Village, admin1: str | None) -> bool:
    """Whether the point of a village of this division says too little to tell two of one name apart."""
    return village.admin1 == admin1 and DOUBTFUL * village.uncertainty_km >= SAME_KM
