"""Speakers that the syntax of the clause does not show: "according to …", quotation marks, a quotation that goes on."""

from dateline.coding.claims import Speaker
from dateline.coding.context import SAID, Context
from dateline.coding.status_speech import can_speak
from dateline.document import Clause, Form, Phrase, Tie

STANCE = frozenset({"stance"})
"""Of words that only tell a view ("hailed the raid"): nobody vouches for the deed by them."""


def quoted_speakers(clause: Clause, context: Context) -> list[Speaker]:
    """Who says the words that hold the clause; the narrowest quotation decides."""
    head = context.document.tokens[clause.head]
    holding = [
        q
        for q in context.document.quotations
        if q.source_phrase is not None
        and can_speak(q.source_phrase, context)
        and context.lexicon.attitude(q.cue_lemma) != STANCE
        and q.content[0] <= head.start
        and head.end <= q.content[1]
        and not q.cue[0] <= head.start < q.cue[1]
    ]
    if not holding:
        return inserted_speaker(clause, context)
    quotation = min(
        holding,
        key=lambda q: (is_anybody(q.source_phrase, context), q.content[1] - q.content[0], q.cue),
    )
    source = quotation.source_phrase
    cue = context.document.text(*quotation.cue)
    return [Speaker(phrase, cue) for phrase in source.members()] if source else []


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
        if not says or child.tie is not Tie.COORDINATE or child.head > clause.head:
            continue
        for phrase in child.under("subject"):
            before = context.document.tokens[phrase.first - 1] if phrase.first else None
            if before is not None and before.text == "," and can_speak(phrase, context):
                return [Speaker(phrase, context.document.tokens[child.head].text)]
    return []
