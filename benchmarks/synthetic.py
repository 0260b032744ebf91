"""Synthetic reports whose true incidents are known: what pages make of a war, with their vagueness and their mistakes.

A war goes on for years in a few countries; its towns see acts of a few sides, some towns far more than others. Most
incidents are told once, a few by dozens of pages, some of which reprint one another. A page may place an act only in
its province, date it only by the week, name the whole for the part or nobody, give another figure, choose a
neighbouring type, or deny it all. Nothing is taken from any text; the same seed gives the same reports.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.incidents import Telling
from dateline.records import EventType

FIRST_DAY = dt.date(2019, 1, 1)
REPORTS_A_DAY = 110
"""As dense as the busiest wars are reported."""
COUNTRIES = ("SY", "UA", "SD", "CD", "ML", "MM", "YE", "NG")
CENTRES = ((35, 38), (48, 35), (15, 30), (-2, 28), (15, -2), (21, 96), (15, 45), (11, 10))
TOWNS_A_COUNTRY = 150
TYPES = (
    *(EventType.CLASH, EventType.SHELLING, EventType.AIR_STRIKE, EventType.ATTACK),
    *(EventType.BOMBING, EventType.CAPTURE, EventType.PROTEST, EventType.DISPLACEMENT),
    *(EventType.DEMAND, EventType.TALKS, EventType.ARREST, EventType.AID),
)
OTHER_WORD = {
    EventType.CLASH: EventType.ATTACK,
    EventType.BOMBING: EventType.ATTACK,
    EventType.AIR_STRIKE: EventType.SHELLING,
    EventType.PROTEST: EventType.RIOT,
}
PARTS = ("", "/military", "/police", "/government")
OUTLETS = tuple(f"Outlet {n}" for n in range(60))
SPEAKERS = ("the mayor", "residents", "a spokesman", "medics", "the governor")
WORDS = tuple(
    f"{a}{b}"
    for a in "bar gol mer tas nev lur pid som".split()
    for b in "ando iter usma elko oran".split()
)


@dataclass(frozen=True, slots=True)
class Town:
    number: int
    country: str
    province: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Happening:
    """What was the case."""

    number: int
    type: EventType
    town: Town
    day: dt.date
    doer: str
    target: str
    killed: int


def reports(number: int, seed: int = 0) -> Iterator[tuple[Telling, int]]:
    """`number` reports, each with the number of its true incident, in order of the incidents."""
    chance = random.Random(seed)
    towns = [town(n, chance) for n in range(len(COUNTRIES) * TOWNS_A_COUNTRY)]
    weights = [1 / (1 + n % TOWNS_A_COUNTRY) ** 0.7 for n in range(len(towns))]
    days = max(1, number // REPORTS_A_DAY)
    made, incident = 0, 0
    while made < number:
        happening = happen(incident, chance.choices(towns, weights)[0], days, chance)
        told = min(number - made, how_often(chance))
        yield from ((tell(happening, made + n, told, chance), incident) for n in range(told))
        made, incident = made + told, incident + 1


def how_often(chance: random.Random) -> int:
    """Two in three incidents are told once, one in a hundred by some twenty pages."""
    return min(60, int(chance.paretovariate(1.3)))


def town(number: int, chance: random.Random) -> Town:
    country, place = divmod(number, TOWNS_A_COUNTRY)
    latitude, longitude = CENTRES[country]
    return Town(
        number=number,
        country=COUNTRIES[country],
        province=f"{COUNTRIES[country]} province {place % 12}",
        latitude=latitude + chance.uniform(-2.5, 2.5),
        longitude=longitude + chance.uniform(-2.5, 2.5),
    )


def happen(number: int, where: Town, days: int, chance: random.Random) -> Happening:
    state = f"state:{where.country}{chance.choice(PARTS)}"
    sides = [state, f"group-{where.country}-{chance.randrange(4)}"]
    chance.shuffle(sides)
    return Happening(
        number=number,
        type=chance.choice(TYPES),
        town=where,
        day=FIRST_DAY + dt.timedelta(days=chance.randrange(days)),
        doer=sides[0],
        target=sides[1],
        killed=int(chance.paretovariate(1.1)) if chance.random() < 0.5 else 0,
    )


def tell(happening: Happening, number: int, told: int, chance: random.Random) -> Telling:
    published = happening.day + dt.timedelta(days=chance.choice((0, 1, 1, 1, 2, 3)))
    sentence = words(happening, chance)
    killed = figure(happening, chance)
    return Telling.model_validate(
        {
            "article_id": f"article {number}",
            "outlet": chance.choice(OUTLETS),
            "published": published,
            "language": "en",
            "report": {
                "id": f"{(number * 2654435761) % 2**64:016x}",
                "event_type": event_type(happening, chance),
                "status": "denied" if told > 1 and chance.random() < 0.03 else "happened",
                "sources": speaker(chance),
                "actors": parties(happening.doer, chance),
                "recipients": parties(happening.target, chance),
                "place": place(happening.town, chance),
                "time": time(happening.day, published, chance),
                "counts": {"killed": killed} if killed else {},
                "trigger": span(sentence.split()[0]),
                "evidence": span(sentence),
                "coder": "synthetic",
                "confidence": 1,
            },
        }
    )


def event_type(happening: Happening, chance: random.Random) -> EventType:
    usual = happening.type
    return OTHER_WORD.get(usual, usual) if chance.random() < 0.1 else usual


def words(happening: Happening, chance: random.Random) -> str:
    """One page in four of an incident carries the agency's sentence."""
    of_agency = random.Random(happening.number)
    writer = of_agency if chance.random() < 0.25 else chance
    return " ".join(writer.choices(WORDS, k=14))


