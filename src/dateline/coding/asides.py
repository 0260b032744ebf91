"""What only sounds like an event: names, descriptions, what is one's own, what is said of something else."""

from collections.abc import Callable, Sequence
from functools import cache

from dateline.coding.asides_deeds import (
    is_attacked,
    is_broken_off,
    is_by_request,
    is_called_so,
    is_denied_charge,
    is_done_again,
    is_errand,
    is_in_general,
    is_in_wording,
    is_lived_under,
    is_of_doers,
    is_of_named_dead,
    is_of_no_deed,
    is_over,
    is_setting,
    is_sick_call,
    is_talked_about,
    is_topic,
)
from dateline.coding.asides_states import (
    brings_help,
    is_any,
    is_asked,
    is_brokered,
    is_daily_work,
    is_freed_too,
    is_ground,
    is_how_they_are,
    is_in_name,
    is_inhabited,
    is_its_end,
    is_laid_to_rest,
    is_of_released,
    is_side_taken,
    is_start_of_count,
    is_stricken,
    is_struck_post,
    is_taken_up,
    is_way_of_arrest,
    is_what_for,
    is_where_it_was,
    leaves_in_state,
)
from dateline.coding.background import stands_before
from dateline.coding.context import BANDS, UNIFORMED, Context
from dateline.coding.context.page import is_initials
from dateline.coding.deeds import VIOLENT
from dateline.coding.how_many import one_person
from dateline.coding.owned import is_theirs
from dateline.coding.status_content import is_decreed
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

BEARING = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.ORGANIZATION, NounClass.CROWD})
BODIES = frozenset({NounClass.ARMED, NounClass.ORGANIZATION})
ANSWERS = (EventType.AGREEMENT, EventType.WITHDRAWAL, EventType.RELEASE)
"""What one refuses to do when one refuses a deal."""
PEOPLE = frozenset({NounClass.PERSON, NounClass.CIVILIAN, NounClass.ORGANIZATION})
FORCES = BANDS | UNIFORMED
HOLDING = frozenset({EventType.ARREST, EventType.ABDUCTION})
RAIDS = frozenset({EventType.ATTACK, EventType.CRACKDOWN, EventType.ADVANCE})
STRIKES = frozenset({EventType.ATTACK, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING})
TO_COME = frozenset(
    {EventType.WITHDRAWAL, EventType.RELEASE, EventType.MOBILIZATION, EventType.SANCTION}
)
"""What comes of talks."""
ALL_BUT_FLIGHT = frozenset(EventType) - {EventType.DISPLACEMENT}


def told_aside(clause: Clause, event_type: EventType, context: Context) -> str | None:
    """Why a word of this type tells no event here, though it could; None where it may."""
    for tells_aside, reason in asides_of(event_type):
        if tells_aside(clause, context):
            return reason
    return None


@cache
def asides_of(event_type: EventType) -> tuple[tuple["Aside", str], ...]:
    """The questions to ask of a word of this type, with what each would say."""
    return tuple((test, why) for types, test, why in ASIDES if types is None or event_type in types)


