"""Places that no list has: "killed in X", "captured Tal X", "X village in Y"; told apart from people of that name.

They get no point of their own. A name under a preposition of place, or in the role of what is taken or bombed, is a
place all the same, and rather it than the district that holds it or the town that the page spoke of before.
"""

import re
from collections.abc import Iterable, Iterator

from dateline.analysis.place_ties import tie_between
from dateline.coding.claims import Claim, Where
from dateline.coding.context import SAID, Context
from dateline.document import Clause, Form, Link, Phrase, PlaceName, Tense, Tie
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import first_names, place_context, place_words
from dateline.knowledge.romanisation import ARTICLES, fold_name
from dateline.records import EventType

ON_PLACES = frozenset(
    {EventType.ATTACK, EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING}
)
"""Types done to places and people alike: a single name that armed people attack is rather a village."""
OVER_PLACES = frozenset({EventType.CAPTURE, EventType.ADVANCE, EventType.CONTROL})
"""Types whose object is a place: a name there that no list has is a place all the same."""
LEFT = frozenset({EventType.DISPLACEMENT, EventType.WITHDRAWAL})
"""Types whose object is what people leave."""
FIGHTING = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.AIRCRAFT})
"""Who takes and bombs places."""
SEATS = frozenset({NounClass.PLACE, NounClass.SITE})
DISTANCE = re.compile(r"\d+ ?(?:km|k[iu]l[oó]m)", re.IGNORECASE)
"""What may stand between commas behind a village: "situé à 18 km de X"."""
MARKS = "«»“”‘’\"'"
LONGEST_GAP = 40
"""Characters between a village and the district that holds it: ", in the Harim "."""


