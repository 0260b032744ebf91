"""The rule coder: clauses in, claims out. The list of steps below is the whole of it.

Every trigger in reach becomes a candidate; its sense is judged by score; what stands around it says whether it
happened, who says so, who, where, when and how many. What is not coded is declined with a reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.authorship import give_author
from dateline.coding.background import is_background, is_remote
from dateline.coding.casualties import count_casualties
from dateline.coding.claims import Claim, Declined, Where
from dateline.coding.context import Context
from dateline.coding.deals import fold_deals
from dateline.coding.denials import with_denials
from dateline.coding.discourse import resolve_pronouns, told_time
from dateline.coding.dispersals import fold_dispersals
from dateline.coding.effects import fold_effects, is_slight_effect
from dateline.coding.entries import entry_place, entry_time
from dateline.coding.genre import other_world
from dateline.coding.givenness import is_given
from dateline.coding.how_many import find_how_many
from dateline.coding.obligations import stated_blame, stated_demand
from dateline.coding.referring import point_at_deeds
from dateline.coding.repulses import fold_repulses
from dateline.coding.retyping import retype, retype_amid_protests, retype_by_victims
from dateline.coding.roles import fill_roles
from dateline.coding.running import follow_figures
from dateline.coding.senses import REPORTED, VIOLENT, Sense, best_sense, worded
from dateline.coding.speakers import quoted_speakers
from dateline.coding.status import judge
from dateline.coding.substance import lacks_substance
from dateline.coding.targets import find_things
from dateline.coding.threats import conditional_threat, put_to
from dateline.coding.when import find_when, status_by_day
from dateline.coding.where import find_where
from dateline.coding.where_frames import holds
from dateline.coding.where_told import PROVINCE, told_place
from dateline.document import Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

NAME = "rules 0.1"
SLIGHT = "too weak for attack: deaths or wounds without an act that brought them about"

BODIES = frozenset({NounClass.ARMED, NounClass.ORGANIZATION})
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
    continue_story(claims, context)
    point_at_deeds(claims, context)
    claims = fold_deals(fold_effects(fold_dispersals(fold_repulses(claims)), context), context)
    for claim in claims:
        retype_by_victims(claim, context)
        retype_amid_protests(claim, claims, context)
    follow_figures(claims, context)
    count_casualties(claims, context)
    kept: list[Claim] = []
    for claim in claims:
        reason = SLIGHT if claim.slight else lacks_substance(claim, claims, context)
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
        if sense is None or clause.head in spoken_for or context.is_in_time(clause):
            continue
        outcome = claim_of(clause, sense, senses, context)
        if isinstance(outcome, Claim):
            claims.append(outcome)
        else:
            declined.append(outcome)
    return claims, declined


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
    if only_carries(clause, sense, senses, context):
        return decline(clause, f"{sense.trigger.type}: only carries another event", context)
    if points_to_carrier(clause, senses, context):
        return decline(clause, f"{sense.trigger.type}: told before, as another event", context)
    aside = told_aside(clause, sense.trigger.type, context)
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
    claim.speakers = verdict.speakers or quoted_speakers(clause, context)
    for step in (fill_roles, find_where, find_when, find_how_many, retype, find_things):
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
    claim.definite = clause.form is Form.NOUN and context.opens_definite(clause)
    claim.slight = slight
    return claim


def told_aside(clause: Clause, event_type: EventType, context: Context) -> str | None:
    """What a participle only says of its noun."""
    if names_partner(clause, context) or is_matter(clause, context):
        return "names a partner, or what a protest is about"
    if is_named_party(clause, context):
        return "the name of a party"

    if event_type is not EventType.DISPLACEMENT and names_band(clause, context):
        return "part of the name of a band"
    if event_type is EventType.WITHDRAWAL and is_retired(clause, context):
        return "out of service"
    if event_type is EventType.ACCUSATION and only_says(clause, context):
        return "only says so"
    if event_type in VIOLENT and only_words(clause, context):
        return "only says so"
    if event_type is EventType.DEMAND and is_for_oneself(clause, context):
        return "only wanted for oneself"
    if event_type is EventType.AGREEMENT and only_describes(clause):
        return "only describes the deal"
    if event_type is EventType.AID and is_borne(clause, context):
        return "only says what somebody bears"
    if event_type is EventType.AID and any(any(p.linked("owner")) for p in clause.under("object")):
        return "done for one's own"  # "evacuated its staff"
    if event_type is EventType.DISPLACEMENT and is_of_the_displaced(clause, context):
        return "only says who they are"
    if event_type is EventType.WITHDRAWAL and is_ordered_of_others(clause, context):
        return "of whoever lives there"
    return None


def is_matter(clause: Clause, context: Context) -> bool:
    """ "rallied against enforced disappearances": deeds in general, of nobody named."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.tie is not Tie.ARGUMENT:
        return False
    matters = {*context.language.opposing, *context.language.about}
    bare = all(a.marker == "modifier" for a in clause.arguments)
    head = context.document.tokens[clause.head]
    many = head.text.lower() != head.lemma.lower()
    general = bare and many and not context.opens_definite(clause)
    return general and clause.marker in matters and context.may_be(above, EventType.PROTEST)


