"""Places that stand beside an act, nearest first: "in …" at its clause, its people, the clauses it hangs on.

Where something was said is not where it happened, and a name that takes part in the act is no place of it.
"""

from collections.abc import Collection, Iterable, Iterator

from dateline.analysis.place_ties import tie_between
from dateline.coding.claims import Claim, Where
from dateline.coding.context import SAID, Context
from dateline.coding.deeds import MADE_OF_WORDS, VIOLENT
from dateline.coding.sides import SYMMETRIC
from dateline.coding.where_phrases import NARROW, comes_from, in_phrase, locatives
from dateline.coding.where_roads import roads
from dateline.coding.where_unlisted import unlisted_beside
from dateline.coding.wordings import in_roles
from dateline.document import Clause, Form, Link, Phrase, PlaceName, Quotation, Tie
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import ActorKind, EventType, Precision

COUNTRY = Precision.COUNTRY
DEEP = 4
"""How many phrases deep the town of a victim may stand."""
STANDING = frozenset({NounClass.PLACE, NounClass.SITE, NounClass.PROPERTY})
"""What stands where its name says: "looted the shops of X"."""
DONE_SOMEWHERE = frozenset({EventType.MOBILIZATION, EventType.ARREST, EventType.PROTEST})
LEFT_BEHIND = frozenset({EventType.DISPLACEMENT, EventType.WITHDRAWAL})
"""Types told of the place that people left."""
LONGEST_OFFICE = 80
"""Characters between a speaker and the verb that tell who that is."""
SHORTEST_ORIGIN = 2
"""Letters of "de", which is "of" as well."""
SPOKEN_OF = MADE_OF_WORDS | {EventType.VIOLATION}
"""Types in which the words tell of others, who may be anywhere."""
TOLD_ONLY = frozenset({"speech", "of_things", "counting"})
FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.ADVANCE})
"""Types that begin elsewhere: "strikes from X"."""


def beside(claim: Claim, context: Context) -> Iterator[Where]:
    """Places that stand beside the act, nearest first."""
    clause = claim.clause
    sides = {p.head for p in (*claim.actors, *claim.recipients, *claim.partners)}
    barred = ways_off(claim, context)
    head = context.document.tokens[clause.head].start
    whither = {name.start for name in lands_reached(claim, context)}
    yield from where_antecedent(clause, context)
    for where in locatives(clause.arguments, context, "clause", sides, barred, head):
        if where.name.start not in whither:
            yield where
    yield from made(claim, sides, barred, context)
    carrier = context.carrier(clause)
    told = carrier is not None and is_speech(carrier, context)
    if carrier is not None and told and not is_reported_there(claim, carrier, context):
        carrier = None  # where it was said is not where
    if carrier is not None:
        yield from locatives(carrier.arguments, context, "clause", (), barred)
    things = (*clause.under("object"), *(carrier.under("object") if carrier else ()))
    things = (*things, *in_roles(clause, claim.trigger, ("of",), context))
    for phrase in (*claim.recipients, *claim.actors, *things):
        for inner in (phrase, *phrase.linked("of")):
            yield from locatives(whereabouts(inner, context), context, "clause")
    yield from done_to(things, sides, context)
    if claim.event_type in VIOLENT or claim.event_type in DONE_SOMEWHERE:
        yield from unlisted_beside(claim, context)
    if claim.event_type is EventType.DISPLACEMENT:
        yield from homes(claim, context)
    yield from modifiers(clause, context)
    yield from beats(claim, context)
    if claim.event_type in MADE_OF_WORDS:
        yield from content(clause, context)
    if claim.event_type is EventType.SANCTION:
        yield from lands(claim, context)
    yield from meanwhile(carrier or clause, context)
    yield from above(carrier or clause, barred, context)
    yield from roads(claim, context)
    yield from loose(claim, carrier or clause, context)
    if claim.event_type not in MADE_OF_WORDS:
        yield from unattached(claim, context)
        yield from homes_of_victims(claim, context)
        yield from tellers(claim, context)


def is_speech(clause: Clause, context: Context) -> bool:
    """Where it is said is not where it was; but "raised the toll to ten in X" is of X."""
    attitudes = context.lexicon.attitude(clause.lemma)
    return bool(attitudes & SAID) and "counting" not in attitudes


