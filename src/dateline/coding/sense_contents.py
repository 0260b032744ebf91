"""What words of demand, threat and agreement hold: something asked of somebody, harm held out, a thing agreed on."""

from dateline.coding.context import Context
from dateline.coding.deeds import HARMFUL
from dateline.coding.wordings import triggers_of
from dateline.document import INFINITIVE, Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass, Trigger
from dateline.records import EventType

QUESTIONS = frozenset(
    {"whether", "if", "si", "se", "how", "what", "why", "when", "where", "who", "which"}
    | {"cómo", "qué", "quién", "comment", "pourquoi", "como", "quem", "quem é"}
)
"""Words under which a complement is asked after, and nothing is asked for: "asked whether they would stay"."""

LET_GO = frozenset({NounClass.PERSON, NounClass.CAPTIVE, NounClass.ARMED, NounClass.CIVILIAN})


def is_menacing(clause: Clause, child: Clause, context: Context) -> bool:
    """ "vowed to strike" is a threat, "vowed to help" and "warned that food ran out" are none.

    What is threatened outright always is.
    """
    if not context.lexicon.attitude(clause.lemma) & {"intention", "warning"}:
        return True
    if child.lemma in context.language.ceasing:
        return False
    types = {t.type for t in triggers_of(child, context)}
    attitudes = context.lexicon.attitude(child.lemma)
    if EventType.RELEASE in types and any(
        context.classes(p) & LET_GO for p in child.under("object")
    ):
        return False  # "promised to hand over three suspects"
    if types & HARMFUL or attitudes & {"threat", "reprisal"}:
        return True
    nouns = (c for c in context.children.get(child.index, ()) if c.form is Form.NOUN)
    if any(t.type is EventType.THREAT for c in nouns for t in triggers_of(c, context)):
        return True  # "would see in it a declaration of war"
    phrases = (a.phrase for a in child.arguments if a.marker != "subject")
    aims = frozenset(c for p in phrases for c in context.classes(p))
    return bool(aims & {NounClass.FORCE, NounClass.ARMED})


def forbears(clause: Clause, context: Context) -> bool:
    """ "would not stand by": what is threatened stands under a negation."""
    return clause.negated and "forbearance" in context.lexicon.attitude(clause.lemma)


def takes_people(clause: Clause, context: Context) -> bool:
    """ "freed them", "took it to their waters": people or what can be moved, and no ground."""
    persons = context.language.pronouns_person
    taken = clause.under("object") if clause.form is Form.VERB else ()
    moved = bool(clause.under("to", "into"))
    for phrase in taken:
        person = context.words(phrase).lower() in persons
        place = context.place_taken_up(phrase) is not None
        if person or (moved and context.is_pronoun(phrase) and not place):
            return True
    return False


def asks_what(clause: Clause, context: Context) -> bool:
    """ "What Ukraine wants in Kursk": the heading of an explanation."""
    return any(context.words(p).lower() == "what" for p in clause.under("object"))


def has_content(clause: Clause, trigger: Trigger, context: Context) -> bool:
    """Whether what is agreed, demanded, threatened stands beneath as a clause.

    A verb of mere speech demands or agrees only with an infinitive ("told them to leave", not "told them that …") and
    threatens only with what will or would be.
    """
    attitudes = context.lexicon.attitude(clause.lemma)
    if trigger.type is EventType.AGREEMENT and (
        "transparent" in attitudes or "intention" not in attitudes
    ):
        return (
            False  # "lograron apagar la revuelta", "decretaron enviar a prisión" agree to nothing
        )
    speaks = "speech" in attitudes
    for child in context.children.get(clause.index, ()):
        if child.tie is Tie.COMPLEMENT:
            ahead = child.modal is not None or child.tense is Tense.FUTURE
            if trigger.type is EventType.AGREEMENT and is_opinion(child):
                continue
            if trigger.type is EventType.AGREEMENT and is_its_aim(clause, child):
                continue
            if trigger.type is EventType.THREAT and (
                child.negated is not forbears(child, context)
                or not (child.negated or is_menacing(clause, child, context))
            ):
                continue
            if speaks and child.tense is Tense.PERFECT and child.marker in INFINITIVE:
                continue  # "annonce avoir arrêté dix hommes" tells what was done
            if (
                child.marker in INFINITIVE
                or not speaks
                or (trigger.type is EventType.DEMAND and is_mandative(child))
                or (trigger.type is EventType.THREAT and ahead)
            ):
                return True
    return False


def is_its_aim(clause: Clause, child: Clause) -> bool:
    """ "patterns that a leader adopts to sway others": what a thing is taken up for, and nothing agreed."""
    return child.marker == "to" and clause.tie is Tie.RELATIVE and bool(clause.under("object"))


def is_opinion(child: Clause) -> bool:
    """ "agreed that he was a tyrant": what is so, and nothing that is to be done."""
    finite = child.form is Form.VERB and child.tense in {Tense.PAST, Tense.PRESENT}
    return finite and child.marker in {"that", "que", "أن"} and child.modal is None


def wishes_itself(clause: Clause, context: Context) -> bool:
    """ "wants to drive them out": what somebody wishes to do is demanded of nobody."""
    own = {p.head for p in clause.under("subject")}
    attitudes = context.lexicon.attitude(clause.lemma)
    wish = attitudes & {"intention", "unreal"} and "demand" not in attitudes
    wish = wish or "attempt" in attitudes  # "sought to ease tensions"
    return bool(wish) and any(
        child.tie is Tie.COMPLEMENT and own & {p.head for p in child.under("subject")}
        for child in context.children.get(clause.index, ())
    )


def is_question(clause: Clause, context: Context) -> bool:
    children = context.children.get(clause.index, ())
    return any(c.tie is Tie.COMPLEMENT and c.marker in QUESTIONS for c in children)


def is_mandative(clause: Clause) -> bool:
    """ "insisted that the army leave": a bare form under "that" is what somebody is to do."""
    bare = clause.form is Form.VERB and clause.tense is Tense.NONE and clause.modal is None
    return clause.tie is Tie.COMPLEMENT and clause.marker == "that" and bare
