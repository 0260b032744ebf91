"""What the page has introduced: "they", "the town", "there", and the day and place that a story goes on in.

Answers come from what stands before, nearest first, and only where the kind fits. A place or day taken over from an
earlier sentence says so in its basis.
"""

from collections.abc import Collection, Iterator, Sequence

from dateline.coding.claims import Claim, When, Where
from dateline.coding.context import FINENESS, SAID, Context
from dateline.document import Clause, Form, Phrase, PlaceName, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import BlockKind, EventType, Precision

SENTENCES_BACK = 3
ELSEWHERE = frozenset({EventType.AGREEMENT, EventType.TALKS, EventType.SANCTION})
"""Types of diplomacy, which is made anywhere."""
SPOKEN = frozenset({EventType.ACCUSATION, EventType.DEMAND, EventType.THREAT, EventType.TALKS})
"""Types of words: from one paragraph to the next they are about what the page is about, not the town told last."""
OPENS, CALLED = 2, 3
"""What it counts for a place that headline or first sentence names it, that the page calls it a town ("town of X"); the
latter is taken off again where the page calls it a province."""
PEOPLE = frozenset(
    {NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD}
)
BODIES = frozenset({NounClass.STATE, NounClass.ORGANIZATION, NounClass.ARMED})
MUCH = 3
"""How many times more a page must be about one town than about another to come back to it."""
PROVINCE = 3
"""Rank of a province among precisions."""
CAPITAL = "capital"


def resolve_pronouns(claim: Claim, context: Context) -> None:
    """Put the antecedent in the place of each pronoun; drop the pronoun where there is none.

    Nobody acts on himself: in "the army bombed one of its camps" the camp is another's.
    """
    doers: frozenset[int] = frozenset()
    for phrases in (claim.actors, claim.recipients, claim.partners):
        found = (antecedent(phrase, claim.clause, context, doers) for phrase in phrases)
        phrases[:] = [phrase for phrase in found if phrase is not None]
        doers = frozenset(phrase.head for phrase in claim.actors)


def antecedent(
    phrase: Phrase, clause: Clause, context: Context, barred: Collection[int] = ()
) -> Phrase | None:
    """Whom a pronoun stands for; never another phrase of its own clause ("soldiers fired on them").

    A possessive may: "Turkey and its ministry". Nor phrases whose heads are `barred`.
    """
    if not context.is_pronoun(phrase):
        return phrase
    known = (
        *context.language.pronouns_plural,
        *context.language.pronouns_thing,
        *context.language.pronouns_person,
    )
    written = (context.words(phrase).lower(), context.document.tokens[phrase.head].text.lower())
    lemma = next((word for word in written if word in known), None)
    if lemma is None:
        return None
    beside = {p.head for a in clause.arguments for p in a.phrase.members()}
    beside = {*(beside if phrase.head in beside else ()), *barred}
    for candidate in (
        *speakers_before(phrase, clause, context),
        *subjects_before(phrase, clause, context),
    ):
        if candidate.head not in beside and agrees(candidate, lemma, context):
            return candidate
    return None


def speakers_before(phrase: Phrase, clause: Clause, context: Context) -> list[Phrase]:
    """For "they added": who spoke before goes before everybody else."""
    if not context.lexicon.attitude(clause.lemma) & SAID:
        return []
    found = []
    for other in reversed(context.document.clauses):
        near = 0 <= clause.sentence - other.sentence <= SENTENCES_BACK
        telling = near and other.form is Form.VERB and context.lexicon.attitude(other.lemma) & SAID
        if telling:
            before = (p for p in other.under("subject", "agent") if p.start < phrase.start)
            found += [p for p in before if not context.is_pronoun(p)]
    return sorted(found, key=lambda p: -p.start)


