"""Who a phrase names in the words of the page: the person beside an office, whose men they are, whose aircraft."""

from collections.abc import Iterator

from dateline.analysis.number_parsing import read_number
from dateline.coding.antecedents import antecedent
from dateline.coding.context import BANDS, UNIFORMED, Context
from dateline.coding.offices import LONGEST_NAME, is_full_name, offices
from dateline.document import Phrase
from dateline.knowledge.actors import PERSONS, STATE
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.romanisation import fold_name
from dateline.records import (
    ActorKind,
    Party,
)
from dateline.resolution.actor_words import OF_THE_PAGE
from dateline.resolution.actors import ActorContext, resolve_party
from dateline.resolution.bands_told import band_told

BODIES = frozenset({NounClass.ORGANIZATION, NounClass.ARMED})
"""What a listed name may be that stands beside them: "the bloc ECOWAS"."""
MEMBERS = frozenset({NounClass.PERSON, NounClass.ARMED})
"""Who may be of a body."""
PERSON_ONLY = frozenset({NounClass.PERSON})
DESCRIBING = frozenset({"ADJ", "VERB", "NOUN", "PROPN"})
"""What may stand between a number and its noun: "three young men", "two aid workers"."""
BLANK_AND_COMMA = 2
"""Characters before what is set off."""
ARTICLE = 4
"""Characters of an article before a number: "les deux"."""


def start_of_name(phrase: Phrase, context: Context) -> int:
    """ "o grupo Estado | Islâmico": where a listed name begins that the phrase only ends."""
    name = context.actor_at_head(phrase)
    before = context.document.text(name.start, phrase.start).split() if name is not None else []
    return name.start if name and before and all(w[0].isupper() for w in before) else phrase.start


def party_of(phrase: Phrase, context: Context, people: ActorContext, follow: bool = True) -> Party:
    """Who the phrase is, without how many: `counts` has their number. Several claims ask it of one phrase."""
    asked = (phrase, follow)
    if asked not in people.named_by:
        named = named_party(phrase, context, people, follow)
        people.named_by[asked] = uncounted(named, phrase, context)
    return people.named_by[asked]


def uncounted(party: Party, phrase: Phrase, context: Context) -> Party:
    """ "Soldiers" of "at least 18 soldiers"; a number within a name is part of it."""
    numbers = context.quantities_in(party.start, party.end)
    number = next((q for q in numbers if q.start <= party.start + ARTICLE), None)
    named = context.actor_at_head(phrase)
    if number is None or number.unit_start is None or number.high == 1:
        return party
    if named is not None and named.start < number.unit_start:
        return party
    counted = context.token_at(number.unit_start)
    while counted is not None and counted.index and number.start < counted.start:
        before = context.document.tokens[counted.index - 1]
        value = read_number(fold_name(before.text), context.lexicon.language)
        if before.pos not in DESCRIBING or before.start <= number.start or value is not None:
            break
        counted = before  # "three | young men"
    if counted is None or not party.start < counted.start < party.end:
        return party
    text = context.document.text(counted.start, party.end)
    called = text if party.name == party.text or party.actor_id is None else party.name
    return party.model_copy(update={"start": counted.start, "text": text, "name": called})


def named_party(phrase: Phrase, context: Context, people: ActorContext, follow: bool) -> Party:
    """Who the phrase is; `follow` asks whose it is, too, once: pronouns may point to each other."""
    head = context.document.tokens[phrase.head]
    party = resolve_party(
        context.document.article.text,
        start_of_name(phrase, context),
        phrase.end,
        head.start,
        head.end,
        context.lexicon.language,
        people,
        context.actors,
    )
    known = party.actor_id is not None
    group = None if known else context.group_before(phrase) or context.body_before(phrase)
    named = context.actor_at_head(phrase) is not None
    owners = [p for p in phrase.linked("of") if context.actor_at_head(p) is None]
    inner = () if named else (context.group_before(p) for p in owners)
    group = group or next((g for g in inner if g is not None), None)  # "a force of the militia"
    if group is not None:
        return of_state(party, group.actor_ids[0], context)  # "the group" is the one named before
    band = None if known else band_told(phrase, context, people)
    if band is not None:
        return of_state(party, band.id, context)
    body = represented(phrase, context) if follow and party.actor_id is None else None
    if body is not None:
        whole = party_of(body, context, people, follow=any(body.linked("owner")))
        if whole.actor_id is not None:
            return of_state(party, whole.actor_id, context)
    adjective = head.pos == "ADJ" and NounClass.ARMED not in context.classes(phrase)
    adjective = adjective or modifies(phrase, context) or ends_noun(phrase, context)
    adjective = adjective and party.kind not in BANDS  # "jihadist raids" are none of the state's
    if adjective and party.actor_id is None and party.country is not None:
        return of_state(party, f"state:{party.country}", context)  # "Russian shelling" is Russia's
    whose = owned(party, phrase, context, people) if follow else party
    return in_person(whose, phrase, context, people)


