"""Days that a parser hangs on the subject behind them: in "On Monday rebels took the town" it reads rebels of Mondays.

Under a preposition that opens the sentence the name of a day belongs to the verb, and the noun behind it is who acts,
where the verb has no other subject.
"""

from spacy.tokens import Doc, Token

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
PARTS = frozenset({"morning", "afternoon", "evening", "night"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
OPENING = 3
"""Words from the preposition within which the day stands: "On 20 January rebels"."""


def with_days_apart(doc: Doc) -> Doc:
    """The document with such days under their prepositions, and who acts under the verb."""
    for sentence in doc.sents:
        before = sentence[0]
        noun = noun_behind(before)
        day = day_of(noun, before) if noun is not None else None
        if noun is not None and day is not None:
            part(noun, day, before)
    return doc


def noun_behind(before: Token) -> Token | None:
    """The noun that took the day: under the preposition itself, or the subject, the preposition having nothing."""
    verb = before.head
    if before.dep_ != "prep" or verb.i <= before.i or verb.tag_ in {"VB", "VBG"}:
        return None
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    held = [c for c in before.rights if c.dep_ == "pobj"]
    if subjects:
        return subjects[0] if not list(before.children) else None
    return held[0] if held and held[0].i < verb.i else None


def day_of(noun: Token, before: Token) -> Token | None:
    """The name of the day, with nothing but a number between the preposition and it."""
    opening = noun.doc[before.i + 1 : min(before.i + OPENING, noun.i)]
    return next((t for t in opening if t.lower_ in DAYS and noun.is_ancestor(t)), None)


def part(noun: Token, day: Token, before: Token) -> None:
    verb, behind = before.head, day.nbor(1)
    time = behind if behind.lower_ in PARTS and behind.i < noun.i else day
    for token in noun.doc[before.i + 1 : time.i]:
        token.head = time
    time.head, time.dep_ = before, "pobj"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
