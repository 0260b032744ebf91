"""Denials that do not repeat what they deny: "Kigali rejects these claims", "the army denied it".

The deed was told just before; the denial is a second claim of it, denied, with the denier as its speaker. A denial with
its content beneath it ("denied that its jets had struck …") is read where that content is (`status`).
"""

from collections.abc import Iterator, Sequence
from copy import copy

from dateline.coding.antecedents import antecedent
from dateline.coding.claims import Claim, Speaker
from dateline.coding.context import Context
from dateline.coding.status_speech import SAYERS
from dateline.coding.substance import SPEECH_ACTS
from dateline.coding.untrue import calls_untrue, is_said_untrue, points_back
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.records import EventType, Status

SENTENCES_BACK = 2
UNDENIED = SPEECH_ACTS | {EventType.SANCTION}
"""What nobody is blamed for: it is done in the open."""
DENIABLE = frozenset({Status.HAPPENED, Status.ONGOING, Status.POSSIBLE})


def with_denials(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """The claims, and after each that is denied in so few words its denial."""
    coded = {c.clause.index for c in claims}
    denied = []
    for clause in context.document.clauses:
        if is_bare_denial(clause, context) and not holds_any(clause, coded, context):
            deed = deed_before(clause, claims, context)
            speaker = denier(clause, context)
            if deed is not None and speaker is not None and not says_so(speaker, deed):
                denied.append(denial_of(deed, clause, speaker, context))
    return sorted((*claims, *denied), key=lambda c: (c.clause.sentence, c.clause.head))


def is_bare_denial(clause: Clause, context: Context) -> bool:
    """A verb of denial whose object, if any, only points back to what was said."""
    if clause.form is not Form.VERB or clause.negated or clause.modal is not None:
        return False
    if clause.tie is Tie.PURPOSE:
        return False  # "took to the streets to contest the results"
    above = context.parent(clause)
    free = clause.tie in {Tie.COORDINATE, Tie.RELATIVE}  # "accused him; the army contests it"
    if above is not None and not free and is_accusing(above, context):
        return False  # "accused him of having lied"
    if calls_untrue(clause, context) or is_said_untrue(clause, context):
        return True
    if "denial" not in context.lexicon.attitude(clause.lemma):
        return False
    return all(points_back(p, context) for p in clause.under("object"))


def is_accusing(clause: Clause, context: Context) -> bool:
    return "accusation" in context.lexicon.attitude(clause.lemma)


def denies_it(clause: Clause, context: Context) -> bool:
    """ "La junte l'avait démenti": what the sentence before told."""
    return any(context.is_pronoun(p) for p in clause.under("object"))


def holds_any(clause: Clause, coded: set[int], context: Context) -> bool:
    """Whether its content stands beneath it, as a clause or as an event noun."""
    for child in context.children.get(clause.index, ()):
        if child.tie is Tie.ADVERBIAL and child.tense is Tense.NONE and child.form is Form.VERB:
            continue  # "denied, blaming the blast on Azov"
        if ":" in context.document.text(clause.start, max(clause.start, child.start))[-3:]:
            continue  # "denies it: scouts had slipped in"
        if child.tie is Tie.COORDINATE and denies_it(clause, context):
            continue  # "contests it and says it let them go"
        part = child.lemma in context.lexicon.embedding.involvement  # "negó haber participado"
        content = child.tie is Tie.COMPLEMENT and not part
        if content or child.index in coded or holds_any(child, coded, context):
            return True
    return False


def deed_before(clause: Clause, claims: Sequence[Claim], context: Context) -> Claim | None:
    """What is denied: the deed told last, where somebody is blamed or cited for it, else the last one with a doer."""
    near = [c for c in reversed(claims) if is_before(c, clause) and c.status in DENIABLE]
    last_told = clause.tense is Tense.PLUPERFECT and denies_it(
        clause, context
    )  # "had claimed the town in July. The army had denied it"
    deeds = [
        c
        for c in near
        if c.event_type not in UNDENIED
        and (not c.background or (last_told and clause.sentence - c.clause.sentence == 1))
    ]
    if not deeds and near and clause.sentence - near[0].clause.sentence <= 1:
        deeds = [c for c in near[:1] if c.event_type not in UNDENIED]  # history, denied as well
    if clause.tie is Tie.RELATIVE:  # "algo que Kigali rechaza" is of what stands before the comma
        deeds = [c for c in deeds if c.clause.sentence == clause.sentence]
    if any(
        "accusation" in context.lexicon.attitude(context.lemma(p)) for p in clause.under("object")
    ):
        deeds = [
            c for c in deeds if c.speakers
        ]  # "denied the accusations": what somebody was accused of
    if not deeds:
        return None
    if is_of_part(clause, context):
        deeds = [c for c in deeds if may_be_own(c, clause, context)]
    named = types_named(clause, context)
    if (meant := next((c for c in deeds if c.event_type in named), None)) is not None:
        return meant
    if not deeds or is_of_words(clause, deeds[0], context):
        return None
    last = [c for c in deeds if c.clause.sentence == deeds[0].clause.sentence]
    cited = next((c for c in last if c.speakers), None)
    unknown = next(iter(last), None) if is_of_part(clause, context) else None
    return cited or next((c for c in last if c.actors), unknown)


def is_of_part(clause: Clause, context: Context) -> bool:
    """ "denied any involvement", "negó haber participado": what is denied is a part in the deed."""
    words = context.lexicon.embedding.involvement
    beneath = (c.lemma for c in context.children.get(clause.index, ()) if c.tie is Tie.COMPLEMENT)
    told = (*(context.lemma(p) for p in clause.under("object")), *beneath)
    return any(word in words for word in told)


def may_be_own(deed: Claim, clause: Clause, context: Context) -> bool:
    """Nobody denies a part in what the page says another listed party did."""
    mine = {i for p in deniers(clause, context) for i in actor_ids(p, context)}
    others = {i for p in deed.actors for i in actor_ids(p, context)}
    strange = any(context.side_of_state(p) for p in deed.actors)
    return not mine or (not others and not strange) or bool(mine & others)


def actor_ids(phrase: Phrase, context: Context) -> tuple[str, ...]:
    """Of the listed actor that the phrase names, or points to as "the group"."""
    name = context.actor_at_head(phrase) or context.group_before(phrase)
    return name.actor_ids if name is not None else ()


def types_named(clause: Clause, context: Context) -> frozenset[EventType]:
    """Of what a part is denied: "denied any involvement in looting"."""
    beneath = context.children.get(clause.index, ())
    senses = (context.lexicon.senses(c.form, c.lemma) for c in beneath if c.form is Form.NOUN)
    return frozenset(t.type for found in senses for t in found)


def is_of_words(clause: Clause, deed: Claim, context: Context) -> bool:
    """ "…, where according to X a command post is hidden. Hamas denies it": of the last words told, not of the deed."""
    head = context.document.tokens[clause.head].start
    told = [q for q in context.document.quotations if q.source and q.cue[0] < head]
    told = [
        q for q in told if context.sentence_at(q.cue[0]) in {clause.sentence, clause.sentence - 1}
    ]
    told = [q for q in told if q.content[1] <= head]
    if not told or not all(context.is_pronoun(p) for p in clause.under("object")):
        return False
    last = max(told, key=lambda q: q.content[0])
    verb = context.document.tokens[deed.clause.head].start
    inside = any(q.content[0] <= verb < q.content[1] for q in told)
    return last.cue_lemma in context.lexicon.embedding.according and not inside


def is_before(claim: Claim, clause: Clause) -> bool:
    back = clause.sentence - claim.clause.sentence
    return 0 <= back <= SENTENCES_BACK and claim.clause.head < clause.head


def denier(clause: Clause, context: Context) -> Speaker | None:
    cue = context.document.tokens[clause.head].text
    return next((Speaker(p, cue) for p in deniers(clause, context)), None)


def deniers(clause: Clause, context: Context) -> Iterator[Phrase]:
    if is_said_untrue(clause, context):
        clause = context.parent(clause) or clause
    for phrase in clause.under("agent" if clause.passive else "subject"):
        who = antecedent(phrase, clause, context)
        if who is not None and can_deny(who, context):
            yield who


def can_deny(phrase: Phrase, context: Context) -> bool:
    known = context.classes(phrase)
    return bool(known & SAYERS) or (not known and context.is_name(phrase))


def says_so(speaker: Speaker, deed: Claim) -> bool:
    return any(s.phrase.head == speaker.phrase.head for s in deed.speakers)


def denial_of(deed: Claim, clause: Clause, speaker: Speaker, context: Context) -> Claim:
    """The deed once more, denied; whoever denies a part in it is the one it is laid to."""
    denied = copy(deed)
    denied.clause, denied.status, denied.speakers = clause, Status.DENIED, [speaker]
    denied.counts, denied.more_clauses = {}, []
    if is_of_part(clause, context):
        denied.actors = [speaker.phrase]
    return denied
