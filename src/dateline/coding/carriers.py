"""Verbs that carry an event noun and lend it their phrases: "carried out strikes on", "clashes broke out between"."""

from collections.abc import Iterator, Sequence

from dateline.coding.context import Context, once_a_clause
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.lexicon import LightVerb, NounClass

PLAIN_ROLES = frozenset({"subject", "object", "recipient", "owner", "modifier", "of", "attribute"})


@once_a_clause
def light_verb(clause: Clause, context: Context) -> tuple[Clause, LightVerb] | None:
    """The verb that lends its phrases to an event noun, when the noun stands in the right role of it.

    Also through another noun: "led a campaign of bombardment", "subject to suppression and torture".
    """
    relative = relative_carrier(clause, context)
    if relative is not None:
        return relative
    outer = context.outer_noun(clause)
    if outer is not None:
        return light_verb(outer, context)
    carrier = context.carrier(clause)
    if carrier is None or clause.tie is not Tie.ARGUMENT:
        return None
    for verb in light_senses(carrier, context):
        if verb.event == clause.marker or (verb.event == "of" and is_worded(clause, carrier)):
            return carrier, verb
    return None


def is_worded(clause: Clause, carrier: Clause) -> bool:
    """ "was the target of an attack", "a fait l'objet d'une attaque": the noun stands under that of the wording."""
    worded = carrier.under("attribute", "object")
    return clause.head in {m.head for p in worded for q in p.linked("of") for m in q.members()}


def relative_carrier(clause: Clause, context: Context) -> tuple[Clause, LightVerb] | None:
    """ "the attack that gunmen launched on the mosque": the relative verb whose object the noun is carries it.

    So does one whose subject it is, where that lends whom it befell: "the blast that hit the market".
    """
    struck = striking(clause, context)
    if struck is not None:
        return struck
    for other in relatives_above(clause, context):
        if other.tie is not Tie.RELATIVE or other.passive or not other.under("subject"):
            continue
        if clause.head in {p.head for p in other.under("object")}:
            verbs = context.lexicon.light.get(other.lemma, ())
            fitting = (v for v in verbs if v.event == "object" and v.actor and not v.unreal)
            return next(((other, verb) for verb in fitting), None)
    return None


def relatives_above(clause: Clause, context: Context) -> Iterator[Clause]:
    """What hangs on the clauses above: "the murder of ten during an attack that gunmen launched"."""
    for above in context.ancestors(clause):
        yield from context.children.get(above.index, ())


def striking(clause: Clause, context: Context) -> tuple[Clause, LightVerb] | None:
    for other in context.relatives(clause.head):
        near = other.sentence == clause.sentence
        if near and not other.passive and not other.negated and other.under("object"):
            verbs = context.lexicon.light.get(other.lemma, ())
            fitting = (v for v in verbs if v.event == "subject" and v.recipient and not v.unreal)
            return next(((other, verb) for verb in fitting), None)
    return None


@once_a_clause
def light_senses(carrier: Clause, context: Context) -> tuple[LightVerb, ...]:
    """Those of the verb; for "be subject to" and "hold responsible", of the adjective with its verb.

    So for "faire l'objet d'une attaque", of the noun that the deed hangs on.
    """
    light = context.lexicon.light
    for phrase in carrier.under("attribute"):
        found = light.get(f"{carrier.lemma} {context.lemma(phrase)}")
        if found:
            return found
    for phrase in carrier.under("object"):
        found = light.get(f"{carrier.lemma} {context.lemma(phrase)}")
        if found and any(verb.event == "of" for verb in found):
            return found
    if any(context.lemma(p) == carrier.lemma for p in carrier.under("attribute")):
        return light.get(f"be {carrier.lemma}", ())
    return light.get(carrier.lemma, ())


def lent_phrases(clause: Clause, markers: tuple[str, ...], context: Context) -> tuple[Phrase, ...]:
    """Phrases under the noun's own prepositions that stand with another word: "an attack was made on …"."""
    if clause.form is not Form.NOUN:
        return ()
    wanted = [m for m in markers if m not in PLAIN_ROLES]
    held = (*held_phrases(clause, wanted, context), *broken_out(clause, wanted, context))
    light = light_verb(clause, context)
    if light is None:
        return held
    if "by" in wanted and light[0].passive:
        wanted = [m for m in wanted if m != "by"]  # "was condemned by the church": not its doer
        wanted += ["by", "agent"] if light[1].actor == "subject" else []
    lent = (p for p in light[0].under(*wanted) if p.head != clause.head)
    return (*held, *lent)


def broken_out(clause: Clause, markers: Sequence[str], context: Context) -> Iterator[Phrase]:
    """ "clashes that broke out between the two sides": those beside the verb that only says that it took place."""
    for other in context.relatives(clause.head):
        lent = context.lexicon.light.get(other.lemma, ())
        if not other.negated and any(v.event == "subject" and not v.unreal for v in lent):
            yield from other.under(*markers)


def held_phrases(clause: Clause, markers: Sequence[str], context: Context) -> tuple[Phrase, ...]:
    """Those that stand with a noun around it: "a campaign of bombardment by the army"."""
    above = context.parent(clause)
    if above is None or clause.tie is not Tie.ARGUMENT:
        return ()
    if above.form is Form.NOUN:
        return above.under(*markers) if clause.marker == "of" else ()
    held = (q for p in holding_phrases(clause, context) for q in p.linked(*markers))
    return tuple(m for q in held for m in q.members())


@once_a_clause
def holding_phrases(clause: Clause, context: Context) -> tuple[Phrase, ...]:
    """ "A campaign" of "a campaign of bombardment", in the clause above."""
    above = context.parent(clause)
    around = (p for a in above.arguments for p in a.phrase.members()) if above is not None else ()
    return tuple(p for p in around if any(q.head == clause.head for q in p.linked("of")))


def lent_doers(clause: Clause, context: Context) -> tuple[Phrase, ...]:
    """Who acts in the verb that carries an event noun: "rebels carried out the attack"."""
    light = light_verb(clause, context) if clause.form is Form.NOUN else None
    if light is None or light[1].actor is None or light[1].unreal:
        return ()
    return lent_in(light[0], light[1].actor)


def lent_in(carrier: Clause, role: str) -> tuple[Phrase, ...]:
    """The phrases that a verb lends from one of its roles; the doer of a passive is its agent."""
    return carrier.under(role, *(("agent",) if role == "subject" else ()))


def authors(clause: Clause, context: Context) -> tuple[Phrase, ...]:
    """ "issued a statement condemning …", "in a letter demanding …": whose the text is, or who put it out."""
    texts = [p for p in clause.under("subject") if NounClass.TEXT in context.classes(p)]
    found = [p for text in texts for p in text.linked("owner", "by", "from", "of")]
    heads = {p.head for p in texts}
    for above in context.ancestors(clause):
        if any(a.phrase.head in heads for a in above.arguments):
            found.extend(above.under("agent" if above.passive else "subject"))
            break
    return tuple(p for p in found if p.head not in heads and not context.is_time(p))
