"""What the page has introduced: "they", "it", and the day that a story goes on in.

Answers come from what stands before, nearest first, and only where the kind fits. A day taken over from an earlier
sentence says so in its basis.
"""

import datetime as dt
from collections.abc import Collection, Sequence

from dateline.coding.claims import Claim, When
from dateline.coding.context import SAID, Context
from dateline.coding.deeds import MADE_BY_TEXTS, VIOLENT
from dateline.coding.story import SENTENCES_BACK, story
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.actors import PERSONS
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

PEOPLE = frozenset(
    {NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD}
)
BODIES = frozenset({NounClass.STATE, NounClass.ORGANIZATION, NounClass.ARMED})
ABLE = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.CROWD, NounClass.ORGANIZATION})
"""Who does harm, where the page names them besides: of the residents and the raiders, "they" burned the shops."""
NEWS = dt.timedelta(days=1)
HELD_FOR = ("of", "for")
LEADING = frozenset({NounClass.ARMED, NounClass.PERSON})
OWNING = PEOPLE | BODIES
FIRED = frozenset({NounClass.MISSILE, NounClass.WEAPON, NounClass.EXPLOSIVE, NounClass.AIRCRAFT})


def resolve_pronouns(claim: Claim, context: Context) -> None:
    """Put the antecedent in the place of each pronoun; drop the pronoun where there is none.

    Nobody acts on himself: in "the army bombed one of its camps" the camp is another's.
    """
    doers = frozenset(p.head for p in claim.partners)  # whom they help is another
    for phrases in (claim.actors, claim.recipients, claim.partners):
        harm = phrases is claim.actors and claim.event_type in VIOLENT
        found = (antecedent(phrase, claim.clause, context, doers, harm) for phrase in phrases)
        phrases[:] = [m for p in found if p is not None for m in each_of(p, phrases)]
        doers = frozenset(phrase.head for phrase in claim.actors)