def is_for_oneself(clause: Clause, context: Context) -> bool:
    """ "seeking to empty the south": what is tried, nobody else is to do it."""
    doers = {p.head for p in clause.under("subject")}
    wanted = [c for c in context.children.get(clause.index, ()) if c.marker == "to"]
    own = any(doers & {p.head for p in c.under("subject")} for c in wanted)
    attitudes = context.lexicon.attitude(clause.lemma)
    if is_asked_to_be(clause, wanted):
        return True
    return own and "attempt" in attitudes and not clause.under("object", "of", "from")


def is_asked_to_be(clause: Clause, wanted: Sequence[Clause]) -> bool:
    """ "who asked not to be named": only what is to be done to whoever asks."""
    askers = {p.head for p in clause.under("subject")}
    done = {p.head for c in wanted if c.passive for p in c.under("object")}
    return bool(askers & done) and not clause.under("object", "of", "from", "recipient")


def is_named_party(clause: Clause, context: Context) -> bool:
    """ "según Amnistía": with a capital, in the name of a listed party."""
    head = context.document.tokens[clause.head]
    named = clause.form is Form.NOUN and head.text[0].isupper() and not head.text.isupper()
    return named and any(a.start <= head.start < a.end for a in context.document.actors)


def is_of_the_displaced(clause: Clause, context: Context) -> bool:
    """ "a shelter for displaced families": a participle beside people whom nothing counts, under a preposition."""
    above = context.parent(clause)
    if above is None or not (clause.passive and clause.tie is Tie.RELATIVE):
        return False
    people = {p.head: p for p in clause.under("object")}
    counted = any(True for p in people.values() for _ in context.quantities_in(p.start, p.end))
    own = {"subject", "object", "agent", "attribute"}
    held = (a for a in above.arguments if a.marker not in own)
    beneath = any(p.head in people for a in held for p in a.phrase.members())
    return beneath and not counted and len(clause.arguments) == len(people)


def is_ordered_of_others(clause: Clause, context: Context) -> bool:
    """ "ordenó evacuar los barrios": a place that people leave because they are told to."""
    above = context.parent(clause)
    if above is None or clause.tie is not Tie.COMPLEMENT or clause.form is not Form.VERB:
        return False
    ordered = context.lexicon.attitude(above.lemma) & {"demand", "intention"}
    cleared = context.may_be(clause, EventType.AID)  # who is evacuated is helped, too
    left = frozenset(c for p in clause.under("object") for c in context.classes(p))
    return bool(ordered) and cleared and NounClass.PLACE in left and NounClass.POST not in left


def names_partner(clause: Clause, context: Context) -> bool:
    """ "troops backed by Rwanda", "Rwanda-backed troops": who stands behind somebody that does something else."""
    language = context.language
    by_which = clause.form is Form.NOUN and clause.marker in {
        *language.partners,
        *language.auspices,
    }
    if by_which and clause.lemma in language.backing and clause.tie is Tie.ARGUMENT:
        return True  # "under US mediation"
    beside = clause.tie in {Tie.RELATIVE, Tie.ADVERBIAL}
    return clause.passive and beside and clause.lemma in context.language.backing


