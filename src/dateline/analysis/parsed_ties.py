"""How a predicate hangs on the one above it: as its content, beside it, under a subordinator, as an aim."""

from spacy.tokens import Token

from dateline.analysis.parsed_predicates import DONE_TO, Predicate, asked_deed
from dateline.document import Form, Tie

CONDITIONS = frozenset({"if", "unless", "lest", "provided", "should"})
CONTENT_PREPOSITIONS = frozenset({"as", "of", "from", "about", "in", "for", "into", "against"})
"""Before an "-ing" form: what is said, blamed, prevented ("accused of shelling"), not when or how."""

ALLEGED = frozenset({"accusation", "allegation", "claim", "charge", "rumour", "rumor", "report"})
TELLING = frozenset(
    {"say", "tell", "add", "report", "claim", "state", "announce", "insist", "deny", "confirm"}
)
WRITING = frozenset({"write", "post", "tweet", "explain", "note", "recount", "recall", "warn"})
VOWING = frozenset(
    {"swear", "vow", "pledge", "promise", "threaten", "undertake", "agree", "refuse"}
)
BEGINNING = frozenset({"begin", "start", "launch", "mount", "open", "resume", "stage", "renew"})
ORDERING = frozenset({"order", "direct", "instruct", "command"})
WITH_DEEDS = frozenset({"charge", "credit", "threaten"})
"""Verbs whose "with" names what somebody did or will do: "charged them with plotting"."""


def attach(predicate: Predicate, reached: dict[int, Predicate]) -> None:
    """Find the clause above, and how this one hangs on it."""
    step = predicate.token
    role = None
    joined = False
    while step.head.i != step.i:
        if misjoined(step):
            step, joined = step.head, True
            continue
        role = argument_role(step) or role
        moved = told_before(step) or spelled_out(step, reached) or or_else(step, reached)
        moved = moved or told_beside(step) or told_within(step)
        above = reached.get(moved or step.head.i)
        if above is not None and hangs_below(above, predicate):
            above = reached.get(step.head.i) if moved else None  # no clause hangs on itself
        if above is not None and not hangs_below(above, predicate):
            predicate.parent = above
            predicate.tie, predicate.marker = tie_of(predicate, step, role)
            if joined and predicate.tie in {Tie.COMPLEMENT, Tie.PURPOSE}:
                predicate.tie, predicate.marker = Tie.COORDINATE, None
            return
        step = step.head


def hangs_below(one: Predicate, other: Predicate) -> bool:
    """Whether the first is the second, or hangs on it at any depth."""
    at: Predicate | None = one
    while at is not None:
        if at is other:
            return True
        at = at.parent
    return False


def told_before(step: Token) -> int | None:
    """ "the army took the town, officials said, cutting a road": the participle goes on with what was said."""
    if step.dep_ != "advcl" or step.tag_ != "VBG" or subordinator(step) or step.i < step.head.i:
        return None
    told = (c for c in step.head.lefts if c.dep_ == "ccomp")
    return next((c.i for c in told), None)


def spelled_out(step: Token, reached: dict[int, Predicate]) -> int | None:
    """ "gains made by the army, including taking two towns": the example goes with the nearest deed before it."""
    if step.dep_ != "pcomp" or step.head.lower_ != "including":
        return None
    nearest = max((at for at in reached if at < step.head.i), default=None)
    deed = nearest is not None and reached[nearest].token.dep_ in {"acl", "relcl"}
    return nearest if deed else None


def or_else(step: Token, reached: dict[int, Predicate]) -> int | None:
    """ "gave them a day to leave, or be driven out": a bare infinitive goes with the infinitive before it."""
    if step.dep_ != "conj" or step.head.tag_ not in {"VBD", "VBZ", "VBN"} or not is_bare(step):
        return None
    return max(
        (at for at in reached if at < step.i and is_infinitive(reached[at].token)), default=None
    )


def is_bare(token: Token) -> bool:
    """Whether the verb is an infinitive without "to" and without a modal."""
    before = [c for c in token.lefts if c.dep_ in {"aux", "auxpass"}]
    return (before[0] if before else token).tag_ == "VB"


def misjoined(step: Token) -> bool:
    """A finite verb is never coordinated with an infinitive: "called on them to stop and accused …"."""
    helped = any(c.dep_ in {"aux", "auxpass"} for c in step.lefts)
    misread = step.tag_ == "VBN" and step.head.tag_ == "VB" and not helped
    finite = step.tag_ in {"VBD", "VBZ", "VBP"} or misread
    gerund = step.head.tag_ == "VBG" and step.head.dep_ in {"xcomp", "pcomp"}
    if gerund and step.tag_ in {"VBD", "VBZ", "VBP"}:
        return step.dep_ == "conj"  # "denies targeting civilians and blames …"
    return step.dep_ == "conj" and finite and is_infinitive(step.head)


