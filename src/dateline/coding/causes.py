"""Which acts of a sentence can have brought about its deaths and wounds, and which stand beside them otherwise."""

from itertools import takewhile

from dateline.coding.claims import Claim, Where
from dateline.coding.context import ACTING, Context
from dateline.coding.where_told import PROVINCE
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

CAUSES = frozenset(
    {
        *(
            EventType.CLASH,
            EventType.AIR_STRIKE,
            EventType.SHELLING,
            EventType.BOMBING,
            EventType.ATTACK,
        ),
        *(
            EventType.CRACKDOWN,
            EventType.RIOT,
            EventType.ABUSE,
            EventType.CAPTURE,
            EventType.ADVANCE,
        ),
        EventType.ABDUCTION,
    }
)
GROUND = frozenset({EventType.ADVANCE, EventType.DESTRUCTION})
FROM_AFAR = frozenset({EventType.BOMBING, EventType.SHELLING, EventType.AIR_STRIKE})
CASUALTIES = frozenset({"killed", "injured"})


def is_effect(claim: Claim) -> bool:
    """Whatever the type became: a clash when soldiers died, a shelling when a rocket killed."""
    return claim.trigger.effect in CASUALTIES and claim.trigger.type is EventType.ATTACK


def event_heads(claim: Claim) -> set[int]:
    """The noun of the deed: itself, or what stands beside the verb that carries it ("launched strikes")."""
    if claim.clause.form is Form.NOUN:
        return {claim.clause.head}
    spelled = any(" " in word for word in claim.trigger.words)
    carried = claim.clause.under("object") if spelled and not claim.clause.passive else ()
    return {p.head for phrase in carried for p in (phrase, *phrase.linked("of"))}


def can_cause(claim: Claim, effect: Claim, context: Context) -> bool:
    if (
        claim is effect
        or claim.event_type not in CAUSES
        or is_effect(claim)
        or of_others(claim, effect)
    ):
        return False
    sure = claim.status is effect.status or hedges(effect, claim, context)
    if claim.clause.sentence != effect.clause.sentence or not sure:
        return False
    bomber = claim.event_type is EventType.BOMBING and shares_doer(claim, effect)
    if (
        effect.event_type not in {EventType.ATTACK, EventType.CLASH, claim.event_type}
        and not bomber
    ):
        return False  # of "a bomber blew himself up, killing 25" the second verb flies no aircraft
    if claim.event_type is EventType.ABDUCTION and (
        not shares_doer(claim, effect)
        or shares_victim(claim, effect)
        or is_of_the_same(effect, context)
    ):
        return False
    if claim.event_type in GROUND and is_deed_of_its_own(claim, effect):
        return False
    others = is_other_side(claim, effect, context) or is_by_victims(claim, effect, context)
    if began_it(claim, effect) or others:
        return False
    if claim.event_type is EventType.ADVANCE and is_told_beside(claim, effect, context):
        return False  # "were killed in X, where rebels have laid siege"
    further = claim.clause.form is Form.VERB and claim.clause.tie is Tie.COORDINATE
    after = claim.clause.head > effect.clause.head
    held = effect.clause.form is Form.NOUN and effect.clause.tie is Tie.ARGUMENT
    above = effect.clause.parent if held else effect.clause.index
    if further and after and claim.clause.parent in {effect.clause.index, above}:
        return False  # "beheaded a scholar and blew up a temple"
    if is_told_of_another(claim, effect, context):
        return False
    came_first = is_sequel(claim, effect, context) or came_before(claim, effect, context)
    if came_first or strange_to(claim, effect):
        return False
    if shot_down(claim, context) or tells_of_doer(claim, effect):
        return False
    if answers(claim, effect, context) or is_of_next(claim, effect, context):
        return False
    return not conflicts(claim, effect) and not elsewhere(claim, effect, context)


def of_others(claim: Claim, effect: Claim) -> bool:
    """ "took the town, killing 40 villagers": of those who do not fight back none dies of a change of hands."""
    return claim.event_type is EventType.CAPTURE and effect.event_type is EventType.ATTACK


def hedges(effect: Claim, claim: Claim, context: Context) -> bool:
    """ "were reportedly killed when rebels ambushed a convoy": only the toll is not sure."""
    unsure = effect.status is Status.POSSIBLE and claim.status is Status.HAPPENED
    beneath = claim.clause.parent == effect.clause.index and claim.clause.form is Form.VERB
    return unsure and beneath and claim.clause.marker in context.language.at_which


