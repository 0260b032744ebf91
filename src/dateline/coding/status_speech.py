"""Who says so: the speaker of a clause above, whom he relays, and what in the words is said by nobody."""

from dataclasses import dataclass, field

from dateline.analysis.quotations import is_suspected
from dateline.coding.claims import Speaker
from dateline.coding.context import Context
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import Status

SAYERS = frozenset(
    {
        *(NounClass.PERSON, NounClass.STATE, NounClass.ARMED, NounClass.ORGANIZATION),
        *(NounClass.CIVILIAN, NounClass.CROWD),
    }
)
SPEAKING = SAYERS | {
    *(NounClass.TEXT, NounClass.CAPTIVE, NounClass.PLACE, NounClass.AID, NounClass.SITE),
    *(NounClass.POST, NounClass.BUSINESS, NounClass.ABSTRACT),
}
FICTION = frozenset({NounClass.ART, NounClass.TEXT})


@dataclass(slots=True)
class Verdict:
    """What the clauses around an event make of it; `unreal` holds the reason when nothing is asserted."""

    status: Status = Status.HAPPENED
    speakers: list[Speaker] = field(default_factory=list)
    unreal: str | None = None
    attempted: bool = False
    apart: bool = False
    """Set against what somebody says ("…, while Y called for calm"): not a part of it."""
    carried_by: Clause | None = None
    """The light verb or verb of occurrence that the event noun leans on."""


def is_adjectival(clause: Clause, context: Context) -> bool:
    """ "is likely", "são suspeitos de terem raptado": the adjective is the predicate."""
    shown = any(context.lemma(p) == clause.lemma for p in clause.under("attribute"))
    return shown or is_suspected(clause, context.document, context.lexicon)


def speech(above: Clause, verdict: Verdict, context: Context) -> None:
    if above.negated or above.modal in context.lexicon.embedding.unreal_modals:
        decline(verdict, "not said")
        return
    if any(is_fiction(p, context) for p in above.under("subject")):
        decline(verdict, "told by a work of art")
        return
    speak(above, verdict, context)


def is_fiction(phrase: Phrase, context: Context) -> bool:
    """A film or novel, and nothing that could report: what it tells of is no news."""
    known = context.classes(phrase)
    return NounClass.ART in known and known <= FICTION


def speak(above: Clause, verdict: Verdict, context: Context) -> None:
    """Put the speaker before those already found: outermost first."""
    markers = ("subject", "agent") if above.form is Form.VERB else ("owner", "by", "from")
    if above.passive:
        markers = ("agent", "by")
    if is_adjectival(above, context):
        return  # who "is likely to" says nothing
    verdict.speakers[:0] = relayed(above, context)
    if is_learnt(above, context):
        return
    spoken = above.under(*markers) or unsaid(above, context) or written_by(above, context)
    spoken = spoken or says_in(above, context)
    for phrase in reversed(issued_by(above, spoken, context) or spoken):
        if not can_speak(phrase, context):
            continue
        verdict.speakers.insert(0, Speaker(phrase, context.document.tokens[above.head].text))


def says_in(above: Clause, context: Context) -> tuple[Phrase, ...]:
    """ "said in a statement carried by its agency that …": the statement is of whoever says it."""
    carrier = context.parent(above)
    if above.form is not Form.NOUN or carrier is None or carrier.passive or carrier.negated:
        return ()
    says = "speech" in context.lexicon.attitude(carrier.lemma)
    return carrier.under("subject") if says and above.tie is Tie.ARGUMENT else ()


def issued_by(above: Clause, spoken: tuple[Phrase, ...], context: Context) -> tuple[Phrase, ...]:
    """ "the mission put out a statement saying that …": of a text that somebody issues, whoever issues it."""
    if above.tie is not Tie.RELATIVE or len(spoken) != 1:
        return ()
    text = spoken[0]
    if NounClass.TEXT not in context.classes(text) or any(text.linked("of", "owner", "by", "from")):
        return ()
    for carrier in context.ancestors(above):
        if carrier.form is Form.VERB and any(p.head == text.head for p in carrier.under("object")):
            return () if carrier.passive or carrier.negated else carrier.under("subject")
    return ()


def is_learnt(above: Clause, context: Context) -> bool:
    """ "a-t-on appris de source militaire", "auprès de la police": the source stands beside the verb."""
    according = set(context.lexicon.embedding.according).difference(relayers(context))
    markers = (a.marker for a in above.arguments)
    return any(m in according or f"{above.lemma} {m}" in according for m in markers)


def unsaid(above: Clause, context: Context) -> tuple[Phrase, ...]:
    """Whoever spoke before goes on where a verb of saying has no subject: "acrescentou que …"."""
    head = context.document.tokens[above.head]
    cue = (head.start, head.end)
    sources = (q.source_phrase for q in context.document.quotations if q.cue == cue)
    return tuple(phrase for phrase in sources if phrase is not None)[:1]


def written_by(above: Clause, context: Context) -> tuple[Phrase, ...]:
    """ "lê-se num comunicado da ONU": who wrote the text that the words stand in."""
    for text in above.under(*context.language.locatives):
        if NounClass.TEXT in context.classes(text):
            return tuple(text.linked("of")) or (text,)
    return ()


def can_speak(phrase: Phrase, context: Context) -> bool:
    """People, bodies and texts say something; a breakthrough that "is confirmed" does not."""
    known = context.classes(phrase)
    if context.is_event(phrase) and not known & SAYERS:
        return False
    if context.lemma(phrase) in context.language.casualties.get("killed", ()):
        return False  # "encontramos dez corpos"
    return not known or bool(known & SPEAKING) or context.is_pronoun(phrase)


def relayed(above: Clause, context: Context) -> list[Speaker]:
    """ "state television, quoting a military source, reported": the one who said it to the speaker."""
    quoted = (a for a in above.arguments if a.marker in relayers(context))
    found = [Speaker(p, a.marker) for a in quoted for p in a.phrase.members()]
    for child in context.children.get(above.index, ()):
        if child.form is Form.VERB and "relaying" in context.lexicon.attitude(child.lemma):
            cue = context.document.tokens[child.head].text
            sayers = (p for p in child.under("object") if context.classes(p) & SAYERS)
            found += [Speaker(phrase, cue) for phrase in sayers]
    return found


def relayers(context: Context) -> tuple[str, ...]:
    """Words that name whom the speaker quotes, the prepositions among them ("نقلا عن")."""
    return context.lexicon.embedding.relaying


def mark(verdict: Verdict, status: Status) -> None:
    """A status found further out never softens one found further in."""
    if verdict.status is Status.HAPPENED:
        verdict.status = status


def decline(verdict: Verdict, reason: str) -> None:
    verdict.unreal = verdict.unreal or reason
