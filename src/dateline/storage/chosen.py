"""Words that a person chose on a page, as the value they give.

A place or a time is taken from what was read in those words, never guessed anew; where none was read there, the words
give none. A number is read in the words as on any page. Whoever is named by the words is an actor under these words, or
under the name the page's own actor has.
"""

from collections.abc import Iterable
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field

from dateline.analysis.quantities import find_quantities
from dateline.errors import ConfigError
from dateline.records import CountName, Party, PlaceMention, Precision, Reading, Span, TimeMention

S = TypeVar("S", bound=Span)

PRECISION_OF = {"PCL": Precision.COUNTRY, "ADM1": Precision.PROVINCE, "ADM": Precision.DISTRICT}
LONGEST = 200


class ChosenWords(BaseModel):
    """Offsets are code points into the text of the article."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    report_id: str
    field: Literal["place", "time", "actors", "recipients", "counts"]
    count: CountName | None = None
    """Of whom, where the words say how many."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    by: str = Field(min_length=1, max_length=80)


def value_of_words(reading: Reading, chosen: ChosenWords) -> Any:
    text = reading.article.text
    if not 0 <= chosen.start < chosen.end <= min(len(text), chosen.start + LONGEST):
        raise ConfigError(f"words: choose 1 to {LONGEST} characters of the text")
    if chosen.field == "place":
        return place_of(within(reading.places, chosen), text)
    if chosen.field == "time":
        return time_of(within(reading.times, chosen))
    if chosen.field == "counts":
        return counts_of(reading, chosen)
    return [party_of(reading, chosen)]


def within(mentions: Iterable[S], chosen: ChosenWords) -> S | None:
    """The mention that shares most with the words."""
    shared = [(min(m.end, chosen.end) - max(m.start, chosen.start), m) for m in mentions]
    most = max((s for s in shared if s[0] > 0), key=lambda s: s[0], default=None)
    return most[1] if most else None


def place_of(mention: PlaceMention | None, text: str) -> dict[str, Any]:
    if mention is None or mention.name is None:
        raise ConfigError("place: no known place was read in these words")
    code = mention.feature_code or ""
    precision = next(
        (p for start, p in PRECISION_OF.items() if code.startswith(start)), Precision.TOWN
    )
    kept = (
        "start",
        "end",
        "text",
        "geonames_id",
        "name",
        "latitude",
        "longitude",
        "country",
        "admin1",
    )
    value = {name: getattr(mention, name) for name in kept}
    return {**value, "precision": precision.value, "uncertainty_km": mention.uncertainty_km or 5.0}


def time_of(mention: TimeMention | None) -> dict[str, Any]:
    if mention is None or not (mention.earliest or mention.latest):
        raise ConfigError("time: no day was read in these words")
    kept = mention.model_dump(mode="json", include={"start", "end", "text", "earliest", "latest"})
    return {**kept, "basis": "stated"}


def party_of(reading: Reading, chosen: ChosenWords) -> dict[str, Any]:
    words = reading.article.text[chosen.start : chosen.end]
    lead = len(words) - len(words.lstrip())
    bare = words.strip()
    if not bare:
        raise ConfigError("words: these are blanks")
    start = chosen.start + lead
    known: list[Party] = [p for r in reading.reports for p in (*r.actors, *r.recipients)]
    same = next((p for p in known if p.text == bare), None)
    span = {"start": start, "end": start + len(bare), "text": bare}
    named = (
        same.model_dump(mode="json", exclude={"start", "end", "text"}) if same else {"name": bare}
    )
    return {**named, **span}


def counts_of(reading: Reading, chosen: ChosenWords) -> dict[str, Any]:
    """The figure of the words; what else the report counts stays."""
    if chosen.count is None:
        raise ConfigError(f"count: say of whom\n  allowed: {', '.join(get_args(CountName))}")
    text = reading.article.text
    line = (text.rfind("\n", 0, chosen.start) + 1, (text + "\n").index("\n", chosen.end))
    read = find_quantities(text, *line, reading.article.language or "en")
    number = next((q for q in read if q.start < chosen.end and chosen.start < q.end), None)
    if number is None:
        raise ConfigError("counts: no number was read in these words")
    figures = {name: getattr(number, name) for name in ("low", "best", "high", "start", "end")}
    return {chosen.count: {**figures, "as_stated": text[number.start : number.end]}}
