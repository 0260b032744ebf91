"""What a clause says of itself: negation, modals, tense, what is set for a day, what is only a habit."""

from dateline.coding.context import Context
from dateline.coding.status_speech import Verdict, decline, mark
from dateline.coding.wordings import roles_of, triggers_of
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import BlockKind, EventType, Status

HEARSAY = "conditional perfect"
"""The mood by which Romance newsrooms report what they have not seen."""
TOLD = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
ONE_BODY = frozenset({"of", "by", "modifier", "owner", "object", "agent"})
"""What stands with a session for whose it is, and with a call on somebody for who is called on."""


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
    supposed = not set(context.words_before(clause)).isdisjoint(context.language.supposed)
    if clause.form is Form.NOUN and supposed:
        decline(verdict, "only supposed")


def is_conditional(clause: Clause, context: Context) -> bool:
    """ "would attack if …": no past that an "if" only stands beside, nor a threat, which is made all the same."""
    conditional = any(c.tie is Tie.CONDITION for c in context.children.get(clause.index, ()))
    open_still = clause.modal is not None or clause.tense not in {Tense.PAST, Tense.PERFECT}
    made = "threat" in context.lexicon.attitude(clause.lemma)
    return conditional and open_still and not made


def is_habit(clause: Clause, context: Context) -> bool:
    """ "ministers meet every year", "the gang usually strikes at night": what is done, nothing that was."""
    above = context.parent(clause)
    if above is not None and is_growing(clause, above, context):
        return True
    if clause.form is Form.NOUN:
        usual = above is not None and is_now(above) and is_called_usual(above, context)
        return usual or is_trade(clause, context) or is_way(clause, context)
    described = clause.tie is Tie.RELATIVE and is_called_usual(clause, context)
    if described or not is_now(clause):
        return described  # "insurgents who routinely attacked officials"
    if is_called_usual(clause, context) or is_way(clause, context):
        return True
    return any(t.type == "SET" for t in context.times_of(clause))


def is_trade(clause: Clause, context: Context) -> bool:
    """ "gangues operam no norte, realizando ataques e sequestros": what they do there, and nothing that they did."""
    noun: Clause | None = clause
    while noun is not None and noun.form is Form.NOUN and noun.tie is Tie.COORDINATE:
        noun = context.parent(noun)
    doing = context.parent(noun) if noun is not None else None
    above = context.parent(doing) if doing is not None else None
    if doing is None or above is None or doing.tie is not Tie.ADVERBIAL or not is_now(above):
        return False
    bare = doing.tense is Tense.NONE and not context.words_before(clause)
    head = context.document.tokens[clause.head]
    many = head.text.lower() != head.lemma.lower()
    told = context.sentence(clause).block is BlockKind.BODY and not context.times_of(above)
    return bare and many and told and not triggers_of(above, context)


def is_way(clause: Clause, context: Context) -> bool:
    """ "the group is active in X, where it commits attacks": what is done in the plural, in a clause that describes."""
    verb = clause if clause.form is Form.VERB else context.carrier(clause)
    if verb is None or verb.tie is not Tie.RELATIVE or not is_now(verb):
        return False
    told = context.sentence(clause).block is BlockKind.BODY and not context.times_of(verb)
    deeds = [p for p in verb.under("object") if verb is not clause or context.is_event(p)]
    heads = [context.document.tokens[p.head] for p in deeds]
    many = bool(heads) and all(t.text.lower() != t.lemma.lower() for t in heads)
    counted = any(context.is_definite(p) or context.quantities_in(p.start, p.end) for p in deeds)
    return many and told and not counted


def is_now(clause: Clause) -> bool:
    verb = clause.form is Form.VERB and not clause.progressive
    return verb and clause.tense is Tense.PRESENT


def is_called_usual(clause: Clause, context: Context) -> bool:
    """By an adverb, or by words behind the verb ("now and then"), which a reading without a parser may leave aside."""
    habitual = context.lexicon.embedding.habitual_adverbs
    head, sentence = context.document.tokens[clause.head], context.sentence(clause)
    behind = context.document.text(head.start, sentence.end)
    return bool(set(clause.adverbs) & set(habitual)) or any(
        " " in said and said in behind for said in habitual
    )


def is_growing(clause: Clause, above: Clause, context: Context) -> bool:
    """ "the attacks (that the rebels launch) have increased": deeds in general, which nothing counts or dates."""
    if above.lemma not in context.lexicon.embedding.growing or context.times_of(above):
        return False
    told = clause.form is Form.NOUN or (clause.tie is Tie.RELATIVE and is_now(clause))
    at = {clause.head} if clause.form is Form.NOUN else {p.head for p in clause.under("object")}
    members = (m for p in above.under("subject", "object") for m in p.members())
    grown = [p for p in members if p.head in at]
    return told and any(is_many(p, context) for p in grown)


def is_many(phrase: Phrase, context: Context) -> bool:
    return context.is_inflected(phrase) and not context.quantities_in(phrase.start, phrase.end)


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

    A session of one body ("la réunion du Conseil") brings no sides together; "Macron doit rencontrer …" does.
    """
    if clause.tense is not Tense.PRESENT:
        return False
    told = (clause, *context.children.get(clause.index, ()))
    meeting = [t for c in told for t in triggers_of(c, context) if t.type is EventType.TALKS]
    who = (
        {"subject"} if meeting and clause.form is Form.VERB else set()
    )  # "Macron doit rencontrer …"
    markers = (
        who | {m for t in meeting for m in (*roles_of(t, "actor", context), *t.partner)} - ONE_BODY
    )
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


def is_mishap(clause: Clause, context: Context) -> bool:
    """ "a boat collided with a ferry, injuring four": nobody did it."""
    return clause.form is Form.VERB and clause.lemma in context.lexicon.embedding.mishaps


def carries(clause: Clause, marker: str, context: Context) -> bool:
    """Whether the verb only carries out what stands under the marker: "commit crimes", "agree a truce"."""
    light = [v for v in context.lexicon.light.get(clause.lemma, ()) if v.event == marker]
    return bool(light) and not any(v.unreal for v in light)


def done_by_nobody(above: Clause, context: Context) -> str | None:
    """What brought it about, where nobody did."""
    if by_nature(above, context):
        return "brought about by nature"
    return "came of a mishap" if by_mishap(above, context) else None


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


def is_lent(below: Clause, above: Clause, context: Context) -> bool:
    """ "responded with air strikes": the verb does the deed under its preposition and says nothing."""
    if below.tie is not Tie.ARGUMENT or below.marker in {"object", "attribute"}:
        return False
    return any(
        verb.event == below.marker and verb.actor == "subject" and not verb.unreal
        for verb in context.lexicon.light.get(above.lemma, ())
    )


def denies_doubt(clause: Clause, context: Context) -> bool:
    """ "Has no doubt that …", "no cabe duda de que …": what is beneath is told as sure."""
    doubts = context.language.doubts
    beside = (*clause.under("object"), *clause.under("subject"))
    return clause.negated and (
        clause.lemma in doubts or any(context.lemma(p) in doubts for p in beside)
    )


def mood_from_above(above: Clause, verdict: Verdict, context: Context) -> None:
    """An event noun or infinitive shares the negation, modal and tense of the verb that carries it."""
    if above.negated and not denies_doubt(above, context):
        decline(verdict, "negated")
    if above.form is Form.VERB and is_conditional(above, context):
        decline(verdict, "under a condition")
    apply_modal(above, verdict, context)
    if set(above.adverbs) & set(context.lexicon.embedding.doubt_adverbs):
        mark(verdict, Status.POSSIBLE)
