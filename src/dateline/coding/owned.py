"""Whose it is: what is somebody's was attacked ("their convoy", "the army's posts"), and whose death a noun tells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.antecedents import antecedent
from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.wordings import in_roles, roles_of
from dateline.document import Clause, Form, Link, Phrase
from dateline.knowledge.actors import PERSONS
from dateline.knowledge.lexicon import NounClass, Trigger
from dateline.records import ActorKind, EventType

ON_PROPERTY = frozenset(
    {
        *(EventType.CLASH, EventType.CAPTURE, EventType.ADVANCE, EventType.AIR_STRIKE),
        *(EventType.SHELLING, EventType.BOMBING, EventType.ATTACK, EventType.DESTRUCTION),
    }
)
"""Acts on what somebody holds or lives in."""
BUILT = frozenset({NounClass.SITE, NounClass.POST, NounClass.VEHICLE, NounClass.PROPERTY})


def is_unarmed(phrase: Phrase, context: Context) -> bool:
    """ "the massacre of civilians", which a massacre of the army's is not."""
    known = context.classes(phrase)
    unarmed = known & {NounClass.CIVILIAN, NounClass.CAPTIVE}
    return bool(unarmed) and not known & {NounClass.ARMED, NounClass.STATE, NounClass.ORGANIZATION}


def turn_owned(claim: Claim, context: Context) -> None:
    """ "dans l'attaque de leur convoi": what is theirs was attacked, and did not attack."""
    if claim.clause.form is not Form.NOUN or claim.event_type not in VIOLENT:
        return
    of_victims = "of" in (claim.trigger.recipient or ())
    owned = [
        p
        for p in claim.clause.under("of")
        if p in claim.actors and (is_theirs(p) or (of_victims and is_unarmed(p, context)))
    ]
    if owned and not claim.recipients:
        claim.actors = [p for p in claim.actors if p not in owned]
        claim.recipients = owned


def turn_suffered(claim: Claim, context: Context) -> None:
    """ "their targeting by gunmen": whose the noun is beside somebody who acts is whom it befell."""
    if claim.clause.form is not Form.NOUN or claim.recipients:
        return
    agents = {p.head for p in claim.clause.under(*context.language.agents)}
    owners = claim.clause.under("owner")
    if agents and agents & {p.head for p in claim.actors} and owners:
        owned = [p for p in claim.actors if p in owners]
        claim.actors = [p for p in claim.actors if p not in owned]
        claim.recipients = owned


def turn_killed(claim: Claim, context: Context) -> None:
    """ "the senator's assassination", "Parker's kidnapping": whom it befell, and no doer."""
    owned = [p for p in claim.actors if befallen(p, claim.clause, claim.trigger, context)]
    if owned and not claim.recipients:
        claim.actors = [p for p in claim.actors if p not in owned]
        claim.recipients = owned


def befallen(phrase: Phrase, deed: Clause, trigger: Trigger, context: Context) -> bool:
    """Whether the phrase says whose death or abduction the noun tells of: of somebody who is no armed body."""
    if deed.form is not Form.NOUN or phrase not in deed.under("owner") or deed.under("of"):
        return False
    befell = trigger.effect == "killed" or trigger.type is EventType.ABDUCTION
    whose = antecedent(phrase, deed, context) if context.is_pronoun(phrase) else phrase
    return befell and whose is not None and not is_body(whose, context)


def is_body(phrase: Phrase, context: Context) -> bool:
    """Armed people, a state or a listed group: not one person."""
    if context.classes(phrase) & {NounClass.ARMED, NounClass.ORGANIZATION}:
        return True
    listed = context.actor_at_head(phrase)
    if listed is not None:
        return not all(actor_id.startswith(PERSONS) for actor_id in listed.actor_ids)
    return bool(context.side_of_state(phrase)) and not context.is_name(phrase)


def is_theirs(phrase: Phrase) -> bool:
    """Whether a possessive opens the phrase."""
    return any(p.head < phrase.head and p.first == phrase.first for p in phrase.linked("owner"))


def owners_of_target(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "overran the army's headquarters", "attacked police posts", "bombed one of its camps": those whose they are."""
    markers = {*roles_of(claim.trigger, "recipient", context)}
    markers |= {"object", "to"} & {*claim.trigger.place}
    shot_down = {NounClass.AIRCRAFT} if claim.event_type is EventType.CLASH else set()
    if claim.clause.form is Form.NOUN:
        markers |= {*claim.trigger.place}
    for phrase in in_roles(claim.clause, claim.trigger, tuple(markers), context):
        counted = context.lemma(phrase) in context.language.containers or context.is_number(phrase)
        inner = phrase.linked("of") if counted else ()
        for target in (phrase, *inner):
            if context.classes(target) & (BUILT | shot_down):
                yield from target.linked("owner")
                beside = (p for p in target.linked("modifier") if not is_in_capital(p, context))
                yield from as_one([p for p in beside if is_party(p, context)])
                yield from (
                    p
                    for p in target.linked("of")
                    if not context.classes(target) & shot_down and is_owner(p, claim, context)
                )


def is_in_capital(phrase: Phrase, context: Context) -> bool:
    """ "A Kabul hotel": it stands in the capital, and is no government's."""
    name = context.place_at_head(phrase)
    return name is not None and context.is_capital(name)


def as_one(modifiers: Sequence[Phrase]) -> Sequence[Phrase]:
    """ "Syrian army positions": the army of Syria's, not Syria's and an army's."""
    if len(modifiers) != 2 or modifiers[0].last != modifiers[1].first:
        return modifiers
    state, body = modifiers
    links = (*body.links, Link("modifier", state))
    return [replace(body, start=state.start, first=state.first, links=links)]


def is_owner(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """Who holds a post; of what was burned or torn down, also whoever lives there: "the home of a farmer"."""
    lives = claim.event_type is EventType.DESTRUCTION and context.place_at_head(phrase) is None
    return is_holder(phrase, context) or (lives and bool(context.classes(phrase) & ACTING))


def is_holder(phrase: Phrase, context: Context) -> bool:
    """Who bears arms, or a listed body that is no place: "a convoy of the UN"."""
    listed = context.actor_at_head(phrase) is not None and context.place_at_head(phrase) is None
    return listed or NounClass.ARMED in context.classes(phrase)


def is_party(phrase: Phrase, context: Context) -> bool:
    """ "army post", "Russian base"; of "phone masts" and "power pylons" neither phone nor power is a party."""
    if context.actor_at_head(phrase) is not None:
        return True
    common = not context.is_name(phrase) and not context.side_of_state(phrase)
    named = not common or context.noun_kind(phrase) is not None
    civil = context.noun_kind(phrase) is ActorKind.CIVILIAN  # "les installations civiles"
    return named and not civil and bool(context.classes(phrase) & ACTING)
