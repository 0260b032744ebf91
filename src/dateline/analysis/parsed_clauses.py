"""Clauses out of a dependency parse: verbs and event nouns with the phrases around them.

Which words are predicates, how one hangs on another, what its gaps stand for and its mood are files of their own.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from dateline.analysis.parsed_gaps import fill_gaps
from dateline.analysis.parsed_moods import is_negated, modal_of, tense_of
from dateline.analysis.parsed_phrases import NOMINAL, Frame, is_outcome
from dateline.analysis.parsed_predicates import (
    DONE_TO,
    NoLemma,
    Predicate,
    adjective_of,
    find_predicates,
    got_thing,
    held_by,
    raised_object,
)
from dateline.analysis.parsed_readings import (
    front_subject,
    give_teller,
    join_sides,
    left_hurt,
    part_headline,
    strike_people,
    tell_on,
    turn_against,
    unmask,
)
from dateline.analysis.parsed_ties import attach
from dateline.document import Clause, Form, Link, Tense

REPORTING = frozenset({"report", "say", "write", "claim", "state", "note", "estimate", "reckon"})
MAKING = frozenset({"leave", "hold", "declare"})
"""Verbs that say what their object is or becomes."""


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
        part_headline(predicate, frame)
        join_sides(predicate, frame)
        unmask(predicate, frame)
        left_hurt(predicate, predicates, frame)
        strike_people(predicate, predicates, frame)
        give_teller(predicate, frame)
        front_subject(predicate, frame)
        tell_on(predicate)
        turn_against(predicate)
    for predicate in predicates.values():
        fill_gaps(predicate, frame)
    order = {at: first_index + n for n, at in enumerate(predicates)}
    return [finish(p, frame, sentence, order) for p in predicates.values()]


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
    found = [
        link
        for child in (*token.children, *(adjective.children if adjective is not None else ()))
        for link in verb_argument(child, frame, predicate.passive)
    ]
    found.extend(object_complements(token, frame))
    found.extend(subject_behind_mark(token, frame, predicate.passive))
    raised = raised_object(token)
    if raised is not None:
        found.append(Link("object", frame.phrase(raised)))
    yield from found
    if predicate.passive and not any(link.marker == "agent" for link in found):
        yield from strayed_agents(found)


def subject_behind_mark(token: Token, frame: Frame, passive: bool) -> Iterator[Link]:
    """ "since Azerbaijan retook the enclave": the subject, which the parser has hung on the conjunction."""
    for mark in token.lefts:
        if mark.dep_ == "mark" and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
            held = (c for c in mark.rights if c.dep_ == "pobj" and c.pos_ in NOMINAL)
            yield from (Link("object" if passive else "subject", frame.phrase(c)) for c in held)


def object_complements(token: Token, frame: Frame) -> Iterator[Link]:
    """ "took 40 passengers captive near X": what the object becomes, with what the parser has hung on that word."""
    for child in token.rights:
        if child.dep_ == "ccomp" and token.lemma_ in MAKING and child.tag_ == "JJ":
            yield from (Link("object", frame.phrase(c)) for c in child.lefts if c.dep_ == "nsubj")
            yield Link("attribute", frame.phrase(child))  # "leaving at least 19 traders dead"
            for inner in child.rights:
                if inner.dep_ == "prep":  # "hold the army responsible for the killings"
                    yield from frame.prepositional(inner)
        if child.dep_ != "dobj":
            continue
        made = (w for w in child.lefts if is_outcome(w, child))
        yield from (Link("attribute", frame.phrase(w)) for w in made)
        for word in child.rights:
            if word.dep_ == "amod" and word.pos_ == "ADJ" and word.i == child.i + 1:
                yield Link("attribute", frame.phrase(word))
                for inner in word.rights:
                    if inner.dep_ == "prep":
                        yield from frame.prepositional(inner)


def strayed_agents(found: list[Link]) -> Iterator[Link]:
    """ "were wounded in a border town by rockets": the doer, which the parser has hung on the town."""
    for link in found:
        if link.marker not in {"subject", "object"}:
            yield from (Link("agent", phrase) for phrase in link.phrase.linked("by"))


def verb_argument(child: Token, frame: Frame, passive: bool) -> Iterator[Link]:
    subject = "object" if passive else "subject"
    role = {
        "nsubj": subject,
        "nsubjpass": "recipient" if got_thing(child.head) else "object",
        "dobj": "subject" if is_speaker_behind(child) else "object",
        "attr": "attribute",
        "acomp": "attribute",
        "oprd": "attribute",
    }.get(child.dep_)
    if role and (is_label(child) or is_set_behind(child)):
        return
    if role and (child.pos_ in NOMINAL or child.dep_ != "acomp"):
        yield Link(role, frame.phrase(child))
    elif is_number_struck(child, passive):
        yield Link("object", frame.phrase(child))  # "killed at least 14 on Monday"
    elif child.dep_ == "nummod" and passive:
        yield Link("object", frame.phrase(child))  # "two were killed and seven hurt"
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


def is_number_struck(number: Token, passive: bool) -> bool:
    """A number right behind a verb of harm, which the parser takes for a measure of it."""
    verb = number.head
    if passive or number.dep_ != "npadvmod" or number.tag_ != "CD" or verb.lemma_ not in DONE_TO:
        return False
    return verb.i < number.i <= verb.i + 4 and not any(c.dep_ == "dobj" for c in verb.rights)


def is_label(noun: Token) -> bool:
    """ "Gao: armed men kidnapped two drivers": what an entry is about, which the parser takes for a second subject."""
    last = noun.right_edge
    if ":" not in {last.text, last.nbor(1).text if last.i < noun.head.i else ""}:
        return False
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > last.i for c in noun.head.lefts)


def is_set_behind(noun: Token) -> bool:
    """ "killed eight in Maiduguri, the heart of the revolt": an apposition, which the parser takes for an object."""
    if noun.dep_ != "dobj" or noun.left_edge.i == 0 or noun.left_edge.nbor(-1).text != ",":
        return False
    return any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.rights)


def is_speaker_behind(noun: Token) -> bool:
    """ "Gunmen killed nine, reports the committee": who speaks, though the parser takes it for an object."""
    verb = noun.head
    if verb.lemma_ not in REPORTING or verb.tag_ not in {"VBZ", "VBD", "VBP"} or verb.i == 0:
        return False
    own = any(c.dep_ in {"nsubj", "aux", "conj", "cc"} for c in verb.children)
    closes = noun.left_edge.i == verb.i + 1 and noun.pos_ in {"NOUN", "PROPN"}
    return verb.nbor(-1).text == "," and closes and not own


def is_progressive(token: Token) -> bool:
    """ "is shelling", "people being subject to": told as going on."""
    if token.dep_ == "pcomp":
        return False  # "before being deported"
    if token.tag_ == "VBN":
        return any(c.lower_ == "being" for c in token.lefts)
    being = token.lemma_ == "be" and any(c.dep_ == "nsubj" for c in token.lefts)
    return token.tag_ == "VBG" and (being or any(c.lemma_ == "be" for c in token.lefts))


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
        progressive=verb and is_progressive(token),
        tense=tense_of(p) if verb else Tense.NONE,
        modal=modal_of(p) if verb else None,
        adverbs=tuple(c.lemma_.lower() for c in token.children if c.dep_ == "advmod"),
        parent=order[p.parent.token.i] if p.parent else None,
        tie=p.tie,
        marker=p.marker,
    )
