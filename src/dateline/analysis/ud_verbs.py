"""Verbs of a Universal Dependencies parse: voice, tense, mood, negation and the lemma that the lexicon has.

"peut prendre" and "vient de prendre" are one predicate, as for the chunker: the helper above
lends its tense and subject.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.analysis.shallow_groups import CONDITIONAL, CONDITIONAL_PERFECT
from dateline.analysis.ud_phrases import Parse, feature, relation
from dateline.document import Form, Tense
from dateline.knowledge.morph_grammar import Helper

FINITE = {
    "Pres": Tense.PRESENT,
    "Past": Tense.PAST,
    "Imp": Tense.PAST,
    "Fut": Tense.FUTURE,
    "Pqp": Tense.PLUPERFECT,
}
COMPOUND = {
    "Pres": Tense.PERFECT,
    "Past": Tense.PLUPERFECT,
    "Imp": Tense.PLUPERFECT,
    "Fut": Tense.FUTURE,
}


@dataclass(slots=True)
class Verb:
    """One predicate of a verb."""

    token: Token
    lemma: str = ""
    above: list[Token] = field(default_factory=list)
    """Helpers whose complement it is, nearest first."""
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    tense: Tense = Tense.NONE
    modal: str | None = None
    adverbs: tuple[str, ...] = ()

    @property
    def top(self) -> Token:
        """The word by which it hangs in the sentence."""
        return self.above[-1] if self.above else self.token

    @property
    def words(self) -> tuple[Token, ...]:
        return (self.token, *self.above)


def is_predicate(token: Token) -> bool:
    if token.pos_ == "VERB":
        return relation(token) not in {
            "aux",
            "cop",
            "case",
            "fixed",
            "flat",
            "amod",
            "compound",
        } or bears(token)
    return token.pos_ == "AUX" and relation(token) not in {"aux", "cop"}


def bears(token: Token) -> bool:
    """ "menée par les rebelles": a participle beside a noun with phrases of its own."""
    return relation(token) == "amod" and any(relation(c) == "obl" for c in token.children)


def read_verb(token: Token, parse: Parse) -> Verb:
    verb = Verb(token, verb_lemma(token, parse))
    while (helper := helper_above(verb.top, parse)) is not None:
        verb.above.append(verb.top.head)
        if helper.makes == "modal" and feature(verb.top, "Tense") != "Past":
            verb.modal = helper.modal
    children = [c for word in verb.words for c in word.children]
    verb.negated = any(
        parse.words[c.i].lower in parse.morphology.grammar.negations for c in children
    )
    verb.adverbs = tuple(parse.words[c.i].lower for c in children if relation(c) == "advmod")
    verb.reflexive = any(
        parse.words[c.i].lower in parse.morphology.grammar.reflexives for c in token.children
    )
    verb.passive = is_passive(token)
    name(verb, parse)
    set_mood(verb)
    return verb


def verb_lemma(token: Token, parse: Parse) -> str:
    """By our own tables, by the parser's where they do not know the form."""
    readings = parse.morphology.verbs.get(parse.words[token.i].lower, ())
    lemmas = [lemma for lemma, _, _ in readings]
    return str(token.lemma_) if token.lemma_ in lemmas or not lemmas else lemmas[0]


def helper_above(token: Token, parse: Parse) -> Helper | None:
    """How the verb above helps the infinitive below it, if it does."""
    if relation(token) not in {"xcomp", "ccomp"} or feature(token, "VerbForm") != "Inf":
        return None
    marks = {
        parse.morphology.marker(parse.words[c.i].lower)
        for c in token.lefts
        if relation(c) in {"mark", "case"}
    }
    for helper in parse.morphology.helpers.get(verb_lemma(token.head, parse), ()):
        linked = bool(marks & set(helper.link)) if helper.link else not marks
        if helper.then == "infinitive" and linked and not helper.reflexive:
            return helper
    return None


def is_passive(token: Token) -> bool:
    subtypes = {c.dep_ for c in token.children}
    if subtypes & {"aux:pass", "nsubj:pass", "obl:agent", "expl:pass"}:
        return True
    helped = any(relation(c) == "aux" for c in token.children)
    beside = relation(token) in {"acl", "amod", "advcl"} and token.dep_ != "acl:relcl"
    return (
        beside
        and not helped
        and feature(token, "VerbForm") == "Part"
        and feature(token, "Tense") != "Pres"
    )


def name(verb: Verb, parse: Parse) -> None:
    """The reflexive verb, where the lexicon lists that one."""
    if not verb.reflexive:
        return
    reflexive = parse.morphology.grammar.reflexive_of(verb.lemma)
    lexicon = parse.lexicon
    listed = (
        (Form.VERB, reflexive) in lexicon.by_word
        or lexicon.attitude(reflexive)
        or reflexive in lexicon.light
    )
    if listed or verb.lemma in parse.morphology.grammar.inherent:
        verb.lemma, verb.passive = reflexive, False


def set_mood(verb: Verb) -> None:
    helpers = [c for c in verb.top.children if relation(c) == "aux" or c.dep_ == "aux:pass"]
    finite = next((t for t in (*helpers, verb.top) if feature(t, "VerbForm") == "Fin"), None)
    if finite is None:
        return
    perfect = any(relation(c) == "aux" and c.dep_ != "aux:pass" for c in helpers)
    told = feature(finite, "Tense") or "Pres"
    verb.tense = (COMPOUND if perfect else FINITE).get(told, Tense.PRESENT)
    if feature(finite, "Mood") == "Cnd" and verb.modal is None:
        verb.modal = CONDITIONAL_PERFECT if perfect else CONDITIONAL
        verb.tense = Tense.PERFECT if perfect else Tense.PRESENT
