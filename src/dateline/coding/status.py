"""Did it happen, and who says so: read off the clauses above an event, to any depth.

Going up from the event, each clause it is the content of changes what it is worth ("the ministry denied reports that
the army had taken …"): denial, plan, fear, attempt, doubt. Clauses it only hangs beside ("after …", "which …") change
nothing but the speaker. Status and speaker are separate from the type, always.
"""

from dateline.coding.context import Context
from dateline.coding.sense_contents import is_mandative, is_menacing
from dateline.coding.status_speech import Verdict, decline, mark, speak, speech
from dateline.coding.wordings import roles_of, triggers_of
from dateline.document import INFINITIVE, Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

BESIDE = frozenset({"in", "at", "during", "near", "by", "through", "under", "around", "across"})
INSIDE = frozenset({"en", "em", "dans", "durante", "durant", "pendant"})
"""The same where the verb has another content: "exigió en una llamada que …", not "insistió en una tregua"."""
REFUSABLE = frozenset(
    {
        *(EventType.AGREEMENT, EventType.TALKS, EventType.AID, EventType.RELEASE),
        EventType.WITHDRAWAL,
    }
)
"""Prepositions under which talks have their subject: what is talked about has not come about."""
MEANWHILE = frozenset({"while", "whereas", "mientras", "enquanto", "tandis que", "alors que"})
HEARSAY = "conditional perfect"
"""The mood by which Romance newsrooms report what they have not seen."""
TOLD = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
CONTENT = frozenset({Tie.COMPLEMENT, Tie.ARGUMENT})
ONE_BODY = frozenset({"of", "by", "modifier", "owner", "object", "agent"})
"""What stands with a session for whose it is, and with a call on somebody for who is called on."""


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
        if is_fact:
            hear(below, above, verdict, context)
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
    if is_scene_of_nothing(below, above, context):
        return True
    if below.marker not in context.lexicon.embedding.factual:
        return False
    if below.tie is Tie.ARGUMENT:
        return above.tense is not Tense.FUTURE and above.modal is None
    return below.tie is Tie.ADVERBIAL and below.tense in TOLD


def is_scene_of_nothing(below: Clause, above: Clause, context: Context) -> bool:
    """ "nobody was hurt in the attack": what did not happen in it, it did."""
    within = below.tie is Tie.ARGUMENT and below.marker in context.language.during
    head = context.document.tokens[below.head].start
    definite = (
        context.opens_definite(below) or context.word_before(head) in context.language.definite
    )
    noun = below.form is Form.NOUN and definite
    return within and noun and above.negated and above.tense in TOLD and above.modal is None


def is_of_known(clause: Clause, context: Context) -> bool:
    """ "denied that it supplied the missiles used in the raid": a participle of a thing that is known."""
    reduced = clause.passive and clause.tense is Tense.NONE and clause.form is Form.VERB
    behind = [p for p in clause.under("object") if p.head < clause.head]
    denied = any("denial" in context.lexicon.attitude(a.lemma) for a in context.ancestors(clause))
    deal = any(NounClass.AGREEMENT in context.classes(p) for p in behind)
    dated = deal and bool(context.times_of(clause))  # "under a deal reached in February"
    known = denied and any(context.is_definite(p) for p in behind)
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


def hear(below: Clause, above: Clause, verdict: Verdict, context: Context) -> None:
    """Of a fact told beside something else, a clause above still says who tells it."""
    attitudes = context.lexicon.attitude(above.lemma)
    told = below.tie is Tie.COMPLEMENT and below.marker not in INFINITIVE
    if told and "speech" in attitudes and not above.negated:
        speak(above, verdict, context)


def own_mood(clause: Clause, verdict: Verdict, context: Context) -> None:
    """Negation, modals, tense and adverbs on the clause itself."""
    words = context.lexicon.embedding
    if clause.negated:
        decline(verdict, "negated")
    if set(clause.adverbs) & set(words.unreal_adverbs):
        decline(verdict, "almost")
    if set(clause.adverbs) & set(words.doubt_adverbs):
        verdict.status = Status.POSSIBLE
    if is_habit(clause, context):
        decline(verdict, "habit")
    apply_modal(clause, verdict, context)
    if is_conditional(clause, context):
        decline(verdict, "under a condition")
    if clause.form is Form.NOUN and context.first_word(clause) in context.language.supposed:
        decline(verdict, "only supposed")


