"""The narrower of two places of one act: "In Durango … was held in Tamazula", "In Fortaleza … in the Barra quarter".

What a sentence opens with is often only the frame. A place told behind it, in the frame or by it, is where the act was;
one that no list has lies where the frame does.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.analysis.place_ties import bare
from dateline.analysis.place_within import is_quarter
from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.where_borders import BORDER
from dateline.document import PlaceName, Tense, Tie
from dateline.knowledge.geodesy import apart_km
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import EventPlace, Precision

BY_KM = 60.0
"""How far from the middle of the town that frames it a place may lie."""
BEHIND = 40
"""Characters behind a name in which "of the city" is looked for."""
SIDE = 4
"""Words behind a name in which the side of the town stands."""
OF_LETTERS = 2
"""Letters of "de", which is "of" as well as "from"."""
EXPLAINING = 2
"""Words between a town and the province behind it: ", in the"."""
PROVINCE = 3
"""Rank of a province among precisions."""


def within_frame(frame: Where, others: Iterable[Where], claim: Claim, context: Context) -> Where:
    """The place that lies in the frame, or the frame itself where none is told."""
    told = (w for w in others if not context.is_same_place(frame.name, w.name))
    if context.fineness(frame.name) >= PROVINCE:
        loosely = frame.basis != "stated" or is_fronted(frame, claim, context)
        told = (
            w
            for w in told
            if w.basis != "sentence" or (loosely and not of_another(w, claim, context))
        )
        inner = (w for w in told if is_inside(frame, w, claim, context))
    elif is_fronted(frame, claim, context):
        inner = (w for w in behind(told, claim, context) if is_by(frame, w, context))
    else:
        return frame
    found = next(inner, None)
    return frame if found is None else replace(found, within=frame.name)


def explained(where: Where, context: Context) -> Where:
    """ "The residents of X, in the Y valley": the narrower place right before, which the wider one only explains."""
    name, text = where.name, context.document.article.text
    if where.basis == "stated":
        return where
    before = next((p for p in reversed(context.places) if p.end <= name.start), None)
    if before is None or before.start in context.told_at:
        return where
    comma, *led = text[before.end : name.start].replace(",", " , ").split() or [""]
    inside = (*context.language.locatives, *context.language.contracted)
    small = all(w in inside or w in context.language.definite for w in led)
    words = place_context(context.lexicon.language)
    called = words.town_after | words.unlisted_after  # "X village in Y"
    joined = (comma == "," and is_finer(before, name, context)) or comma in called
    if not joined or not led or len(led) > EXPLAINING or not small:
        return where
    leading = text[: before.start].rstrip().lower()
    origins = (w for w in context.language.origins if len(w) > OF_LETTERS)
    whence = any(leading.endswith(f" {w}") for w in origins)
    lies = context.place_of(before).country in (context.place_of(name).country, None)
    return replace(where, name=before) if lies and not whence else where


def is_finer(before: PlaceName, name: PlaceName, context: Context) -> bool:
    """Whether a place may lie in the next: a town in a province, a village that no list has in anything listed."""
    if not before.candidates:
        return bool(name.candidates)
    return context.fineness(name) >= PROVINCE > context.fineness(before)


def of_another(where: Where, claim: Claim, context: Context) -> bool:
    """ "A strike kills 11 in the west as the army claims gains near El Obeid": in a clause with a doer of its own."""
    head, place = context.document.tokens[claim.clause.head].start, where.name.start
    own = {
        p.head for c in (claim.clause, *context.ancestors(claim.clause)) for p in c.under("subject")
    }
    beside = (
        c for c in context.document.clauses if c.tie is Tie.ADVERBIAL and c.tense is not Tense.NONE
    )
    holding = (c for c in beside if c.start <= place < c.end and not c.start <= head < c.end)
    return any(
        c.under("subject") and not own & {p.head for p in c.under("subject")} for c in holding
    )


def is_inside(frame: Where, inner: Where, claim: Claim, context: Context) -> bool:
    """Whether a country or province holds the place, or only begins the sentence: "In Uganda … sent men to Bunia"."""
    if holds(frame, inner, context) or is_nowhere(inner, context):
        return True
    goal = inner.basis == "stated" and not is_fronted(inner, claim, context)
    return goal and is_fronted(frame, claim, context) and context.fineness(inner.name) < PROVINCE


def in_town_told(claim: Claim, before: Sequence[Claim], context: Context) -> Where | None:
    """A quarter that no list has, "the Kavimvira quarter", or "of that city": in the town that the page told last."""
    where = claim.where
    if where is None or where.within or where.name.kind_hint == BORDER:
        return where
    known = context.place_of(where.name).latitude is not None
    capital = None if known else capital_above(where.name, context)
    if capital is not None:
        return replace(where, within=capital)
    if not called_quarter(where, context) or (known and not is_of_the_town(where, context)):
        return where
    told = (c.where.name for c in reversed(before) if c.where and not c.where.doubtful)
    named = reversed(named_in_paragraph(where.name, context))
    towns = (n for n in (*named, *told, context.main_town) if n and is_listed_town(n, context))
    return replace(where, within=next(towns, None))


def named_in_paragraph(name: PlaceName, context: Context) -> list[PlaceName]:
    """The places that the paragraph has named before, where nobody spoke or came from."""
    start = context.paragraph_start(name.start)
    elsewhere = context.told_at | context.whence
    return [n for n in context.places_in(start, name.start) if n.start not in elsewhere]


def capital_above(name: PlaceName, context: Context) -> PlaceName | None:
    """ "En Caracas, … En San Bernardino, …": the capital that a paragraph opens with holds what has no point."""
    start = context.paragraph_start(name.start)
    first = next(iter(context.places_in(start, name.start)), None)
    if first is None or not name.candidates or not context.is_capital(first):
        return None
    led = context.document.text(start, first.start).lower().split()
    opens = len(led) == 1 and led[0] in context.language.locatives
    return first if opens and is_listed_town(first, context) else None


def is_listed_town(name: PlaceName, context: Context) -> bool:
    place = context.place_of(name)
    return place.precision is Precision.TOWN and place.geonames_id is not None


def is_of_the_town(where: Where, context: Context) -> bool:
    """Whether "of the city" stands behind the name."""
    end = where.name.end
    words = place_context(context.lexicon.language)
    behind = [fold_name(w) for w in context.document.text(end, end + BEHIND).split()]
    side = next((n for n, w in enumerate(behind[:SIDE]) if w in words.compass), -1)
    behind = behind[side + 1 : side + 5]  # ", en el sur | de la localidad"
    of = {"of", "de", "da", "del", "في", "من"} & {*behind[:1], *behind[1:2]}
    return bool(of) and bool({bare(w) for w in behind[1:]} & words.town_before)


def is_fronted(where: Where, claim: Claim, context: Context) -> bool:
    """Whether the place is told before the act."""
    return where.name.start < context.document.tokens[claim.clause.head].start


def behind(told: Iterable[Where], claim: Claim, context: Context) -> Iterator[Where]:
    """Of the places told, those in the clause behind its verb."""
    return (w for w in told if w.basis != "sentence" and not is_fronted(w, claim, context))


def holds(outer: Where, inner: Where, context: Context) -> bool:
    """Whether a country, a part of one or a province is known to hold the other, narrower place."""
    wide, narrow = context.place_of(outer.name), context.place_of(inner.name)
    beside = is_side(outer, context) and not is_side(inner, context)
    if beside and narrow.precision is not Precision.COUNTRY and narrow.country is not None:
        return wide.country == narrow.country  # "à Beni, dans l'est de la RDC"
    if context.fineness(inner.name) >= PROVINCE or narrow.country is None:
        return False
    if wide.precision is Precision.COUNTRY:
        return wide.country == narrow.country
    return wide.country == narrow.country and narrow.admin1 in (wide.admin1, wide.name)


def is_side(where: Where, context: Context) -> bool:
    """ "The east of the DRC": a part of a country, whose words begin before the name."""
    return context.place_of(where.name).start < where.name.start


def is_nowhere(where: Where, context: Context) -> bool:
    """A place of the clause itself that no list has."""
    place = context.place_of(where.name)
    return where.basis == "clause" and place.country is None and place.latitude is None


def is_by(frame: Where, inner: Where, context: Context) -> bool:
    """Whether the inner place may lie in the town that frames it."""
    one, other = context.place_of(frame.name), context.place_of(inner.name)
    if other.latitude is None or called_quarter(inner, context):
        return True
    seat = one.admin1 is not None and fold_name(one.admin1).startswith(fold_name(one.name))
    held = seat and (one.country, one.admin1) == (other.country, other.admin1)
    return context.fineness(inner.name) < PROVINCE and (held or is_close(one, other))


def is_close(one: EventPlace, other: EventPlace) -> bool:
    apart = apart_km(one, other)
    return apart is not None and apart <= BY_KM


def called_quarter(where: Where, context: Context) -> bool:
    text, language = context.document.article.text, context.lexicon.language
    return is_quarter(text, context.place_of(where.name), language)