def each_of(found: Phrase, before: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Of an antecedent of several all; a phrase that was no pronoun is itself, its conjuncts stand beside it."""
    return (found,) if any(found is p for p in before) else found.members()


def antecedent(
    phrase: Phrase,
    clause: Clause,
    context: Context,
    barred: Collection[int] = (),
    harm: bool = False,
    led: bool = False,
) -> Phrase | None:
    """Whom a pronoun stands for; never another phrase of its own clause ("soldiers fired on them").

    A possessive may: "Turkey and its ministry". Nor phrases whose heads are `barred`. `led`: fighters of whoever it is
    ("his men"), who is armed or a person, and no council or ministry.
    """
    if not context.is_pronoun(phrase) or is_some_of(phrase, context):
        return phrase
    if context.is_first_person(phrase):
        return speaking(phrase, context)
    lemma = pronoun_of(phrase, context)
    if lemma is None or context.place_taken_up(phrase) is not None:
        return None
    beside = {p.head for a in clause.arguments for p in a.phrase.members()}
    beside = {*(beside if phrase.head in beside else ()), *barred}
    fits = owns if is_possessive(phrase, context) else agrees
    told = speakers_before(phrase, clause, context)
    before = (
        *those_behind(phrase, clause, lemma, context),
        *told,
        *subjects_before(phrase, clause, context),
    )
    near = [c for c in (*fronted(phrase, clause, context), *before) if c.head not in beside]
    found = [c for c in near if fits(c, lemma, context)]
    plural = lemma in context.language.pronouns_plural and not is_possessive(phrase, context)
    if plural and not any(fits(c, lemma, context) for c in told):
        found = not_beyond_things(found, near, phrase, context)
    acting = harm and not clause.passive and phrase in clause.under("subject")
    if acting and is_thing_word(lemma, context) and is_of_thing(phrase, near, context):
        return None
    if led:
        found = [c for c in found if context.classes(c) & LEADING]
    likely = [c for c in found if not harm or context.classes(c) & ABLE]
    return next(iter(likely or found), None)


def speaking(phrase: Phrase, context: Context) -> Phrase | None:
    """Whose words in quotation marks the phrase stands in: "we", "our forces"."""
    quoted = (q for q in context.document.quotations if q.direct)
    holding = (q for q in quoted if q.content[0] <= phrase.start < q.content[1])
    source = next((q.source_phrase for q in holding), None)
    spoken = source is not None and not context.is_pronoun(source)
    return spoken_for(source, context) if source is not None and spoken else None


def spoken_for(speaker: Phrase, context: Context) -> Phrase:
    """ "Musa Ade, a spokesman for the rebels": who says "we" for others is told by the office beside the name."""
    if not context.is_name(speaker):
        return speaker
    offices = [p for p in speaker.linked("apposition") if not context.is_name(p)]
    return next((p for office in offices for p in office.linked(*HELD_FOR)), speaker)


def not_beyond_things(
    found: list[Phrase], near: list[Phrase], phrase: Phrase, context: Context
) -> list[Phrase]:
    """ "stopped the buses and boarded them", "chased the growers and beat them": what stands nearer in the sentence.

    Things are nobody, so nothing is found; a noun that the lexicon does not know may be people.
    """
    here = context.sentence_at(phrase.start)
    own = [c for c in near if context.sentence_at(c.start) == here]
    if any(context.sentence_at(c.start) == here for c in found):
        return found
    plural = [c for c in own if is_plural_noun(c, context)]
    if not plural:
        return found
    return [c for c in plural if not context.classes(c)]


def is_thing_word(lemma: str, context: Context) -> bool:
    """ "It", in a language that says "he" and "she" of people alone."""
    things, persons = context.language.pronouns_thing, context.language.pronouns_person
    return lemma in things and set(things).isdisjoint(persons)


def is_of_thing(phrase: Phrase, near: Sequence[Phrase], context: Context) -> bool:
    """ "condemned the attack, saying it struck a ward", "fired a missile; it hit a house": the deed or what was fired.

    Of what stands before "it" the nearest thing that can strike, told behind the last body that can act.
    """
    bodies = [c for c in near if agrees(c, pronoun_of(phrase, context) or "", context)]
    since = max((c.end for c in bodies), default=0)
    here = context.sentence_at(phrase.start)
    heads = (
        context.document.tokens[c.head].start
        for c in context.document.clauses
        if c.form is Form.NOUN and 0 <= here - c.sentence <= 1
        if any(context.may_be(c, kind) for kind in VIOLENT)
    )
    fired = any(context.classes(c) & FIRED for c in near if c.start >= since)
    return fired or any(since <= head < phrase.start for head in heads)


def is_plural_noun(phrase: Phrase, context: Context) -> bool:
    noun = context.document.tokens[phrase.head].pos == "NOUN"
    return noun and context.is_inflected(phrase)


def pronoun_of(phrase: Phrase, context: Context) -> str | None:
    """The pronoun as the language lists it; None for one that stands for nobody in particular."""
    known = (
        *context.language.pronouns_plural,
        *context.language.pronouns_thing,
        *context.language.pronouns_person,
    )
    written = (context.words(phrase).lower(), context.document.tokens[phrase.head].text.lower())
    if is_possessive(phrase, context):
        return written[1]
    return next((word for word in written if word in known), None)


def is_some_of(phrase: Phrase, context: Context) -> bool:
    """ "um dos jovens", "otros de los detenidos": who that is, its own words say."""
    inner = list(phrase.linked("of"))
    return any(context.document.tokens[p.head].pos == "NOUN" for p in inner)


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
        if telling and not is_quoted(other, context):
            before = (p for p in other.under("subject", "agent") if p.start < phrase.start)
            found += [p for p in before if not context.is_pronoun(p)]
    for quoted in context.document.quotations:  # "Selon un responsable … a-t-il confié"
        source = quoted.source_phrase
        if source is None or source.start >= phrase.start or context.is_pronoun(source):
            continue
        if 0 <= clause.sentence - context.sentence_at(source.start) <= SENTENCES_BACK:
            found += [source] if source not in found else []
    return sorted(found, key=lambda p: -p.start)


def is_quoted(clause: Clause, context: Context) -> bool:
    """Whether the words stand in quotation marks: who speaks there is told of, and does not tell."""
    head = context.document.tokens[clause.head].start
    return any(
        q.direct and q.content[0] <= head < q.content[1] for q in context.document.quotations
    )


def those_behind(phrase: Phrase, clause: Clause, pronoun: str, context: Context) -> list[Phrase]:
    """ "Le porte-parole des FSR assure qu'ils ont pris …": they are those for whom one man speaks."""
    if pronoun not in context.language.pronouns_plural or is_possessive(phrase, context):
        return []
    for above in context.ancestors(clause):
        if above.form is Form.VERB and context.lexicon.attitude(above.lemma) & SAID:
            speakers = above.under("agent" if above.passive else "subject")
            alone = [p for p in speakers if not p.conjuncts and not context.is_inflected(p)]
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


def is_aside(claim: Claim, context: Context) -> bool:
    """ "On Friday a strike had killed two": a look back, from which the next paragraph returns."""
    above = claim.clause if claim.clause.form is Form.VERB else context.parent(claim.clause)
    return above is not None and above.tense is Tense.PLUPERFECT


def speaks_now(claim: Claim, other: Claim, context: Context) -> bool:
    """A new paragraph in which somebody demands or blames, after one of days gone by: words are mostly of today."""
    published = context.document.article.published
    latest = other.when.expression.latest if other.when is not None else None
    spoken = MADE_BY_TEXTS | {EventType.SANCTION}
    if published is None or latest is None or claim.event_type not in spoken:
        return False
    return latest < published - NEWS


def is_of_old(claim: Claim, context: Context) -> bool:
    """ "whom it accuses of the attack that killed twelve last Saturday": days gone by, told of a noun."""
    published = context.document.article.published
    latest = claim.when.expression.latest if claim.when is not None else None
    return published is not None and latest is not None and latest < published - NEWS


def is_beneath(claim: Claim, context: Context) -> bool:
    """In a relative clause, or a noun that no verb of the story carries: "accuses him of ordering the attack"."""
    if claim.clause.form is Form.VERB:
        return claim.clause.tie is Tie.RELATIVE
    carrier = context.carrier(claim.clause)
    return carrier is None or carrier.tie in {Tie.RELATIVE, Tie.COMPLEMENT}


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
        told = context.sentence(other.clause)
        aside = other.clause.tie is Tie.RELATIVE and other.clause.passive
        if aside or (is_of_old(other, context) and is_beneath(other, context)):
            continue  # "the deal reached in February": told aside, the story is of other days
        beside = told.paragraph == sentence.paragraph and told.index < sentence.index
        if beside and other.when is None:
            return None  # the paragraph goes on in the days of the news
        if other.when is not None and other.status is not Status.PLANNED:
            own_place = claim.where is not None and claim.where.basis != "discourse"
            same_place = (
                claim.where is not None
                and other.where is not None
                and claim.where.name == other.where.name
            )
            goes_on = told.paragraph == sentence.paragraph or (
                (not own_place or same_place)
                and not is_aside(other, context)
                and not speaks_now(claim, other, context)
            )
            return When(other.when.expression, "discourse") if goes_on else None
    return None
