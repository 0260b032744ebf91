"""How many: the numbers that belong to an act, never the numbers of a part ("including three children")."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.offices import by_name
from dateline.coding.wordings import in_roles, phrases_in, worded_phrases
from dateline.document import Clause, Form, Phrase, Quantity, Token
from dateline.knowledge.lexicon import VICTIMS, NounClass
from dateline.records import CountName, EventType

ONE_OF = frozenset({NounClass.PERSON, NounClass.CIVILIAN})
COUNTED: dict[EventType, CountName] = {
    EventType.ABDUCTION: "abducted",
    EventType.ARREST: "arrested",
    EventType.RELEASE: "released",
    EventType.DISPLACEMENT: "displaced",
}
WHO = frozenset({"subject", "object", "agent", "of"})
NO_PEOPLE = frozenset(
    {
        NounClass.PLACE,
        NounClass.SITE,
        NounClass.TIME,
        NounClass.MONEY,
        NounClass.PROPERTY,
        NounClass.VEHICLE,
    }
    | {
        NounClass.WEAPON,
        NounClass.AIRCRAFT,
        NounClass.MISSILE,
        NounClass.EXPLOSIVE,
        NounClass.EVENT,
    }
)


def find_how_many(claim: Claim, context: Context) -> None:
    """Fill the counts that the trigger's type or effect asks for."""
    fatal = not set(claim.clause.adverbs).isdisjoint(context.language.fatally)
    harmed: CountName | None = "killed" if fatal else claim.trigger.effect
    name = harmed or COUNTED.get(claim.event_type)
    if name is not None and not is_either(claim, context):
        quantity = people_counted(claim, context)
        if quantity is not None:
            claim.counts[name] = quantity
    if claim.event_type is EventType.CAPTURE and not claim.split_places:
        places = places_counted(claim, context)
        if places is not None:
            claim.counts["places_taken"] = places


def is_either(claim: Claim, context: Context) -> bool:
    """ "killed or wounded 50 soldiers", "ten fell, dead and wounded among them": one number for two outcomes."""
    if any(tells_both(a.phrase, context) for a in claim.clause.arguments if a.marker not in WHO):
        return True
    if claim.trigger.effect is None:
        return False
    if claim.clause.form is not Form.VERB:
        return shares_number(claim, context)
    tokens, head = context.document.tokens, claim.clause.head
    heads = {c.head for c in context.document.clauses if c.form is Form.VERB}
    beside = ((head - 1, head - 2), (head + 1, head + 2))
    return any(
        0 <= at < len(tokens) and tokens[at].text.lower() in context.language.either
        for at, other in beside
        if other in heads
    ) or shares_number(claim, context)


def shares_number(claim: Claim, context: Context) -> bool:
    """ "four were killed and wounded": two outcomes told side by side, with one number between them.

    Where each has people of its own ("two were killed and nine wounded", in a language whose verb comes first or last
    the two verbs stand side by side as well), each has its own number.
    """
    tokens, own, form = context.document.tokens, claim.trigger.effect, claim.clause.form
    told = {c.head: c for c in context.document.clauses if c.form is form}
    for at, other in ((-1, -2), (1, 2)):
        beside = told.get(claim.clause.head + other)
        joint = tokens[claim.clause.head + at] if beside is not None else None
        if beside is None or joint is None or joint.pos != "CCONJ":
            continue
        effects = {t.effect for t in context.lexicon.senses(form, beside.lemma)} - {None, own}
        harms = effects & {"killed", "injured"} and own in {"killed", "injured"}
        if harms and not each_has_people(claim.clause, beside):
            return True
    return False


def each_has_people(clause: Clause, beside: Clause) -> bool:
    """Whether two outcomes befell different people: no phrase of the one is one of the other."""
    mine, theirs = ({p.head for p in c.under("subject", "object", "of")} for c in (clause, beside))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def tells_both(phrase: Phrase, context: Context) -> bool:
    """ "(between) dead and wounded"."""
    told, words = {context.lemma(p) for p in phrase.members()}, context.language.casualties
    return not any(told.isdisjoint(words.get(name, ())) for name in ("killed", "injured"))