def is_told_of_another(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "struck a base used by men linked to last month's massacre": what a participle beneath tells of its noun."""
    step = effect.clause
    while step.index != claim.clause.index:
        above = context.parent(step)
        if above is None:
            return False
        of_noun = step.tie is Tie.RELATIVE and step.form is Form.VERB and step.passive
        if of_noun and step.lemma in context.language.linking:
            return True
        step = above
    return False


def is_other_side(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "protesters burned the office; police answered with live rounds and killed three": no dead of the crowd's."""
    if claim.event_type is not EventType.RIOT or shares_doer(claim, effect):
        return False
    return any(NounClass.ARMED in context.classes(p) for p in effect.actors)


def is_by_victims(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "two protesters were killed after they tried to storm an office": a crowd's own deed did not kill them."""
    heads = {p.head for p in claim.actors} & {p.head for p in effect.recipients}
    crowd = any(NounClass.CROWD in context.classes(p) for p in effect.recipients)
    return bool(heads) and crowd and claim.event_type is not EventType.CRACKDOWN


def began_it(claim: Claim, effect: Claim) -> bool:
    """ "50,000 have been killed since 7 October, when fighters attacked": what came first did not kill them all."""
    since = effect.when is not None and effect.when.expression.relation == "since"
    beneath = claim.clause.parent == effect.clause.index and claim.clause.tie in {
        Tie.ADVERBIAL,
        Tie.RELATIVE,
    }
    return since and beneath


def is_told_beside(claim: Claim, effect: Claim, context: Context) -> bool:
    """In a relative clause, but for that of the attacks they died in: "killed in attacks that the army launched".

    Nor for that of the attack of which they died: "the attack that the army launched led to deaths".
    """
    amid = {p.head for a in effect.clause.arguments for p in a.phrase.members()}
    above = context.parent(effect.clause)
    amid |= {p.head for p in above.under("subject")} if above is not None else set()
    joined = (c for c in context.children.get(effect.clause.index, ()) if c.tie is Tie.COORDINATE)
    amid |= {m.head for c in joined for a in c.arguments for m in a.phrase.members()}
    return claim.clause.tie is Tie.RELATIVE and not amid & event_heads(claim)


def is_sequel(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "reimposed a blockade after the deaths of two settlers": what followed on deaths did not bring them about."""
    if effect.clause.form is Form.VERB and effect.clause.marker == "by":
        return True  # "provoked the fighting by killing two": the deaths came first
    noun = effect.clause.form is Form.NOUN and effect.clause.tie is Tie.ARGUMENT
    return noun and effect.clause.marker in context.lexicon.embedding.factual


def came_before(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "four were hurt in a bombing, a week after rebels killed two monks": those of the clause behind "after"."""
    step: Clause | None = effect.clause
    while step is not None and step.tie is Tie.COORDINATE:
        step = context.parent(step)
    if step is None or step.form is not Form.VERB or step.tie is not Tie.ADVERBIAL:
        return False
    if step.marker not in context.language.coming_after or not step.under("subject", "agent"):
        return False
    inside = (claim.clause, *context.ancestors(claim.clause))
    return all(c.index != step.index for c in inside)


def shot_down(claim: Claim, context: Context) -> bool:
    """ "debris of a missile shot down by the air defence killed four": nobody dies of the interception."""
    hit = claim.clause.under("object") if claim.event_type is EventType.CLASH else ()
    flown = NounClass.MISSILE, NounClass.AIRCRAFT
    relative = claim.clause.tie is Tie.RELATIVE and bool(hit)
    return relative and all(any(c in context.classes(p) for c in flown) for p in hit)


def tells_of_doer(claim: Claim, effect: Claim) -> bool:
    """ "were killed by separatists who fight the army": what a clause tells of the killers at large."""
    if is_described_doer(claim, effect):
        return True
    beneath = claim.clause.tie is Tie.RELATIVE and claim.clause.parent == effect.clause.index
    present = claim.clause.form is Form.VERB and claim.clause.tense is Tense.PRESENT
    doers = {p.head for p in effect.clause.under("agent")}
    return beneath and present and bool(doers & {p.head for p in claim.clause.under("subject")})


def is_described_doer(claim: Claim, effect: Claim) -> bool:
    """ "forces battling rebels have killed 15 people": what a participle tells of those who killed."""
    told = claim.clause.tie is Tie.RELATIVE and claim.clause.tense is Tense.NONE
    active = claim.clause.form is Form.VERB and not (claim.clause.passive or effect.clause.passive)
    doers = {p.head for p in effect.clause.under("subject")}
    same = bool(doers & {p.head for p in claim.clause.under("subject")})
    return told and active and same and effect.clause.form is Form.VERB


def answers(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "the army killed 38 fighters after the attack on a post": who kills after an attack was not killed in it."""
    if is_done_by_others(claim, effect, context):
        return True
    told = claim.clause.form is Form.NOUN or claim.clause.tie is Tie.ADVERBIAL
    under = told and claim.clause.parent == effect.clause.index
    after = claim.clause.marker in context.lexicon.embedding.factual
    another = bool(effect.actors) and claim.event_type is not EventType.ABDUCTION
    if claim.clause.form is Form.VERB and shares_doer(claim, effect):
        return False  # "killed 12 after they stormed the village"
    return under and after and another and effect.clause.form is Form.VERB


def is_done_by_others(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "troops killed 27, prompting the rebels to renew hostilities": what others then did killed nobody before."""
    if not effect.actors or not claim.actors or shares_doer(claim, effect):
        return False
    above = list(
        takewhile(lambda c: c.index != effect.clause.index, context.ancestors(claim.clause))
    )
    beneath = len(above) < len(list(context.ancestors(claim.clause)))
    return beneath and any(c.marker == "to" and c.tie is Tie.COMPLEMENT for c in above)


def strange_to(cause: Claim, effect: Claim) -> bool:
    """Nobody is gunned down by a bomb, a shell or an air strike."""
    return effect.trigger.by_hand and cause.event_type in FROM_AFAR


def is_of_next(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "gunmen killed a reporter, and five soldiers died in a blast": the blast is of the second killing."""
    above = context.parent(claim.clause)
    if above is None or claim.clause.form is not Form.NOUN or not effect.actors:
        return False
    joined = above.tie is Tie.COORDINATE and above.index != effect.clause.index
    harms = (t.effect for t in context.lexicon.senses(Form.VERB, above.lemma))
    return joined and above.head > effect.clause.head and any(name in CASUALTIES for name in harms)


def elsewhere(claim: Claim, effect: Claim, context: Context) -> bool:
    """Each in a town of its own: "two bodies were found in X, and in Y a grenade was thrown"."""
    places = [c.where for c in (claim, effect) if c.where is not None and not is_borrowed(c.where)]
    if effect.where is not None and effect.where.basis == "sentence":
        return False  # "ambushed a patrol near X, in Y, killing seven": the place of the whole sentence
    beneath = claim.clause.tie is Tie.ARGUMENT and claim.clause.parent == effect.clause.index
    if beneath or further_on(claim, effect, context):
        return False  # "lost their lives in an ambush at X, in Y"
    if len(places) < 2 or any(context.fineness(w.name) >= PROVINCE for w in places):
        return False
    return not context.is_same_place(places[0].name, places[1].name)


def further_on(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "bombed a quarter, in the city of X, and killed 23": the place before "and" is of the first verb."""
    if effect.clause.tie is not Tie.COORDINATE or effect.clause.parent != claim.clause.index:
        return False
    head = context.document.tokens[effect.clause.head].start
    after = [a.phrase for a in effect.clause.arguments if a.phrase.start > head]
    return effect.where is not None and not any(
        p.start <= effect.where.name.start < p.end for p in after
    )


def shares_doer(claim: Claim, effect: Claim) -> bool:
    """ "killed two and took three with them", no abduction that a murder elsewhere stands beside."""
    return bool({p.head for p in claim.actors} & {p.head for p in effect.actors})


def shares_victim(claim: Claim, effect: Claim) -> bool:
    """ "kidnapped and killed five farmers": taken first, then killed."""
    return bool({p.head for p in claim.recipients} & {p.head for p in effect.recipients})


def is_of_the_same(effect: Claim, context: Context) -> bool:
    """ "pulled nine men off a bus, looked at their papers and shot them dead": "them" are those who were taken."""
    return any(context.is_pronoun(p) for p in effect.clause.under("object"))


def is_deed_of_its_own(claim: Claim, effect: Claim) -> bool:
    """ "entered the village and shot 12 farmers": no mere outcome of the way in, nor of the houses burned."""
    active = effect.clause.form is Form.VERB and not effect.clause.passive
    if effect.clause.tie is not Tie.COORDINATE and effect.event_type is not EventType.ATTACK:
        return False
    return active and shares_doer(claim, effect)


def conflicts(claim: Claim, effect: Claim) -> bool:
    name = effect.trigger.effect
    assert name is not None
    mine, theirs = effect.counts.get(name), claim.counts.get(name)
    if mine is None or theirs is None or mine.part_of:
        return False  # "two of them were shot": of the ten
    return mine.best != theirs.best


def is_somebody(phrase: Phrase, context: Context) -> bool:
    known = context.classes(phrase)
    return NounClass.VEHICLE not in known and (not known or bool(known & ACTING))


def is_borrowed(where: Where) -> bool:
    """Taken over from an earlier sentence."""
    return where.basis == "discourse" and not where.pointed
