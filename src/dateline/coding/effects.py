"""Deaths and wounds belong to the act that caused them: "killed in an air strike" is one air strike with its dead.

A word that only tells what came of an act ("killed", "wounded") gives its number, its people, place and day to the
act named in the same sentence, or just before, that brought it about; where none is named it is an attack of its own.
"""

from collections.abc import Sequence

from dateline.coding.carriers import light_verb
from dateline.coding.claims import Claim, Where
from dateline.coding.context import ACTING, Context
from dateline.coding.senses import Sense
from dateline.coding.where_told import PROVINCE
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

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
FROM_AFAR = frozenset({EventType.BOMBING, EventType.SHELLING, EventType.AIR_STRIKE})
HITS = FROM_AFAR | {EventType.ATTACK, EventType.CLASH, EventType.DESTRUCTION}
"""Types of verbs that only say what a blow did: "hit", "rocked", "destroyed", "pounded"."""
UNSAID = frozenset({EventType.ATTACK, EventType.CLASH})
"""Types of an effect that says nothing of the weapon."""
BLASTS = frozenset({NounClass.EXPLOSIVE, NounClass.EVENT})
CASUALTIES = frozenset({"killed", "injured"})
FARTHEST = 3
"""Steps through the clauses of a sentence between an effect and its cause."""
UNTIED = 99
"""Steps between clauses that no parse ties together; a noun for the dead of the sentence may stand so far away."""
SENTENCES_AFTER = 2
WEAK = 0.4
"""Score of a word that alone says little: "pulled off", "took"."""
SLIGHT = 0.15
"""Score below which something in the clause speaks against deaths by violence."""