def is_reported_there(claim: Claim, carrier: Clause, context: Context) -> bool:
    """ "clashes were reported in X": told by nobody named, so that only the deed can have been there."""
    told = claim.clause.marker == "object"
    there = told and carrier.passive and not carrier.under("agent")
    fronted = told and claim.clause.form is Form.NOUN and opens_in_town(carrier, context)
    kinds = context.lexicon.attitude(carrier.lemma)
    return (there or fronted) and kinds <= TOLD_ONLY and claim.event_type not in MADE_OF_WORDS


def opens_in_town(carrier: Clause, context: Context) -> bool:
    """ "In X, the ministry reported a clash": a town of the land, before whoever tells it, and no capital."""
    head = context.document.tokens[carrier.head].start
    led = carrier.under(*context.language.locatives)
    names = [n for p in led if p.start < head for n in context.places_in(p.start, p.end)]
    towns = (n for n in names if context.place_of(n).precision in NARROW)
    return any(not context.is_capital(n) for n in towns)


def where_antecedent(clause: Clause, context: Context) -> Iterator[Where]:
    """ "50 km from X, where fighting goes on": the name right before "where", landmark or not."""
    text, head = context.document.article.text, context.document.tokens[clause.head].start
    relatives = place_context(context.lexicon.language).relatives
    start = context.sentence(clause).start
    before = next((p for p in reversed(context.places_in(start, head))), None)
    if before is None or clause.form is not Form.VERB or clause.start < before.start:
        return
    comma, *rest = text[before.end : head].replace(",", " , ").replace("،", " ، ").split() or [""]
    said = rest[:1] if comma in {",", "،"} else [comma]
    if said and fold_name(said[0]) in relatives:
        yield Where(village_before(before, context) or before, "clause")


def village_before(holder: PlaceName, context: Context) -> PlaceName | None:
    """ "In X, a village of Y, where": X, since Y only says where it lies."""
    ends = [p for p in context.places if p.end <= holder.start]
    between = context.document.text(ends[-1].end, holder.start) if ends else ""
    words = place_context(context.lexicon.language)
    kind = [fold_name(w) for w in between.removeprefix(", ").split()]
    small = bool(kind) and between.startswith(", ") and between.islower()
    known = small and bool({kind[0], *kind[1:2]} & (words.town_before | words.town_after))
    tie = tie_between(between, context.lexicon.language) if known else None
    return ends[-1] if tie is not None and tie.is_within else None


def made(
    claim: Claim, sides: Collection[int], barred: Collection[str], context: Context
) -> Iterator[Where]:
    """ "An ambush laid near X", "un atentado perpetrado en X": behind the participle of an event noun."""
    if claim.clause.form is Form.NOUN:
        for child in context.participles(claim.clause):
            yield from locatives(child.arguments, context, "clause", sides, barred)


def homes(claim: Claim, context: Context) -> Iterator[Where]:
    """ "200 families of X fled", where no list has X."""
    for phrase in (*claim.recipients, *claim.actors):
        for home in phrase.linked("of"):
            name = context.unlisted(home)
            if name is not None:
                yield Where(name, "clause")


def ways_off(claim: Claim, context: Context) -> frozenset[str]:
    """Prepositions of where people went or fire came from: "fled to X", "withdrew towards Y", "strikes from Z"."""
    if claim.event_type in FROM_AFAR:
        return frozenset(context.language.origins).difference(claim.trigger.place)
    if claim.event_type not in LEFT_BEHIND:
        return frozenset()
    ways = frozenset(context.language.goals).difference(claim.trigger.place)
    return ways | frozenset(context.language.locatives) if seeks_refuge(claim, context) else ways


def seeks_refuge(claim: Claim, context: Context) -> bool:
    """ "700 people sought safety in X": they fled to X, from somewhere else."""
    sought = (claim.clause.lemma, *map(context.lemma, claim.clause.under("object")))
    return any(lemma in context.language.refuges for lemma in sought)


def destinations(claim: Claim, context: Context) -> Iterator[PlaceName]:
    """The names of where people went or fire came from: "7,000 households fled to X" tells nothing of X."""
    for phrase in claim.clause.under(*ways_off(claim, context)):
        yield from context.places_in(phrase.start, phrase.end)


