"""Whether a claim says enough to be an event of its own: a bare "attack" or "the war" is a mention, not a report."""

from collections.abc import Sequence
from itertools import islice

from dateline.coding.carriers import light_verb
from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, BODIES, Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.folds import is_outlaw
from dateline.coding.status import MEANWHILE
from dateline.coding.status_content import BESIDE
from dateline.coding.where_told import PROVINCE
from dateline.document import Form, Tense, Tie
from dateline.knowledge.lexicon import VICTIMS, NounClass
from dateline.records import EventType

BORROWED = "discourse"
ON_PEOPLE = frozenset({EventType.ATTACK, EventType.ABDUCTION, EventType.ABUSE})
"""Deeds that somebody must have done to somebody: a bare "massacre" of nobody nowhere is only a word."""
RAIDS = frozenset({EventType.ATTACK, EventType.CRACKDOWN, EventType.ADVANCE})
WRECKED = frozenset({NounClass.PROPERTY, NounClass.SITE, NounClass.VEHICLE})
TAKEN = frozenset({EventType.ARREST, EventType.ABDUCTION})
SPEECH_ACTS = frozenset({EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION, EventType.TALKS})


def lacks_substance(claim: Claim, claims: Sequence[Claim], context: Context) -> str | None:
    """The reason to leave it out, or None."""
    stated_place = claim.where is not None and (
        claim.where.basis != BORROWED or claim.where.pointed
    )
    stated_day = claim.when is not None and claim.when.basis == "stated"
    wrecked = claim.event_type is EventType.DESTRUCTION or context.names_arms
    things = claim.things and wrecked  # charges bring down old bridges in peace, too
    people = bool(claim.actors or claim.recipients or things)
    if claim.event_type is EventType.ADVANCE and any(
        is_entrance(claim, c, context) for c in claims
    ):
        return "how the captured place was entered"
    aside = beside_an_act(claim, claims, context)
    if aside is not None:
        return aside
    held = claim.event_type is EventType.TALKS and carried(claim, context)
    held = held and bool(stated_place or claim.partners)
    held = held or is_charged(claim, context)
    if claim.event_type in SPEECH_ACTS and not claim.actors and not held:
        return f"{claim.event_type} without anybody who makes it"
    uncounted = claim.event_type is EventType.DISPLACEMENT and not claim.counts
    if uncounted and VICTIMS in (claim.trigger.recipient or ()):
        return "displaced people, not how many"
    bound = people or stated_place or stated_day or bool(claim.counts) or is_wreck(claim, context)
    if claim.event_type is EventType.VIOLATION and claim.speakers:
        bound = True  # who says that a truce is broken need not say by whom
    if claim.clause.form is Form.VERB:
        return None if bound else f"{claim.event_type} without anybody or a place"
    named_place = claim.where is not None and claim.where.basis != BORROWED
    own = named_place or stated_day or bool(claim.counts)
    if claim.definite and not named_place and is_claimed(claim, context):
        return f"{claim.event_type} only referred to"
    if claim.definite and not own and (judged(claim, context) or told_before(claim, claims)):
        return f"{claim.event_type} only referred to"
    if not own and not claim.actors and judged(claim, context) and told_before(claim, claims):
        return f"{claim.event_type} only referred to"  # "condemned a cowardly attack"
    if claim.event_type is EventType.AGREEMENT and is_known_deal(claim, claims, context):
        return "agreement only referred to"
    of_nobody = not own and not claim.actors and is_bare_plural(claim, context)
    if of_nobody or is_charge(claim, context):
        return f"{claim.event_type} only spoken of in general"
    strong = claim.trigger.score >= 0.85 and claim.event_type not in ON_PEOPLE
    if bound or strong or light_verb(claim.clause, context) is not None:
        return None
    return f"{claim.event_type} only mentioned"


def is_done_to(claim: Claim, claims: Sequence[Claim]) -> bool:
    """ "massacred 28 displaced people", unlike "caused 2,000 displaced people"."""
    fled = claim.event_type is EventType.DISPLACEMENT and claim.clause.tie is Tie.ARGUMENT
    above = (c for c in claims if c.clause.index == claim.clause.parent)
    return fled and any(
        c.event_type is not EventType.DISPLACEMENT and c.clause.lemma in c.trigger.words
        for c in above
    )


def is_watched(claim: Claim, context: Context) -> bool:
    """ "Which monitors fighting in Syria": what somebody looks into, on no day."""
    light = light_verb(claim.clause, context)
    dated = claim.when is not None and claim.when.basis == "stated"
    if light is None or not light[1].unreal or light[1].actor is not None:
        return False
    only_named = not context.lexicon.attitude(light[0].lemma)
    return only_named and not (dated or claim.counts or claim.definite)


def is_alarm(claim: Claim, context: Context) -> bool:
    """ "the UN warned that the attack puts a million at risk": a warning of bodies that help and watch, to nobody."""
    warned = "warning" in context.lexicon.attitude(claim.clause.lemma) and not claim.recipients
    kinds = [context.kind(p) for p in claim.actors]
    return (
        claim.event_type is EventType.THREAT
        and warned
        and bool(kinds)
        and all(k in BODIES for k in kinds)
    )


