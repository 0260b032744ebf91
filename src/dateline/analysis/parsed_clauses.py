"""Clauses out of a dependency parse: verbs and event nouns with the phrases around them.

Gaps are filled where grammar says what stands in them: a relative pronoun is its antecedent, an infinitive has the
subject (or object) of the verb above it, the second of two coordinated verbs has the subject of the first and the
first may have the object of the second ("captured and entered the town").
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.analysis.parsed_phrases import NOMINAL, Frame
from dateline.document import Clause, Form, Link, Phrase, Tense, Tie

CONDITIONS = frozenset({"if", "unless", "lest", "provided", "should"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
COPULAS = frozenset(
    {"be", "become", "remain", "seem", "appear", "stay", "feel", "look", "get", "grow"}
)
INSIDE_PHRASE = frozenset({"compound", "npadvmod", "nmod", "amod", "nummod", "quantmod"})
CONTENT_PREPOSITIONS = frozenset({"as", "of", "from", "about", "in", "for", "into", "against"})
"""Before an "-ing" form: what is said, blamed, prevented ("accused of shelling"), not when or how."""
NoLemma = str | None


@dataclass(slots=True)
class Predicate:
    """A clause in the making."""

    token: Token
    lemma: str
    form: Form
    arguments: list[Link] = field(default_factory=list)
    passive: bool = False
    parent: "Predicate | None" = None
    tie: Tie = Tie.ROOT
    marker: str | None = None

    def has(self, *markers: str) -> bool:
        return any(a.marker in markers for a in self.arguments)

    def first(self, *markers: str) -> Phrase | None:
        return next((a.phrase for a in self.arguments if a.marker in markers), None)


def find_clauses(
    doc: Doc,
    frame: Frame,
    sentence: int,
    first_index: int,
    noun_lemma: Callable[[Token], NoLemma],
) -> list[Clause]:
    """The clauses of one parsed sentence; `noun_lemma` says which nouns are predicates, and under which lemma."""
    predicates = {p.token.i: p for p in find_predicates(doc, noun_lemma)}
    reached = {
        **predicates,
        **{a.i: p for p in predicates.values() if (a := adjective_of(p.token))},
    }
    for predicate in predicates.values():
        predicate.arguments = list(arguments_of(predicate, frame))
        attach(predicate, reached)
    for predicate in predicates.values():
        fill_gaps(predicate, frame)
    order = {at: first_index + n for n, at in enumerate(predicates)}
    return [finish(p, frame, sentence, order) for p in predicates.values()]


def find_predicates(doc: Doc, noun_lemma: Callable[[Token], NoLemma]) -> Iterator[Predicate]:
    for token in doc:
        if is_verb_predicate(token):
            yield Predicate(token, verb_lemma(token), Form.VERB, passive=is_passive(token))
        elif token.pos_ in NOMINAL and token.dep_ not in INSIDE_PHRASE:
            lemma = noun_lemma(token)
            if lemma:
                yield Predicate(token, lemma, Form.NOUN)


def is_verb_predicate(token: Token) -> bool:
    if token.pos_ == "AUX":
        return token.dep_ not in {"aux", "auxpass"}
    if token.pos_ != "VERB":
        return token.dep_ in {"relcl", "advcl", "ccomp"} and token.tag_.startswith("VB")
    if token.dep_ in {"amod", "compound"}:
        return held_by(token) is not None
    return token.dep_ not in {"aux", "auxpass", "case"}


def held_by(token: Token) -> Token | None:
    """ "rebel" in "rebel-held": the doer inside a compound participle."""
    if token.tag_ != "VBN":
        return None
    return next(
        (c for c in token.lefts if c.dep_ in {"npadvmod", "compound", "amod", "nmod"}), None
    )


def adjective_of(token: Token) -> Token | None:
    """ "ready" in "is ready to …": the adjective is the predicate, the copula carries it."""
    if token.lemma_ not in COPULAS:
        return None
    return next(
        (c for c in token.rights if c.dep_ in {"acomp", "oprd"} and c.pos_ in {"ADJ", "VERB"}), None
    )


def verb_lemma(token: Token) -> str:
    adjective = adjective_of(token)
    if adjective is not None:
        return adjective.lemma_.lower() if adjective.pos_ == "ADJ" else adjective.lower_
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), None)
    lemma = token.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def is_passive(token: Token) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in token.children):
        return True
    bare = token.tag_ == "VBN" and not any(c.dep_ == "aux" for c in token.children)
    return bare and token.dep_ in {"acl", "advcl", "amod"}


def arguments_of(predicate: Predicate, frame: Frame) -> Iterator[Link]:
    token = predicate.token
    if predicate.form is Form.NOUN:
        yield from frame.links(token, 0)
        return
    if token.dep_ == "amod":
        doer = held_by(token)
        if doer is not None:
            yield Link("agent", frame.phrase(doer))
        yield Link("object", frame.phrase(token.head))
        return
    adjective = adjective_of(token)
    for child in (*token.children, *(adjective.children if adjective is not None else ())):
        yield from verb_argument(child, frame, predicate.passive)


def verb_argument(child: Token, frame: Frame, passive: bool) -> Iterator[Link]:
    role = {
        "nsubj": "subject",
        "nsubjpass": "object",
        "dobj": "object",
        "attr": "attribute",
        "acomp": "attribute",
        "oprd": "attribute",
    }.get(child.dep_)
    if role and (child.pos_ in NOMINAL or child.dep_ != "acomp"):
        yield Link(role, frame.phrase(child))
    elif child.dep_ == "dative":
        if child.pos_ == "ADP":
            yield from frame.prepositional(child)
        else:
            yield Link("recipient", frame.phrase(child))
    elif child.dep_ == "agent" or (
        child.dep_ == "prep" and child.lower_ == "by" and child.head.tag_ == "VBG"
    ):
        marker = "agent" if passive or child.head.tag_ == "VBG" else "by"
        yield from (Link(marker, link.phrase) for link in frame.prepositional(child))
    elif child.dep_ == "prep":
        yield from frame.prepositional(child)


def attach(predicate: Predicate, reached: dict[int, Predicate]) -> None:
    """Find the clause above, and how this one hangs on it."""
    step = predicate.token
    role = None
    while step.head.i != step.i:
        if misjoined(step):
            step = step.head
            continue
        role = argument_role(step) or role
        above = reached.get(step.head.i)
        if above is not None and above is not predicate:
            predicate.parent = above
            predicate.tie, predicate.marker = tie_of(predicate, step, role)
            return
        step = step.head


def misjoined(step: Token) -> bool:
    """A finite verb is never coordinated with an infinitive: "called on them to stop and accused …"."""
    finite = step.tag_ in {"VBD", "VBZ", "VBP"}
    return step.dep_ == "conj" and finite and is_infinitive(step.head)


def argument_role(step: Token) -> str | None:
    """Role of a noun on its way up: the marker of its last step counts."""
    if step.dep_ in {"pobj", "pcomp"}:
        return step.head.lower_ if step.head.dep_ != "agent" else "agent"
    roles = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object", "attr": "attribute"}
    return roles.get(step.dep_) or {"poss": "owner", "compound": "modifier", "conj": None}.get(
        step.dep_
    )


def tie_of(predicate: Predicate, step: Token, role: str | None) -> tuple[Tie, str | None]:
    token = predicate.token
    if predicate.form is Form.NOUN and step.i == token.i and step.dep_ == "conj":
        return Tie.COORDINATE, None
    if predicate.form is Form.NOUN and step.dep_ not in {"ccomp", "advcl", "relcl", "acl"}:
        return Tie.ARGUMENT, role
    if step.i != token.i and token.dep_ == "pcomp" and step.dep_ != "advcl":
        return (
            Tie.COMPLEMENT if token.head.lower_ in CONTENT_PREPOSITIONS else Tie.ADVERBIAL
        ), token.head.lower_
    if step.i != token.i and token.dep_ in {"relcl", "acl"} and step.dep_ not in {"pcomp", "advcl"}:
        return (Tie.PURPOSE, "to") if is_infinitive(token) else (Tie.RELATIVE, None)
    return verb_tie(step, predicate, role)


def verb_tie(step: Token, predicate: Predicate, role: str | None) -> tuple[Tie, str | None]:
    marker = subordinator(step)
    if step.dep_ in {"conj", "parataxis"}:
        return Tie.COORDINATE, None
    if step.dep_ in {"ccomp", "xcomp", "csubj", "csubjpass"}:
        return Tie.COMPLEMENT, marker or ("to" if is_infinitive(step) else None)
    if step.dep_ in {"acl", "relcl", "amod"}:
        return adnominal(step, predicate, marker)
    if step.dep_ == "advcl":
        return adverbial(step, marker)
    if step.dep_ == "pcomp":
        preposition = step.head.lower_
        return (
            Tie.COMPLEMENT if preposition in CONTENT_PREPOSITIONS else Tie.ADVERBIAL
        ), preposition
    return (Tie.ADVERBIAL, role) if role else (Tie.COORDINATE, None)


def adnominal(step: Token, predicate: Predicate, marker: str | None) -> tuple[Tie, str | None]:
    """Under a noun: content of an event noun ("the threat to attack"), else a relative clause or an aim."""
    above = predicate.parent
    says = is_infinitive(step) or marker == "that"
    if (
        above
        and above.form is Form.NOUN
        and above.token.i == step.head.i
        and step.dep_ == "acl"
        and says
    ):
        return Tie.COMPLEMENT, marker or "to"
    return (Tie.PURPOSE, "to") if is_infinitive(step) else (Tie.RELATIVE, None)


def adverbial(step: Token, marker: str | None) -> tuple[Tie, str | None]:
    if marker in CONDITIONS:
        return Tie.CONDITION, marker
    if marker is None and is_infinitive(step):
        return Tie.PURPOSE, "to"
    return Tie.ADVERBIAL, marker


def subordinator(token: Token) -> str | None:
    words = [c for c in token.children if c.dep_ == "mark" or c.tag_ == "WRB"]
    return words[0].lower_ if words else None


def is_infinitive(token: Token) -> bool:
    return any(c.tag_ == "TO" for c in token.lefts)


def fill_gaps(predicate: Predicate, frame: Frame) -> None:
    if predicate.form is Form.NOUN:
        return
    fill_relative(predicate, frame)
    fill_subject(predicate)
    share_object(predicate)


def fill_relative(predicate: Predicate, frame: Frame) -> None:
    """Put the antecedent where the relative pronoun, or nothing, stands."""
    token = predicate.token
    if token.dep_ not in {"relcl", "acl"} or token.head.pos_ not in NOMINAL or is_infinitive(token):
        return
    antecedent = frame.phrase(token.head)
    pronouns = {c.i for c in token.children if c.lower_ in RELATIVE_PRONOUNS}
    for n, argument in enumerate(predicate.arguments):
        if argument.phrase.head - frame.token_base in pronouns:
            predicate.arguments[n] = Link(argument.marker, antecedent)
            return
    if not predicate.has("subject") and not predicate.passive:
        predicate.arguments.append(Link("subject", antecedent))
    elif not predicate.has("object"):
        predicate.arguments.append(Link("object", antecedent))


def fill_subject(predicate: Predicate, depth: int = 0) -> None:
    """Inherit the subject that a non-finite or coordinated clause leaves unsaid."""
    own = "object" if predicate.passive else "subject"
    above = predicate.parent
    if predicate.has(own, "agent") or above is None or above.form is Form.NOUN or depth > 4:
        return
    shared = {Tie.COORDINATE, Tie.COMPLEMENT, Tie.PURPOSE, Tie.ADVERBIAL}
    if predicate.tie not in shared or (
        predicate.tie is Tie.COMPLEMENT and is_finite(predicate.token)
    ):
        return
    fill_subject(above, depth + 1)
    controlled = above.first("object", "recipient") if predicate.tie is Tie.COMPLEMENT else None
    if predicate.marker == "including":
        controlled = above.first("agent")
    inherited = controlled or above.first("object" if above.passive else "subject")
    if inherited is not None:
        predicate.arguments.append(Link(own, inherited))


def share_object(predicate: Predicate) -> None:
    """ "captured and entered the town": the first verb has the second's object."""
    if predicate.tie is not Tie.COORDINATE or predicate.parent is None or predicate.passive:
        return
    first, second = predicate.parent, predicate
    close = second.token.i - first.token.i <= 3
    shared = second.first("object")
    if (
        close
        and shared
        and first.form is Form.VERB
        and not first.has("object")
        and not first.passive
    ):
        first.arguments.append(Link("object", shared))


