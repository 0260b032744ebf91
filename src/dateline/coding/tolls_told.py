"""A toll that another speaker gives: "The ministry says 60 died. Doctors speak of 90 dead; the UN counted 75."

Two speakers with different figures are two reports of one deed. Who counts, and how many, is told by a verb of
counting with a number of dead or hurt beside it, or with a bare number for those just counted ("en a dénombré 75"). The
report has the deed's type, place and day, its own speaker and figure, and only those people whom its own words name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.analysis.number_parsing import read_number
from dateline.coding.casualties import HARM, state_of
from dateline.coding.causes import is_effect
from dateline.coding.claims import Claim, Speaker
from dateline.coding.context import Context
from dateline.coding.folds import UNSAID
from dateline.coding.running import harm_of, is_of_others, new_figure
from dateline.coding.status_speech import Verdict, speak
from dateline.document import Clause, Form, Phrase, Quantity
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.romanisation import fold_name
from dateline.records import CountName, EventType

DEADLY = frozenset(
    {
        *(EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING),
        *(EventType.ATTACK, EventType.CRACKDOWN, EventType.RIOT, EventType.ABUSE),
    }
)
SENTENCES_BACK = 4
"""How far back the deed may stand whose dead another speaker counts."""
TIMES = 10
"""So many times the dead of a deed are those of many."""
LEADING = 4
"""Words in which the number of a phrase begins."""
MORE_THAN_ARTICLE = 2
FIRST_YEAR, LAST_YEAR = 1900, 2100
GIVEN = ("object", "at", "to", "of")
"""What a verb of counting has its figure under, besides the prepositions of its language."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure that somebody gives, in which clause, and the claim that its word made by itself."""

    clause: Clause
    name: CountName
    figure: Quantity
    speakers: list[Speaker]
    own: Claim | None = None


def tell_tolls_apart(claims: list[Claim], context: Context) -> None:
    """Add a claim for each speaker whose figure is not that of the deed told before."""
    for clause in context.document.clauses:
        toll = counted_by(clause, claims, context) or noun_of_dead(clause, claims, context)
        deed = deed_before(toll.clause, claims, context) if toll else None
        if toll is None or deed is None or agree(deed, toll) or same_speakers(deed, toll, context):
            continue
        if is_elsewhere(toll, deed) or is_of_more(deed, toll):
            continue
        claims[:] = [c for c in claims if c is not toll.own]
        claims.append(retold(deed, toll))
    claims.sort(key=lambda c: c.clause.head)


def retold(deed: Claim, toll: Toll) -> Claim:
    return replace(
        deed,
        clause=toll.clause if toll.own is None else toll.own.clause,
        speakers=toll.speakers,
        recipients=[] if toll.own is None else toll.own.recipients,
        counts={toll.name: toll.figure},
        slight=False,
        more_clauses=[toll.clause],
    )


def counted_by(clause: Clause, claims: Sequence[Claim], context: Context) -> Toll | None:
    """ "Doctors speak of 90 dead"."""
    told = toll_told(clause, claims, context)
    speakers = [s for s in tellers(clause, context) if is_somebody(s, context)] if told else []
    if told is None or not speakers:
        return None
    name, figure = told
    own = own_claim(figure, clause, claims)
    if own is None and stands_in_another(figure, clause, claims):
        return None
    return Toll(clause, name, figure, speakers, own)


def noun_of_dead(clause: Clause, claims: Sequence[Claim], context: Context) -> Toll | None:
    """ "90 dead, according to doctors"; "a doctor said that 90 had been killed", no deed of their own."""
    own = next((c for c in claims if c.clause is clause), None)
    if own is None or not own.speakers or own.actors:
        return None
    if clause.form is not Form.NOUN and (
        own.event_type not in UNSAID or own.given or is_apart(own)
    ):
        return None
    there = clause.under(*context.language.locatives)
    if any(context.is_pronoun(p) for p in there):
        return None  # "announced the death of 53 in it in one day": not in the deed told before
    told = ((n, q) for n, q in own.counts.items() if n in HARM and is_effect(own))
    return next((Toll(clause, n, q, own.speakers, own) for n, q in told), None)


def is_apart(claim: Claim) -> bool:
    """Whether it was somewhere, or some day, of its own."""
    elsewhere = claim.where is not None and claim.where.basis != "discourse"
    return elsewhere or (claim.when is not None and claim.when.basis == "stated")


def toll_told(
    clause: Clause, claims: Sequence[Claim], context: Context
) -> tuple[CountName, Quantity] | None:
    """The first figure of dead or hurt that a verb of counting tells."""
    counts = clause.form is Form.VERB and clause.lemma in context.language.toll_verbs
    if not counts or clause.negated or clause.modal is not None:
        return None
    total = new_figure(clause, context)
    if total is not None and is_of_others(clause, claims, context):
        return None
    if total is not None:
        return harm_of(clause, context), total
    for phrase in clause.under(*GIVEN, *context.language.toll_markers):
        for quantity in context.quantities_in(phrase.start, phrase.end):
            kinds = context.harm_words
            name = kinds.get(quantity.unit or "") or kinds.get(state_of(quantity, context))
            if name in HARM and not quantity.part_of:
                return name, quantity
    return anaphoric(clause, claims, context)