def is_way_of_one(claim: Claim) -> bool:
    """ "was shot when he left his house", "a resident who fled to X said": one person's errand."""
    moved = claim.counts.get("displaced")
    alone = claim.event_type is EventType.DISPLACEMENT and moved is not None and moved.best == 1
    return alone and claim.clause.tie in {Tie.ADVERBIAL, Tie.RELATIVE}


def is_way_out(claim: Claim, context: Context) -> bool:
    """ "after the gunmen left the house": men of nobody's army hold no ground that they could leave."""
    left = [context.classes(p) for p in claim.clause.under("object")]
    building = any(NounClass.SITE in known and NounClass.POST not in known for known in left)
    unplaced = claim.where is None or claim.where.basis == BORROWED
    away = unplaced and not claim.recipients  # "the gunmen fled on motorcycles"
    moved = claim.event_type is EventType.WITHDRAWAL and (building or away)
    return moved and bool(claim.actors) and all(is_outlaw(p, context) for p in claim.actors)


def is_ransom(claim: Claim, claims: Sequence[Claim]) -> bool:
    """ "demanded a ransom", after the page told who was taken."""
    asked = claim.event_type is EventType.ABDUCTION and claim.trigger.effect is None
    earlier = (c for c in claims if c.clause.head < claim.clause.head and c is not claim)
    return asked and any(c.event_type is EventType.ABDUCTION for c in earlier)


def is_wreck(claim: Claim, context: Context) -> bool:
    """ "Ten houses were burned", "shops were looted", on a page of war: enough, where the story stands in a place."""
    burnt = claim.event_type is EventType.DESTRUCTION and claim.where is not None
    things = claim.clause.under("object") if burnt and context.names_arms else ()
    return any(
        context.quantities_in(p.start, p.end) or context.classes(p) & WRECKED for p in things
    )


def beside_an_act(claim: Claim, claims: Sequence[Claim], context: Context) -> str | None:
    """Why a noun beside another act, or a warning of what others do, is no event of its own."""
    if is_watched(claim, context):
        return f"{claim.event_type} only watched in general"
    if is_alarm(claim, context):
        return "threat: only warned of by those who threaten nobody"
    if is_means_of(claim, claims):
        return "crackdown: how the one above it was done"
    if claim.event_type is EventType.CRACKDOWN and any(is_form_of(claim, c) for c in claims):
        return "crackdown: only the name for the deed beside it"
    if is_way_out(claim, context):
        return "withdrawal: gunmen who leave a building or get away"
    if is_ransom(claim, claims):
        return "abduction: a ransom for those told of"
    if is_way_of_one(claim):
        return "displacement: the way of one person"
    if VICTIMS in (claim.trigger.recipient or ()) and is_done_to(claim, claims):
        return "displacement: people to whom something else was done"
    if only_says_whose(claim, claims, context):
        return "control: only says whose the target is"
    if is_occasion(claim, claims, context) or is_manner_of_arrest(claim, claims, context):
        return f"{claim.event_type}: the occasion of another act"
    return None


def only_says_whose(claim: Claim, claims: Sequence[Claim], context: Context) -> bool:
    """ "launched an offensive on the rebel strongholds of X": told of what is attacked."""
    named = claim.event_type is EventType.CONTROL and claim.clause.form is Form.NOUN
    acts = {c.clause.index for c in claims if c.event_type in VIOLENT}
    return named and any(c.index in acts for c in islice(context.ancestors(claim.clause), 2))


def is_occasion(claim: Claim, claims: Sequence[Claim], context: Context) -> bool:
    """ "arrested ten men during an operation in X": told as the time of what was done in it."""
    during = claim.clause.marker in context.language.throughout
    if claim.event_type is not EventType.ADVANCE or claim.clause.form is not Form.NOUN:
        return False
    if claim.counts:
        return False  # who were killed in it were given to it
    done = VIOLENT | {EventType.ARREST, EventType.RELEASE}
    told = {c.clause.index for c in claims if c.event_type in done}
    carrier = context.carrier(claim.clause)  # "were attacked while they carried out operations"
    beside = carrier is not None and carrier.tie is Tie.ADVERBIAL and carrier.marker in MEANWHILE
    meanwhile = carrier is not None and beside and carrier.parent in told
    return (during and claim.clause.parent in told) or meanwhile


def is_charged(claim: Claim, context: Context) -> bool:
    """ "the mayor was charged with treason": who stands accused, whoever accuses."""
    clause, accused = claim.clause, claim.event_type is EventType.ACCUSATION
    told = clause.form is Form.VERB and clause.passive and clause.tie is not Tie.RELATIVE
    deeds = {c.head for c in context.children.get(clause.index, ()) if c.form is Form.NOUN}
    people = any(context.classes(p) & ACTING for p in claim.recipients)
    judged_deed = any(p.head in deeds for p in clause.under("object", "subject"))
    return accused and told and people and not judged_deed and clause.tense is not Tense.NONE


