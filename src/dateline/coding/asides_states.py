"""What is only the state of something, or what is done once all is over: no act of its own."""

from dateline.coding.background import stands_before
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.document import Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import BlockKind, EventType

SMALL = frozenset({"ADP", "DET", "ADJ"})
BUILT = frozenset({NounClass.SITE, NounClass.PROPERTY})
GROUND = frozenset({NounClass.PLACE, NounClass.SITE, NounClass.POST})
AIMS = frozenset({Tie.PURPOSE, Tie.COMPLEMENT})
CAPITALS = 0.6
"""Share of words with a capital above which a sentence is set like a headline."""

ASKING = ("?", "؟")
CLOSING = " \n\"'”’»)"
MAIN = frozenset({Tie.ROOT, Tie.COORDINATE, Tie.COMPLEMENT})


def leaves_in_state(clause: Clause, context: Context) -> bool:
    """ "leaving them low on funds": what somebody is left as, and nobody goes."""
    return bool(clause.under("attribute")) and bool(clause.under("object"))


def is_stricken(clause: Clause, context: Context) -> bool:
    """ "war-hit Libya", "a drought-stricken region"."""
    tokens, at = context.document.tokens, clause.head
    joined = at > 0 and tokens[at - 1].text == "-"
    return clause.form is Form.VERB and joined and stands_before(clause)


def is_start_of_count(clause: Clause, context: Context) -> bool:
    """ "depuis le début de l'offensive", "since the start of the war": from when something is counted."""
    since = context.since
    head = context.document.tokens[clause.head]
    for above in context.ancestors(clause):
        for phrase in above.under(*since):
            begun = context.lemma(phrase) in context.language.beginnings
            if begun and clause.head in {m.head for p in phrase.linked("of") for m in p.members()}:
                return True
    return clause.form is Form.NOUN and begins_before(head.index, context)


def begins_before(index: int, context: Context) -> bool:
    """Whether "since the start of" stands right before a noun, small words apart."""
    since = {*context.since}
    tokens = context.document.tokens[max(0, index - 6) : index]
    words = [t.text.lower() for t in tokens]
    at = next((n for n, w in enumerate(words) if w in context.language.beginnings), None)
    return (
        at is not None
        and not since.isdisjoint(words[:at])
        and all(t.pos in SMALL for t in tokens[at + 1 :])
    )


def is_side_taken(clause: Clause, context: Context) -> bool:
    """ "clashes between armed groups supporting Dbeibah and …": an "-ing" form that only says whose side that is."""
    told = clause.form is Form.VERB and clause.tie is Tie.RELATIVE and not clause.passive
    if not told or clause.tense is not Tense.NONE:
        return False
    armed = {NounClass.ARMED, NounClass.CROWD}
    side = any(context.classes(p) & armed for p in clause.under("subject"))
    return side and all(
        NounClass.CIVILIAN not in context.classes(p) for p in clause.under("object")
    )


def is_what_for(clause: Clause, context: Context) -> bool:
    """ "defectors fighting to unseat the president": an "-ing" form that only says what they are for."""
    told = clause.form is Form.VERB and clause.tie is Tie.RELATIVE and not clause.passive
    if not told or clause.tense is not Tense.NONE or context.times_of(clause):
        return False
    aims = [c for c in context.children.get(clause.index, ()) if c.tie in AIMS and c.marker == "to"]
    return bool(aims) and not clause.under(*context.language.locatives, *context.language.partners)


def is_brokered(clause: Clause, context: Context) -> bool:
    """ "a ceasefire negotiated by Russia": who brought a deal about, and no talks of these days."""
    told = clause.passive and clause.tie is Tie.RELATIVE and clause.tense is Tense.NONE
    return told and any(NounClass.AGREEMENT in context.classes(p) for p in clause.under("object"))


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


def is_way_of_arrest(clause: Clause, context: Context) -> bool:
    """ "were arrested in a raid on a house": the way the arrest was made."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or above.form is not Form.VERB:
        return False
    within = clause.marker in {"in", "during", "through"} and clause.tie is Tie.ARGUMENT
    into = [p for p in clause.under("of") if context.classes(p) & BUILT]
    within |= clause.marker in context.language.during and bool(into)  # "after storming his house"
    return within and context.may_be(above, EventType.ARREST)


def is_inhabited(clause: Clause, context: Context) -> bool:
    """ "92 settlements": places, and no deals."""
    token = context.document.tokens[clause.head]
    many = token.text.lower() != token.lemma.lower()
    return many and NounClass.PLACE in context.lexicon.nouns.get(clause.lemma, frozenset())


def is_its_end(clause: Clause, context: Context) -> bool:
    """ "signed a cessation of hostilities": what the words only say is over."""
    tokens, at = context.document.tokens, clause.head
    if clause.form is not Form.NOUN or at < 2:
        return False
    return tokens[at - 1].text.lower() == "of" and tokens[at - 2].lemma == "cessation"


def brings_help(clause: Clause, context: Context) -> bool:
    """ "two hundred trucks of aid entered Gaza": goods, and no troops."""
    doers = clause.under("subject") if clause.form is Form.VERB else ()
    inside = {"of", "with", "modifier", "carrying"}
    loads = [p for d in doers for p in d.linked(*inside)]
    loads += [q for p in loads for q in p.linked("of")]
    help_ = any(NounClass.AID in context.classes(p) for p in loads)
    armed = any(NounClass.ARMED in context.classes(p) for p in loads)
    return help_ and not armed


def is_daily_work(clause: Clause, context: Context) -> bool:
    """ "the charity paused its operations": what a body does day by day, against nobody and on no place."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.marker != "object":
        return False
    routine = clause.lemma in context.lexicon.embedding.routine
    own = routine and bool(clause.under("owner")) and not clause.under("on", "against", "into")
    return own and above.lemma in context.lexicon.embedding.pausing


