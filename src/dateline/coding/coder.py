"""The rule coder: clauses in, claims out. The list of steps below is the whole of it.

Every trigger in reach becomes a candidate; its sense is judged by score; what stands around it says whether it
happened, who says so, who, where, when and how many. What is not coded is declined with a reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.asides import told_aside
from dateline.coding.authorship import give_author
from dateline.coding.background import had_been, is_background, is_remote, is_war
from dateline.coding.casualties import count_casualties
from dateline.coding.claims import Claim, Declined, Where
from dateline.coding.context import Context
from dateline.coding.deals import fold_deals
from dateline.coding.deeds import VIOLENT
from dateline.coding.denials import with_denials
from dateline.coding.discourse import resolve_pronouns, told_time
from dateline.coding.dispersals import fold_dispersals
from dateline.coding.effects import fold_effects, is_slight_effect
from dateline.coding.entries import entry_place, entry_time
from dateline.coding.genre import other_world
from dateline.coding.givenness import is_given
from dateline.coding.happenings import OWN, settle_happenings
from dateline.coding.how_many import find_how_many
from dateline.coding.obligations import stated_blame, stated_demand
from dateline.coding.referring import point_at_deeds
from dateline.coding.repulses import fold_repulses
from dateline.coding.retype_tolls import retype_amid_protests, retype_by_victims
from dateline.coding.retyping import retype, retype_by_sides
from dateline.coding.roles import fill_roles
from dateline.coding.running import follow_figures
from dateline.coding.senses import REPORTED, Sense, best_sense
from dateline.coding.speakers import quoted_speakers
from dateline.coding.status import judge
from dateline.coding.substance import lacks_substance
from dateline.coding.targets import find_things
from dateline.coding.threats import aim_threats, conditional_threat, put_to
from dateline.coding.totals import settle_totals
from dateline.coding.when import find_when
from dateline.coding.when_tenses import status_by_day
from dateline.coding.where import find_where
from dateline.coding.where_frames import holds, in_town_told
from dateline.coding.where_told import PROVINCE, told_place
from dateline.coding.wordings import worded
from dateline.document import Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

COUNTRY = 4
"""Rank of a country among precisions."""
NAME = "rules 0.1"
SLIGHT = "too weak for attack: deaths or wounds without an act that brought them about"

NAMED_TWICE = frozenset({EventType.AGREEMENT, EventType.AID, EventType.BOMBING})
"""Acts whose verb often has the act itself as its object."""


@dataclass(slots=True)
class Coded:
    claims: list[Claim]
    declined: list[Declined]


def code(context: Context) -> Coded:
    """All claims of an article, in order of the text."""
    claims, declined = first_claims(context)
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
    claims = fold_deals(fold_effects(fold_dispersals(fold_repulses(claims)), context), context)
    for claim in claims:
        retype_by_victims(claim, context)
        retype_amid_protests(claim, claims, context)
    follow_figures(claims, context)
    count_casualties(claims, context)
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


def is_in_listed_name(clause: Clause, context: Context) -> bool:
    """ "the Popular Front for the Liberation of Palestine": a word inside the name of a listed body is no deed."""
    head = context.document.tokens[clause.head]
    return any(
        name.start < head.start and head.end < name.end
        for name in context.document.actors
        if name.end - name.start > 2 * (head.end - head.start)
    )


def wording_heads(index: int, sense: Sense, context: Context) -> Iterator[int]:
    """Token of "control" in "took control": part of the verb's wording, no event of its own."""
    clause = context.document.clauses[index]
    if clause.form is Form.VERB and (sense.score >= REPORTED or is_slight_effect(sense)):
        for marker, phrase in ((a.marker, a.phrase) for a in clause.arguments):
            if worded(clause, marker, phrase, context) in sense.trigger.words:
                yield phrase.head
        if sense.trigger.type in NAMED_TWICE and clause.under("subject", "agent"):
            yield from said_again(clause, sense.trigger.type, context)
        if sense.trigger.type is EventType.VIOLATION:
            yield from said_again(clause, EventType.AGREEMENT, context)
            for phrase in clause.under("subject") if not clause.under("object") else ():
                if NounClass.AGREEMENT in context.classes(phrase):
                    yield phrase.head  # "the truce collapsed"
    if clause.form is Form.NOUN and sense.trigger.type is EventType.VIOLATION:
        for phrase in clause.under(*sense.trigger.needs):
            if NounClass.AGREEMENT in context.classes(phrase):
                yield phrase.head  # "a breach of the truce"


