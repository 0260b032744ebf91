"""Whom "the spokesman", "the group", "a statement by …" mean: the person, body or speaker that the page has named."""

from collections.abc import Iterator, Sequence

from dateline.coding.context import SAID, Context
from dateline.document import Form, Phrase, Tie
from dateline.knowledge.actors import PERSONS
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import first_names
from dateline.knowledge.romanisation import fold_name

LONGEST_NAME = 40
"""Characters of a person's name."""
ISSUED = ("of", "owner", "by", "from", "ل")
"""Markers under which a text has those who issued it."""


def named_before(phrase: Phrase, context: Context) -> Phrase | None:
    """The name that a page has put beside an office before: "the spokesman" after "the spokesman, Zaw Min"."""
    if not points_back(phrase, context) or NounClass.PERSON not in context.classes(phrase):
        return None
    lemma, found = context.lemma(phrase), None
    for office, name in offices(context):
        if name.start < phrase.start and context.lemma(office) == lemma:
            found = name
    return found


def fuller_before(phrase: Phrase, context: Context) -> Phrase | None:
    """Who spoke last under the same noun, with words that say more: "the source" after "a security source"."""
    if not points_back(phrase, context):
        return None
    noun = context.lemma(phrase)
    known = (p for p in speakers(context) if p.end <= phrase.start)
    before = (p for p in known if noun in (lemma := context.lemma(p), lemma.split(" ")[0]))
    told = (p for p in before if context.listed(p) or not points_back(p, context))
    found = max(told, key=lambda p: p.start, default=None)
    return found or body_before(phrase, context)


def body_before(phrase: Phrase, context: Context) -> Phrase | None:
    """ "That outlet", "esa entidad", after a name that has no such noun: the body that spoke last, no person."""
    if context.lemma(phrase) not in context.language.nouns_of_bodies or phrase.links:
        return None
    known = (p for p in speakers(context) if p.end <= phrase.start)
    bodies = (p for p in known if is_body(p, context) and not is_someone(p, context))
    return max(bodies, key=lambda p: p.start, default=None)


def is_body(phrase: Phrase, context: Context) -> bool:
    """A listed body, another name, or a noun of bodies with what says which: "o Observatório de Direitos"."""
    if context.actor_at_head(phrase) is not None:
        return True
    told = context.is_name(phrase) or NounClass.ORGANIZATION in context.classes(phrase)
    return told and not points_back(phrase, context)


def is_someone(phrase: Phrase, context: Context) -> bool:
    """A person by a listed name, by an office beside the name, or by a first name."""
    actor = context.actor_at_head(phrase)
    if actor is not None:
        return all(i.startswith(PERSONS) for i in actor.actor_ids)
    beside = (phrase, *phrase.linked("apposition", "modifier"))
    if any(NounClass.PERSON in context.classes(p) for p in beside):
        return True
    return fold_name(context.words(phrase).split()[0]) in first_names()


def speakers(context: Context) -> Iterator[Phrase]:
    """Everybody whom the page has saying something."""
    yield from (q.source_phrase for q in context.document.quotations if q.source_phrase)
    for clause in context.document.clauses:
        if clause.form is Form.VERB and context.lexicon.attitude(clause.lemma) & SAID:
            yield from clause.under("subject", "agent")


def points_back(phrase: Phrase, context: Context) -> bool:
    """A definite common noun with nothing that says whose it is."""
    bare = not any(True for _ in phrase.linked("of", "apposition", "owner", "modifier"))
    return bare and not context.is_name(phrase) and context.is_definite(phrase)


def offices(context: Context) -> Iterator[tuple[Phrase, Phrase]]:
    """Offices with the names beside them, in order of the text."""
    for clause in context.document.clauses:
        for argument in clause.arguments:
            for phrase in within(argument.phrase):
                for other in phrase.linked("apposition", "modifier"):
                    for office, name in ((phrase, other), (other, phrase)):
                        if is_person(name, context) and not context.is_name(office):
                            yield office, name


def within(phrase: Phrase, depth: int = 0) -> Iterator[Phrase]:
    yield phrase
    if depth < 3:
        for link in phrase.links:
            yield from within(link.phrase, depth + 1)


def is_person(phrase: Phrase, context: Context) -> bool:
    short = phrase.end - phrase.start <= LONGEST_NAME
    return short and context.is_name(phrase) and not context.classes(phrase) - {NounClass.PERSON}


def by_name(phrase: Phrase, context: Context) -> Sequence[Phrase]:
    """ "Two reporters, Anas Kari and Sami Ode": as many names as people counted, who are those people."""
    counted = {q.best for q in context.quantities_in(phrase.start, phrase.end)} - {None, 1}
    if not counted or context.is_name(phrase):
        return (phrase,)
    beside = [named.members() for named in phrase.linked("apposition")]
    behind = [p.conjuncts for p in (phrase, *phrase.linked("of"))]
    lists = (names for names in (*beside, *behind) if len(names) in counted)
    return next((n for n in lists if all(is_full_name(p, context) for p in n)), (phrase,))


def is_full_name(named: Phrase, context: Context) -> bool:
    """A person's, of two words or more."""
    return " " in context.words(named) and is_person(named, context)


def issuer(phrase: Phrase, context: Context) -> Phrase | None:
    """Who says what a text says: its owner, or who issued it in a clause about it."""
    if context.classes(phrase) != {NounClass.TEXT}:
        return None
    for owner in phrase.linked(*ISSUED):
        if NounClass.TEXT not in context.classes(owner):
            return owner
    for clause in context.document.clauses:
        if clause.tie is Tie.RELATIVE and any(
            p.head == phrase.head for p in clause.under("object")
        ):
            return next(iter(clause.under("subject", "agent")), None)
    return None
