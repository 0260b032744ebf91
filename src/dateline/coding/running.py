"""Running figures: "raised the toll to 14", "brought the number to 28".

A new figure for the dead or hurt corrects the act it speaks of; a new figure of places taken is a further report, since
it covers more than the act before.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.analysis.number_parsing import read_number
from dateline.coding.claims import Claim, Speaker
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.status_speech import can_speak
from dateline.coding.when import find_when
from dateline.document import Clause, Form, Phrase, Quantity, Tense, Tie, TimeExpression
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.romanisation import fold_name
from dateline.records import CountName, EventType

HARM = frozenset({"killed", "injured"})
HELD = frozenset({"abducted", "arrested", "released"})
RECENT = dt.timedelta(days=10)
NESTED = 3
"""How far down a phrase an act may stand: "the toll | of dead | in the attack"."""


def follow_figures(claims: list[Claim], context: Context) -> None:
    """Correct or add claims for every clause that tells a new figure."""
    told = {inner.index for c in claims for inner in c.more_clauses}
    for clause in context.document.clauses:
        figure = new_figure(clause, context)
        if figure is not None and clause.index not in told:
            apply(figure, clause, claims, context)


def new_figure(clause: Clause, context: Context) -> Quantity | None:
    if (
        clause.form is not Form.VERB
        or clause.lemma not in context.language.running_verbs
        or clause.negated
    ):
        return None
    tolls = tolls_of(clause, context)
    if not tolls:
        return None
    reached = clause.under("to", "at", "recipient", *context.language.goals)
    told = (*reached, *(p for p in clause.under("object") if p not in tolls))
    figure = next((q for p in told for q in context.quantities_in(p.start, p.end)), None)
    loose = (*told, *goals_beneath(clause, context)) if figure is None else ()
    return figure or next((q for p in loose if (q := number_alone(p, context))), None)


def goals_beneath(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "Rose the toll of the dead in the raid on X to 45": what looks like where the raid went to."""
    for inner in context.document.clauses:
        if inner.parent == clause.index and inner.form is Form.NOUN:
            yield from inner.under(*context.language.goals)


def number_alone(phrase: Phrase, context: Context) -> Quantity | None:
    """A phrase that is a number and nothing else: "reached 30", "exceeded 98 thousand"."""
    if any(t.pos != "NUM" for t in context.document.tokens[phrase.first : phrase.last]):
        return None
    found = next(iter(context.quantities_in(phrase.start, phrase.end)), None)
    words = fold_name(context.words(phrase))
    number = read_number(words, context.lexicon.language) if found is None else None
    if number is None or number < 2:
        return found
    best = int(number)
    return Quantity(phrase.start, phrase.end, best, best, best)


def tolls_of(clause: Clause, context: Context) -> list[Phrase]:
    """The phrases of a clause for a total, or for the dead and hurt of whom it is one."""
    words = context.harm_words.keys() | set(context.language.running_nouns)
    named = clause.under("object", "subject")
    return [p for p in named if words & {context.lemma(p), *context.lemma(p).split()[:1]}]


def apply(figure: Quantity, clause: Clause, claims: list[Claim], context: Context) -> None:
    for claim in claims:
        if claim.event_type in VIOLENT and is_of(claim, clause, context):
            claim.counts[harm_of(clause, context, done_to(claim, clause))] = figure
            claim.speakers = claim.speakers or tellers(clause, context)
            return
    if is_of_all(clause, context) or is_of_others(clause, claims, context):
        return
    beside = next((c for c in claims if lacks(c, clause, context)), None)
    if beside is not None:
        beside.counts[told_kind(clause, context) or "killed"] = figure
        return
    for claim in reversed(claims):
        if claim.clause.head < clause.head and claim.counts:
            told = told_kind(clause, context)
            name: CountName = next(iter(claim.counts))
            if told == "displaced" and name != "displaced":
                continue  # "puts at a million the number of displaced" counts no dead
            if told in HARM and name in HELD:
                continue  # the number of the dead is none of those taken
            if told is not None and claim.event_type in VIOLENT and name in HARM:
                name = told  # "the number of dead rose to 27, and 100 were hurt"
            if name == "places_taken":
                claims.append(further(claim, figure, clause, context))
            elif is_told_otherwise(claim, name, figure, clause, context):
                claims.append(told_by_other(claim, name, figure, clause, context))
            elif clause.tense is not Tense.PLUPERFECT:  # "had earlier put the dead at 25"
                claim.counts[name] = figure
                claim.more_clauses.append(clause)
            return


def lacks(claim: Claim, clause: Clause, context: Context) -> bool:
    """A deed of the same sentence that has no count yet of those whose number the clause tells."""
    told = told_kind(clause, context)
    if told is None or claim.clause.sentence != clause.sentence or told in claim.counts:
        return False
    fled = claim.event_type is EventType.DISPLACEMENT
    return fled if told == "displaced" else claim.event_type in VIOLENT