def said_again(clause: Clause, named_type: EventType, context: Context) -> Iterator[int]:
    """Token of "truce" in "agreed to a truce" and "broke the truce", of "aid" in "pledged 50 million in aid"."""
    named = [*clause.under("object", "on", "to", "into", "in", *context.language.partners)]
    if clause.lemma in context.lexicon.embedding.mishaps:
        named += clause.under("subject")  # "the truce collapsed"
    named += [inner for phrase in named for inner in phrase.linked("of", "in")]
    for phrase in named:
        senses = context.lexicon.senses(Form.NOUN, context.lemma(phrase))
        if any(t.type is named_type for t in senses):
            yield phrase.head


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
        find_where,
        find_when,
        find_how_many,
        retype,
        retype_by_sides,
        find_things,
    ):
        step(claim, context)
    resolve_pronouns(claim, context)
    if claim.event_type is EventType.THREAT and not claim.recipients:
        claim.recipients = put_to(claim, context)
    if claim.status is Status.HAPPENED:
        claim.status = status_by_day(claim, context)
    if claim.event_type is EventType.CONTROL and claim.status is Status.ONGOING:
        claim.status = Status.HAPPENED  # a state that lasts by itself
    if verdict.attempted and not survives_attempt(claim):
        return decline(clause, f"{claim.event_type} only attempted", context)
    claim.given = bool(context.language.anew) and is_given(claim, context)
    claim.background = is_background(claim, context)
    claim.had_been = had_been(claim, context)
    claim.occurs = occurs(clause, context)
    claim.definite = clause.form is Form.NOUN and context.opens_definite(clause)
    claim.again = points_to_doers(claim, context)
    claim.slight = slight
    return claim


def points_to_doers(claim: Claim, context: Context) -> bool:
    """ "The gunmen": common nouns with an article, and nothing that says whose they are."""
    bare = (not any(p.linked("of", "owner", "modifier")) for p in claim.actors)
    pointed = (context.is_definite(p) and not context.is_name(p) for p in claim.actors)
    return bool(claim.actors) and all(pointed) and all(bare)


def occurs(clause: Clause, context: Context) -> bool:
    """ "The attack took place in X": the verb adds nothing but place and time."""
    carrier = context.carrier(clause) if clause.form is Form.NOUN else None
    return (
        carrier is not None
        and clause.marker == "subject"
        and carrier.lemma in context.language.occurring
    )


def placed(claim: Claim, context: Context) -> Claim:
    """An act of speech that no word of its own names, with its place and day."""
    for step in (find_where, find_when, resolve_pronouns):
        step(claim, context)
    return claim


