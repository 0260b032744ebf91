"""Deaths and wounds belong to the act that caused them: "killed in an air strike" is one air strike with its dead.

A word that only tells what came of an act ("killed", "wounded") gives its number, its people, place and day to the
act named in the same sentence, or just before, that brought it about; where none is named it is an attack of its own.
"""

from collections.abc import Sequence

from dateline.coding.background import is_of_war
from dateline.coding.causes import (
    CASUALTIES,
    CAUSES,
    FROM_AFAR,
    came_before,
    can_cause,
    conflicts,
    is_borrowed,
    is_effect,
    is_somebody,
    strange_to,
)
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.folds import (
    SENTENCES_AFTER,
    UNSAID,
    done_with,
    dragged_out,
    hit_in_fight,
    killing_in,
    put_down_in,
    shot_inside,
    subject_of,
    taken_in,
    told_as,
    wrecked_by,
)
from dateline.coding.harmed_besides import add_harm, harmed_besides
from dateline.coding.senses import Sense
from dateline.document import Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

FOUGHT = frozenset({EventType.CLASH})
FARTHEST = 3
"""Steps through the clauses of a sentence between an effect and its cause."""
UNTIED = 99
"""Steps between clauses that no parse ties together; a noun for the dead of the sentence may stand so far away."""
CORE = frozenset({"subject", "object", "agent", "by"})
SLIGHT = 0.15
"""Score below which something in the clause speaks against deaths by violence."""


def fold_effects(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """The claims without the effects that found their cause."""
    taken_by: dict[int, Claim] = {}
    for claim in claims:
        cause = (
            subject_of(claim, claims, context)
            or told_as(claim, claims, context)
            or done_with(claim, claims, context)
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
        beside = harmed_besides(claim, claims, context) if cause is None else None
        cause = cause or beside
        while cause is not None and id(cause) in taken_by:
            cause = taken_by[id(cause)]  # "a car bomb exploded and left two dead"
        if cause is not None and cause is not claim:
            if beside is not None:
                add_harm(claim, cause)
            give(claim, cause, context)
            taken_by[id(claim)] = cause
    return [c for c in claims if id(c) not in taken_by]


def is_done_amid(claim: Claim, context: Context) -> bool:
    """ "was shot dead by soldiers during clashes": who did it is told, and the clashes are only when."""
    amid = claim.clause.under(*context.language.throughout)
    return bool(amid) and bool(claim.clause.under("agent"))


def is_slight_effect(sense: Sense) -> bool:
    """ "three died": a toll that says nothing of a cause, but that nothing rules out either."""
    return sense.trigger.effect in CASUALTIES and sense.score >= SLIGHT


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
    since = context.since
    if is_of_war(effect.clause, context) or effect.clause.under(*since):
        return None  # "have been killed since the start of the protests": in many acts
    if is_countrywide(effect, context):
        return None
    near = [
        c
        for c in claims
        if c.event_type in CAUSES - {EventType.ABDUCTION}
        and (not is_effect(c) or is_part_of(effect, c, context))
        and 0 < effect.clause.sentence - c.clause.sentence <= SENTENCES_AFTER
        and not context.parted(c.clause.sentence, effect.clause.sentence)
        and c.status is effect.status
        and not c.background
        and (
            effect.event_type not in FROM_AFAR
            or c.event_type in {effect.event_type, *UNSAID - FOUGHT}
        )
        and not strange_to(c, effect)
        and (not conflicts(c, effect) or is_part_of(effect, c, context))
        and not is_decree(c)
        and not is_described(c)
    ]
    return near[-1] if near else None


def is_countrywide(effect: Claim, context: Context) -> bool:
    """ "97 died throughout the country": not all in the town just told of."""
    lands = context.language.widths.get("country", ())
    beside = [a.phrase for a in effect.clause.arguments if a.marker not in CORE]
    beside += [link.phrase for r in effect.recipients for link in r.links]
    beside += [inner for p in beside for inner in p.linked("of")]
    return any(context.lemma(p) in lands for p in beside)


def is_part_of(effect: Claim, told: Claim, context: Context) -> bool:
    """ "A missile killed three people … Two guards were killed at a substation": some of those just counted."""
    name = effect.trigger.effect
    assert name is not None
    mine, theirs = effect.counts.get(name), told.counts.get(name)
    if mine is None or theirs is None or (mine.best or 0) >= (theirs.best or theirs.low or 0):
        return False
    people = (context.lemma(p) in context.language.collectives for p in told.recipients)
    bare = effect.clause.passive and effect.clause.form is Form.VERB
    return bare and told.event_type in FROM_AFAR and bool(told.recipients) and all(people)


def is_described(claim: Claim) -> bool:
    """ "took the town, which had been besieged for 18 months": the dead are not of what only tells which town."""
    relative = claim.clause.tie is Tie.RELATIVE and claim.clause.passive
    return relative and claim.event_type is EventType.ADVANCE


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
            and not came_before(claim, effect, context)
        ):
            return claim
    return None


def give(effect: Claim, cause: Claim, context: Context) -> None:
    if not in_collision(effect, context):
        cause.slight &= (
            effect.slight
        )  # "four died and ten were hurt in the riots": both were in them
    fell_to(effect, cause, context)
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
    if since_then(effect, context):
        cause.background = True
    if effect.clause.sentence == cause.clause.sentence:
        cause.speakers = cause.speakers or effect.speakers
    cause.more_clauses.append(effect.clause)


def in_collision(effect: Claim, context: Context) -> bool:
    """ "died in a crash between a bus and a lorry"."""
    inside = list(effect.clause.under(*context.language.during))
    beside = (m for p in inside for link in p.links for m in link.phrase.members())
    further = (link.phrase for link in effect.clause.arguments if link.phrase not in inside)
    return any(NounClass.VEHICLE in context.classes(p) for p in (*beside, *further))


def fell_to(effect: Claim, cause: Claim, context: Context) -> None:
    """ "Two soldiers were killed in a clash with rebels": the side they fought did it, and they are whom it befell."""
    beaten = effect.recipients and not effect.actors and not cause.actors
    fought = cause.event_type is EventType.CLASH and cause.clause.form is Form.NOUN
    if not (beaten and fought) or not cause.recipients:
        return
    heads = {p.head for p in cause.clause.under(*context.language.partners)}
    against = [p for p in cause.recipients if p.head in heads]
    if against and effect.clause.passive and not heads & {p.head for p in effect.recipients}:
        cause.actors, cause.recipients = against, list(effect.recipients)


def since_then(effect: Claim, context: Context) -> bool:
    """ "Since, 18,787 have been killed in the attack": all of the time since what was told last."""
    since = context.since
    return bool(effect.counts) and not set(effect.clause.adverbs).isdisjoint(since)


def distance(a: Clause, b: Clause, context: Context) -> int:
    """Steps between two clauses through the tree of their sentence."""
    ups = {a.index: 0} | {c.index: n for n, c in enumerate(context.ancestors(a), start=1)}
    for n, clause in enumerate((b, *context.ancestors(b))):
        if clause.index in ups:
            return n + ups[clause.index]
    return UNTIED
