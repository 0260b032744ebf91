"""Whom "they", "it", "we", "his men" mean: somebody told before, of a kind that fits, or whoever speaks."""

from collections.abc import Collection, Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.those_before import (
    agrees,
    fronted,
    is_possessive,
    owns,
    speakers_before,
    subjects_before,
    those_behind,
)
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

ABLE = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.CROWD, NounClass.ORGANIZATION})
"""Who does harm, where the page names them besides: of the residents and the raiders, "they" burned the shops."""
HELD_FOR = ("of", "for")
FORCES = frozenset({ActorKind.POLICE, ActorKind.MILITARY})
LEADING = frozenset({NounClass.ARMED, NounClass.PERSON})
FIRED = frozenset({NounClass.MISSILE, NounClass.WEAPON, NounClass.EXPLOSIVE, NounClass.AIRCRAFT})


def resolve_pronouns(claim: Claim, context: Context) -> None:
    """Put the antecedent in the place of each pronoun; drop the pronoun where there is none.

    Nobody acts on himself: in "the army bombed one of its camps" the camp is another's.
    """
    doers = frozenset(p.head for p in claim.partners)  # whom they help is another
    crowd = claim.event_type is EventType.PROTEST
    for phrases in (claim.actors, claim.recipients, claim.partners):
        harm = phrases is claim.actors and claim.event_type in VIOLENT
        barred = doers | (of_forces(claim.clause, context) if crowd else frozenset())
        found = (antecedent(phrase, claim.clause, context, barred, harm) for phrase in phrases)
        phrases[:] = [m for p in found if p is not None for m in each_of(p, phrases)]
        doers = frozenset(phrase.head for phrase in claim.actors)


def of_forces(clause: Clause, context: Context) -> frozenset[int]:
    """ "Police held the activists as they protested": those of the clauses above who would hardly protest."""
    near = (p for c in context.ancestors(clause) for p in c.under("subject", "agent"))
    return frozenset(p.head for p in near if context.noun_kind(p) in FORCES)


