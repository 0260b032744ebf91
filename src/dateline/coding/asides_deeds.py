"""What sounds like an act of words and is beside one: suspicions of no deed, meetings that were struck."""

from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.wordings import triggers_of
from dateline.document import INFINITIVE, Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import BlockKind, EventType

OPENING = 2
"""Sentences of a page, its headline among them, that bring up what it tells."""
TOPIC_ENDS = frozenset({"-", "–", "—", ":", "|"})

UNDER = frozenset({"under", "sous", "bajo", "sob"})


def is_of_no_deed(clause: Clause, context: Context) -> bool:
    """ "are suspected to have come from X": whoever is thought to have done what harms nobody is not accused."""
    if not clause.passive or "doubt" not in context.lexicon.attitude(clause.lemma):
        return False
    beneath = context.children.get(clause.index, ())
    told = [c for c in beneath if c.tie is Tie.COMPLEMENT and c.marker in INFINITIVE]
    harming = any(context.may_be(c, kind) for c in told for kind in VIOLENT)
    return bool(told) and not harming and not any(context.children.get(c.index) for c in told)


def is_lived_under(clause: Clause, context: Context) -> bool:
    """ "Guayaquil, que está bajo estado de emergencia": what holds there already, and no measure that is taken."""
    above = context.parent(clause)
    going_on = above is not None and above.tense is Tense.PRESENT  # not "was put under curfew"
    return clause.form is Form.NOUN and clause.marker in UNDER and going_on


def is_attacked(clause: Clause, context: Context) -> bool:
    """ "the bomb targeted a meeting of chiefs": what was struck is no event beside."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or clause.marker != "object" or above is None:
        return False
    return any(context.may_be(above, kind) for kind in (EventType.BOMBING, EventType.ATTACK))


def is_setting(clause: Clause, context: Context) -> bool:
    """ "when troops were moving towards the hamlet, rebels opened fire": what was going on when the deed was done.

    Ground that has a name is told for its own sake: "as rebels were advancing on Goma".
    """
    above = context.parent(clause)
    lasting = clause.form is Form.VERB and clause.progressive and clause.tense is Tense.PAST
    if above is None or not lasting or clause.tie is not Tie.ADVERBIAL:
        return False
    if clause.marker not in context.language.meanwhile or context.places_in(
        clause.start, clause.end
    ):
        return False
    return any(trigger.type in VIOLENT for trigger in triggers_of(above, context))


def is_topic(clause: Clause, context: Context) -> bool:
    """ "Sudan War - Strike kills 12": what the headline is about, before a dash or a colon."""
    behind = context.document.tokens[clause.head + 1 : clause.head + 2]
    heads = context.sentence(clause).block is BlockKind.HEADLINE
    war = clause.form is Form.NOUN and clause.lemma in context.language.wars
    return heads and war and any(t.text in TOPIC_ENDS for t in behind)


def is_sick_call(clause: Clause, context: Context) -> bool:
    """ "visited them in hospital", "visited the wounded": nobody talks there of anything."""
    seen = clause.under("object") if clause.lemma in context.language.calling else ()
    return any(context.is_pronoun(p) or context.lemma(p) in context.harm_words for p in seen)


def is_of_named_dead(clause: Clause, context: Context) -> bool:
    """ "One of the men killed was identified as X", "the men killed in the raid were young": those told of before."""
    dead = clause.passive and clause.tie is Tie.RELATIVE and clause.tense is Tense.NONE
    people = clause.under("object")
    if not dead or clause.under("agent") or context.times_of(clause) or clause.sentence < OPENING:
        return False
    counted = any(context.quantities_in(p.start, p.end) for p in people)
    return bool(people) and all(map(context.is_definite, people)) and not counted


def is_done_again(clause: Clause, context: Context) -> bool:
    """ "said that extremists launched it": the deed told before, which the verb only says was done."""
    lends = any(v.event == "object" for v in context.lexicon.light.get(clause.lemma, ()))
    done = [context.words(p).lower() for p in clause.under("object")]
    return lends and bool(done) and all(word in context.language.pronouns_thing for word in done)


def is_errand(clause: Clause, context: Context) -> bool:
    """ "people seeking aid were killed": what they were about, and no call on anybody."""
    told = clause.tie is Tie.RELATIVE and clause.tense is Tense.NONE and not clause.passive
    about = (
        clause.form is Form.VERB and told and "attempt" in context.lexicon.attitude(clause.lemma)
    )
    return about and any(NounClass.CIVILIAN in context.classes(p) for p in clause.under("subject"))


def is_in_general(clause: Clause, context: Context) -> bool:
    """ "Most attacks are attributed to the group": of no one deed."""
    before = context.words_before(clause)
    return clause.form is Form.NOUN and bool(before) and before[0] in context.language.mostly


def is_of_doers(clause: Clause, context: Context) -> bool:
    """ "was surrounded by army reinforcements": who did it, and no sending of them."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.marker not in {"agent", "subject"}:
        return False
    return any(trigger.type in VIOLENT for trigger in triggers_of(above, context))


