"""What nobody only tells: refused, asked for, tried, planned, supposed, going on, or carried out."""

from dateline.coding.context import Context
from dateline.coding.status_moods import (
    carries,
    denies_doubt,
    done_by_nobody,
    is_due,
    is_duty,
    mood_from_above,
)
from dateline.coding.status_speech import SAYERS, Verdict, decline, mark, speak, speech
from dateline.coding.status_told import (
    is_enacted,
    is_offer,
    is_wanted_of,
    is_warned_of,
    threatens,
    told_by,
)
from dateline.document import INFINITIVE, Clause, Form, Tense, Tie
from dateline.records import EventType, Status

BESIDE = frozenset({"in", "at", "during", "near", "by", "through", "under", "around", "across"})
INSIDE = frozenset({"en", "em", "dans", "durante", "durant", "pendant"})
"""The same where the verb has another content: "exigió en una llamada que …", not "insistió en una tregua"."""
MEANT = frozenset({"intention", "unreal", "attempt"})
OWNED = frozenset({EventType.ATTACK, EventType.CLASH, EventType.BOMBING, EventType.ABDUCTION})
"""Deeds that a band owns up to."""


def is_kept_from(below: Clause, above: Clause, context: Context) -> bool:
    """ "stopped them from marching", "prevented the rebels from entering"."""
    words = (f"{above.lemma} {below.marker}", above.lemma)
    kept = below.marker in context.language.origins and not above.negated
    beside = below.tie is Tie.ADVERBIAL and below.form is Form.VERB and below.tense is Tense.NONE
    return beside and kept and any("unreal" in context.lexicon.attitude(w) for w in words)


def is_dispersal(below: Clause, above: Clause, context: Context) -> bool:
    """ "fired tear gas to disperse the students": the end of force is told with it."""
    return all(context.may_be(clause, EventType.CRACKDOWN) for clause in (below, above))


def attitudes_to(below: Clause, above: Clause, context: Context) -> frozenset[str]:
    """What the word above makes of the one below: "insist on" its own, "drove … in protest" nothing."""
    if below.tie is Tie.ARGUMENT and below.marker is not None:
        if below.marker in BESIDE or (below.marker in INSIDE and has_other(below, above, context)):
            return frozenset()
        own = context.lexicon.attitude(f"{above.lemma} {below.marker}")
        attitudes = own or context.lexicon.attitude(above.lemma)
        if carries(above, below.marker, context):
            return attitudes - {"intention", "demand"}
        return attitudes
    return context.lexicon.attitude(above.lemma) | meant_by_object(below, above, context)


def meant_by_object(below: Clause, above: Clause, context: Context) -> frozenset[str]:
    """ "Teve o objetivo de reprimir", "had no intention to attack": what the noun between makes of the infinitive."""
    infinitive = below.tie is Tie.COMPLEMENT and below.marker in INFINITIVE
    carried = infinitive and above.lemma in context.lexicon.light
    nouns = above.under("object") if carried else ()
    found = (context.lexicon.attitude(context.lemma(p)) for p in nouns)
    return frozenset(MEANT & frozenset().union(*found))


def has_other(below: Clause, above: Clause, context: Context) -> bool:
    """Whether the verb has an object or a clause beneath it besides."""
    clauses = context.children.get(above.index, ())
    return bool(above.under("object")) or any(
        c.tie is Tie.COMPLEMENT and c.index != below.index for c in clauses
    )


def content_of(
    below: Clause, above: Clause, attitudes: frozenset[str], verdict: Verdict, context: Context
) -> None:
    infinitive = below.marker in INFINITIVE and below.tie is Tie.COMPLEMENT
    infinitive &= below.tense is not Tense.PERFECT  # "asegura haber matado" asserts
    if is_due(below, above, context) or (infinitive and is_to_come(below, above, context)):
        mark(verdict, Status.PLANNED)
        return
    if below.tie is Tie.ARGUMENT and below.marker in {"subject", "agent"}:
        mood_from_above(above, verdict, context)
        return
    if "claiming" in attitudes and is_owned_up(below, attitudes, context):
        speech(above, verdict, context)  # "reivindicou o ataque" owns up to it
        return
    if infinitive and is_duty(above, context):
        decline(verdict, f"only a duty: {above.lemma}")
        return
    if is_warned_of(below, attitudes) and not is_offer(below, context):
        decline(verdict, f"what {above.lemma} holds out")
        return
    if told_by(below, above, attitudes, infinitive, verdict, context):
        return
    if denies_doubt(above, context):
        mood_from_above(above, verdict, context)
    else:
        weigh_content(below, above, attitudes, infinitive, verdict, context)


def is_owned_up(below: Clause, attitudes: frozenset[str], context: Context) -> bool:
    """ "reivindicou o ataque"; of a verb that asks as well ("reclamó la muerte de 107 soldados") only what kills."""
    if below.form is not Form.NOUN or "demand" not in attitudes:
        return below.form is Form.NOUN
    senses = context.lexicon.senses(Form.NOUN, below.lemma)
    return any(t.type in OWNED or t.effect in {"killed", "abducted"} for t in senses)


def is_decreed(below: Clause, above: Clause) -> bool:
    """ "ordered prisoners to be freed": done to those whom the order names, by whoever orders it."""
    done_to = {p.head for p in below.under("object")} if below.passive else set()
    return bool(done_to & {p.head for p in above.under("object")})


def weigh_content(
    below: Clause,
    above: Clause,
    attitudes: frozenset[str],
    infinitive: bool,
    verdict: Verdict,
    context: Context,
) -> None:
    """What nobody only tells: refused, asked for, tried, planned, supposed, going on, or carried out."""
    if "refusal" in attitudes and is_offer(below, context) and not above.negated:
        verdict.status = Status.DENIED
    elif "intention" in attitudes and is_decreed(below, above):
        mark(verdict, Status.PLANNED)
    elif attitudes & {"unreal", "demand"} or threatens(above, below, attitudes, context):
        decline(verdict, f"under {above.lemma}")
    elif "attempt" in attitudes:
        verdict.attempted = True
    elif "intention" in attitudes and infinitive and is_wanted_of(below, above, context):
        decline(verdict, f"only wanted of another: {above.lemma}")
    elif "intention" in attitudes:
        mark(verdict, Status.HAPPENED if is_enacted(below, above, context) else Status.PLANNED)
    elif "doubt" in attitudes:
        mark(verdict, Status.POSSIBLE)
        speak(above, verdict, context)
    elif "continuing" in attitudes:
        mark(verdict, Status.ONGOING)
    elif infinitive and "transparent" not in attitudes:
        decline(verdict, f"infinitive under {above.lemma}")
    elif "transparent" in attitudes and (reason := done_by_nobody(above, context)):
        decline(verdict, reason)
    else:
        mood_from_above(above, verdict, context)
        return
    if attitudes & {"transparent", "continuing", "attempt", "intention"}:
        mood_from_above(above, verdict, context)


def is_to_come(below: Clause, above: Clause, context: Context) -> bool:
    """ "The presidents are to meet on Friday": what somebody will do; an aim that is "to take X" does nothing."""
    marked = f"{above.lemma} {below.marker}" in context.language.due
    if not marked or above.negated or above.tense is not Tense.PRESENT:
        return False
    doers = above.under("subject")
    acting = (context.classes(p) & SAYERS or context.is_name(p) for p in doers)
    return bool(doers) and all(acting)