def anaphoric(
    clause: Clause, claims: Sequence[Claim], context: Context
) -> tuple[CountName, Quantity] | None:
    """ "L'ONU en a dénombré 330": a bare number of those whom the sentence before counted."""
    head, tokens = clause.head, context.document.tokens
    leading = {t.text.lower() for t in tokens[max(0, head - 3) : head]}
    pronouns = context.language.toll_pronouns
    if pronouns and leading.isdisjoint(pronouns):
        return None
    deed = deed_before(clause, claims, context)
    name = next((n for n in HARM if deed is not None and n in deed.counts), None)
    if name is None:
        return None
    for phrase in clause.under(*bare_markers(clause, context)):
        best = bare_number(phrase, context)
        if best is not None:
            return name, Quantity(phrase.start, phrase.end, best, best, best)
    return None


def bare_markers(clause: Clause, context: Context) -> tuple[str, ...]:
    """ "La Defensoría contabiliza 22", "los médicos hablan de 22": without a pronoun only a verb of counting takes
    a bare number for its object."""
    language = context.language
    if language.toll_pronouns or clause.lemma in context.lexicon.embedding.counting:
        return ("object", *language.toll_markers)
    return language.toll_markers


def bare_number(phrase: Phrase, context: Context) -> int | None:
    """The number of "au moins huit parmi les tués": of the first words that are one, with no noun behind them."""
    for token in context.tokens_in(phrase.start, phrase.end)[:LEADING]:
        number = read_number(fold_name(token.text), context.lexicon.language)
        year = number is not None and FIRST_YEAR <= number <= LAST_YEAR
        if number is not None and number >= MORE_THAN_ARTICLE and not year:
            following = context.tokens_in(token.end, phrase.end)[:1]
            return int(number) if all(t.pos != "NOUN" for t in following) else None
    return None


def is_somebody(speaker: Speaker, context: Context) -> bool:
    """Earlier estimates are nobody's."""
    phrase = speaker.phrase
    return phrase is None or context.classes(phrase) != {NounClass.ABSTRACT}


def tellers(clause: Clause, context: Context) -> list[Speaker]:
    verdict = Verdict()
    speak(clause, verdict, context)
    return verdict.speakers


def own_claim(figure: Quantity, clause: Clause, claims: Sequence[Claim]) -> Claim | None:
    """The claim that the counted word has made by itself, in no deed of its own."""
    for claim in claims:
        told = any(q.start == figure.start for q in claim.counts.values())
        if told and is_effect(claim) and claim.clause.sentence == clause.sentence:
            return claim if claim.clause.form is Form.NOUN and not claim.actors else None
    return None


def stands_in_another(figure: Quantity, clause: Clause, claims: Sequence[Claim]) -> bool:
    """Whether a deed of the same sentence has the figure for its own."""
    return any(
        q.start == figure.start and c.clause.sentence == clause.sentence
        for c in claims
        for q in c.counts.values()
    )


def deed_before(clause: Clause, claims: Sequence[Claim], context: Context) -> Claim | None:
    """The deed told last as news, a few sentences back at most."""
    near = [
        c
        for c in claims
        if c.event_type in DEADLY
        and c.clause.head < clause.head
        and clause.sentence - c.clause.sentence <= SENTENCES_BACK
        and not c.background
        and not c.slight
        and not context.parted(c.clause.sentence, clause.sentence)
    ]
    counted = [c for c in near if any(name in c.counts for name in HARM)]
    return counted[-1] if counted else None


def is_elsewhere(toll: Toll, deed: Claim) -> bool:
    """Whether the counted word names a place of its own, and not the deed's: "two of its men died in X"."""
    own, there = toll.own.where if toll.own is not None else None, deed.where
    if own is None or there is None or own.basis == "discourse":
        return False
    return own.name.candidates != there.name.candidates


def agree(deed: Claim, toll: Toll) -> bool:
    """Whether the deed has the same number, or none of this kind: then the figure is the deed's."""
    mine = deed.counts.get(toll.name)
    return mine is None or (mine.low, mine.best) == (toll.figure.low, toll.figure.best)


def is_of_more(deed: Claim, toll: Toll) -> bool:
    """ "20,000 have been killed so far" beside a deed that killed ten: of the whole war, told by a verb of its own."""
    mine, theirs = deed.counts.get(toll.name), toll.figure
    own = toll.own is not None and toll.own.clause.form is Form.VERB
    few = (mine.best or mine.low or 0) if mine is not None else 0
    return own and (theirs.best or theirs.low or 0) > TIMES * few


def same_speakers(deed: Claim, toll: Toll, context: Context) -> bool:
    """Whether those who gave the last figure only correct it."""
    said = {context.words(s.phrase).lower() for s in deed.speakers}
    return bool(said & {context.words(s.phrase).lower() for s in toll.speakers})
