"""Whether the clause above only tells, denies or blames what is beneath; who does so becomes its speaker."""

from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.sense_contents import is_mandative, is_menacing
from dateline.coding.status_moods import TOLD, is_lent
from dateline.coding.status_speech import Verdict, decline, speak, speech
from dateline.coding.wordings import triggers_of
from dateline.document import INFINITIVE, Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

REFUSABLE = frozenset(
    {
        *(EventType.AGREEMENT, EventType.TALKS, EventType.AID, EventType.RELEASE),
        EventType.WITHDRAWAL,
    }
)
"""Prepositions under which talks have their subject: what is talked about has not come about."""


def is_warned_of(below: Clause, attitudes: frozenset[str]) -> bool:
    """ "advirtieron que derribarán cualquier helicóptero": what a threat holds out, also where the verb says too."""
    ahead = below.tense is Tense.FUTURE or below.modal is not None
    return {"threat", "speech"} <= attitudes and below.tie is Tie.COMPLEMENT and ahead


def told_by(
    below: Clause,
    above: Clause,
    attitudes: frozenset[str],
    infinitive: bool,
    verdict: Verdict,
    context: Context,
) -> bool:
    """Whether the clause above only tells, denies or blames what is beneath; who does so becomes its speaker."""
    if "demand" in attitudes and is_word_of(below, context):
        verdict.speakers.clear()  # who asks about it does not tell it
        return True
    if "refusal" in attitudes and is_offer(below, context):
        return False  # "dismissed talks"
    if "denial" in attitudes and is_end(below, context):
        decline(verdict, "not ended")
        return True
    if {"denial", "refusal"} <= attitudes and is_deed_itself(below, context):
        speak(above, verdict, context)
        return True
    if "denial" in attitudes and not above.negated:
        verdict.status = Status.DENIED
        only = verdict.unreal in {"negated", "only supposed"}  # "denied any attack"
        verdict.unreal = None if only else verdict.unreal
        speak(above, verdict, context)
    elif "accusation" in attitudes:
        speak(above, verdict, context)
    elif "demand" in attitudes and is_mandative(below):
        return False
    elif above.passive and "doubt" in attitudes and below.marker in INFINITIVE:
        return False  # "is believed to have lost"
    elif ("intention" in attitudes and is_provided_for(below, above, context)) or launches(
        below, above, context
    ):
        return False
    elif "speech" in attitudes and not (infinitive or is_lent(below, above, context)):
        speech(above, verdict, context)
    else:
        return False
    return True


def is_deed_itself(below: Clause, context: Context) -> bool:
    """ "rejects the murder of a commander": a deed that is named with "the" is condemned, and not denied."""
    direct = below.form is Form.NOUN and below.tie is Tie.ARGUMENT and below.marker == "object"
    violent = any(context.may_be(below, kind) for kind in VIOLENT)
    return direct and violent and context.opens_definite(below)


def launches(below: Clause, above: Clause, context: Context) -> bool:
    """ "La Russie a lancé 74 attaques": a verb of saying that does the deed which stands as its object."""
    told = below.tie is Tie.ARGUMENT and below.form is Form.NOUN and below.marker == "object"
    both = told and above.lemma in context.lexicon.embedding.of_things
    light = context.lexicon.light.get(above.lemma, ()) if both else ()
    return any(v.event == "object" and v.actor == "subject" and not v.unreal for v in light)


def is_word_of(below: Clause, context: Context) -> bool:
    """ "asked for information about the attack": what is told about is not asked for."""
    tells = below.form is Form.NOUN and "speech" in context.lexicon.attitude(below.lemma)
    inner = context.children.get(below.index, ())
    return tells and any(c.marker in context.language.about for c in inner)


def is_provided_for(below: Clause, above: Clause, context: Context) -> bool:
    """ "the deal provides for the withdrawal of the troops": what an agreement foresees is still to come."""
    deals = any(NounClass.AGREEMENT in context.classes(p) for p in above.under("subject"))
    return deals and below.form is Form.NOUN and below.tie is Tie.ARGUMENT


def is_end(clause: Clause, context: Context) -> bool:
    """ "ruled out ending the war": the war goes on, and nobody denies it."""
    closing = clause.form is Form.VERB and clause.tense is Tense.NONE
    return closing and clause.lemma in context.lexicon.embedding.ending


def is_wanted_of(below: Clause, above: Clause, context: Context) -> bool:
    """ "wants Kigali to withdraw": what somebody else is to do is asked for, and no plan of anybody's."""
    own = {p.head for p in above.under("subject")}
    others = {p.head for p in below.under("subject")}
    asks = any(t.type is EventType.DEMAND for t in context.lexicon.senses(Form.VERB, above.lemma))
    return asks and bool(own and others) and own.isdisjoint(others)


def is_enacted(below: Clause, above: Clause, context: Context) -> bool:
    """ "voted to extend the embargo": a sanction is made by the vote for it."""
    told = (below, *context.children.get(below.index, ()))
    sanction = any(context.may_be(clause, EventType.SANCTION) for clause in told)
    return sanction and above.lemma in context.lexicon.embedding.enacting and above.tense in TOLD


def is_offer(clause: Clause, context: Context) -> bool:
    """What can be refused in so many words: talks, a deal, help, a release, a withdrawal."""
    return any(t.type in REFUSABLE for t in triggers_of(clause, context))


def threatens(above: Clause, below: Clause, attitudes: frozenset[str], context: Context) -> bool:
    """Whether the clause is what somebody threatens with; what is promised to others' good is a plan."""
    return "threat" in attitudes and (
        "intention" not in attitudes or is_menacing(above, below, context)
    )