def is_finite(token: Token) -> bool:
    if token.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for c in token.children
    )


def finish(p: Predicate, frame: Frame, sentence: int, order: dict[int, int]) -> Clause:
    token = p.token
    doc = frame.doc
    left, right = doc[token.left_edge.i], doc[token.right_edge.i]
    verb = p.form is Form.VERB
    return Clause(
        index=order[token.i],
        sentence=sentence,
        head=frame.token_base + token.i,
        lemma=p.lemma,
        form=p.form,
        start=frame.char_base + left.idx,
        end=frame.char_base + right.idx + len(right),
        arguments=tuple(p.arguments),
        passive=p.passive,
        negated=is_negated(token),
        progressive=verb and token.tag_ == "VBG" and any(c.lemma_ == "be" for c in token.lefts),
        tense=tense_of(p) if verb else Tense.NONE,
        modal=modal_of(p) if verb else None,
        adverbs=tuple(c.lemma_.lower() for c in token.children if c.dep_ == "advmod"),
        parent=order[p.parent.token.i] if p.parent else None,
        tie=p.tie,
        marker=p.marker,
    )


def is_negated(token: Token) -> bool:
    words = {c.lower_ for c in token.children if c.dep_ in {"neg", "det", "advmod", "preconj"}}
    if words & {"not", "n't", "n’t", "no", "never", "neither", "nor", "without"}:
        return True
    subjects = (c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"})
    return any(negating(s) for s in subjects)


def negating(noun: Token) -> bool:
    """ "nobody", "no progress", "little progress"."""
    return noun.lower_ in {"nobody", "none", "nothing"} or any(
        c.lower_ in {"no", "little"} for c in noun.lefts
    )


def helpers(token: Token) -> Iterable[Token]:
    own = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    if own or token.dep_ != "conj" or token.tag_ == "VBD":
        return own
    return [c for c in token.head.children if c.dep_ in {"aux", "auxpass"} and c.i < token.head.i]


def tense_of(p: Predicate) -> Tense:
    aux = list(helpers(p.token))
    if any(c.lower_ in {"will", "shall", "'ll", "’ll", "wo"} for c in aux):
        return Tense.FUTURE
    if any(c.lemma_ == "have" and c.tag_ in {"VBP", "VBZ"} for c in aux):
        return Tense.PERFECT
    if any(c.lemma_ == "have" and c.tag_ == "VBD" for c in aux):
        return Tense.PLUPERFECT
    tags = {c.tag_ for c in aux} or {p.token.tag_}
    if "VBD" in tags:
        return Tense.PAST
    return Tense.PRESENT if tags & {"VBP", "VBZ"} else Tense.NONE


def modal_of(p: Predicate) -> str | None:
    modal = next((c for c in helpers(p.token) if c.tag_ == "MD"), None)
    if modal is None:
        return None
    return {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "ca": "can"}.get(
        modal.lower_, modal.lower_
    )