def lands_reached(claim: Claim, context: Context) -> Iterator[PlaceName]:
    """The lands in which the named destinations lie."""
    for phrase in claim.clause.under(*ways_off(claim, context)):
        if context.place_at_head(phrase) is not None:
            yield from land_behind(phrase, claim, context)


def land_behind(phrase: Phrase, claim: Claim, context: Context) -> Iterator[PlaceName]:
    """ "crossed to X in Y": the land right behind a destination, which lies in it."""
    end = max([phrase.end, *(p.end for p in phrase.linked("of", "in", "apposition"))])
    for name in context.places_in(end, claim.clause.end)[:1]:
        words = context.document.text(end, name.start).split()
        if words in ([], [","]) or (len(words) == 1 and words[0] in context.language.locatives):
            yield name


def whereabouts(phrase: Phrase, context: Context) -> tuple[Link, ...]:
    """What hangs on a phrase, less where its people come from: "an officer from X"."""
    return tuple(link for link in phrase.links if not comes_from(phrase, link, context))


def done_to(things: Iterable[Phrase], sides: Collection[int], context: Context) -> Iterator[Where]:
    """What the act was done to, where that is a place or stands in one: "filled the streets of X"."""
    for phrase in things:
        where = in_phrase(phrase, context, "clause") if phrase.head not in sides else None
        if where is not None and context.classes(phrase) & STANDING:
            yield where


def modifiers(clause: Clause, context: Context) -> Iterator[Where]:
    """ "the Aleppo offensive", "Kabul blast"."""
    if clause.form is Form.NOUN:
        for phrase in clause.under("modifier", "owner"):
            for name in context.places_in(phrase.start, phrase.end):
                if context.actor_at_head(phrase) is None:
                    yield Where(name, "clause")


def beats(claim: Claim, context: Context) -> Iterator[Where]:
    """ "Karachi police arrested": the police of a town act there."""
    for phrase in (*claim.actors, *claim.recipients):
        if context.classes(phrase) & {NounClass.ARMED, NounClass.CIVILIAN, NounClass.CROWD}:
            for name in context.places_in(phrase.start, phrase.end):
                head = context.document.tokens[phrase.head].start
                called = context.actor_at_head(phrase) is not None and name.start <= head < name.end
                narrow = context.place_of(name).precision in NARROW and not called
                if narrow and not is_named_after(name, phrase, context):
                    yield Where(name, "clause")


def is_named_after(place: PlaceName, phrase: Phrase, context: Context) -> bool:
    """ "Kyiv's units" are those of a government, "the gunmen of Jalisco" of a cartel; police of a capital are there."""
    noun = load_actor_nouns(context.lexicon.language).by_key.get(key_of(context.lemma(phrase)))
    kind = noun.kind if noun is not None else None
    return kind is ActorKind.CRIMINAL or (kind is ActorKind.MILITARY and context.is_capital(place))


def tellers(claim: Claim, context: Context) -> Iterator[Where]:
    """ "Residents of X said", "the mayor of X said": those who live or govern there tell what happened there."""
    heads = place_context(context.lexicon.language).local_heads
    for speaker in claim.speakers:
        who = (speaker.phrase, *speaker.phrase.linked("apposition"))
        local = any(fold_name(context.lemma(p)) in heads for p in who)
        plain = (p for p in who if not context.is_name(p))  # "Manuel Homem" is a name
        if local or any(NounClass.CIVILIAN in context.classes(p) for p in plain):
            seats = speaker.phrase.linked("of") if local else ()
            inside = (in_phrase(p, context, "sentence") for p in (speaker.phrase, *seats))
            where = next((w for w in inside if w is not None), None)
            if where is not None and (local or context.place_of(where.name).precision in NARROW):
                yield where


def content(clause: Clause, context: Context) -> Iterator[Where]:
    """What is asked, threatened or agreed: "called on it to leave X", "a deal to make X a safe zone".

    Names under a preposition of place go first; a country that only says whose something is is no place.
    """
    names = [n for child in contents(clause, context) for n in inner_names(child, context)]
    led = [name for name in names if is_led(name, context)]
    rest = [n for n in names if n not in led and context.place_of(n).precision != COUNTRY]
    rest = [n for n in rest if not context.is_seat(n)]  # "blames Paris"
    yield from (Where(name, "clause") for name in (*led, *rest))