def is_conditional(clause: Clause, context: Context) -> bool:
    """ "would attack if …": no past that an "if" only stands beside, nor a threat, which is made all the same."""
    conditional = any(c.tie is Tie.CONDITION for c in context.children.get(clause.index, ()))
    open_still = clause.modal is not None or clause.tense not in {Tense.PAST, Tense.PERFECT}
    made = "threat" in context.lexicon.attitude(clause.lemma)
    return conditional and open_still and not made


def is_habit(clause: Clause, context: Context) -> bool:
    """ "ministers meet every year", "the gang usually strikes at night": what is done, nothing that was."""
    if clause.form is not Form.VERB or clause.tense is not Tense.PRESENT or clause.progressive:
        return False
    if set(clause.adverbs) & set(context.lexicon.embedding.habitual_adverbs):
        return True
    return any(t.type == "SET" for t in context.times_of(clause))


def apply_modal(clause: Clause, verdict: Verdict, context: Context) -> None:
    words, modal = context.lexicon.embedding, clause.modal
    if modal is None:
        if clause.tense is Tense.FUTURE:
            mark(verdict, Status.PLANNED)
        return
    if modal in words.future_modals or is_backshifted(clause, context):
        mark(verdict, Status.PLANNED)
    elif modal in words.possible_modals:
        perfect = has_perfect(clause, context)
        mark(verdict, Status.POSSIBLE) if perfect else decline(verdict, f"only possible: {modal}")
    elif modal in words.scheduling_modals and is_scheduled(clause, context):
        mark(verdict, Status.PLANNED)
    elif modal in words.demand_modals or modal in words.unreal_modals:
        decline(verdict, f"not asserted: {modal}")


def is_scheduled(clause: Clause, context: Context) -> bool:
    """ "les pourparlers entre X et Y doivent reprendre dimanche": a meeting of listed sides set for a day, and no duty.

    A session of one body ("la réunion du Conseil") brings no sides together.
    """
    if clause.tense is not Tense.PRESENT:
        return False
    told = (clause, *context.children.get(clause.index, ()))
    meeting = [t for c in told for t in triggers_of(c, context) if t.type is EventType.TALKS]
    markers = {m for t in meeting for m in (*roles_of(t, "actor", context), *t.partner)} - ONE_BODY
    sides = (p for c in told for p in c.under(*markers))
    set_for = (t for t in context.times_of(clause) if t.type in {"DATE", "TIME"})
    named = any(context.actor_at_head(p) is not None for p in sides)
    return named and any(t.relation is None for t in set_for)


def is_backshifted(clause: Clause, context: Context) -> bool:
    """ "said they would withdraw": the future of what was said, when nothing makes it depend on a condition."""
    above = context.parent(clause)
    return (
        clause.modal in context.lexicon.embedding.backshifted_modals
        and above is not None
        and clause.tie is Tie.COMPLEMENT
        and above.tense in TOLD
        and "speech" in context.lexicon.attitude(above.lemma)
        and not has_perfect(clause, context)
    )


def has_perfect(clause: Clause, context: Context) -> bool:
    """ "may have killed", "aurait tué": about the past, so something is asserted as possible."""
    if clause.modal == HEARSAY:
        return True
    tokens = context.document.tokens
    return any(
        tokens[at].lemma in {"have", "'ve"} for at in range(max(0, clause.head - 4), clause.head)
    )


