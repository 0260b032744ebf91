"""Speakers that the syntax of the clause does not show: "according to …", quotation marks, a quotation that goes on."""

from dateline.coding.claims import Speaker
from dateline.coding.context import SAID, Context
from dateline.coding.status_speech import can_speak
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass

STANCE = frozenset({"stance"})
"""Of words that only tell a view ("hailed the raid"): nobody vouches for the deed by them."""

VIEWERS = frozenset(
    {NounClass.PERSON, NounClass.ORGANIZATION, NounClass.CIVILIAN, NounClass.CROWD, NounClass.AID}
)


def quoted_speakers(clause: Clause, context: Context) -> list[Speaker]:
    """Who says the words that hold the clause; the narrowest quotation decides."""
    head = context.document.tokens[clause.head]
    holding = [
        q
        for q in context.document.quotations
        if q.source_phrase is not None
        and q.content[0] <= head.start
        and head.end <= q.content[1]
        and not q.cue[0] <= head.start < q.cue[1]
        and can_speak(q.source_phrase, context)
        and (
            q.cue_lemma not in context.lexicon.embedding.according_first
            or is_body(q.source_phrase, context)
        )
        and context.lexicon.attitude(q.cue_lemma) != STANCE
    ]
    if not holding:
        return inserted_speaker(clause, context) or announcer(clause, context)
    quotation = min(
        holding,
        key=lambda q: (is_anybody(q.source_phrase, context), q.content[1] - q.content[0], q.cue),
    )
    source = quotation.source_phrase
    cue = context.document.text(*quotation.cue)
    return [Speaker(phrase, cue) for phrase in source.members()] if source else []


def is_body(phrase: Phrase, context: Context) -> bool:
    """A person, a body or people, and no state: whose view opens a sentence."""
    if NounClass.PLACE in context.classes(phrase):
        return False
    return bool(context.classes(phrase) & VIEWERS) or context.actor_at_head(phrase) is not None


def announcer(clause: Clause, context: Context) -> list[Speaker]:
    """ "The truce announced by the minister took effect": who told of the event noun, or of what the verb is about."""
    heads = {clause.head, *(p.head for p in clause.under("subject"))}
    above = clause.parent if clause.parent is not None else clause.index
    for other in (*context.children.get(clause.index, ()), *context.children.get(above, ())):
        telling = other.tie is Tie.RELATIVE and other.passive and other.tense is Tense.NONE
        if not telling or not context.lexicon.attitude(other.lemma) & SAID or other.negated:
            continue
        if heads & {p.head for p in other.under("object", "subject")}:
            cue = context.document.tokens[other.head].text
            said = [p for p in other.under("agent", "by") if can_speak(p, context)]
            return [Speaker(phrase, cue) for phrase in said]
    return []


def is_anybody(phrase: Phrase | None, context: Context) -> bool:
    """ "a-t-on appris de source militaire": a pronoun says less than the source named beside it."""
    if phrase is None or context.document.tokens[phrase.head].pos != "PRON":
        return False
    language = context.language
    pointing = (language.pronouns_person, language.pronouns_thing, language.pronouns_plural)
    return not any(context.words(phrase).lower() in words for words in pointing)


def inserted_speaker(clause: Clause, context: Context) -> list[Speaker]:
    """ "Its units, it said in a statement, had left": a few words of saying between commas before the verb."""
    for child in context.children.get(clause.index, ()):
        says = child.form is Form.VERB and context.lexicon.attitude(child.lemma) & SAID
        if says and child.marker in context.lexicon.embedding.as_told:
            told_by = child.under("agent") if child.passive else child.under("subject")
            cue = context.document.tokens[child.head].text
            return [Speaker(p, cue) for p in told_by if can_speak(p, context)]
        if not says or child.tie is not Tie.COORDINATE or child.head > clause.head:
            continue
        for phrase in child.under("subject"):
            before = context.document.tokens[phrase.first - 1] if phrase.first else None
            if before is not None and before.text == "," and can_speak(phrase, context):
                return [Speaker(phrase, context.document.tokens[child.head].text)]
    return []
