"""Phrases that a clause leaves unsaid, filled where grammar says what stands there.

A relative pronoun is its antecedent, an infinitive has the subject (or object) of the verb above it, the second of two
coordinated verbs has the subject of the first, and the first may have the object of the second ("captured and entered
the town").
"""

from spacy.tokens import Token

from dateline.analysis.parsed_phrases import NOMINAL, Frame
from dateline.analysis.parsed_predicates import GIVING, Predicate, got_thing
from dateline.analysis.parsed_ties import is_infinitive
from dateline.document import Form, Link, Tie

KEEP_THE_SUBJECT = frozenset(
    {"use", "employ", "utilise", "utilize", "promise", "vow", "take", "spend", "summon"}
)
"""Verbs with an object whose infinitive is yet done by the subject: "used gas to disperse the crowd"."""
SET_MOVING = frozenset({"send", "set", "leave", "keep"})
"""Verbs whose object does what an "-ing" form behind it says: "sent thousands fleeing"."""
TELLS_OF = frozenset({"report", "describe", "hear", "see", "witness"})
"""Verbs whose "-ing" form is what others did: "residents reported shelling"."""
CLOSE = 3
"""Words from one verb to the next that shares what stands behind both."""
PRESENT = frozenset({"VBZ", "VBP"})
CAUSING = frozenset({"because", "due", "owing", "amid", "amidst"})
"""Words of a cause, which an "-ing" form behind them is."""
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})


def fill_gaps(predicate: Predicate, frame: Frame) -> None:
    if predicate.form is Form.NOUN:
        return
    fill_relative(predicate, frame)
    fill_subject(predicate)
    share_object(predicate)
    share_agent(predicate)


def fill_relative(predicate: Predicate, frame: Frame) -> None:
    """Put the antecedent where the relative pronoun, or nothing, stands."""
    token = predicate.token
    noun = explained_noun(token)
    if noun is None or noun.pos_ not in NOMINAL or is_infinitive(token):
        return
    antecedent = frame.phrase(noun)
    pronouns = {c.i for c in token.children if c.lower_ in RELATIVE_PRONOUNS}
    for n, argument in enumerate(predicate.arguments):
        if argument.phrase.head - frame.token_base in pronouns:
            predicate.arguments[n] = Link(argument.marker, antecedent)
            return
    if token.dep_ == "ccomp":
        return
    if not predicate.has("subject") and not predicate.passive:
        predicate.arguments.append(Link("subject", antecedent))
    elif not predicate.has("object"):
        predicate.arguments.append(Link("object", antecedent))


def explained_noun(token: Token) -> Token | None:
    """The noun that a relative clause explains, or the clause told in one: "soldiers, who he said had fled"."""
    if token.dep_ in {"relcl", "acl"}:
        return token.head
    teller = token.head
    if token.dep_ != "ccomp" or teller.dep_ not in {"relcl", "acl"}:
        return None
    opens = any(c.lower_ in RELATIVE_PRONOUNS and c.i < teller.i for c in token.lefts)
    return teller.head if opens else None


def fill_subject(predicate: Predicate, depth: int = 0) -> None:
    """Inherit the subject that a non-finite or coordinated clause leaves unsaid."""
    own = "object" if predicate.passive else "subject"
    if predicate.passive and got_thing(predicate.token):
        own = "recipient"
    above = predicate.parent
    if predicate.has(own) or above is None or above.form is Form.NOUN or depth > 4:
        return
    shared = {Tie.COORDINATE, Tie.COMPLEMENT, Tie.PURPOSE, Tie.ADVERBIAL}
    elided = is_elided(predicate.token, above.token)
    told = predicate.tie is Tie.COMPLEMENT and is_finite(predicate.token)
    if predicate.tie not in shared or (told and not elided):
        return
    fill_subject(above, depth + 1)
    if predicate.marker == "by" and above.passive and predicate.token.tag_ == "VBG":
        return  # "were displaced by fighting between two armies"
    if is_caused(predicate.token):
        return
    by_object = (
        not elided and predicate.tie is Tie.COMPLEMENT and above.lemma not in KEEP_THE_SUBJECT
    )
    if predicate.tie is Tie.PURPOSE and above.lemma in GIVING and above.has("recipient"):
        by_object = True  # "gave the envoy 72 hours to leave"
    controlled = above.first("recipient") or above.first("object") if by_object else None
    if predicate.token.tag_ == "VBG" and above.lemma in SET_MOVING:
        controlled = above.first("object")
    if predicate.marker == "including":
        controlled = above.first("agent")
    if predicate.token.tag_ == "VBG" and above.lemma in TELLS_OF and by_object:
        return
    inherited = controlled or above.first("object" if above.passive else "subject")
    if inherited is not None:
        predicate.arguments.append(Link(own, inherited))


def share_object(predicate: Predicate) -> None:
    """ "captured and entered the town": the first verb has the second's object."""
    if predicate.tie is not Tie.COORDINATE or predicate.parent is None or predicate.passive:
        return
    first, second = predicate.parent, predicate
    close = 0 < second.token.i - first.token.i <= CLOSE
    shared = second.first("object")
    if (
        close
        and shared
        and first.form is Form.VERB
        and not first.has("object")
        and not first.passive
    ):
        first.arguments.append(Link("object", shared))


def share_agent(predicate: Predicate) -> None:
    """ "were abducted and later murdered by rebels": the first passive has the second's doer."""
    first = predicate.parent
    if predicate.tie is not Tie.COORDINATE or first is None or not predicate.passive:
        return
    close = 0 < predicate.token.i - first.token.i <= CLOSE
    agent = predicate.first("agent")
    if close and agent and first.form is Form.VERB and first.passive and not first.has("agent"):
        first.arguments.append(Link("agent", agent))


def is_elided(token: Token, teller: Token) -> bool:
    """ "Army says has seized town": of headlines, where who says so did it."""
    close = token.left_edge.i == teller.i + 1
    return close and teller.tag_ in PRESENT and teller.lemma_ == "say" and is_finite(token)


def is_caused(token: Token) -> bool:
    """ "fled because of shelling", "died due to shelling the town": what others did."""
    if token.tag_ != "VBG" or token.dep_ != "pcomp" or not token.head.i:
        return False
    return token.head.lower_ in CAUSING or token.head.nbor(-1).lower_ in CAUSING


def is_finite(token: Token) -> bool:
    if token.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for c in token.children
    )