def is_matter(clause: Clause, context: Context) -> bool:
    """ "rallied against enforced disappearances": deeds in general, of nobody named."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.tie is not Tie.ARGUMENT:
        return False
    matters = {*context.language.opposing, *context.language.about}
    bare = all(a.marker == "modifier" for a in clause.arguments)
    head = context.document.tokens[clause.head]
    many = head.text.lower() != head.lemma.lower()
    if (
        clause.marker == "object"
        and above.form is Form.VERB
        and not context.lexicon.light.get(above.lemma)
    ):
        return context.may_be(above, EventType.PROTEST)  # "residents protested his release"
    mass = clause.lemma.split()[-1] in context.language.mass_deeds
    set_in = {"modifier", *context.language.locatives}  # "against police brutality in Lagos"
    bare = bare or (mass and all(a.marker in set_in for a in clause.arguments))
    general = bare and (many or mass) and not context.opens_definite(clause)
    return general and clause.marker in matters and context.may_be(above, EventType.PROTEST)


def is_aim_of_protest(clause: Clause, context: Context) -> bool:
    """ "gathered to complain of the cuts": they protested."""
    above = context.parent(clause)
    return (
        clause.tie is Tie.PURPOSE and above is not None and context.may_be(above, EventType.PROTEST)
    )


def is_for_oneself(clause: Clause, context: Context) -> bool:
    """ "seeking to empty the south": what is tried, nobody else is to do it."""
    doers = {p.head for p in clause.under("subject")}
    wanted = [c for c in context.children.get(clause.index, ()) if c.marker == "to"]
    own = any(doers & {p.head for p in c.under("subject")} for c in wanted)
    attitudes = context.lexicon.attitude(clause.lemma)
    if is_asked_to_be(clause, wanted):
        return True
    return own and "attempt" in attitudes and not clause.under("object", "of", "from")


def is_asked_to_be(clause: Clause, wanted: Sequence[Clause]) -> bool:
    """ "who asked not to be named": only what is to be done to whoever asks."""
    askers = {p.head for p in clause.under("subject")}
    done = {p.head for c in wanted if c.passive for p in c.under("object")}
    return bool(askers & done) and not clause.under("object", "of", "from", "recipient")


def is_named_party(clause: Clause, context: Context) -> bool:
    """ "según Amnistía": with a capital, in the name of a listed party."""
    head = context.document.tokens[clause.head]
    named = clause.form is Form.NOUN and head.text[0].isupper() and not head.text.isupper()
    return named and any(a.start <= head.start < a.end for a in context.document.actors)


def is_its_load(clause: Clause, context: Context) -> bool:
    """ "burned trucks that carried fuel": what a vehicle had aboard, given to nobody."""
    told = clause.tie is Tie.RELATIVE and not clause.under("recipient", *context.language.goals)
    doers = clause.under("subject")
    return told and any(NounClass.VEHICLE in context.classes(p) for p in doers)


def is_taken_away(clause: Clause, context: Context) -> bool:
    """ "o traficante Souza foi transferido para o presídio": one named man moved by others is no troops.

    Nor are the hurt and dead: "los tres soldados heridos fueron trasladados a Cúcuta".
    """
    moved = clause.under("object")
    words = context.language.casualties
    hurt = {*words.get("killed", ()), *words.get("injured", ())}
    toll = (c for c in context.children.get(clause.index, ()) if c.marker == "object")
    if any(c.form is Form.NOUN and c.lemma in hurt for c in toll):
        return True
    one = len(moved) == 1 and not moved[0].conjuncts and context.is_name(moved[0])
    titled = one and any(True for _ in moved[0].linked("modifier"))
    return clause.passive and titled and context.actor_at_head(moved[0]) is None


def is_of_the_hurt(clause: Clause, context: Context) -> bool:
    """ "deixaram outras quatro feridas": whom an act left hurt has left no home."""
    words = context.language.casualties
    hurt = {*words.get("killed", ()), *words.get("injured", ())}
    return any(context.lemma(p) in hurt for p in clause.under("object"))


def is_of_the_displaced(clause: Clause, context: Context) -> bool:
    """ "a shelter for displaced families": a participle beside people whom nothing counts, under a preposition."""
    above = context.parent(clause)
    if above is None or not (clause.passive and clause.tie is Tie.RELATIVE):
        return False
    people = {p.head: p for p in clause.under("object")}
    counted = any(True for p in people.values() for _ in context.quantities_in(p.start, p.end))
    own = {"subject", "object", "agent", "attribute"}
    held = (a for a in above.arguments if a.marker not in own)
    beneath = any(p.head in people for a in held for p in a.phrase.members())
    return beneath and not counted and len(clause.arguments) == len(people)


def is_ordered_of_others(clause: Clause, context: Context) -> bool:
    """ "ordenó evacuar los barrios": a place that people leave because they are told to."""
    above = context.parent(clause)
    if above is None or clause.tie is not Tie.COMPLEMENT or clause.form is not Form.VERB:
        return False
    ordered = context.lexicon.attitude(above.lemma) & {"demand", "intention"}
    cleared = context.may_be(clause, EventType.AID)  # who is evacuated is helped, too
    left = frozenset(c for p in clause.under("object") for c in context.classes(p))
    return bool(ordered) and cleared and NounClass.PLACE in left and NounClass.POST not in left


def names_no_place(clause: Clause, context: Context) -> bool:
    """ "fired into rebel-held territory", "the areas held by them": whose it is, and not where it is."""
    held = clause.under("object")
    beside = clause.tie in {Tie.RELATIVE, Tie.ADVERBIAL} and clause.passive
    if not beside or any(context.places_in(p.start, p.end) for p in held):
        return False
    vague = all(context.lemma(p) in context.language.stretches for p in held)
    return vague or (stands_before(clause) and not any(map(context.is_definite, held)))


def leaves_body(clause: Clause, context: Context) -> bool:
    """ "withdrew from the African Union": a membership, and no ground."""
    left = clause.under("from", "out of", *context.language.origins)
    places = (context.place_at_head(p) is not None for p in left)
    bodies = (is_political(p, context) for p in left)
    return any(bodies) and not any(places)


def is_political(phrase: Phrase, context: Context) -> bool:
    """A listed body that is no army, or an abbreviation of one that no list has."""
    kind, word = context.kind(phrase), context.document.tokens[phrase.head].text
    initials = is_initials(word) and kind is None
    return initials or kind in {ActorKind.INTERNATIONAL, ActorKind.POLITICAL}


def is_unwilling(clause: Clause, context: Context) -> bool:
    """ "refused to go on", "declined to comment": no answer to an offer, unless it is listed as one."""
    children = context.children.get(clause.index, ())
    deeds = [c for c in children if c.tie in {Tie.COMPLEMENT, Tie.PURPOSE} and c.form is Form.VERB]
    answers = any(context.may_be(c, t) for c in deeds for t in ANSWERS)
    refuses = "refusal" in context.lexicon.attitude(clause.lemma)
    if any(context.lexicon.senses(Form.VERB, f"{clause.lemma} to {c.lemma}") for c in deeds):
        return False
    return bool(deeds) and refuses and not answers and not clause.under("object")


def takes_out_others(clause: Clause, context: Context) -> bool:
    """ "got her out of the country", "a man abandoned in the desert": one person is no army."""
    moved = clause.under("object")
    if clause.form is not Form.VERB or not moved:
        return False
    alone = (one_person(p, context) is not None and is_civil(context.classes(p)) for p in moved)
    somebody = (context.words(p).lower() in context.language.pronouns_person for p in moved)
    return all(somebody) or all(alone)


def is_civil(known: frozenset[NounClass]) -> bool:
    return bool(known) and known <= {NounClass.PERSON, NounClass.CIVILIAN, NounClass.CAPTIVE}


def is_their_own(clause: Clause, context: Context) -> bool:
    """ "he grabbed his family and ran": nobody is abducted by their own."""
    doers, taken = clause.under("subject"), clause.under("object")
    unarmed = doers and not any(context.classes(p) & BEARING for p in doers)
    return bool(unarmed) and bool(taken) and all(is_theirs(p) for p in taken)


def names_partner(clause: Clause, context: Context) -> bool:
    """ "troops backed by Rwanda", "Rwanda-backed troops": who stands behind somebody that does something else."""
    language = context.language
    by_which = clause.form is Form.NOUN and clause.marker in {
        *language.partners,
        *language.auspices,
    }
    if by_which and clause.lemma in language.backing and clause.tie is Tie.ARGUMENT:
        return True  # "under US mediation"
    beside = clause.tie in {Tie.RELATIVE, Tie.ADVERBIAL}
    return clause.passive and beside and clause.lemma in context.language.backing


def names_band(clause: Clause, context: Context) -> bool:
    """ "جبهة تحرير تيغراي", "fuerza de ataque": what a body of people is called after, and nothing that was done."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None:
        return False
    definite = context.opens_definite(clause)
    for phrase in (m for a in above.arguments for m in a.phrase.members()):
        is_group = context.lemma(phrase) in context.language.groups
        is_body = not definite and bool(context.classes(phrase) & BODIES)
        called = is_group or (is_body and context.actor_at_head(phrase) is None)
        if called and clause.head in {p.head for p in phrase.linked("of")}:
            return True
    return False


