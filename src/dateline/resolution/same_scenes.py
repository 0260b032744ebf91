"""Whether two tellings may be of one place and one time, and which of the two says it better."""

from dateline.knowledge.geodesy import apart_km
from dateline.records import (
    EventPlace,
    EventTime,
    Precision,
)
from dateline.resolution.drafts import INHERITED, Draft

CAMPAIGN_DAYS = 10
YEAR_DAYS = 365
WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY, Precision.DISTRICT})


WALKED_KM = 5.0
"""How far a part of a town may lie from its middle."""


def may_be_one_place(a: EventPlace | None, b: EventPlace | None) -> bool:
    """The same, one inside the other, or one that no list has."""
    if a is None or b is None or places_meet(a, b):
        return True
    if a.geonames_id is None or b.geonames_id is None:
        return a.country == b.country or None in {a.country, b.country}
    wide = a.precision in WIDE or b.precision in WIDE
    whole = Precision.COUNTRY in {a.precision, b.precision}
    return wide and a.country == b.country and (whole or shares_division(a, b))


def is_wide(place: EventPlace | None) -> bool:
    return place is not None and place.precision in {Precision.PROVINCE, Precision.COUNTRY}


def places_meet(a: EventPlace | None, b: EventPlace | None) -> bool:
    if a is None or b is None or same_place(a, b):
        return True
    if b.basis in INHERITED or a.basis in INHERITED:
        return False
    if lies_in_part(a, b) or lies_in_part(b, a) or is_quarter_of(a, b) or is_quarter_of(b, a):
        return True
    if is_village(a) or is_village(b):
        around = {p.precision for p in (a, b) if not is_village(p)}
        province = Precision.PROVINCE in around and shares_division(a, b)
        whole = Precision.COUNTRY in around
        return (province or whole) and a.country == b.country
    wider = a.precision in WIDE or b.precision in WIDE
    inside = a.country == b.country and (
        Precision.COUNTRY in {a.precision, b.precision} or shares_division(a, b)
    )
    return wider and inside and a.precision is not b.precision


def is_village(place: EventPlace) -> bool:
    """Whether a place is one that no list has, put where its district is, and no region."""
    named = place.name.casefold() == place.text.casefold()
    return place.geonames_id is None and place.admin1 is not None and named


def is_quarter_of(quarter: EventPlace, town: EventPlace) -> bool:
    """A quarter that no list has, put where its town is."""
    unlisted = quarter.geonames_id is None and town.geonames_id is not None
    narrow = quarter.precision is Precision.SITE and town.precision is Precision.TOWN
    at = (quarter.latitude, quarter.longitude)
    return unlisted and narrow and None not in at and at == (town.latitude, town.longitude)


def lies_in_part(part: EventPlace, place: EventPlace) -> bool:
    """ "The north of Burkina Faso", a town there: a part of a country has a middle and no name in any list."""
    if part.precision is not Precision.PROVINCE or part.geonames_id is not None:
        return False
    if part.country is None or part.country != place.country or place.precision in WIDE:
        return False
    if is_village(part):
        return False  # known no closer than its province, and no part of a country
    apart = apart_km(part, place)
    return apart is not None and apart <= part.uncertainty_km


def lies_beside(town: EventPlace | None, quarter: EventPlace | None) -> bool:
    """Whether the second may be a part of the first: a quarter, a street, a station."""
    apart = apart_km(town, quarter)
    if town is None or quarter is None or apart is None:
        return False
    return town.country == quarter.country and apart <= max(town.uncertainty_km, WALKED_KM)


def placed_apart(a: Draft, b: Draft) -> bool:
    """Two names of which at least one could not be resolved are one place only when spelt alike."""
    if a.report.place is not None and b.report.place is not None:
        return False
    one, two = a.claim.where, b.claim.where
    if one is None or two is None or "discourse" in {one.basis, two.basis}:
        return False
    return one.name.candidates != two.name.candidates


def same_place(a: EventPlace, b: EventPlace) -> bool:
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return True
    return a.name.casefold() == b.name.casefold()


def shares_division(a: EventPlace, b: EventPlace) -> bool:
    return bool({a.admin1, a.name} & {b.admin1, b.name} - {None})


def times_meet(a: EventTime | None, b: EventTime | None) -> bool:
    if a is None or b is None:
        return True
    if any(x.basis == "publication" and is_told_campaign(y) for x, y in ((a, b), (b, a))):
        return False  # "attacks have killed 500 since 2015" is no total of the one just told
    if "publication" in {a.basis, b.basis}:
        return True
    if is_campaign(a) != is_campaign(b):
        return False
    first = max((t.earliest for t in (a, b) if t.earliest), default=None)
    last = min((t.latest for t in (a, b) if t.latest), default=None)
    return first is None or last is None or first <= last


def is_told_campaign(time: EventTime) -> bool:
    """Years that the words of the act itself tell, longer than a battle may last."""
    if time.basis in INHERITED or time.earliest is None or time.latest is None:
        return False
    return (time.latest - time.earliest).days > YEAR_DAYS


def is_campaign(time: EventTime) -> bool:
    """Told over weeks: a total, not the strike of one day."""
    return (
        time.earliest is None
        or time.latest is None
        or (time.latest - time.earliest).days > CAMPAIGN_DAYS
    )


def better_place(a: EventPlace | None, b: EventPlace | None) -> EventPlace | None:
    if a is None or b is None:
        return a or b
    if (a.basis in INHERITED) != (b.basis in INHERITED):
        return b if a.basis in INHERITED else a
    if stands_for_province(a, b) or stands_for_province(b, a):
        return b if stands_for_province(a, b) else a
    return min(a, b, key=lambda p: (list(Precision).index(p.precision), p.uncertainty_km))


def stands_for_province(seat: EventPlace, town: EventPlace) -> bool:
    """ "32 dead at Mopti" in the headline, and Bankass in the text: the seat's name is also its province's."""
    towns = seat.precision is town.precision is Precision.TOWN and seat.country == town.country
    return towns and not same_place(seat, town) and seat.name == town.admin1


def better_time(a: EventTime | None, b: EventTime | None) -> EventTime | None:
    if a is None or b is None:
        return a or b
    return b if sureness(b) > sureness(a) else a


def sureness(time: EventTime) -> int:
    """The day of the page says least, one taken over from the story more, the words of the act most."""
    return 0 if time.basis == "publication" else 1 if time.basis in INHERITED else 2
