"""The wordings under which a clause may be in the lexicon: "take | control", "open | fire", and the roles they have."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.coding.carriers import lent_phrases
from dateline.coding.context import ACTING, Context, once_a_clause
from dateline.document import INFINITIVE, Clause, Form, Link, Phrase, Tie
from dateline.knowledge.lexicon import NounClass, Trigger
from dateline.records import EventType

TAKING = frozenset({"take", "hold", "seize", "keep"})
"""Verbs whose object may end in what it becomes: "took the crew of a tanker hostage"."""
CALLED = frozenset({"call", "term", "label", "brand", "dub", "name"})
"""Verbs that give their object a name: "what it called unprovoked strikes" calls no strike."""
WORDS = re.compile(r"[^ -]+")
MUNITIONS = frozenset({NounClass.MISSILE, NounClass.EXPLOSIVE, NounClass.WEAPON})


def roles_of(trigger: Trigger, role: str, context: Context) -> tuple[str, ...]:
    """Markers of a role: the trigger's own, else the usual ones of its form; any other word is itself a marker."""
    own: tuple[str, ...] | None = (
        getattr(trigger, role, None) if role in {"actor", "recipient"} else None
    )
    if own is not None:
        return own
    if role == "place":
        return trigger.place
    usual = context.lexicon.roles.get(trigger.form, {})
    return usual.get(role, (role,))


def phrases_in(clause: Clause, trigger: Trigger, role: str, context: Context) -> tuple[Phrase, ...]:
    """Phrases in a role; of a passive the doer is its subject as well: what one asks of it, one asks of the other."""
    markers = roles_of(trigger, role, context)
    if role == "subject" and clause.passive and clause.tie is not Tie.RELATIVE:
        markers = (*markers, "agent")
    return in_roles(clause, trigger, markers, context)


def in_roles(
    clause: Clause, trigger: Trigger, markers: tuple[str, ...], context: Context
) -> tuple[Phrase, ...]:
    """Phrases of the clause under the markers, also those that hang on the noun of "take control of X"."""
    found = phrases_beside(clause, markers, context)
    for wording, phrase in worded_phrases(clause, context):
        if wording in trigger.words:
            if not context.classes(phrase) & ACTING:  # "freed hostages"
                found = tuple(p for p in found if p is not phrase)
            found += tuple(m for p in phrase.linked(*markers) for m in p.members())
    return found


def phrases_beside(
    clause: Clause, markers: tuple[str, ...], context: Context
) -> tuple[Phrase, ...]:
    """Those of the clause, then those that are lent to it; one sense after the other asks for the same markers."""
    known = phrases_asked_for(clause, context)
    if markers not in known:
        known[markers] = (*clause.under(*markers), *lent_phrases(clause, markers, context))
    return known[markers]


@once_a_clause
def phrases_asked_for(
    clause: Clause, context: Context
) -> dict[tuple[str, ...], tuple[Phrase, ...]]:
    """By markers, those that were looked for so far."""
    return {}


@once_a_clause
def worded_phrases(clause: Clause, context: Context) -> tuple[tuple[str, Phrase], ...]:
    """Each phrase of a clause, with verb and noun as a wording."""
    told = ((a.marker, m) for a in clause.arguments for m in a.phrase.members())
    return tuple((worded(clause, marker, m, context), m) for marker, m in told)


def worded(clause: Clause, marker: str, phrase: Phrase, context: Context) -> str:
    """Verb and noun as a wording of the lexicon has them: "take control", "be in hand"."""
    between = "" if marker in {"object", "attribute"} else f"{marker} "
    return f"{clause.lemma} {between}{context.lemma(phrase)}"


def triggers_of(clause: Clause, context: Context) -> tuple[Trigger, ...]:
    """Senses of the longest wording that the clause has: "open fire" before "open".

    A preposition may belong to the verb ("take in refugees") or only say where ("took the town in the province"): then
    the senses of the bare verb are weighed beside those of the two together.
    """
    possible = tuple(sorted(wordings(clause, context), key=count_words, reverse=True))
    told = (*possible, *beside_object(clause, context))
    idle = clause.form is Form.VERB and not context.lexicon.idle.isdisjoint(told)
    if idle and not takes_places(clause, context):
        return ()
    for words in possible:
        found = context.lexicon.senses(clause.form, words)
        if words != clause.lemma and takes_places(clause, context):
            continue  # "took 90 positions" is not "took position"
        if found and words in loose_wordings(clause, context):
            return (*found, *context.lexicon.senses(clause.form, clause.lemma))
        if found:
            return found
    return ()


@lru_cache(maxsize=5_000)
def count_words(wording: str) -> int:
    return len(WORDS.findall(wording))


def beside_object(clause: Clause, context: Context) -> Iterator[str]:
    """ "captured the wreck on their phones": verb and preposition, though the parse hangs it on the object."""
    for phrase in clause.under("object"):
        for link in phrase.links:
            yield f"{clause.lemma} {link.marker} {context.lemma(link.phrase)}"


def takes_places(clause: Clause, context: Context) -> bool:
    """ "took 28 places" is not "took place"; "set up two bases" is what it says."""
    return context.may_be(clause, EventType.CAPTURE) and any(
        NounClass.PLACE in context.classes(p) and context.quantities_in(p.start, p.end)
        for p in clause.under("object")
    )