def told_beside(step: Token) -> int | None:
    """ "admitted that the army had taken the town and vowed …": a plain past goes with the telling, not with "had"."""
    deed = step.head
    own_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in step.lefts)
    if step.dep_ != "conj" or step.tag_ != "VBD" or own_subject or step.lemma_ in DONE_TO:
        return None  # "had gathered a force and killed two": the form is that of "had" as well
    if deed.dep_ not in {"ccomp", "acl", "relcl"} or not is_pluperfect(deed):
        return None
    return next((a.i for a in deed.ancestors if a.tag_ == "VBD"), None)


def told_within(step: Token) -> int | None:
    """ "said men had gathered, killed two": the form goes with "had", and nobody says so who kills."""
    own_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in step.lefts)
    if step.dep_ != "conj" or step.lemma_ not in DONE_TO or own_subject:
        return None
    if step.head.lemma_ not in TELLING or any(c.dep_ == "aux" for c in step.lefts):
        return None
    told = (c for c in step.head.rights if c.dep_ == "ccomp" and c.i < step.i)
    return next((c.i for c in told if is_pluperfect(c)), None)


def is_pluperfect(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "had" for c in token.lefts)


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
    if step.i != token.i and is_infinitive(token) and of_adjective(token):
        return Tie.PURPOSE, "to"
    if predicate.form is Form.NOUN and step.i == token.i and step.dep_ == "conj":
        return Tie.COORDINATE, None
    told_of = step.dep_ == "ccomp" and step.tag_ == "JJ"  # "hold the army responsible for the raid"
    if predicate.form is Form.NOUN and (
        told_of or step.dep_ not in {"ccomp", "advcl", "relcl", "acl"}
    ):
        return Tie.ARGUMENT, role
    if step.dep_ in {"nsubj", "nsubjpass"} and token.dep_ == "pcomp" and token.head.lower_ == "of":
        return Tie.ARGUMENT, role  # "weeks of shelling drove them out"
    if token.dep_ == "pcomp" and token.head.lower_ == "at" and token.head.head.lemma_ == "aim":
        return Tie.PURPOSE, "at"
    if step.i != token.i and token.dep_ == "pcomp" and step.dep_ != "advcl":
        return (Tie.COMPLEMENT if holds_content(token.head) else Tie.ADVERBIAL), token.head.lower_
    if step.i != token.i and token.dep_ in {"relcl", "acl"} and step.dep_ not in {"pcomp", "advcl"}:
        if is_ordered(token):
            return Tie.COMPLEMENT, "to"
        return (Tie.PURPOSE, "to") if is_infinitive(token) else (Tie.RELATIVE, None)
    return verb_tie(step, predicate, role)


def of_adjective(token: Token) -> bool:
    """ "fighters eager to defeat them": what somebody is ready for, behind the noun."""
    above = token.head
    return (
        token.dep_ in {"xcomp", "advcl", "ccomp"} and above.pos_ == "ADJ" and above.dep_ == "amod"
    )


def verb_tie(step: Token, predicate: Predicate, role: str | None) -> tuple[Tie, str | None]:
    marker = subordinator(step)
    if step.dep_ in {"conj", "parataxis"}:
        return Tie.COORDINATE, None
    if step.dep_ == "ccomp" and is_parted(step):
        return Tie.COORDINATE, None
    if is_end_of_start(step):
        return Tie.PURPOSE, "to"
    if step.dep_ in {"ccomp", "xcomp", "csubj", "csubjpass"}:
        return Tie.COMPLEMENT, marker or ("to" if is_infinitive(step) else None)
    if step.dep_ in {"acl", "relcl", "amod"}:
        return adnominal(step, predicate, marker)
    if step.dep_ == "advcl":
        return (Tie.COMPLEMENT, None) if is_told_first(step) else adverbial(step, marker)
    if step.dep_ == "pcomp":
        preposition = step.head.lower_
        return (Tie.COMPLEMENT if holds_content(step.head) else Tie.ADVERBIAL), preposition
    if role == "object" and step.tag_ == "VBG" and step.dep_ == "dobj":
        return Tie.COMPLEMENT, None  # "could resume fighting"
    return (Tie.ADVERBIAL, role) if role else (Tie.COORDINATE, None)