def only_says(clause: Clause, context: Context) -> bool:
    """ "…, acusa o MISA": a verb set beside what it says, with nobody accused."""
    said = (c for c in context.children.get(clause.index, ()) if c.tie is Tie.COMPLEMENT)
    whom = clause.under("object", "recipient", "of", *context.language.goals)
    return not whom and any(c.marker is None and c.form is Form.VERB for c in said)


def only_words(clause: Clause, context: Context) -> bool:
    """ "« … », a martelé le président": a verb of force that here has words as its object."""
    if clause.form is not Form.VERB or "speech" not in context.lexicon.attitude(clause.lemma):
        return False
    head = context.document.tokens[clause.head]
    quoted = any(q.cue and q.cue[0] <= head.start < q.cue[1] for q in context.document.quotations)
    beneath = context.children.get(clause.index, ())
    told = any(c.tie is Tie.COMPLEMENT and c.tense is not Tense.NONE for c in beneath)
    return (quoted or told) and not clause.under("object", "recipient")


def is_retired(clause: Clause, context: Context) -> bool:
    """ "el general retirado": a single officer, taken back from nowhere by nobody."""
    left = clause.under("object")
    single = len(left) == 1 and len(clause.arguments) == 1 and not left[0].conjuncts
    if not (single and clause.passive and clause.tie is Tie.RELATIVE):
        return False
    token = context.document.tokens[left[0].head]
    return token.pos == "PROPN" or token.text.lower() == token.lemma.lower()


