"""What the words beside a word are: what can only be a verb, what a noun would have before it."""

from collections.abc import Sequence

from dateline.analysis.shallow_units import Unit
from dateline.knowledge.morphology import Morphology

NOMINAL = frozenset({"NOUN", "NAME", "ADJ", "PART", "PRON"})
JOINTS = frozenset({"QUE", "REL", "SUB", "COND", "AIM", "BUT", "PUNCT"})


def is_called(before: Unit, unit: Unit, after: Unit | None) -> bool:
    """ "a organização Médicos Sem Fronteiras": behind a noun, one with a capital opens a name of more words."""
    plain = before.tag == "NOUN" and not before.upper
    return plain and unit.text != unit.noun and after is not None and after.capital


def ends_wording(units: Sequence[Unit], at: int, morphology: Morphology) -> bool:
    """ "ont pris pour cible des positions": a verb with a preposition and a bare noun, which the object follows."""
    if at < 3 or units[at - 2].tag != "PREP" or units[at - 1].tag != "NOUN":
        return False
    led = f"{morphology.marker(units[at - 2].text)} {units[at - 1].lemma}"
    return any(f"{r.lemma} {led}" in morphology.wordings for r in units[at - 3].readings)


def is_given_something(units: Sequence[Unit], at: int, morphology: Morphology) -> bool:
    """ "fournira à Kiev des missiles": behind a bare name under "to", and before a common noun."""
    name, led, after = units[at - 1], units[at - 2] if at > 1 else None, units[at + 1]
    goal = led is not None and morphology.marker(led.text) == morphology.grammar.place_marker
    bare = goal and led is not None and led.tag == "PREP" and name.tag == "NAME"
    return bare and not name.acronym and bool(after.noun) and not after.upper


def follows_day(units: Sequence[Unit], at: int, morphology: Morphology) -> bool:
    """ "a tué lundi 13 mai | des civils": behind a verb and the day that stands beside it."""
    words = morphology.grammar.day_words
    end = at - 1
    while end > 0 and units[end].tag == "NUM":
        end -= 1
    told = any(u.tag in {"VERB", "PART"} for u in units[:end])
    return told and units[end].text in words and units[at + 1].text not in words


def is_plural_form(unit: Unit, morphology: Morphology) -> bool:
    """A noun or adjective whose form is not its lemma."""
    if unit.upper or unit.may or unit.finite:
        return False
    lemma = unit.noun or morphology.noun_lemma(unit.text)
    return lemma != unit.text and unit.text.endswith("s")


def asks_for(unit: Unit, before: Sequence[Unit], morphology: Morphology) -> bool:
    """Whether the verb right before takes this preposition ("s'emparer des villages")."""
    for at, other in enumerate(reversed(before), start=1):
        if other.tag in {"ADV", "NEG", "CLIT"}:
            continue
        if other.tag not in {"VERB", "PART"} or not other.readings:
            return False
        lemma = other.readings[0].lemma
        reflexive = any(u.text in morphology.grammar.reflexives for u in before[-at - 3 : -at])
        name = morphology.grammar.reflexive.format(lemma) if reflexive else lemma
        wanted = morphology.marked.get(name, frozenset())
        return morphology.marker(unit.text) in wanted and "object" not in wanted
    return False


