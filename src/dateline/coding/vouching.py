"""Who vouches for a deed in a sentence of its own: "The mayor confirmed it", "Así lo confirmó el alcalde".

The deed was told just before, by nobody. A verb of saying whose object only points back ("it", "the information") makes
whoever says so the speaker of all that the sentence before told.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim, Speaker
from dateline.coding.context import Context
from dateline.coding.denials import can_deny
from dateline.coding.substance import SPEECH_ACTS
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.records import Status

TOLD = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT, Tense.PRESENT})


def give_vouchers(claims: Sequence[Claim], context: Context) -> None:
    """Hand whoever vouches to the deeds of the sentence before that nobody told."""
    for clause in context.document.clauses:
        if not is_word(clause, context):
            continue
        deeds = [c for c in claims if c.clause.sentence == clause.sentence - 1]
        deeds = [c for c in deeds if c.event_type not in SPEECH_ACTS and not c.background]
        deeds = meant(clause, deeds, context)
        if not deeds or not same_paragraph(deeds[-1].clause, clause, context):
            continue
        cue = context.document.tokens[clause.head].text
        said = [Speaker(p, cue) for p in vouchers(clause, context)]
        for deed in deeds:
            if not deed.speakers and deed.status is not Status.PLANNED:
                deed.speakers = said


def is_word(clause: Clause, context: Context) -> bool:
    """A main verb of saying with no clause beneath it that would be what is said."""
    attitudes = context.lexicon.attitude(clause.lemma)
    told = clause.form is Form.VERB and clause.tie is Tie.ROOT and clause.tense in TOLD
    if not told or clause.negated or clause.modal is not None or "speech" not in attitudes:
        return False
    if attitudes & {"denial", "doubt", "threat", "demand", "accusation"}:
        return False
    beneath = context.children.get(clause.index, ())
    return not any(c.tie in {Tie.COMPLEMENT, Tie.COORDINATE} for c in beneath)


def meant(clause: Clause, deeds: Sequence[Claim], context: Context) -> list[Claim]:
    """Of the deeds just told those that its object points to: all for "it", those of the word for "the attack"."""
    objects = clause.under("object")
    if objects and all(points_back(p, context) for p in objects):
        return list(deeds)
    bare = [p for p in objects if context.is_definite(p) and not p.links]
    words = [context.lemma(p) for p in bare] if len(bare) == len(objects) else []
    types = {t.type for word in words for t in context.lexicon.senses(Form.NOUN, word)}
    return [c for c in deeds if c.event_type in types]


def points_back(phrase: Phrase, context: Context) -> bool:
    """ "it", or a bare "the information": no person whom a pronoun may mean."""
    if context.is_pronoun(phrase):
        return context.words(phrase).lower().strip("-") in context.language.resuming
    said = "speech" in context.lexicon.attitude(context.lemma(phrase))
    return said and context.is_definite(phrase) and not phrase.links


def vouchers(clause: Clause, context: Context) -> list[Phrase]:
    spoken = clause.under("agent" if clause.passive else "subject")
    return [p for p in spoken if can_deny(p, context)]


def same_paragraph(before: Clause, after: Clause, context: Context) -> bool:
    """Nothing vouches for what another paragraph told."""
    return "\n" not in context.document.article.text[before.start : after.start]