def people_counted(claim: Claim, context: Context) -> Quantity | None:
    doers = {p.head for p in claim.actors}
    phrases = phrases_in(claim.clause, claim.trigger, "recipient", context)
    phrases = tuple(p for p in phrases if p.head not in doers)
    bare = any(context.is_elided(p) for p in phrases)
    if claim.event_type is EventType.ABDUCTION and claim.recipients and not bare:
        aboard = tuple(
            p for p in claim.recipients if p not in phrases and not context.is_pronoun(p)
        )
        phrases = aboard or phrases  # "a bus was hijacked with 15 passengers"
    if claim.event_type is EventType.DISPLACEMENT:
        phrases = phrases or phrases_in(claim.clause, claim.trigger, "actor", context)
        phrases = tuple(p for p in phrases if NounClass.PLACE not in context.classes(p))
    if claim.clause.form is Form.NOUN and VICTIMS in (claim.trigger.recipient or ()):
        return own_number(claim, context)
    for phrase in (*phrases, *(m for p in phrases for m in p.linked("of"))):
        quantity = number_of(phrase, context)
        if quantity is not None:
            return summed(quantity, phrases, context)
    lives = lives_lost(claim, context) if not phrases else None
    if lives is not None:
        return lives
    if phrases or claim.clause.form is not Form.NOUN or claim.event_type is EventType.DISPLACEMENT:
        return two_of_them(claim, phrases, context) or persons(phrases, context)
    return number_before(claim, context)


def lives_lost(claim: Claim, context: Context) -> Quantity | None:
    """ "claimed 30 lives", "has cost 3,000 lives": the number in the wording itself."""
    if claim.trigger.effect != "killed" or claim.clause.form is not Form.VERB:
        return None
    worded = (p for w, p in worded_phrases(claim.clause, context) if w in claim.trigger.words)
    found = (q for p in worded for q in context.quantities_in(p.start, p.end))
    kinds = context.harm_words  # the dead as a noun are counted by themselves
    return next((q for q in found if not q.part_of and (q.unit or "") not in kinds), None)


def persons(phrases: tuple[Phrase, ...], context: Context) -> Quantity | None:
    """ "a commander", "Mayor X", "a policeman and his wife": as many as are named, if each is one person."""
    named = {m.head: m for p in phrases for m in p.members()}
    found = [q for head in sorted(named) if (q := one_person(named[head], context)) is not None]
    if len(found) > 1 and len(found) == len(named):
        number = len(found)
        return replace(found[0], end=found[-1].end, low=number, best=number, high=number)
    alone = not any(m.conjuncts for m in named.values())
    return found[0] if found and alone else None


def two_of_them(claim: Claim, phrases: tuple[Phrase, ...], context: Context) -> Quantity | None:
    """Two, where the verb says so behind its noun: Arabic "muwatinayn ustushhida", written like a plural else."""
    tokens = context.document.tokens
    verb, alone = tokens[claim.clause.head], len(phrases) == 1
    dual = verb.text.lower().endswith(context.language.dual_verbs or "-")
    if not dual or not alone or claim.clause.form is not Form.VERB:
        return None
    noun = tokens[phrases[0].head]
    two = noun.index < verb.index and noun.text.lower().endswith(context.language.dual_nouns)
    two = two and noun.text != noun.lemma and not verb.text.endswith(context.language.plural_verbs)
    return (
        Quantity(phrases[0].start, phrases[0].end, 2, 2, 2, noun.lemma, noun.start) if two else None
    )


def number_before(claim: Claim, context: Context) -> Quantity | None:
    """ "2.400 detenciones", "57 kidnappings": as many people as acts, when nobody else is counted."""
    head = context.document.tokens[claim.clause.head]
    return next((q for q in context.document.quantities if q.unit_start == head.start), None)


def summed(first: Quantity, phrases: tuple[Phrase, ...], context: Context) -> Quantity:
    """ "killed seven civilians and four soldiers": eleven; "six people, four policemen and two civilians": six.

    "Three men, A, B and C" are three. Words that say of what kind the number is ("12 dead and 30 hurt") are not added
    up, nor ranges left open, nor what is no noun that is known ("64 civiles y 180 sufrieron heridas").
    """
    if any(len(by_name(p, context)) > 1 for p in phrases):
        return first
    counted = context.harm_words
    members = [m for p in phrases for m in p.members() if context.classes(m)]
    later = [q.start for q in context.document.quantities if q.part_of and q.start > first.end]
    members = [m for m in members if number_of(m, context) or not leads_to(m, later, context)]
    each = (number_of(m, context) or own_person(m, members[0], context) for m in members)
    found = {q.start: q for q in each if q is not None and not q.part_of}
    parts = [found[start] for start in sorted(found)]
    numbers = [q.best for q in parts if q.best is not None and q.unit not in counted]
    one_sentence = {context.sentence_at(q.start) for q in parts} == {
        context.sentence_at(first.start)
    }
    if len(parts) < 2 or len(numbers) < len(parts) or not one_sentence:
        return first
    if 1 < numbers[0] == sum(numbers[1:]) or first not in parts:
        return first
    if parts[0] != first and not any(p.conjuncts and p.start <= parts[0].start for p in phrases):
        return first  # only who stands in one row with those that are counted
    low, high = total([q.low for q in parts]), total([q.high for q in parts])
    return replace(first, end=parts[-1].end, low=low, best=sum(numbers), high=high)