def is_of_others(clause: Clause, claims: Sequence[Claim], context: Context) -> bool:
    """ "250,000 civilians are trapped; the government puts the number at 120,000": of those, whom no act counted."""
    if told_kind(clause, context) is not None:
        return False
    sentence = context.document.sentences[max(0, clause.sentence - 1)]
    head = context.document.tokens[clause.head].start
    figures = {q.start for c in claims for q in c.counts.values()}
    people = [
        q for q in context.quantities_in(sentence.start, head) if is_of_people(q.unit, context)
    ]
    last = people[-1] if people else None
    return last is not None and last.start not in figures and not last.part_of


def is_of_people(unit: str | None, context: Context) -> bool:
    classes = context.lexicon.nouns.get(unit or "", frozenset())
    return bool(classes & {NounClass.CIVILIAN, NounClass.PERSON, NounClass.ARMED})


def is_of_all(clause: Clause, context: Context) -> bool:
    """ "bring to three the number killed since the crisis began": of all that happened since, not of one act."""
    since = context.since
    sentence = context.sentence(clause)
    told = (t for t in context.document.times if sentence.start <= t.start < sentence.end)
    spans = any(t.relation == "since" and not is_recent(t, context) for t in told)
    below = (c for c in context.document.clauses if c.sentence == clause.sentence)
    spans |= not set(context.lemmas_in(sentence.start, sentence.end)).isdisjoint(
        context.language.wars
    )
    return spans or any((c.marker or "") in since for c in below)


def is_recent(expression: TimeExpression, context: Context) -> bool:
    """ "since Wednesday": within what may be one act."""
    published, first = context.document.article.published, expression.earliest
    return published is not None and first is not None and published - first <= RECENT


def harm_of(clause: Clause, context: Context, done: CountName | None = None) -> CountName:
    """ "the number of wounded from the blast rose to 85": what befell those that the figure counts."""
    return told_kind(clause, context) or done or "killed"


def done_to(claim: Claim, clause: Clause) -> CountName | None:
    """ "injured" in "put the number of those hurt in X at nine": what the participle behind the counted did to them."""
    effect = claim.trigger.effect
    told = claim.clause.parent == clause.index and claim.clause.form is Form.VERB
    return effect if told and effect in HARM else None


def is_told_otherwise(
    claim: Claim, name: CountName, figure: Quantity, clause: Clause, context: Context
) -> bool:
    """ "the Red Cross put the dead at 40" after nine that the army told of: another's figure corrects nobody's."""
    before = claim.counts.get(name)
    given = tellers(clause, context)
    if not given or (before is not None and before.best == figure.best):
        return False
    heads = {context.lemma(s.phrase) for s in claim.speakers if s.phrase is not None}
    return all(context.lemma(s.phrase) not in heads for s in given if s.phrase is not None)


def told_by_other(
    claim: Claim, name: CountName, figure: Quantity, clause: Clause, context: Context
) -> Claim:
    """The same act with the figure of whoever else gives one."""
    counts = {name: figure}
    return replace(
        claim, clause=clause, counts=counts, more_clauses=[], speakers=tellers(clause, context)
    )


def told_kind(clause: Clause, context: Context) -> CountName | None:
    """What befell those counted, where the words for the total say it."""
    kinds = context.harm_words
    counted = (p for toll in tolls_of(clause, context) for p in (toll, *toll.linked("of")))
    words = (w for p in counted for w in (context.lemma(p), *context.lemma(p).split()))
    return next((kinds[w] for w in words if w in kinds), None)


def tellers(clause: Clause, context: Context) -> list[Speaker]:
    """ "the mayor put the number of wounded at 23": whoever gives the figure says so."""
    word = context.document.tokens[clause.head].text
    tolls = tolls_of(clause, context)
    found = (p for p in clause.under("subject") if p not in tolls)
    return [Speaker(p, word) for p in found if context.classes(p) and can_speak(p, context)]


def is_of(claim: Claim, clause: Clause, context: Context) -> bool:
    """ "the toll from the bombing has risen to 85": the act stands in the phrase of the figure."""
    head = context.document.tokens[claim.clause.head].start
    beneath = claim.clause.parent == clause.index and claim.clause.marker in {
        *context.lexicon.embedding.factual,
        *context.language.during,
        *context.language.origins,
    }
    if claim.clause.form is Form.NOUN and beneath:
        return True  # "put the number of wounded at 23 after the strike"
    explains = claim.clause.parent == clause.index and claim.clause.tie is Tie.RELATIVE
    if explains and not is_of_all(clause, context):
        tolls = tolls_of(clause, context)
        counted = {p.head for toll in tolls for p in (toll, *within(toll))}
        done = claim.clause.under("object") if claim.clause.passive else ()
        return any(p.head in counted for p in done)  # "put the number of rebels killed at nine"
    inner = (p for toll in tolls_of(clause, context) for p in within(toll))
    return claim.clause.form is Form.NOUN and any(p.start <= head < p.end for p in inner)


def within(phrase: Phrase, depth: int = 0) -> Iterator[Phrase]:
    """What hangs on a phrase, to some depth."""
    for member in (m for link in phrase.links for m in link.phrase.members()):
        yield member
        if depth < NESTED:
            yield from within(member, depth + 1)


def further(claim: Claim, figure: Quantity, clause: Clause, context: Context) -> Claim:
    later = replace(
        claim, clause=clause, counts={"places_taken": figure}, when=None, more_clauses=[]
    )
    find_when(later, context)
    later.background = False
    return later