def subjects_before(phrase: Phrase, clause: Clause, context: Context) -> list[Phrase]:
    """Subjects, then objects, told before the pronoun: of its own sentence, then of the ones before."""
    found: list[tuple[int, int, int, Phrase]] = []
    for other in context.document.clauses:
        back = clause.sentence - other.sentence
        if other.form is Form.VERB and 0 <= back <= 2:
            within = other.passive and other.tie in {Tie.RELATIVE, Tie.ADVERBIAL}
            doers = ("subject",) if within else ("subject", "agent")  # "Rwanda-backed rebels"
            for rank, markers in enumerate((doers, ("object",))):
                for p in other.under(*markers):
                    if p.start < phrase.start and not context.is_pronoun(p):
                        found.append((back, rank, -p.start if back == 0 else p.start, p))
    return [entry[3] for entry in sorted(found, key=lambda e: e[:3])]


def agrees(candidate: Phrase, pronoun: str, context: Context) -> bool:
    known = context.classes(candidate)
    token = context.document.tokens[candidate.head]
    plural = (
        bool(candidate.conjuncts) or token.text.lower() != token.lemma.lower() or "ARMED" in known
    )
    if pronoun in context.language.pronouns_plural:
        return bool(known & PEOPLE) and (plural or NounClass.ARMED in known)
    if plural:
        return False
    if pronoun in context.language.pronouns_person and (
        NounClass.PERSON in known or (not known and context.is_name(candidate))
    ):
        return True
    return pronoun in context.language.pronouns_thing and bool(known & BODIES)


def told_place(claim: Claim, before: Sequence[Claim], context: Context) -> Where | None:
    """The place a story goes on in: of "the town" or "there", else of the claim told just before."""
    pointed = pointed_place(claim, context)
    if pointed is not None:
        return Where(pointed, "discourse", pointed=True)
    for other in story(claim, before, context):
        if other.where is not None:
            if is_too_narrow(other.where, claim, context):
                return around(other.where.name, claim, context)
            return back_home(other, claim, context) or Where(
                other.where.name, "discourse", other.where.near
            )
    return None if claim.background or claim.event_type in ELSEWHERE else page_place(context)


def back_home(other: Claim, claim: Claim, context: Context) -> Where | None:
    """In the next paragraph the story is back in the town that the page is about, after a place told in passing."""
    one, two = context.sentence(other.clause), context.sentence(claim.clause)
    home = context.main_town
    if one.paragraph == two.paragraph or home is None or other.where is None:
        return None
    towns = [p for p in context.places if context.fineness(p) <= 2]
    passing = context.fineness(other.where.name) <= 2 and not context.is_same_place(
        home, other.where.name
    )
    much = claim.event_type in SPOKEN or (
        salience(home, towns, context) >= MUCH * salience(other.where.name, towns, context)
    )
    at = context.document.tokens[claim.clause.head].start
    told = [p for p in towns if p.end <= at and context.is_same_place(home, p)]
    last = max(told, key=lambda p: p.start, default=home)
    return Where(last, "discourse") if passing and much else None


def page_place(context: Context) -> Where | None:
    """Where the whole page is set: the one town that it opens with, else the town it was written in, if at home."""
    opening = [p for p in context.places if p.start < context.opening and context.fineness(p) <= 2]
    if opening:
        one = all(context.is_same_place(opening[0], p) for p in opening)
        return Where(opening[0], "discourse") if one else None
    written = context.written_at
    if written is None or any(context.fineness(p) <= 2 for p in context.places):
        return None
    at_home = context.placed[written.start, written.end].country == context.focus_country
    return Where(written, "dateline") if at_home else None


def is_too_narrow(where: Where, claim: Claim, context: Context) -> bool:
    """An agreement is hardly ever about the town that the page has just told of, unless it says so."""
    return claim.event_type is EventType.AGREEMENT and context.fineness(where.name) < PROVINCE


def around(name: PlaceName, claim: Claim, context: Context) -> Where | None:
    """The province or country around a town that the page told last before the act."""
    at = context.document.tokens[claim.clause.head].start
    town = context.placed[name.start, name.end]
    for wide in reversed([p for p in context.places if p.end <= at]):
        told = context.placed[wide.start, wide.end]
        if context.fineness(wide) >= PROVINCE and told.country == town.country:
            return Where(wide, "discourse")
    return None