def represented(phrase: Phrase, context: Context) -> Phrase | None:
    """ "a spokesman for the M23", "officials from the UN", "units from our army": the body whose they are."""
    if context.is_name(phrase) or not context.classes(phrase) & MEMBERS:
        return None
    if context.noun_kind(phrase) is ActorKind.OTHER:
        for whose in phrase.linked("of"):
            if context.noun_kind(whose) in UNIFORMED and context.actor_at_head(whose) is None:
                return whose  # "elementos del Ejército Mexicano"
    named = context.lemma(phrase) in context.language.groups  # "the Wagner (PMC) mercenary group"
    held = ("modifier",) if named else ()
    for other in phrase.linked(*context.language.represents, *held):
        actor = context.actor_at_head(other)
        ids = actor.actor_ids if actor is not None else ()
        listed = len(ids) == 1 and context.place_at_head(other) is None and not is_no_body(ids[0])
        if listed or (not named and NounClass.ARMED in context.classes(other)):
            return other
    return None


def is_no_body(actor_id: str) -> bool:
    """A person; or a state by its name, from which people only come."""
    return actor_id.startswith(PERSONS) or (actor_id.startswith(STATE) and "/" not in actor_id)


def modifies(phrase: Phrase, context: Context) -> bool:
    """ "Azerbaijani" in "Azerbaijani fire", which parsers take for a name."""
    tokens = context.document.tokens
    if (
        phrase.last - phrase.first > 1
        or phrase.last >= len(tokens)
        or not context.side_of_state(phrase)
    ):
        return False
    return tokens[phrase.first].pos == "PROPN" and tokens[phrase.last].pos == "NOUN"


def ends_noun(phrase: Phrase, context: Context) -> bool:
    """ "israelense" in "ataque israelense", one word of the lexicon."""
    tokens = context.document.tokens
    alone = phrase.last - phrase.first == 1 and phrase.first > 0
    return alone and tokens[phrase.first].text.islower() and tokens[phrase.first - 1].pos == "NOUN"


def of_air_force(party: Party, context: Context) -> Party:
    """ "an Israeli drone": who flies it, where its word says no more than whose it is."""
    owned_by_state = party.country is not None and party.kind is ActorKind.OTHER
    return of_state(party, f"state:{party.country}/military", context) if owned_by_state else party


def of_state(party: Party, actor_id: str, context: Context) -> Party:
    """The party as a listed actor, in the same words of the page."""
    actor = context.actors.get(actor_id)
    if actor is None:
        return party
    known = {"actor_id": actor.id, "name": actor.name, "country": actor.country, "kind": actor.kind}
    return party.model_copy(update=known)


def in_person(party: Party, phrase: Phrase, context: Context, people: ActorContext) -> Party:
    """ "a rebel spokesman, Musa Ade": the person, when the name stands beside the office.

    Who speaks or acts for a body stays that body, in the words of the name: "Musa Ade, head of the Free Valleys Front".
    """
    if (party.actor_id or "").startswith(PERSONS):
        return party
    for named in phrase.linked("called"):
        return party_of(named, context, people, follow=False)
    for named in names_beside(phrase, context):
        if named.end - named.start > LONGEST_NAME or not is_bearer(named, phrase, context):
            continue
        listed = party_of(named, context, people, follow=False)
        if (listed.actor_id or "").startswith(PERSONS) or (listed.actor_id and not party.actor_id):
            return listed
        if listed.actor_id is not None and listed.actor_id == party.actor_id:
            return party
        return in_words(party, named.start, named.end, context)
    head = context.document.tokens[phrase.head]
    own_name = context.is_name(phrase) and not context.classes(phrase) - PERSON_ONLY
    explained = context.document.text(head.end, phrase.end).lstrip().startswith((",", "،", "("))
    if own_name and explained and context.actor_at_head(phrase) is None:
        return in_words(party, phrase.start, head.end, context)
    return party


