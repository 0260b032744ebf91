"""Words that tell no act of their own: part of a verb's wording, the frame of another act, or that act once more."""

from collections.abc import Iterator, Mapping

from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.effects import is_slight_effect
from dateline.coding.senses import REPORTED, Sense
from dateline.coding.wordings import worded
from dateline.document import Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

RAIDS = frozenset({EventType.ATTACK, EventType.CRACKDOWN, EventType.ADVANCE})
BUILT = frozenset({NounClass.SITE, NounClass.PROPERTY})
NAMED_TWICE = frozenset({EventType.AGREEMENT, EventType.AID, EventType.BOMBING})
"""Acts whose verb often has the act itself as its object."""


def is_in_listed_name(clause: Clause, context: Context) -> bool:
    """ "the Popular Front for the Liberation of Palestine": a word inside the name of a listed body is no deed.

    Nor is the town of Granada, which is a grenade in small letters.
    """
    head = context.document.tokens[clause.head]
    if any(p.candidates and p.end == head.end for p in context.places_in(head.start, head.end)):
        return True
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


def told_already(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> str | None:
    """Why another word of the page tells this act: the one beneath, the one before, or the one it goes on from."""
    if only_carries(clause, sense, senses, context):
        return "only carries another event"
    if says_what_it_was(clause, sense, senses, context):
        return "told before, by another word"
    if points_to_carrier(clause, senses, context):
        return "told before, as another event"
    if goes_on_about(clause, sense, senses, context):
        return "told before, of the same people"
    if is_body_found(clause, sense, context) or is_of_hurt(clause, sense, senses, context):
        return "told before, of the same dead or hurt"
    if sums_up(clause, sense, context):
        return "told before, here only counted"
    if searches_on(clause, sense, senses, context):
        return "told before, the buildings in the town that was entered"
    if is_deed_above(clause, sense, senses, context):
        return "the deed of the verb above"
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
            not sense.trigger.effect
            and is_lent_with(clause, child, context)
            and {sense.trigger.type, inner.trigger.type} <= VIOLENT
        ):
            return True  # "retaliated with air strikes"
        if clause.form is Form.VERB and child.tie is Tie.COMPLEMENT:
            return bool(context.lexicon.attitude(clause.lemma) & {"transparent", "continuing"})
    return False


def is_body_found(clause: Clause, sense: Sense, context: Context) -> bool:
    """ "the bodies of 16 people killed by militiamen were found in X": their death the participle tells."""
    if clause.form is not Form.VERB or sense.trigger.effect != "killed":
        return False
    found = {m.head for p in clause.under("object") for m in (p, *p.linked("of"))}
    beneath = (c for c in context.children.get(clause.index, ()) if c.tie is Tie.RELATIVE)
    dead = (c for c in beneath if c.passive and context.may_be(c, EventType.ATTACK))
    return any(found & {p.head for p in c.under("object")} for c in dead)


def is_of_hurt(clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context) -> bool:
    """ "the five badly wounded people were taken to hospital": those whose wounds were told."""
    reduced = clause.form is Form.VERB and clause.passive and clause.tense is Tense.NONE
    if not reduced or clause.tie is not Tie.RELATIVE or not sense.trigger.effect:
        return False
    if clause.under("agent") or not any(context.is_definite(p) for p in clause.under("object")):
        return False
    told = (c for c in context.document.clauses if c.head < clause.head and c.index in senses)
    return any(senses[c.index].trigger.effect == sense.trigger.effect for c in told)


def sums_up(clause: Clause, sense: Sense, context: Context) -> bool:
    """ "With the death of [the] youth the toll rises to 175": of a death that was told."""
    above, language = context.parent(clause), context.language
    if clause.form is not Form.NOUN or above is None or not sense.trigger.effect:
        return False
    beside = clause.marker in {*language.instruments, *language.partners, "with"}
    runs = above.lemma in language.running_verbs
    return (
        beside
        and runs
        and any(context.lemma(p) in language.running_nouns for p in above.under("subject"))
    )


def searches_on(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> bool:
    """ "stormed the town and raided houses": the same incursion goes on."""
    above = context.parent(clause)
    joined = clause.form is Form.VERB and clause.tie is Tie.COORDINATE
    if not joined or above is None or sense.trigger.type not in RAIDS or sense.trigger.effect:
        return False
    outer = senses.get(above.index)
    entered = outer is not None and outer.trigger.type is EventType.ADVANCE
    things = clause.under("object")
    built = things and all(
        (known := context.classes(p)) & BUILT and NounClass.PLACE not in known for p in things
    )
    doers = {p.head for p in clause.under("subject")} & {p.head for p in above.under("subject")}
    return entered and bool(built) and bool(doers)


def is_deed_above(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> bool:
    """ "stormed the town on Monday, in an attack that observers called the worst": the deed of the verb above."""
    above = context.parent(clause)
    within = clause.form is Form.NOUN and clause.marker in context.language.during
    if not within or above is None or sense.trigger.type is not EventType.ATTACK:
        return False
    outer = senses.get(above.index)
    if outer is None or outer.score < REPORTED or outer.trigger.effect or above.passive:
        return False
    bare = not clause.under("of", "by", "owner", *(sense.trigger.recipient or ()))
    return bare and outer.trigger.type in VIOLENT | {EventType.ADVANCE}


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


def says_what_it_was(
    clause: Clause, sense: Sense, senses: Mapping[int, Sense], context: Context
) -> bool:
    """ "un hostigamiento contra la base, un ataque que …": behind a comma, what the deed told before it was."""
    tokens, at = context.document.tokens, clause.head
    if clause.form is not Form.NOUN or sense.trigger.type not in VIOLENT or at < 2:
        return False
    led = tokens[at - 2].text == "," and tokens[at - 1].text.lower() in context.language.one
    behind = {t.text.lower() for t in tokens[at + 1 : at + 2]}
    same = (c for c in context.document.clauses if c.sentence == clause.sentence and c.head < at)
    deeds = [c for c in same if c.index in senses and c.form is Form.NOUN] if led else []
    told = bool(deeds) and senses[deeds[-1].index].trigger.type in VIOLENT
    return told and not behind.isdisjoint(context.language.that)


def points_to_carrier(clause: Clause, senses: Mapping[int, Sense], context: Context) -> bool:
    """ "The campaign" after "a campaign of bombardment", which told of air strikes."""
    if clause.form is not Form.NOUN or clause.arguments or not context.opens_definite(clause):
        return False
    same = (c for c in context.document.clauses if c.lemma == clause.lemma)
    told = [c for c in same if c.head < clause.head and c.index in senses]
    return any(only_carries(c, senses[c.index], senses, context) for c in told)