def is_borne(clause: Clause, context: Context) -> bool:
    """ "men armed with machetes", "boats, some equipped with guns": what they have, and no gift of anybody's."""
    beside = clause.passive and clause.tie in {Tie.RELATIVE, Tie.ADVERBIAL, Tie.COORDINATE}
    return (
        beside
        and bool(clause.under(*context.language.partners))
        and not clause.under("agent", "by")
    )


def describes(clause: Clause, context: Context) -> bool:
    """ "a Russian-brokered ceasefire", "nuclear-armed neighbours"."""
    return stands_before(clause)


def is_for_their_own(clause: Clause, context: Context) -> bool:
    """ "evacuated its staff", but not "donated its guns to Ukraine"."""
    if clause.under("recipient", "to"):
        return False
    return any(any(p.linked("owner")) for p in clause.under("object"))


def warns_of_others(clause: Clause, context: Context) -> bool:
    """ "warned of gang attacks": what others may do is no threat of whoever warns."""
    if "warning" not in context.lexicon.attitude(clause.lemma):
        return False
    own = {p.head for p in clause.under("subject")}
    deeds = [c for c in context.children.get(clause.index, ()) if c.form is Form.NOUN]
    feared = [c for c in deeds if any(context.may_be(c, kind) for kind in VIOLENT)]
    doers = [p for c in feared for p in c.under("modifier", "by", "owner")]
    return any(NounClass.ARMED in context.classes(p) and p.head not in own for p in doers)


def only_decrees(clause: Clause, context: Context) -> bool:
    """ "ordered prisoners to be freed": a plan of whoever orders it."""
    wills = "intention" in context.lexicon.attitude(clause.lemma)
    beneath = context.children.get(clause.index, ())
    return wills and any(c.tie is Tie.COMPLEMENT and is_decreed(c, clause) for c in beneath)


def is_to_end(clause: Clause, context: Context) -> bool:
    """ "pledged to halt fighting": an end that is to come, of what is going on."""
    above = context.parent(clause)
    if above is None or above.lemma not in context.language.ceasing:
        return False
    return above.marker == "to" and above.tie is Tie.COMPLEMENT and above.tense is Tense.NONE