def climb(below: Clause, above: Clause, verdict: Verdict, context: Context) -> None:
    """One step up: what the clause above makes of the one below."""
    attitudes = attitudes_to(below, above, context)
    if below.tie is Tie.CONDITION:
        decline(verdict, "a condition")
    elif below.tie is Tie.ARGUMENT and below.marker in context.language.without:
        decline(verdict, "negated")
    elif below.tie is Tie.ARGUMENT and below.marker in context.lexicon.embedding.aiming:
        decline(verdict, "an aim")
    elif below.tie is Tie.ADVERBIAL and below.tense is Tense.NONE and is_mishap(above, context):
        decline(verdict, "came of a mishap")
    elif "denial" in attitudes and below.tie is Tie.ADVERBIAL and is_end(below, context):
        decline(verdict, "not ended")
    elif is_kept_from(below, above, context):
        decline(verdict, f"kept from it: {above.lemma}")
    elif below.tie is Tie.ADVERBIAL and below.marker in context.lexicon.embedding.pending:
        awaited = above.modal in context.lexicon.embedding.backshifted_modals
        if below.tense is Tense.PRESENT or (awaited and below.tense is Tense.PLUPERFECT):
            decline(verdict, f"not yet: {below.marker}")  # "would resume once they had left"
    elif below.tie is Tie.PURPOSE:
        marches = context.may_be(above, EventType.ADVANCE)  # "went in to clear the road"
        beneath = context.children.get(above.index, ())  # "la marche a eu lieu pour dénoncer …"
        marches |= any(c.form is Form.NOUN and c.marker == "subject" for c in beneath)
        if ("transparent" not in attitudes or marches) and not is_dispersal(below, above, context):
            decline(verdict, "an aim")
    elif below.tie in CONTENT:
        content_of(below, above, attitudes, verdict, context)
    elif below.tie is Tie.COORDINATE and below.form is Form.VERB and below.tense is Tense.NONE:
        apply_modal(above, verdict, context)


def is_mishap(clause: Clause, context: Context) -> bool:
    """ "a boat collided with a ferry, injuring four": nobody did it."""
    return clause.form is Form.VERB and clause.lemma in context.lexicon.embedding.mishaps


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
    return context.lexicon.attitude(above.lemma)


def has_other(below: Clause, above: Clause, context: Context) -> bool:
    """Whether the verb has an object or a clause beneath it besides."""
    clauses = context.children.get(above.index, ())
    return bool(above.under("object")) or any(
        c.tie is Tie.COMPLEMENT and c.index != below.index for c in clauses
    )


def carries(clause: Clause, marker: str, context: Context) -> bool:
    """Whether the verb only carries out what stands under the marker: "commit crimes", "agree a truce"."""
    light = [v for v in context.lexicon.light.get(clause.lemma, ()) if v.event == marker]
    return bool(light) and not any(v.unreal for v in light)


def content_of(
    below: Clause, above: Clause, attitudes: frozenset[str], verdict: Verdict, context: Context
) -> None:
    infinitive = below.marker in INFINITIVE and below.tie is Tie.COMPLEMENT
    infinitive &= below.tense is not Tense.PERFECT  # "asegura haber matado" asserts
    if is_due(below, above, context):
        mark(verdict, Status.PLANNED)
        return
    if below.tie is Tie.ARGUMENT and below.marker in {"subject", "agent"}:
        mood_from_above(above, verdict, context)
        return
    if "claiming" in attitudes and below.form is Form.NOUN:
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
    weigh_content(below, above, attitudes, infinitive, verdict, context)


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


def done_by_nobody(above: Clause, context: Context) -> str | None:
    """What brought it about, where nobody did."""
    if by_nature(above, context):
        return "brought about by nature"
    return "came of a mishap" if by_mishap(above, context) else None


def is_warned_of(below: Clause, attitudes: frozenset[str]) -> bool:
    """ "advirtieron que derribarán cualquier helicóptero": what a threat holds out, also where the verb says too."""
    ahead = below.tense is Tense.FUTURE or below.modal is not None
    return {"threat", "speech"} <= attitudes and below.tie is Tie.COMPLEMENT and ahead


def told_by(
    below: Clause,
    above: Clause,
    attitudes: frozenset[str],
    infinitive: bool,
    verdict: Verdict,
    context: Context,
) -> bool:
    """Whether the clause above only tells, denies or blames what is beneath; who does so becomes its speaker."""
    if "refusal" in attitudes and is_offer(below, context):
        return False  # "dismissed talks"
    if "denial" in attitudes and is_end(below, context):
        decline(verdict, "not ended")
        return True
    if "denial" in attitudes and not above.negated:
        verdict.status = Status.DENIED
        only = verdict.unreal in {"negated", "only supposed"}  # "denied any attack"
        verdict.unreal = None if only else verdict.unreal
        speak(above, verdict, context)
    elif "accusation" in attitudes:
        speak(above, verdict, context)
    elif "demand" in attitudes and is_mandative(below):
        return False
    elif above.passive and "doubt" in attitudes and below.marker in INFINITIVE:
        return False  # "is believed to have lost"
    elif "intention" in attitudes and is_provided_for(below, above, context):
        return False
    elif "speech" in attitudes and not (infinitive or is_lent(below, above, context)):
        speech(above, verdict, context)
    else:
        return False
    return True