def told_already(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> str | None:
    """Why another word of the page tells this act: the one beneath, the one before, or the one it goes on from."""
    if only_carries(clause, sense, senses, context):
        return "only carries another event"
    if points_to_carrier(clause, senses, context):
        return "told before, as another event"
    if goes_on_about(clause, sense, senses, context):
        return "told before, of the same people"
    if only_frames(clause, sense, senses, context):
        return "only the operation in which people were arrested"
    return None


def only_carries(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> bool:
    """ "a barrage of air strikes", "helped them to advance": the event is the word beneath."""
    for child in context.children.get(clause.index, ()):
        inner = senses.get(child.index)
        if inner is None or inner.score < REPORTED:
            continue
        if clause.form is Form.NOUN and child.marker == "of" and inner.trigger.type in VIOLENT:
            return sense.trigger.score < 0.85
        flight = sense.trigger.type is inner.trigger.type is EventType.DISPLACEMENT
        beside = child.tie in {Tie.ADVERBIAL, Tie.RELATIVE} and not child.passive
        if flight and beside and child.tense is Tense.NONE:
            return True  # "cross the river fleeing the fighting"
        if (
            is_lent_with(clause, child, context)
            and {sense.trigger.type, inner.trigger.type} <= VIOLENT
        ):
            return True  # "retaliated with air strikes"
        if clause.form is Form.VERB and child.tie is Tie.COMPLEMENT:
            return bool(context.lexicon.attitude(clause.lemma) & {"transparent", "continuing"})
    return False


def only_frames(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> bool:
    """ "In a joint operation of army and police, two suspects were arrested": no ground is gained there."""
    above = context.parent(clause)
    around = clause.form is Form.NOUN and clause.marker not in {"subject", "object", "agent"}
    if above is None or not around or sense.trigger.type is not EventType.ADVANCE:
        return False
    outer = senses.get(above.index)
    aimed = clause.under(*(set(sense.trigger.place) - {clause.marker}))
    arrest = outer is not None and outer.trigger.type is EventType.ARREST
    return arrest and not any(NounClass.PLACE in context.classes(p) for p in aimed)


def is_lent_with(clause: Clause, child: Clause, context: Context) -> bool:
    """Whether the verb does the deed of the noun under its "with" or "by": "riposte par des raids"."""
    if clause.form is not Form.VERB or child.form is not Form.NOUN or child.tie is not Tie.ARGUMENT:
        return False
    if child.marker not in {*context.language.partners, *context.language.agents}:
        return False
    return any(v.event == child.marker for v in context.lexicon.light.get(clause.lemma, ()))


def goes_on_about(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> bool:
    """ "left their villages and sought shelter in X", "held a protest and blocked the avenue": one act of one crowd."""
    above, kinds = context.parent(clause), {EventType.DISPLACEMENT, EventType.PROTEST}
    if above is None or clause.tie is not Tie.COORDINATE or sense.trigger.type not in kinds:
        return False
    before = senses.get(above.index)
    beneath = (senses.get(c.index) for c in context.children.get(above.index, ()))
    told = [s for s in (before, *beneath) if s is not None and s.score >= REPORTED]
    same = any(s.trigger.type is sense.trigger.type and s is not sense for s in told)
    mine = {p.head for p in clause.under("subject")}
    apart = any(context.times_of(clause)) or bool(context.quantities_in(clause.start, clause.end))
    return same and not apart and bool(mine & {p.head for p in above.under("subject")})


def points_to_carrier(clause: Clause, senses: Mapping[int, Sense], context: Context) -> bool:
    """ "The campaign" after "a campaign of bombardment", which told of air strikes."""
    if clause.form is not Form.NOUN or clause.arguments or not context.opens_definite(clause):
        return False
    same = (c for c in context.document.clauses if c.lemma == clause.lemma)
    told = [c for c in same if c.head < clause.head and c.index in senses]
    return any(only_carries(c, senses[c.index], senses, context) for c in told)


def survives_attempt(claim: Claim) -> bool:
    """An attempted attack is an attack; an attempted capture is none."""
    return claim.event_type in {"attack", "bombing", "clash", "advance", "shelling", "air_strike"}


def continue_story(claims: list[Claim], context: Context) -> None:
    """Place and day taken over from what was told before."""
    for n, claim in enumerate(claims):
        take_up_background(claim, claims[:n], context)
        if claim.where is None:
            claim.where = entry_place(claim, context) or told_place(claim, claims[:n], context)
        else:
            claim.where = in_town_told(claim, claims[:n], context)
        if "places_taken" in claim.counts:
            claim.where = around_many(claim.where, context)
        if is_war(claim, context) and claim.where is not None and claim.where.basis not in OWN:
            claim.where = around_many(claim.where, context, COUNTRY)
        if claim.when is None and claim.status is not Status.PLANNED:
            claim.when = entry_time(claim, context) or told_time(claim, claims[:n], context)


def take_up_background(claim: Claim, before: Sequence[Claim], context: Context) -> None:
    """ "Since 2015 it has seen attacks. These attacks have killed 2,000": a further word on what was context."""
    last = before[-1] if before else None
    if last is None or not last.background or last.when is None or claim.when is not None:
        return
    mine, its = context.sentence(claim.clause), context.sentence(last.clause)
    goes_on = mine.paragraph == its.paragraph and mine.index - its.index == 1
    noun = claim.clause.form is Form.NOUN and context.opens_definite(claim.clause)
    told = goes_on and noun and claim.clause.lemma.split()[0] == last.clause.lemma.split()[0]
    if told or (mine.index == its.index and last.when.basis == "discourse"):
        claim.when, claim.background = replace(last.when, basis="discourse"), True
        claim.where = claim.where or last.where


def around_many(where: Where | None, context: Context, rank: int = PROVINCE) -> Where | None:
    """ "ten towns" are in no town: a bare count has a place that can hold them, the province if it is told.

    A war is in no town either, but in the country, if that is told.
    """
    if where is None or context.fineness(where.name) >= rank:
        return where
    told = (n for n in context.places if context.fineness(n) == rank)
    return next((w for n in told if holds(w := replace(where, name=n), where, context)), None)


def decline(clause: Clause, reason: str, context: Context) -> Declined:
    head = context.document.tokens[clause.head]
    return Declined(reason, head.start, head.end)
