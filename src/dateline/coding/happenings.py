"""Place and day that the page tells of "the incident": those of the deed told just before.

"Gunmen killed three farmers. The incident occurred in X on Friday." Only what the deed leaves open is filled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.story import SENTENCES_BACK
from dateline.coding.when import find_when
from dateline.coding.where import find_where
from dateline.coding.where_frames import holds
from dateline.coding.wordings import only_occurs
from dateline.document import Clause, Form, Phrase, Tie

OWN = frozenset({"stated", "clause"})
"""Grounds of a place or day that stands with the words for the act."""


def settle_happenings(claims: Sequence[Claim], context: Context) -> None:
    """Give the deeds of the sentence that told one last what "the incident occurred …" says of it."""
    for clause in context.document.clauses:
        if tells_happening(clause, context):
            for deed in deeds_meant(clause, claims, context):
                settle(deed, clause, context)
            for claim in claims:
                claim.retold = claim.retold or tells_how(claim, clause, context)


def tells_how(claim: Claim, clause: Clause, context: Context) -> bool:
    """ "… cuando hombres armados dispararon", "… donde los militares se enfrentaron": the deed told just before."""
    told = claim.clause if claim.clause.form is Form.VERB else context.carrier(claim.clause)
    if told is None or told.parent != clause.index or claim.event_type not in VIOLENT:
        return False
    return told.tie is Tie.RELATIVE or told.marker in context.language.at_which


def tells_happening(clause: Clause, context: Context) -> bool:
    """Whether a verb only says that something took place, and its subject only that it was told."""
    if clause.negated or clause.modal is not None or not only_occurs(clause, context):
        return False
    language, subjects = context.language, clause.under("subject")
    if any(context.words(p).lower() in language.pronouns_thing for p in subjects):
        return True  # "confirmed the incident, saying it happened on Monday"
    return points_to_happening(subjects, context)


def points_to_happening(phrases: Iterable[Phrase], context: Context) -> bool:
    """ "The incident": a noun that only says that something was told, with an article."""
    named = (p for p in phrases if context.lemma(p) in context.language.happenings)
    return any(context.is_definite(p) and not any(p.linked("of")) for p in named)


def deeds_meant(clause: Clause, claims: Sequence[Claim], context: Context) -> Iterator[Claim]:
    """The deeds of the last sentence before that tells any, a few sentences back at most."""
    paragraph = [c for c in claims if c.event_type in VIOLENT and not c.background]
    near = [c for c in paragraph if 0 < clause.sentence - c.clause.sentence <= SENTENCES_BACK]
    last = max((c.clause.sentence for c in near), default=None)
    yield from (c for c in near if c.clause.sentence == last)


def settle(deed: Claim, clause: Clause, context: Context) -> None:
    told = Claim(clause, deed.trigger, deed.event_type, deed.score)
    find_where(told, context)
    find_when(told, context)
    if told.where is not None and told.where.basis in OWN and is_open(deed, told.where, context):
        deed.where = replace(told.where, basis="discourse")
    if told.when is not None and told.when.basis == "stated" and deed.when is None:
        deed.when = replace(told.when, basis="discourse")


def is_open(deed: Claim, told: Where, context: Context) -> bool:
    """Whether the deed's own words name no place, or only a province or country that holds what is told."""
    own = deed.where
    if own is None or own.basis not in OWN:
        return True
    return context.fineness(own.name) > context.fineness(told.name) and holds(own, told, context)
