"""The rule coder: clauses in, claims out. The list of steps below is the whole of it.

Every trigger in reach becomes a candidate; its sense is judged by score; what stands around it says whether it
happened, who says so, who, where, when and how many. What is not coded is declined with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.coding.addressees import aim
from dateline.coding.antecedents import resolve_pronouns
from dateline.coding.asides import told_aside
from dateline.coding.authorship import give_author
from dateline.coding.background import had_been, is_background, is_remote, is_war
from dateline.coding.casualties import count_casualties
from dateline.coding.claims import Claim, Declined
from dateline.coding.context import Context
from dateline.coding.counted import drop_misread, follow_counts
from dateline.coding.deals import fold_deals
from dateline.coding.denials import with_denials
from dateline.coding.dispersals import fold_dispersals
from dateline.coding.effects import fold_effects, is_slight_effect
from dateline.coding.genre import other_world
from dateline.coding.givenness import is_given, is_witnessed
from dateline.coding.happenings import settle_happenings
from dateline.coding.how_many import find_how_many
from dateline.coding.likewise import done_likewise
from dateline.coding.obligations import stated_blame, stated_demand
from dateline.coding.referring import point_at_deeds
from dateline.coding.repulses import fold_repulses
from dateline.coding.retype_tolls import (
    retype_amid_protests,
    retype_as_told,
    retype_by_pronouns,
    retype_by_victims,
)
from dateline.coding.retyping import retype, retype_by_sides
from dateline.coding.roles import fill_roles
from dateline.coding.running import follow_figures
from dateline.coding.senses import REPORTED, Sense, best_sense
from dateline.coding.speakers import quoted_speakers
from dateline.coding.status import judge
from dateline.coding.story_goes_on import continue_story
from dateline.coding.substance import lacks_substance
from dateline.coding.targets import find_things
from dateline.coding.threats import aim_threats, conditional_threat, put_to
from dateline.coding.told_already import is_in_listed_name, told_already, wording_heads
from dateline.coding.tolls_told import tell_tolls_apart
from dateline.coding.totals import settle_totals, tell_wars
from dateline.coding.unsaid_doers import take_up_doers
from dateline.coding.vouching import give_vouchers
from dateline.coding.when import find_when
from dateline.coding.when_tenses import status_by_day
from dateline.coding.where import find_where
from dateline.coding.where_lists import split_by_list
from dateline.coding.wordings import only_occurs
from dateline.document import Clause, Form, Tense, Tie
from dateline.records import EventType, Status

NAME = "rules 0.1"
SLIGHT = "too weak for attack: deaths or wounds without an act that brought them about"


@dataclass(slots=True)
class Coded:
    claims: list[Claim]
    declined: list[Declined]


def code(context: Context) -> Coded:
    """All claims of an article, in order of the text."""
    claims, declined = first_claims(context)
    done_likewise(claims, context)
    elsewhere = other_world(context) if claims else None
    if elsewhere is not None:
        strange = [c for c in claims if elsewhere.holds(c, context)]
        declined += [
            decline(c.clause, f"{c.event_type} {elsewhere.reason}", context) for c in strange
        ]
        claims = [c for c in claims if not any(c is other for other in strange)]
    settle_happenings(claims, context)
    continue_story(claims, context)
    aim_threats(claims)
    point_at_deeds(claims, context)
    drop_misread(claims, context)
    claims = fold_deals(fold_effects(fold_dispersals(fold_repulses(claims)), context), context)
    for claim in claims:
        retype_by_victims(claim, context)
        retype_amid_protests(claim, claims, context)
        retype_as_told(claim, claims, context)
    tell_tolls_apart(claims, context)
    follow_figures(claims, context)
    count_casualties(claims, context)
    follow_counts(claims, context)
    tell_wars(claims, context)
    settle_totals(claims, context)
    kept: list[Claim] = []
    for claim in claims:
        reason = SLIGHT if claim.slight else lacks_substance(claim, claims, context)
        if is_war(claim, context) and not claim.counts:
            reason = "the war that the news goes on in"
        if is_remote(claim, claims, context):
            reason = f"{claim.event_type} of history, more than a generation ago"
        if reason:
            give_author(claim, kept, context)
            declined.append(decline(claim.clause, reason, context))
        else:
            kept.append(claim)
    give_vouchers(kept, context)
    return Coded(with_denials(kept, context), declined)


def first_claims(context: Context) -> tuple[list[Claim], list[Declined]]:
    """One clause at a time, before the claims are held against each other."""
    claims: list[Claim] = []
    declined: list[Declined] = []
    asked: set[int] = set()
    clauses = sorted(context.document.clauses, key=lambda c: (c.sentence, c.head))
    senses = {c.index: s for c in clauses if (s := best_sense(c, context)) is not None}
    spoken_for = {head for n, s in senses.items() for head in wording_heads(n, s, context)}
    for clause in clauses:
        sense = senses.get(clause.index)
        stated = stated_demand(clause, context) or stated_blame(clause, context)
        if stated is not None and stated.clause.index not in asked:
            asked.add(stated.clause.index)
            claims.append(placed(stated, context))
        named = clause.form is Form.NOUN and is_in_listed_name(clause, context)
        if sense is None or clause.head in spoken_for or context.is_in_time(clause) or named:
            continue
        outcome = claim_of(clause, sense, senses, context)
        if isinstance(outcome, Claim):
            claims.append(outcome)
        else:
            declined.append(outcome)
    return claims, declined


def claim_of(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> Claim | Declined:
    slight = sense.score < REPORTED and is_slight_effect(sense)
    if sense.score < REPORTED and not slight:
        return decline(clause, f"too weak for {sense.trigger.type}: {sense.reason}", context)
    aside = told_already(clause, sense, senses, context)
    aside = aside or told_aside(clause, sense.trigger.type, context)
    if aside is not None:
        return decline(clause, f"{sense.trigger.type}: {aside}", context)
    verdict = judge(clause, context)
    if verdict.unreal:
        threat = conditional_threat(clause, sense.trigger, context)
        if threat is not None:
            return placed(threat, context)
        return decline(clause, f"{sense.trigger.type} not asserted: {verdict.unreal}", context)
    claim = Claim(clause, sense.trigger, sense.trigger.type, sense.score, status=verdict.status)
    if sense.trigger.status is not None and claim.status is Status.HAPPENED:
        claim.status = sense.trigger.status
    quoted = [] if verdict.apart else quoted_speakers(clause, context)
    claim.speakers = verdict.speakers or quoted
    for step in (
        fill_roles,
        take_up_doers,
        find_where,
        find_when,
        find_how_many,
        retype,
        retype_by_sides,
        split_by_list,
        find_things,
    ):
        step(claim, context)
    resolve_pronouns(claim, context)
    retype_by_pronouns(claim, context)
    if claim.event_type is EventType.THREAT and not claim.recipients:
        claim.recipients = put_to(claim, context)
    aim(claim, context)
    settle_status(claim, context)
    if verdict.attempted and not survives_attempt(claim):
        return decline(clause, f"{claim.event_type} only attempted", context)
    claim.given = bool(context.language.anew) and is_given(claim, context)
    claim.witnessed = is_witnessed(claim, context)
    claim.background = is_background(claim, context)
    claim.had_been = had_been(claim, context)
    note_retelling(claim, context)
    claim.again = points_to_doers(claim, context)
    claim.slight = slight
    return claim


def settle_status(claim: Claim, context: Context) -> None:
    """By the day of what is told as a fact; who holds a place has it in so many words."""
    if claim.status is Status.HAPPENED:
        claim.status = status_by_day(claim, context)
    if claim.status is Status.PLANNED and was_held(claim, context):
        claim.status = Status.HAPPENED
    if claim.event_type is EventType.CONTROL and claim.status is Status.ONGOING:
        claim.status = Status.HAPPENED  # a state that lasts by itself
    if claim.trigger.status is Status.HAPPENED and claim.status is Status.ONGOING:
        claim.status = Status.HAPPENED  # "are sheltering in schools": they have fled


def was_held(claim: Claim, context: Context) -> bool:
    """ "fired on a rally called by the opposition": what something befell had been called, and was held."""
    clause, above = claim.clause, context.parent(claim.clause)
    called = clause.tie is Tie.RELATIVE and clause.passive and clause.tense is Tense.NONE
    if not called or above is None or above.modal is not None or above.negated:
        return False
    befell = above.form is Form.VERB and not context.lexicon.attitude(above.lemma)
    return befell and above.tense in {Tense.PAST, Tense.PERFECT}


def note_retelling(claim: Claim, context: Context) -> None:
    """Whether "the attack" points back, and its verb only says that it took place."""
    claim.occurs = occurs(claim.clause, context)
    claim.definite = claim.clause.form is Form.NOUN and context.opens_definite(claim.clause)
    if claim.occurs and claim.definite and not is_told_with(claim, context):
        claim.where = None


def points_to_doers(claim: Claim, context: Context) -> bool:
    """ "The gunmen", "the suspected bandits": common nouns with an article, and nothing that says whose they are."""
    bare = (not any(p.linked("of", "owner")) for p in claim.actors)
    named = (context.is_name(m) for p in claim.actors for m in p.linked("modifier"))
    pointed = (context.is_definite(p) and not context.is_name(p) for p in claim.actors)
    return bool(claim.actors) and all(pointed) and all(bare) and not any(named)


def occurs(clause: Clause, context: Context) -> bool:
    """ "The attack took place in X": the verb adds nothing but place and time."""
    carrier = context.carrier(clause) if clause.form is Form.NOUN else None
    told = carrier is not None and clause.marker == "subject"
    return told and carrier is not None and only_occurs(carrier, context)


def is_told_with(claim: Claim, context: Context) -> bool:
    """Not of "the attack came a day after rebels took X": where something else was done."""
    carrier, where = context.carrier(claim.clause), claim.where
    if carrier is None or where is None or where.basis != "sentence":
        return True
    at = context.smallest(where.name.start, where.name.end)
    clause = context.document.clauses[at] if at is not None else None
    while clause is not None and clause.form is Form.NOUN:
        if clause.marker in context.language.coming_after and clause.index != claim.clause.index:
            return False  # "the strike came after talks in X"
        clause = context.parent(clause)
    return clause is None or clause.index == carrier.index


def placed(claim: Claim, context: Context) -> Claim:
    """An act of speech that no word of its own names, with its place and day."""
    for step in (find_where, find_when, resolve_pronouns, aim):
        step(claim, context)
    return claim


def survives_attempt(claim: Claim) -> bool:
    """An attempted attack is an attack; an attempted capture is none."""
    return claim.event_type in {"attack", "bombing", "clash", "advance", "shelling", "air_strike"}


def decline(clause: Clause, reason: str, context: Context) -> Declined:
    head = context.document.tokens[clause.head]
    return Declined(reason, head.start, head.end)
