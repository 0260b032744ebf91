"""Whom a pronoun may stand for: who spoke, acted or was told of before it, nearest first."""

from dateline.coding.context import SAID, Context
from dateline.coding.story import SENTENCES_BACK
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.actors import PERSONS
from dateline.knowledge.lexicon import NounClass

PEOPLE = frozenset(
    {NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD}
)
BODIES = frozenset({NounClass.STATE, NounClass.ORGANIZATION, NounClass.ARMED})
OWNING = PEOPLE | BODIES


def is_possessive(phrase: Phrase, context: Context) -> bool:
    """ "sus", "leurs": determiners that do not show what kind of owner they stand for."""
    return context.document.tokens[phrase.head].pos == "DET"


def owns(candidate: Phrase, pronoun: str, context: Context) -> bool:
    """Whether somebody can be whose the fighters, dead or ministries are; the pronoun tells no more."""
    return bool(context.classes(candidate) & OWNING)


def speakers_before(phrase: Phrase, clause: Clause, context: Context) -> list[Phrase]:
    """For "they added": who spoke before goes before everybody else."""
    if not context.lexicon.attitude(clause.lemma) & SAID:
        return []
    if phrase.head in {p.head for p in clause.under("object", "recipient")}:
        return []  # "accused them of spying": who is spoken to or of
    found = []
    for other in reversed(context.document.clauses):
        near = 0 <= clause.sentence - other.sentence <= SENTENCES_BACK
        telling = near and other.form is Form.VERB and context.lexicon.attitude(other.lemma) & SAID
        start = context.document.tokens[other.head].start
        if telling and context.quotation_at(start) is None:  # who speaks there is told of
            before = (p for p in other.under("subject", "agent") if p.start < phrase.start)
            found += [p for p in before if not context.is_pronoun(p)]
    for quoted in context.document.quotations:  # "Selon un responsable … a-t-il confié"
        source = quoted.source_phrase
        if source is None or source.start >= phrase.start or context.is_pronoun(source):
            continue
        if 0 <= clause.sentence - context.sentence_at(source.start) <= SENTENCES_BACK:
            found += [source] if source not in found else []
    return sorted(found, key=lambda p: -p.start)


def those_behind(phrase: Phrase, clause: Clause, pronoun: str, context: Context) -> list[Phrase]:
    """ "Le porte-parole des FSR assure qu'ils ont pris …": they are those for whom one man speaks."""
    one = pronoun in context.language.pronouns_person
    if is_possessive(phrase, context) or not (one or pronoun in context.language.pronouns_plural):
        return []
    for above in context.ancestors(clause):
        if above.form is Form.VERB and context.lexicon.attitude(above.lemma) & SAID:
            speakers = above.under("agent" if above.passive else "subject")
            alone = [p for p in speakers if not p.conjuncts and not context.is_inflected(p)]
            if one:  # "the minister's office said as he visited X"
                alone = [p for p in alone if NounClass.PERSON not in context.classes(p)]
            return [q for p in alone for q in p.linked("of", "owner") if q.end <= phrase.start]
    return []


def fronted(phrase: Phrase, clause: Clause, context: Context) -> list[Phrase]:
    """ "Après leur retrait, les rebelles ont …": whose it is stands behind, as the subject of the sentence."""
    if not is_possessive(phrase, context):
        return []
    above = [c for c in context.ancestors(clause) if c.form is Form.VERB and c.tie is Tie.ROOT]
    subjects = [p for c in above for p in c.under("subject")]
    start = context.sentence(clause).start
    verbs = (
        c for c in context.document.clauses if c.sentence == clause.sentence and c.form is Form.VERB
    )
    told = any(context.document.tokens[c.head].start < phrase.start for c in verbs)
    opens = not told and phrase.start >= start
    return [p for p in subjects if p.start > phrase.end] if opens else []


def subjects_before(phrase: Phrase, clause: Clause, context: Context) -> list[Phrase]:
    """Subjects, then objects, told before the pronoun: of its own sentence, then of the ones before."""
    found: list[tuple[int, int, int, Phrase]] = []
    for other in context.document.clauses:
        back = clause.sentence - other.sentence
        if back == 0 and tells_death(other, context):
            dead = (p for p in other.under("of") if p.end <= phrase.start)
            found += [(back, 0, -p.start, p) for p in dead if not context.is_pronoun(p)]
        if other.form is Form.VERB and 0 <= back <= 2:
            within = other.passive and other.tie in {Tie.RELATIVE, Tie.ADVERBIAL}
            doers = ("subject",) if within else ("subject", "agent")
            last = ("agent",) if within else ()  # "Rwanda-backed rebels": the rebels before Rwanda
            ranks = (doers, ("object",), last)
            if other.passive and not within and other.under("agent"):
                ranks = (
                    ("subject", "object"),
                    ("agent",),
                    (),
                )  # "were held by agents … accuses them"
            goes_on = back and is_same_pronoun(other, phrase, context)
            for rank, markers in enumerate(ranks):
                for p in other.under(*markers) if not (goes_on and "object" in markers) else ():
                    if p.end <= phrase.start and not context.is_pronoun(p):
                        found.append((back, rank, -p.start if back == 0 else p.start, p))
    return [entry[3] for entry in sorted(found, key=lambda e: e[:3])]


def tells_death(clause: Clause, context: Context) -> bool:
    """ "the death of a trader, after they had followed him"."""
    senses = context.lexicon.senses(Form.NOUN, clause.lemma) if clause.form is Form.NOUN else ()
    return any(t.effect == "killed" for t in senses)


def is_same_pronoun(clause: Clause, phrase: Phrase, context: Context) -> bool:
    """ "… where they killed nine. They then went to X": the pronoun goes on, and is none of the nine."""
    word = context.words(phrase).lower()
    return any(
        context.is_pronoun(p) and context.words(p).lower() == word for p in clause.under("subject")
    )


def agrees(candidate: Phrase, pronoun: str, context: Context) -> bool:
    known = context.classes(candidate)
    plural = is_of_many(candidate, context)
    if pronoun in context.language.pronouns_plural:
        return bool(known & PEOPLE) and (plural or NounClass.ARMED in known)
    if plural and pronoun in context.language.pronouns_bodies and not candidate.conjuncts:
        return bool(known & BODIES) and NounClass.PERSON not in known
    if plural:
        return False
    if pronoun in context.language.pronouns_person and (
        NounClass.PERSON in known
        or is_listed_person(candidate, context)
        or (not known and context.is_name(candidate))
    ):
        return True
    one = NounClass.PERSON in known and NounClass.ORGANIZATION not in known
    office = one and context.actor_at_head(candidate) is None  # a governor is not "it"
    return pronoun in context.language.pronouns_thing and bool(known & BODIES) and not office


def is_of_many(candidate: Phrase, context: Context) -> bool:
    """A plural, several, or a number of people: of "at least 40 people" none is "he"."""
    counted = (q.best or q.low or 0 for q in context.quantities_in(candidate.start, candidate.end))
    several = any(number > 1 for number in counted) and NounClass.PERSON in context.classes(
        candidate
    )
    return bool(candidate.conjuncts) or context.is_inflected(candidate) or several


def is_listed_person(candidate: Phrase, context: Context) -> bool:
    """ "UN Secretary-General António Guterres": a leader of the lists, whatever body he stands for."""
    listed = context.listed(candidate)
    return listed is not None and listed.id.startswith(PERSONS)
