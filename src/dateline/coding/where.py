"""Where: the place bound to this act, with the ground for it; not any place in the sentence.

The words nearest to the act go first: the phrase the trigger says is the place, then what stands "in …" beside the act
or its people, then the clause it hangs on, then what the page told just before ("the town", "there"). Of several names
in one phrase the narrowest counts ("in the town of X in Y province"). Nothing else is borrowed.
"""

from collections.abc import Collection, Iterator

from dateline.coding.carriers import light_verb
from dateline.coding.claims import Claim, Where
from dateline.coding.context import SAID, Context
from dateline.coding.discourse import last_place
from dateline.coding.roles import SYMMETRIC
from dateline.coding.senses import MADE_OF_WORDS, VIOLENT, in_roles
from dateline.document import Clause, Form, Link, Phrase, PlaceName, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Precision

COUNTRY = Precision.COUNTRY
ON_PLACES = frozenset(
    {EventType.ATTACK, EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING}
)
"""Types done to places and people alike: a single name that armed people attack is rather a village."""
DEEP = 4
OVER_PLACES = frozenset({EventType.CAPTURE, EventType.ADVANCE, EventType.CONTROL})
"""Types whose object is a place: a name there that no list has is a place all the same."""


def find_where(claim: Claim, context: Context) -> None:
    """Fill `where`, and `split_places` when several named places were the object together."""
    phrases = [m for p in place_phrases(claim, context) for m in named_together(p, context)]
    stated = [w for p in phrases if (w := in_phrase(p, context, "stated"))]
    if len(stated) > 1:
        claim.split_places = tuple(stated)
    if not stated:
        named = [p for p in phrases if may_be_place(p, claim, context)]
        stated = [Where(n, "stated") for p in named if (n := context.unlisted(p)) is not None]
        if stated:
            claim.recipients = [p for p in claim.recipients if p not in named]
    claim.extent = next((e for p in phrases if (e := part_of(p, context))), None)
    pointed = next((w for p in phrases if (w := pointed_in(p, context))), None)
    claim.where = stated[0] if stated else pointed or next(beside(claim, context), None)


