"""Did it happen, and who says so: read off the clauses above an event, to any depth.

Going up from the event, each clause it is the content of changes what it is worth ("the ministry denied reports that
the army had taken …"): denial, plan, fear, attempt, doubt. Clauses it only hangs beside ("after …", "which …") change
nothing but the speaker. Status and speaker are separate from the type, always.
"""

from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.status_content import attitudes_to, content_of, is_dispersal, is_kept_from
from dateline.coding.status_moods import TOLD, apply_modal, is_mishap, own_mood
from dateline.coding.status_speech import Verdict, decline, speak
from dateline.coding.status_told import is_end, is_offer
from dateline.document import INFINITIVE, Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

MEANWHILE = frozenset({"while", "whereas", "mientras", "enquanto", "tandis que", "alors que"})
AS_WELL = frozenset({"as"})
"""What opens a second piece of news in a headline: "rejects truce as army closes in"."""
CONTENT = frozenset({Tie.COMPLEMENT, Tie.ARGUMENT})


def judge(clause: Clause, context: Context) -> Verdict:
    verdict = Verdict()
    own_mood(clause, verdict, context)
    below, above = clause, context.parent(clause)
    is_fact = False
    while above is not None:
        if is_set_against(below, above, context):
            verdict.apart = True
            return verdict
        is_fact = is_fact or is_given(below, above, context)
        if is_talked_of(below, above, context):
            decline(verdict, f"only talked about: {above.lemma}")
        counted = is_counted_in(below, above, context)
        if is_fact or counted:
            hear(below, above, counted, verdict, context)
        else:
            climb(below, above, verdict, context)
        below, above = above, context.parent(above)
    return verdict


def is_set_against(below: Clause, above: Clause, context: Context) -> bool:
    """ "X condemned the raid, while Y called for calm": what another does meanwhile is no part of what X says."""
    beside = below.tie is Tie.ADVERBIAL and below.marker in MEANWHILE
    says = context.lexicon.attitude(above.lemma) & {"speech", "accusation", "denial", "demand"}
    doers = {p.head for p in above.under("subject")}
    others = below.form is Form.VERB and {p.head for p in below.under("subject")} - doers
    return beside and bool(says) and bool(others)


def is_given(below: Clause, above: Clause, context: Context) -> bool:
    """What a plan, fear or denial only names took place all the same.

    "Plans to send troops after rebels captured X"; "to clear the road that protesters had blocked".
    """
    if below.tie is Tie.RELATIVE:
        going_on = below.tense is Tense.PRESENT and below.progressive
        told = below.tense in TOLD or going_on or is_of_known(below, context)
        return below.form is Form.VERB and told and below.modal is None
    if is_scene_of_nothing(below, above, context) or is_looked_into(below, above, context):
        return True
    beside_aim = below.marker in MEANWHILE and above.tie is Tie.PURPOSE
    if below.marker not in context.lexicon.embedding.factual and not beside_aim:
        return False
    if below.tie is Tie.ARGUMENT:
        return above.tense is not Tense.FUTURE and above.modal is None
    going_on = below.tense is Tense.PRESENT and below.marker in AS_WELL and below.modal is None
    return below.tie is Tie.ADVERBIAL and (below.tense in TOLD or going_on)


def is_scene_of_nothing(below: Clause, above: Clause, context: Context) -> bool:
    """ "nobody was hurt in the attack": what did not happen in it, it did."""
    within = below.tie is Tie.ARGUMENT and below.marker in context.language.during
    head = context.document.tokens[below.head].start
    definite = (
        context.opens_definite(below) or context.word_before(head) in context.language.definite
    )
    noun = below.form is Form.NOUN and definite
    return within and noun and above.negated and above.tense in TOLD and above.modal is None


def is_looked_into(below: Clause, above: Clause, context: Context) -> bool:
    """ "will investigate the attack", "did not avenge the killing": what is so dealt with took place."""
    noun = below.tie is Tie.ARGUMENT and below.form is Form.NOUN
    if not noun or not any(context.may_be(below, t) for t in VIOLENT):
        return False
    dealt = above.lemma in context.lexicon.embedding.addressing
    definite = context.opens_definite(below) or bool(below.under("owner"))
    return definite and dealt and below.marker not in {"subject", "agent"}


def is_of_known(clause: Clause, context: Context) -> bool:
    """ "denied that it supplied the missiles used in the raid": a participle of a thing that is known."""
    reduced = clause.passive and clause.tense is Tense.NONE and clause.form is Form.VERB
    behind = [p for p in clause.under("object") if p.head < clause.head]
    deal = any(NounClass.AGREEMENT in context.classes(p) for p in behind)
    above = context.parent(clause)
    dealt = above is not None and above.lemma in context.lexicon.embedding.addressing
    denied = any("denial" in context.lexicon.attitude(a.lemma) for a in context.ancestors(clause))
    dated = deal and bool(context.times_of(clause))  # "under a deal reached in February"
    known = (denied or dealt) and any(context.is_definite(p) for p in behind)
    return reduced and (dated or known)


