"""What is only the state of something, or what is done once all is over: no act of its own."""

from dateline.coding.background import stands_before
from dateline.coding.context import Context
from dateline.document import Clause, Form
from dateline.records import BlockKind

CAPITALS = 0.6
"""Share of words with a capital above which a sentence is set like a headline."""


def leaves_in_state(clause: Clause, context: Context) -> bool:
    """ "leaving them low on funds": what somebody is left as, and nobody goes."""
    return bool(clause.under("attribute")) and bool(clause.under("object"))


def is_stricken(clause: Clause, context: Context) -> bool:
    """ "war-hit Libya", "a drought-stricken region"."""
    return clause.form is Form.VERB and stands_before(clause)


def is_in_name(clause: Clause, context: Context) -> bool:
    """ "Dresden Drive is closed": a noun with a capital behind another, the end of a name that no list has."""
    token = context.document.tokens[clause.head]
    if clause.form is not Form.NOUN or not token.text.istitle():
        return False
    before = context.document.tokens[clause.head - 1] if clause.head else None
    if before is None or before.pos != "PROPN" or not before.text.istitle():
        return False
    sentence = context.sentence(clause)
    if sentence.block is BlockKind.HEADLINE or before.start < sentence.start:
        return False
    words = context.document.text(sentence.start, sentence.end).split()
    plain = sum(w[0].islower() for w in words) >= (1 - CAPITALS) * len(words)
    listed = any(a.start <= before.start < a.end for a in context.document.actors)
    return plain and not listed and context.first_word(clause) not in context.language.definite


def is_laid_to_rest(clause: Clause, context: Context) -> bool:
    """ "the bodies were handed over to their families": what is done with the dead, who died before."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or above.form is not Form.VERB:
        return False
    if clause.lemma not in context.language.casualties.get("killed", ()):
        return False
    rites = context.lexicon.embedding.last_rites
    return clause.marker in {"object", "subject"} and above.lemma in rites
