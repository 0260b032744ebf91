"""Where: the place bound to this act, with the ground for it; not any place in the sentence.

The words nearest to the act go first: the phrase the trigger says is the place, then what stands "in …" beside the act
or its people, then the clause it hangs on, then what the page told just before ("the town", "there"). Of several names
in one phrase the narrowest counts ("in the town of X in Y province"). Nothing else is borrowed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.coding.carriers import light_verb
from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.deeds import MADE_BY_TEXTS, VIOLENT
from dateline.coding.doers import sufferers
from dateline.coding.where_beside import LEFT_BEHIND, beside
from dateline.coding.where_borders import at_border
from dateline.coding.where_frames import explained, within_frame
from dateline.coding.where_labels import heading
from dateline.coding.where_phrases import NARROW, WIDE, in_phrase
from dateline.coding.where_pointed import PART, is_there, pointed_in, this_town
from dateline.coding.where_roads import is_road_told_by
from dateline.coding.where_spoken import spoken_at
from dateline.coding.where_unlisted import (
    explained_by,
    held_by,
    may_be_place,
    seats_called,
    unlisted_first,
)
from dateline.coding.wordings import in_roles
from dateline.document import Phrase, PlaceName
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import EventType, Precision

JOINT = re.compile(r",? (?:\w{1,3} )?|، ?(?:و)?| و")
"""Between two names of a list: a comma, "and" of any language."""
SHORT = 12
"""Characters between two phrases that only "and" and a preposition part."""
Argued = tuple[str | None, int] | None
"""What a phrase stands under, and which of the arguments it is."""
OPENING = re.compile(r"(?:[:(–—]| -) ?$")
"""What opens a list of names behind what it counts."""


def find_where(claim: Claim, context: Context) -> None:
    """Fill `where`, and `split_places` when several named places were the object together."""
    doers = {p.head for p in claim.actors}  # "Baku's operation" is not in Baku
    led = [(p, m) for p in place_phrases(claim, context) for m in named_together(p, context)]
    led = [(p, m) for p, m in led if m.head not in doers]
    phrases = [m for _, m in led]
    phrases = [p for p in phrases if not is_around(p, phrases, context)]
    told = [(place_at(p, claim), done_to_place(m, claim, context)) for p, m in led if m in phrases]
    found = [(at, where) for at, where in told if where is not None]
    listed = [Where(n, "stated") for p in phrases for n in listed_behind(p, context)]
    stated = listed or [where for _, where in found]
    if is_road_told_by(stated, context):
        found, stated = [], []
    if not stated:
        likely = [p for p in phrases if may_be_place(p, claim, context)]
        likely += [s for p in phrases for s in seats_called(p, context) if not any(s.linked("of"))]
        stated = [Where(n, "stated") for p in likely if (n := context.unlisted(p)) is not None]
        if stated:
            claim.recipients = [p for p in claim.recipients if p not in likely]
    pointed = next((w for p in phrases if (w := pointed_in(p, context))), None)
    side = [pointed] if pointed is not None and pointed.name.kind_hint == PART else []
    claim.where = first_within(stated or side, claim, context) if stated or side else pointed
    together = listed or told_together(found, claim.where, context)
    if len(together) > 1:
        claim.split_places = tuple(together)
    if claim.where is None:
        near = None if is_there(claim, context) else first_within((), claim, context)
        if claim.event_type in MADE_BY_TEXTS:
            claim.where = spoken_at(claim, context)
            claim.beside = near  # what words are about is weighed with all that was told
        else:
            if near is None or near.basis == "discourse":
                near = next((w for p in phrases if (w := land_of(p, context))), near)
            claim.where = near or heading(claim, context)
    if claim.event_type not in MADE_BY_TEXTS:
        claim.where = at_border(claim.where, claim, context)
    if claim.where is not None and claim.event_type in VIOLENT:
        inner = explained_by(claim.where, context)
        claim.split_places = claim.split_places if inner is None else ()
        claim.where = inner or held_by(claim.where, claim, context) or claim.where
    naming = [p for p in phrases if names(p, claim)] or phrases
    claim.extent = next((e for p in naming if (e := part_of(p, context))), None)


def names(phrase: Phrase, claim: Claim) -> bool:
    """Whether the place of the act is told in this phrase."""
    inner, where = (phrase, *phrase.linked("of", "owner")), claim.where
    told = where is not None and where.basis != "discourse"
    return told and any(p.start <= where.name.start < p.end for p in inner if where is not None)


def land_of(phrase: Phrase, context: Context) -> Where | None:
    """ "captured a Ukrainian village": a place that only its country's adjective tells of."""
    if NounClass.PLACE not in context.classes(phrase) or context.place_at_head(phrase) is not None:
        return None
    spans = [(p.start, p.end) for p in phrase.linked("modifier")]
    named = (n for n in context.land_names if any(s <= n.start < e for s, e in spans))
    return next((Where(name, "stated") for name in named), None)


def is_around(phrase: Phrase, others: Sequence[Phrase], context: Context) -> bool:
    """ "in the quarter of X, in Y": behind a comma and a preposition of place stands the larger place."""
    ends = [p.end for p in others if p.end <= phrase.start]
    if not ends:
        return False
    between = context.document.text(max(ends), phrase.start).lower()
    comma, *led = between.replace(",", " , ").split() or [""]
    inside = (*context.language.locatives, *context.language.contracted)
    article = led[1:] if led and led[0] in inside else None
    return comma in {",", "،"} and article is not None and len(article) < 2