def names_band(clause: Clause, context: Context) -> bool:
    """ "جبهة تحرير تيغراي", "fuerza de ataque": what a body of people is called after, and nothing that was done."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None:
        return False
    definite = context.opens_definite(clause)
    for phrase in (m for a in above.arguments for m in a.phrase.members()):
        is_group = context.lemma(phrase) in context.language.groups
        is_body = not definite and bool(context.classes(phrase) & BODIES)
        called = is_group or (is_body and context.actor_at_head(phrase) is None)
        if called and clause.head in {p.head for p in phrase.linked("of")}:
            return True
    return False


def only_says(clause: Clause, context: Context) -> bool:
    """ "…, acusa o MISA": a verb set beside what it says, with nobody accused."""
    said = (c for c in context.children.get(clause.index, ()) if c.tie is Tie.COMPLEMENT)
    whom = clause.under("object", "recipient", "of", *context.language.goals)
    return not whom and any(c.marker is None and c.form is Form.VERB for c in said)


def only_words(clause: Clause, context: Context) -> bool:
    """ "« … », a martelé le président": a verb of force that here has words as its object."""
    if clause.form is not Form.VERB or "speech" not in context.lexicon.attitude(clause.lemma):
        return False
    head = context.document.tokens[clause.head]
    quoted = any(q.cue and q.cue[0] <= head.start < q.cue[1] for q in context.document.quotations)
    beneath = context.children.get(clause.index, ())
    told = any(c.tie is Tie.COMPLEMENT and c.tense is not Tense.NONE for c in beneath)
    return (quoted or told) and not clause.under("object", "recipient")


def is_retired(clause: Clause, context: Context) -> bool:
    """ "el general retirado": a single officer, taken back from nowhere by nobody."""
    left = clause.under("object")
    single = len(left) == 1 and len(clause.arguments) == 1 and not left[0].conjuncts
    if not (single and clause.passive and clause.tie is Tie.RELATIVE):
        return False
    token = context.document.tokens[left[0].head]
    return token.pos == "PROPN" or token.text.lower() == token.lemma.lower()


def only_describes(clause: Clause) -> bool:
    """ "a Russian-brokered ceasefire": a participle before its noun."""
    before = any(p.head > clause.head for p in clause.under("object"))
    return clause.passive and clause.tie is Tie.RELATIVE and before


def is_borne(clause: Clause, context: Context) -> bool:
    """ "men armed with machetes", "boats, some equipped with guns": what they have, and no gift of anybody's."""
    beside = clause.passive and clause.tie in {Tie.RELATIVE, Tie.ADVERBIAL, Tie.COORDINATE}
    return (
        beside
        and bool(clause.under(*context.language.partners))
        and not clause.under("agent", "by")
    )


def placed(claim: Claim, context: Context) -> Claim:
    """An act of speech that no word of its own names, with its place and day."""
    for step in (find_where, find_when, resolve_pronouns):
        step(claim, context)
    return claim


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
        if flight and child.tie is Tie.ADVERBIAL and child.tense is Tense.NONE:
            return True  # "cross the river fleeing the fighting"
        if clause.form is Form.VERB and child.tie is Tie.COMPLEMENT:
            return bool(context.lexicon.attitude(clause.lemma) & {"transparent", "continuing"})
    return False


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
        if claim.where is None:
            claim.where = entry_place(claim, context) or told_place(claim, claims[:n], context)
        if "places_taken" in claim.counts:
            claim.where = around_many(claim.where, context)
        if claim.when is None and claim.status is not Status.PLANNED:
            claim.when = entry_time(claim, context) or told_time(claim, claims[:n], context)


def around_many(where: Where | None, context: Context) -> Where | None:
    """ "ten towns" are in no town: a bare count has a place that can hold them, the province if it is told."""
    if where is None or context.fineness(where.name) >= PROVINCE:
        return where
    told = (n for n in context.places if context.fineness(n) == PROVINCE)
    return next((w for n in told if holds(w := replace(where, name=n), where, context)), None)


def decline(clause: Clause, reason: str, context: Context) -> Declined:
    head = context.document.tokens[clause.head]
    return Declined(reason, head.start, head.end)
