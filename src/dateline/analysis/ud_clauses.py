"""Clauses out of a Universal Dependencies parse: the chunker's records, so that coding sees no difference."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.analysis.ud_phrases import NOMINAL, Parse, feature, relation
from dateline.analysis.ud_ties import above_of, is_infinitive, tie_of
from dateline.analysis.ud_verbs import Verb, is_predicate, read_verb
from dateline.document import Clause, Form, Link, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass

SPEAKERS = frozenset({NounClass.PERSON, NounClass.STATE, NounClass.ORGANIZATION, NounClass.ARMED})
CORE = {"nsubj": "subject", "nsubj:pass": "object", "obj": "object", "iobj": "recipient"}


@dataclass(slots=True, eq=False)
class Predicate:
    """A clause in the making."""

    token: Token
    lemma: str
    verb: Verb | None = None
    arguments: list[Link] = field(default_factory=list)
    parent: "Predicate | None" = None
    tie: Tie = Tie.ROOT
    marker: str | None = None

    @property
    def top(self) -> Token:
        return self.verb.top if self.verb is not None else self.token

    def first(self, *markers: str) -> Phrase | None:
        return next((a.phrase for a in self.arguments if a.marker in markers), None)


def find_clauses(parse: Parse, sentence: int, first_index: int) -> list[Clause]:
    """The clauses of one parsed sentence."""
    predicates = list(predicates_of(parse))
    reached = {word.i: p for p in predicates for word in (p.verb.words if p.verb else (p.token,))}
    for predicate in predicates:
        predicate.arguments = list(arguments_of(predicate, parse))
        speak(predicate, parse)
        above, role = above_of(predicate.top, reached, parse)
        if above is not None and above is not predicate:
            predicate.parent = above
            predicate.tie, predicate.marker = tie_of(predicate, above, role, parse)
    for predicate in predicates:
        set_beside(predicate, parse)
    for predicate in predicates:
        fill_gaps(predicate, parse)
    order = {id(p): first_index + n for n, p in enumerate(predicates)}
    return [finish(p, parse, sentence, order) for p in predicates]


def predicates_of(parse: Parse) -> Iterator[Predicate]:
    verbs = [read_verb(t, parse) for t in parse.doc if is_predicate(t)]
    absorbed = {word.i for verb in verbs for word in verb.above}
    by_token = {verb.token.i: verb for verb in verbs if verb.token.i not in absorbed}
    for token in parse.doc:
        verb = by_token.get(token.i)
        copula = next((c for c in token.children if relation(c) == "cop"), None)
        if verb is not None:
            yield Predicate(token, verb.lemma, verb)
        elif (lemma := parse.event_lemma(token)) is not None:
            yield Predicate(token, lemma)
        elif copula is not None:
            yield Predicate(token, predicate_lemma(token, copula, parse), read_verb(token, parse))


def predicate_lemma(token: Token, copula: Token, parse: Parse) -> str:
    """ "est prêt à": the adjective, where the lexicon knows it; else the copula."""
    lemma = parse.morphology.inflector.adjective_lemma(parse.words[token.i].lower)
    return lemma if parse.lexicon.attitude(lemma) else str(copula.lemma_)


# ---- arguments


def arguments_of(predicate: Predicate, parse: Parse) -> Iterator[Link]:
    if predicate.verb is None:
        yield from parse.phrase(predicate.token).links
        return
    if (
        any(relation(c) == "cop" for c in predicate.token.children)
        and predicate.token.pos_ in NOMINAL
    ):
        yield Link("attribute", parse.phrase(predicate.token))
    for word in predicate.verb.words:
        for child in word.children:
            yield from argument(child, predicate.verb, parse)


def argument(child: Token, verb: Verb, parse: Parse) -> Iterator[Link]:
    kind = relation(child)
    if parse.words[child.i].lower in parse.morphology.grammar.reflexives:
        return
    core = CORE.get(child.dep_) or CORE.get(kind)
    if core == "subject" and verb.passive:
        core = "object"
    marker = parse.marker(child) if child.pos_ in NOMINAL else None
    if core is not None and child.pos_ in NOMINAL:
        yield Link(core if marker is None or core != "recipient" else marker, parse.phrase(child))
    elif kind in {"obl", "nmod"} and marker is not None:
        agent = verb.passive and marker in parse.morphology.grammar.agentive
        yield Link("agent" if agent else marker, parse.phrase(child))
    elif kind == "xcomp" and child.pos_ in NOMINAL:
        yield Link("attribute", parse.phrase(child))


# ---- what is said beside what it says, and what is left unsaid


def set_beside(predicate: Predicate, parse: Parse) -> None:
    """ "…, a dit le porte-parole": what the verb of saying stands beside is its content."""
    outer = predicate.parent
    says = parse.lexicon.attitude(predicate.lemma) & {"speech", "denial", "accusation", "threat"}
    if relation(predicate.top) != "parataxis" or outer is None or not says:
        return
    predicate.parent, predicate.tie, predicate.marker = outer.parent, outer.tie, outer.marker
    outer.parent, outer.tie, outer.marker = predicate, Tie.COMPLEMENT, None


def fill_gaps(predicate: Predicate, parse: Parse, depth: int = 0) -> None:
    verb, above = predicate.verb, predicate.parent
    if verb is None or depth > 4:
        return
    if predicate.tie is Tie.RELATIVE:
        fill_relative(predicate, verb, parse)
        return
    own = "object" if verb.passive else "subject"
    shares = (
        predicate.tie is Tie.COORDINATE or is_infinitive(predicate.top) or verb.tense is Tense.NONE
    )
    if above is None or above.verb is None or predicate.first(own, "agent") or not shares:
        return
    fill_gaps(above, parse, depth + 1)
    controlled = controller(above, parse) if predicate.tie is Tie.COMPLEMENT else None
    inherited = controlled or above.first("object" if above.verb.passive else "subject")
    if inherited is not None:
        predicate.arguments.append(Link(own, inherited))


def controller(above: Predicate, parse: Parse) -> Phrase | None:
    """Who does what stands under a verb: its object, or whom it is said to ("demande à l'armée de partir")."""
    found = above.first("object", "recipient")
    if found is not None or not parse.lexicon.attitude(above.lemma) & {"demand", "accusation"}:
        return found
    return above.first(*(parse.morphology.marked.get(above.lemma, frozenset()) - {"subject"}))


def speak(predicate: Predicate, parse: Parse) -> None:
    """ "a affirmé le porte-parole": who can speak behind a verb of saying without a subject is its subject."""
    if "speech" not in parse.lexicon.attitude(predicate.lemma) or predicate.first("subject"):
        return
    at = next((n for n, a in enumerate(predicate.arguments) if a.marker == "object"), None)
    if at is not None and predicate.verb is not None and not predicate.verb.passive:
        phrase = predicate.arguments[at].phrase
        if parse.classes(parse.doc[phrase.head - parse.base]) & SPEAKERS:
            predicate.arguments[at] = Link("subject", phrase)


def fill_relative(predicate: Predicate, verb: Verb, parse: Parse) -> None:
    """The antecedent where the relative pronoun, or nothing, stands."""
    antecedent = predicate.top.head
    if antecedent.pos_ not in NOMINAL:
        return
    phrase = parse.phrase(antecedent)
    relatives = {
        parse.base + c.i for c in predicate.token.subtree if feature(c, "PronType") == "Rel"
    }
    for n, link in enumerate(predicate.arguments):
        if link.phrase.head in relatives:
            predicate.arguments[n] = Link(link.marker, phrase)
            return
    own = "object" if verb.passive or predicate.first("subject") else "subject"
    if predicate.first(own) is None:
        predicate.arguments.append(Link(own, phrase))


def finish(p: Predicate, parse: Parse, sentence: int, order: dict[int, int]) -> Clause:
    verb = p.verb
    left, right = parse.words[p.top.left_edge.i], parse.words[p.top.right_edge.i]
    return Clause(
        index=order[id(p)],
        sentence=sentence,
        head=parse.base + p.token.i,
        lemma=p.lemma,
        form=Form.NOUN if verb is None else Form.VERB,
        start=left.start,
        end=right.end,
        arguments=tuple(p.arguments),
        passive=verb is not None and verb.passive,
        negated=verb is not None and verb.negated,
        tense=verb.tense if verb is not None else Tense.NONE,
        modal=verb.modal if verb is not None else None,
        adverbs=verb.adverbs if verb is not None else (),
        parent=order[id(p.parent)] if p.parent is not None else None,
        tie=p.tie,
        marker=p.marker,
    )