def is_talked_of(below: Clause, above: Clause, context: Context) -> bool:
    """ "negotiations on a troop withdrawal", "talks about a prisoner swap", "a deal on an evacuation"."""
    noun = below.tie is Tie.ARGUMENT and below.form is Form.NOUN
    raised = noun and below.marker == "object"
    if raised and above.lemma in context.lexicon.embedding.discussing:
        return context.may_be(below, EventType.AGREEMENT)  # "ont évoqué un cessez-le-feu"
    about = noun and below.marker in context.language.about
    own = below.tie is Tie.ARGUMENT and below.form is Form.NOUN and below.marker == "of"
    if own and context.may_be(below, EventType.AGREEMENT):
        return above.form is Form.NOUN and context.may_be(above, EventType.TALKS)
    if about and context.may_be(above, EventType.AGREEMENT):
        return context.may_be(below, EventType.DISPLACEMENT)
    if not about or not context.may_be(above, EventType.TALKS):
        return False
    return is_offer(below, context) and not context.may_be(below, EventType.TALKS)


def hear(below: Clause, above: Clause, counted: bool, verdict: Verdict, context: Context) -> None:
    """Of a fact told beside something else, a clause above still says who tells it."""
    attitudes = context.lexicon.attitude(above.lemma)
    told = below.tie is Tie.COMPLEMENT and below.marker not in INFINITIVE
    if (told or counted) and "speech" in attitudes and not above.negated:
        speak(above, verdict, context)


def is_counted_in(below: Clause, above: Clause, context: Context) -> bool:
    """ "spoke of 20 rebels killed", "deu conta de dez terroristas abatidos": of so many, what befell them is told."""
    bare = below.tie is Tie.RELATIVE and below.passive and below.tense is Tense.NONE
    if not bare or above.form is not Form.VERB:
        return False
    struck = {p.head for p in below.under("object", "subject")}
    named = [a.phrase for a in above.arguments if a.marker != "subject"]
    counted = [m for p in named for m in p.members() if m.head in struck]
    return any(context.quantities_in(p.start, p.end) for p in counted)


def goes_with(below: Clause, context: Context) -> bool:
    """Whether a verb without a tense has that of the one above: "would go ahead, with students marching to X"."""
    beside = below.tie is Tie.ADVERBIAL and below.marker in context.language.partners
    return (
        (beside or below.tie is Tie.COORDINATE)
        and below.form is Form.VERB
        and below.tense is Tense.NONE
    )


def climb(below: Clause, above: Clause, verdict: Verdict, context: Context) -> None:
    """One step up: what the clause above makes of the one below."""
    attitudes = attitudes_to(below, above, context)
    if below.tie is Tie.CONDITION:
        decline(verdict, "a condition")
    elif below.marker in context.language.without and (
        below.tie is Tie.ARGUMENT or below.tense is Tense.NONE
    ):  # "without firing a shot"
        decline(verdict, "negated")
    elif is_aimed_at(below, above, context):
        decline(verdict, "an aim")
    elif below.tie is Tie.ADVERBIAL and below.tense is Tense.NONE and is_mishap(above, context):
        decline(verdict, "came of a mishap")
    elif "denial" in attitudes and below.tie is Tie.ADVERBIAL and is_end(below, context):
        decline(verdict, "not ended")
    elif is_kept_from(below, above, context):
        decline(verdict, f"kept from it: {above.lemma}")
    elif below.tie is Tie.ADVERBIAL and below.marker in context.lexicon.embedding.pending:
        awaited = above.modal in context.lexicon.embedding.backshifted_modals
        done = is_done_until(below, above, context) and not attitudes
        open_ = below.tense is Tense.PRESENT and not done
        if open_ or (awaited and below.tense is Tense.PLUPERFECT):
            decline(verdict, f"not yet: {below.marker}")  # "would resume once they had left"
    elif below.tie is Tie.PURPOSE:
        marches = context.may_be(above, EventType.ADVANCE)  # "went in to clear the road"
        beneath = context.children.get(above.index, ())  # "la marche a eu lieu pour dénoncer …"
        marches |= any(c.form is Form.NOUN and c.marker == "subject" for c in beneath)
        carried = (c for c in beneath if c.form is Form.NOUN and c.marker == "object")
        marches |= any(context.may_be(c, EventType.ADVANCE) for c in carried)
        real = is_dispersal(below, above, context) or is_in_the_end(below, context)
        if ("transparent" not in attitudes or marches) and not real:
            decline(verdict, "an aim")
    elif below.tie in CONTENT:
        content_of(below, above, attitudes, verdict, context)
    elif goes_with(below, context):
        apply_modal(above, verdict, context)


def is_in_the_end(below: Clause, context: Context) -> bool:
    """ "captured him, only to let him go": an infinitive that tells how it ended."""
    tokens = context.document.tokens[max(0, below.head - 2) : below.head]
    return any(t.text.lower() in context.language.in_the_end for t in tokens)


def is_done_until(below: Clause, above: Clause, context: Context) -> bool:
    """ "Ils ont défilé, avant que la police ne les disperse": a subjunctive of what ended a deed that is past."""
    plain = above.tense in TOLD and not above.negated and above.modal is None
    return plain and below.marker in context.lexicon.embedding.until


def is_aimed_at(below: Clause, above: Clause, context: Context) -> bool:
    """ "with a view to an attack"; of Arabic "for" only a bare noun of doing behind a verb that sends or plans."""
    words, marker = context.lexicon.embedding, below.marker
    if below.tie is not Tie.ARGUMENT or marker is None:
        return False
    sent = above.lemma in words.aiming_behind.get(marker, ())
    bare = sent and below.form is Form.NOUN and not context.opens_definite(below)
    return marker in words.aiming or (bare and not is_dispersal(below, above, context))
