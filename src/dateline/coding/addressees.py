"""At whom an act of speech is aimed that names nobody outright: told by what is threatened, asked for or turned down.

"Threatened to shell Iraqi towns" threatens Iraq, "demanded the withdrawal of Serbian forces" asks those forces,
"rejected an American offer" rebuffs the Americans, "marched against the government's plan" marches against it.
Only sides count: the hostages whose release is asked for are not the ones who are asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, Context
from dateline.coding.fillers import add
from dateline.coding.owned import as_one
from dateline.coding.wordings import roles_of
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

CONTENT = frozenset({Tie.COMPLEMENT, Tie.PURPOSE, Tie.COORDINATE})
NEVER_ASKED = frozenset({EventType.RELEASE, EventType.ABDUCTION, EventType.AID, EventType.ARREST})
"""Nouns whose "of" or owner is whom it befalls."""


def aim(claim: Claim, context: Context) -> None:
    """Give an act of speech that has no recipient those whom its words point at."""
    find = AIMED.get(claim.event_type)
    if find is None or claim.recipients:
        return
    doers = {context.words(p).casefold() for p in claim.actors}
    for phrase in find(claim, context):
        if context.words(phrase).casefold() not in doers:
            add(claim, "recipient", phrase, context)


def threatened(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "threatened to shell Iraqi towns", "threatened sanctions on Burma": on whom it would fall."""
    for phrase in claim.clause.under("object"):
        yield from sides_under(phrase, (*struck_under(context), "to"), context)
    for deed in contents(claim.clause, context):
        doers = deed.under("agent" if deed.passive else "subject")
        if doers and all(NounClass.EVENT in context.classes(p) for p in doers):
            continue  # "warned that the raid endangers thousands"
        if context.may_be(deed, EventType.MOBILIZATION):  # "send troops into X": not on the troops
            reached = ("to", "into")
        else:  # "cut off power to X", not "go to X"
            reached = ("object", "recipient", *(("to",) if deed.under("object") else ()))
        for phrase in deed.under(*struck_under(context), *reached):
            yield from sides_in(phrase, context)