def is_provided_for(below: Clause, above: Clause, context: Context) -> bool:
    """ "the deal provides for the withdrawal of the troops": what an agreement foresees is still to come."""
    deals = any(NounClass.AGREEMENT in context.classes(p) for p in above.under("subject"))
    return deals and below.form is Form.NOUN and below.tie is Tie.ARGUMENT


def is_end(clause: Clause, context: Context) -> bool:
    """ "ruled out ending the war": the war goes on, and nobody denies it."""
    closing = clause.form is Form.VERB and clause.tense is Tense.NONE
    return closing and clause.lemma in context.lexicon.embedding.ending


def is_due(below: Clause, above: Clause, context: Context) -> bool:
    """ "talks are due to start on Thursday": what stands as the subject of what is to come."""
    subject = below.form is Form.NOUN and below.marker == "subject" and above.form is Form.VERB
    return subject and context.beneath_due(above) is not above


def is_duty(above: Clause, context: Context) -> bool:
    """ "sappers have to clear the road" says what is left to do; "had to leave" that they left."""
    present = above.tense in {Tense.PRESENT, Tense.FUTURE} or above.modal is not None
    return present and f"{above.lemma} to" in context.lexicon.embedding.demand_modals


def by_nature(clause: Clause, context: Context) -> bool:
    """ "the drought forced a million people to leave"."""
    doers = clause.under("subject")
    return bool(doers) and all(NounClass.NATURE in context.classes(p) for p in doers)


def by_mishap(clause: Clause, context: Context) -> bool:
    """ "a building collapsed, which left six dead"."""
    before = context.parent(clause)
    beside = clause.tie in {Tie.ADVERBIAL, Tie.COORDINATE} and before is not None
    return before is not None and beside and before.lemma in context.lexicon.embedding.mishaps


def is_wanted_of(below: Clause, above: Clause, context: Context) -> bool:
    """ "wants Kigali to withdraw": what somebody else is to do is asked for, and no plan of anybody's."""
    own = {p.head for p in above.under("subject")}
    others = {p.head for p in below.under("subject")}
    asks = any(t.type is EventType.DEMAND for t in context.lexicon.senses(Form.VERB, above.lemma))
    return asks and bool(own and others) and own.isdisjoint(others)


def is_enacted(below: Clause, above: Clause, context: Context) -> bool:
    """ "voted to extend the embargo": a sanction is made by the vote for it."""
    told = (below, *context.children.get(below.index, ()))
    sanction = any(context.may_be(clause, EventType.SANCTION) for clause in told)
    return sanction and above.lemma in context.lexicon.embedding.enacting and above.tense in TOLD


def is_offer(clause: Clause, context: Context) -> bool:
    """What can be refused in so many words: talks, a deal, help, a release, a withdrawal."""
    return any(t.type in REFUSABLE for t in triggers_of(clause, context))


def threatens(above: Clause, below: Clause, attitudes: frozenset[str], context: Context) -> bool:
    """Whether the clause is what somebody threatens with; what is promised to others' good is a plan."""
    return "threat" in attitudes and (
        "intention" not in attitudes or is_menacing(above, below, context)
    )


def is_lent(below: Clause, above: Clause, context: Context) -> bool:
    """ "responded with air strikes": the verb does the deed under its preposition and says nothing."""
    if below.tie is not Tie.ARGUMENT or below.marker in {"object", "attribute"}:
        return False
    return any(
        verb.event == below.marker and verb.actor == "subject" and not verb.unreal
        for verb in context.lexicon.light.get(above.lemma, ())
    )


def mood_from_above(above: Clause, verdict: Verdict, context: Context) -> None:
    """An event noun or infinitive shares the negation, modal and tense of the verb that carries it."""
    if above.negated:
        decline(verdict, "negated")
    if above.form is Form.VERB and is_conditional(above, context):
        decline(verdict, "under a condition")
    apply_modal(above, verdict, context)
    if set(above.adverbs) & set(context.lexicon.embedding.doubt_adverbs):
        mark(verdict, Status.POSSIBLE)
