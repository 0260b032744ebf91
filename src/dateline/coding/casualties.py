"""The dead, hurt and driven out as nouns of their own: "left 12 dead and 30 wounded", "the toll was 40 dead".

The counted word says which count a number is, whatever verb it stands with. The number goes to the act of its own
sentence that stands nearest, else to the act that the sentences just before told.
"""

from collections.abc import Iterator, Sequence

from dateline.coding.background import is_of_war
from dateline.coding.causes import CAUSES
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.folds import SENTENCES_AFTER
from dateline.coding.when_measures import WEEK
from dateline.document import Phrase, Quantity, Tie
from dateline.records import CountName, EventType, Status

TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.POSSIBLE, Status.DENIED})
FLIGHT: CountName = "displaced"
HARM = ("killed", "injured")
GROUND = frozenset({EventType.CAPTURE, EventType.ADVANCE, EventType.ABDUCTION})
"""Acts whose dead a later sentence does not count: it speaks of the fighting."""


def count_casualties(claims: Sequence[Claim], context: Context) -> None:
    """Put every number of casualties under its own name, at the act it belongs to."""
    kinds = context.harm_words
    for claim in claims:
        sort_counts(claim, kinds, context)
    taken = {(q.start, q.end) for c in claims for q in c.counts.values()}
    for quantity, name in casualties(context, kinds):
        if (quantity.start, quantity.end) in taken:
            continue
        act = act_of(quantity, name, claims, context)
        if act is not None and name not in act.counts:
            act.counts[name] = quantity
            if not act.recipients and name in HARM:
                act.recipients = whose_dead(quantity, context)


def whose_dead(quantity: Quantity, context: Context) -> list[Phrase]:
    """ "Ten dead in the ranks of the army", "eight wounded from the guards": whose people they were."""
    markers = {"of", *context.language.origins, *context.language.locatives}
    at = context.smallest(quantity.start, quantity.end)
    if at is None:
        return []
    beside = [a for a in context.document.clauses[at].arguments if a.marker in markers]
    behind = context.document.text(quantity.end, quantity.end + 1)
    near = (m for a in beside for m in a.phrase.members() if is_behind(quantity, m, context))
    for phrase in near if behind == " " else ():
        if context.lemma(phrase) in context.language.ranks:
            return [m for m in phrase.linked("of") if context.classes(m) or context.is_name(m)]
    return []


def is_behind(quantity: Quantity, phrase: Phrase, context: Context) -> bool:
    """Whether only the preposition stands between the two."""
    between = context.document.text(quantity.end, phrase.start).split()
    return quantity.end < phrase.start and len(between) <= 1


def sort_counts(claim: Claim, kinds: dict[str, CountName], context: Context) -> None:
    """ "fizeram 20 feridos" counts no dead, nor does "left two officers injured and a driver dead" count two."""
    for name, quantity in list(claim.counts.items()):
        own = kinds.get(quantity.unit or "") or kinds.get(state_of(quantity, context), name)
        if own == FLIGHT and claim.event_type is not EventType.DISPLACEMENT:
            if claim.clause.lemma in claim.trigger.words:
                continue  # "killed 28 displaced people"
            del claim.counts[name]  # "caused 3,100 deaths and 817,000 displaced"
            claim.recipients = [
                p for p in claim.recipients if not p.start <= quantity.start < p.end
            ]
            continue
        if own != name:
            del claim.counts[name]
            claim.counts.setdefault(own, quantity)


def casualties(
    context: Context, kinds: dict[str, CountName]
) -> Iterator[tuple[Quantity, CountName]]:
    """Numbers of casualties; a part of one of the same kind ("including three dead children") is none of its own."""
    before: tuple[int, CountName] | None = None
    for quantity in context.document.quantities:
        name = kinds.get(quantity.unit or "") or kinds.get(state_of(quantity, context))
        if name is None:
            continue
        sentence = context.sentence_at(quantity.start)
        part = quantity.part_of and before == (sentence, name)
        before = (sentence, name)
        if not part and (quantity.low or quantity.best):
            yield quantity, name


def state_of(quantity: Quantity, context: Context) -> str:
    """ "One driver dead", "two officers injured": the word right behind those who are counted."""
    noun = context.token_at(quantity.unit_start) if quantity.unit_start is not None else None
    if noun is None or any(t.pos == "ADP" for t in context.tokens_in(quantity.start, noun.start)):
        return ""  # "brings to three the number of people killed"
    following = context.document.tokens[noun.index + 1 : noun.index + 2]
    return next((t.text.lower() for t in following), "")


def is_of_a_war(quantity: Quantity, context: Context) -> bool:
    """ "A conflict that has killed 3,500": none of the dead of the act just told."""
    at = context.smallest(quantity.start, quantity.end)
    return at is not None and is_of_war(context.document.clauses[at], context)


def act_of(
    quantity: Quantity, name: CountName, claims: Sequence[Claim], context: Context
) -> Claim | None:
    """The act whose casualties are counted."""
    sentence = context.sentence_at(quantity.start)
    able = [c for c in claims if can_have(c, name)]
    tokens = context.document.tokens
    near = [
        c for c in able if c.clause.sentence == sentence and not is_afterwards(quantity, c, context)
    ]
    if near:
        return min(near, key=lambda c: abs(tokens[c.clause.head].start - quantity.start))
    if counts_since(sentence, context) or is_of_a_war(quantity, context):
        return None
    deadly = [c for c in able if c.event_type not in GROUND]
    before = [c for c in deadly if 0 < sentence - c.clause.sentence <= SENTENCES_AFTER]
    before = [c for c in before if not context.parted(c.clause.sentence, sentence)]
    return next((c for c in reversed(before) if not c.background), None)


def is_afterwards(quantity: Quantity, act: Claim, context: Context) -> bool:
    """ "Nine bodies were removed after troops killed the gunmen": those of what went before."""
    after = (
        act.clause.tie is Tie.ADVERBIAL and act.clause.marker in context.lexicon.embedding.factual
    )
    above = context.parent(act.clause) if after else None
    if above is None or act.clause.start <= quantity.start < act.clause.end:
        return False
    return above.lemma in context.lexicon.embedding.last_rites and above.passive


def counts_since(sentence: int, context: Context) -> bool:
    """ "The dead in the West Bank since January are 88": of months, and not of the act told before."""
    published = context.document.article.published
    begun = (
        t.earliest
        for t in context.document.times
        if t.relation == "since" and context.sentence_at(t.start) == sentence
    )
    return published is not None and any(d is not None and published - d > WEEK for d in begun)


def can_have(claim: Claim, name: CountName) -> bool:
    fled = claim.event_type is EventType.DISPLACEMENT
    return claim.status in TOLD and (fled if name == FLIGHT else claim.event_type in CAUSES)