def asked(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "demanded an apology from Ankara", "the withdrawal of Serbian forces": from whom, and who is to do it."""
    yield from asked_in(claim.clause, context)
    for noun in context.children.get(claim.clause.index, ()):
        if noun.form is Form.NOUN and context.may_be(noun, claim.event_type):
            for deed in contents(noun, context):  # "insisted on its demand that the army leave"
                for phrase in deed.under("agent" if deed.passive else "subject"):
                    yield from side_itself(phrase, context)


def asked_in(clause: Clause, context: Context) -> Iterator[Phrase]:
    from_whom = (*context.language.agents, *context.language.origins, *context.language.partners)
    for phrase in clause.under("object", "for"):
        own_act = acts_by_itself(phrase, context)
        whose = ("of", "owner", "modifier", *context.language.agents) if own_act else from_whom
        withdrawn = context.language.origins if own_act else ()  # "a withdrawal from X"
        yield from sides_under(phrase, [m for m in whose if m not in withdrawn], context)


def protested(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "marched against Sweden's decision", "to demand the exit of Syrian troops": whose doing brought them out."""
    against = opposed(context)
    told = [p for p in claim.clause.under("in") if NounClass.EVENT in context.classes(p)]
    for phrase in (*claim.clause.under(*against), *(q for p in told for q in p.linked(*against))):
        yield from whose_doing(phrase, context)
    for aim_of in contents(claim.clause, context):
        if context.may_be(aim_of, EventType.DEMAND):
            yield from asked_in(aim_of, context)
        elif any(context.may_be(aim_of, t) for t in (EventType.PROTEST, EventType.ACCUSATION)):
            for phrase in aim_of.under("object", *against):
                yield from whose_doing(phrase, context)


def accused(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "condemned the army's assault", "alleged that the police had opened fire": whose doing it was."""
    for phrase in claim.clause.under("object"):
        yield from whose_doing(phrase, context)
    for deed in contents(claim.clause, context):
        if deed.tie is Tie.COMPLEMENT and deed.marker == "that":
            for phrase in deed.under("agent" if deed.passive else "subject"):
                yield from side_itself(phrase, context)


def turned_down(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "rejected a US offer", "turned down a plan by the bloc": whose it was."""
    if claim.trigger.status is not Status.DENIED:
        return
    whose = ("owner", "modifier", "of", *context.language.agents, *context.language.origins)
    for phrase in claim.clause.under("object"):
        yield from sides_under(phrase, whose, context)
    for deed in contents(claim.clause, context):  # "refused to sign a treaty with X"
        for phrase in deed.under("object", *context.language.partners):
            yield from side_itself(phrase, context)
            yield from sides_under(phrase, context.language.partners, context)


def given(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "released 15 million in aid for refugees": for whom the aid itself is."""
    for phrase in claim.clause.under("object", "in", *context.language.partners):
        for inner in (phrase, *phrase.linked("of", "in")):
            for linked in inner.linked("for", "to"):
                yield from (m for p in linked.members() for m in side_itself(p, context))


def cut_off(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "a suspension of air links with Serbia", "froze Fiji's membership": with whom, to whom, whose."""
    ties = (*context.language.partners, *context.language.goals)
    for phrase in claim.clause.under("object", "of"):
        yield from sides_under(phrase, ("owner",), context)
        for inner in (phrase, *phrase.linked("of")):
            yield from sides_under(inner, ties, context)


def broken_up(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "banned opposition rallies", "stopped a march by miners": whose they were."""
    whose = ("owner", "of", "modifier", *context.language.agents)
    for phrase in claim.clause.under("object"):
        senses = context.lexicon.senses(Form.NOUN, context.lemma(phrase))
        if any(s.type is EventType.PROTEST for s in senses):
            yield from sides_under(phrase, whose, context)


def hosts(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "arrived in Amman on a visit": the land that is visited, where nobody is named whom it was to."""
    beneath = context.children.get(claim.clause.index, ())
    if len(claim.actors) == 1 and any(c.lemma in context.language.visiting for c in beneath):
        for phrase in claim.clause.under(*claim.trigger.place):
            yield from side_itself(phrase, context)


AIMED: Mapping[EventType, Callable[[Claim, Context], Iterator[Phrase]]] = {
    EventType.THREAT: threatened,
    EventType.DEMAND: asked,
    EventType.PROTEST: protested,
    EventType.ACCUSATION: accused,
    EventType.AGREEMENT: turned_down,
    EventType.SANCTION: cut_off,
    EventType.CRACKDOWN: broken_up,
    EventType.AID: given,
    EventType.TALKS: hosts,
}


def struck_under(context: Context) -> tuple[str, ...]:
    return ("on", "at", *context.language.opposing)


def opposed(context: Context) -> tuple[str, ...]:
    return ("at", "over", *context.language.opposing)


def whose_doing(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """The side itself, or whose act or words the phrase names: never whom the act befell."""
    itself = list(side_itself(phrase, context))
    yield from itself
    if itself:
        return
    senses = context.lexicon.senses(Form.NOUN, context.lemma(phrase))
    befell = any(s.effect or s.type in NEVER_ASKED for s in senses)
    whose = context.language.agents if befell else ("owner", *context.language.agents)
    for linked in phrase.linked(*whose):
        yield from (m for p in linked.members() for m in side_itself(p, context))
    if not befell and NounClass.EVENT in context.classes(phrase):
        beside = (m for m in phrase.linked("modifier") if context.place_at_head(m) is None)
        yield from as_one([m for m in beside if any(side_itself(m, context))])


def contents(clause: Clause, context: Context) -> Iterator[Clause]:
    """What is threatened, asked or marched for, in clauses beneath."""
    for child in context.children.get(clause.index, ()):
        if child.tie in CONTENT and child.form is Form.VERB:
            yield child


def acts_by_itself(phrase: Phrase, context: Context) -> bool:
    """ "the withdrawal of X" and "the resignation of X" are X's own acts; "the release of X" is not."""
    lemma = context.lemma(phrase)
    senses = context.lexicon.senses(Form.NOUN, lemma)
    own = any("of" in roles_of(s, "actor", context) for s in senses)
    befalls = any(s.type in NEVER_ASKED for s in senses)
    return lemma in context.language.leaving_office or (own and not befalls)


def sides_in(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """The side that a phrase names, or whose the thing is: "Iraqi towns", "Sweden's decision", "raids by the army"."""
    itself = list(side_itself(phrase, context))
    yield from itself
    if not itself:
        yield from sides_under(
            phrase, ("owner", "of", *struck_under(context), *context.language.agents), context
        )
        whose = [m for m in phrase.linked("modifier") if any(side_itself(m, context))]
        yield from as_one(whose)


def sides_under(phrase: Phrase, markers: Iterable[str], context: Context) -> Iterator[Phrase]:
    for linked in phrase.linked(*markers):
        for member in linked.members():
            yield from sides_in(member, context)


def side_itself(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """The phrase where it is a side: a listed body, a state, people."""
    known = context.classes(phrase)
    if context.is_time(phrase) or context.is_pronoun(phrase) or NounClass.EVENT in known:
        return
    listed = context.actor_at_head(phrase) is not None or context.side_of_state(phrase)
    if listed or known & ACTING:
        yield phrase