def loose_wordings(clause: Clause, context: Context) -> frozenset[str]:
    """The verb with each preposition of place that stands beside an object: "took the town in two days"."""
    if clause.form is not Form.VERB or not clause.under("object"):
        return frozenset()
    markers = {a.marker for a in clause.arguments} & set(context.language.locatives)
    return frozenset(f"{clause.lemma} {marker}" for marker in markers)


@once_a_clause
def wordings(clause: Clause, context: Context) -> tuple[str, ...]:
    """All under which it may be in the lexicon."""
    return tuple(listed_wordings(clause, context))


def listed_wordings(clause: Clause, context: Context) -> Iterator[str]:
    if clause.form is Form.VERB:
        yield from hyphened(clause, context)
        yield from terms_set(clause, context)
        named = clause.lemma in CALLED and bool(clause.under("object"))
        for argument in clause.arguments:
            label = named and argument.marker == "attribute" and context.is_event(argument.phrase)
            if not label:
                yield from wording_with(clause.lemma, argument, context)
        yield from (f"{clause.lemma} {marker}" for marker in markers_of_content(clause, context))
        yield from (f"{clause.lemma} to {deed}" for deed in deeds_beneath(clause, context))
        yield from (f"{clause.lemma} {adverb}" for adverb in clause.adverbs)
    yield clause.lemma
    if " " in clause.lemma and clause.form is Form.VERB:
        yield clause.lemma.split()[0]


def only_occurs(clause: Clause, context: Context) -> bool:
    """ "took place", "occurred": a verb that adds nothing but place and time to its subject."""
    occurring = context.language.occurring
    return clause.form is Form.VERB and any(w in occurring for w in wordings(clause, context))


def hyphened(clause: Clause, context: Context) -> Iterator[str]:
    """ "test-fired", "baton-charged": the verb with what a hyphen ties on before it."""
    tokens, at = context.document.tokens, clause.head
    if at >= 2 and tokens[at - 1].text == "-" and tokens[at - 1].end == tokens[at].start:
        yield f"{tokens[at - 2].lemma.lower()}-{clause.lemma}"


def deeds_beneath(clause: Clause, context: Context) -> Iterator[str]:
    """ "asked not to be named": verbs that stand as infinitives beneath."""
    for child in context.children.get(clause.index, ()):
        if child.tie is Tie.COMPLEMENT and child.marker in INFINITIVE and child.form is Form.VERB:
            yield child.lemma


def terms_set(clause: Clause, context: Context) -> Iterator[str]:
    """ "gave them 48 hours to leave": a length of time that the verb has for what is to be done in it."""
    children = context.children.get(clause.index, ())
    to_do = any(c.tie in {Tie.PURPOSE, Tie.COMPLEMENT} and c.marker in INFINITIVE for c in children)
    if to_do or clause.under(*INFINITIVE):
        deeds = [c.lemma for c in children if c.marker in INFINITIVE and c.form is Form.VERB]
        for expression in context.times_of(clause):
            if expression.type == "DURATION" or expression.anchor == "event":
                lemmas = context.lemmas_in(expression.start, expression.end)
                yield from (f"{clause.lemma} {n} to {d}" for n in lemmas for d in deeds)
                yield from (f"{clause.lemma} {lemma}" for lemma in lemmas)


def markers_of_content(clause: Clause, context: Context) -> set[str]:
    """ "called for the troops to leave": the preposition of the verb stands before a clause."""
    children = context.children.get(clause.index, ())
    return {c.marker for c in children if c.tie is Tie.COMPLEMENT and c.marker in INFINITIVE[1:]}


def wording_with(lemma: str, argument: Link, context: Context) -> Iterator[str]:
    head = context.lemma(argument.phrase)
    if argument.marker in {"object", "attribute"}:
        if head in context.language.containers or lemma in TAKING:
            yield from (f"{lemma} {context.lemma(p)}" for p in argument.phrase.linked("of"))
        yield from (f"{lemma} {gas}" for gas in filled_with(argument.phrase, context))
        yield f"{lemma} {head}"
        for beside in argument.phrase.linked("modifier"):  # "hold 25 sailors hostage"
            if NounClass.CAPTIVE in context.lexicon.nouns.get(context.lemma(beside), ()):
                yield f"{lemma} {context.lemma(beside)}"
    elif argument.marker == "agent":  # "ont été passés par les armes"
        yield from (f"{lemma} {by} {head}" for by in context.language.agents)
    elif argument.marker not in {"subject", "recipient"}:
        dated = context.is_time(argument.phrase) or is_nth(argument.phrase, context)
        if not dated:
            yield f"{lemma} {argument.marker} {head}"
        if not dated or argument.marker in context.lexicon.embedding.pending:
            yield f"{lemma} {argument.marker}"  # "gave them until Monday"


def is_nth(phrase: Phrase, context: Context) -> bool:
    """ "for the third day": how long it has gone on, and not for what."""
    return context.classes(phrase) == {NounClass.TIME} and context.is_definite(phrase)


def filled_with(phrase: Phrase, context: Context) -> Iterator[str]:
    """ "gas" of "tear gas shells": what is in a munition says what is done with it."""
    if context.classes(phrase) & MUNITIONS:
        words = (context.lemma(p) for p in phrase.linked("modifier"))
        yield from (word for word in words if word in context.language.harmless)
