"""Villages that no list has, where the words beside them tell no holder: in what frames their sentence, or the page.

"In the district of Y, militants attacked the village of X": X lies in Y. A page that names places of one province only
is about that one. The village keeps its name and gets the point of what holds it, as exactly as that says.
"""

from dateline.analysis.place_within import in_frame
from dateline.coding.context import Context
from dateline.records import EventPlace, Precision

FRONT = 60
"""Characters from the head of a sentence in which what frames it begins."""
DIVISIONS = frozenset({Precision.PROVINCE, Precision.DISTRICT})


def in_told_land(place: EventPlace, context: Context) -> EventPlace:
    """The place with the point of the division that frames its sentence, else of the only province of the page."""
    if place.latitude is not None or place.precision is Precision.COUNTRY:
        return place
    same = (p for p in context.places_told if p.text == place.text)
    fronts = (division_in_front(p, context) for p in (place, *same))
    frame = next((f for f in fronts if f is not None), None) or only_province(place, context)
    if frame is None:
        return place
    return in_frame(place, frame, context.document.article.text, context.lexicon.language)


def division_in_front(place: EventPlace, context: Context) -> EventPlace | None:
    """ "In X district, … the village of Y": the last division that the head of the sentence names."""
    start = context.document.sentences[context.sentence_at(place.start)].start
    names = context.places_in(start, place.start)
    told = [context.place_of(n) for n in names if n.start < start + FRONT]
    fits = [p for p in told if p.precision in DIVISIONS and may_hold(p, place)]
    return fits[-1] if fits else None


def only_province(place: EventPlace, context: Context) -> EventPlace | None:
    """The province that all places of the page's country lie in, where the page names it; else its only district."""
    home = context.focus_country
    told = [p for p in context.places_told if p.latitude is not None]
    narrow = [p for p in told if p.precision is not Precision.COUNTRY]
    inside = [p for p in narrow if p.country == home]
    provinces = {p.admin1 for p in inside if p.admin1 is not None}
    if home is None or len(provinces) != 1:
        return None
    named = (p for p in inside if p.precision is Precision.PROVINCE and may_hold(p, place))
    one = len({p.geonames_id or p.name for p in narrow}) == 1 and inside[0].precision in DIVISIONS
    return next(named, inside[0] if one else None)


def may_hold(frame: EventPlace, place: EventPlace) -> bool:
    return frame.latitude is not None and place.country in (None, frame.country)