def is_manner_of_arrest(claim: Claim, claims: Sequence[Claim], context: Context) -> bool:
    """ "detained 30 men in raids across Hebron": how they were taken, and no attack on anybody."""
    carrier = context.carrier(claim.clause)
    if carrier is None or claim.event_type not in RAIDS or claim.clause.form is not Form.NOUN:
        return False
    taken = {c.clause.index for c in claims if c.event_type in TAKEN}
    bare = not (claim.recipients or claim.counts or claim.clause.under("on", "against"))
    return bare and claim.clause.marker in BESIDE and carrier.index in taken


def is_known_deal(claim: Claim, claims: Sequence[Claim], context: Context) -> bool:
    """ "despite the truce of Eid", told as what something else came after, or "the truce" of no doers, told before."""
    after = claim.clause.marker in context.language.coming_after
    if claim.definite and after and claim.clause.tie is Tie.ARGUMENT:
        return not context.times_of(claim.clause)
    pointed = claim.definite and not claim.actors
    return pointed and light_verb(claim.clause, context) is None and told_before(claim, claims)


def is_bare_plural(claim: Claim, context: Context) -> bool:
    """ "investigates murders of peasant leaders": deeds in general, done by nobody at no place or day."""
    light = light_verb(claim.clause, context)
    return is_general(claim, context) and (light is None or light[1].actor is None)


def is_general(claim: Claim, context: Context) -> bool:
    """A deed named in the plural, without an article."""
    head = context.document.tokens[claim.clause.head]
    many = head.text.lower() != head.lemma.lower() and head.lemma.isalpha()
    return claim.event_type in VIOLENT | ON_PEOPLE and many and not claim.definite


def is_charge(claim: Claim, context: Context) -> bool:
    """ "is accused of murders, kidnappings and rapes": what a band is known for."""
    joined = claim.clause.tie is Tie.COORDINATE
    above = list(islice(context.ancestors(claim.clause), 2 if joined else 1))
    blamed = any("accusation" in context.lexicon.attitude(c.lemma) for c in above)
    return blamed and is_general(claim, context) and (joined or not claim.clause.arguments)


def carried(claim: Claim, context: Context) -> bool:
    """ "talks resumed in Cairo": held somewhere, whoever talks."""
    light = light_verb(claim.clause, context)
    return light is not None and not light[1].unreal


def told_before(claim: Claim, claims: Sequence[Claim]) -> bool:
    """ "the attack", after the page has told of one."""
    earlier = {c.event_type for c in claims if c.clause.head < claim.clause.head}
    general = claim.trigger.type is EventType.ATTACK and bool(earlier & VIOLENT)
    return not claim.actors and (claim.event_type in earlier or general)


def is_claimed(claim: Claim, context: Context) -> bool:
    """ "claimed the attack": whose it was, of one told before."""
    carrier = context.carrier(claim.clause)
    return carrier is not None and "claiming" in context.lexicon.attitude(carrier.lemma)


def judged(claim: Claim, context: Context) -> bool:
    """ "condemned the assault": the accusation is the event, the deed is told elsewhere."""
    carrier = context.carrier(claim.clause)
    if carrier is None or claim.clause.marker != "object":
        return False
    return (
        bool(context.lexicon.attitude(carrier.lemma) & {"accusation", "demand", "denial", "stance"})
        and not carrier.passive
    )


def is_means_of(claim: Claim, claims: Sequence[Claim]) -> bool:
    """ "police dispersed the march, using tear gas on the protesters": one crackdown."""
    crackdown = claim.event_type is EventType.CRACKDOWN
    manner = claim.clause.tie is Tie.ADVERBIAL and claim.clause.tense is Tense.NONE
    above = (c for c in claims if c is not claim and c.clause.index == claim.clause.parent)
    return crackdown and manner and any(c.event_type is EventType.CRACKDOWN for c in above)


def is_form_of(crackdown: Claim, abuse: Claim) -> bool:
    """ "suppression and torture": one noun for the policy and one for what was done, of the same people."""
    nouns = crackdown.clause.form is Form.NOUN and abuse.clause.form is Form.NOUN
    if not nouns or abuse.event_type is not EventType.ABUSE or crackdown.counts:
        return False
    one, two = crackdown.clause, abuse.clause
    after = two.tie is Tie.COORDINATE and two.parent == one.index
    return after or (one.tie is Tie.COORDINATE and one.parent == two.index)


def is_entrance(advance: Claim, capture: Claim, context: Context) -> bool:
    """Whether the advance is only how a place was entered that the page tells as captured."""
    if (
        capture.event_type is not EventType.CAPTURE
        or advance.where is None
        or capture.where is None
    ):
        return False
    town = context.fineness(capture.where.name) < PROVINCE
    same_place = town and context.is_same_place(advance.where.name, capture.where.name)
    heads = {p.head for p in capture.actors}
    same_side = not advance.actors or not heads or bool(heads & {p.head for p in advance.actors})
    near = abs(advance.clause.sentence - capture.clause.sentence) <= 1
    return same_place and (same_side or near) and advance.status is capture.status
