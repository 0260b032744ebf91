"""Values that a person types, as the record of the field says them: "killed 14", "2020-02-24", "Saraqib", "none".

Words that stand on the page are taken from what was read in them there. Other places are looked for in the gazetteer,
other names on the list of actors; what is no place there, or is several, is refused rather than guessed.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, get_args

from dateline.errors import ConfigError
from dateline.judgements import CorrectedField, Correction
from dateline.knowledge.actors import Actor, ActorIndex
from dateline.knowledge.gazetteer import Gazetteer, PlaceRecord
from dateline.records import EventType, Reading, Status
from dateline.storage.chosen import ChosenWords, value_of_words
from dateline.storage.corrections import COUNTS

NONE = "none"
EMPTY: Mapping[str, Any] = {
    "place": None,
    "time": None,
    "actors": [],
    "recipients": [],
    "counts": {},
}
WORDS_OF = {"event_type": tuple(EventType), "status": tuple(Status)}
FIGURE = re.compile(
    r"(?P<name>[a-z_ ]+?)[\s:=]+"
    r"(?:(?P<none>none)\b|(?P<low>\d+)(?:\s*[-–]\s*(?P<high>\d+))?(?P<more>\+)?)"
)
LISTED = 6


def correction_of(field: str, words: str, reading: Reading) -> Correction:
    """What somebody means by these words for a field of a report. Raises `ConfigError` with what is allowed."""
    name, given = field.strip().replace(" ", "_"), words.strip()
    fields = get_args(CorrectedField)
    if name not in fields:
        raise ConfigError(f'"{field}": no such field\n  allowed: {", ".join(fields)}')
    return Correction.model_validate({"field": name, "value": value_of(name, given, reading)})


def value_of(field: str, words: str, reading: Reading) -> Any:
    if words.casefold() in {NONE, ""} and field in EMPTY:
        return EMPTY[field]
    if field in WORDS_OF:
        return one_of(field, words.replace(" ", "_"))
    if field == "time":
        return days_of(words, reading)
    if field == "place":
        return place_of(words, reading)
    if field == "counts":
        return counts_of(words)
    return [party_of(name.strip(), field, reading) for name in words.split(",") if name.strip()]


def one_of(field: str, word: str) -> str:
    if word not in WORDS_OF[field]:
        raise ConfigError(f'{field}: "{word}" is none\n  allowed: {", ".join(WORDS_OF[field])}')
    return word


def days_of(words: str, reading: Reading) -> Any:
    """Days as 2020-02-24 or 2020-02-24..2020-02-26, or words of the page in which a day was read."""
    first, _, last = words.partition("..")
    try:
        earliest = dt.date.fromisoformat(first.strip())
        latest = dt.date.fromisoformat(last.strip()) if last else earliest
    except ValueError:
        return on_the_page("time", words, reading)
    if latest < earliest:
        raise ConfigError(f'time: "{words}" ends before it begins')
    return {"earliest": earliest.isoformat(), "latest": latest.isoformat(), "basis": "stated"}


def on_the_page(field: str, words: str, reading: Reading) -> Any:
    start = reading.article.text.find(words)
    if start < 0:
        raise ConfigError(
            f'{field}: "{words}" does not stand on the page\n'
            "  allowed: words of the page, or a day as 2020-02-24 or 2020-02-24..2020-02-26"
        )
    end = start + len(words)
    chosen = {"report_id": "-", "field": field, "start": start, "end": end, "by": "-"}
    return value_of_words(reading, ChosenWords.model_validate(chosen))


def place_of(words: str, reading: Reading) -> Any:
    """A place read on the page; else the only one of its name, or of its name with "Idlib", "SY", "province"."""
    read = next((p for p in reading.places if p.name and words in {p.text, p.name}), None)
    if read is not None:
        return on_the_page("place", read.text, reading)
    name, *narrower = (part.strip() for part in words.split(","))
    found = [p for p in Gazetteer.open().bearers(name) if all(fits(p, part) for part in narrower)]
    if len(found) != 1:
        listed = "; ".join(map(shown, found[:LISTED])) or "no such place is known"
        raise ConfigError(
            f'place: "{words}" is not one place: {listed}\n'
            f'  next: say which, as "{name}, PROVINCE" or "{name}, COUNTRY" or "{name}, town"'
        )
    (place,) = found
    kept = ("geonames_id", "name", "latitude", "longitude", "country", "admin1", "uncertainty_km")
    return {**{field: getattr(place, field) for field in kept}, "precision": place.precision.value}


def fits(place: PlaceRecord, part: str) -> bool:
    known = (place.admin1, place.country, place.precision.value)
    return part.casefold() in {one.casefold() for one in known if one}


def shown(place: PlaceRecord) -> str:
    known = (place.name, place.admin1, place.country, place.precision.value)
    return ", ".join(part for part in known if part)


def counts_of(words: str) -> Any:
    """ "killed 14, injured 20-30": other counts stay. "killed 14+" has no upper end, "killed none" takes it away."""
    found = list(FIGURE.finditer(words.casefold()))
    names = [match["name"].strip().replace(" ", "_") for match in found]
    if not found or not set(names) <= {*COUNTS}:
        raise ConfigError(
            f'counts: "{words}" cannot be used\n'
            f'  allowed: such as "killed 14, injured 20-30, killed 9+, injured none"; of {", ".join(COUNTS)}'
        )
    return {name: figure(match) for name, match in zip(names, found, strict=True)}


def figure(match: re.Match[str]) -> dict[str, int | None] | None:
    if match["none"]:
        return None
    low = int(match["low"])
    high = None if match["more"] else int(match["high"] or low)
    return {"low": low, "best": low if high in {low, None} else None, "high": high}


def party_of(name: str, field: str, reading: Reading) -> dict[str, Any]:
    """By the id of an actor, by words of the page, by a name on the list of actors, else as it is."""
    index = ActorIndex.load()
    listed = index.get(name) or the_only_one(index, name, reading.article.language or "en")
    if listed is not None:
        country = {"country": listed.country}
        return {"actor_id": listed.id, "name": listed.name, "kind": listed.kind.value, **country}
    if name in reading.article.text:
        (found,) = on_the_page(field, name, reading)
        return dict(found)
    return {"name": name}


def the_only_one(index: ActorIndex, name: str, language: str) -> Actor | None:
    found = index.find(name, 0, len(name), language)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(name)):
        return None
    ids = found[0].actor_ids
    return index.get(ids[0]) if len(ids) == 1 and found[0].role == "name" else None