def is_of_worker(clause: Clause, context: Context) -> bool:
    """ "Aid workers said": the first word of what people are called."""
    following = context.document.tokens[clause.head + 1 : clause.head + 2]
    called = (f"{clause.lemma} {t.lemma.lower()}" for t in following)
    known = (context.lexicon.nouns.get(words, frozenset()) for words in called)
    head = context.document.tokens[clause.head].start
    opens = head == context.sentence(clause).start  # parsers take it for a verb there
    noun = clause.form is Form.NOUN or opens
    return noun and any(classes & PEOPLE for classes in known)


def is_welcome(clause: Clause, context: Context) -> bool:
    """ "was received by crowds lining the streets": who comes to greet somebody protests against nothing."""
    above = (c.lemma for c in context.ancestors(clause))
    return any(lemma in context.language.welcoming for lemma in above)


def is_of_police(clause: Clause, context: Context) -> bool:
    """ "police pickets were posted": those of a force are posts of it, and nobody's protest."""
    whose = clause.under("modifier", "owner")
    kinds = {k for p in whose for k in (context.noun_kind(p), context.kind(p))} & FORCES
    return clause.form is Form.NOUN and clause.lemma in context.language.posted and bool(kinds)


def is_lifted(clause: Clause, context: Context) -> bool:
    """ "ordered the curfew to be lifted": a measure that ends is none that is taken."""
    beneath = context.children.get(clause.index, ())
    beside = [c for c in beneath if c.form is Form.VERB and c.passive]
    if clause.form is Form.NOUN:
        return any(c.lemma in context.language.lifting for c in beside if c.tie is not Tie.RELATIVE)
    told = clause.tie is Tie.RELATIVE and clause.passive  # "lifted the curfew imposed in June"
    above = {c.lemma for c in context.ancestors(clause) if c.form is Form.VERB} if told else set()
    return bool(above & set(context.language.lifting))


