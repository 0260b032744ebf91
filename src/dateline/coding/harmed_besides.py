"""Who else was harmed in the act just told: "his driver was hurt in the incident", "her son was wounded"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.causes import CASUALTIES, CAUSES, is_effect
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.happenings import points_to_happening
from dateline.coding.story import SENTENCES_BACK
from dateline.coding.those_before import is_possessive
from dateline.document import Form, Phrase, Quantity
from dateline.records import EventType

DEEDS = CAUSES - {EventType.ABDUCTION}


def harmed_besides(effect: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """The act of the sentences before that did this harm too, or None: nothing here tells of another act."""
    if effect.trigger.effect not in CASUALTIES or effect.actors or has_own_scene(effect):
        return None
    in_it = is_in_happening(effect, context)
    back = SENTENCES_BACK if in_it else 1
    near = [c for c in claims if 0 < effect.clause.sentence - c.clause.sentence <= back]
    told = [c for c in near if is_deed(c) and c.status is effect.status]
    if not told or context.parted(told[-1].clause.sentence, effect.clause.sentence):
        return None
    last = [c for c in told if c.clause.sentence == told[-1].clause.sentence]
    if in_it:
        return last[0]
    owner = (c for c in last if any(is_one_person(p, context) for p in c.recipients))
    return next(owner, None) if is_kin(effect, context) else None


def add_harm(effect: Claim, deed: Claim) -> None:
    """The people harmed besides, and their number on top of those of the same harm where both are exact."""
    heads = {p.head for p in deed.recipients}
    deed.recipients += [p for p in effect.recipients if p.head not in heads]
    for name, more in effect.counts.items():
        told = deed.counts.get(name)
        if told is not None and is_exact(told) and is_exact(more):
            both = (told.best or 0) + (more.best or 0)
            deed.counts[name] = replace(more, low=both, best=both, high=both)


def is_exact(quantity: Quantity) -> bool:
    return quantity.low == quantity.best == quantity.high is not None


def has_own_scene(effect: Claim) -> bool:
    own = (w for w in (effect.when, effect.where) if w is not None)
    return any(w.basis != "discourse" for w in own)


def is_deed(claim: Claim) -> bool:
    return (claim.event_type in DEEDS or is_effect(claim)) and not claim.background


def is_in_happening(effect: Claim, context: Context) -> bool:
    """ "Was hurt in the (same) incident"."""
    return points_to_happening(effect.clause.under(*context.language.during), context)


def is_kin(effect: Claim, context: Context) -> bool:
    """ "One of his children", "her driver": people told as somebody's, and no name."""
    if effect.clause.form is not Form.VERB or set(effect.clause.adverbs) & set(
        context.language.throughout
    ):
        return False
    people = [q for p in effect.recipients for q in (p, *p.linked("of"))]
    owners = (o for p in people for o in p.linked("owner"))
    return any(is_possessive(o, context) or context.is_pronoun(o) for o in owners)


def is_one_person(phrase: Phrase, context: Context) -> bool:
    one = not phrase.conjuncts and not context.is_inflected(phrase)
    return one and not context.quantities_in(phrase.start, phrase.end)