def contents(clause: Clause, context: Context) -> Iterator[Clause]:
    """The clauses beneath, the deed that is spoken of, and an aim told right behind an event noun."""
    for child in context.children.get(clause.index, ()):
        deed = child.tie is Tie.ARGUMENT and child.marker != "subject" and child.form is Form.NOUN
        if deed or child.tie in {Tie.COMPLEMENT, Tie.PURPOSE}:
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
    leading = context.language.ways
    text = context.document.article.text[: name.start].rstrip().lower()
    return context.word_before(name.start) in leading or text.endswith(
        tuple(f" {words}" for words in leading if " " in words)
    )


def meanwhile(clause: Clause, context: Context) -> Iterator[Where]:
    """ "fired on them as they ran from X": what went on at the same time was there too."""
    for child in context.children.get(clause.index, ()):
        if is_of_others(child, clause, context) or is_of_somebody(child, clause, context):
            continue
        if child.tie is Tie.ADVERBIAL and child.form is Form.VERB and not child.modal:
            for phrase in child.under(*context.language.ways):
                where = in_phrase(phrase, context, "sentence")
                if where is not None:
                    yield where


def is_of_others(child: Clause, clause: Clause, context: Context) -> bool:
    """ "The raid came a day after troops killed four near X": what others had done before, and elsewhere."""
    return clause.lemma in context.language.coming and child.marker in context.language.coming_after


def is_of_somebody(child: Clause, clause: Clause, context: Context) -> bool:
    """ "Took power while President X was in Y": where somebody was who has no part in the act."""
    own = {p.head for p in clause.under("subject", "object", "agent", "recipient")}
    others = (p for p in child.under("subject") if p.head not in own)
    return any(context.is_name(p) and context.place_at_head(p) is None for p in others)


def is_told_of_others(name: PlaceName, clause: Clause, context: Context) -> bool:
    beneath = (c for c in context.children.get(clause.index, ()) if c.start <= name.start < c.end)
    return any(is_of_others(c, clause, context) for c in beneath if c.form is Form.VERB)


def lands(claim: Claim, context: Context) -> Iterator[Where]:
    """A state that punishes by decree does it at home: "Sudan expelled two diplomats"."""
    for phrase in claim.actors:
        for name in context.places_in(phrase.start, phrase.end):
            if context.place_of(name).precision == COUNTRY:
                yield Where(name, "clause")


def above(clause: Clause, barred: Collection[str], context: Context) -> Iterator[Where]:
    """The clauses it hangs on within the sentence, but never a clause of speech: where it was said is not where."""
    for upper in context.ancestors(clause):
        if is_speech(upper, context):
            return
        yield from locatives(upper.arguments, context, "sentence", (), barred)
        for phrase in upper.under("object"):
            where = in_phrase(phrase, context, "sentence")
            spot = context.classes(phrase) & {NounClass.PLACE, NounClass.SITE}
            if where is not None and (spot or is_spot(where, phrase, context)):
                yield where
        if clause.tie in {Tie.RELATIVE, Tie.COORDINATE, Tie.ADVERBIAL}:
            clause = upper


def is_spot(where: Where, phrase: Phrase, context: Context) -> bool:
    """ "Attacked X and burned houses": a town or village that is itself the object."""
    named = context.place_at_head(phrase) == where.name
    return (
        named
        and context.place_of(where.name).precision in NARROW
        and not context.is_seat(where.name)
    )


def loose(claim: Claim, clause: Clause, context: Context) -> Iterator[Where]:
    """ "in X" inside the clause that the parse hung on nothing it could name; no country of parties to one act."""
    wanted = frozenset(context.language.locatives).difference(ways_off(claim, context))
    for name in context.places_in(clause.start, clause.end):
        country = context.place_of(name).precision == COUNTRY
        party = country and (claim.event_type in SYMMETRIC or acts(name, claim, context))
        led = context.word_before(name.start)
        if is_of_next(name, clause, context) or name.start in context.landmarks:
            continue
        if is_told_of_others(name, clause, context):
            continue
        if claim.event_type in SPOKEN_OF and is_of_deal(name, clause, context):
            continue
        if led in wanted and not party and not is_addressed(name, led, claim, context):
            yield Where(name, "sentence")