def may_be_place(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """Whether a bare name in the role of the place is rather a place than a person."""
    if claim.event_type in OVER_PLACES:
        return True
    armed = any(NounClass.ARMED in context.classes(p) for p in claim.actors)
    return armed and claim.event_type in ON_PLACES and " " not in context.words(phrase)


def part_of(phrase: Phrase, context: Context) -> str | None:
    """ "most" in "most of the town": how much of the place."""
    lemma = context.lemma(phrase)
    inner = any(True for _ in phrase.linked("of", "owner"))
    return lemma if inner and lemma in context.language.partitives else None


def pointed_in(phrase: Phrase, context: Context, depth: int = 0) -> Where | None:
    """ "the town" or "the town's districts": the last name of that kind that the page told."""
    if depth < DEEP:
        for inner in phrase.linked("of", "owner"):
            found = pointed_in(inner, context, depth + 1)
            if found is not None:
                return found
    if NounClass.PLACE not in context.classes(phrase) or not context.is_definite(phrase):
        return None
    name = last_place(phrase.start, context.width(phrase), context)
    return Where(name, "discourse", pointed=True) if name is not None else None


def place_phrases(claim: Claim, context: Context) -> Iterator[Phrase]:
    yield from in_roles(claim.clause, claim.trigger, claim.trigger.place, context)
    carrier = context.carrier(claim.clause)
    if carrier is not None and claim.clause.marker == "attribute" and claim.trigger.place:
        yield from carrier.under("subject")
    light = light_verb(claim.clause, context)
    if light is not None and light[1].recipient:
        yield from light[0].under(light[1].recipient)


def named_together(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """ "the villages of X, Y and Z": each its own."""
    for inner in phrase.linked("of"):
        members = [m for m in inner.members() if context.place_at_head(m) is not None]
        if len(members) > 1 and context.place_at_head(phrase) is None:
            yield from members
            return
    yield phrase


def beside(claim: Claim, context: Context) -> Iterator[Where]:
    """Places that stand beside the act, nearest first."""
    clause = claim.clause
    sides = {p.head for p in (*claim.actors, *claim.recipients, *claim.partners)}
    yield from locatives(clause.arguments, context, "clause", sides)
    carrier = context.carrier(clause)
    if carrier is not None and context.lexicon.attitude(carrier.lemma) & SAID:
        carrier = None  # where it was said is not where
    if carrier is not None:
        yield from locatives(carrier.arguments, context, "clause")
    objects = (*clause.under("object"), *(carrier.under("object") if carrier else ()))
    for phrase in (*claim.recipients, *claim.actors, *objects):
        for inner in (phrase, *phrase.linked("of")):
            yield from locatives(inner.links, context, "clause")
    if claim.event_type in VIOLENT:
        yield from unlisted_beside(clause, sides, context)
    yield from modifiers(clause, context)
    if claim.event_type in MADE_OF_WORDS:
        yield from content(clause, context)
    if claim.event_type is EventType.SANCTION:
        yield from lands(claim, context)
    yield from above(carrier or clause, context)
    yield from loose(claim, carrier or clause, context)
    yield from meanwhile(carrier or clause, context)


def locatives(
    links: tuple[Link, ...], context: Context, basis: str, sides: Collection[int] = ()
) -> Iterator[Where]:
    """Names under "in", "at", "near" …, also deeper: "at a checkpoint in X"; never one that takes part."""
    wanted = frozenset(context.language.locatives)
    for link in links:
        if link.marker in wanted and link.phrase.head not in sides:
            for phrase in link.phrase.members():
                where = in_phrase(phrase, context, basis)
                if where is not None:
                    near = where.near or link.marker in context.language.near
                    yield Where(where.name, where.basis, near)


def unlisted_beside(clause: Clause, sides: Collection[int], context: Context) -> Iterator[Where]:
    """ "killed in X", where no list has X: a place without a point rather than the place told before."""
    wanted = frozenset(context.language.locatives)
    for link in clause.arguments:
        if link.marker in wanted and link.phrase.head not in sides:
            name = context.unlisted(link.phrase)
            if name is not None:
                yield Where(name, "clause", link.marker in context.language.near)


def in_phrase(phrase: Phrase, context: Context, basis: str, depth: int = 0) -> Where | None:
    """The narrowest place a phrase names, in its own words or in what hangs on them."""
    names = [
        n
        for n in context.places_in(phrase.start, phrase.end)
        if stands_for_place(n, phrase, context)
    ]
    found = [Where(name, basis) for name in names]
    if depth < DEEP:
        for link in phrase.links:
            if link.marker in context.language.locatives or link.marker in {"of", "apposition"}:
                inner = in_phrase(link.phrase, context, basis, depth + 1)
                if inner is not None:
                    near = inner.near or (link.marker in context.language.near and not names)
                    found.append(Where(inner.name, basis, near))
    return min(found, key=lambda w: (context.fineness(w.name), w.name.start), default=None)


def stands_for_place(name: PlaceName, phrase: Phrase, context: Context) -> bool:
    """Not the name inside an actor ("Aleppo rebels"): the head must be the name or a kind of place."""
    head = context.document.tokens[phrase.head]
    if name.start <= head.start < name.end:
        return True
    known = context.classes(phrase)
    people = known & {NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.ORGANIZATION}
    return bool(known & {NounClass.PLACE, NounClass.SITE}) or not people


def modifiers(clause: Clause, context: Context) -> Iterator[Where]:
    """ "the Aleppo offensive", "Kabul blast"."""
    if clause.form is Form.NOUN:
        for phrase in clause.under("modifier", "owner"):
            for name in context.places_in(phrase.start, phrase.end):
                if context.actor_at_head(phrase) is None:
                    yield Where(name, "clause")


def content(clause: Clause, context: Context) -> Iterator[Where]:
    """What is asked, threatened or agreed: "called on it to leave X", "a deal to make X a safe zone".

    Names under a preposition of place go first; a country that only says whose something is is no place.
    """
    names = [n for child in contents(clause, context) for n in inner_names(child, context)]
    led = [name for name in names if is_led(name, context)]
    rest = [
        n for n in names if n not in led and context.placed[n.start, n.end].precision != COUNTRY
    ]
    yield from (Where(name, "clause") for name in (*led, *rest))


def contents(clause: Clause, context: Context) -> Iterator[Clause]:
    """The clauses beneath, and an aim told right behind an event noun."""
    for child in context.children.get(clause.index, ()):
        if child.tie in {Tie.COMPLEMENT, Tie.PURPOSE}:
            yield child
    carrier = context.carrier(clause)
    for child in context.children.get(carrier.index, ()) if carrier else ():
        if child.tie is Tie.PURPOSE and child.start >= clause.end:
            yield child


def inner_names(clause: Clause, context: Context) -> Iterator[PlaceName]:
    doers = clause.under("subject", "agent")
    for name in context.places_in(clause.start, clause.end):
        if not any(p.start <= name.start < p.end for p in doers):
            yield name


def is_led(name: PlaceName, context: Context) -> bool:
    """Whether a preposition of place, of going or of coming stands before the name."""
    language = context.language
    before = context.word_before(name.start)
    return before in {*language.locatives, *language.goals, *language.origins}


def meanwhile(clause: Clause, context: Context) -> Iterator[Where]:
    """ "fired on them as they ran from X": what went on at the same time was there too."""
    language = context.language
    wanted = (*language.locatives, *language.goals, *language.origins)
    for child in context.children.get(clause.index, ()):
        if child.tie is Tie.ADVERBIAL and child.form is Form.VERB and not child.modal:
            for phrase in child.under(*wanted):
                where = in_phrase(phrase, context, "sentence")
                if where is not None:
                    yield where


def lands(claim: Claim, context: Context) -> Iterator[Where]:
    """A state that punishes by decree does it at home: "Sudan expelled two diplomats"."""
    for phrase in claim.actors:
        for name in context.places_in(phrase.start, phrase.end):
            if context.placed[name.start, name.end].precision == COUNTRY:
                yield Where(name, "clause")


def above(clause: Clause, context: Context) -> Iterator[Where]:
    """The clauses it hangs on within the sentence, but never a clause of speech: where it was said is not where."""
    for upper in context.ancestors(clause):
        if context.lexicon.attitude(upper.lemma) & SAID:
            return
        yield from (w for w in locatives(upper.arguments, context, "sentence"))
        for phrase in upper.under("object"):
            where = in_phrase(phrase, context, "sentence")
            if where is not None and NounClass.PLACE in context.classes(phrase):
                yield where
        if clause.tie in {Tie.RELATIVE, Tie.COORDINATE, Tie.ADVERBIAL}:
            clause = upper


def loose(claim: Claim, clause: Clause, context: Context) -> Iterator[Where]:
    """ "in X" inside the clause that the parse hung on nothing it could name; no country of parties to one act."""
    wanted = frozenset(context.language.locatives)
    for name in context.places_in(clause.start, clause.end):
        party = (
            claim.event_type in SYMMETRIC
            and context.placed[name.start, name.end].precision == COUNTRY
        )
        if not party and context.word_before(name.start) in wanted:
            yield Where(name, "sentence")