def may_be_place(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """Whether a bare name in the role of the place is rather a place than a person."""
    if any(NounClass.PERSON in context.classes(p) for p in phrase.linked("apposition")):
        return False  # "attacked Daniel, a reporter"
    armed = any(context.classes(p) & FIGHTING for p in claim.actors)
    if claim.event_type in LEFT:
        left = claim.clause.under("object" if claim.clause.form is Form.VERB else "of")
        bare = context.unlisted(phrase) is not None and phrase in left
        return bare and not is_person(phrase, context)
    if claim.event_type in OVER_PLACES:
        return not is_person(phrase, context) and (armed or not claim.clause.passive)
    return armed and claim.event_type in ON_PLACES and " " not in context.words(phrase)


def is_person(phrase: Phrase, context: Context) -> bool:
    """Whether the words of a bare name are rather those of a person: "Karim Haddad", "one American"."""
    words = [word.strip(MARKS) for word in context.words(phrase).split()]
    if fold_name(words[0]) in place_words() or words[0].partition("-")[0] in ARTICLES:
        return False
    plain = all(word[:1].isupper() and "-" not in word for word in words)
    named = any(fold_name(word) in first_names() or country_of(word) for word in words)
    return named or (plain and len(words) > 1) or not words[0][:1].isupper()


def held_by(where: Where, claim: Claim, context: Context) -> Where | None:
    """ "In X, in the district of Y", where no list has X: X, since Y only holds it."""
    clause = claim.clause
    things = (link for phrase in clause.under("object") for link in phrase.links)
    for name in unlisted_names((*beside_deed(clause, context), *things), claim, context):
        gap = context.document.text(name.end, max(name.end, where.name.start))
        gap = ",".join(part for part in gap.split(",") if not DISTANCE.search(part))
        if len(gap) <= LONGEST_GAP and is_leading(gap, context):
            return Where(name, where.basis)
    return None


def is_leading(gap: str, context: Context) -> bool:
    """Whether the words between two names say that the second holds the first or lies by it: ", au", ", près de"."""
    words, language = gap.strip(" ,(").split(), context.language
    if not words or words[0] in (*language.locatives, *language.contracted):
        return bool(words)
    tie = tie_between(gap, context.lexicon.language)
    return tie is not None and (tie.near or tie.is_within)


def explained_by(where: Where, context: Context) -> Where | None:
    """ "The raid hit X, a village in the district of Y", where no list has X: the village, which the district holds."""
    start = context.document.sentences[context.sentence_at(where.name.start)].start
    before = context.places_in(start, where.name.start)[-1:]
    if not before or before[0].candidates or before[0].start in context.told_at | context.whence:
        return None
    gap = context.document.text(before[0].end, where.name.start)
    tie = tie_between(gap, context.lexicon.language) if gap.startswith(",") else None
    return Where(before[0], where.basis) if tie is not None and tie.is_within else None


def unlisted_first(phrase: Phrase, found: Where | None, context: Context) -> Where | None:
    """ "In X, in the district of Y", where no list has X: X, since Y only holds it."""
    head = context.document.tokens[phrase.head]
    if found is None or found.name.start < head.end:
        return found
    name = context.unlisted(phrase)
    return found if name is None else Where(name, found.basis, found.near)


def unlisted_beside(claim: Claim, context: Context) -> Iterator[Where]:
    """ "killed in X", where no list has X: a place without a point rather than the place told before."""
    objects = [m for p in claim.clause.under("object") for m in (p, *p.linked("of"))]
    things = (link for phrase in objects for link in phrase.links)
    beside = (*around_gerund(claim.clause, context), *joined_to(claim.clause, context))
    for link in (*claim.clause.arguments, *things, *beside):
        for name in unlisted_names((link,), claim, context):
            yield Where(name, "clause", link.marker in context.language.near)


def beside_deed(clause: Clause, context: Context) -> tuple[Link, ...]:
    """What stands beside the act, and beside the verb that a noun for it is the subject of: "the blast came at X"."""
    carrier = context.carrier(clause)
    told = carrier is None or context.lexicon.attitude(carrier.lemma) & SAID
    return clause.arguments if carrier is None or told else (*clause.arguments, *carrier.arguments)


def around_gerund(clause: Clause, context: Context) -> tuple[Link, ...]:
    """ "went on at X, massacring six": what stands beside the verb that a gerund hangs on."""
    above = context.parent(clause)
    bare = clause.form is Form.VERB and clause.tie is Tie.ADVERBIAL and clause.tense is Tense.NONE
    beneath = bare and not clause.passive and above is not None and above.form is Form.VERB
    return above.arguments if beneath and above is not None else ()


def joined_to(clause: Clause, context: Context) -> tuple[Link, ...]:
    """ "killed nine and burned houses at X": what stands beside the next verb of the same doers."""
    doers = {p.head for p in clause.under("subject", "agent")}
    if clause.form is not Form.VERB or not doers:
        return ()
    beneath = context.children.get(clause.index, ())
    joined = (c for c in beneath if c.tie is Tie.COORDINATE and c.form is Form.VERB)
    same = (c for c in joined if doers & {p.head for p in c.under("subject", "agent")})
    return tuple(link for c in same for link in c.arguments)


def unlisted_names(links: Iterable[Link], claim: Claim, context: Context) -> Iterator[PlaceName]:
    """Names under a preposition of place that no list has and that take no part in the act."""
    wanted = frozenset(context.language.locatives)
    sides = {p.head for p in (*claim.actors, *claim.recipients, *claim.partners)}
    for link in links:
        if link.marker in wanted and link.phrase.head not in sides:
            named = (link.phrase, *seats_called(link.phrase, context))
            yield from (name for p in named if (name := context.unlisted(p)) is not None)


def seats_called(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """ "in the village of X", "dans la paroisse de X": what a common noun for a place is called."""
    known = context.classes(phrase)
    if NounClass.STATE in known or NounClass.ORGANIZATION in known:
        return  # "the Ministry of Transport"
    if fold_name(context.lemma(phrase)) in place_context(context.lexicon.language).streets_before:
        return  # "na praça da Concertação" is in the town told before
    if known & SEATS and context.place_at_head(phrase) is None:
        for inner in phrase.linked("of"):
            yield inner
            yield from seats_called(inner, context)