def leads_to(phrase: Phrase, parts: Sequence[int], context: Context) -> bool:
    """ "The consul" in "49 people, among them the consul and three children": of the 49, as those behind are."""
    here = context.sentence_at(phrase.start)
    return any(phrase.start < at and context.sentence_at(at) == here for at in parts)


def own_person(phrase: Phrase, first: Phrase, context: Context) -> Quantity | None:
    """One person more, and not the second noun of the number before: "41 women and girls", singular in Arabic."""
    alike = [context.document.tokens[p.head].text[-1:] for p in (first, phrase)]
    shared = context.language.singular_after_numbers
    if phrase is not first and alike[0] == alike[1] and alike[0] in shared:
        return None
    return one_person(phrase, context)


def total(bounds: list[int | None]) -> int | None:
    """The sum of bounds; open when one of them is."""
    known = [b for b in bounds if b is not None]
    return sum(known) if len(known) == len(bounds) else None


def own_number(claim: Claim, context: Context) -> Quantity | None:
    """ "80 muertos", "seis personas muertas": the number before the word itself."""
    head = context.document.tokens[claim.clause.head]
    start = min(claim.clause.start, head.start)
    near = [q for q in context.document.quantities if q.start < head.end and not q.part_of]
    found = [q for q in near if q.start >= start or q.unit_start == head.start]
    return found[-1] if found else None


def number_of(phrase: Phrase, context: Context) -> Quantity | None:
    """The number inside a phrase of people."""
    if context.classes(phrase) & NO_PEOPLE and NounClass.PERSON not in context.classes(phrase):
        return None
    head = context.document.tokens[phrase.head]
    found = context.quantities_in(phrase.start, phrase.end)
    first = {phrase.start} | ({head.start} if head.pos == "NUM" else set())
    own = (q for q in found if not q.part_of or q.start in first)
    return next(own, None)  # "arrested eight of them": the eight are whom it befell


def one_person(phrase: Phrase, context: Context) -> Quantity | None:
    """A single named or described person: "a commander", "Mayor X"."""
    token = context.document.tokens[phrase.head]
    singular = token.pos in {"NOUN", "PROPN"} and is_singular(token)
    person = bool(context.classes(phrase) & ONE_OF) and context.actor_at_head(phrase) is None
    person = person or is_named_person(phrase, context)
    inside = context.document.tokens[phrase.first : phrase.head]
    if any(t.pos == "NUM" for t in inside):
        return None  # "another 87,000 Rohingya" are no single one
    if token.text.lower() in context.language.one_more and phrase.last == phrase.head + 1:
        return Quantity(phrase.start, phrase.end, 1, 1, 1, token.lemma, token.start)
    many = {*context.language.containers, *context.language.collectives}
    if not (singular and person) or token.lemma in many:
        return None
    return Quantity(phrase.start, phrase.end, 1, 1, 1, token.lemma, token.start)


def is_named_person(phrase: Phrase, context: Context) -> bool:
    """A listed leader, or a first name and a surname that are of no listed actor and no place."""
    if context.actor_at_head(phrase) is not None:
        listed = context.listed(phrase)
        return listed is not None and listed.office is not None
    names = context.document.tokens[phrase.first : phrase.head + 1]
    apart = not context.classes(phrase) and not context.places_in(phrase.start, phrase.end)
    return apart and len(names) > 1 and all(t.pos == "PROPN" and t.text[0].isupper() for t in names)


def is_singular(token: Token) -> bool:
    """The word is its lemma, in Arabic also with the ending of a woman or of an indefinite object."""
    lemma = next(iter(token.lemma.lower().split()), "")  # "driver" of "lorry driver"
    word = token.text.lower().removesuffix("\u064b")
    return word in {lemma + ending for ending in ("", "ة", "ا")} or word == token.lemma.lower()


def places_counted(claim: Claim, context: Context) -> Quantity | None:
    """ "28 towns": a bare count of places taken, where none is named."""
    for phrase in in_roles(claim.clause, claim.trigger, claim.trigger.place, context):
        if NounClass.PLACE in context.classes(phrase) and not context.places_in(
            phrase.start, phrase.end
        ):
            head = context.document.tokens[phrase.head].start
            quantity = next((q for q in context.quantities_in(phrase.start, head)), None)
            if quantity is not None and (quantity.best or quantity.low or 0) > 1:
                return quantity
    return None