def span(words: str) -> dict[str, object]:
    return {"start": 0, "end": len(words), "text": words}


def speaker(chance: random.Random) -> list[dict[str, object]]:
    if chance.random() < 0.5:
        return []
    name = chance.choice(SPEAKERS)
    return [{**span(name), "name": name}]


def parties(actor_id: str, chance: random.Random) -> list[dict[str, object]]:
    """The actor, its whole, its words without an id, or nobody."""
    draw = chance.random()
    if draw < 0.2:
        return []
    named = None if draw < 0.3 else actor_id.split("/", maxsplit=1)[0] if draw < 0.4 else actor_id
    return [{**span("they"), "actor_id": named, "name": named or "the fighters"}]


def place(where: Town, chance: random.Random) -> dict[str, object] | None:
    draw = chance.random()
    if draw < 0.05:
        return None
    point = {"latitude": where.latitude, "longitude": where.longitude, "country": where.country}
    if draw < 0.12:
        known = {"name": where.province, "precision": "province", "uncertainty_km": 80}
        return {**span("there"), **point, **known}
    aside = 0.02 if draw < 0.2 else 0.0
    return {
        **span("there"),
        **point,
        "latitude": where.latitude + aside,
        "geonames_id": None if aside else where.number + 1,
        "name": f"Town {where.number}",
        "admin1": where.province,
        "precision": "town",
        "uncertainty_km": 5,
    }


def time(day: dt.date, published: dt.date, chance: random.Random) -> dict[str, object] | None:
    draw = chance.random()
    if draw < 0.05:
        return None
    first = day - dt.timedelta(days=3) if draw < 0.1 else day
    last = max(day, published) if draw < 0.2 else day
    return {**span("then"), "earliest": first, "latest": last}


def figure(happening: Happening, chance: random.Random) -> dict[str, object] | None:
    if not happening.killed or chance.random() < 0.4:
        return None
    slip = chance.choice((0, 0, 0, 1, 2)) if happening.killed > 2 else 0
    said = happening.killed + slip
    return {"low": said, "best": said, "high": said, "as_stated": str(said), "start": 0, "end": 1}
