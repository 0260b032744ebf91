"""Whether a clause can only tell again what the page has told: its people are given, and nothing in it says "another".

"Gunmen killed nine pilgrims … the victims were shot at close range": the second is no second attack. A number, an
indefinite article or "another" brings up people who are new; "the", "both", a pronoun or a name may point back.
"""

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.folds import NOBODYS
from dateline.document import Form, Phrase
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType


def is_given(claim: Claim, context: Context) -> bool:
    """Whether all to whom it was done may have been told of before."""
    if set(claim.clause.adverbs) & set(context.language.anew):
        return False
    if claim.clause.form is Form.NOUN and not context.opens_definite(claim.clause):
        return False  # "clashes between the army and the rebels": new ones
    concerned = claim.recipients or bombs_of(claim, context)
    return bool(concerned) and all(points_back(p, context) for p in concerned)


def bombs_of(claim: Claim, context: Context) -> list[Phrase]:
    """ "The bomb had been placed under a car": of the one that went off before."""
    if claim.event_type is not EventType.BOMBING or claim.clause.form is not Form.VERB:
        return []
    things = claim.clause.under("subject", "object")
    return [p for p in things if NounClass.EXPLOSIVE in context.classes(p)]


def is_witnessed(claim: Claim, context: Context) -> bool:
    """ "varios sujetos bajaron y abrieron fuego, relató el general": of nobody named, and no "other"."""
    bare = claim.speakers and claim.actors and claim.clause.form is Form.VERB
    if not bare or set(claim.clause.adverbs) & set(context.language.anew):
        return False
    phrases = (*claim.actors, *claim.recipients)
    inside = (t for p in phrases for t in context.document.tokens[p.first : p.last])
    fresh = any(t.text.lower() in context.language.anew for t in inside)
    counted = any(context.quantities_in(p.start, p.end) for p in claim.recipients)
    return not fresh and not counted and all(is_anybody(p, context) for p in claim.actors)


def is_anybody(phrase: Phrase, context: Context) -> bool:
    """ "Varios sujetos", "hombres armados": people whom no word tells whose they are."""
    named = context.is_name(phrase) or context.actor_at_head(phrase) is not None
    return not named and context.noun_kind(phrase) in NOBODYS


def points_back(phrase: Phrase, context: Context) -> bool:
    first = context.document.tokens[phrase.first].text.lower()
    inside = {t.text.lower() for t in context.document.tokens[phrase.first : phrase.last]}
    if inside & set(context.language.anew):
        return False
    return (
        first in context.language.definite
        or first in context.language.pronouns_plural
        or context.is_pronoun(phrase)
        or context.is_name(phrase)
    )
