"""Three readings that a parser trained on other prose gets wrong, put right on its own tree.

Headlines join two items of news with "as" and leave articles out ("Junta expels envoy as border attack kills 29"): the
parser makes the first object, "envoy as border attack", the subject of the second verb. And of "a bomber dressed as a
policeman blew himself up" it makes the policeman do it. Who tells, behind a town and a comma, it hangs on the town.
"""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from dateline.analysis.parsed_phrases import NOMINAL, Frame
from dateline.analysis.parsed_predicates import DONE_TO, Predicate
from dateline.analysis.parsed_ties import TELLING, hangs_below
from dateline.document import Form, Link, Phrase, Tie

MASKS = frozenset({"dress", "disguise", "masquerade", "pose", "clothe"})
STRIKING = DONE_TO | {"strike", "hit", "target", "attack", "shell", "bomb", "ambush", "pound"}
"""Verbs of harm, which have somebody for an object and no clause."""
FRONTED = frozenset({"in", "at", "near", "across", "on", "outside", "from"})
SHORT = 3
"""Words of a side."""
FURTHER = frozenset({"add", "note", "stress", "insist"})
FINITE = frozenset({"VBZ", "VBP", "VBD"})


def part_headline(predicate: Predicate, frame: Frame) -> None:
    """Give what stands before "as" to the verb above, and what stands behind it to this one."""
    token, above = predicate.token, predicate.parent
    if predicate.form is not Form.VERB or token.tag_ not in FINITE or above is None:
        return
    if predicate.tie is not Tie.COMPLEMENT or predicate.marker or above.form is not Form.VERB:
        return
    subject = next((c for c in token.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    doer = behind_as(subject) if subject is not None else None
    if subject is None or doer is None or subject.i < above.token.i or above.has("object"):
        return
    role = "object" if predicate.passive else "subject"
    own = frame.token_base + subject.i
    predicate.arguments = [
        a for a in predicate.arguments if not (a.marker == role and a.phrase.head == own)
    ]
    predicate.arguments.insert(0, Link(role, frame.phrase(doer)))
    predicate.tie, predicate.marker = Tie.ADVERBIAL, "as"
    first = frame.phrase(subject)
    bare = replace(first, links=tuple(link for link in first.links if link.marker != "as"))
    above.arguments.append(Link("object", bare))


def join_sides(predicate: Predicate, frame: Frame) -> None:
    """ "India, Pakistan agree", "Army, rebels clash": a comma for "and" between the two subjects of a headline."""
    token, doc = predicate.token, frame.doc
    if predicate.form is not Form.VERB or token.dep_ != "ROOT" or doc[-1].text in {".", "!", "?"}:
        return
    commas = [t.i for t in doc[: token.i] if t.text == ","]
    if len(commas) != 1 or not 0 < commas[0] <= SHORT or not 1 < token.i - commas[0] <= SHORT + 1:
        return
    first, second = doc[commas[0] - 1], doc[token.i - 1]
    words = [t for t in doc[: token.i] if t.i != commas[0]]
    if not all(t.pos_ in {"NOUN", "PROPN", "ADJ"} for t in words):
        return
    one, two = frame.phrase(first), frame.phrase(second)
    links = tuple(link for link in one.links if link.phrase.head != two.head)
    predicate.arguments = [a for a in predicate.arguments if a.marker != "subject"]
    both = replace(one, links=links, conjuncts=(replace(two, conjuncts=()),))
    predicate.arguments.insert(0, Link("subject", both))


def behind_as(subject: Token) -> Token | None:
    """ "attack" in "envoy as border attack", with no comma between."""
    for child in subject.rights:
        if child.dep_ == "prep" and child.lower_ == "as":
            return next((c for c in child.rights if c.dep_ == "pobj" and c.pos_ in NOMINAL), None)
    return None


def give_teller(predicate: Predicate, frame: Frame) -> None:
    """ "They left the town, a spokesman told AFP": who tells, hung by the parser on the town before the comma."""
    verb, above = predicate.token, predicate.parent
    if verb.lemma_ not in TELLING or verb.tag_ not in FINITE or predicate.has("subject"):
        return
    opening = next(
        (t for t in reversed(verb.doc[: verb.i]) if t.text == "," or t.pos_ == "VERB"), None
    )
    if opening is None or opening.text != "," or opening.i + 1 == verb.i:
        return
    span = verb.doc[opening.i + 1 : verb.i]
    heads = [t for t in span if t.pos_ in NOMINAL and t.head.i < opening.i]
    if len(heads) != 1 or heads[0].right_edge.i != verb.i - 1:
        return
    predicate.arguments.insert(0, Link("subject", frame.phrase(heads[0])))
    if above is not None and above.token.i < opening.i and above.form is Form.VERB:
        predicate.parent, predicate.tie, predicate.marker = above.parent, above.tie, above.marker
        above.parent, above.tie, above.marker = predicate, Tie.COMPLEMENT, None


def front_subject(predicate: Predicate, frame: Frame) -> None:
    """ "In Syria, Kurdish forces stormed a clinic": the doer, which the parser has joined to the place in front."""
    role = "object" if predicate.passive else "subject"
    if predicate.token.tag_ not in FINITE or predicate.has("subject", role):
        return
    for n, argument in enumerate(predicate.arguments):
        front, joined = argument.phrase, argument.phrase.conjuncts
        if argument.marker not in FRONTED:
            continue
        if n and stands_before(front, predicate, frame):
            predicate.arguments[n] = Link(role, front)
            return
        if len(joined) == 1 and stands_before(joined[0], predicate, frame):
            predicate.arguments[n] = Link(argument.marker, replace(front, conjuncts=()))
            predicate.arguments.insert(0, Link(role, joined[0]))
            return
        beside = list(front.linked("apposition"))
        if len(beside) == 1 and stands_before(beside[0], predicate, frame):
            predicate.arguments[n] = Link(argument.marker, without(front, beside[0]))
            predicate.arguments.insert(0, Link(role, beside[0]))
            return


def without(phrase: Phrase, part: Phrase) -> Phrase:
    """The phrase by itself, without what is linked to it."""
    return replace(phrase, links=tuple(k for k in phrase.links if k.phrase.head != part.head))


def stands_before(phrase: Phrase, predicate: Predicate, frame: Frame) -> bool:
    """Whether a comma stands before the phrase, and behind it the verb, at most initials and an adverb between."""
    verb = predicate.token
    head = verb.doc[phrase.head - frame.token_base]
    first = head.left_edge
    opening = first if first.text == "," else verb.doc[max(0, first.i - 1)]
    between = verb.doc[min(head.i + 1, verb.i) : verb.i]
    nouns = (t for t in between if t.pos_ in {"NOUN", "VERB", "PRON"})
    return head.i < verb.i and opening.text == "," and not any(True for _ in nouns)


def strike_people(predicate: Predicate, predicates: Mapping[int, Predicate], frame: Frame) -> None:
    """ "struck a group of people queuing": whom it struck, of whom the "-ing" form only tells."""
    struck, token = predicate.parent, predicate.token
    if struck is None or token.tag_ != "VBG" or predicate.tie is not Tie.COMPLEMENT:
        return
    people = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if people is None or predicate.marker or struck.lemma not in STRIKING or struck.has("object"):
        return
    struck.arguments.append(Link("object", frame.phrase(people)))
    predicate.tie = Tie.RELATIVE
    for other in predicates.values():
        beside = other.parent is predicate and other.tie is Tie.ADVERBIAL
        if beside and other.token.tag_ == "VBG" and not other.marker:
            other.parent = struck


def left_hurt(predicate: Predicate, predicates: Mapping[int, Predicate], frame: Frame) -> None:
    """ "leaving two others wounded": what somebody was left, which the parser hangs on another verb."""
    token = predicate.token
    if token.tag_ != "VBN" or not token.i or not predicate.passive or predicate.has("agent"):
        return
    before = token.nbor(-1)
    for left in predicates.values():
        behind = (c for c in left.token.rights if c.dep_ == "dobj" and c.right_edge.i == before.i)
        found = next(behind, None) if left.lemma in {"leave", "find"} else None
        if found is not None and predicate.parent is not left and left.token.i < token.i:
            if hangs_below(left, predicate):
                stand_above(left, predicate, predicates, frame)
            predicate.arguments = [Link("subject", frame.phrase(found))]
            predicate.parent, predicate.tie, predicate.marker = left, Tie.COMPLEMENT, None
            predicate.passive = False


def stand_above(
    left: Predicate, hurt: Predicate, predicates: Mapping[int, Predicate], frame: Frame
) -> None:
    """ "as the blast left ten persons hurt": the parser has made a clause of the wounds, and hung the verb beneath."""
    left.parent, left.tie, left.marker = hurt.parent, hurt.tie, hurt.marker
    if not left.has("subject") and left.token.head.pos_ in NOMINAL:
        left.arguments.insert(0, Link("subject", frame.phrase(left.token.head)))
    for other in predicates.values():
        if other.parent is hurt:
            other.parent = left


def tell_on(predicate: Predicate) -> None:
    """ "said ten were killed, adding that …": who said the first says the second, and none of the ten."""
    told = predicate.parent
    if predicate.token.tag_ != "VBG" or predicate.lemma not in FURTHER or told is None:
        return
    teller = told.parent
    beside = predicate.tie is Tie.ADVERBIAL and not predicate.marker
    if beside and told.tie is Tie.COMPLEMENT and teller is not None and teller.lemma in TELLING:
        predicate.parent = teller


def turn_against(predicate: Predicate) -> None:
    """ "fighting between the army and its allies against rebels": those before "against" are one side."""
    if predicate.form is not Form.NOUN or any(a.marker == "against" for a in predicate.arguments):
        return
    for n, argument in enumerate(predicate.arguments):
        last = argument.phrase.conjuncts[-1:]
        sides = [link for c in last for link in c.links if link.marker == "against"]
        if argument.marker not in {"between", "by", "of"} or not sides:
            continue
        bare = replace(last[0], links=tuple(k for k in last[0].links if k.marker != "against"))
        one = replace(argument.phrase, conjuncts=(*argument.phrase.conjuncts[:-1], bare))
        predicate.arguments[n : n + 1] = [Link("by", one), *sides]
        return


def unmask(predicate: Predicate, frame: Frame) -> None:
    """The doer is who was dressed as somebody, not who that is."""
    above = predicate.parent
    if predicate.marker != "as" or above is None or above.lemma not in MASKS:
        return
    worn = above.token.head
    if above.tie is not Tie.RELATIVE or worn.pos_ not in NOMINAL:
        return
    predicate.arguments = [
        Link(a.marker, frame.phrase(worn)) if a.marker in {"subject", "agent"} else a
        for a in predicate.arguments
    ]
    predicate.tie, predicate.marker = Tie.COORDINATE, None
