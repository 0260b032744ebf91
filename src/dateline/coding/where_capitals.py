""" "The capital", "la capital siria": that of the country the words say, else of the country the page is about.

A page need not name it. The capital of a province is one of the towns that the page tells, never the state's.
"""

from dateline.coding.context import CAPITAL, Context
from dateline.document import Phrase, PlaceName
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import EventPlace, Precision

UNNAMED = "capital"
"""Hint of words that stand for a capital without its name."""


def capital_meant(phrase: Phrase, context: Context) -> PlaceName | None:
    """The words of a phrase as the name of a state's capital; None for other phrases, or where none is known."""
    if context.width(phrase) != CAPITAL:
        return None
    capital = seat_said(phrase, context) or seat_of_province(phrase, context)
    if capital is None and is_of_division(phrase, context):
        return None
    country = country_said(phrase, context) or context.country_here(phrase.start)
    capital = capital or context.capitals.get(country or "")
    if capital is None:
        return None
    span = phrase.start, context.document.tokens[phrase.last - 1].end
    words = context.document.text(*span)
    if span not in context.placed:
        context.placed[span] = capital.model_copy(
            update={"start": span[0], "end": span[1], "text": words}
        )
    return PlaceName(*span, candidates=(), kind_hint=UNNAMED)


def seat_said(phrase: Phrase, context: Context) -> EventPlace | None:
    """ "La capital sinaloense", "na capital paulista": the seat of the province whose adjective stands with it."""
    words = (fold_name(t.text) for t in context.document.tokens[phrase.first : phrase.last + 1])
    return next((context.capitals[w] for w in words if w.islower() and w in context.capitals), None)


def seat_of_province(phrase: Phrase, context: Context) -> EventPlace | None:
    """ "The North Kivu capital", "the capital of Borno": the seat of the province that the words name."""
    inside = [phrase, *phrase.linked("of", "owner", "modifier")]
    names = (n for p in inside for n in context.places_in(p.start, p.end))
    provinces = (p for n in names if (p := context.place_of(n)).precision is Precision.PROVINCE)
    found = (context.capitals.get(p.division) for p in provinces)
    return next((seat for seat in found if seat is not None), None)


def country_said(phrase: Phrase, context: Context) -> str | None:
    """ "Syrian" in "the Syrian capital", "Syria" in "the capital of Syria"."""
    inside = [phrase, *phrase.linked("of", "owner")]
    names = (n for p in inside for n in context.land_names if p.start <= n.start < p.end)
    return next((context.place_of(name).country for name in names), None)


def is_of_division(phrase: Phrase, context: Context) -> bool:
    """ "The provincial capital", "the capital of Idlib", "عاصمة المحافظة": no capital of a state."""
    divisions = place_context(context.lexicon.language).of_divisions
    words = {fold_name(t.text) for t in context.document.tokens[phrase.first : phrase.last]}
    inner = list(phrase.linked("of", "owner"))
    narrow = any(context.width(p) not in (None, Precision.COUNTRY) for p in inner)
    named = (n for p in inner if (n := context.place_at_head(p)) is not None)
    return (
        bool(words & divisions)
        or narrow
        or any(context.place_of(n).precision is not Precision.COUNTRY for n in named)
    )
