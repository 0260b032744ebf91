"""Entries of a situation report or a chronology: "Goma, 12 May. Clashes …" says once where and when it tells of.

The first sentence of such a paragraph has no verb and is short: a day, a place, or both. What follows in the paragraph
is set there, as far as it names no day or place of its own. The line that opens the body is a dateline, no entry.
"""

import re
from collections.abc import Iterator

from dateline.coding.claims import Claim, When, Where
from dateline.coding.context import FINENESS, Context
from dateline.document import Form, PlaceName, Sentence, TimeExpression
from dateline.records import BlockKind, Precision

LABEL = re.compile(r"[^\W\d_]")
"""What may not stand before a name that opens a sentence: any word; bullets and the clock may."""
LONGEST = 60
"""Characters of the head of an entry."""


def entry_place(claim: Claim, context: Context) -> Where | None:
    """The place before the colon that opens the sentence, else the narrowest one in the head of the claim's entry."""
    label = place_label(claim, context)
    if label is not None:
        return Where(label, "discourse", pointed=True)
    head = entry_head(claim, context)
    if head is None:
        return None
    named = [p for p in context.places if head.start <= p.start and p.end <= head.end]
    narrowest = min(named, key=lambda p: (context.fineness(p), p.start), default=None)
    return Where(narrowest, "discourse") if narrowest is not None else None


def place_label(claim: Claim, context: Context) -> PlaceName | None:
    """ "Goma: seven hurt in a blast"; a country or a capital there may be who speaks."""
    sentence, text = context.sentence(claim.clause), context.document.article.text
    first = next(iter(context.places_in(sentence.start, sentence.end)), None)
    if first is None or LABEL.search(text[sentence.start : first.start]):
        return None
    led = text[first.end : first.end + 2].lstrip().startswith(":")
    speaks = context.fineness(first) > FINENESS[Precision.PROVINCE] or context.is_capital(first)
    return first if led and not speaks else None


def section_start(claim: Claim, context: Context) -> int | None:
    """Where the section begins that the claim stands in: "Hama Province:", "Perolândia", "Guinea: …"."""
    head = context.section_of(claim.clause.sentence)
    return None if head is None else context.document.sentences[head].start


def entry_time(claim: Claim, context: Context) -> When | None:
    """The day in the head of the claim's entry, or before the colon that opens its paragraph."""
    label = context.day_labels.get(claim.clause.sentence)
    if label is not None:
        return When(label, "discourse")
    head = entry_head(claim, context)
    return next((When(day, "discourse") for day in days_in(head, context)), None) if head else None


def entry_head(claim: Claim, context: Context) -> Sentence | None:
    """The head of the entry that a claim stands in, None where its paragraph has none."""
    mine = context.sentence(claim.clause)
    sentences = context.document.sentences
    first = mine
    while first.index and sentences[first.index - 1].paragraph == mine.paragraph:
        first = sentences[first.index - 1]
    opens_body = first.end <= context.opening
    if first is mine or opens_body or first.block is not BlockKind.BODY:
        return None
    if first.end - first.start > LONGEST or tells(first, context):
        return None
    named = any(first.start <= p.start < first.end for p in context.places)
    return first if named or any(days_in(first, context)) else None


def tells(sentence: Sentence, context: Context) -> bool:
    clauses = context.document.clauses
    return any(c.sentence == sentence.index and c.form is Form.VERB for c in clauses)


def days_in(sentence: Sentence, context: Context) -> Iterator[TimeExpression]:
    for expression in context.document.times:
        inside = sentence.start <= expression.start and expression.end <= sentence.end
        if inside and expression.type in {"DATE", "TIME"} and expression.earliest is not None:
            yield expression