Aside = Callable[[Clause, Context], bool]
ASIDES: tuple[tuple[frozenset[EventType] | None, Aside, str], ...] = (
    (None, is_asked, "only asked"),
    (None, names_partner, "names a partner"),
    (frozenset({EventType.TALKS}), is_brokered, "who brought a deal about"),
    (frozenset({EventType.TALKS}), is_attacked, "what was struck"),
    (frozenset({EventType.TALKS}), is_broken_off, "talks that were broken off"),
    (frozenset({EventType.ACCUSATION}), is_of_no_deed, "suspected of no deed"),
    (None, is_start_of_count, "from when something is counted"),
    (None, is_matter, "what a protest is about"),
    (None, is_named_party, "the name of a party"),
    (ALL_BUT_FLIGHT, names_band, "part of the name of a band"),
    (frozenset({EventType.SHELLING, EventType.AIR_STRIKE}), is_done_again, "told before"),
    (VIOLENT, is_in_general, "deeds in general"),
    (VIOLENT, is_called_so, "what was just told"),
    (frozenset({EventType.MOBILIZATION}), is_of_doers, "who did something else"),
    (frozenset({EventType.AGREEMENT}), is_over, "a deal that ended"),
    (frozenset({EventType.ACCUSATION}), is_aim_of_protest, "what a protest is about"),
    (frozenset({EventType.ACCUSATION}), is_denied_charge, "a charge of nobody named"),
    (frozenset({EventType.DEMAND}), is_by_request, "who wanted something else"),
    (frozenset({EventType.DEMAND}), is_errand, "what people were about"),
    (frozenset({EventType.TALKS}), is_sick_call, "a visit to the hurt"),
    (frozenset({EventType.CLASH}), is_topic, "what the headline is about"),
    (frozenset({EventType.ATTACK}), is_of_named_dead, "who the dead were"),
    (frozenset({EventType.ADVANCE}), is_setting, "what was going on meanwhile"),
    (frozenset({EventType.ADVANCE}), is_in_name, "part of a name"),
    (frozenset({EventType.ADVANCE}), is_in_wording, "part of another word"),
    (TO_COME, is_talked_about, "what talks are about"),
    (frozenset({EventType.ADVANCE}), brings_help, "goods, and no troops"),
    (frozenset({EventType.ADVANCE}), is_daily_work, "what a body does day by day"),
    (frozenset({EventType.AGREEMENT}), is_inhabited, "places, and no deals"),
    (frozenset({EventType.ATTACK}), is_how_they_are, "what they are"),
    (frozenset({EventType.MOBILIZATION}), is_freed_too, "whoever is let go"),
    (frozenset({EventType.MOBILIZATION}), is_where_it_was, "tells of a place"),
    (frozenset({EventType.CLASH}), is_what_for, "what they are for"),
    (frozenset({EventType.CLASH}), is_ground, "the ground called after it"),
    (VIOLENT, is_any, "any such deed"),
    (VIOLENT, is_taken_up, "told before"),
    (VIOLENT, is_struck_post, "a post that was struck"),
    (HOLDING, is_of_released, "whom the release is of"),
    (frozenset({EventType.CLASH}), is_its_end, "what is said to be over"),
    (RAIDS, is_way_of_arrest, "how an arrest was made"),
    (STRIKES, is_stricken, "only says what something suffers from"),
    (frozenset({EventType.ATTACK}), is_laid_to_rest, "what is done with the dead"),
    (frozenset({EventType.WITHDRAWAL}), leaves_in_state, "leaves something as it is"),
    (frozenset({EventType.WITHDRAWAL}), is_retired, "out of service"),
    (frozenset({EventType.ACCUSATION}), only_says, "only says so"),
    (VIOLENT, only_words, "only says so"),
    (frozenset({EventType.CONTROL}), names_no_place, "names no place"),
    (frozenset({EventType.ABDUCTION}), is_their_own, "takes along their own"),
    (frozenset({EventType.DEMAND}), is_for_oneself, "only wanted for oneself"),
    (frozenset({EventType.DEMAND}), only_decrees, "decreed, and asked of nobody"),
    (frozenset({EventType.PROTEST}), is_of_police, "posts of a force"),
    (frozenset({EventType.PROTEST}), is_welcome, "a welcome"),
    (frozenset({EventType.CRACKDOWN}), is_lifted, "a measure that ends"),
    (frozenset({EventType.CRACKDOWN}), is_lived_under, "a measure that holds"),
    (frozenset({EventType.RELEASE}), is_of_the_hurt, "hurt, and not freed"),
    (frozenset({EventType.THREAT}), warns_of_others, "what others may do"),
    (frozenset({EventType.AGREEMENT}), describes, "only describes the deal"),
    (frozenset({EventType.AGREEMENT}), is_unwilling, "refuses to do something else"),
    (frozenset({EventType.AID}), describes, "only says what somebody has"),
    (frozenset({EventType.AID}), is_side_taken, "whose side they are on"),
    (frozenset({EventType.AID}), is_of_worker, "what people are called"),
    (frozenset({EventType.CLASH}), is_to_end, "an end that is to come"),
    (frozenset({EventType.AID}), is_borne, "only says what somebody bears"),
    (frozenset({EventType.AID}), is_for_their_own, "done for one's own"),
    (frozenset({EventType.MOBILIZATION}), is_taken_away, "one man taken somewhere"),
    (frozenset({EventType.AID}), is_its_load, "only says what a vehicle carried"),
    (frozenset({EventType.DISPLACEMENT}), is_of_the_displaced, "only says who they are"),
    (frozenset({EventType.DISPLACEMENT}), is_of_the_hurt, "hurt, and not driven out"),
    (frozenset({EventType.WITHDRAWAL}), is_ordered_of_others, "of whoever lives there"),
    (frozenset({EventType.WITHDRAWAL}), leaves_body, "leaves a body"),
    (frozenset({EventType.WITHDRAWAL}), takes_out_others, "takes out others"),
    (frozenset({EventType.WITHDRAWAL}), describes, "only says who they are"),
)
"""What is asked of a word of which types, and the reason it is declined for."""
