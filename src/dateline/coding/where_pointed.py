"""What "the town", "there", "the north of the country" point to: a place that the page has told.

Answers come from what stands before, and only where the width fits. A direction with nothing behind it is a part of the
country that the page is about; it gets its point when reports are made (`resolution/place_parts`).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.coding.claims import Claim, Where
from dateline.coding.context import CAPITAL, FINENESS, SAID, Context
from dateline.coding.where_beside import is_in, said_by
from dateline.coding.where_capitals import capital_meant
from dateline.coding.where_phrases import NARROW
from dateline.document import Clause, Form, Link, Phrase, PlaceName, Tie
from dateline.knowledge.directions import direction_before
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import Precision

OPENS, CALLED = 2, 3
"""What it counts for a place that headline or first sentence names it, that the page calls it a town ("town of X"); the
latter is taken off again where the page calls it a province."""
CLITICS = 3
"""Words before a verb among which small ones are its own."""
TOWN = FINENESS[Precision.TOWN]
DEEP = 4
"""How many phrases deep the pointing words may stand: "districts of the town"."""
PART = "part"
"""Hint of a name that is only a direction."""


def pointed_places(claim: Claim, context: Context) -> tuple[PlaceName, ...] | None:
    """ "the town", "the province", "there" beside the act: the names they may stand for; None where nothing points."""
    upper = (
        c for c in context.ancestors(claim.clause) if not context.lexicon.attitude(c.lemma) & SAID
    )
    for clause in (claim.clause, *upper):
        for link in (*clause.arguments, *goings(clause, context)):
            if is_landmark(link, context):
                continue
            for phrase in (p for m in link.phrase.members() for p in whole_of(m, context)):
                this = this_town(phrase, context)
                if this is not None:
                    return (this,)
                sides = (part_of_country(p, context) for p in (phrase, *phrase.linked("of")))
                side = next((s for s in sides if s is not None), None)
                whence = link.marker in ways_on(claim, context)  # "rolled in from the north"
                if side is not None and not whence:
                    return (side,)
                named = bool(context.places_in(phrase.start, phrase.end))  # "the hills of X"
                if points(phrase, context) and not named and context.is_definite(phrase):
                    return meant_by(phrase, context)
    if adverbs_of(claim.clause, context) & set(context.language.place_adverbs):
        return tuple(fitting(context.document.tokens[claim.clause.head].start, None, context))
    return None


def is_there(claim: Claim, context: Context) -> bool:
    """ "Ils y sont entrés lundi, a dit l'état-major à X": what points outdoes the names beside it."""
    relatives = place_context(context.lexicon.language).relatives
    words = adverbs_of(claim.clause, context) & set(context.language.place_adverbs)
    named = (
        n for a in claim.clause.arguments for n in context.places_in(a.phrase.start, a.phrase.end)
    )
    return any(fold_name(word) not in relatives for word in words) and next(named, None) is None


def is_here(claim: Claim, context: Context) -> bool:
    """ "met here": where the page was written, unless somebody quoted says so."""
    head = context.document.tokens[claim.clause.head].start
    carrier = context.carrier(claim.clause) if claim.clause.form is Form.NOUN else None
    said = adverbs_of(carrier or claim.clause, context)
    return context.quotation_at(head) is None and bool(said & set(context.language.here))


def is_landmark(link: Link, context: Context) -> bool:
    """ "In X, west of the capital": then the capital only says where X is."""
    directions = place_context(context.lexicon.language).directions.values()
    aside = any(fold_name(link.marker) in forms for forms in directions)
    if not aside and link.marker not in context.language.near:
        return False
    ends = [p.end for p in context.places if p.end <= link.phrase.start]
    between = context.document.text(max(ends, default=0), link.phrase.start).strip(" ,،").lower()
    return between in {link.marker, f"{link.marker} the"}


def adverbs_of(clause: Clause, context: Context) -> set[str]:
    """The adverbs of a clause, small words before its verb among them: "la police y a instauré", not "il y a"."""
    tokens = context.document.tokens[max(0, clause.head - CLITICS) : clause.head]
    said = [t.text.lower() for t in tokens]
    small = {w for before, w in pairwise(["", *said]) if len(w) == 1 and before not in {"il", "n'"}}
    return set(clause.adverbs) | small


def ways_on(claim: Claim, context: Context) -> set[str]:
    """Prepositions of where people come from and go to, which do not say where they act."""
    language = context.language
    goals = set(language.goals).difference(language.locatives, claim.trigger.place)
    return goals | set(language.origins)


def points(phrase: Phrase, context: Context) -> bool:
    """Whether the noun is of what people live in or govern ("the town", "the province"); no street or ministry."""
    several = context.is_inflected(phrase)  # "their villages" are no one place
    if NounClass.PLACE not in context.classes(phrase) or context.is_name(phrase) or several:
        return False
    words = place_context(context.lexicon.language)
    lived = words.town_before | words.town_after | words.unlisted_before | words.unlisted_after
    governed = words.division_before | words.division_after
    known = fold_name(context.lemma(phrase)) in lived | governed
    return known or context.width(phrase) is not None


def goings(clause: Clause, context: Context) -> Iterator[Link]:
    """ "clashed as they entered the town": where the people of an act were going at the time."""
    ways = context.language.ways
    for child in context.children.get(clause.index, ()):
        if child.tie is Tie.ADVERBIAL and child.form is Form.VERB and not child.modal:
            yield from (link for link in child.arguments if link.marker in ways)


def pointed_in(phrase: Phrase, context: Context, depth: int = 0) -> Where | None:
    """ "the town" or "the town's districts": the last name of that kind that the page told."""
    part = this_town(phrase, context) or part_of_country(phrase, context)
    if part is not None:
        return Where(part, "discourse", pointed=True)
    if depth < DEEP:
        named = context.place_at_head(phrase) is not None
        for inner in phrase.linked("of", "owner", *(() if named else context.language.locatives)):
            found = pointed_in(inner, context, depth + 1)
            if found is not None:
                return found
    name = pointed_by(phrase, context)
    return Where(name, "discourse", pointed=True) if name is not None else None


def pointed_by(phrase: Phrase, context: Context) -> PlaceName | None:
    """The name that a definite noun of place stands for: the one that the page is most about so far."""
    if not points(phrase, context) or not context.is_definite(phrase):
        return None
    return likeliest(meant_by(phrase, context), phrase, context)


def this_town(phrase: Phrase, context: Context) -> PlaceName | None:
    """ "cette ville du sud du pays": a town that the page has named, whatever the words behind say of it."""
    words = {context.document.tokens[phrase.first].text.lower(), context.word_before(phrase.start)}
    pointed = points(phrase, context) and not words.isdisjoint(context.language.demonstratives)
    if not pointed or not is_town_noun(phrase, context):
        return None
    return likeliest(towns_of(fitting(phrase.start, None, context), context), phrase, context)


def likeliest(fit: Sequence[PlaceName], phrase: Phrase, context: Context) -> PlaceName | None:
    """The one name of the paragraph, else the one that the page is most about."""
    near = in_paragraph(fit, phrase.start, context)
    said = [said_by(q, context) for q in context.document.quotations]
    near = tuple(p for p in near if not any(is_in(p, span) for span in said)) or near
    fit = near if len({context.place_of(p).name for p in near}) == 1 else fit
    return max(fit, key=lambda p: (salience(p, fit, context), p.start), default=None)


def in_paragraph(
    names: Sequence[PlaceName], before: int, context: Context
) -> tuple[PlaceName, ...]:
    """Those that the paragraph has named so far, but for capitals and what only tells where another lies."""
    start = context.paragraph_start(before)
    told = (p for p in names if start <= p.start < before and p.start not in context.landmarks)
    return tuple(p for p in told if not context.is_capital(p))


def meant_by(phrase: Phrase, context: Context) -> tuple[PlaceName, ...]:
    """All that a definite noun of place may stand for."""
    part = part_of_country(phrase, context)
    if part is not None:
        return (part,)
    capital = capital_meant(phrase, context)
    if capital is not None:
        told = fitting(phrase.start, CAPITAL, context)
        named = [n for n in told if context.is_same_place(n, capital)]
        return tuple(named) or (capital,)
    fit = fitting(phrase.start, context.width(phrase), context)
    return tuple(towns_of(fit, context) if is_town_noun(phrase, context) else fit)


def is_town_noun(phrase: Phrase, context: Context) -> bool:
    """ "the town", "the village": no province, not even one that has the name of a town."""
    words = place_context(context.lexicon.language)
    lemma = fold_name(context.lemma(phrase))
    return context.width(phrase) is None and lemma in words.town_before | words.town_after


def towns_of(fit: Sequence[PlaceName], context: Context) -> Sequence[PlaceName]:
    """Those of the names that may be a town; all, where none is."""
    narrow = [p for p in fit if context.place_of(p).precision in NARROW]
    called = [p for p in narrow if is_called_town(p, context)]
    return (called if any(p.kind_hint == "town" for p in called) else narrow) or fit


def whole_of(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """ "much of the province": then what it is a part of; "the army in the town": where people stand.

    Soldiers "of the town" stand there or leave it: "la retirada de sus tropas de la ciudad".
    """
    partitive = context.lemma(phrase) in context.language.partitives
    if partitive:
        yield from phrase.linked("of")
    yield phrase
    if context.classes(phrase) & {NounClass.SITE, NounClass.ARMED, NounClass.CIVILIAN}:
        yield from phrase.linked("of")
    if context.place_at_head(phrase) is None:  # "X, west of the capital" is told by its name
        yield from phrase.linked(*context.language.locatives)


CENTRE = "centre"
INTO = frozenset({"al", "ao", "au"})
""" "Ingresaron al centro": of a prison or a town, not of the country."""


def part_of_country(phrase: Phrase, context: Context) -> PlaceName | None:
    """ "the north", "the south-east of the country": a part of the country that the page is about."""
    country, start = context.country_here(phrase.start), side_of_country(phrase, context)
    into = context.word_before(phrase.start) in INTO and direction_of(phrase, context) == CENTRE
    alone = start is None and not is_beside(phrase, context) and not into
    if alone and direction_of(phrase, context) and is_whole(phrase, context):
        start = phrase.start if phrase.head > phrase.first or is_led(phrase, context) else None
    if country is None or start is None or is_in_name(phrase, context):
        return None
    span = start, max(phrase.end, *(p.end for p in phrase.linked("of")), 0)
    if span not in context.placed:
        context.placed[span] = context.words_for_place(span, Precision.PROVINCE, country)
    return PlaceName(*span, candidates=(), kind_hint=PART)


def is_in_name(phrase: Phrase, context: Context) -> bool:
    """Whether a direction is a piece of a longer name of a place: "Darfur do Norte"."""
    return any(p.start < phrase.end and phrase.end <= p.end for p in context.places)


def is_beside(phrase: Phrase, context: Context) -> bool:
    """ "In Masisi, further north", "left Jabra, in the south": told of the town before it, or of the story, by it."""
    start = context.document.sentences[context.sentence_at(phrase.start)].start
    towns = (p for p in context.places_in(start, phrase.start) if context.fineness(p) <= TOWN)
    comparing = place_context(context.lexicon.language).comparing
    words = [fold_name(w) for w in context.document.text(start, phrase.start).split()[-2:]]
    return any(True for _ in towns) or bool(comparing & set(words))


def side_of_country(phrase: Phrase, context: Context) -> int | None:
    """Where "north of the country" begins, before a phrase that is only "the country"."""
    if context.width(phrase) != Precision.COUNTRY:
        return None
    text, words = context.document.article.text, place_context(context.lexicon.language)
    found = direction_before(text, phrase.start, words)
    return found[0] if found is not None else None


def is_led(phrase: Phrase, context: Context) -> bool:
    """Whether the article is part of the preposition: "no sul", "au nord"."""
    return context.word_before(phrase.start) in context.language.definite


def direction_of(phrase: Phrase, context: Context) -> str | None:
    """The point of the compass that the head of a phrase is."""
    said = fold_name(context.document.tokens[phrase.head].text)
    directions = place_context(context.lexicon.language).directions
    return next((point for point, forms in directions.items() if said in forms), None)


def is_whole(phrase: Phrase, context: Context) -> bool:
    """Whether nothing stands with a direction but its article and "far", and nothing behind it but "the country"."""
    after, degrees = phrase.head + 1, place_context(context.lexicon.language).direction_degrees
    behind = min((p.first - 2 for p in phrase.linked("of", "owner")), default=phrase.last)
    owned = max((p.last for p in phrase.linked("owner") if p.last <= phrase.head), default=0)
    before = context.document.tokens[max(phrase.first, owned) + 1 : phrase.head]
    if behind > after or not all(fold_name(t.text) in degrees for t in before):
        return False
    return all(context.width(p) == Precision.COUNTRY for p in phrase.linked("of", "owner"))


def fitting(before: int, width: str | None, context: Context) -> list[PlaceName]:
    """The places of a width that the page has told: "the town", "the province".

    Places of the country that the page is about go first, and of those the ones of the same clause.
    """
    focus = context.country_here(before)
    if width == Precision.COUNTRY and focus is not None:
        spoken = (n for n in context.land_names if context.place_of(n).country == focus)
        country = context.country_name(focus, before) or next(spoken, None)
        return [country] if country is not None else []
    fit = [p for p in context.places if p.end <= before]
    if width == CAPITAL:
        fit = [p for p in fit if context.is_capital(p)]
    elif width is not None:
        fit = [p for p in fit if context.fineness(p) == FINENESS[Precision(width)]]
        fit = [p for p in fit if context.place_of(p).geonames_id is not None] or fit
    else:
        fit = [p for p in fit if context.fineness(p) <= 2 and not context.is_seat(p)]
        fit = [p for p in fit if p.start not in context.told_at] or fit
    home = (focus, None)  # a village that no list has may lie here as well
    fit = [p for p in fit if context.place_of(p).country in home] or fit
    begins = context.telling_start(before)
    return [p for p in fit if p.start >= begins] or fit


def is_called_town(name: PlaceName, context: Context) -> bool:
    """Whether the page calls it a town, or at least never a province."""
    called = (p for p in context.places if p.kind_hint == "town")
    return not context.is_division_name(name) or any(context.is_same_place(name, p) for p in called)


def salience(name: PlaceName, fit: Sequence[PlaceName], context: Context) -> int:
    """How much a page is about a place: how often it names it, more if it opens with it or calls it a town."""
    same = [p for p in fit if context.is_same_place(name, p)]
    opens = any(p.start < context.opening for p in same)
    called = any(p.kind_hint == "town" for p in same)
    divided = not called and context.is_division_name(name)
    return len(same) + OPENS * opens + CALLED * (called - divided)