def first_within(stated: Sequence[Where], claim: Claim, context: Context) -> Where | None:
    """The place that is told first or stands nearest, or the narrower one that is told in it."""
    near = (w for w in beside(claim, context) if not is_whence(w, claim, context))
    found = (w for w in chain(stated, near) if not is_by_country(w, context))
    found = (w for w in found if w.name.start not in context.issued_at)
    nearest = next(found, None)
    if nearest is None or claim.event_type in MADE_BY_TEXTS:
        return nearest
    return explained(within_frame(nearest, found, claim, context), context)


def is_whence(where: Where, claim: Claim, context: Context) -> bool:
    """ "Attacked by youth from neighbouring X": where those who acted came from, unless people left it."""
    return where.name.start in context.whence and claim.event_type not in LEFT_BEHIND


def is_by_country(where: Where, context: Context) -> bool:
    """ "in the south-west, near Iran": a country that something is only near to, or a continent, holds nothing."""
    whole = context.place_of(where.name).precision is Precision.COUNTRY
    return context.is_continent(where.name) or (where.near and whole)


def told_together(
    found: Sequence[tuple[Argued, Where]], chosen: Where | None, context: Context
) -> list[Where]:
    """Places of one phrase with the chosen one, or of two that only "and" joins: "in X and in Y"."""
    runs: list[list[tuple[Argued, Where]]] = []
    for at, where in found:
        if runs and is_joined(runs[-1][-1], (at, where), context):
            runs[-1].append((at, where))
        else:
            runs.append([(at, where)])
    lists = [[where for _, where in run] for run in runs]
    mine = (run for run in lists if chosen and any(w.name == chosen.name for w in run))
    return next(mine, [])


def is_joined(one: tuple[Argued, Where], other: tuple[Argued, Where], context: Context) -> bool:
    (at, where), (next_at, following) = one, other
    gap = context.document.text(where.name.end, max(where.name.end, following.name.start))
    same = at is not None and next_at is not None and at[0] == next_at[0]
    then = any(word in context.language.then for word in gap.split()[-1:])
    return at == next_at or (same and (then or (len(gap) <= SHORT and bool(JOINT.match(gap)))))


def place_at(phrase: Phrase, claim: Claim) -> Argued:
    """What a phrase stands under and where: "fell on the X quarter in Y" is one place, not two."""
    arguments = claim.clause.arguments
    found = (n for n, a in enumerate(arguments) if phrase in a.phrase.members())
    return next(((arguments[n].marker, n) for n in found), None)


def done_to_place(phrase: Phrase, claim: Claim, context: Context) -> Where | None:
    """The place in the role of the trigger's place: "captured X in Y province" is X, also where no list has it."""
    found = in_phrase(phrase, context, "stated")
    if found is not None:
        found = renamed(phrase, found, context)
        wide = context.place_of(found.name).precision is Precision.COUNTRY
        if wide and claim.event_type is EventType.CAPTURE:
            return None  # a country that "fell" is the party that lost or took something
    named = found is not None and may_be_place(phrase, claim, context)
    return unlisted_first(phrase, found, context) if named else found


def renamed(phrase: Phrase, found: Where, context: Context) -> Where:
    """ "Palma, the town in Cabo Delgado that they attacked", "this town in Mali": the name that the words explain."""
    own = context.place_at_head(phrase)
    wide = context.place_of(found.name).precision in WIDE
    if own is not None or not wide or NounClass.PLACE not in context.classes(phrase):
        return found
    this = this_town(phrase, context)
    if this is not None:
        return Where(this, "discourse", pointed=True)
    text = context.document.article.text
    before = [n for n in context.places if n.end <= phrase.start][-1:]
    told = [n for n in before if text[n.end : phrase.start].strip() == ","]
    narrow = [n for n in told if context.place_of(n).precision in NARROW]
    return Where(narrow[0], found.basis) if narrow else found


def listed_behind(phrase: Phrase, context: Context) -> Sequence[PlaceName]:
    """ "Three villages in the south: X, Y and Z", "several towns, including X and Y": the names of what is counted."""
    bare = NounClass.PLACE in context.classes(phrase) and context.place_at_head(phrase) is None
    if not bare or not context.is_inflected(phrase):
        return ()
    number = next(iter(context.quantities_in(phrase.start, phrase.end)), None)
    text, words = context.document.article.text, place_context(context.lexicon.language)
    for run in runs_behind(phrase, context):
        gap = text[phrase.end : run[0].start]
        if OPENING.search(gap) and number is not None and len(run) == number.best:
            return run
        said = {fold_name(w) for w in gap.rpartition(",")[2].rpartition("،")[2].split()}
        if said and said <= words.including:
            return run
    return ()


def runs_behind(phrase: Phrase, context: Context) -> list[list[PlaceName]]:
    """The lists of names behind a phrase, up to the end of its sentence."""
    text = context.document.article.text
    stop = context.document.sentences[context.sentence_at(phrase.start)].end
    runs: list[list[PlaceName]] = []
    for name in context.places_in(phrase.end, stop):
        gap = text[runs[-1][-1].end : name.start] if runs else ""
        if runs and JOINT.fullmatch(gap):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def part_of(phrase: Phrase, context: Context) -> str | None:
    """ "most" in "most of the town": how much of the place."""
    lemma = context.lemma(phrase)
    inner = any(True for _ in phrase.linked("of", "owner"))
    return lemma if inner and lemma in context.language.partitives else None


def place_phrases(claim: Claim, context: Context) -> Iterator[Phrase]:
    yield from in_roles(claim.clause, claim.trigger, claim.trigger.place, context)
    yield from sufferers(claim.clause, context)
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
        members = [m for m in members if not context.is_whose(m, phrase)]
        of_places = (
            NounClass.PLACE in context.classes(phrase) and context.place_at_head(phrase) is None
        )
        if len(members) > 1 and of_places:
            yield from members
            return
    yield phrase