def fold_effects(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """The claims without the effects that found their cause."""
    taken_by: dict[int, Claim] = {}
    for claim in claims:
        cause = (
            subject_of(claim, claims, context)
            or wrecked_by(claim, claims, context)
            or killing_in(claim, claims, context)
            or taken_in(claim, claims, context)
            or shot_inside(claim, claims, context)
            or dragged_out(claim, claims, context)
            or hit_in_fight(claim, claims, context)
        )
        if cause is None and is_effect(claim) and not is_done_amid(claim, context):
            cause = cause_of(claim, claims, context) or earlier_effect(claim, claims, context)
        cause = cause or put_down_in(claim, claims)
        while cause is not None and id(cause) in taken_by:
            cause = taken_by[id(cause)]  # "a car bomb exploded and left two dead"
        if cause is not None and cause is not claim:
            give(claim, cause, context)
            taken_by[id(claim)] = cause
    return [c for c in claims if id(c) not in taken_by]


def is_effect(claim: Claim) -> bool:
    """Whatever the type became: a clash when soldiers died, a shelling when a rocket killed."""
    return claim.trigger.effect in CASUALTIES and claim.trigger.type is EventType.ATTACK


def put_down_in(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """ "police fired tear gas and 14 protesters were hurt": what came of putting a crowd down, nobody else named."""
    harmed = claim.event_type is EventType.CRACKDOWN and claim.trigger.effect in CASUALTIES
    if not harmed or claim.actors or claim.clause.form is not Form.VERB:
        return None
    return next(
        (
            c
            for c in claims
            if c.event_type is EventType.CRACKDOWN
            and c.trigger.effect is None
            and c.clause.sentence == claim.clause.sentence
            and c.status is claim.status
            and not conflicts(c, claim)
        ),
        None,
    )


def is_done_amid(claim: Claim, context: Context) -> bool:
    """ "was shot dead by soldiers during clashes": who did it is told, and the clashes are only when."""
    amid = claim.clause.under(*context.language.throughout)
    return bool(amid) and bool(claim.clause.under("agent"))


def is_slight_effect(sense: Sense) -> bool:
    """ "three died": a toll that says nothing of a cause, but that nothing rules out either."""
    return sense.trigger.effect in CASUALTIES and sense.score >= SLIGHT


def subject_of(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "Air strikes hit X": the verb tells where its subject, an event noun, took place."""
    if claim.clause.form is not Form.VERB or not (claim.event_type in HITS or is_effect(claim)):
        return None
    doers = claim.clause.under("agent" if claim.clause.passive else "subject")
    heads = {p.head for doer in doers for p in (doer, *doer.linked("of"))}
    named = (c for c in claims if c.event_type in CAUSES | {EventType.PROTEST})
    return next((c for c in named if c is not claim and heads & event_heads(c)), None)


def event_heads(claim: Claim) -> set[int]:
    """The noun of the deed: itself, or what stands beside the verb that carries it ("launched strikes")."""
    if claim.clause.form is Form.NOUN:
        return {claim.clause.head}
    spelled = any(" " in word for word in claim.trigger.words)
    carried = claim.clause.under("object") if spelled and not claim.clause.passive else ()
    return {p.head for phrase in carried for p in (phrase, *phrase.linked("of"))}


def wrecked_by(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "The building was damaged in the blast": what a blow did to things, told with the noun for the blow."""
    if claim.event_type is not EventType.DESTRUCTION:
        return None
    if any(is_somebody(p, context) for p in claim.actors):
        return struck_by(claim, claims)
    beneath = {c.index for c in context.children.get(claim.clause.index, ())}
    blows = (c for c in claims if c.clause.index in beneath and c.clause.form is Form.NOUN)
    blow = next((c for c in blows if c.event_type in FROM_AFAR | {EventType.ATTACK}), None)
    return blow or struck_by(claim, claims) or blasted(claim, claims, context)


def struck_by(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """ "carried out air strikes on the camp, destroying two depots": what came of the blow told before."""
    told = claim.clause.form is Form.VERB and claim.clause.tie is Tie.ADVERBIAL
    if not told or claim.clause.tense is not Tense.NONE or claim.clause.passive:
        return None
    above = claim.clause.parent
    blows = (c for c in claims if c.event_type in FROM_AFAR and c.clause.head < claim.clause.head)
    return next((c for c in blows if above in {c.clause.index, c.clause.parent}), None)


def blasted(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "The explosion shattered windows": the damage that the blast told just before has done."""
    light = light_verb(claim.clause, context)
    clause = claim.clause if light is None else light[0]
    doers = clause.under("agent" if clause.passive else "subject")
    if not any(context.classes(p) & BLASTS for p in doers):
        return None
    near = [
        c
        for c in claims
        if c.event_type is EventType.BOMBING
        and 0 <= claim.clause.sentence - c.clause.sentence <= SENTENCES_AFTER
        and c.clause.head < claim.clause.head
        and not c.background
    ]
    return near[-1] if near else None


def shot_inside(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "burst into a bar and opened fire": the way into a building is no act beside the attack.

    Nor is that of a gang into a town, which it does not hold.
    """
    way_in = claim.clause.form is Form.VERB and context.may_be(claim.clause, EventType.ADVANCE)
    entered = [context.classes(a.phrase) for a in claim.clause.arguments if a.marker != "subject"]
    building = any(NounClass.SITE in known and NounClass.POST not in known for known in entered)
    gang = any(is_criminal(p, context) for p in claim.actors)
    building = building or gang
    if not (way_in and building and claim.event_type in {EventType.ADVANCE, EventType.ATTACK}):
        return None
    same = (c for c in claims if c is not claim and c.event_type is EventType.ATTACK)
    near = (c for c in same if c.clause.sentence == claim.clause.sentence)
    after = (c for c in near if c.clause.tie is Tie.COORDINATE and (gang or not is_effect(c)))
    return next((c for c in after if shares_doer(c, claim)), None)


def is_criminal(phrase: Phrase, context: Context) -> bool:
    """A gang, or those of one: "membros da gangue"."""
    inner = (phrase, *phrase.linked("of"))
    return any(ActorKind.CRIMINAL in {context.kind(p), context.noun_kind(p)} for p in inner)


def taken_in(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "seized a bus and took 17 hostages": the bus was taken with those in it."""
    taken = claim.recipients
    things = taken and all(NounClass.VEHICLE in context.classes(p) for p in taken)
    if claim.event_type is not EventType.ABDUCTION or not things:
        return None
    same = (c for c in claims if c is not claim and c.event_type is EventType.ABDUCTION)
    near = (c for c in same if c.clause.sentence == claim.clause.sentence)
    return next((c for c in near if c.counts and shares_doer(c, claim)), None)


def killing_in(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "jets killed a commander in an attack on the camp": the verb says what flew, the noun tells the same."""
    noun = claim.clause.form is Form.NOUN and claim.clause.tie is Tie.ARGUMENT
    if not noun or claim.event_type not in {EventType.ATTACK, EventType.CLASH}:
        return None
    if claim.clause.marker not in context.language.during:
        return None
    above = {c.index for c in list(context.ancestors(claim.clause))[:2]}
    return next(
        (
            c
            for c in claims
            if c.clause.index in above
            and c.trigger.effect in CASUALTIES
            and c.event_type in FROM_AFAR
        ),
        None,
    )


def cause_of(effect: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    reach = UNTIED if effect.clause.form is Form.NOUN or is_fragment(effect.clause) else FARTHEST
    same = [
        (path, c)
        for c in claims
        if can_cause(c, effect, context)
        and (path := distance(c.clause, effect.clause, context)) <= reach
    ]
    inside = {p.head for p in effect.clause.under(*context.language.during)}
    in_which = effect.clause.tie is Tie.RELATIVE  # "el bombardeo en el que murieron siete"
    named = [c for _, c in same if in_which and c.clause.head in inside]
    if same:
        return named[0] if named else min(same, key=lambda pair: (pair[0], pair[1].clause.index))[1]
    if any(can_cause(c, effect, context) for c in claims):
        return None  # its own sentence names what they died of, however far off
    return told_before(effect, claims, context)


def is_fragment(clause: Clause) -> bool:
    """ "Attack on a post: 14 soldiers killed": a participle that stands alone."""
    return clause.passive and clause.tense is Tense.NONE and clause.tie is Tie.ROOT


def can_cause(claim: Claim, effect: Claim, context: Context) -> bool:
    if claim is effect or claim.event_type not in CAUSES or is_effect(claim):
        return False
    if claim.clause.sentence != effect.clause.sentence or claim.status is not effect.status:
        return False
    if effect.event_type not in {EventType.ATTACK, EventType.CLASH, claim.event_type}:
        return False
    if claim.event_type is EventType.ABDUCTION and (
        not shares_doer(claim, effect)
        or shares_victim(claim, effect)
        or is_of_the_same(effect, context)
    ):
        return False
    if claim.event_type in {EventType.ADVANCE, EventType.DESTRUCTION} and is_deed_of_its_own(
        claim, effect
    ):
        return False
    if began_it(claim, effect) or is_other_side(claim, effect, context):
        return False
    if claim.event_type is EventType.ADVANCE and is_told_beside(claim, effect):
        return False  # "were killed in X, where rebels have laid siege"
    further = claim.clause.form is Form.VERB and claim.clause.tie is Tie.COORDINATE
    after = claim.clause.head > effect.clause.head
    if further and after and claim.clause.parent == effect.clause.index:
        return False  # "beheaded a scholar and blew up a temple"
    if is_told_of_another(claim, effect, context):
        return False
    if strange_to(claim, effect) or is_sequel(claim, effect, context):
        return False
    if shot_down(claim, context):
        return False
    if answers(claim, effect, context):
        return False
    return not conflicts(claim, effect) and not elsewhere(claim, effect, context)


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


def began_it(claim: Claim, effect: Claim) -> bool:
    """ "50,000 have been killed since 7 October, when fighters attacked": what came first did not kill them all."""
    since = effect.when is not None and effect.when.expression.relation == "since"
    beneath = claim.clause.parent == effect.clause.index and claim.clause.tie in {
        Tie.ADVERBIAL,
        Tie.RELATIVE,
    }
    return since and beneath


def is_told_beside(claim: Claim, effect: Claim) -> bool:
    """In a relative clause, but for that of the attacks they died in: "killed in attacks that the army launched"."""
    amid = {p.head for a in effect.clause.arguments for p in a.phrase.members()}
    return claim.clause.tie is Tie.RELATIVE and not amid & event_heads(claim)


def is_sequel(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "reimposed a blockade after the deaths of two settlers": what followed on deaths did not bring them about."""
    if effect.clause.form is Form.VERB and effect.clause.marker == "by":
        return True  # "provoked the fighting by killing two": the deaths came first
    noun = effect.clause.form is Form.NOUN and effect.clause.tie is Tie.ARGUMENT
    return noun and effect.clause.marker in context.lexicon.embedding.factual


def shot_down(claim: Claim, context: Context) -> bool:
    """ "debris of a missile shot down by the air defence killed four": nobody dies of the interception."""
    hit = claim.clause.under("object") if claim.event_type is EventType.CLASH else ()
    flown = NounClass.MISSILE, NounClass.AIRCRAFT
    relative = claim.clause.tie is Tie.RELATIVE and bool(hit)
    return relative and all(any(c in context.classes(p) for c in flown) for p in hit)


def answers(claim: Claim, effect: Claim, context: Context) -> bool:
    """ "the army killed 38 fighters after the attack on a post": who kills after an attack was not killed in it."""
    under = claim.clause.form is Form.NOUN and claim.clause.parent == effect.clause.index
    after = claim.clause.marker in context.lexicon.embedding.factual
    another = bool(effect.actors) and claim.event_type is not EventType.ABDUCTION
    return under and after and another and effect.clause.form is Form.VERB


def strange_to(cause: Claim, effect: Claim) -> bool:
    """Nobody is gunned down by a bomb, a shell or an air strike."""
    return effect.trigger.by_hand and cause.event_type in FROM_AFAR


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


def hit_in_fight(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "two soldiers were shot in an exchange of fire with rebels": the fight, by nobody else."""
    clause = claim.clause
    if clause.form is not Form.VERB or not clause.passive or claim.actors:
        return None
    if claim.event_type not in UNSAID:
        return None
    beneath = {c.index for c in context.children.get(clause.index, ()) if is_amid(c, context)}
    fights = (c for c in claims if c.event_type is EventType.CLASH and c.clause.index in beneath)
    return next(fights, None)


def is_amid(clause: Clause, context: Context) -> bool:
    return clause.form is Form.NOUN and clause.marker in {*context.language.during} - {"after"}


def dragged_out(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """The killing that a word for pulling people off a bus, which says no more, leads up to in its sentence."""
    if claim.event_type is not EventType.ABDUCTION or claim.trigger.score >= WEAK:
        return None
    for other in claims:
        same = (
            other.clause.sentence == claim.clause.sentence and other.clause.head > claim.clause.head
        )
        killing = (
            is_effect(other) and other.trigger.effect == "killed" and shares_doer(other, claim)
        )
        if same and killing and (shares_victim(other, claim) or is_of_the_same(other, context)):
            other.recipients, other.event_type = list(claim.recipients), EventType.ATTACK
            if "abducted" in claim.counts:
                claim.counts["killed"] = claim.counts.pop("abducted")
            return other
    return None


def is_deed_of_its_own(claim: Claim, effect: Claim) -> bool:
    """ "entered the village and shot 12 farmers": no mere outcome of the way in, nor of the houses burned."""
    active = effect.clause.form is Form.VERB and not effect.clause.passive
    return active and effect.event_type is EventType.ATTACK and shares_doer(claim, effect)


def conflicts(claim: Claim, effect: Claim) -> bool:
    name = effect.trigger.effect
    assert name is not None
    mine, theirs = effect.counts.get(name), claim.counts.get(name)
    if mine is None or theirs is None or mine.part_of:
        return False  # "two of them were shot": of the ten
    return mine.best != theirs.best


def told_before(effect: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """The act of the sentences just before, when the effect has no place, doer or day of its own.

    The day may stand with the second of two: "528 have been killed and 4,599 wounded since 15 April". Of people told
    of before ("two of them were shot and are in hospital in X") the place says where they are now.
    """
    own = [w for w in (effect.when, effect.where) if w is not None and w.basis != "discourse"]
    beside = (c for c in claims if is_effect(c) and c.clause.parent == effect.clause.index)
    own += [c.when for c in beside if c.when is not None and c.when.basis != "discourse"]
    if effect.actors or (own and not is_of_them(effect, context)):
        return None
    near = [
        c
        for c in claims
        if c.event_type in CAUSES - {EventType.ABDUCTION}
        and not is_effect(c)
        and 0 < effect.clause.sentence - c.clause.sentence <= SENTENCES_AFTER
        and c.status is effect.status
        and not c.background
        and not strange_to(c, effect)
        and not conflicts(c, effect)
        and not is_decree(c)
    ]
    return near[-1] if near else None


def is_decree(claim: Claim) -> bool:
    """A curfew or a state of emergency kills nobody."""
    return claim.event_type is EventType.CRACKDOWN and claim.trigger.recipient == ()


def is_of_them(effect: Claim, context: Context) -> bool:
    """Whether a pronoun brought in those whom an earlier sentence names."""
    here = context.sentence(effect.clause).start
    return bool(effect.recipients) and all(p.end <= here for p in effect.recipients)


def earlier_effect(effect: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "killed 12 and wounded 30": two effects of one act are one claim."""
    for claim in claims:
        if claim is effect:
            return None
        close = claim.clause.sentence == effect.clause.sentence
        besides = effect.clause.tie is Tie.RELATIVE and set(effect.clause.adverbs) & set(
            context.language.anew
        )  # "in which two of his escort were also killed"
        other = claim.trigger.effect != effect.trigger.effect or bool(besides)
        if (
            close
            and other
            and is_effect(claim)
            and (effect.slight or not claim.slight or claim.clause.form is Form.VERB)
            and distance(claim.clause, effect.clause, context) <= FARTHEST
        ):
            return claim
    return None


def give(effect: Claim, cause: Claim, context: Context) -> None:
    if is_effect(cause) and effect.event_type in FROM_AFAR and cause.event_type in UNSAID:
        cause.event_type = effect.event_type  # "one was killed and five hurt by rockets"
    for name, quantity in effect.counts.items():
        cause.counts.setdefault(name, quantity)
    harmed = cause.event_type is not EventType.PROTEST  # a march has no victims
    if harmed and effect.recipients and not any(is_somebody(p, context) for p in cause.recipients):
        cause.recipients = list(effect.recipients)  # not "their convoy", but who was in it
    if not cause.actors:
        cause.actors = [p for p in effect.actors if p.head != cause.clause.head]
    heads = {p.head for p in cause.things}
    cause.things += [p for p in effect.things if p.head not in heads]
    if effect.where and (
        cause.where is None or is_borrowed(cause.where) > is_borrowed(effect.where)
    ):
        cause.where = effect.where
        cause.split_places = cause.split_places or effect.split_places
    stated = effect.when is not None and effect.when.basis != "discourse"
    if cause.when is None or (stated and cause.when.basis == "discourse"):
        cause.when = effect.when
        cause.background |= stated and effect.background
    if effect.clause.sentence == cause.clause.sentence:
        cause.speakers = cause.speakers or effect.speakers
    cause.more_clauses.append(effect.clause)


def is_somebody(phrase: Phrase, context: Context) -> bool:
    known = context.classes(phrase)
    return NounClass.VEHICLE not in known and (not known or bool(known & ACTING))


def is_borrowed(where: Where) -> bool:
    """Taken over from an earlier sentence."""
    return where.basis == "discourse" and not where.pointed


def distance(a: Clause, b: Clause, context: Context) -> int:
    """Steps between two clauses through the tree of their sentence."""
    ups = {a.index: 0} | {c.index: n for n, c in enumerate(context.ancestors(a), start=1)}
    for n, clause in enumerate((b, *context.ancestors(b))):
        if clause.index in ups:
            return n + ups[clause.index]
    return UNTIED