def is_end_of_start(step: Token) -> bool:
    """ "began an offensive to take the town": behind an object what one begins it for, and not what one begins."""
    begun = step.head.lemma_ in BEGINNING and any(c.dep_ == "dobj" for c in step.head.rights)
    return begun and step.dep_ == "xcomp" and is_infinitive(step)


def is_told_first(step: Token) -> bool:
    """ "Shells hit the market, the governor wrote": a sentence before the one that tells it, and no adverbial."""
    teller = step.head
    bare = subordinator(step) is None and step.tag_ in {"VBD", "VBZ", "VBP"}
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in step.lefts)
    if not (bare and own and step.i < teller.i and teller.lemma_ in TELLING | WRITING):
        return False
    speaker = next((c for c in teller.lefts if c.dep_ == "nsubj"), None)
    return speaker is not None and step.doc[speaker.left_edge.i - 1].text == ","


def is_parted(step: Token) -> bool:
    """ "the minister will visit Yerevan; Paris said that …": before a semicolon stands no content of what follows.

    Nor before a comma, where what follows has an object: "X frees prisoners, rebels reject offer".
    """
    between = step.doc[step.i + 1 : max(step.i + 1, step.head.i)]
    return any(t.text == ";" for t in between) or is_spliced(step)


def is_spliced(step: Token) -> bool:
    """Two headlines with a comma between them, the second with a subject and an object of its own."""
    above = step.head
    subjects = [c for c in above.lefts if c.dep_ == "nsubj" and c.i > step.i]
    if step.i > above.i or not subjects or not any(c.dep_ == "dobj" for c in above.rights):
        return False
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in step.lefts)
    comma = step.doc[subjects[0].left_edge.i - 1].text == ","
    return own and comma and above.lemma_ not in TELLING | WRITING


def holds_content(preposition: Token) -> bool:
    word = preposition.lower_
    return word in CONTENT_PREPOSITIONS or (
        word == "with" and preposition.head.lemma_ in WITH_DEEDS
    )


def is_ordered(token: Token) -> bool:
    """ "ordered prisoners to be freed": the infinitive is what is ordered, and no aim of the prisoners."""
    thing = token.head
    return is_infinitive(token) and thing.dep_ == "dobj" and thing.head.lemma_ in ORDERING


def adnominal(step: Token, predicate: Predicate, marker: str | None) -> tuple[Tie, str | None]:
    """Under a noun: content of an event noun ("the threat to attack"), else a relative clause or an aim."""
    above = predicate.parent
    says = step.dep_ == "acl" and (is_infinitive(step) or marker == "that")
    bare = spells_out(step)
    if above and above.form is Form.NOUN and above.token.i == step.head.i and (says or bare):
        return Tie.COMPLEMENT, marker or ("that" if bare else "to")
    return (Tie.PURPOSE, "to") if is_infinitive(step) else (Tie.RELATIVE, None)


def spells_out(step: Token) -> bool:
    """ "denied accusations they are supporting the rebels": what it is said to be, with nothing left out of it."""
    if step.head.lemma_ not in ALLEGED or step.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
        return False
    doers = [c for c in step.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
    whole = any(c.dep_ == "dobj" for c in step.rights) or any(c.dep_ == "nsubjpass" for c in doers)
    return whole and bool(doers) and all(c.tag_ not in {"WDT", "WP"} for c in doers)


def adverbial(step: Token, marker: str | None) -> tuple[Tie, str | None]:
    if marker in CONDITIONS:
        return Tie.CONDITION, marker
    if marker is None and is_infinitive(step):
        return (Tie.COMPLEMENT if is_vowed(step) else Tie.PURPOSE), "to"
    deed = asked_deed(step.head) if marker == "for" else None
    if deed is not None and deed.i == step.i and is_infinitive(step):
        return Tie.COMPLEMENT, "to"
    if marker == "for" and is_infinitive(step):
        return Tie.COMPLEMENT, marker  # "called for both sides to pull out"
    return Tie.ADVERBIAL, marker


def is_vowed(step: Token) -> bool:
    """ "have sworn to fight": of some verbs the infinitive is what they promise, and no aim."""
    bare = not any(c.dep_ == "dobj" for c in step.head.rights)
    return step.head.lemma_ in VOWING and bare and step.i > step.head.i


def subordinator(token: Token) -> str | None:
    words = [c for c in token.children if c.dep_ == "mark" or c.tag_ == "WRB"]
    return words[0].lower_ if words else None


def is_infinitive(token: Token) -> bool:
    return any(c.tag_ == "TO" for c in token.lefts)