def story(claim: Claim, before: Sequence[Claim], context: Context) -> Iterator[Claim]:
    """The claims just before that belong to the same telling, nearest first; captions tell their own."""
    sentence = context.sentence(claim.clause)
    for other in reversed(before):
        back = sentence.index - other.clause.sentence
        if back > SENTENCES_BACK:
            return
        apart = sentence.block is not context.sentence(other.clause).block
        caption = BlockKind.CAPTION in {sentence.block, context.sentence(other.clause).block}
        if not other.background and not (apart and caption):
            yield other


def pointed_place(claim: Claim, context: Context) -> PlaceName | None:
    """ "the town", "the province", "there" beside the act: the last name of that kind."""
    upper = (
        c for c in context.ancestors(claim.clause) if not context.lexicon.attitude(c.lemma) & SAID
    )
    for clause in (claim.clause, *upper):
        for link in clause.arguments:
            for phrase in (p for m in link.phrase.members() for p in whole_of(m, context)):
                if NounClass.PLACE in context.classes(phrase) and context.is_definite(phrase):
                    return last_place(phrase.start, context.width(phrase), context)
    if set(claim.clause.adverbs) & set(context.language.place_adverbs):
        return last_place(context.document.tokens[claim.clause.head].start, None, context)
    return None


def whole_of(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """ "much of the province": then what it is a part of; "the army in the town": where people stand."""
    yield phrase
    if context.lemma(phrase) in context.language.partitives:
        yield from phrase.linked("of")
    yield from phrase.linked(*context.language.locatives)


def last_place(before: int, width: str | None, context: Context) -> PlaceName | None:
    """ "the town": the place of that width that the page is most about so far, the last of equals.

    Places of the country that the page is about go first, and of those the ones of the same clause.
    """
    fit = [p for p in context.places if p.end <= before]
    if width == CAPITAL:
        fit = [p for p in fit if context.is_capital(p)]
    elif width is not None:
        fit = [p for p in fit if context.fineness(p) == FINENESS[Precision(width)]]
        fit = [p for p in fit if context.placed[p.start, p.end].geonames_id is not None] or fit
    else:
        fit = [p for p in fit if context.fineness(p) <= 2]
    home = (context.focus_country, None)  # a village that no list has may lie here as well
    at_home = [p for p in fit if context.placed[p.start, p.end].country in home]
    fit = at_home or fit
    begins = context.telling_start(before)
    fit = [p for p in fit if p.start >= begins] or fit
    return max(fit, key=lambda p: (salience(p, fit, context), p.start), default=None)


def salience(name: PlaceName, fit: Sequence[PlaceName], context: Context) -> int:
    """How much a page is about a place: how often it names it, more if it opens with it or calls it a town."""
    same = [p for p in fit if context.is_same_place(name, p)]
    opens = any(p.start < context.opening for p in same)
    called = any(p.kind_hint == "town" for p in same)
    divided = not called and context.is_division_name(name)
    return len(same) + OPENS * opens + CALLED * (called - divided)


def told_time(claim: Claim, before: Sequence[Claim], context: Context) -> When | None:
    """The day a story goes on in, taken over within a paragraph from past to past."""
    if claim.clause.form is Form.VERB and claim.clause.tense not in {
        Tense.PAST,
        Tense.NONE,
        Tense.PERFECT,
    }:
        return None
    sentence = context.sentence(claim.clause)
    for other in story(claim, before, context):
        if other.when is not None:
            near = context.sentence(other.clause)
            own_place = claim.where is not None and claim.where.basis != "discourse"
            same_place = (
                claim.where is not None
                and other.where is not None
                and claim.where.name == other.where.name
            )
            goes_on = near.paragraph == sentence.paragraph or not own_place or same_place
            return When(other.when.expression, "discourse") if goes_on else None
    return None