def is_of_released(clause: Clause, context: Context) -> bool:
    """ "freed two of the nuns it was holding": whom one lets go one has held, and told of that before."""
    above = context.parent(clause)
    held = clause.form is Form.VERB and clause.tie is Tie.RELATIVE and not context.times_of(clause)
    return held and above is not None and context.may_be(above, EventType.RELEASE)


def is_how_they_are(clause: Clause, context: Context) -> bool:
    """ "people who are injured need medicine": what they are, of nobody's doing that is told."""
    told = clause.form is Form.VERB and clause.passive and clause.tie is Tie.RELATIVE
    present = clause.tense is Tense.PRESENT and not clause.progressive
    counted = any(
        True for p in clause.under("object") for _ in context.quantities_in(p.start, p.end)
    )
    return told and present and not counted and not clause.under("agent", "in", "by")


def is_freed_too(clause: Clause, context: Context) -> bool:
    """ "were freed and flown to Athens": whoever is let go is no troop that is sent."""
    above = context.parent(clause)
    if above is None or clause.tie is not Tie.COORDINATE or not clause.passive:
        return False
    same = {p.head for p in clause.under("object")} & {p.head for p in above.under("object")}
    return bool(same) and context.may_be(above, EventType.RELEASE)


def is_where_it_was(clause: Clause, context: Context) -> bool:
    """ "killed at a checkpoint that gunmen had set up", "the post where troops were stationed": tells of a place."""
    told = clause.form is Form.VERB and clause.tie is Tie.RELATIVE and not context.times_of(clause)
    above = context.parent(clause)
    heads = {p.head for p in clause.under("object")}
    if not told or above is None:
        return False
    beside = (c for c in context.document.clauses if c.sentence == clause.sentence)
    fought = any(context.may_be(c, t) for c in beside for t in VIOLENT if c is not clause)
    taken = any(NounClass.ARMED in context.classes(p) for p in clause.under("subject"))
    held = [m for a in above.arguments for p in a.phrase.members() for m in (p, *p.linked("of"))]
    here = any(p.head in heads and context.classes(p) & GROUND for p in held)
    return here or (fought and taken and not heads)


def is_struck_post(clause: Clause, context: Context) -> bool:
    """Arabic "kamin", an ambush or a checkpoint: what was struck or is come to is the checkpoint."""
    named = clause.form is Form.NOUN and NounClass.POST in context.lexicon.nouns.get(
        clause.lemma, frozenset()
    )
    above = context.parent(clause)
    if not named or above is None:
        return False
    senses = context.lexicon.senses(above.form, above.lemma)
    hits = any(t.type in VIOLENT and not t.effect for t in senses)
    if clause.marker in {"object", "of"}:
        return hits
    language = context.language
    towards = {*language.goals, *language.locatives} - {*language.during, *language.instruments}
    return clause.marker in towards


def is_taken_up(clause: Clause, context: Context) -> bool:
    """ "The attack comes in answer to strikes on X": told before, and here only what it came after or answered."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.marker != "subject":
        return False
    if above.lemma not in context.language.coming or not context.opens_definite(clause):
        return False
    own = {a.marker for a in (*clause.arguments, *above.arguments)} - {"subject", "modifier"}
    pointed = context.first_word(clause) in context.language.demonstratives
    if pointed and own & {*context.lexicon.embedding.factual}:
        return True
    return bool(own) and not own & {*context.language.locatives, "by", "owner", "of", "object"}


def is_any(clause: Clause, context: Context) -> bool:
    """ "condemned all attacks on civilians": of no attack that was."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None:
        return False
    judged = context.lexicon.attitude(above.lemma) & {"accusation", "demand"}
    tokens, at = context.document.tokens, clause.head
    led = {t.text for t in tokens[max(0, at - 2) : at]}
    return bool(judged) and bool(led & set(context.language.every)) and not context.times_of(clause)


def is_ground(clause: Clause, context: Context) -> bool:
    """ "along the lines of fighting", "the field of battle": ground that is called after it."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.arguments:
        return False
    for phrase in (m for a in above.arguments for m in a.phrase.members()):
        ground = NounClass.PLACE in context.classes(phrase) and not context.is_name(phrase)
        named = ground or context.lemma(phrase) in context.language.stretches
        if named and clause.head in {p.head for p in phrase.linked("of")}:
            return True
    return False


def is_asked(clause: Clause, context: Context) -> bool:
    """ "How many have fled?", "Has the army attacked the camp?": what a question asks, unless it says where."""
    sentence = context.document.sentences[clause.sentence]
    if clause.form is not Form.VERB or context.places_in(sentence.start, sentence.end):
        return False
    words = context.document.text(sentence.start, sentence.end).rstrip(CLOSING)
    chain = [c for c in (clause, *context.ancestors(clause)) if c.form is Form.VERB]
    if not words.endswith(ASKING) or not all(c.tie in MAIN for c in chain):
        return False
    beside = (c for c in context.document.clauses if c.sentence == clause.sentence)
    return not any(c.form is Form.VERB and c.head < chain[-1].head for c in beside)