def is_over(clause: Clause, context: Context) -> bool:
    """ "since a year-long ceasefire ended", "the rebels ended the truce": no deal is made."""
    above, ceasing = context.parent(clause), context.language.ceasing
    ended = above is not None and above.lemma in ceasing and above.form is Form.VERB
    if clause.form is Form.NOUN and any(c.lemma in ceasing for c in context.participles(clause)):
        return True
    return ended and clause.form is Form.NOUN and clause.marker in {"subject", "object"}


def is_by_request(clause: Clause, context: Context) -> bool:
    """ "met at France's request": who wanted it, beside what was done."""
    noun = clause.form is Form.NOUN and clause.tie is Tie.ARGUMENT
    return noun and clause.marker in context.language.on_request


def is_denied_charge(clause: Clause, context: Context) -> bool:
    """ "denied accusations that it arms the rebels": whose charge it is nobody says, least of all who denies it."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.marker != "object":
        return False
    denied = "denial" in context.lexicon.attitude(above.lemma)
    return denied and not clause.under("owner", "by", "of", "from", "modifier")


def is_talked_about(clause: Clause, context: Context) -> bool:
    """ "renewed talks on a troop pullback": what may come of talks that are held about it."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or context.opens_definite(clause):
        return False
    if clause.marker not in context.language.about:
        return False
    if above.form is not Form.VERB:
        return is_talk(above, context)
    held = (c for c in context.children.get(above.index, ()) if c.marker == "object")
    return any(is_talk(c, context) for c in held)


def is_talk(clause: Clause, context: Context) -> bool:
    return clause.form is Form.NOUN and context.may_be(clause, EventType.TALKS)


def is_in_wording(clause: Clause, context: Context) -> bool:
    """ "siege" of a state of siege: part of a longer word that the lexicon has for something else."""
    above = context.parent(clause)
    inner = above is not None and clause.form is above.form is Form.NOUN and clause.marker == "of"
    words = f"{above.lemma} of {clause.lemma}" if above is not None else ""
    return inner and bool(context.lexicon.senses(Form.NOUN, words))


def is_broken_off(clause: Clause, context: Context) -> bool:
    """ "Suspended talks with the front", "walked out of negotiations": nobody met."""
    carrier = context.carrier(clause) or context.parent(clause)
    return carrier is not None and carrier.lemma in context.language.breaking_off


def is_called_so(clause: Clause, context: Context) -> bool:
    """ "the bombing in Kabul, the second attack in a week, killed nine": once more what was told before the comma."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or above.form is not Form.NOUN:
        return False
    links = (*above.arguments, *(k for a in above.arguments for k in a.phrase.links))
    beside = {k.phrase.head for k in links if k.marker == "apposition"}
    return clause.head in beside and any(context.may_be(above, t) for t in VIOLENT)