def names_beside(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """What is apposed to an office; also where a parser hangs it on the body: "the head of the council, Musa Ade"."""
    yield from phrase.linked("apposition")
    if NounClass.PERSON not in context.classes(phrase):
        return
    for body in phrase.linked("of"):
        if context.is_name(body) or NounClass.PERSON in context.classes(body):
            continue
        for named in body.linked("apposition"):
            if set_off(named, context) and is_full_name(named, context):
                yield named
    if not context.is_name(phrase) and set_off(phrase, context):
        yield from (name for office, name in offices(context) if office.head == phrase.head)


def set_off(phrase: Phrase, context: Context) -> bool:
    """Whether a comma stands before it, as before "a former minister whom …" behind his name."""
    before = context.document.text(max(0, phrase.start - BLANK_AND_COMMA), phrase.start)
    return before.rstrip().endswith((",", "،"))


def is_bearer(named: Phrase, office: Phrase, context: Context) -> bool:
    """Whether a name beside an office is a person's: of two words or more also where a place is called like it."""
    if any((q.low or q.best or 0) > 1 for q in context.quantities_in(office.start, office.end)):
        return False  # "34 people in X village, Y state"
    known, listed = context.classes(named), context.actor_at_head(named)
    said = context.document.text(named.start - 1, named.end)
    if (
        said.startswith("(")
        and said.isupper()
        and context.is_name(office)
        and is_titled(office, context)
    ):
        return False  # "Governor Castro (PL)" is of that party
    if listed is not None:
        apart = listed.start >= context.document.tokens[office.head].end
        unlisted = apart and context.actor_at_head(office) is None
        body = context.classes(office) & BODIES and NounClass.PLACE not in context.classes(named)
        group = bool(unlisted and body)
        return group or all(actor_id.startswith(PERSONS) for actor_id in listed.actor_ids)
    whole = " " in context.document.text(named.start, named.end)
    office_of = context.classes(office)
    person = NounClass.PERSON in office_of
    if not context.is_name(named) or (office_of and not person and not whole):
        return False  # "Comité Nacional" is nobody called Nacional
    between = context.document.text(context.document.tokens[office.head].end, named.start)
    capital = context.document.tokens[office.head].text[0].isupper()
    if capital and office_of and not person and not between.strip():
        return False  # "Instituto Nacional Electoral" is one name
    return not known & {NounClass.PLACE} or (known == {NounClass.PLACE} and whole and person)


def is_titled(phrase: Phrase, context: Context) -> bool:
    """Whether a title stands before the name: "governor Castro"."""
    return any(NounClass.PERSON in context.classes(p) for p in phrase.linked("modifier"))


def in_words(party: Party, start: int, end: int, context: Context) -> Party:
    """The party in other words of the page, which are its name where no list has another."""
    text = context.document.text(start, end)
    name = party.name if party.actor_id is not None else text
    return party.model_copy(update={"start": start, "end": end, "text": text, "name": name})


def owned(party: Party, phrase: Phrase, context: Context, people: ActorContext) -> Party:
    """ "its Defence Ministry": of the state that "its" points to; "his men": the group that he leads."""
    for owner in owners(phrase, context):
        led = context.are_followers(phrase, context.lemma(phrase))
        holder = antecedent(owner, context.clause_at(phrase), context, led=led)
        if holder is None or holder.head == phrase.head or not context.is_pronoun(owner):
            continue
        whose = party_of(holder, context, people, follow=False)
        state, _, organ = (party.actor_id or "").partition("/")
        if state.startswith(STATE) and whose.country not in {None, party.country}:
            return of_state(party, f"{STATE}{whose.country}/{organ}".rstrip("/"), context)
        if NounClass.ARMED in context.classes(phrase):
            return under_arms(party, whose, context)
    return party


def owners(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """Whose the phrase says they are, also behind a number: "nine of its soldiers"."""
    yield from phrase.linked("owner")
    if context.is_number(phrase) or context.lemma(phrase) in context.language.containers:
        for inner in phrase.linked("of"):
            yield from inner.linked("owner")


def under_arms(party: Party, whose: Party, context: Context) -> Party:
    """Fighters of whoever they belong to: the group, the leader's group, the military of the state."""
    actor = context.actors.get(whose.actor_id or "")
    leads = actor is not None and actor.id.startswith(PERSONS)
    led = context.actors.get((actor.part_of if leads else actor.id) or "") if actor else None
    if led is not None and not led.id.startswith(STATE):
        return of_state(party, led.id, context)
    if led is not None and party.actor_id is None:
        return of_state(party, f"{led.id.partition('/')[0]}/military", context)
    if led is None and whose.kind in OF_THE_PAGE:
        return party.model_copy(update={"actor_id": None, "name": party.text, "kind": whose.kind})
    return party


def same(a: Party, b: Party) -> bool:
    return (
        a.actor_id is not None and a.actor_id == b.actor_id
    ) or a.name.casefold() == b.name.casefold()