def is_of_deal(name: PlaceName, clause: Clause, context: Context) -> bool:
    """ "broke the ceasefire signed in X", "accuses Y, exiled in X": where a participle says that it was made or is."""
    return any(c.start <= name.start < c.end for c in context.participles(clause))


def is_of_next(name: PlaceName, clause: Clause, context: Context) -> bool:
    """ "were wounded and taken to hospital in X": behind a verb that stands beside the act's own."""
    tokens = context.document.tokens
    beside = (c for c in context.children.get(clause.index, ()) if c.tie is Tie.COORDINATE)
    return any(clause.head < c.head and tokens[c.head].start < name.start for c in beside)


def is_addressed(name: PlaceName, led: str, claim: Claim, context: Context) -> bool:
    """ "Urge a Teherán", "reproche à Ankara": a state that words are put to, under a preposition of place and aim."""
    words = claim.event_type in MADE_OF_WORDS or claim.event_type is EventType.SANCTION
    state = context.is_capital(name) or context.place_of(name).precision == COUNTRY
    return words and state and led in context.language.goals


def homes_of_victims(claim: Claim, context: Context) -> Iterator[Where]:
    """ "Killed the head of the council of the village of X": whom it befell has a seat in a village or town."""
    if claim.event_type not in VIOLENT:
        return
    waiting = [(p, 0) for p in claim.recipients if NounClass.PERSON in context.classes(p)]
    while waiting:
        phrase, depth = waiting.pop(0)
        named = in_phrase(phrase, context, "clause") if depth else None
        if named is not None and context.place_of(named.name).precision in NARROW:
            yield named
        if depth < DEEP:
            waiting.extend((inner, depth + 1) for inner in phrase.linked("of"))


def acts(name: PlaceName, claim: Claim, context: Context) -> bool:
    """Whether a country is a doer, whatever stands before it: the article in "a Turquia" is also a preposition."""
    heads = (context.document.tokens[p.head].start for p in claim.actors)
    return any(name.start <= start < name.end for start in heads)


def is_whence(name: PlaceName, context: Context) -> bool:
    """ "Fire from X killed three": no plain "of", which many languages write alike."""
    word = context.word_before(name.start) or ""
    return len(word) > SHORTEST_ORIGIN and word in context.language.origins


def is_whither(name: PlaceName, context: Context) -> bool:
    """ "Moved to X for treatment": under a preposition that only tells where somebody goes."""
    goals = set(context.language.goals).difference(context.language.locatives)
    return (context.word_before(name.start) or "") in goals


def said_by(quotation: Quotation, context: Context) -> tuple[int, int] | None:
    """From the name of a speaker to the verb: ", X, a nurse at the Y clinic, said"."""
    source, cue = quotation.source, quotation.cue
    if source is None or not 0 < cue[0] - source[1] <= LONGEST_OFFICE:
        return source
    office = context.document.text(source[1], cue[0]).strip()
    return (source[0], cue[0]) if office.startswith(",") and office.endswith(",") else source


def is_in(name: PlaceName, span: tuple[int, int] | None) -> bool:
    """ "according to the diocese of X": a name of who says it."""
    return span is not None and span[0] <= name.start < span[1]


def unattached(claim: Claim, context: Context) -> Iterator[Where]:
    """The one town in the words of a violent act that belongs to no party, where the parse lost its role."""
    clause = claim.clause
    parties = (*claim.actors, *claim.recipients, *claim.partners)
    whither = {name.start for name in destinations(claim, context)}
    free = [
        name
        for name in context.places_in(clause.start, clause.end)
        if context.place_of(name).precision in NARROW
        and name.start not in {*whither, *context.landmarks}
        and not is_whence(name, context)
        and not is_told_of_others(name, clause, context)
        and not is_whither(name, context)
        and not any(p.start <= name.start < p.end for p in parties)
        and not context.is_seat(name)
        and not any(is_in(name, said_by(q, context)) for q in context.document.quotations)
    ]
    if len(free) == 1:
        yield Where(free[0], "sentence")
