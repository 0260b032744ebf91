"""What was told, called untrue: "called that a lie", "described the report as baseless", "said the claim was false".

No verb of denial says so, but a word for what is not so, of something that points back to what was told.
"""

from dateline.coding.context import Context
from dateline.document import Clause, Form, Phrase, Tie

REACH = 12
"""Tokens behind a verb within which stands what it calls something."""
TOLD = frozenset({"speech", "denial", "accusation", "doubt"})
"""Attitudes of nouns for what somebody has said: "reports", "allegation", "version"."""


def calls_untrue(clause: Clause, context: Context) -> bool:
    """ "Called that a lie", "dismissed the report as enemy propaganda"."""
    if clause.form is not Form.VERB or clause.lemma not in context.language.calling_names:
        return False
    told = clause.under("object")
    if not told or not all(points_back(p, context) for p in told):
        return False
    linked = context.language.linking_names
    said = (*clause.under("attribute", *linked), *(q for p in told for q in p.linked(*linked)))
    if any(is_untrue(context.lemma(p), context) for p in said):
        return True
    ends = max(p.end for p in told)
    near = context.document.tokens[clause.head + 1 : clause.head + REACH]
    behind = (t for t in near if t.start >= ends and t.lemma not in linked)
    word = next(behind, None)  # an adjective: "as baseless"
    return word is not None and is_untrue(word.lemma, context)


def is_said_untrue(clause: Clause, context: Context) -> bool:
    """ "Said the report was false", ' "That is a lie", he said ': somebody's words on what was told."""
    above = context.parent(clause)
    if above is None or clause.form is not Form.VERB or clause.tie is not Tie.COMPLEMENT:
        return False
    if clause.negated or clause.modal or "speech" not in context.lexicon.attitude(above.lemma):
        return False
    words = {clause.lemma, *(context.lemma(p) for p in clause.under("attribute"))}
    told = clause.under("subject")
    untrue = clause.under("attribute") and any(is_untrue(w, context) for w in words)
    return bool(untrue and told) and all(points_back(p, context) for p in told)


def is_untrue(lemma: str, context: Context) -> bool:
    return "denial" in context.lexicon.attitude(lemma)


def points_back(phrase: Phrase, context: Context) -> bool:
    """ "It", "that", "the report", "its part in it"."""
    lemma = context.lemma(phrase)
    resumes = context.words(phrase).lower() in (
        *context.language.resuming,
        *context.language.demonstratives,
    )
    told = bool(context.lexicon.attitude(lemma) & TOLD)
    told = told or lemma in context.lexicon.embedding.reckonings
    return (
        told
        or resumes
        or context.is_pronoun(phrase)
        or lemma in context.lexicon.embedding.involvement
    )