def is_name_part(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """ "El" in "El Salvador": a capital inside the sentence before another."""
    return after is not None and after.capital and (before is None or before.tag != "PUNCT")


def opens_name(unit: Unit, after: Unit | None, morphology: Morphology) -> bool:
    """ "Al" in "Al Shabab": a small word of names that elsewhere is a preposition, before what no list has."""
    grammar = morphology.grammar
    small = unit.upper and unit.text in grammar.name_particles and "PREP" in unit.may
    small = small and morphology.marker(unit.text) not in grammar.genitive  # "De Eráti saíram …"
    return small and after is not None and after.upper and not (after.noun or after.may)


def ends_aside(units: Sequence[Unit], at: int) -> bool:
    """ "As forças do governo, aliadas a milícias, | se envolveram": the subject still waits for its verb."""
    commas = [n for n in range(at) if units[n].text == ","]
    if len(commas) < 2 or commas[-1] != at - 1 or at + 1 >= len(units):
        return False
    opening, inside = units[: commas[-2]], units[commas[-2] + 1 : at - 1]
    told = units[at + 1].has("past", "imperfect", "present")
    waits = not any(u.tag in JOINTS - {"PUNCT"} or is_finite(u) for u in opening)
    bare = inside[:1] and (inside[0].tag == "REL" or not any(is_finite(u) for u in inside))
    return told and waits and bool(bare) and any(u.tag in {"NOUN", "NAME"} for u in opening)


def is_finite(unit: Unit) -> bool:
    return unit.tag == "VERB" and unit.finite


def is_counted_rest(before: Unit | None, after: Unit | None) -> bool:
    """ "quatre autres portés disparus": a number and what can only be a participle leave no noun to come."""
    counted = before is not None and before.tag == "NUM"
    return (
        counted and after is not None and after.has("participle") and not (after.noun or after.may)
    )


def follows_noun(units: Sequence[Unit], at: int) -> bool:
    """ "moradores que se refugiaram": "que" behind a noun opens no clause that "se" could be the "if" of."""
    return at > 0 and units[at - 1].tag in {"NOUN", "NAME", "PRON"}


def after_noun(before: Unit | None) -> str:
    return "ADJ" if before is not None and before.tag in NOMINAL else "NOUN"


def before_verb(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that may be article or pronoun stands before a verb: "los atacaron"."""
    if is_object_of_infinitive(units, at):
        return True
    stopped = at > 0 and units[at - 1].tag in {"PREP", "VERB"}
    if at + 1 >= len(units) or stopped or has_its_verb(units, at):
        return False
    after = units[at + 1]
    if "CLIT" in after.may and at + 2 < len(units):
        return units[at + 2].finite
    return after.finite and not after.noun and not after.capital and not after.may


def is_object_of_infinitive(units: Sequence[Unit], at: int) -> bool:
    """ "juré de les combattre": between a preposition and what can only be an infinitive."""
    after = units[at + 1] if at + 1 < len(units) else None
    led = at > 0 and units[at - 1].tag == "PREP"
    return led and after is not None and after.has("infinitive") and not (after.noun or after.may)


def has_its_verb(units: Sequence[Unit], at: int) -> bool:
    """ "la" in "s'est assuré la maîtrise": behind the participle of a clause stands no second verb."""
    while at and units[at - 1].tag in {"ADV", "NOUN"} and not closes(units[at - 1]):
        at -= 1
    return bool(at > 1 and units[at - 1].tag == "PART" and units[at - 2].tag in {"VERB", "ADV"})


def verb_only(unit: Unit) -> bool:
    return unit.finite and not unit.noun and not unit.may and not unit.capital


def could_be_noun(unit: Unit) -> bool:
    if unit.tag == "PUNCT":
        return False
    if unit.may:
        return bool(unit.may & {"PREADJ", "NUM"})
    return bool(unit.noun or unit.capital or not verb_only(unit))


def is_beside_led(units: Sequence[Unit], at: int) -> bool:
    """ "Selon un responsable joint au téléphone": what opens under a preposition is nobody's subject."""
    start = at - 1
    while start > 0 and units[start].tag in {"NOUN", "NAME", "ADJ", "DET", "PREADJ", "NUM"}:
        start -= 1
    opens = start == 0 or (start > 0 and closes(units[start - 1]))
    return start < at - 1 and units[start].tag == "PREP" and opens


def is_led_noun(unit: Unit, before: Unit | None, morphology: Morphology) -> bool:
    """ "au pouvoir", "al poder": an infinitive that is also a noun, behind a preposition with its article."""
    if unit.noun is None or before is None or before.tag != "PREP":
        return False
    grammar = morphology.grammar
    return before.text in grammar.contractions and before.text not in grammar.elisions


def is_clause_opener(before: Unit, units: Sequence[Unit], at: int) -> bool:
    """A pronoun-like determiner ("todos murieron", "ambos firmaron") before what can only be a verb.

    The number of a named thing too: "los maestros de la Sección 7 marcharon".
    """
    unit = units[at]
    if before.tag == "NUM" and at > 1 and units[at - 2].tag in {"NOUN", "NAME"}:
        return unit.noun is None and unit.finite and before.text[0].isdigit()
    if before.tag == "NUM" and verb_only(unit):
        return True  # "64 civils sont morts et 180 ont été blessés"
    return before.tag in {"NUM", "DET"} and unit.noun is None and len(before.text) > 3


def led_by_place(units: Sequence[Unit], at: int) -> bool:
    """ "Detidos em Bruxelas dois suspeitos": a place between the participle and those it is of."""
    stop = at + 2
    if at + 3 >= len(units) or "PREP" not in units[at + 1].may or not units[stop].capital:
        return False
    while stop < len(units) and units[stop].capital:
        stop += 1
    return stop < len(units) and bool(units[stop].may & {"NUM", "DET"})


def names_next(after: Unit | None) -> bool:
    """ "Raptado empresário", "Asesinado a tiros el alcalde": behind a participle that opens a headline."""
    if after is None or after.capital:
        return False
    manner = after.may == {"ADV"} and " " in after.text
    return manner or bool(after.noun and not after.may and not after.finite)


def is_helper(unit: Unit, morphology: Morphology) -> bool:
    """Whether a participle behind it is the verb proper: "han", "fue"."""
    return any(reading.lemma in morphology.participle_helpers for reading in unit.readings)


def acts(unit: Unit) -> bool:
    """Can only be a finite verb or a pronoun before one."""
    return verb_only(unit) or unit.may == {"CLIT"}


def joins_verbs(units: Sequence[Unit], at: int, after: Unit | None) -> bool:
    """Right behind a verb and "and", before a preposition: a second verb, where a noun would have its article."""
    joined = at > 1 and units[at - 1].tag == "COORD" and units[at - 2].tag in {"VERB", "PART"}
    return joined and units[at].finite and after is not None and "PREP" in after.may


def counts_next(after: Unit | None) -> bool:
    """A number right behind, which no noun has."""
    if after is None:
        return False
    return after.may <= {"NUM", "APPROX"} and bool(after.may)


def is_only_verb(units: Sequence[Unit], at: int) -> bool:
    """ "X, porte-parole du groupe, presse …": behind an apposition, in a sentence with no verb beside it."""
    if units[at - 1].text != "," or "," not in [u.text for u in units[: at - 1]]:
        return False
    return not any(verb_only(u) or (u.tag == "VERB" and u.finite) for u in units)


def has_other_verb(units: Sequence[Unit], at: int) -> bool:
    """Whether the stretch between two joints has a word that can only be a finite verb."""
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(units) and not closes(units[place]):
            if step > 0 and opens_second(units, place):
                break
            known = units[place].tag == "VERB" and units[place].finite
            if known or (verb_only(units[place]) and not after_article(units, place)):
                return True
            place += step
    return False


def opens_second(units: Sequence[Unit], at: int) -> bool:
    """ "e" in "conquista Sake e fica": a second verb of the same doer, which takes no verb from the first."""
    after = units[at + 1 : at + 2]
    return "COORD" in units[at].may and bool(after) and verb_only(after[0])


def after_article(units: Sequence[Unit], at: int) -> bool:
    """ "part" in "pour sa part": behind what can only be an article stands no verb."""
    before = units[at - 1].may if at else frozenset()
    return bool(before & {"DET", "PREADJ"}) and "CLIT" not in before and "PRON" not in before


def closes(unit: Unit) -> bool:
    return unit.tag in JOINTS or bool(unit.may & {"QUE", "REL", "SUB", "COND", "AIM", "BUT"})


def takes_object(after: Unit, before: Unit | None, morphology: Morphology) -> bool:
    """What follows is what a verb would have behind it."""
    if after.may & {"DET", "NUM", "QUE", "APPROX", "PRON"} or after.capital:
        return True
    if before_infinitive(after):
        return True  # "ameaça impor tarifas"
    if "PREP" in after.may:
        return morphology.marker(after.text) in morphology.grammar.object_markers
    return before is not None and before.tag in NOMINAL and bool(after.noun)


def before_infinitive(after: Unit | None) -> bool:
    return after is not None and after.has("infinitive") and not after.noun


def is_unlisted_infinitive(unit: Unit, before: Unit | None, morphology: Morphology) -> bool:
    """ "ont convenu de mutualiser leurs efforts": behind a preposition that holds no article."""
    led = before is not None and before.tag == "PREP"
    bare = before is not None and before.text not in morphology.grammar.determiners
    return led and bare and any(r.tense == "infinitive" for r in morphology.guessed(unit.text))