def each_of(found: Phrase, before: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Of an antecedent of several all; a phrase that was no pronoun is itself, its conjuncts stand beside it."""
    return (found,) if any(found is p for p in before) else found.members()


def antecedent(
    phrase: Phrase,
    clause: Clause,
    context: Context,
    barred: Collection[int] = (),
    harm: bool = False,
    led: bool = False,
) -> Phrase | None:
    """Whom a pronoun stands for; never another phrase of its own clause ("soldiers fired on them").

    A possessive may: "Turkey and its ministry". Nor phrases whose heads are `barred`. `led`: fighters of whoever it is
    ("his men"), who is armed or a person, and no council or ministry.
    """
    if not context.is_pronoun(phrase) or is_some_of(phrase, context):
        return phrase
    if context.is_first_person(phrase):
        return speaking(phrase, context)
    lemma = pronoun_of(phrase, context)
    if lemma is None or context.place_taken_up(phrase) is not None:
        return None
    beside = {*beside_it(phrase, clause, context), *barred}
    fits = owns if is_possessive(phrase, context) else agrees
    told = speakers_before(phrase, clause, context)
    before = (
        *those_behind(phrase, clause, lemma, context),
        *told,
        *subjects_before(phrase, clause, context),
    )
    near = [c for c in (*fronted(phrase, clause, context), *before) if c.head not in beside]
    if not is_possessive(phrase, context):
        near = [c for c in near if not is_named_beside(c, beside, context)]
    found = [c for c in near if fits(c, lemma, context)]
    plural = lemma in context.language.pronouns_plural and not is_possessive(phrase, context)
    if plural and not any(fits(c, lemma, context) for c in told):
        found = not_beyond_things(found, near, phrase, context)
    acting = harm and not clause.passive and phrase in clause.under("subject")
    if acting and is_thing_word(lemma, context) and is_of_thing(phrase, near, context):
        return None
    if led:
        telling = tellers_above(clause, context)
        found = [c for c in found if context.classes(c) & LEADING or c.head in telling]
    likely = [c for c in found if not harm or context.classes(c) & ABLE]
    return next(iter(likely or found), None)


def is_named_beside(candidate: Phrase, beside: Collection[int], context: Context) -> bool:
    """ "He pleaded with Mr X" is not said of X, whom the page has named before."""
    tokens = context.document.tokens
    surname = tokens[candidate.head].text.rpartition(" ")[2]
    named = (tokens[head] for head in beside if tokens[head].pos == "PROPN")
    own = tokens[candidate.head].pos == "PROPN"
    return own and any(t.text.rpartition(" ")[2] == surname for t in named)


def tellers_above(clause: Clause, context: Context) -> frozenset[int]:
    """ "The ministry says its men have advanced": whoever says so of fighters of his, whatever he is."""
    above = context.parent(clause)
    if above is None or clause.tie is not Tie.COMPLEMENT:
        return frozenset()
    return frozenset(p.head for p in above.under("subject"))


def beside_it(phrase: Phrase, clause: Clause, context: Context) -> frozenset[int]:
    """The phrases of the clause that holds the pronoun, also of the one above: "accused her of shelling"."""
    for holder in (clause, context.parent(clause)):
        heads = (p.head for a in (holder.arguments if holder else ()) for p in a.phrase.members())
        if phrase.head in (known := frozenset(heads)):
            return known
    return frozenset()


def speaking(phrase: Phrase, context: Context) -> Phrase | None:
    """Whose words in quotation marks the phrase stands in: "we", "our forces"."""
    quotation = context.quotation_at(phrase.start)
    source = quotation.source_phrase if quotation is not None else None
    if source is None or context.is_pronoun(source):
        return None
    return spoken_for(source, context)


def spoken_for(speaker: Phrase, context: Context) -> Phrase:
    """ "Musa Ade, a spokesman for the rebels": who says "we" for others is told by the office beside the name."""
    if not context.is_name(speaker):
        return speaker
    offices = [p for p in speaker.linked("apposition") if not context.is_name(p)]
    return next((p for office in offices for p in office.linked(*HELD_FOR)), speaker)


def not_beyond_things(
    found: list[Phrase], near: list[Phrase], phrase: Phrase, context: Context
) -> list[Phrase]:
    """ "stopped the buses and boarded them", "chased the growers and beat them": what stands nearer in the sentence.

    Things are nobody, so nothing is found; a noun that the lexicon does not know may be people.
    """
    here = context.sentence_at(phrase.start)
    own = [c for c in near if context.sentence_at(c.start) == here]
    if any(context.sentence_at(c.start) == here for c in found):
        return found
    plural = [c for c in own if is_plural_noun(c, context)]
    if not plural:
        return found
    return [c for c in plural if not context.classes(c)]


def is_thing_word(lemma: str, context: Context) -> bool:
    """ "It", in a language that says "he" and "she" of people alone."""
    things, persons = context.language.pronouns_thing, context.language.pronouns_person
    return lemma in things and set(things).isdisjoint(persons)


def is_of_thing(phrase: Phrase, near: Sequence[Phrase], context: Context) -> bool:
    """ "condemned the attack, saying it struck a ward", "fired a missile; it hit a house": the deed or what was fired.

    Of what stands before "it" the nearest thing that can strike, told behind the last body that can act.
    """
    bodies = [c for c in near if agrees(c, pronoun_of(phrase, context) or "", context)]
    since = max((c.end for c in bodies), default=0)
    here = context.sentence_at(phrase.start)
    heads = (
        context.document.tokens[c.head].start
        for c in context.document.clauses
        if c.form is Form.NOUN and 0 <= here - c.sentence <= 1
        if any(context.may_be(c, kind) for kind in VIOLENT)
    )
    fired = any(context.classes(c) & FIRED for c in near if c.start >= since)
    return fired or any(since <= head < phrase.start for head in heads)


def is_plural_noun(phrase: Phrase, context: Context) -> bool:
    noun = context.document.tokens[phrase.head].pos == "NOUN"
    return noun and context.is_inflected(phrase)


def pronoun_of(phrase: Phrase, context: Context) -> str | None:
    """The pronoun as the language lists it; None for one that stands for nobody in particular."""
    known = (
        *context.language.pronouns_plural,
        *context.language.pronouns_thing,
        *context.language.pronouns_person,
    )
    written = (context.words(phrase).lower(), context.document.tokens[phrase.head].text.lower())
    if is_possessive(phrase, context):
        return written[1]
    return next((word for word in written if word in known), None)


def is_some_of(phrase: Phrase, context: Context) -> bool:
    """ "um dos jovens", "otros de los detenidos": who that is, its own words say."""
    inner = list(phrase.linked("of"))
    return any(context.document.tokens[p.head].pos == "NOUN" for p in inner)
