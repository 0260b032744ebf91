"""Where something was said, when the words say so: "in a speech in X", "meeting in X", "In X the envoy urged".

A demand or accusation without such words is of the place that it is about, which `where_told` weighs.
"""

import re

from dateline.analysis.place_ties import bare
from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.where_phrases import NARROW
from dateline.document import Clause, Form, Phrase, PlaceName, Tie
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name

BETWEEN = 2
"""Words from a setting to its place: "in a speech | late on Sunday | from X" has more, and is left to be weighed."""
LED = 4
"""Words before the place that opens a sentence: "And in the city of X"."""
SHORT = 3
"""Letters of prepositions that mean too much to say by themselves where somebody spoke: "de", "da"."""
FOR_MAIN = frozenset({Tie.COMPLEMENT, Tie.RELATIVE})
"""Ties under which "In X" at the head of the sentence belongs to another verb."""
COMMAS = (",", "،")
PART = re.compile(r"[,;،؛]")


def spoken_at(claim: Claim, context: Context) -> Where | None:
    """The town in which the words were spoken; None where nothing says it."""
    if not context.language.settings:
        return None
    sentence, clause = context.sentence(claim.clause), claim.clause
    carrier = context.carrier(clause) if clause.form is Form.NOUN else None
    saying = carrier or clause
    for name in reversed(context.places_in(sentence.start, sentence.end)):
        narrow = context.place_of(name).precision in NARROW
        near = saying.start <= name.start < saying.end or name.start < saying.start
        if narrow and near and is_spoken_in(name, claim, saying, context):
            return Where(name, "clause")
    return None


def is_spoken_in(name: PlaceName, claim: Claim, saying: Clause, context: Context) -> bool:
    return (
        opens(name, claim, context)
        or opens_from(name, claim, context)
        or is_of_speaker(name, claim, context)
        or is_set_in(name, claim, context)
        or is_set_off(name, saying, context)
    )


def opens(name: PlaceName, claim: Claim, context: Context) -> bool:
    """ "In X, the envoy urged", "…, y en X la portavoz pidió": the head of a sentence or of its next main clause."""
    language, clause = context.language, claim.clause
    before = context.document.text(context.sentence(clause).start, name.start).lower()
    first, led = PART.split(before)[0] == before, PART.split(before)[-1].split()
    if (
        not led
        or len(led) > LED
        or clause.tie in FOR_MAIN
        or not (first or heads(name, clause, context))
    ):
        return False
    joined = len(led) > 1 and is_joint(led[0], context)
    while len(led) > 1 and is_joint(led[0], context):
        led = led[1:]
    small = {*language.definite, *language.contracted, *language.contracted_articles, "of", "de"}
    called = place_context(context.lexicon.language).town_before
    rest = [w for w in led[1:] if w not in small and bare(fold_name(w)) not in called]
    attached = led[0].startswith("و") and len(led[0]) > 1
    return led[0] in language.spoken_in and not rest and (first or joined or attached)


def opens_from(name: PlaceName, claim: Claim, context: Context) -> bool:
    """ "De Nova Iorque, o secretário-geral apelou", "A partir de Genebra, pediu": closed by a comma."""
    if claim.clause.tie in FOR_MAIN:
        return False
    before = context.document.text(context.sentence(claim.clause).start, name.start)
    ways = {*context.language.origins, *context.language.spoken_from}
    closed = context.document.text(name.end, name.end + 1) in COMMAS
    return closed and before.strip().lower() in ways


def is_of_speaker(name: PlaceName, claim: Claim, context: Context) -> bool:
    """ "The president, who was in X, condemned": where a relative clause right behind the speaker says he is."""
    tokens, head = context.document.tokens, context.document.tokens[claim.clause.head].start
    own = {p.head for p in claim.actors}
    for child in context.children.get(claim.clause.index, ()):
        staying = child.lemma in context.language.staying and child.tie is Tie.RELATIVE
        about = own & {p.head for p in child.under("subject")}
        if staying and about and tokens[child.head].start < name.start < head:
            led = child.under(*context.language.locatives)
            return any(p.start <= name.start < p.end for p in (*led, *inner_of(led)))
    return False


def inner_of(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return tuple(link.phrase for phrase in phrases for link in phrase.links)


def heads(name: PlaceName, clause: Clause, context: Context) -> bool:
    """Whether no other verb stands between a name and the verb of the clause."""
    tokens, head = context.document.tokens, context.document.tokens[clause.head].start
    verbs = (tokens[c.head].start for c in context.document.clauses if c.form is Form.VERB)
    return name.start < head and not any(name.start < at < head for at in verbs)


def is_joint(word: str, context: Context) -> bool:
    """ "And in X", "Meanwhile, in X": what only joins the sentence to the one before."""
    language = context.language
    return word not in language.spoken_in and (
        word in language.function_words or word.endswith(COMMAS)
    )


def is_set_in(name: PlaceName, claim: Claim, context: Context) -> bool:
    """ "meeting in X", "told reporters in X", "in an address from X", in the clause that says so."""
    head = context.document.tokens[claim.clause.head].start
    first, last = sorted((head, name.start))
    parted = any(mark in context.document.text(first, last) for mark in (";", ":", '"', "“"))
    start = context.sentence(claim.clause).start
    *before, led = context.document.text(start, name.start).lower().split() or [""]
    if parted or led not in context.language.spoken_in:
        return False
    settings = {*context.language.settings, *context.language.issued}
    return any(bare(word.strip(",،")) in settings for word in before[-BETWEEN:])


def is_set_off(name: PlaceName, saying: Clause, context: Context) -> bool:
    """ "The bloc, from X, urged", "replied from X": beside the speaker or right behind the verb."""
    verb = context.document.tokens[saying.head]
    before = context.document.text(context.sentence(saying).start, name.start).rstrip()
    word = next((w for w in context.language.spoken_from if before.lower().endswith(f" {w}")), None)
    if word is None:
        return False
    leading = before[: -len(word)].rstrip()
    if leading.endswith(COMMAS):
        closed = context.document.text(name.end, name.end + 1) in COMMAS
        aside = context.document.text(verb.end, name.start).count("،") > 1  # "X, the envoy, from Y"
        return closed or aside or name.start <= verb.start
    return len(word) > SHORT and leading.endswith(verb.text)
